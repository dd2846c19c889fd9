package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/conllu"
)

// write prints a report's sentences, with the ranges of their words in code points.
func (p *parsing) write(r *hearsay.Report) error {
	points := pointCounter{text: r.Text}
	block := int32(-1)
	for i, s := range r.Sentences {
		out := p.tree(r, i)
		if i == 0 {
			out.Comments = append(out.Comments, "newdoc id = "+strings.Join(strings.Fields(r.Input), " "))
		}
		if s.Block != block {
			out.Comments = append(out.Comments, "newpar")
			block = s.Block
		}
		out.Comments = append(out.Comments,
			fmt.Sprintf("sent_id = %d", i+1),
			"text = "+strings.Join(strings.Fields(r.Words(r.SpanOf(s.First, s.End-1))), " "))
		p.place(r, s, out, &points)
		if err := conllu.Write(p.out, out); err != nil {
			return err
		}
	}
	return nil
}

// tree is sentence i with tags, tree and names, but without what its surface tells.
func (p *parsing) tree(r *hearsay.Report, i int) *conllu.Sentence {
	s := r.Sentences[i]
	out := &p.sentence
	out.Comments, out.Words = out.Comments[:0], out.Words[:0]
	for k := s.First; k < s.End; k++ {
		t := &r.Tokens[k]
		head := 0
		if t.Head >= 0 {
			head = int(t.Head-s.First) + 1
		}
		out.Words = append(out.Words, conllu.Word{
			Form: r.Form(k), Lemma: t.Lemma, UPOS: t.UPOS.String(), XPOS: t.XPOS.String(),
			Feats: t.Feats, Head: head, Deprel: t.Deprel.String(),
		})
	}
	for _, n := range r.Names {
		if n.First < s.First || n.Last >= s.End {
			continue
		}
		out.Words[n.First-s.First].Misc = "NER=B-" + string(n.Kind)
		for k := n.First + 1; k <= n.Last; k++ {
			out.Words[k-s.First].Misc = "NER=I-" + string(n.Kind)
		}
	}
	return out
}

// place adds multiword tokens, blanks and ranges.
func (p *parsing) place(r *hearsay.Report, s hearsay.Sentence, out *conllu.Sentence, points *pointCounter) {
	for k := s.First; k < s.End; k++ {
		t, w := &r.Tokens[k], &out.Words[k-s.First]
		end := k + 1
		if t.Flags.Has(hearsay.MultiwordHas) {
			for end < s.End && r.Tokens[end].Flags.Has(hearsay.MultiwordIn) {
				end++
			}
		}
		switch {
		case end > k+1:
			last := &r.Tokens[end-1]
			w.Multi = &conllu.Multiword{
				Form: r.Words(r.SpanOf(k, end-1)), Words: int(end - k),
				Misc: joinMisc(noSpace(last), fmt.Sprintf("TokenRange=%d:%d", points.at(t.Start), points.at(last.End))),
			}
		case t.Flags.Has(hearsay.MultiwordIn):
		default:
			w.Misc = joinMisc(w.Misc, noSpace(t), fmt.Sprintf("TokenRange=%d:%d", points.at(t.Start), points.at(t.End)))
		}
	}
}

func noSpace(t *hearsay.Token) string {
	if t.Flags.Has(hearsay.SpaceAfter) {
		return ""
	}
	return "SpaceAfter=No"
}

// pointCounter turns byte offsets, asked for in rising order, into code points.
type pointCounter struct {
	text          string
	bytes, points int
}

func (c *pointCounter) at(offset int32) int {
	c.points += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = int(offset)
	return c.points
}
