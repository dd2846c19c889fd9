package encoder

import "hearsay/model/kernel"

// Label writes the best label of each word in the batch to labels, which has room for as many.
func (r *Run) Label(h *Head, labels []uint16) {
	r.each(h, func(word int, scores []float32) { labels[word] = uint16(best(scores)) })
}

// Score writes the scores of each word's labels to scores: words × h.Width().
func (r *Run) Score(h *Head, scores []float32) {
	r.each(h, func(word int, row []float32) { copy(scores[word*h.Width():], row) })
}

// each hands the head's numbers for each word to take.
func (r *Run) each(h *Head, take func(word int, scores []float32)) {
	r.scores = sized(r.scores, tile*h.matrix.Stride())
	for at := 0; at < r.Words(); at += tile {
		r.some = r.narrow.Part(at, min(at+tile, r.Words()))
		r.kernel.Multiply(r.scores, h.matrix, &r.some, kernel.Plain)
		for i := range r.some.Rows() {
			take(at+i, r.scores[i*h.matrix.Stride():][:h.Width()])
		}
	}
}

// best is the place of the greatest number.
func best(row []float32) int {
	at := 0
	for i, x := range row {
		if x > row[at] {
			at = i
		}
	}
	return at
}
