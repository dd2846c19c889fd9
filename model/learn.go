package model

import "math"

// Learner is an averaged perceptron (Collins 2002) over hashed features, with the weights
// kept sparsely: a feature has a weight for each class that an update ever touched.
type Learner struct {
	classes int
	step    float64
	slots   []slot
	used    int
	rows    [][]weight
}

type slot struct {
	feature uint64
	row     int32
}

type weight struct {
	class uint8
	seen  uint16 // updates, at most 65,535
	value int32
	sum   float64 // delta × step over all updates: the average is value - sum/steps
}

// NewLearner makes a perceptron that knows nothing yet. It has at most 256 classes.
func NewLearner(classes int) *Learner {
	return &Learner{classes: classes, slots: make([]slot, 1<<20), rows: make([][]weight, 1)}
}

// Classes is the number of classes.
func (l *Learner) Classes() int { return l.classes }

// Score adds the features' weights to scores, one a class.
func (l *Learner) Score(features []uint64, scores []int32) {
	for len(features) > lookahead {
		l.score(features[:lookahead], scores)
		features = features[lookahead:]
	}
	l.score(features, scores)
}

func (l *Learner) score(features []uint64, scores []int32) {
	var rows [lookahead]int32
	n := 0
	for _, f := range features {
		row := l.find(f)
		rows[n&(lookahead-1)] = row
		if row != 0 {
			n++
		}
	}
	for _, row := range rows[:n] {
		for _, w := range l.rows[row] {
			scores[w.class] += w.value
		}
	}
}

func (l *Learner) find(f uint64) int32 {
	mask := uint64(len(l.slots) - 1)
	for i := place(f) & mask; ; i = (i + 1) & mask {
		if s := &l.slots[i]; s.row == 0 || s.feature == f {
			return s.row
		}
	}
}

// Step counts one example; the average is over examples.
func (l *Learner) Step() { l.step++ }

// Update adds delta to the class's weight of each feature.
func (l *Learner) Update(features []uint64, class int, delta int32) {
	for _, f := range features {
		l.update(f, uint8(class), delta)
	}
}

func (l *Learner) update(f uint64, class uint8, delta int32) {
	row := l.find(f)
	if row == 0 {
		row = l.add(f)
	}
	ws := l.rows[row]
	for i := range ws {
		if ws[i].class == class {
			ws[i].value += delta
			ws[i].seen = min(ws[i].seen, math.MaxUint16-1) + 1
			ws[i].sum += float64(delta) * l.step
			return
		}
	}
	l.rows[row] = append(ws, weight{class: class, value: delta, seen: 1, sum: float64(delta) * l.step})
}

func (l *Learner) add(f uint64) int32 {
	if l.used*2 > len(l.slots) {
		old := l.slots
		l.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.row != 0 {
				l.place(s)
			}
		}
	}
	l.used++
	l.rows = append(l.rows, nil)
	row := int32(len(l.rows) - 1)
	l.place(slot{f, row})
	return row
}

// place is where a feature's slot is looked for first.
func place(f uint64) uint64 { return f ^ f>>32 }

func (l *Learner) place(s slot) {
	mask := uint64(len(l.slots) - 1)
	i := place(s.feature) & mask
	for l.slots[i].row != 0 {
		i = (i + 1) & mask
	}
	l.slots[i] = s
}

// Pack is the section of the averaged classifier. A weight that fewer than atLeast updates
// touched is left out, as is a feature with none of at least smallest, which must be more than 0.
func (l *Learner) Pack(atLeast int32, smallest float64) []byte {
	rows := make([]row, 0, l.used)
	for _, s := range l.slots {
		if s.row == 0 {
			continue
		}
		r := row{feature: s.feature}
		for _, w := range l.rows[s.row] {
			average := float64(w.value) - w.sum/(l.step+1)
			if int32(w.seen) >= atLeast && average != 0 {
				r.classes = append(r.classes, w.class)
				r.weights = append(r.weights, average)
			}
		}
		if len(r.weights) > 0 {
			rows = append(rows, r)
		}
	}
	return packTable(l.classes, rows, smallest)
}
