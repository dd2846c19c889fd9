// Package postag tags words from left to right with a sparse linear classifier, in the
// manner of Collins (2002).
package postag

import (
	"hearsay/model"
	"hearsay/model/lex"
)

// Tagger is a trained tagger; it may be shared.
type Tagger struct{ scorer model.Scorer }

// New makes a tagger over a classifier of tags.
func New(scorer model.Scorer) *Tagger { return &Tagger{scorer} }

// Run tags sentences one after another, and keeps the memory for it: one a goroutine.
type Run struct {
	*Tagger
	words    []lex.Word
	casing   uint64
	scores   []int32
	features []uint64
}

// Run makes the memory for tagging.
func (t *Tagger) Run() *Run { return &Run{Tagger: t, scores: make([]int32, t.scorer.Classes())} }

// Tag writes each word's class to tags.
func (r *Run) Tag(words []lex.Word, tags []uint8) {
	r.begin(words)
	for i := range words {
		tags[i] = r.choose(i, tags)
	}
}

// Learn makes the updates for a sentence whose true tags are gold, and reports how many
// words were tagged rightly. It writes the tags given to tags.
func (r *Run) Learn(words []lex.Word, gold, tags []uint8, learner *model.Learner) (correct int) {
	r.begin(words)
	for i := range words {
		learner.Step()
		tags[i] = r.choose(i, tags)
		if tags[i] == gold[i] {
			correct++
			continue
		}
		learner.Update(r.features, int(gold[i]), 1)
		learner.Update(r.features, int(tags[i]), -1)
	}
	return correct
}

func (r *Run) begin(words []lex.Word) {
	r.words = words
	r.casing = Casing(words)
}

func (r *Run) choose(i int, tags []uint8) uint8 {
	clear(r.scores)
	r.extract(i, tags)
	r.scorer.Score(r.features, r.scores)
	best := 0
	for c, s := range r.scores {
		if s > r.scores[best] {
			best = c
		}
	}
	return uint8(best)
}

// Casing is how a sentence as a whole uses capitals: 0 as running text does, 1 a capital on most words
// (a headline), 2 capitals throughout, 3 none at all. Where it is not 0, a word's own
// capitals say little.
func Casing(words []lex.Word) uint64 {
	letters, small, initial, capitals := 0, 0, 0, 0
	for i := range words {
		switch words[i].Case {
		case lex.Small:
			small++
		case lex.Initial, lex.Mixed:
			initial++
		case lex.Capitals:
			capitals++
		}
	}
	letters = small + initial + capitals
	switch {
	case letters < 3:
		return 0
	case capitals*3 > letters*2:
		return 2
	case (initial+capitals)*3 > letters*2:
		return 1
	case small == letters:
		return 3
	}
	return 0
}

var outside = lex.Word{Form: 1, Lower: 1, Shape: 1, Fine: 0xfff1, Broad: 0xfff1}

func (r *Run) word(i int) *lex.Word {
	if i < 0 || i >= len(r.words) {
		return &outside
	}
	return &r.words[i]
}

func (r *Run) tag(i int, tags []uint8) uint64 {
	if i < 0 {
		return 0xff
	}
	return uint64(tags[i])
}

func (r *Run) extract(i int, tags []uint8) {
	f, template := r.features[:0], uint64(0)
	one := func(x uint64) {
		template++
		f = append(f, model.Seal(model.Mix(template*0xA24BAED4963EE407, x)))
	}
	two := func(x, y uint64) { one(model.Mix(x, y)) }
	w := r.word(i)
	a, b, c, d := r.word(i-1), r.word(i-2), r.word(i+1), r.word(i+2)
	t1, t2 := r.tag(i-1, tags), r.tag(i-2, tags)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	shape := model.Mix(w.Shape, r.casing<<1|first)

	one(0)
	one(w.Form)
	one(w.Lower)
	two(w.Lower, shape)
	for _, x := range w.Pre {
		one(x)
	}
	for _, x := range w.Suf {
		one(x)
	}
	two(w.Suf[1], t1)
	two(w.Suf[2], w.Shape)
	two(w.Suf[2], w.Broad)
	one(shape)
	two(shape, t1)
	two(uint64(w.Case)<<1|first, r.casing)
	one(w.Fine)
	one(w.Broad)
	two(w.Fine, uint64(w.Case))
	two(w.Fine, t1)
	one(t1)
	two(t1, t2)
	two(t1, w.Lower)
	two(model.Mix(t1, t2), w.Lower)
	two(t1, c.Lower)
	two(t1, c.Fine)
	one(a.Lower)
	one(b.Lower)
	one(c.Lower)
	one(d.Lower)
	two(a.Lower, w.Lower)
	two(w.Lower, c.Lower)
	two(w.Lower, c.Fine)
	two(w.Fine, c.Fine)
	two(a.Fine, w.Fine)
	two(a.Lower, c.Lower)
	two(c.Lower, d.Lower)
	two(w.Suf[2], c.Suf[2])
	one(a.Suf[2])
	one(c.Suf[2])
	one(c.Suf[1])
	one(d.Suf[2])
	one(a.Fine)
	one(c.Fine)
	one(d.Fine)
	two(c.Broad, d.Broad)
	two(uint64(c.Case), c.Shape)
	two(a.Shape, w.Shape)
	two(w.Suf[2], t1)
	two(model.Mix(t1, t2), w.Suf[2])
	two(model.Mix(t1, t2), c.Suf[2])
	r.features = f
}
