package tree

import (
	"math"
	"slices"
)

// arc is a way into a component: what it adds to the score, and the nodes that it joins.
type arc struct {
	gain     float64
	from, to int32
}

// graph is a sentence's arcs while cycles are being contracted. A component is a node or a
// contracted cycle. It has an id, by which it is known for ever (nodes first, then cycles in the
// order in which they are found), and while it stands a slot, that of one of its nodes.
type graph struct {
	nodes  int
	into   []arc   // slot × slot: the best way into the first from the second
	id     []int32 // of the component in a slot, -1 where another has swallowed it
	parent []int32 // of an id: the cycle that swallowed it, or -1
	chosen []arc   // of an id: the arc by which the tree enters it
	path   []int32 // slots, each hanging from the next
	place  []int32 // of a slot: outside the path, on it, or hanging from the root
	ids    int32   // ids given
}

const (
	waiting int32 = iota
	onPath
	hanging
)

// fill takes over the scores. Arcs from the root are made so dear that the best tree has
// only one of them.
func (g *graph) fill(scores []float32, words int) {
	g.size(words + 1)
	low, high := math.Inf(1), math.Inf(-1)
	for _, s := range scores[:words*(words+1)] {
		low, high = min(low, bounded(s)), max(high, bounded(s))
	}
	dear := (high-low)*float64(words+1) + 1
	for i := 1; i < g.nodes; i++ {
		row := scores[(i-1)*g.nodes:][:g.nodes]
		for j, s := range row {
			gain := bounded(s)
			if j == Root {
				gain -= dear
			}
			g.into[i*g.nodes+j] = arc{gain, int32(j), int32(i)}
		}
	}
}

// most bounds a score, so that sums of scores are exact enough for the root's dearness to count.
const most = 1e6

func bounded(s float32) float64 {
	if s != s {
		return -most
	}
	return min(max(float64(s), -most), most)
}

func (g *graph) size(nodes int) {
	g.nodes = nodes
	g.into = grown(g.into, nodes*nodes)
	g.id, g.place = grown(g.id, nodes), grown(g.place, nodes)
	g.parent, g.chosen = grown(g.parent, 2*nodes), grown(g.chosen, 2*nodes)
	g.path, g.ids = g.path[:0], int32(nodes)
	for i := range g.id {
		g.id[i], g.place[i] = int32(i), waiting
	}
	for i := range g.parent {
		g.parent[i] = -1
	}
	g.place[Root] = hanging
}

func grown[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// grow picks an arc into every component: a path is followed from head to head until it
// meets what hangs from the root, and each cycle that it closes becomes a component.
func (g *graph) grow() {
	for start := 1; start < g.nodes; start++ {
		if g.id[start] < 0 || g.place[start] == hanging {
			continue
		}
		g.path = append(g.path[:0], int32(start))
		g.place[start] = onPath
		for len(g.path) > 0 {
			slot := g.path[len(g.path)-1]
			head := g.best(slot)
			g.chosen[g.id[slot]] = g.into[int(slot)*g.nodes+int(head)]
			switch g.place[head] {
			case waiting:
				g.path = append(g.path, head)
				g.place[head] = onPath
			case onPath:
				g.contract(head)
			case hanging:
				for _, s := range g.path {
					g.place[s] = hanging
				}
				g.path = g.path[:0]
			}
		}
	}
}

// best is the slot of the component that it is best to hang from.
func (g *graph) best(slot int32) int32 {
	row := g.into[int(slot)*g.nodes:][:g.nodes]
	best, at := math.Inf(-1), int32(-1)
	for j := range row {
		if row[j].gain > best && int32(j) != slot && g.id[j] >= 0 {
			best, at = row[j].gain, int32(j)
		}
	}
	return at
}

// contract makes one component of the path's end, from the component in slot first on: it
// keeps that slot, and stays the path's end.
func (g *graph) contract(first int32) {
	id := g.ids
	g.ids++
	at := slices.Index(g.path, first)
	cycle := g.path[at:]
	for _, slot := range cycle {
		g.parent[g.id[slot]] = id
		g.lower(slot, g.chosen[g.id[slot]].gain)
	}
	for _, slot := range cycle[1:] {
		g.merge(first, slot)
		g.id[slot] = -1
	}
	g.id[first] = id
	g.path = g.path[:at+1]
}

// lower takes from the ways into a component what its arc of the cycle is worth, which
// goes when another way in is chosen.
func (g *graph) lower(slot int32, gain float64) {
	row := g.into[int(slot)*g.nodes:][:g.nodes]
	for j := range row {
		row[j].gain -= gain
	}
}

// merge adds another slot's ways in and out to a slot's.
func (g *graph) merge(slot, other int32) {
	n := g.nodes
	for j := range n {
		if in := g.into[int(other)*n+j]; in.gain > g.into[int(slot)*n+j].gain {
			g.into[int(slot)*n+j] = in
		}
		if out := g.into[j*n+int(other)]; j != Root && out.gain > g.into[j*n+int(slot)].gain {
			g.into[j*n+int(slot)] = out
		}
	}
}

// expand opens the cycles from the last: the arc into a cycle replaces the one that its node
// had inside it.
func (g *graph) expand(heads []int32) {
	for id := g.ids - 1; id >= int32(g.nodes); id-- {
		in := g.chosen[id]
		inner := in.to
		for g.parent[inner] != id {
			inner = g.parent[inner]
		}
		g.chosen[inner] = in
	}
	for i := range heads {
		heads[i] = g.chosen[i+1].from
	}
}
