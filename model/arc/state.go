// Package arc parses sentences into dependency trees with arc-hybrid transitions (Kuhlmann,
// Gómez-Rodríguez and Satta 2011), a beam, and a sparse linear classifier trained by
// max-violation updates (Huang, Fayong and Guo 2012).
//
// The artificial root stands after the last word, so that every sequence of 2n transitions
// gives a tree; that the root takes one dependent only is a condition on transitions.
package arc

// Transitions. Those that make an arc carry its label.
const (
	shift       = 0
	none  int32 = -1
)

func left(label uint8) int  { return 1 + 2*int(label) }
func right(label uint8) int { return 2 + 2*int(label) }

// node is a word on a stack, with what it has gathered. Nodes are never changed, so that the
// states of a beam share them.
type node struct {
	word, below int32
	l1, l2      int32 // outermost left dependents
	r1, r2      int32 // outermost right dependents
	kids        uint64
	ll1, lr1    uint8 // labels of l1 and r1
	nl, nr      uint8
}

// state is a point in a derivation: what came before, the stack's top, and the next word
// with its left dependents.
type state struct {
	prev   int32 // state before, or none
	top    int32 // node, or none
	front  node  // the next word; its fields below, r1 and r2 say nothing
	score  int32
	action uint8 // that led here
}

func newNode(word int32) node {
	return node{word: word, below: none, l1: none, l2: none, r1: none, r2: none}
}

func start() state { return state{prev: none, top: none, front: newNode(0)} }

// apply is the state after an action, which must be legal in s.
func (p *Run) apply(at int32, action int, score int32) state {
	s := &p.states[at]
	next := state{prev: at, top: s.top, front: s.front, score: score, action: uint8(action)}
	if action == shift {
		n := s.front
		n.below = s.top
		p.nodes = append(p.nodes, n)
		next.top = int32(len(p.nodes) - 1)
		next.front = newNode(s.front.word + 1)
		return next
	}
	label := uint8((action - 1) / 2)
	top := &p.nodes[s.top]
	next.top = top.below
	if action%2 == 1 {
		f := &next.front
		f.l2 = f.l1
		f.l1, f.ll1 = top.word, label
		f.nl = min(f.nl+1, 7)
		f.kids |= 1 << label
		return next
	}
	under := p.nodes[top.below]
	under.r2 = under.r1
	under.r1, under.lr1 = top.word, label
	under.nr = min(under.nr+1, 7)
	under.kids |= 1 << label
	p.nodes = append(p.nodes, under)
	next.top = int32(len(p.nodes) - 1)
	return next
}

// legal says which kinds of transitions a state allows.
func (p *Run) legal(s *state) (canShift, canLeft, canRight bool) {
	atRoot := int(s.front.word) == len(p.words)-1
	if s.top == none {
		return !atRoot, false, false
	}
	alone := p.nodes[s.top].below == none
	return !atRoot, !atRoot || alone, !alone
}
