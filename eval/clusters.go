package eval

import (
	"maps"
	"slices"

	"hearsay/conllu"
)

// Mention is a phrase that refers to something.
type Mention = conllu.Mention

// Clusters are the things that a document speaks of, each the mentions that refer to it.
type Clusters [][]Mention

// Agreement is how far two clusterings agree: what is right by the gold's count out of
// all the gold, and by the system's count out of all of the system's. Sums over documents
// are taken of the four before any quotient.
type Agreement struct{ RightGold, Gold, RightSystem, System float64 }

// Recall is in percent.
func (a Agreement) Recall() float64 { return quotient(a.RightGold, a.Gold) }

// Precision is in percent.
func (a Agreement) Precision() float64 { return quotient(a.RightSystem, a.System) }

// F1 is the harmonic mean of precision and recall, in percent.
func (a Agreement) F1() float64 { return harmonic(a.Precision(), a.Recall()) }

func (a *Agreement) add(b Agreement) {
	a.RightGold += b.RightGold
	a.Gold += b.Gold
	a.RightSystem += b.RightSystem
	a.System += b.System
}

func quotient(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// clustering is clusters that are looked up by mention.
type clustering struct {
	clusters Clusters
	of       map[Mention]int // index of the mention's cluster
}

// newClustering drops mentions that stand in an earlier cluster, or twice in their own.
func newClustering(in Clusters) *clustering {
	c := &clustering{of: map[Mention]int{}}
	for _, cluster := range in {
		var kept []Mention
		for _, m := range cluster {
			if _, twice := c.of[m]; !twice {
				c.of[m] = len(c.clusters)
				kept = append(kept, m)
			}
		}
		if len(kept) > 0 {
			c.clusters = append(c.clusters, kept)
		}
	}
	return c
}

// withoutSingletons are the clusters of two mentions and more.
func withoutSingletons(in Clusters) Clusters {
	var out Clusters
	for _, c := range in {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

// muc counts links, as Vilain et al. (1995) do: a cluster of n mentions has n-1, and of
// them those are right that hold it together within the other side's clusters.
func muc(gold, system *clustering) Agreement {
	var a Agreement
	a.RightGold, a.Gold = links(gold, system)
	a.RightSystem, a.System = links(system, gold)
	return a
}

func links(of, by *clustering) (right, all float64) {
	for _, cluster := range of.clusters {
		parts := map[int]bool{}
		alone := 0
		for _, m := range cluster {
			if k, ok := by.of[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		right += float64(len(cluster) - len(parts) - alone)
		all += float64(len(cluster) - 1)
	}
	return right, all
}

// bCubed counts mentions, as Bagga and Baldwin (1998) do: each is right by the share of
// its cluster that it shares with its cluster on the other side. A mention that the other
// side lacks is wrong.
func bCubed(gold, system *clustering) Agreement {
	a := Agreement{Gold: float64(len(gold.of)), System: float64(len(system.of))}
	shared := overlaps(gold, system)
	for _, pair := range orderedPairs(shared) {
		n := float64(shared[pair])
		a.RightGold += n * n / float64(len(gold.clusters[pair[0]]))
		a.RightSystem += n * n / float64(len(system.clusters[pair[1]]))
	}
	return a
}

// ceafE counts clusters, as Luo (2005) does with the similarity φ4: clusters of the two
// sides are paired, each at most once, so that their similarities 2|K∩R| / (|K|+|R|) have
// the greatest sum.
func ceafE(gold, system *clustering) Agreement {
	similarity := make([][]float64, len(gold.clusters))
	for k := range similarity {
		similarity[k] = make([]float64, len(system.clusters))
	}
	for pair, n := range overlaps(gold, system) {
		k, r := pair[0], pair[1]
		similarity[k][r] = 2 * float64(n) / float64(len(gold.clusters[k])+len(system.clusters[r]))
	}
	right := 0.0
	for k, r := range assign(similarity) {
		if r >= 0 {
			right += similarity[k][r]
		}
	}
	return Agreement{right, float64(len(gold.clusters)), right, float64(len(system.clusters))}
}

// overlaps are how many mentions each gold cluster shares with each system cluster, where
// it shares some.
func overlaps(gold, system *clustering) map[[2]int]int {
	out := map[[2]int]int{}
	for m, k := range gold.of {
		if r, ok := system.of[m]; ok {
			out[[2]int{k, r}]++
		}
	}
	return out
}

// orderedPairs keeps sums of floating-point numbers the same from run to run.
func orderedPairs(shared map[[2]int]int) [][2]int {
	return slices.SortedFunc(maps.Keys(shared), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
}

// commonMentions counts the mentions that the two sides share.
func commonMentions(gold, system *clustering) Counts {
	c := Counts{Gold: len(gold.of), System: len(system.of)}
	for m := range gold.of {
		if _, ok := system.of[m]; ok {
			c.Right++
		}
	}
	return c
}
