// Package ends finds sentence ends with a sparse linear classifier over the words around each
// possible end.
package ends

import (
	"hearsay/model"
	"hearsay/model/lex"
)

// Word is what the classifier sees of a word.
type Word struct {
	lex.Word
	Spaced bool // a blank follows
}

// Cutter is a trained classifier; it may be shared.
type Cutter struct{ scorer model.Scorer }

// New makes a cutter over a classifier with two classes, of which the second is a sentence's end.
func New(scorer model.Scorer) *Cutter { return &Cutter{scorer} }

// Run cuts paragraphs one after another, and keeps the memory for it: one a goroutine.
type Run struct {
	*Cutter
	words    []Word
	features []uint64
	scores   [2]int32
	first    int // of the sentence
	quotes   int // double quotation marks in the sentence
	brackets int // round brackets open
}

// Run makes the memory for cutting.
func (c *Cutter) Run() *Run { return &Run{Cutter: c} }

// Cut hands the sentences of a paragraph to found: words first to end, end left out. None
// is longer than longest.
func (r *Run) Cut(words []Word, longest int, found func(first, end int)) {
	r.begin(words)
	for i := range words {
		r.pass(i)
		if i == len(words)-1 || i-r.first+1 >= longest || r.ends(i) {
			found(r.first, i+1)
			r.next(i + 1)
		}
	}
}

// Learn makes the updates for a paragraph; ends says which words end a sentence. It
// reports the number of errors.
func (r *Run) Learn(words []Word, ends []bool, learner *model.Learner) (errors int) {
	r.begin(words)
	for i := range words {
		r.pass(i)
		if i == len(words)-1 {
			break
		}
		learner.Step()
		if r.ends(i) != ends[i] {
			errors++
			class := 0
			if ends[i] {
				class = 1
			}
			learner.Update(r.features, class, 1)
			learner.Update(r.features, 1-class, -1)
		}
		if ends[i] {
			r.next(i + 1)
		}
	}
	return errors
}

func (r *Run) begin(words []Word) {
	r.words = words
	r.next(0)
}

func (r *Run) next(first int) { r.first, r.quotes, r.brackets = first, 0, 0 }

var (
	quote = model.Hash("\"")
	open  = model.Hash("(")
	shut  = model.Hash(")")
)

// pass counts the marks of a word.
func (r *Run) pass(i int) {
	switch r.words[i].Lower {
	case quote:
		r.quotes++
	case open:
		r.brackets++
	case shut:
		r.brackets = max(0, r.brackets-1)
	}
}

func (r *Run) ends(i int) bool {
	r.extract(i)
	r.scores = [2]int32{}
	r.scorer.Score(r.features, r.scores[:])
	return r.scores[1] > r.scores[0]
}

var outside = Word{Word: lex.Word{Form: 1, Lower: 1, Shape: 1, Fine: 0xfff1, Broad: 0xfff1}}

func (r *Run) word(i int) *Word {
	if i < 0 || i >= len(r.words) {
		return &outside
	}
	return &r.words[i]
}

func (r *Run) extract(i int) {
	f, template := r.features[:0], uint64(0)
	one := func(x uint64) {
		template++
		f = append(f, model.Seal(model.Mix(template*0xA24BAED4963EE407, x)))
	}
	two := func(x, y uint64) { one(model.Mix(x, y)) }
	b, a, w, c, d, e := r.word(i-2), r.word(i-1), r.word(i), r.word(i+1), r.word(i+2), r.word(i+3)
	spaced := uint64(0)
	if w.Spaced {
		spaced = 1
	}
	if c.Spaced {
		spaced |= 2
	}
	length := uint64(min(i-r.first, 12))
	long := uint64(min((i-r.first)/8, 7))
	inside := uint64(r.quotes&1 | min(r.brackets, 1)<<1)
	kind := func(w *Word) uint64 { return model.Mix(w.Shape, uint64(w.Case)) }

	one(0)
	one(w.Lower)
	two(w.Lower, spaced)
	two(w.Lower, uint64(c.Case)<<4|spaced)
	two(w.Lower, c.Lower)
	two(w.Lower, kind(c))
	two(w.Lower, c.Fine)
	two(w.Lower, inside<<8|uint64(c.Case))
	two(w.Lower, length)
	two(model.Mix(w.Lower, uint64(c.Case)), long)
	two(a.Lower, w.Lower)
	two(model.Mix(a.Shape, w.Lower), uint64(c.Case))
	two(model.Mix(a.Lower, w.Lower), uint64(c.Case))
	two(model.Mix(w.Lower, c.Lower), d.Lower)
	two(model.Mix(w.Lower, c.Lower), uint64(d.Case)<<4|uint64(w.Case))
	one(c.Lower)
	two(c.Form, uint64(w.Case)<<4|spaced)
	two(c.Fine, uint64(c.Case))
	two(c.Broad, uint64(c.Case)<<4|uint64(w.Case))
	two(kind(w), kind(c))
	two(model.Mix(kind(w), kind(c)), kind(d))
	two(model.Mix(kind(a), kind(w)), kind(c))
	two(w.Fine, c.Fine)
	two(w.Fine, uint64(c.Case)<<4|uint64(w.Case))
	two(w.Suf[2], uint64(c.Case))
	two(c.Lower, d.Lower)
	two(c.Form, d.Lower)
	two(c.Form, uint64(d.Case))
	two(d.Lower, e.Lower)
	two(uint64(c.Case), uint64(d.Case)<<8|uint64(e.Case)<<4|uint64(w.Case))
	two(length, uint64(c.Case)<<4|uint64(w.Case))
	two(long, uint64(c.Case)<<4|uint64(w.Case))
	two(inside, uint64(c.Case)<<4|uint64(w.Case))
	two(b.Lower, w.Lower)
	one(a.Lower)
	two(a.Fine, uint64(w.Case)<<4|uint64(c.Case))
	two(r.word(r.first).Form, length)
	r.features = f
}
