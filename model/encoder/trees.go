package encoder

import (
	"math"

	"hearsay/model/kernel"
	"hearsay/model/tree"
)

// arcs is the memory for trees.
type arcs struct {
	dep, relDep         []float32 // of each word: arc, rel
	head, side, relHead []float32 // of each word, and behind them of each ROOT: arc, arc, rel
	prior               []float32 // of each word and ROOT: what it is worth as a head of any word
	candidates          []float32 // of a sentence's ROOT and words: arc
	products            []float32 // of a sentence's words: × ROOT and words, padded
	scores              []float32 // of a sentence's words: × ROOT and words
	finder              tree.Finder
	rows                kernel.Activations
	scratch             kernel.Scratch
}

// Trees writes the head of each word in the batch, counted from 1 in its sentence, and 0 for
// the word that is its root; and the relation to it, a place in Relations. That of a root,
// and no other, is "root".
func (r *Run) Trees(heads []int32, relations []uint16) {
	if r.Words() == 0 {
		return
	}
	r.prepare()
	for i, s := range r.sentences {
		r.arcs.finder.Best(r.score(s, r.Words()+i), heads[s.word:][:s.words])
	}
	r.relate(heads, relations)
}

// prepare computes what a word's arcs are scored by, as a dependent and as a head.
func (r *Run) prepare() {
	t, a, k := &r.trees, &r.arcs, r.kernel
	r.some = r.narrow.Part(0, r.Words())
	a.dep = r.through(a.dep, t.dep, &r.some, kernel.Gelu)
	a.head = r.through(a.head, t.head, &r.narrow, kernel.Gelu)
	k.Quantise(&a.rows, a.head, t.head.Outputs())
	a.side = r.through(a.side, t.bilinear, &a.rows, kernel.Plain)
	a.prior = sized(a.prior, r.narrow.Rows()*lanes)
	k.Scores(a.prior, a.head, t.prior, len(t.prior), &a.scratch)
}

// through sends rows through a layer whose outputs are a multiple of sixteen.
func (r *Run) through(out []float32, m *kernel.Matrix, rows *kernel.Activations, then kernel.Epilogue) []float32 {
	out = sized(out, rows.Rows()*m.Outputs())
	r.kernel.Multiply(out, m, rows, then)
	return out
}

// score gives the scores of a sentence's arcs; root is the row of its ROOT.
func (r *Run) score(s sentence, root int) []float32 {
	a, width, n := &r.arcs, r.trees.dep.Outputs(), s.words+1
	a.candidates = append(a.candidates[:0], a.side[root*width:][:width]...)
	a.candidates = append(a.candidates, a.side[s.word*width:][:s.words*width]...)
	stride := padded(n)
	a.products = sized(a.products, s.words*stride)
	r.kernel.Scores(a.products, a.dep[s.word*width:][:s.words*width], a.candidates, width, &a.scratch)
	a.scores = sized(a.scores, s.words*n)
	for i := range s.words {
		row, products := a.scores[i*n:][:n], a.products[i*stride:][:n]
		row[tree.Root] = products[tree.Root] + a.prior[root*lanes]
		for j := 1; j < n; j++ {
			row[j] = products[j] + a.prior[(s.word+j-1)*lanes]
		}
	}
	return a.scores
}

func padded(n int) int { return (n + lanes - 1) / lanes * lanes }

// relate labels the arcs.
func (r *Run) relate(heads []int32, relations []uint16) {
	t, a := &r.trees, &r.arcs
	r.some = r.narrow.Part(0, r.Words())
	width := t.relDep.Outputs()
	a.relDep = r.through(a.relDep, t.relDep, &r.some, kernel.Plain)
	a.relHead = r.through(a.relHead, t.relHead, &r.narrow, kernel.Plain)
	for i, s := range r.sentences {
		for word := s.word; word < s.word+s.words; word++ {
			head := s.word + int(heads[word]) - 1
			if heads[word] == tree.Root {
				head = r.Words() + i
			}
			r.kernel.Add(a.relDep[word*width:][:width], a.relHead[head*width:][:width])
		}
	}
	r.kernel.Gelu(a.relDep)
	r.kernel.Quantise(&a.rows, a.relDep, width)
	r.scores = sized(r.scores, r.Words()*t.relOut.Stride())
	r.kernel.Multiply(r.scores, t.relOut, &a.rows, kernel.Plain)
	for i := range relations[:r.Words()] {
		relations[i] = uint16(t.root)
		if heads[i] != tree.Root {
			row := r.scores[i*t.relOut.Stride():][:t.relOut.Outputs()]
			row[t.root] = float32(math.Inf(-1))
			relations[i] = uint16(best(row))
		}
	}
}
