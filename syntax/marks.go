package syntax

import (
	"fmt"
	"math"

	"hearsay"
	"hearsay/model"
	"hearsay/model/encoder"
)

// marker finds the best marks of a sentence's words, given each word's scores: the best of
// the sequences in which nothing is within a name that has not begun (Viterbi 1967).
type marker struct {
	head    *encoder.Head
	marks   []hearsay.NameMark // of each label
	follows [][]int            // of each label: those that may stand before it; nil where all may
}

func newMarker(network *encoder.Network, name string) (*marker, error) {
	head, err := network.Head(name)
	if err != nil {
		return nil, err
	}
	m := &marker{head: head}
	for _, label := range head.Labels() {
		mark, ok := hearsay.ParseNameMark(label)
		if !ok {
			return nil, fmt.Errorf("%w: unknown mark %q", model.ErrCorrupt, label)
		}
		m.marks = append(m.marks, mark)
	}
	if len(m.marks) == 0 || m.marks[0] != hearsay.NoName {
		return nil, fmt.Errorf("%w: the first label of %q marks a name", model.ErrCorrupt, name)
	}
	for _, mark := range m.marks {
		var before []int
		if mark != hearsay.NoName && !mark.Begins() {
			before = []int{}
			for last, other := range m.marks {
				if mark.Follows(other) {
					before = append(before, last)
				}
			}
		}
		m.follows = append(m.follows, before)
	}
	return m, nil
}

// lattice is the memory for marking: one a goroutine.
type lattice struct {
	sums []float32 // of the best sequence that ends in each label, now and one word before
	back []uint8   // words × labels: the label before it in that sequence
}

// mark writes the marks of a sentence's words, whose scores are words × labels.
func (m *marker) mark(l *lattice, scores []float32, marks []hearsay.NameMark) {
	n := len(m.marks)
	l.sums = sized(l.sums, 2*n)
	l.back = sized(l.back, len(marks)*n)
	now, last := l.sums[:n], l.sums[n:]
	for label := range last { // before the first word nothing has begun
		last[label] = float32(math.Inf(-1))
	}
	last[0] = 0
	for i := range marks {
		top := greatest(last)
		for label, s := range scores[i*n:][:n] {
			from := top
			if before := m.follows[label]; before != nil {
				from = best(last, before)
			}
			now[label] = last[from] + s
			l.back[i*n+label] = uint8(from)
		}
		now, last = last, now
	}
	label := greatest(last)
	for i := len(marks) - 1; i >= 0; i-- {
		marks[i] = m.marks[label]
		label = int(l.back[i*n+label])
	}
}

func greatest(list []float32) int {
	at := 0
	for i, x := range list {
		if x > list[at] {
			at = i
		}
	}
	return at
}

// best is that of the places where the list is greatest.
func best(list []float32, places []int) int {
	at := places[0]
	for _, i := range places {
		if list[i] > list[at] {
			at = i
		}
	}
	return at
}
