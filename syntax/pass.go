package syntax

import (
	"slices"

	"hearsay"
	"hearsay/model/encoder"
)

// Pass makes the pass that gives Trees. It reads the report's tokens and sentences, and
// overwrites whatever tags and heads they have.
func (m *Model) Pass() hearsay.Pass {
	run := &run{Model: m, encoding: m.network.Run()}
	return hearsay.Pass{
		Name:  "syntax",
		Doc:   "tags words, parses sentences and marks names",
		Needs: []hearsay.Layer{hearsay.Words},
		Gives: hearsay.Trees,
		Run:   run.run,
	}
}

// run is the scratch memory of one pass.
type run struct {
	*Model
	encoding  *encoder.Run
	words     []encoder.Word
	stretches []stretch

	tag, feats, relation []uint16 // labels of the batch's words
	head                 []int32
	marks                []hearsay.NameMark
	scores               []float32
	lattice              lattice
	spelling             spelling
}

// stretch is words that are parsed as one sentence: a sentence, or part of a very long one.
type stretch struct {
	first, end int32
	after      int32 // the stretch's sentence begins here, if before first
}

// longest is the words of a sentence that are parsed at once. The engine's own sentences have
// no more; given ones may.
const longest = 256

func (r *run) run(report *hearsay.Report) {
	r.begin()
	for _, s := range report.Sentences {
		for first := s.First; first < s.End; first += longest {
			r.add(report, stretch{first, min(first+longest, s.End), s.First})
			if r.encoding.Full() {
				r.finish(report)
			}
		}
	}
	r.finish(report)
	report.IndexTrees()
}

func (r *run) begin() {
	r.encoding.Reset()
	r.stretches = r.stretches[:0]
}

func (r *run) add(report *hearsay.Report, s stretch) {
	r.words = r.words[:0]
	for i := s.first; i < s.end; i++ {
		glued := i > s.after && !report.Tokens[i-1].Flags.Has(hearsay.SpaceAfter)
		r.words = append(r.words, encoder.Word{Form: report.Form(i), Glued: glued})
	}
	r.encoding.Add(r.words)
	r.stretches = append(r.stretches, s)
}

// finish parses the stretches that were added.
func (r *run) finish(report *hearsay.Report) {
	n := r.encoding.Words()
	r.tag, r.feats = sized(r.tag, n), sized(r.feats, n)
	r.head, r.relation = sized(r.head, n), sized(r.relation, n)
	r.encoding.Encode()
	r.encoding.Label(r.Model.tag, r.tag)
	r.encoding.Label(r.Model.feats, r.feats)
	r.encoding.Trees(r.head, r.relation)
	at := 0
	for _, s := range r.stretches {
		r.write(report, s, at)
		at += int(s.end - s.first)
	}
	r.mark(report, r.name, func(t *hearsay.Token, m hearsay.NameMark) { t.Name = m })
	r.mark(report, r.finer, func(t *hearsay.Token, m hearsay.NameMark) { t.Finer = m })
	r.begin()
}

// write gives a stretch's tokens what was found for the words from at on.
func (r *run) write(report *hearsay.Report, s stretch, at int) {
	root := int32(-1)
	for i := s.first; i < s.end; i, at = i+1, at+1 {
		t, tag := &report.Tokens[i], r.tags[r.tag[at]]
		t.UPOS, t.XPOS = tag.upos, tag.xpos
		t.Feats = r.features[r.feats[at]]
		t.Lemma = r.lemmas.of(report.Form(i), tag, &r.spelling)
		t.Head, t.Deprel = s.first+r.head[at]-1, r.relations[r.relation[at]]
		if t.Head < s.first {
			t.Head, root = -1, i
		}
	}
	if s.first > s.after {
		join(report, s, root)
	}
}

// join hangs a stretch's root from its sentence's, beside which it stands.
func join(report *hearsay.Report, s stretch, root int32) {
	for i := s.after; i < s.first; i++ {
		if report.Tokens[i].Head < 0 {
			report.Tokens[root].Head, report.Tokens[root].Deprel = i, hearsay.Parataxis
			return
		}
	}
}

// mark gives the tokens of the batch their marks, as set puts them.
func (r *run) mark(report *hearsay.Report, m *marker, set func(*hearsay.Token, hearsay.NameMark)) {
	width := m.head.Width()
	r.scores = sized(r.scores, r.encoding.Words()*width)
	r.encoding.Score(m.head, r.scores)
	rest := r.scores
	for _, s := range r.stretches {
		n := int(s.end - s.first)
		r.marks = sized(r.marks, n)
		m.mark(&r.lattice, rest[:n*width], r.marks)
		for i, mark := range r.marks {
			set(&report.Tokens[s.first+int32(i)], mark)
		}
		rest = rest[n*width:]
	}
}

// sized is the slice with so many entries, of whatever value.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }
