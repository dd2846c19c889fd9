package when

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
)

// files are the language's words with one file of rules.
func files(rules string) fs.FS {
	words, err := os.ReadFile("../lang/en/when/words.txt")
	if err != nil {
		panic(err)
	}
	return fstest.MapFS{
		"when/words.txt": {Data: words},
		"when/x.rules":   {Data: []byte(rules)},
	}
}

// whole is a text as one block of one sentence, a token a field.
func whole(text string) *hearsay.Report {
	r := &hearsay.Report{Document: hearsay.Document{Text: text}}
	r.Published = hearsay.Infer("2024-05-15", hearsay.Span{}, "given by the test")
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(text))}, Kind: hearsay.Body}}
	at := 0
	for _, w := range strings.Fields(text) {
		at += strings.Index(text[at:], w)
		r.Tokens = append(r.Tokens, hearsay.Token{Start: int32(at), End: int32(at + len(w)), Head: -1})
		at += len(w)
	}
	if len(r.Tokens) > 0 {
		r.Sentences = []hearsay.Sentence{{First: 0, End: int32(len(r.Tokens))}}
	}
	return r
}

func FuzzText(f *testing.F) {
	m, err := Load(english)
	if err != nil {
		f.Fatal(err)
	}
	for _, x := range m.Examples() {
		f.Add(x.Sentence)
	}
	f.Add("the 99999999999 years' of Feb. 31, 0000, '80s 25:99 p.m.")
	run := m.Pass().Run
	f.Fuzz(func(t *testing.T, text string) {
		r := whole(text)
		run(r)
		end := int32(0)
		for _, x := range r.Times {
			if x.Start < end || x.IsZero() || int(x.End) > len(text) || x.Value.Value() == "" {
				t.Fatalf("time %v in a text of %d bytes, the last ended at %d", x, len(text), end)
			}
			end = x.End
		}
	})
}

func FuzzRules(f *testing.F) {
	for _, name := range []string{"dates", "weekdays", "periods"} {
		raw, err := os.ReadFile("../lang/en/when/" + name + ".rules")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	f.Add("rule a\n  match (a | (b)? <c>)? {number:x}\n  value period {x} Y\n  yes a -> b\n")
	f.Fuzz(func(t *testing.T, rules string) {
		m, err := Load(files(rules))
		if err != nil {
			return
		}
		for _, x := range m.Examples() {
			m.Pass().Run(whole(x.Sentence))
		}
		m.Pass().Run(whole("In early May 2019 the three-year talks ended on Monday at 10 p.m."))
	})
}
