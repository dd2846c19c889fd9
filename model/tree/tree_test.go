package tree

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// worth is a tree's score, and whether it is a tree with one root at all.
func worth(f *Finder, scores []float32, heads []int32) (sum float64, ok bool) {
	for i, h := range heads {
		if int(h) == i+1 {
			return 0, false
		}
		sum += float64(scores[i*(len(heads)+1)+int(h)])
	}
	return sum, f.isTree(heads)
}

// brute is the score of the best of all trees.
func brute(f *Finder, scores []float32, n int) float64 {
	heads, best := make([]int32, n), math.Inf(-1)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if sum, ok := worth(f, scores, heads); ok {
				best = max(best, sum)
			}
			return
		}
		for h := range n + 1 {
			heads[i] = int32(h)
			try(i + 1)
		}
	}
	try(0)
	return best
}

func TestNoTreeIsBetterThanTheOneFound(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	f, other := &Finder{}, &Finder{}
	for round := range 3000 {
		n := 1 + random.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(random.NormFloat64() * 10)
			if round%3 == 0 { // ties
				scores[i] = float32(random.IntN(4))
			}
		}
		heads := make([]int32, n)
		f.Best(scores, heads)
		got, ok := worth(other, scores, heads)
		if !ok {
			t.Fatalf("%v give no tree: %v", scores, heads)
		}
		if want := brute(other, scores, n); math.Abs(got-want) > 1e-4 {
			t.Fatalf("%v: %v, worth %v, but there is one worth %v", scores, heads, got, want)
		}
	}
}

// nested are scores whose best heads are cycles in cycles.
func nested(n int, random *rand.Rand) []float32 {
	scores := make([]float32, n*(n+1))
	for i := range n {
		for j := range n + 1 {
			scores[i*(n+1)+j] = float32(random.NormFloat64())
		}
		for span := 2; span < n; span *= 2 {
			scores[i*(n+1)+1+(i^span/2)%n] += float32(100 / span)
		}
	}
	return scores
}

func TestLongSentencesGetOneTree(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	f, other := &Finder{}, &Finder{}
	for range 100 {
		n := 1 + random.IntN(256)
		scores, heads := nested(n, random), make([]int32, n)
		f.Best(scores, heads)
		if _, ok := worth(other, scores, heads); !ok {
			t.Fatalf("%d words: no tree", n)
		}
	}
}

func TestNoBetterTreeIsOneArcAway(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	f, other := &Finder{}, &Finder{}
	for range 20 {
		n := 20 + random.IntN(30)
		scores, heads := nested(n, random), make([]int32, n)
		f.Best(scores, heads)
		best, _ := worth(other, scores, heads)
		for i := range heads {
			old := heads[i]
			for h := range n + 1 {
				heads[i] = int32(h)
				if sum, ok := worth(other, scores, heads); ok && sum > best+1e-3 {
					t.Fatalf("word %d is better off under %d than under %d", i+1, h, old)
				}
			}
			heads[i] = old
		}
	}
}

func TestScoresThatAreNoNumbersGiveATreeAllTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	f, other := &Finder{}, &Finder{}
	strange := []float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), math.MaxFloat32, -math.MaxFloat32, 0}
	for range 2000 {
		n := 1 + random.IntN(12)
		scores, heads := make([]float32, n*(n+1)), make([]int32, n)
		for i := range scores {
			scores[i] = strange[random.IntN(len(strange))]
		}
		f.Best(scores, heads)
		if _, ok := worth(other, scores, heads); !ok {
			t.Fatalf("%v: %v", scores, heads)
		}
	}
}

func TestFindingTreesAllocatesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	f, scores, heads := &Finder{}, nested(60, random), make([]int32, 60)
	f.Best(scores, heads)
	if n := testing.AllocsPerRun(10, func() { f.Best(scores, heads) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkBest(b *testing.B) {
	random := rand.New(rand.NewPCG(11, 12))
	for _, n := range []int{25, 250} {
		plain := make([]float32, n*(n+1))
		for i := range n {
			plain[i*(n+1)+i] = 1
		}
		for name, scores := range map[string][]float32{"greedy": plain, "cycles": nested(n, random)} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				f, heads := &Finder{}, make([]int32, n)
				b.ReportAllocs()
				for b.Loop() {
					f.Best(scores, heads)
				}
				b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "words/s")
			})
		}
	}
}
