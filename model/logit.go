package model

import (
	"math"
	"math/rand/v2"
)

// Logit learns a logistic regression of two classes over hashed features, by stochastic
// gradients that follow the proximally regularised leader (FTRL-Proximal, McMahan et al.
// 2013). Unlike a perceptron it leaves out what few examples speak for, and its
// scores are log odds, so that a threshold means something.
type Logit struct {
	Rate  float64 // of the first steps
	L1    float64 // pull of every weight to 0, in examples
	L2    float64 // pull of large weights to 0
	Least int32   // examples that a feature must be seen in
	Worth float64 // of an example of the second class; one of the first is worth 1

	rows     map[uint64]int32
	examples []instance
	features []int32 // of all examples, a row each
	counts   []int32 // of examples, a row each
	z, n, w  []float64
}

// instance is one example: its features are Logit.features[from:to].
type instance struct {
	from, to int32
	target   float64 // 1 for the second class
}

// Add keeps an example for learning.
func (l *Logit) Add(features []uint64, second bool) {
	if l.rows == nil {
		l.rows = map[uint64]int32{}
	}
	e := instance{from: int32(len(l.features))}
	if second {
		e.target = 1
	}
	for _, f := range features {
		row, ok := l.rows[f]
		if !ok {
			row = int32(len(l.counts))
			l.rows[f] = row
			l.counts = append(l.counts, 0)
		}
		l.counts[row]++
		l.features = append(l.features, row)
	}
	e.to = int32(len(l.features))
	l.examples = append(l.examples, e)
}

// Fit makes one round of learning over the examples in a new order. It reports how
// many were on the wrong side before they were learnt from.
func (l *Logit) Fit(random *rand.Rand) (errors int) {
	if n := len(l.counts); len(l.w) < n {
		l.z, l.n, l.w = make([]float64, n), make([]float64, n), make([]float64, n)
	}
	random.Shuffle(len(l.examples), func(i, j int) { l.examples[i], l.examples[j] = l.examples[j], l.examples[i] })
	for i := range l.examples {
		e := &l.examples[i]
		rows := l.features[e.from:e.to]
		odds := 0.0
		for _, row := range rows {
			odds += l.w[row]
		}
		if (odds > 0) != (e.target > 0) {
			errors++
		}
		slope := 1/(1+math.Exp(-odds)) - e.target
		if slope < 0 {
			slope *= l.Worth
		}
		l.step(rows, slope)
	}
	return errors
}

func (l *Logit) step(rows []int32, slope float64) {
	for _, row := range rows {
		if l.counts[row] < l.Least {
			continue
		}
		n := l.n[row] + slope*slope
		l.z[row] += slope - (math.Sqrt(n)-math.Sqrt(l.n[row]))/l.Rate*l.w[row]
		l.n[row] = n
		l.w[row] = 0
		if z := l.z[row]; math.Abs(z) > l.L1 {
			l.w[row] = (math.Copysign(l.L1, z) - z) / ((1+math.Sqrt(n))/l.Rate + l.L2)
		}
	}
}

// Pack is the section of the classifier: the first class scores nothing, the second its
// log odds. A feature whose weight is less than smallest is left out.
func (l *Logit) Pack(smallest float64) []byte {
	rows := make([]row, 0, len(l.rows))
	for f, at := range l.rows {
		if l.w[at] != 0 {
			rows = append(rows, row{feature: f, classes: []uint8{1}, weights: []float64{l.w[at]}})
		}
	}
	return packTable(2, rows, smallest)
}
