package eval

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
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

// readTreebank reads a CoNLL-U file's syntactic words and the text that it was made from.
func readTreebank(path string) (src []byte, sentences []sentence, text string, err error) {
	if src, err = os.ReadFile(path); err != nil {
		return nil, nil, "", err
	}
	var b treebank
	scan := bufio.NewScanner(bytes.NewReader(src))
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		if err := b.line(scan.Text()); err != nil {
			return nil, nil, "", fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	b.endSentence()
	return src, b.sentences, b.text.String(), scan.Err()
}

// treebank gathers a CoNLL-U file line by line.
type treebank struct {
	sentences []sentence
	current   sentence
	text      strings.Builder
	pending   strings.Builder // the current sentence's text
	pos       int             // characters so far
	token     cell            // the open multiword token; inside holds its first word's number
	tokenEnd  int             // its last word's number
}

func (b *treebank) line(line string) error {
	switch {
	case strings.HasPrefix(line, "# newpar") || strings.HasPrefix(line, "# newdoc"):
		if b.text.Len() > 0 {
			b.text.WriteString("\n\n")
		}
		return nil
	case strings.HasPrefix(line, "#"):
		return nil
	case line == "":
		b.endSentence()
		return nil
	}
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10", len(c))
	}
	switch {
	case strings.Contains(c[0], "."):
		return nil
	case strings.Contains(c[0], "-"):
		return b.multiword(c)
	}
	return b.word(c)
}

func (b *treebank) multiword(c []string) error {
	first, last, _ := strings.Cut(c[0], "-")
	from, err := strconv.Atoi(first)
	if err != nil {
		return err
	}
	if b.tokenEnd, err = strconv.Atoi(last); err != nil {
		return err
	}
	n := width(c[1])
	b.token = cell{b.pos, b.pos + n, from}
	b.pos += n
	b.surface(c)
	return nil
}

func (b *treebank) word(c []string) error {
	id, err := strconv.Atoi(c[0])
	if err != nil {
		return err
	}
	head, _ := strconv.Atoi(c[6])
	w := word{form: c[1], lemma: c[2], upos: c[3], xpos: c[4], deprel: c[7], head: head - 1}
	if id <= b.tokenEnd {
		w.cell = cell{b.token.start, b.token.end, id - b.token.inside}
	} else {
		n := width(c[1])
		w.cell = cell{b.pos, b.pos + n, 0}
		b.pos += n
		b.surface(c)
	}
	b.current = append(b.current, w)
	return nil
}

func (b *treebank) surface(c []string) {
	b.pending.WriteString(c[1])
	if !strings.Contains(c[9], "SpaceAfter=No") {
		b.pending.WriteByte(' ')
	}
}

func (b *treebank) endSentence() {
	if len(b.current) > 0 {
		b.sentences = append(b.sentences, b.current)
	}
	b.current, b.tokenEnd = nil, 0
	b.text.WriteString(b.pending.String())
	b.pending.Reset()
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
