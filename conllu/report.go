package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// maxDocument is how many words are gathered where no document ends earlier: it bounds
// memory, as hearsay.MaxText does for the bytes of their lines.
const maxDocument = 100_000

// Documents hands the sentences of each document ("# newdoc") to visit. A document of
// over 100,000 words, or hearsay.MaxText bytes, comes in parts. It stops at the first error.
func (r *Reader) Documents(visit func([]*Sentence) error) error {
	var document []*Sentence
	words, bytes := 0, 0
	flush := func() error {
		if len(document) == 0 {
			return nil
		}
		defer func() { document, words, bytes = nil, 0, 0 }()
		return visit(document)
	}
	for {
		s, err := r.Read()
		if errors.Is(err, io.EOF) {
			return flush()
		}
		if err != nil {
			return errors.Join(flush(), err)
		}
		if s.opensDocument() || words > maxDocument || bytes+r.bytes > hearsay.MaxText {
			if err := flush(); err != nil {
				return err
			}
		}
		document = append(document, s)
		words += len(s.Words)
		bytes += r.bytes
	}
}

func (s *Sentence) opensDocument() bool {
	for _, c := range s.Comments {
		if strings.HasPrefix(c, "newdoc") {
			return true
		}
	}
	return false
}

// Report is a report with the sentences and words of a document, and nothing else of it:
// tags, trees and names are to be read anew.
func Report(document []*Sentence) *hearsay.Report {
	r := &hearsay.Report{}
	var text strings.Builder
	speakers := map[string]int32{"": 0}
	for _, s := range document {
		first := int32(len(r.Tokens))
		until := 0
		for i, w := range s.Words {
			t := hearsay.Token{Start: int32(text.Len()), Head: -1}
			text.WriteString(w.Form)
			t.End = int32(text.Len())
			misc := w.Misc
			if w.Multi != nil {
				until, misc = i+w.Multi.Words, w.Multi.Misc
				t.Flags |= hearsay.MultiwordHas
			} else if i < until {
				t.Flags |= hearsay.MultiwordIn
			}
			if i+1 >= until && !strings.Contains(misc, "SpaceAfter=No") {
				t.Flags |= hearsay.SpaceAfter
				text.WriteByte(' ')
			}
			r.Tokens = append(r.Tokens, t)
		}
		speaker, _ := s.Comment("speaker")
		if _, ok := speakers[speaker]; !ok {
			speakers[speaker] = int32(len(speakers))
		}
		r.Sentences = append(r.Sentences, hearsay.Sentence{First: first, End: int32(len(r.Tokens)), Speaker: speakers[speaker]})
	}
	r.Text = text.String()
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(text.Len())}, Kind: hearsay.Body}}
	return r
}

// Writer writes reports as CoNLL-U.
type Writer struct {
	out      *bufio.Writer
	sentence Sentence
	entities entityWriter
	written  int // sentences
}

// NewWriter makes a writer; what it writes may stay in out until that is flushed.
func NewWriter(out *bufio.Writer) *Writer { return &Writer{out: out} }

// WriteReport writes a report's sentences: "# newdoc", "# newpar" where a block begins,
// "# sent_id" counted over all that the writer writes, multiword tokens, SpaceAfter=No,
// blanks other than one space (SpacesAfter, with UDPipe's escapes), the range of each
// token in code points of the text (TokenRange=start:end), names as NER=B-PER, I-PER and so
// on, those of finer kinds as FinerNER=B-weapon, and co-reference as Entity=(e1-person-1).
func (w *Writer) WriteReport(r *hearsay.Report) error {
	points := pointCounter{text: r.Text}
	names := pendingNames{r.Names, r.Finer}
	w.entities.begin(r)
	block := int32(-1)
	for i, s := range r.Sentences {
		w.annotate(r, s, &names)
		out := &w.sentence
		w.written++
		if i == 0 {
			out.Comments = append(out.Comments, "newdoc id = "+oneLine(r.Input))
			if len(r.References) > 0 {
				out.Comments = withEntityHeader(out.Comments)
			}
		}
		if s.Block != block {
			out.Comments = append(out.Comments, "newpar")
			block = s.Block
		}
		out.Comments = append(out.Comments, fmt.Sprintf("sent_id = %d", w.written), "text = "+oneLine(r.Words(r.SpanOf(s.First, s.End-1))))
		w.surface(r, s, &points)
		if err := Write(w.out, out); err != nil {
			return err
		}
	}
	return nil
}

// WriteGiven writes a report that Report made of the document, with the document's own
// comments and surface.
func (w *Writer) WriteGiven(r *hearsay.Report, document []*Sentence) error {
	names := pendingNames{r.Names, r.Finer}
	w.entities.begin(r)
	for i, given := range document {
		w.annotate(r, r.Sentences[i], &names)
		out := &w.sentence
		out.Comments = slices.DeleteFunc(append(out.Comments, given.Comments...), declaresEntities)
		if i == 0 && len(r.References) > 0 {
			out.Comments = withEntityHeader(out.Comments)
		}
		for k := range out.Words {
			word, old := &out.Words[k], &given.Words[k]
			word.Form, word.Multi = old.Form, old.Multi
			if strings.Contains(old.Misc, "SpaceAfter=No") {
				word.Misc = joinMisc(word.Misc, "SpaceAfter=No")
			}
		}
		if err := Write(w.out, out); err != nil {
			return err
		}
	}
	return nil
}

// oneLine joins the parts of s by single spaces: no field of CoNLL-U holds a tab or a line end.
func oneLine(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// pendingNames are the names from a sentence on.
type pendingNames struct{ names, finer []hearsay.Name }

// annotate makes w.sentence the sentence with tags, tree, names and co-reference, but without
// what its surface tells. It takes the sentence's names away.
func (w *Writer) annotate(r *hearsay.Report, s hearsay.Sentence, pending *pendingNames) {
	out := &w.sentence
	out.Comments, out.Words = out.Comments[:0], out.Words[:0]
	for k := s.First; k < s.End; k++ {
		t := &r.Tokens[k]
		head := 0
		if t.Head >= 0 {
			head = int(t.Head-s.First) + 1
		}
		out.Words = append(out.Words, Word{
			Form: oneLine(r.Form(k)), Lemma: oneLine(t.Lemma), UPOS: t.UPOS.String(), XPOS: t.XPOS.String(),
			Feats: t.Feats, Head: head, Deprel: t.Deprel.String(),
		})
	}
	pending.finer = out.mark("FinerNER", s, pending.finer)
	pending.names = out.mark("NER", s, pending.names)
	w.entities.mark(out, r, s)
}

// mark notes the names of a sentence of a report, and returns those behind it.
func (out *Sentence) mark(key string, s hearsay.Sentence, names []hearsay.Name) []hearsay.Name {
	for len(names) > 0 && names[0].First < s.End {
		n := names[0]
		names = names[1:]
		if n.First < s.First || n.Last >= s.End {
			continue
		}
		tag := "=B-"
		for k := n.First; k <= n.Last; k++ {
			word := &out.Words[k-s.First]
			word.Misc = joinMisc(word.Misc, key+tag+string(n.Kind))
			tag = "=I-"
		}
	}
	return names
}

// surface adds multiword tokens, blanks and ranges.
func (w *Writer) surface(r *hearsay.Report, s hearsay.Sentence, points *pointCounter) {
	for k := s.First; k < s.End; k++ {
		t, word := &r.Tokens[k], &w.sentence.Words[k-s.First]
		end := k + 1
		if t.Flags.Has(hearsay.MultiwordHas) {
			for end < s.End && r.Tokens[end].Flags.Has(hearsay.MultiwordIn) {
				end++
			}
		}
		switch {
		case end > k+1:
			last := &r.Tokens[end-1]
			word.Multi = &Multiword{
				Form: oneLine(r.Words(r.SpanOf(k, end-1))), Words: int(end - k),
				Misc: joinMisc(blanks(r, end-1), points.tokenRange(t.Start, last.End)),
			}
		case t.Flags.Has(hearsay.MultiwordIn):
		default:
			word.Misc = joinMisc(word.Misc, blanks(r, k), points.tokenRange(t.Start, t.End))
		}
	}
}

// longestBlanks bounds how many bytes of blanks are noted: more say nothing more.
const longestBlanks = 64

// blanks notes what stands between token k and the next, where that is not one space.
func blanks(r *hearsay.Report, k int32) string {
	t := &r.Tokens[k]
	if !t.Flags.Has(hearsay.SpaceAfter) {
		return "SpaceAfter=No"
	}
	next := int32(len(r.Text))
	if int(k)+1 < len(r.Tokens) {
		next = r.Tokens[k+1].Start
	}
	between := r.Text[t.End:next]
	if between == " " || between == "" || len(between) > longestBlanks || strings.TrimSpace(between) != "" {
		return ""
	}
	return "SpacesAfter=" + blankEscapes.Replace(between)
}

// blankEscapes are those of UDPipe's SpacesAfter.
var blankEscapes = strings.NewReplacer(" ", `\s`, "\t", `\t`, "\r", `\r`, "\n", `\n`)

func joinMisc(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "|")
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

func (c *pointCounter) tokenRange(start, end int32) string {
	return fmt.Sprintf("TokenRange=%d:%d", c.at(start), c.at(end))
}
