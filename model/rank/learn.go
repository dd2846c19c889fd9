package rank

import (
	"encoding/binary"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"hearsay/model"
)

// Learner trains a network by AdaGrad (Duchi et al. 2011), with one step size a row. The
// first thing that it is shown is which features there are (NewSet); those that come often
// enough get a row (Begin).
type Learner struct {
	Rate    float32
	Decay   float32 // share of a row that an update takes away
	Dropout float32 // share of hidden units left out in an example
	Forget  float32 // share of features left out of a set in an example
	counts  map[uint64]int32
	index   map[uint64]int32
	rows    []row
	heads   []headLearner
	random  *rand.Rand
	steps   float32
	mask    Hidden
	probs   []float32
	grads   []Hidden
	states  []*state
	used    int
}

type row struct {
	Hidden
	squares float32
	count   float32 // times that its feature came
	gone    bool
	mean    Hidden // of the weights over the rounds kept
}

type headLearner struct {
	head
	squares head
	mean    head
}

// Alternative is one thing that can be chosen: the head that scores it and the sets of
// features that speak for or against it. Sets are shared between alternatives by pointer.
type Alternative struct {
	Head     int
	Features []*Set
	Right    bool
	Cost     float32 // of choosing it, added to its score in training
}

// Set is features, known by their rows once the learner has begun.
type Set struct {
	features []uint64
	rows     []int32
	state    *state // while an example is learnt from
}

// state is the sum of a set's rows and the gradient at it.
type state struct {
	sum, grad Hidden
	touched   bool
	rows      []int32 // those not left out
}

// NewSet is a set of features, counted.
func (l *Learner) NewSet(features []uint64) *Set {
	for _, f := range features {
		l.counts[f]++
	}
	return &Set{features: append([]uint64(nil), features...)}
}

// Settled turns a set's features into rows. The learner must have begun.
func (l *Learner) Settled(s *Set) {
	if s.features == nil {
		return
	}
	for _, f := range s.features {
		if i, ok := l.index[f]; ok {
			s.rows = append(s.rows, i)
		}
	}
	s.features = nil
}

// NewLearner makes a learner that knows nothing.
func NewLearner(heads int, seed uint64) *Learner {
	l := &Learner{Rate: 0.1, counts: map[uint64]int32{}, index: map[uint64]int32{}, random: rand.New(rand.NewPCG(seed, 1)), heads: make([]headLearner, heads)}
	for i := range l.heads {
		for k := range Width {
			l.heads[i].out[k] = float32(l.random.NormFloat64()) * 0.3
			l.heads[i].bias[k] = 0.1
		}
	}
	return l
}

// Begin gives a row to every feature that came so often.
func (l *Learner) Begin(least int32) {
	keys := make([]uint64, 0, len(l.counts))
	for f, n := range l.counts {
		if n >= least {
			keys = append(keys, f)
		}
	}
	slices.Sort(keys)
	l.rows = make([]row, len(keys))
	for i, f := range keys {
		l.index[f] = int32(i)
		l.rows[i].count = float32(l.counts[f])
		for k := range Width {
			l.rows[i].Hidden[k] = float32(l.random.NormFloat64()) * 0.05
		}
	}
	l.counts = nil
}

// Rows is how many features have a row.
func (l *Learner) Rows() int { return len(l.rows) }

// Sum adds the rows of the features to h.
func (l *Learner) Sum(features []uint64, h *Hidden) {
	for _, f := range features {
		if i, ok := l.index[f]; ok {
			h.Add(&l.rows[i].Hidden)
		}
	}
}

// Score is the score of a sum of rows at one of the heads.
func (l *Learner) Score(at int, h *Hidden) float32 { return l.heads[at].score(h) }

// Learn makes the right alternatives together likelier (their marginal log-likelihood, as
// in Durrett and Klein 2013), and returns the loss. At least one must be right.
func (l *Learner) Learn(list []Alternative) float32 {
	l.size(len(list))
	for k := range l.mask {
		l.mask[k] = 1
		if l.random.Float32() < l.Dropout {
			l.mask[k] = 0
		} else {
			l.mask[k] = 1 / (1 - l.Dropout)
		}
	}
	best := float32(math.Inf(-1))
	for i := range list {
		l.probs[i] = l.forward(&list[i], &l.grads[i]) + list[i].Cost
		best = max(best, l.probs[i])
	}
	var all, right float32
	for i := range list {
		l.probs[i] = float32(math.Exp(float64(l.probs[i] - best)))
		all += l.probs[i]
		if list[i].Right {
			right += l.probs[i]
		}
	}
	for i := range list {
		g := l.probs[i] / all
		if list[i].Right {
			g -= l.probs[i] / max(right, 1e-20)
		}
		if g > 1e-3 || g < -1e-3 {
			l.backward(&list[i], &l.grads[i], g)
		}
	}
	for i := range list {
		for _, s := range list[i].Features {
			if s.state != nil {
				l.update(s)
				s.state = nil
			}
		}
	}
	return float32(-math.Log(float64(max(right, 1e-20) / all)))
}

func (l *Learner) newState() *state {
	if l.used == len(l.states) {
		l.states = append(l.states, &state{})
	}
	l.used++
	s := l.states[l.used-1]
	*s = state{rows: s.rows[:0]}
	return s
}

func (l *Learner) size(n int) {
	l.used = 0
	for len(l.probs) < n {
		l.probs, l.grads = append(l.probs, 0), append(l.grads, Hidden{})
	}
}

func (l *Learner) forward(a *Alternative, h *Hidden) float32 {
	*h = l.heads[a.Head].bias
	for _, s := range a.Features {
		if s.state == nil {
			s.state = l.newState()
			for _, i := range s.rows {
				if l.random.Float32() >= l.Forget {
					s.state.sum.Add(&l.rows[i].Hidden)
					s.state.rows = append(s.state.rows, i)
				}
			}
		}
		h.Add(&s.state.sum)
	}
	var sum float32
	for k, x := range h {
		if x > 0 {
			sum += x * l.mask[k] * l.heads[a.Head].out[k]
		}
	}
	return sum
}

func (l *Learner) backward(a *Alternative, h *Hidden, g float32) {
	d := &l.heads[a.Head]
	var grad Hidden
	for k, x := range h {
		if x <= 0 || l.mask[k] == 0 {
			continue
		}
		grad[k] = g * d.out[k] * l.mask[k]
		step(&d.out[k], &d.squares.out[k], g*x*l.mask[k], l.Rate)
		step(&d.bias[k], &d.squares.bias[k], grad[k], l.Rate)
	}
	for _, s := range a.Features {
		s.state.grad.Add(&grad)
		s.state.touched = true
	}
}

func step(w, squares *float32, g, rate float32) {
	*squares += g * g
	*w -= rate * g / float32(math.Sqrt(float64(*squares))+1e-3)
}

func (l *Learner) update(s *Set) {
	if !s.state.touched {
		return
	}
	grad := &s.state.grad
	var square float32
	for _, g := range grad {
		square += g * g
	}
	square /= Width
	for _, i := range s.state.rows {
		r := &l.rows[i]
		if r.gone {
			continue
		}
		r.squares += square
		rate := l.Rate / (float32(math.Sqrt(float64(r.squares))) + 1e-3)
		keep := 1 - l.Decay*rate
		for k := range r.Hidden {
			r.Hidden[k] = keep*r.Hidden[k] - rate*grad[k]
		}
	}
}

// Keep adds the present weights to the mean that Pack writes.
func (l *Learner) Keep() {
	l.steps++
	for i := range l.rows {
		l.rows[i].mean.Add(&l.rows[i].Hidden)
	}
	for i := range l.heads {
		h := &l.heads[i]
		h.mean.bias.Add(&h.bias)
		h.mean.out.Add(&h.out)
	}
}

// Settle makes the mean of the kept weights the present ones.
func (l *Learner) Settle() {
	if l.steps == 0 {
		return
	}
	defer func() { l.steps = 0 }()
	for i := range l.rows {
		for k := range Width {
			l.rows[i].Hidden[k] = l.rows[i].mean[k] / l.steps
		}
		l.rows[i].mean = Hidden{}
	}
	for i := range l.heads {
		h := &l.heads[i]
		for k := range Width {
			h.bias[k], h.out[k] = h.mean.bias[k]/l.steps, h.mean.out[k]/l.steps
		}
		h.mean = head{}
	}
}

// Prune leaves the rows that weigh most over all examples, at most keep of them.
func (l *Learner) Prune(keep int) {
	if len(l.rows) <= keep {
		return
	}
	norms := make([]float32, len(l.rows))
	for i := range l.rows {
		for _, x := range l.rows[i].Hidden {
			norms[i] += x * x * l.rows[i].count
		}
	}
	least := slices.Sorted(slices.Values(norms))[len(norms)-keep]
	for f, i := range l.index {
		if norms[i] < least {
			delete(l.index, f)
		}
	}
	for i := range l.rows {
		if norms[i] < least {
			l.rows[i].gone = true
			l.rows[i].Hidden = Hidden{}
		}
	}
}

// Pack puts the network's sections into a file.
func (l *Learner) Pack(b *model.Builder) {
	values := make(map[uint64]uint32, len(l.index))
	var rows, heads []byte
	for _, f := range slices.Sorted(maps.Keys(l.index)) {
		values[f] = uint32(len(values))
		rows = appendRow(rows, &l.rows[l.index[f]].Hidden)
	}
	for i := range l.heads {
		for _, part := range []*Hidden{&l.heads[i].bias, &l.heads[i].out} {
			for _, x := range part {
				heads = binary.LittleEndian.AppendUint32(heads, math.Float32bits(x))
			}
		}
	}
	b.Put("index", model.PackIndex(values))
	b.Put("rows", rows)
	b.Put("heads", heads)
}

func appendRow(out []byte, h *Hidden) []byte {
	var most float32
	for _, x := range h {
		most = max(most, x, -x)
	}
	scale := most / math.MaxInt8
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	for _, x := range h {
		q := 0.0
		if scale > 0 {
			q = math.RoundToEven(float64(x / scale))
		}
		out = append(out, byte(int8(q)))
	}
	return out
}
