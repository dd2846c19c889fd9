package main

import (
	"fmt"
	"math"

	"hearsay/coreference"
)

// span is a mention by its extent.
type span struct{ first, last int32 }

// clusterScores are the CoNLL score of the documents and its three parts, in per cent,
// over entities of two mentions and more.
func clusterScores(l *coreference.Learner, stories []*story) string {
	if len(stories) == 0 {
		return ""
	}
	var muc, b3, ceaf, found tally
	for _, st := range stories {
		l.Link(st.report)
		gold, system := map[int32][]span{}, map[int32][]span{}
		for _, g := range st.gold {
			gold[g.Entity] = append(gold[g.Entity], span{g.First, g.Last})
		}
		for _, r := range st.report.References {
			system[int32(r.Entity)] = append(system[int32(r.Entity)], span{r.First, r.Last})
		}
		a, b := repeated(gold), repeated(system)
		found.mentions(a, b)
		muc.muc(a, b)
		b3.b3(a, b)
		ceaf.ceaf(a, b)
	}
	return fmt.Sprintf("CoNLL %.2f (MUC %s, B3 %s, CEAFe %s, mentions %s)", (muc.f1()+b3.f1()+ceaf.f1())/3, muc, b3, ceaf, found)
}

func repeated(clusters map[int32][]span) [][]span {
	var out [][]span
	for _, c := range clusters {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

// tally is what recall and precision are made of.
type tally struct{ right, gold, rightBack, system float64 }

func (t tally) f1() float64 {
	p, r := t.rightBack/max(t.system, 1), t.right/max(t.gold, 1)
	return 200 * p * r / max(p+r, 1e-9)
}

func (t tally) String() string {
	return fmt.Sprintf("%.1f/%.1f/%.1f", 100*t.rightBack/max(t.system, 1), 100*t.right/max(t.gold, 1), t.f1())
}

func index(clusters [][]span) map[span]int {
	of := map[span]int{}
	for i, c := range clusters {
		for _, s := range c {
			of[s] = i
		}
	}
	return of
}

func (t *tally) mentions(gold, system [][]span) {
	of := index(system)
	for s := range index(gold) {
		if _, ok := of[s]; ok {
			t.right++
			t.rightBack++
		}
		t.gold++
	}
	t.system += float64(len(of))
}

func (t *tally) muc(gold, system [][]span) {
	half := func(a, b [][]span) (right, all float64) {
		of := index(b)
		for _, c := range a {
			parts := map[int]bool{}
			for k, s := range c {
				if i, ok := of[s]; ok {
					parts[i] = true
				} else {
					parts[-1-k] = true
				}
			}
			right += float64(len(c) - len(parts))
			all += float64(len(c) - 1)
		}
		return right, all
	}
	r, g := half(gold, system)
	p, s := half(system, gold)
	t.right, t.gold, t.rightBack, t.system = t.right+r, t.gold+g, t.rightBack+p, t.system+s
}

func (t *tally) b3(gold, system [][]span) {
	half := func(a, b [][]span) (right, all float64) {
		of := index(b)
		for _, c := range a {
			shared := map[int]float64{}
			for _, s := range c {
				if i, ok := of[s]; ok {
					shared[i]++
				}
			}
			for _, n := range shared {
				right += n * n / float64(len(c))
			}
			all += float64(len(c))
		}
		return right, all
	}
	r, g := half(gold, system)
	p, s := half(system, gold)
	t.right, t.gold, t.rightBack, t.system = t.right+r, t.gold+g, t.rightBack+p, t.system+s
}

func (t *tally) ceaf(gold, system [][]span) {
	of := index(system)
	similar := make([][]float64, len(gold))
	for i, c := range gold {
		similar[i] = make([]float64, len(system))
		for _, s := range c {
			if k, ok := of[s]; ok {
				similar[i][k] += 2 / float64(len(c)+len(system[k]))
			}
		}
	}
	best := assign(similar)
	t.right, t.rightBack = t.right+best, t.rightBack+best
	t.gold, t.system = t.gold+float64(len(gold)), t.system+float64(len(system))
}

// assign is the value of the best one-to-one assignment of rows to columns (Kuhn 1955, with
// potentials).
func assign(value [][]float64) float64 {
	n := len(value)
	if n == 0 || len(value[0]) == 0 {
		return 0
	}
	m := len(value[0])
	at := func(i, k int) float64 {
		if i < n && k < m {
			return -value[i][k]
		}
		return 0
	}
	size := max(n, m)
	u, v, match, way := make([]float64, size+1), make([]float64, size+1), make([]int, size+1), make([]int, size+1)
	for i := 1; i <= size; i++ {
		match[0] = i
		least, used := make([]float64, size+1), make([]bool, size+1)
		for k := range least {
			least[k] = math.Inf(1)
		}
		col := 0
		for match[col] != 0 {
			used[col] = true
			row, delta, next := match[col], math.Inf(1), 0
			for k := 1; k <= size; k++ {
				if used[k] {
					continue
				}
				if d := at(row-1, k-1) - u[row] - v[k]; d < least[k] {
					least[k], way[k] = d, col
				}
				if least[k] < delta {
					delta, next = least[k], k
				}
			}
			for k := range used {
				if used[k] {
					u[match[k]] += delta
					v[k] -= delta
				} else {
					least[k] -= delta
				}
			}
			col = next
		}
		for col != 0 {
			match[col], col = match[way[col]], way[col]
		}
	}
	total := 0.0
	for k := 1; k <= size; k++ {
		total -= at(match[k]-1, k-1)
	}
	return total
}
