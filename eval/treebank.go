package eval

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/conllu"
)

// Parser gives tags, trees and names to the words and sentences of a CoNLL-U file, which
// it keeps as they are.
type Parser func(conllu []byte) ([]*hearsay.Report, error)

// cell is a word's place: the characters that it covers, blanks left out and counted from
// the file's start, and which word of a multiword token it is.
type cell struct{ start, end, inside int }

// word is one syntactic word of a treebank, or of what was read.
type word struct {
	cell
	form, lemma, upos, xpos, deprel string
	head                            int    // index in the sentence, or -1
	name                            string // IOB tag: "B-PER", "I-PER", "O"
}

type sentence []word

// forms are the sentence's words with blanks between.
func (s sentence) forms() string {
	var b strings.Builder
	for i := range s {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s[i].form)
	}
	return b.String()
}

// readTreebank reads a CoNLL-U file's sentences and the text that they were made from.
func readTreebank(path string) (src []byte, sentences []sentence, text string, err error) {
	if src, err = os.ReadFile(path); err != nil {
		return nil, nil, "", err
	}
	in := conllu.NewReader(path, bytes.NewReader(src))
	var b strings.Builder
	pos := 0
	for {
		s, err := in.Read()
		if err == io.EOF {
			return src, sentences, b.String(), nil
		}
		if err != nil {
			return nil, nil, "", err
		}
		writeText(&b, s)
		sentences = append(sentences, goldTree(s, &pos))
	}
}

func goldTree(s *conllu.Sentence, pos *int) sentence {
	out := make(sentence, len(s.Words))
	var token cell
	end := 0 // of the open multiword token
	for i := range s.Words {
		w := &s.Words[i]
		if i < end {
			token.inside++
		} else {
			form, _, n := surface(w)
			token = cell{*pos, *pos + width(form), 0}
			*pos, end = token.end, i+n
		}
		out[i] = word{cell: token, form: w.Form, lemma: w.Lemma, upos: w.UPOS, xpos: w.XPOS, deprel: w.Deprel, head: w.Head - 1}
	}
	return out
}

// surface is the token that starts at the word: its form, its notes, and how many words
// it holds.
func surface(w *conllu.Word) (form, misc string, words int) {
	if m := w.Multi; m != nil {
		return m.Form, m.Misc, m.Words
	}
	return w.Form, w.Misc, 1
}

// writeText writes a sentence as it stood in its document, a paragraph's or document's
// beginning as an empty line.
func writeText(b *strings.Builder, s *conllu.Sentence) {
	for _, c := range s.Comments {
		if b.Len() > 0 && (strings.HasPrefix(c, "newpar") || strings.HasPrefix(c, "newdoc")) {
			b.WriteString("\n\n")
		}
	}
	for i := 0; i < len(s.Words); {
		form, misc, n := surface(&s.Words[i])
		b.WriteString(form)
		if !strings.Contains(misc, "SpaceAfter=No") {
			b.WriteByte(' ')
		}
		i += n
	}
}

// kept gives the words of what a parser read the places and forms of the words that it was
// given, which a report's text shows only as far as words lie side by side in it.
func kept(given, read []sentence) ([]sentence, error) {
	if len(read) != len(given) {
		return nil, fmt.Errorf("%d sentences came back of %d given", len(read), len(given))
	}
	for i := range read {
		if len(read[i]) != len(given[i]) {
			return nil, fmt.Errorf("sentence %d: %d words came back of %d given", i+1, len(read[i]), len(given[i]))
		}
		for k := range read[i] {
			read[i][k].cell, read[i][k].form = given[i][k].cell, given[i][k].form
		}
	}
	return read, nil
}

// width is how many characters of a form count: all but blanks.
func width(form string) int {
	return utf8.RuneCountInString(form) - strings.Count(form, " ") - strings.Count(form, "\u00a0")
}

// treesOf are the reports' sentences one after another, as a CoNLL-U file of them would
// hold them.
func treesOf(reports []*hearsay.Report) []sentence {
	var out []sentence
	pos := 0
	for _, r := range reports {
		names := iobTags(r)
		for _, s := range r.Sentences {
			out = append(out, treeOf(r, s, names, &pos))
		}
	}
	return out
}

func treeOf(r *hearsay.Report, s hearsay.Sentence, names []string, pos *int) sentence {
	out := make(sentence, 0, s.End-s.First)
	var token cell
	for i := s.First; i < s.End; i++ {
		t := &r.Tokens[i]
		w := word{
			form: r.Form(i), lemma: t.Lemma, upos: t.UPOS.String(), xpos: t.XPOS.String(), deprel: t.Deprel.String(),
			head: -1, name: names[i],
		}
		if t.Head >= 0 {
			w.head = int(t.Head - s.First)
		}
		switch {
		case t.Flags.Has(hearsay.MultiwordIn):
			token.inside++
		default:
			last := i
			if t.Flags.Has(hearsay.MultiwordHas) {
				for last+1 < s.End && r.Tokens[last+1].Flags.Has(hearsay.MultiwordIn) {
					last++
				}
			}
			n := width(r.Words(r.SpanOf(i, last)))
			token = cell{*pos, *pos + n, 0}
			*pos += n
		}
		w.cell = token
		out = append(out, w)
	}
	return out
}

func iobTags(r *hearsay.Report) []string {
	tags := make([]string, len(r.Tokens))
	for i := range tags {
		tags[i] = outside
	}
	for i := range r.Names {
		n := &r.Names[i]
		tags[n.First] = "B-" + string(n.Kind)
		for k := n.First + 1; k <= n.Last; k++ {
			tags[k] = "I-" + string(n.Kind)
		}
	}
	return tags
}
