// Package ends finds sentence ends with a sparse linear classifier over the words around each
// possible end.
package ends

import (
	"slices"

	"hearsay/model"
	"hearsay/model/lex"
)

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
	first    int     // of the sentence
	quotes   int     // double quotation marks in the sentence
	brackets int     // round brackets open
	nth      int     // sentence of the paragraph
	stop     []int32 // words from each word to the next full stop, or -1
	row      []int32 // capitalised words from each word on
	template uint64
}

// Run makes the memory for cutting.
func (c *Cutter) Run() *Run { return &Run{Cutter: c} }

// Cut hands the sentences of a paragraph to found: words first to end, end left out. None
// is longer than longest.
func (r *Run) Cut(words []Word, longest int, found func(first, end int)) {
	r.begin(words)
	for i := range words {
		r.pass(i)
		if i == len(words)-1 || i-r.first+1 >= longest || words[i].Last || r.ends(i) {
			found(r.first, i+1)
			r.next(i + 1)
		}
	}
}

// Learn adds the words of a paragraph, all but the last, to the learner's examples; ends says
// which of them end a sentence, weight how much each counts.
func (r *Run) Learn(words []Word, ends []bool, learner *model.Logit) {
	r.begin(words)
	for i := range words[:len(words)-1] {
		r.pass(i)
		r.extract(i)
		learner.Add(r.features, ends[i])
		if ends[i] {
			r.next(i + 1)
		}
	}
}

// begin looks ahead from every word of a paragraph.
func (r *Run) begin(words []Word) {
	n := len(words)
	r.words, r.nth = words, -1
	r.stop, r.row = slices.Grow(r.stop[:0], n+1)[:n+1], slices.Grow(r.row[:0], n+1)[:n+1]
	r.stop[n], r.row[n] = -1, 0
	for i := n - 1; i >= 0; i-- {
		switch {
		case words[i].Sort == Terminal:
			r.stop[i] = 0
		case r.stop[i+1] >= 0:
			r.stop[i] = r.stop[i+1] + 1
		default:
			r.stop[i] = -1
		}
		r.row[i] = 0
		if capitalised(&words[i]) {
			r.row[i] = r.row[i+1] + 1
		}
	}
	r.next(0)
}

func (r *Run) next(first int) {
	r.first, r.quotes, r.brackets = first, 0, 0
	r.nth++
}

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
	r.features, r.template = r.features[:0], 0
	r.around(i)
	r.sorts(i)
	r.place(i)
}

func (r *Run) one(x uint64) {
	r.template++
	r.features = append(r.features, model.Seal(model.Mix(r.template*0xA24BAED4963EE407, x)))
}

func (r *Run) two(x, y uint64) { r.one(model.Mix(x, y)) }

func (r *Run) three(x, y, z uint64) { r.one(model.Mix(model.Mix(x, y), z)) }

func kind(w *Word) uint64 { return model.Mix(w.Shape, uint64(w.Case)) }

func sort(w *Word) uint64 { return uint64(w.Sort)<<4 | uint64(w.Case) }

// around are the features of the words beside the possible end.
func (r *Run) around(i int) {
	b, a, w, c, d, e := r.word(i-2), r.word(i-1), r.word(i), r.word(i+1), r.word(i+2), r.word(i+3)
	spaced, cases := r.spaces(w, c), uint64(c.Case)<<4|uint64(w.Case)
	length, long := r.lengths(i)
	inside := uint64(r.quotes&1 | min(r.brackets, 1)<<1)

	r.one(0)
	r.one(w.Lower)
	r.two(w.Lower, spaced)
	r.two(w.Lower, uint64(c.Case)<<4|spaced)
	r.two(w.Lower, c.Lower)
	r.two(w.Lower, kind(c))
	r.two(w.Lower, c.Fine)
	r.two(w.Lower, inside<<8|uint64(c.Case))
	r.two(w.Lower, length)
	r.three(w.Lower, uint64(c.Case), long)
	r.two(a.Lower, w.Lower)
	r.three(a.Shape, w.Lower, uint64(c.Case))
	r.three(a.Lower, w.Lower, uint64(c.Case))
	r.three(w.Lower, c.Lower, d.Lower)
	r.three(w.Lower, c.Lower, uint64(d.Case)<<4|uint64(w.Case))
	r.one(c.Lower)
	r.two(c.Form, uint64(w.Case)<<4|spaced)
	r.two(c.Fine, uint64(c.Case))
	r.two(c.Broad, cases)
	r.two(kind(w), kind(c))
	r.three(kind(w), kind(c), kind(d))
	r.three(kind(a), kind(w), kind(c))
	r.two(w.Fine, c.Fine)
	r.two(w.Fine, cases)
	r.two(w.End, uint64(c.Case))
	r.two(c.Lower, d.Lower)
	r.two(c.Form, d.Lower)
	r.two(c.Form, uint64(d.Case))
	r.two(d.Lower, e.Lower)
	r.two(uint64(c.Case), uint64(d.Case)<<8|uint64(e.Case)<<4|uint64(w.Case))
	r.two(length, cases)
	r.two(long, cases)
	r.two(inside, cases)
	r.two(b.Lower, w.Lower)
	r.one(a.Lower)
	r.two(a.Fine, cases)
	r.two(r.word(r.first).Form, length)
	r.three(model.Mix(a.Broad, w.Broad), c.Broad, d.Broad)
	r.three(model.Mix(w.Broad, c.Broad), d.Broad, sort(c))
	r.three(w.Fine, c.Broad, d.Broad)
	r.two(c.Fine, d.Fine)
}

// sorts are the features of what the words are by their characters.
func (r *Run) sorts(i int) {
	b, a, w, c, d := r.word(i-2), r.word(i-1), r.word(i), r.word(i+1), r.word(i+2)
	r.two(sort(w), sort(c))
	r.three(sort(w), sort(c), sort(d))
	r.three(sort(a), sort(w), sort(c))
	r.three(sort(w), sort(c), r.spaces(w, c))
	r.three(model.Mix(sort(a), sort(w)), sort(c), sort(d))
	r.three(model.Mix(sort(b), sort(a)), sort(w), model.Mix(sort(c), sort(d)))
	r.two(sort(w), c.Form)
	r.three(sort(w), c.Fine, uint64(c.Case))
	r.three(sort(w), c.Form, uint64(d.Case))
}

// place are the features of where in its paragraph the possible end is: how far the next
// full stop, in how long a row of capitalised words, after how many sentences, and
// before a word like the one that began this sentence.
func (r *Run) place(i int) {
	w, c, first := r.word(i), r.word(i+1), r.word(r.first)
	length, _ := r.lengths(i)
	ahead := distance(r.stop[i+1])
	r.two(ahead, sort(c))
	r.three(ahead, sort(c), sort(w))
	r.three(ahead, c.Lower, sort(w))
	r.three(ahead, c.Broad, sort(w))
	same := likeness(first, c)
	r.two(same, sort(w))
	r.three(same, model.Mix(sort(w), sort(c)), length)
	nth := uint64(min(r.nth, 3))
	r.three(nth, w.Lower, sort(c))
	r.three(nth, length, model.Mix(sort(w), sort(c)))
	r.three(nth, first.Lower, model.Mix(length, sort(c)))
	r.three(uint64(min(len(r.words)-i, 12)), sort(w), sort(c))
	row := uint64(r.capitalsUpTo(i))<<3 | uint64(min(r.row[i+1], longestRow))
	r.two(row, sort(c))
	r.three(row, sort(w), length)
	r.two(row, c.Fine)
}

func (r *Run) spaces(w, c *Word) (spaced uint64) {
	if w.Spaced {
		spaced = 1
	}
	if c.Spaced {
		spaced |= 2
	}
	return spaced
}

// lengths are the length of the sentence so far, exactly where it is short, and roughly.
func (r *Run) lengths(i int) (length, long uint64) {
	n := i - r.first
	return uint64(min(n, 12)), uint64(min(n/8, 7))
}

// distance sorts a number of words up to the next full stop; none is less than 0.
func distance(n int32) uint64 {
	switch {
	case n < 0:
		return 31
	case n <= 10:
		return uint64(n)
	}
	return uint64(min(n/10, 5)) + 10
}

func likeness(a, b *Word) (same uint64) {
	if a.Form == b.Form {
		same |= 1
	}
	if a.Shape == b.Shape {
		same |= 2
	}
	if a.Fine == b.Fine && b.Fine != 0 {
		same |= 4
	}
	if a.Sort == b.Sort {
		same |= 8
	}
	return same
}

// longestRow is how many capitalised words in a row are told apart.
const longestRow = 6

func (r *Run) capitalsUpTo(i int) int {
	n := 0
	for ; i >= r.first && n < longestRow && capitalised(&r.words[i]); i-- {
		n++
	}
	return n
}

func capitalised(w *Word) bool {
	return w.Case == lex.Initial || w.Case == lex.Capitals || w.Case == lex.Mixed
}
