package syntax

import (
	"math/rand/v2"
	"testing"

	"hearsay"
)

// worth is what marks score, and whether none stands within a name that has not begun.
func worth(m *marker, scores []float32, labels []int) (sum float32, ok bool) {
	last := hearsay.NoName
	for i, label := range labels {
		if !m.marks[label].Follows(last) {
			return 0, false
		}
		last = m.marks[label]
		sum += scores[i*len(m.marks)+label]
	}
	return sum, true
}

func TestNoMarksThatMayStandScoreMore(t *testing.T) {
	m, err := marksOf([]string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC"})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	l := &lattice{}
	for range 300 {
		words := 1 + random.IntN(5)
		scores := make([]float32, words*len(m.marks))
		for i := range scores {
			scores[i] = float32(random.NormFloat64())
		}
		top := float32(-1000)
		labels := make([]int, words)
		var try func(i int)
		try = func(i int) {
			if i == words {
				if sum, ok := worth(m, scores, labels); ok {
					top = max(top, sum)
				}
				return
			}
			for labels[i] = range m.marks {
				try(i + 1)
			}
		}
		try(0)
		marks := make([]hearsay.NameMark, words)
		m.mark(l, scores, marks)
		got := make([]int, words)
		for i, mark := range marks {
			for label := range m.marks {
				if m.marks[label] == mark {
					got[i] = label
				}
			}
		}
		if sum, ok := worth(m, scores, got); !ok || sum < top-1e-4 {
			t.Fatalf("%v: %v, worth %v, but there is one worth %v", scores, marks, sum, top)
		}
	}
}

func TestLabelsThatAreNoMarksAreRefused(t *testing.T) {
	for _, labels := range [][]string{nil, {"B-PER", "O"}, {"O", "B-CITY"}, {"O", "PER"}, {"O", "I-PER"}} {
		if _, err := marksOf(labels); err == nil {
			t.Errorf("%q: nothing is said", labels)
		}
	}
}
