// Package bio marks names from left to right with a sparse linear classifier over the tags
// B- and I- of each kind and O (Ramshaw and Marcus 1995; features after Ratinov and Roth 2009).
package bio

import (
	"hearsay/model"
	"hearsay/model/lex"
	"hearsay/model/postag"
)

// Outside is the class of a word in no name. The classes of kind k, from 0, are Begin(k) and
// Inside(k).
const Outside = 0

// Begin is the class of a name's first word.
func Begin(kind int) uint8 { return uint8(1 + 2*kind) }

// Inside is the class of a name's further words.
func Inside(kind int) uint8 { return uint8(2 + 2*kind) }

// Masked is a gold class that says nothing: nothing is learnt there.
const Masked = 0xff

// Word is what the classifier sees of a word.
type Word struct {
	lex.Word
	Tag   uint64 // part of speech, fine
	Lists uint64 // lists that the word stands in, as bits
}

// Marker is a trained classifier; it may be shared.
type Marker struct{ scorer model.Scorer }

// New makes a marker over a classifier of tags.
func New(scorer model.Scorer) *Marker { return &Marker{scorer} }

// Run marks the sentences of documents, and keeps the memory for it: one a goroutine.
type Run struct {
	*Marker
	words    []Word
	casing   uint64
	bare     []lex.Word
	run      []int32  // last word of the run of capitalised words that a word stands in, or -1
	listed   []uint64 // lists of the words of that run, from this word on
	seen     map[uint64]uint8
	scores   []int32
	features []uint64
}

// Run makes the memory for marking.
func (m *Marker) Run() *Run {
	return &Run{Marker: m, scores: make([]int32, m.scorer.Classes()), seen: map[uint64]uint8{}}
}

// Forget starts a document: what earlier sentences called a word counts no more.
func (r *Run) Forget() { clear(r.seen) }

// maxSeen bounds the memory of a document's words.
const maxSeen = 1 << 16

// Mark writes each word's class to tags.
func (r *Run) Mark(words []Word, tags []uint8) {
	r.begin(words)
	for i := range words {
		tags[i] = r.choose(i, tags)
	}
	r.remember(tags)
}

// Learn makes the updates for a sentence.
func (r *Run) Learn(words []Word, gold, tags []uint8, learner *model.Learner) (errors int) {
	r.begin(words)
	for i := range words {
		tags[i] = r.choose(i, tags)
		if gold[i] == Masked {
			continue
		}
		learner.Step()
		if tags[i] != gold[i] {
			errors++
			learner.Update(r.features, int(gold[i]), 1)
			learner.Update(r.features, int(tags[i]), -1)
		}
	}
	r.remember(tags)
	return errors
}

func (r *Run) begin(words []Word) {
	r.words, r.bare, r.run, r.listed = words, r.bare[:0], r.run[:0], r.listed[:0]
	for i := range words {
		r.bare = append(r.bare, words[i].Word)
		r.run, r.listed = append(r.run, -1), append(r.listed, 0)
	}
	r.casing = postag.Casing(r.bare)
	last, lists := int32(-1), uint64(0)
	for i := len(words) - 1; i >= 0; i-- {
		if !capital(&words[i]) {
			last, lists = -1, 0
			continue
		}
		if last < 0 {
			last = int32(i)
		}
		lists |= words[i].Lists
		r.run[i], r.listed[i] = last, lists
	}
}

func capital(w *Word) bool {
	return w.Case == lex.Initial || w.Case == lex.Capitals || w.Case == lex.Mixed
}

func (r *Run) remember(tags []uint8) {
	for i, t := range tags[:len(r.words)] {
		if t != Outside && len(r.seen) < maxSeen {
			r.seen[r.words[i].Lower] = t
		}
	}
}

func (r *Run) choose(i int, tags []uint8) uint8 {
	clear(r.scores)
	r.extract(i, tags)
	r.scorer.Score(r.features, r.scores)
	best, last := 0, uint8(Outside)
	if i > 0 {
		last = tags[i-1]
	}
	for c, s := range r.scores {
		if s > r.scores[best] && follows(last, uint8(c)) {
			best = c
		}
	}
	return uint8(best)
}

// follows reports whether a class may follow another: I- only its own kind.
func follows(last, next uint8) bool {
	return next == Outside || next%2 == 1 || last == next || last+1 == next
}

var outside = Word{Word: lex.Word{Form: 1, Lower: 1, Shape: 1, Fine: 0xfff1, Broad: 0xfff1}, Tag: 0xfff1}

func (r *Run) word(i int) *Word {
	if i < 0 || i >= len(r.words) {
		return &outside
	}
	return &r.words[i]
}

func (r *Run) extract(i int, tags []uint8) {
	f, template := r.features[:0], uint64(0)
	one := func(x uint64) {
		template++
		f = append(f, model.Seal(model.Mix(template*0xA24BAED4963EE407, x)))
	}
	two := func(x, y uint64) { one(model.Mix(x, y)) }
	w, a, b, c, d := r.word(i), r.word(i-1), r.word(i-2), r.word(i+1), r.word(i+2)
	t1, t2 := uint64(0xff), uint64(0xff)
	if i > 0 {
		t1 = uint64(tags[i-1])
	}
	if i > 1 {
		t2 = uint64(tags[i-2])
	}
	shape := model.Mix(w.Shape, r.casing)
	seen := uint64(r.seen[w.Lower])
	next := uint64(r.seen[c.Lower])

	one(0)
	one(w.Lower)
	two(w.Lower, uint64(w.Case)<<4|r.casing)
	two(w.Lower, t1)
	for _, x := range w.Suf[1:] {
		one(x)
	}
	for _, x := range w.Pre[1:] {
		one(x)
	}
	two(w.Suf[2], uint64(w.Case))
	one(shape)
	two(shape, t1)
	two(shape, w.Tag)
	two(uint64(w.Case)<<4|r.casing, a.Tag)
	two(w.Tag, t1)
	two(w.Tag, w.Fine)
	one(w.Tag)
	two(a.Tag, w.Tag)
	two(w.Tag, c.Tag)
	one(w.Fine)
	one(w.Broad)
	two(w.Fine, t1)
	two(w.Broad, t1)
	two(w.Fine, uint64(w.Case)<<4|r.casing)
	two(a.Fine, w.Fine)
	two(w.Fine, c.Fine)
	two(a.Broad, w.Broad)
	two(w.Broad, c.Broad)
	one(t1)
	two(t1, t2)
	two(model.Mix(t1, t2), w.Tag)
	one(a.Lower)
	two(a.Lower, uint64(w.Case))
	two(a.Lower, w.Lower)
	two(a.Lower, t1)
	two(a.Fine, uint64(w.Case)<<4|t1)
	one(b.Lower)
	one(b.Fine)
	one(c.Lower)
	two(c.Lower, uint64(w.Case))
	two(w.Lower, c.Lower)
	two(c.Lower, t1)
	two(c.Fine, uint64(w.Case)<<4|t1)
	two(c.Fine, c.Shape)
	one(d.Lower)
	one(d.Fine)
	two(d.Fine, d.Shape)
	two(b.Lower, a.Lower)
	two(c.Lower, d.Lower)
	two(a.Lower, c.Lower)
	two(seen, uint64(w.Case))
	two(seen, t1)
	two(next, seen)
	two(w.Lists, uint64(w.Case)<<4|r.casing)
	two(w.Lists, t1)
	two(model.Mix(w.Lists, c.Lists), uint64(w.Case))
	two(model.Mix(a.Lists, w.Lists), uint64(w.Case)<<8|t1)
	two(a.Lists, uint64(w.Case)<<8|t1)
	if end := r.run[i]; end >= 0 {
		last := r.word(int(end))
		length := uint64(min(end-int32(i), 3))
		two(r.listed[i], t1)
		two(last.Lists, t1)
		two(last.Lower, length)
		two(last.Fine, t1)
		two(last.Suf[2], t1)
		two(r.word(int(end)+1).Lower, t1)
		two(r.word(int(end)+1).Fine, length)
		two(length, t1)
		if end > int32(i) {
			two(w.Fine, last.Fine)
		}
	}
	r.features = f
}
