// Package tree finds the best dependency tree of a sentence, given a score for every arc.
package tree

import "math"

// Root is the head of the word that has no other.
const Root = 0

// Finder finds trees, and keeps the memory for it: one a goroutine.
type Finder struct {
	colour []int32 // of each node, in the search for a cycle
	graph  graph
}

// Best writes to heads the head of each word in the tree of greatest score in which exactly
// one word hangs from the root. Nodes are the root, 0, and the words from 1 on; heads[i] is
// the node that word i+1 hangs from. scores holds a row of len(heads)+1 floats a word: what it
// is worth to hang from each node. Scores beyond a million count as a million, and one that is
// no number as minus that.
//
// Where each word's best head makes such a tree, it is that; otherwise cycles are contracted
// (Chu and Liu 1965, Edmonds 1967) along a growing path, in time quadratic in the words
// (Tarjan 1977; one root: Zmigrod, Vieira and Cotterell 2020).
func (f *Finder) Best(scores []float32, heads []int32) {
	n := len(heads)
	if n == 0 {
		return
	}
	greedy(scores, heads)
	if f.isTree(heads) {
		return
	}
	f.graph.fill(scores, n)
	f.graph.grow()
	f.graph.expand(heads)
}

// greedy gives each word its best head.
func greedy(scores []float32, heads []int32) {
	n := len(heads)
	for i := range heads {
		row := scores[i*(n+1):][:n+1]
		best, at := float32(math.Inf(-1)), int32(Root)
		for j, s := range row {
			if s > best && j != i+1 {
				best, at = s, int32(j)
			}
		}
		heads[i] = at
	}
}

// isTree reports whether exactly one word hangs from the root and all others from it.
func (f *Finder) isTree(heads []int32) bool {
	if cap(f.colour) <= len(heads) {
		f.colour = make([]int32, len(heads)+1)
	}
	f.colour = f.colour[:len(heads)+1]
	clear(f.colour)
	const rooted = -1
	f.colour[Root] = rooted
	roots := 0
	for i, h := range heads {
		if h == Root {
			roots++
		}
		mark := int32(i + 1)
		node := mark
		for f.colour[node] == 0 {
			f.colour[node] = mark
			node = heads[node-1]
		}
		if f.colour[node] == mark {
			return false
		}
		for node = mark; f.colour[node] == mark; node = heads[node-1] {
			f.colour[node] = rooted
		}
	}
	return roots == 1
}
