package when

import (
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

var english = os.DirFS("../lang/en")

// reading runs the pass over a text of the given date, in words and sentences alone.
func readText(t testing.TB, m *Rules, words *text.Words, body, published string) *hearsay.Report {
	t.Helper()
	r := &hearsay.Report{Document: hearsay.Document{Text: body}}
	if published != "" {
		r.Published = hearsay.Infer(published, hearsay.Span{}, "given by the test")
	}
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(body))}, Kind: hearsay.Body}}
	words.Pass().Run(r)
	m.Pass().Run(r)
	return r
}

func load(t testing.TB) (*Rules, *text.Words) {
	t.Helper()
	m, err := Load(english)
	if err != nil {
		t.Fatal(err)
	}
	w, err := text.LoadWords(english)
	if err != nil {
		t.Fatal(err)
	}
	return m, w
}

func TestEveryRuleReadsItsExamples(t *testing.T) {
	m, words := load(t)
	for _, x := range m.Examples() {
		r := readText(t, m, words, x.Sentence, x.Published)
		var got []string
		for _, tm := range r.Times {
			got = append(got, r.Words(tm.Span)+" = "+tm.Value.Value())
		}
		if strings.Join(got, "; ") != strings.Join(x.Want, "; ") {
			t.Errorf("rule %s: %q\n got %q\nwant %q", x.Rule, x.Sentence, got, x.Want)
		}
	}
}
