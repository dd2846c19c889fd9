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
	m, err := marksOf(head.Labels())
	if err != nil {
		return nil, fmt.Errorf("%w: head %q: %w", model.ErrCorrupt, name, err)
	}
	m.head = head
	return m, nil
}

// marksOf is a marker with these labels, of which the first must be "O".
func marksOf(labels []string) (*marker, error) {
	m := &marker{}
	for _, label := range labels {
		mark, ok := hearsay.ParseNameMark(label)
		if !ok {
			return nil, fmt.Errorf("unknown mark %q", label)
		}
		m.marks = append(m.marks, mark)
	}
	if len(m.marks) == 0 || m.marks[0] != hearsay.NoName || len(m.marks) > math.MaxUint8 {
		return nil, fmt.Errorf("%d marks, the first must be O", len(m.marks))
	}
	for i, mark := range m.marks {
		before := m.before(mark)
		if mark != hearsay.NoName && !mark.Begins() && len(before) < 2 {
			return nil, fmt.Errorf("%q does not begin", labels[i])
		}
		m.follows = append(m.follows, before)
	}
	return m, nil
}

// before are the labels that may stand before a mark, or nil where all may.
func (m *marker) before(mark hearsay.NameMark) (labels []int) {
	if mark == hearsay.NoName || mark.Begins() {
		return nil
	}
	for label, last := range m.marks {
		if mark.Follows(last) {
			labels = append(labels, label)
		}
	}
	return labels
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
