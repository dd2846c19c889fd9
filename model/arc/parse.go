package arc

import "hearsay/model"

// Parser is a trained parser; it may be shared.
type Parser struct {
	scorer model.Scorer
	root   uint8 // label of the arc from the root
	beam   int
}

// longest is the longest sentence, in words, that is parsed with a beam; beyond it the
// parser goes greedily, to bound its memory.
const longest = 400

// New makes a parser over a classifier of transitions. Labels count from 0; root is the label of
// the root's own arc.
func New(scorer model.Scorer, root uint8, beam int) *Parser {
	return &Parser{scorer: scorer, root: root, beam: beam}
}

// Classes is the number of transitions for so many labels, at most 63.
func Classes(labels int) int { return 1 + 2*labels }

// Run parses sentences one after another, and keeps the memory for it: one a goroutine.
type Run struct {
	*Parser
	words  []Word
	end    uint64 // form of the last word
	nodes  []node
	states []state
	beams  [2][]int32
	best   []candidate
	scores []int32
	bag    bag
	flats  []flatScores // of the step
}

// flatScores are the scores that the features of a state's words alone give. The states of
// a beam differ mostly in labels, and share them.
type flatScores struct {
	i1, i0, j int32
	scores    []int32
}

type candidate struct {
	score  int32
	state  int32
	action int32
}

// Run makes the memory for parsing.
func (p *Parser) Run() *Run {
	return &Run{Parser: p, scores: make([]int32, p.scorer.Classes())}
}

// Parse writes each word's head (counted from 0 in words, -1 for the root) and label.
func (p *Run) Parse(words []Word, heads []int32, labels []uint8) {
	if len(words) == 0 {
		return
	}
	p.begin(words)
	width := p.beam
	if len(words) > longest {
		width = 1
	}
	for range 2 * len(words) {
		p.step(width)
	}
	p.trace(p.beams[0][0], heads, labels)
}

func (p *Run) begin(words []Word) {
	p.words = append(append(p.words[:0], words...), rootWord)
	marks := uint64(0)
	for i := range words {
		w := &p.words[i]
		w.both = model.Mix(w.Form, w.Tag)
		w.marks = marks
		switch w.Form {
		case comma:
			marks++
		case quote:
			marks += 1 << 8
		case dash, colon, hyphen:
			marks += 1 << 16
		}
	}
	p.words[len(words)].marks = marks
	p.end = words[len(words)-1].Form
	p.nodes = p.nodes[:0]
	p.states = append(p.states[:0], start())
	p.beams[0] = append(p.beams[0][:0], 0)
}

var (
	comma  = model.Hash(",")
	quote  = model.Hash("\"")
	dash   = model.Hash("–")
	colon  = model.Hash(":")
	hyphen = model.Hash("-")
)

// step moves the whole beam on by one transition. A single state starts from 0 again, lest the
// score of an endless sentence run over.
func (p *Run) step(width int) {
	p.best, p.flats = p.best[:0], p.flats[:0]
	for _, at := range p.beams[0] {
		p.expand(at, width)
	}
	lead := int32(0)
	if width == 1 {
		lead = p.best[0].score
	}
	next := p.beams[1][:0]
	for _, c := range p.best {
		p.states = append(p.states, p.apply(c.state, int(c.action), c.score-lead))
		next = append(next, int32(len(p.states)-1))
	}
	p.beams[0], p.beams[1] = next, p.beams[0]
}

// expand offers each legal transition of a state to the next beam.
func (p *Run) expand(at int32, width int) {
	s := &p.states[at]
	p.score(s)
	canShift, canLeft, canRight := p.legal(s)
	if canShift {
		p.offer(candidate{s.score + p.scores[shift], at, shift}, width)
	}
	if canLeft && int(s.front.word) == len(p.words)-1 {
		a := left(p.root)
		p.offer(candidate{s.score + p.scores[a], at, int32(a)}, width)
		canLeft = false
	}
	for label := uint8(0); int(label) < len(p.scores)/2; label++ {
		if label == p.root {
			continue
		}
		if a := left(label); canLeft {
			p.offer(candidate{s.score + p.scores[a], at, int32(a)}, width)
		}
		if a := right(label); canRight {
			p.offer(candidate{s.score + p.scores[a], at, int32(a)}, width)
		}
	}
}

// score fills scores with those of a state's transitions.
func (p *Run) score(s *state) {
	key := flatScores{i0: none, i1: none, j: s.front.word}
	if s.top != none {
		n := &p.nodes[s.top]
		if key.i0 = n.word; n.below != none {
			key.i1 = p.nodes[n.below].word
		}
	}
	features, split := p.extract(s)
	copy(p.scores, p.flatScores(key, features[:split]))
	p.scorer.Score(features[split:], p.scores)
}

func (p *Run) flatScores(key flatScores, features []uint64) []int32 {
	for i := range p.flats {
		if f := &p.flats[i]; f.i0 == key.i0 && f.i1 == key.i1 && f.j == key.j {
			return f.scores
		}
	}
	n := len(p.flats)
	if n == cap(p.flats) {
		p.flats = append(p.flats, flatScores{})
	}
	p.flats = p.flats[:n+1]
	f := &p.flats[n]
	if f.scores == nil {
		f.scores = make([]int32, len(p.scores))
	}
	f.i1, f.i0, f.j = key.i1, key.i0, key.j
	clear(f.scores)
	p.scorer.Score(features, f.scores)
	return f.scores
}

// offer puts a candidate in its place among the best, best first.
func (p *Run) offer(c candidate, width int) {
	n := len(p.best)
	if n == width {
		if c.score <= p.best[n-1].score {
			return
		}
		n--
	} else {
		p.best = append(p.best, c)
	}
	for ; n > 0 && p.best[n-1].score < c.score; n-- {
		p.best[n] = p.best[n-1]
	}
	p.best[n] = c
}

func (p *Run) trace(at int32, heads []int32, labels []uint8) {
	for p.states[at].prev != none {
		s := &p.states[at]
		before := &p.states[s.prev]
		if action := int(s.action); action != shift {
			child := p.nodes[before.top].word
			head := before.front.word
			if action%2 == 0 {
				head = p.nodes[p.nodes[before.top].below].word
			}
			if int(head) == len(p.words)-1 {
				head = none
			}
			heads[child], labels[child] = head, uint8((action-1)/2)
		}
		at = s.prev
	}
}
