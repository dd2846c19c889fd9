package arc

import "hearsay/model"

// Example is a sentence with its tree, which must be projective and have one root.
type Example struct {
	Words  []Word
	Heads  []int32 // -1 for the root
	Labels []uint8
	last   []int32 // last dependent of each word, or -1
}

// Projective makes the tree projective, by moving the shortest crossed arcs up to their
// head's head until none is left (Nivre and Nilsson 2005).
func (e *Example) Projective() {
	for {
		worst := none
		for d, h := range e.Heads {
			if h != none && e.crossed(int32(d)) && (worst == none || span(int32(d), h) < span(worst, e.Heads[worst])) {
				worst = int32(d)
			}
		}
		if worst == none {
			return
		}
		e.Heads[worst] = e.Heads[e.Heads[worst]]
	}
}

func span(a, b int32) int32 { return max(a-b, b-a) }

// crossed reports whether a word between d and its head does not descend from the head.
func (e *Example) crossed(d int32) bool {
	h := e.Heads[d]
	for i := min(d, h) + 1; i < max(d, h); i++ {
		up := i
		for up != none && up != h && up != d {
			up = e.Heads[up]
		}
		if up == none {
			return true
		}
	}
	return false
}

func (e *Example) prepare() {
	if e.last != nil {
		return
	}
	e.last = make([]int32, len(e.Words))
	for i := range e.last {
		e.last[i] = none
	}
	for d, h := range e.Heads {
		if h != none {
			e.last[h] = max(e.last[h], int32(d))
		}
	}
}

// oracle is the transition that leads from a state on the way to the tree towards it.
func (p *Run) oracle(e *Example, s *state) int {
	if s.top == none {
		return shift
	}
	top := &p.nodes[s.top]
	if e.last[top.word] >= s.front.word {
		return shift
	}
	head := e.Heads[top.word]
	switch {
	case head == none && int(s.front.word) == len(e.Words), head == s.front.word:
		return left(e.Labels[top.word])
	case top.below != none && head == p.nodes[top.below].word:
		return right(e.Labels[top.word])
	}
	return shift
}

// Learn makes one update of the classifier from an example, if the parser does not find
// its tree, and reports whether it did.
func (p *Run) Learn(e *Example, learner *model.Learner) bool {
	e.prepare()
	learner.Step()
	p.begin(e.Words)
	gold, violation, wrong, right := int32(0), int32(-1), none, none
	lost := false
	for range 2 * len(e.Words) {
		action := p.oracle(e, &p.states[gold])
		p.flats = p.flats[:0]
		p.score(&p.states[gold])
		reached := p.apply(gold, action, p.states[gold].score+p.scores[action])
		parent := gold
		p.step(p.beam)
		gold = p.among(parent, uint8(action))
		if gold == none {
			p.states = append(p.states, reached)
			gold, lost = int32(len(p.states)-1), true
		}
		best := p.beams[0][0]
		if best == gold {
			continue
		}
		if v := p.states[best].score - p.states[gold].score; v > violation {
			violation, wrong, right = v, best, gold
		}
	}
	if best := p.beams[0][0]; !lost && best == gold {
		return true
	}
	p.update(learner, right, wrong)
	return false
}

// among is the state in the beam that came from parent by this action.
func (p *Run) among(parent int32, action uint8) int32 {
	for _, at := range p.beams[0] {
		if s := &p.states[at]; s.prev == parent && s.action == action {
			return at
		}
	}
	return none
}

// update rewards the derivation of right and punishes that of wrong, back to where they part.
func (p *Run) update(learner *model.Learner, right, wrong int32) {
	for right != wrong {
		r, w := &p.states[right], &p.states[wrong]
		if r.prev != w.prev || r.action != w.action {
			features, _ := p.extract(&p.states[r.prev])
			learner.Update(features, int(r.action), 1)
			features, _ = p.extract(&p.states[w.prev])
			learner.Update(features, int(w.action), -1)
		}
		right, wrong = r.prev, w.prev
	}
}
