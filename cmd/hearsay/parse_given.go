package main

import (
	"errors"
	"io"
	"strings"

	"hearsay"
	"hearsay/conllu"
)

// maxGiven is how many words are read before they are parsed, where no document ends
// earlier: it bounds memory.
const maxGiven = 100_000

// conllu parses the sentences of a CoNLL-U file, one document after another.
func (p *parsing) conllu(file string, r io.Reader) error {
	return eachDocument(conllu.NewReader(file, r), p.given)
}

// eachDocument hands the sentences of each document to visit, and stops at the first error.
func eachDocument(in *conllu.Reader, visit func([]*conllu.Sentence) error) error {
	var document []*conllu.Sentence
	words := 0
	for {
		s, err := in.Read()
		if errors.Is(err, io.EOF) {
			return visit(document)
		}
		if err != nil {
			return errors.Join(visit(document), err)
		}
		if opensDocument(s) || words > maxGiven {
			if err := visit(document); err != nil {
				return err
			}
			document, words = nil, 0
		}
		document = append(document, s)
		words += len(s.Words)
	}
}

func opensDocument(s *conllu.Sentence) bool {
	for _, c := range s.Comments {
		if strings.HasPrefix(c, "newdoc") {
			return true
		}
	}
	return false
}

// given reads sentences whose words are given, and prints them.
func (p *parsing) given(document []*conllu.Sentence) error {
	report := givenReport(document)
	for _, pass := range p.rest {
		pass.Run(report)
	}
	for i, s := range document {
		out := p.tree(report, i)
		out.Comments = s.Comments
		for k := range out.Words {
			w, old := &out.Words[k], &s.Words[k]
			w.Form, w.Multi = old.Form, old.Multi
			w.Misc = joinMisc(keptMisc(old.Misc), w.Misc)
		}
		if err := conllu.Write(p.out, out); err != nil {
			return err
		}
	}
	return nil
}

func keptMisc(misc string) string {
	if strings.Contains(misc, "SpaceAfter=No") {
		return "SpaceAfter=No"
	}
	return ""
}

// givenReport is a report with the sentences and words of a treebank.
func givenReport(document []*conllu.Sentence) *hearsay.Report {
	r := &hearsay.Report{}
	var b strings.Builder
	for _, s := range document {
		first := int32(len(r.Tokens))
		until := 0
		for i, w := range s.Words {
			t := hearsay.Token{Start: int32(b.Len()), Head: -1}
			b.WriteString(w.Form)
			t.End = int32(b.Len())
			misc := w.Misc
			if w.Multi != nil {
				until, misc = i+w.Multi.Words, w.Multi.Misc
				t.Flags |= hearsay.MultiwordHas
			} else if i < until {
				t.Flags |= hearsay.MultiwordIn
			}
			if i+1 >= until && !strings.Contains(misc, "SpaceAfter=No") {
				t.Flags |= hearsay.SpaceAfter
				b.WriteByte(' ')
			}
			r.Tokens = append(r.Tokens, t)
		}
		r.Sentences = append(r.Sentences, hearsay.Sentence{First: first, End: int32(len(r.Tokens))})
	}
	r.Text = b.String()
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(b.Len())}, Kind: hearsay.Body}}
	return r
}

func joinMisc(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "|")
}
