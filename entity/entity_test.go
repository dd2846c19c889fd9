package entity

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/lang/en"
)

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	x, err := Load(en.Files)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// tree makes a report from lines of "form lemma UPOS XPOS head deprel", a blank line
// between sentences; heads count from 1 in their sentence.
func tree(t testing.TB, date, lines string) *hearsay.Report {
	t.Helper()
	r := &hearsay.Report{}
	if date != "" {
		r.Published = hearsay.Infer(date, hearsay.Span{}, "given by the test")
	}
	var text strings.Builder
	first := int32(0)
	end := func() {
		if n := int32(len(r.Tokens)); n > first {
			r.Sentences = append(r.Sentences, hearsay.Sentence{First: first, End: n})
			first = n
		}
	}
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		if len(f) == 0 {
			end()
			continue
		}
		if len(f) != 6 {
			t.Fatalf("line %q has %d fields", line, len(f))
		}
		tok := hearsay.Token{Start: int32(text.Len()), Lemma: f[1], Head: -1}
		text.WriteString(f[0])
		tok.End = int32(text.Len())
		text.WriteByte(' ')
		var ok bool
		if tok.UPOS, ok = hearsay.ParseUPOS(f[2]); !ok {
			t.Fatalf("unknown tag %q", f[2])
		}
		tok.XPOS, _ = hearsay.ParseXPOS(f[3])
		if tok.Deprel, ok = hearsay.ParseDeprel(f[5]); !ok {
			t.Fatalf("unknown relation %q", f[5])
		}
		head := int32(0)
		for _, c := range f[4] {
			head = head*10 + int32(c-'0')
		}
		if head > 0 {
			tok.Head = first + head - 1
		}
		r.Tokens = append(r.Tokens, tok)
	}
	end()
	r.Text = text.String()
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{Start: 0, End: int32(len(r.Text))}, Kind: hearsay.Body}}
	r.IndexTrees()
	return r
}

const visit = `
Ruritanian Ruritanian ADJ JJ 2 amod
Foreign foreign ADJ NNP 3 amod
Minister minister PROPN NNP 4 nmod:desc
Anna Anna PROPN NNP 6 nsubj
Berg Berg PROPN NNP 4 flat
met meet VERB VBD 0 root
Peruvian Peruvian ADJ JJ 8 amod
officials official NOUN NNS 6 obj
in in ADP IN 10 case
Lima Lima PROPN NNP 6 obl
. . PUNCT . 6 punct

She she PRON PRP 2 nsubj
told tell VERB VBD 0 root
Reuters Reuters PROPN NNP 2 iobj
that that SCONJ IN 6 mark
Lima Lima PROPN NNP 6 nsubj
agreed agree VERB VBD 2 ccomp
. . PUNCT . 2 punct

Berg Berg PROPN NNP 3 nsubj
later later ADV RB 3 advmod
thanked thank VERB VBD 0 root
the the DET DT 5 det
officials official NOUN NNS 3 obj
. . PUNCT . 3 punct
`

func TestNamePronounAndSurnameAreOneActor(t *testing.T) {
	r := tree(t, "2020-05-05", visit)
	lexicon(t).Pass().Run(r)
	berg := r.MentionAt(3)
	if berg == nil || r.Words(berg.Span) != "Ruritanian Foreign Minister Anna Berg" {
		t.Fatalf("mention at Anna: %v", berg)
	}
	for _, head := range []int32{11, 18} {
		if m := r.MentionAt(head); m == nil || m.Actor != berg.Actor {
			t.Errorf("%q is not Anna Berg", r.Form(head))
		}
	}
	a := r.Actor(berg.Actor)
	if a.Name.Value() != "Anna Berg" || a.Kind != hearsay.PersonActor || len(a.Roles) == 0 || a.Roles[0].Value() != "GOV" {
		t.Errorf("actor %q %s %v", a.Name.Value(), a.Kind, a.Roles)
	}
}

func TestModifierGivesTheCountryInItsOwnWords(t *testing.T) {
	r := tree(t, "2020-05-05", visit)
	lexicon(t).Pass().Run(r)
	a := r.Actor(r.MentionAt(7).Actor)
	if a.Code() != "PERGOV" || r.Words(a.Country.Span()) != "Peruvian" || a.Country.Because() != "" {
		t.Errorf("officials are %s by %q", a.Code(), r.Words(a.Country.Span()))
	}
	if again := r.MentionAt(22); again == nil || again.Actor != r.MentionAt(7).Actor {
		t.Error("the officials are not those before")
	}
}

func TestCapitalIsAPlaceAfterInAndAGovernmentAsSubject(t *testing.T) {
	r := tree(t, "2020-05-05", visit)
	lexicon(t).Pass().Run(r)
	place, government := r.MentionAt(9), r.MentionAt(15)
	if place.Actor == government.Actor {
		t.Error("city and government are one actor")
	}
	if code := r.Actor(government.Actor).Code(); code != "PERGOV" {
		t.Errorf("Lima agreed: %s", code)
	}
}

func TestOutletIsKnownByName(t *testing.T) {
	r := tree(t, "2020-05-05", visit)
	lexicon(t).Pass().Run(r)
	if a := r.Actor(r.MentionAt(13).Actor); a.Kind != hearsay.OutletActor || a.Roles[0].Value() != "MED" {
		t.Errorf("Reuters is %s %v", a.Kind, a.Roles)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(en.Files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPass(b *testing.B) {
	r := tree(b, "2020-05-05", strings.Repeat(visit, 30))
	run := lexicon(b).Pass().Run
	b.ReportAllocs()
	for b.Loop() {
		run(r)
	}
	b.ReportMetric(float64(len(r.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
