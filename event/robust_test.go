package event

import (
	"strings"
	"testing"

	"hearsay"
)

// FuzzPass runs the pass over trees that no parser would give: any tag, any relation, any
// head that keeps it a tree. It must not panic, and every event must have its evidence.
func FuzzPass(f *testing.F) {
	e, err := english()
	if err != nil {
		f.Fatal(err)
	}
	words := []string{
		"Russia", "attack", "ask", "accuse", "of", "sanction", "impose", "on", "to", "send", "weapon", "will", "not",
		"by", "which", "say", "talk", "with", "and", "Mali", "deny", "role", "in", "kill", "strike", "refuse", "meet", "call", "for",
	}
	f.Add([]byte("a subject, a verb, an object"))
	f.Add([]byte{0, 9, 30, 4, 200, 17, 3, 9, 1, 1, 1, 1, 90, 80, 70, 60})
	f.Fuzz(func(t *testing.T, data []byte) {
		r := treeOf(data, words)
		if r == nil {
			return
		}
		pass := e.rules.Pass()
		pass.Run(r)
		for i := range r.Events {
			if ev := &r.Events[i]; ev.Evidence.IsZero() || int(ev.Evidence.End) > len(r.Text) {
				t.Errorf("evidence %v of %d bytes", ev.Evidence, len(r.Text))
			}
			_ = e.rules.Explain(r, hearsay.EventID(i+1))
		}
	})
}

// treeOf makes a report of one sentence: four bytes a token, for word, tag, relation and head.
func treeOf(data []byte, words []string) *hearsay.Report {
	n := min(len(data)/4, 40)
	if n == 0 {
		return nil
	}
	r := &hearsay.Report{}
	var text strings.Builder
	for i := range n {
		b := data[4*i : 4*i+4]
		word := words[int(b[0])%len(words)]
		tok := hearsay.Token{
			Start: int32(text.Len()), Lemma: strings.ToLower(word),
			UPOS: hearsay.UPOS(b[1]%17) + 1, XPOS: hearsay.XPOS(b[1]/4%49) + 1, Deprel: hearsay.Deprel(b[2]%49) + 1, Head: -1,
		}
		if i > 0 {
			tok.Head = int32(int(b[3]) % i)
		}
		text.WriteString(word)
		tok.End = int32(text.Len())
		text.WriteByte(' ')
		r.Tokens = append(r.Tokens, tok)
	}
	r.Text = text.String()
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(r.Text))}, Kind: hearsay.Body}}
	r.Sentences = []hearsay.Sentence{{First: 0, End: int32(n)}}
	r.IndexTrees()
	r.IndexMentions()
	for i := range r.Tokens {
		if r.Tokens[i].UPOS == hearsay.PROPN {
			r.Mention(int32(i), r.Tokens[i].Span(), hearsay.CountryActor)
		}
	}
	return r
}
