package grammar_test

import (
	"errors"
	"testing"

	"hearsay/grammar"
	"hearsay/lang/en"
	"hearsay/syntax"
	"hearsay/text"
)

func TestAModelThatDoesNotExistIsRefused(t *testing.T) {
	if _, err := grammar.Load(en.Files, "huge"); !errors.Is(err, syntax.ErrNoModel) {
		t.Errorf("%v", err)
	}
}

func TestParseRefusesWhatIsNoText(t *testing.T) {
	g, err := grammar.Load(en.Files, syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	p := g.New()
	for source, want := range map[string]error{"": text.ErrEmpty, " \n ": text.ErrEmpty, "a\x00b": text.ErrBinary, "\xffa": text.ErrUTF8} {
		if _, err := p.Parse(source); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", source, err, want)
		}
	}
}

func TestSentencesDoNotReachOverParagraphs(t *testing.T) {
	g, err := grammar.Load(en.Files, syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	report, err := g.New().Parse("Talks fail in Oslo\n\nThe envoys left\n\n\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Sentences) != 2 || report.Sentences[1].Block != 1 || report.Form(report.Sentences[1].First) != "The" {
		t.Errorf("%+v", report.Sentences)
	}
}

// BenchmarkLoad loads what a start of a program that only parses costs.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := grammar.Load(en.Files, syntax.Accurate); err != nil {
			b.Fatal(err)
		}
	}
}
