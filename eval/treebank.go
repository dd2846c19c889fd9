package eval

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/conllu"
)

// Parser gives tags, trees and names to the words and sentences of a document, which it
// keeps as they are.
type Parser func(document []*conllu.Sentence) (*hearsay.Report, error)

// Treebank is a text with its sentences, words and trees: those of a CoNLL-U file, or
// those that were read.
type Treebank struct {
	name      string
	documents [][]*conllu.Sentence // of a file; nil where words were read too
	reports   []*hearsay.Report    // of what was read, one a document; nil where nothing was
}

// ReadTreebank reads CoNLL-U; name is the file's, for errors, which also name the line.
func ReadTreebank(name string, in io.Reader) (*Treebank, error) {
	t := &Treebank{name: name}
	return t, conllu.NewReader(name, in).Documents(func(d []*conllu.Sentence) error {
		t.documents = append(t.documents, d)
		return nil
	})
}

func openTreebank(path string) (*Treebank, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadTreebank(path, f)
}

// Select is the treebank's documents whose id the pattern matches.
func (t *Treebank) Select(pattern *regexp.Regexp) (*Treebank, error) {
	out := &Treebank{name: t.name}
	for _, d := range t.documents {
		if pattern.MatchString(documentID(d)) {
			out.documents = append(out.documents, d)
		}
	}
	if len(out.documents) == 0 {
		return nil, fmt.Errorf("%s: none of %d documents has an id that matches %q", t.name, len(t.documents), pattern)
	}
	return out, nil
}

// Parsed is the treebank's words and sentences with the trees that parse gives them.
func (t *Treebank) Parsed(parse Parser) (*Treebank, error) {
	out := &Treebank{name: t.name + ", parsed", documents: t.documents}
	for _, d := range t.documents {
		r, err := parse(d)
		if err == nil {
			err = keeps(d, r)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", documentID(d), err)
		}
		out.reports = append(out.reports, r)
	}
	return out, nil
}

// Reread is what read makes of the treebank's raw text, one document after another.
func (t *Treebank) Reread(read Reader) (*Treebank, error) {
	out := &Treebank{name: t.name + ", read"}
	for _, d := range t.documents {
		id := documentID(d)
		r, err := read(hearsay.Source{Input: id, Text: rawText(d), Language: "en"})
		if err != nil {
			return nil, fmt.Errorf("no report of %s: %w", id, err)
		}
		out.reports = append(out.reports, r)
	}
	return out, nil
}

func documentID(d []*conllu.Sentence) string {
	if id, ok := d[0].Comment("newdoc id"); ok {
		return id
	}
	return fmt.Sprintf("document at line %d", d[0].Line)
}

// keeps is an error where the report does not have the words that were given.
func keeps(given []*conllu.Sentence, r *hearsay.Report) error {
	if len(r.Sentences) != len(given) {
		return fmt.Errorf("%d sentences came back of %d given", len(r.Sentences), len(given))
	}
	for i, s := range r.Sentences {
		if n := int(s.End - s.First); n != len(given[i].Words) {
			return fmt.Errorf("sentence %d: %d words came back of %d given", i+1, n, len(given[i].Words))
		}
	}
	return nil
}

// rawText is a document's sentences as they stood in it, a paragraph's beginning as an
// empty line.
func rawText(document []*conllu.Sentence) string {
	var b strings.Builder
	for _, s := range document {
		writeText(&b, s)
	}
	return b.String()
}

// text is the raw text of all documents, an empty line between them.
func (t *Treebank) text() string {
	var b strings.Builder
	for _, d := range t.documents {
		for _, s := range d {
			writeText(&b, s)
		}
	}
	return b.String()
}

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

// surface is the token that starts at the word: its form, its notes, and how many words
// it holds.
func surface(w *conllu.Word) (form, misc string, words int) {
	if m := w.Multi; m != nil {
		return m.Form, m.Misc, m.Words
	}
	return w.Form, w.Misc, 1
}

// cell is a word's place: the characters that its token covers, blanks left out and
// counted from the file's start, and which word of a multiword token it is.
type cell struct{ start, end, inside int }

// word is one syntactic word of a treebank, or of what was read.
type word struct {
	cell
	multi                                  bool   // its token holds other words beside it
	token                                  string // its token without blanks; "" for a token's further words
	form, lemma, upos, xpos, feats, deprel string
	head                                   int    // index in the sentence, or -1
	name                                   string // IOB tag: "B-PER", "I-PER", "O"
	line                                   int    // of the file, or 0
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

// sentences are the treebank's, one document after another.
func (t *Treebank) sentences() []sentence {
	var out []sentence
	pos := 0
	for i, d := range t.documents {
		for k, s := range d {
			tree := givenTree(s, &pos)
			if t.reports != nil {
				r := t.reports[i]
				tree.annotate(r, r.Sentences[k], iobTags(r, r.Sentences[k]))
			}
			out = append(out, tree)
		}
	}
	if t.documents != nil {
		return out
	}
	for _, r := range t.reports {
		for _, s := range r.Sentences {
			out = append(out, readTree(r, s, &pos))
		}
	}
	return out
}

func givenTree(s *conllu.Sentence, pos *int) sentence {
	out := make(sentence, len(s.Words))
	end := 0 // of the open token
	for i := range s.Words {
		w := &s.Words[i]
		out[i] = word{
			form: w.Form, lemma: w.Lemma, upos: w.UPOS, xpos: w.XPOS, feats: w.Feats, deprel: w.Deprel,
			head: w.Head - 1, line: w.Line, name: nameTag(w.Misc),
		}
		if i < end {
			out[i].follow(&out[i-1])
			continue
		}
		form, _, n := surface(w)
		end = i + n
		out[i].begin(form, n, pos)
	}
	return out
}

// readTree is a sentence of a report, with the words as they were read.
func readTree(r *hearsay.Report, s hearsay.Sentence, pos *int) sentence {
	out := make(sentence, s.End-s.First)
	for i := range out {
		k := s.First + int32(i)
		t := &r.Tokens[k]
		out[i].form = r.Form(k)
		if i > 0 && t.Flags.Has(hearsay.MultiwordIn) {
			out[i].follow(&out[i-1])
			continue
		}
		last := k
		for t.Flags.Has(hearsay.MultiwordHas) && last+1 < s.End && r.Tokens[last+1].Flags.Has(hearsay.MultiwordIn) {
			last++
		}
		out[i].begin(r.Words(r.SpanOf(k, last)), int(last-k)+1, pos)
	}
	out.annotate(r, s, iobTags(r, s))
	return out
}

// annotate gives the words what was read of them.
func (out sentence) annotate(r *hearsay.Report, s hearsay.Sentence, names []string) {
	for i := range out {
		t, w := &r.Tokens[s.First+int32(i)], &out[i]
		w.lemma, w.upos, w.xpos, w.feats, w.deprel = t.Lemma, t.UPOS.String(), t.XPOS.String(), t.Feats, t.Deprel.String()
		w.head, w.name = -1, names[i]
		if t.Head >= 0 {
			w.head = int(t.Head - s.First)
		}
	}
}

// begin places the first word of a token of n words.
func (w *word) begin(token string, n int, pos *int) {
	w.token = withoutBlanks(token)
	w.multi = n > 1
	w.cell = cell{*pos, *pos + len([]rune(w.token)), 0}
	*pos = w.end
}

// follow places a further word of the token in which the word before stands.
func (w *word) follow(before *word) {
	w.cell, w.multi = before.cell, true
	w.inside++
}

// withoutBlanks leaves out what Unicode calls a space separator (Zs), and line ends.
func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) || r == '\n' {
			return -1
		}
		return r
	}, s)
}

// iobTags are the names of one sentence as IOB2 tags.
func iobTags(r *hearsay.Report, s hearsay.Sentence) []string {
	tags := make([]string, s.End-s.First)
	for i := range tags {
		tags[i] = outside
	}
	first, _ := slices.BinarySearchFunc(r.Names, s.First, func(n hearsay.Name, at int32) int { return cmp.Compare(n.First, at) })
	for _, n := range r.Names[first:] {
		if n.Last >= s.End {
			break
		}
		tags[n.First-s.First] = "B-" + string(n.Kind)
		for k := n.First + 1; k <= n.Last; k++ {
			tags[k-s.First] = "I-" + string(n.Kind)
		}
	}
	return tags
}
