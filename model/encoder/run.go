package encoder

import (
	"slices"

	"hearsay/model/kernel"
)

// Run encodes sentences, many at once, and keeps the memory for it: one a goroutine. What a
// sentence gets does not depend on those that it is encoded with.
//
// Sentences are Added, the batch is Encoded, and then asked for labels and trees, as often as
// one likes; Reset begins the next batch.
type Run struct {
	*Network
	cutter    *cutter
	rows      []row
	sentences []sentence
	firsts    []int32 // of each word: its first row

	x              []float32          // rows × hidden: the vectors of rows, at last of words and then of ROOTs
	qkv            []float32          // rows × 3·hidden
	mix            []float32          // rows × hidden: what attention gives
	wide           []float32          // tile × inner
	narrow, inside kernel.Activations // rows × hidden, tile × inner
	some           kernel.Activations // rows of narrow
	scratch        kernel.Scratch
	arcs           arcs

	scores []float32 // tile × labels
}

// row is a piece at its place.
type row struct {
	piece, position uint16
	shape           uint8
}

// sentence is where a sentence lies in the batch. ROOT's row is its first.
type sentence struct {
	row, rows   int
	word, words int
}

// Batch is the number of pieces from which on more sentences at once gain nothing.
const Batch = 256

// tile is the rows that are computed at once where a layer is widest.
const tile = 64

// Run makes the memory for encoding.
func (n *Network) Run() *Run { return &Run{Network: n, cutter: newCutter(n.pieces)} }

// Reset forgets the batch.
func (r *Run) Reset() {
	r.rows, r.sentences, r.firsts = r.rows[:0], r.sentences[:0], r.firsts[:0]
}

// Full reports whether the batch is as large as is good.
func (r *Run) Full() bool { return len(r.rows) >= Batch }

// Words is the number of words in the batch.
func (r *Run) Words() int { return len(r.firsts) }

// Pieces is the number of pieces in the batch, those at sentences' ends included.
func (r *Run) Pieces() int { return len(r.rows) }

// Add adds a sentence of at most MostWords words to the batch.
func (r *Run) Add(words []Word) {
	if len(words) > MostWords {
		panic("encoder: sentence is too long")
	}
	first, word := len(r.rows), len(r.firsts)
	if !r.add(words, most) {
		r.rows, r.firsts = r.rows[:first], r.firsts[:word]
		r.add(words, 1)
	}
	r.sentences = append(r.sentences, sentence{first, len(r.rows) - first, word, len(words)})
}

// add appends a sentence's rows, at most so many a word; ok is false where they are too many.
func (r *Run) add(words []Word, most int) (ok bool) {
	first := len(r.rows)
	put := func(piece uint16, shape uint8) {
		r.rows = append(r.rows, row{piece, uint16(len(r.rows) - first), shape})
	}
	put(r.pieces.begin, shapeless)
	for _, w := range words {
		r.firsts = append(r.firsts, int32(len(r.rows)))
		ids := r.cutter.pieces(w.Form)
		put(ids[0], w.Shape())
		for _, id := range ids[1:min(len(ids), most)] {
			put(id, shapeless)
		}
		if len(r.rows)-first >= LongestRow {
			return false
		}
	}
	put(r.pieces.end, shapeless)
	return true
}

// Encode computes the vectors of the batch.
func (r *Run) Encode() {
	n := len(r.rows)
	if n == 0 {
		return
	}
	r.x = sized(r.x, n*r.hidden)
	r.qkv = sized(r.qkv, n*3*r.hidden)
	r.mix = sized(r.mix, n*r.hidden)
	r.wide = sized(r.wide, min(n, tile)*r.inner)
	r.embed()
	for i := range r.layers {
		l := &r.layers[i]
		r.attend(l, n)
		if i == len(r.layers)-1 {
			n = r.keepFirsts()
		}
		r.kernel.Quantise(&r.narrow, r.mix[:n*r.hidden], r.hidden)
		r.kernel.Multiply(r.mix, l.output, &r.narrow, kernel.Plain)
		r.kernel.AddNorm(r.x[:n*r.hidden], r.mix, l.norm1.gain, l.norm1.bias)
		for at := 0; at < n; at += tile {
			r.feed(l, r.x[at*r.hidden:min(at+tile, n)*r.hidden])
		}
	}
	r.kernel.Quantise(&r.narrow, r.x[:n*r.hidden], r.hidden)
}

// embed makes the rows' first vectors.
func (r *Run) embed() {
	p := r.pieces
	for i, w := range r.rows {
		x := r.x[i*r.hidden:][:r.hidden]
		r.kernel.Widen(x, p.rows[int(w.piece)*r.hidden:][:r.hidden], p.scales[w.piece])
		r.kernel.Add(x, r.position[int(w.position)*r.hidden:][:r.hidden])
		r.kernel.Add(x, r.shape[int(w.shape)*r.hidden:][:r.hidden])
	}
	r.kernel.Norm(r.x, r.norm.gain, r.norm.bias)
}

// attend fills mix with what each row's heads see of its sentence.
func (r *Run) attend(l *layer, n int) {
	r.kernel.Quantise(&r.narrow, r.x[:n*r.hidden], r.hidden)
	r.kernel.Multiply(r.qkv, l.qkv, &r.narrow, kernel.Plain)
	for _, s := range r.sentences {
		qkv := r.qkv[s.row*3*r.hidden:][:s.rows*3*r.hidden]
		r.kernel.Attend(r.mix[s.row*r.hidden:][:s.rows*r.hidden], qkv, r.heads, r.hidden/r.heads, &r.scratch)
	}
}

// keepFirsts moves the rows of words together, and then those of ROOTs: the others are of no
// more use. It gives their number.
func (r *Run) keepFirsts() int {
	r.firstsOf(r.x)
	r.firstsOf(r.mix)
	return len(r.firsts) + len(r.sentences)
}

func (r *Run) firstsOf(x []float32) {
	roots := r.qkv[:len(r.sentences)*r.hidden]
	for i, s := range r.sentences {
		copy(roots[i*r.hidden:][:r.hidden], x[s.row*r.hidden:])
	}
	for i, from := range r.firsts {
		copy(x[i*r.hidden:][:r.hidden], x[int(from)*r.hidden:])
	}
	copy(x[len(r.firsts)*r.hidden:], roots)
}

// feed sends rows through the layer's inner part.
func (r *Run) feed(l *layer, x []float32) {
	k := r.kernel
	k.Quantise(&r.inside, x, r.hidden)
	k.Multiply(r.wide, l.up, &r.inside, kernel.Gelu)
	k.Quantise(&r.inside, r.wide[:len(x)/r.hidden*r.inner], r.inner)
	k.Multiply(r.mix, l.down, &r.inside, kernel.Plain)
	k.AddNorm(x, r.mix, l.norm2.gain, l.norm2.bias)
}

// sized is the slice with so many entries, of whatever value.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		s = slices.Grow(s[:0], n)
	}
	return s[:n]
}
