package arc

import (
	"hearsay/model"
	"hearsay/model/lex"
)

// Word is what the parser sees of a word.
type Word struct {
	Form   uint64 // hash of the lower-case form
	Tag    uint64 // fine tag
	Coarse uint64 // coarse tag
	Fine   uint64 // cluster
	Broad  uint64 // cluster of clusters
	both   uint64 // form and tag
	marks  uint64 // punctuation marks up to here, commas and quotes apart
}

// See is what the parser sees of a word with these tags.
func See(w *lex.Word, fine, coarse uint64) Word {
	return Word{Form: w.Lower, Tag: fine + 1, Coarse: coarse + 1, Fine: w.Fine, Broad: w.Broad}
}

var (
	absent   = Word{Form: 11, Tag: 0xfff1, Coarse: 0xfff1, Fine: 0xfff1, Broad: 0xfff1, both: 12}
	rootWord = Word{Form: 13, Tag: 0xfff2, Coarse: 0xfff2, Fine: 0xfff2, Broad: 0xfff2, both: 14}
)

func (p *Run) word(i int32) *Word {
	if i < 0 || int(i) >= len(p.words) {
		return &absent
	}
	return &p.words[i]
}

// bag gathers features; each call uses up one template number.
type bag struct {
	features []uint64
	template uint64
}

func (b *bag) one(x uint64) {
	b.template++
	b.features = append(b.features, model.Seal(model.Mix(b.template*0xA24BAED4963EE407, x)))
}

func (b *bag) two(x, y uint64) {
	b.template++
	b.features = append(b.features, model.Seal(model.Mix(model.Mix(b.template*0xA24BAED4963EE407, x), y)))
}

func (b *bag) three(x, y, z uint64) {
	b.template++
	b.features = append(b.features, model.Seal(model.Mix(model.Mix(model.Mix(b.template*0xA24BAED4963EE407, x), y), z)))
}

func distance(a, b int32) uint64 {
	if a < 0 || b < 0 {
		return 0
	}
	switch d := b - a; {
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}

var nobody = newNode(none)

// extract fills the bag with the features of a state, after Zhang and Nivre (2011), with
// clusters in places of words. Those before the index split depend on nothing but which
// words are the two topmost and the next.
func (p *Run) extract(s *state) (features []uint64, split int) {
	b := bag{features: p.bag.features[:0]}
	n0, n1, n2 := &nobody, &nobody, &nobody
	if s.top != none {
		if n0 = &p.nodes[s.top]; n0.below != none {
			if n1 = &p.nodes[n0.below]; n1.below != none {
				n2 = &p.nodes[n1.below]
			}
		}
	}
	p.flat(&b, n1.word, n0.word, s.front.word)
	split = len(b.features)
	p.nested(&b, n2, n1, n0, &s.front)
	p.bag = b
	return b.features, split
}

// flat adds the features of words alone: the second and the first of the stack, and the next.
func (p *Run) flat(b *bag, i1, i0, j int32) {
	s0, s1 := p.word(i0), p.word(i1)
	b0, b1, b2 := p.word(j), p.word(j+1), p.word(j+2)
	b.words(s0, s1, b0, b1, b2)
	b.pairs(s0, s1, b0, b1)
	b.triples(s0, s1, b0, b1, b2)

	last, after := p.word(j-1), p.word(i0+1)
	if i0 < 0 {
		after = &absent
	}
	b.three(s0.Tag, last.Tag, b0.Tag)
	b.three(s0.Tag, after.Tag, b0.Tag)
	b.two(last.both, b0.both)
	b.three(b1.Tag, b2.Tag, p.word(j+3).Tag)

	d, e := distance(i0, j), distance(i1, i0)
	b.two(s0.Form, d)
	b.two(b0.Form, d)
	b.three(s0.Tag, b0.Tag, d)
	b.three(s1.Tag, s0.Tag, e)
	b.two(s1.Form, e)
	b.two(s0.Form, e)

	between, before := uint64(0), uint64(0)
	if i0 >= 0 {
		between = b0.marks - s0.marks
	}
	if i1 >= 0 {
		before = s0.marks - s1.marks
	}
	quoted := b0.marks >> 8 & 1
	b.three(s0.Tag, b0.Tag, between)
	b.three(s0.Form, b0.Form, between)
	b.three(s1.Tag, s0.Tag, before)
	b.three(s0.Coarse<<8|b0.Coarse, between, quoted)
	b.three(s1.both, s0.Tag, before)
	b.two(p.end, s0.Coarse<<8|b0.Coarse)
}

// nested adds the features of what the words have gathered.
func (p *Run) nested(b *bag, n2, n1, n0, f *node) {
	s0, s1, s2, b0 := p.word(n0.word), p.word(n1.word), p.word(n2.word), p.word(f.word)
	s0l, s0r, s1l, s1r, b0l := p.word(n0.l1), p.word(n0.r1), p.word(n1.l1), p.word(n1.r1), p.word(f.l1)
	b.one(s2.both)
	b.one(s2.Tag)
	b.three(s2.Tag, s1.Tag, s0.Tag)
	b.three(s2.Tag, s0.Tag, b0.Tag)

	b.three(s0.Tag, s0l.Tag, b0.Tag)
	b.three(s0.Tag, s0r.Tag, b0.Tag)
	b.three(s0.Tag, b0l.Tag, b0.Tag)
	b.three(s1.Tag, s1l.Tag, s0.Tag)
	b.three(s1.Tag, s1r.Tag, s0.Tag)
	b.three(s1.Tag, s0l.Tag, s0.Tag)
	b.three(s1.Tag, s0r.Tag, s0.Tag)
	b.three(s0.Tag, s0l.Tag, p.word(n0.l2).Tag)
	b.three(s0.Tag, s0r.Tag, p.word(n0.r2).Tag)
	b.three(s1.Tag, s1r.Tag, p.word(n1.r2).Tag)
	b.three(b0.Tag, b0l.Tag, p.word(f.l2).Tag)
	b.three(s0.Form, s0l.Form, s0r.Form)
	b.two(s0.both, s0l.Form)
	b.two(s0.both, s0r.Form)
	b.two(b0.both, b0l.Form)
	b.three(s0.Form, b0.Form, b0l.Form)
	b.three(s0r.Form, s0.Tag, b0.Tag)
	b.three(s0l.Form, s0.Tag, b0.Tag)
	b.three(s0l.Form, s1.Tag, s0.Tag)

	valency := uint64(n0.nl)<<4 | uint64(n0.nr)
	b.two(s0.Form, valency)
	b.two(s0.Tag, valency)
	b.two(s1.Form, uint64(n1.nr))
	b.three(s1.Tag, uint64(n1.nl)<<4|uint64(n1.nr), s0.Tag)
	b.three(b0.Tag, uint64(f.nl), s0.Tag)
	b.two(b0.Form, uint64(f.nl))

	b.two(s0.both, uint64(n0.ll1))
	b.two(s0.Tag, uint64(n0.lr1))
	b.two(b0.both, uint64(f.ll1))
	b.three(s0.Tag, b0.Tag, uint64(f.ll1))
	b.three(s1.Tag, s0.Tag, uint64(n1.lr1))
	b.two(s0.Tag, n0.kids)
	b.two(b0.Tag, f.kids)
	b.three(s1.Tag, s0.Tag, n1.kids)
	b.three(s0.Tag, b0.Tag, n0.kids)
	b.three(s1.both, n1.kids, s0.Tag)
	b.three(s0.Form, n0.kids, b0.Tag)
	b.three(b0.both, f.kids, s0.Tag)
}

func (b *bag) words(s0, s1, b0, b1, b2 *Word) {
	for _, w := range [...]*Word{s0, s1, b0, b1} {
		b.one(w.Form)
		b.one(w.Tag)
		b.one(w.both)
		b.two(w.Fine, w.Tag)
		b.one(w.Broad)
	}
	b.one(b2.both)
	b.one(b2.Tag)
}

func (b *bag) pairs(s0, s1, b0, b1 *Word) {
	b.two(s0.both, b0.both)
	b.two(s0.both, b0.Tag)
	b.two(s0.Tag, b0.both)
	b.two(s0.Form, b0.Form)
	b.two(s0.Tag, b0.Tag)
	b.three(s0.Fine, b0.Fine, s0.Coarse<<8|b0.Coarse)
	b.three(s0.Form, b0.Fine, b0.Coarse)
	b.three(s0.Fine, b0.Form, s0.Coarse)
	b.three(s0.Broad, b0.Broad, s0.Coarse<<8|b0.Coarse)
	b.two(s1.both, s0.both)
	b.two(s1.both, s0.Tag)
	b.two(s1.Tag, s0.both)
	b.two(s1.Form, s0.Form)
	b.two(s1.Tag, s0.Tag)
	b.three(s1.Fine, s0.Fine, s1.Coarse<<8|s0.Coarse)
	b.three(s1.Form, s0.Fine, s0.Coarse)
	b.three(s1.Fine, s0.Form, s1.Coarse)
	b.three(s1.Broad, s0.Broad, s1.Coarse<<8|s0.Coarse)
	b.two(s1.Tag, b0.Tag)
	b.two(s1.Form, b0.Form)
	b.two(s1.both, b0.Tag)
	b.two(s1.Tag, b0.both)
	b.two(b0.Tag, b1.Tag)
	b.two(b0.both, b1.Tag)
	b.two(b0.Tag, b1.both)
	b.two(b0.Form, b1.Form)
	b.two(s0.Tag, b1.both)
}

func (b *bag) triples(s0, s1, b0, b1, b2 *Word) {
	b.three(s0.Tag, b0.Tag, b1.Tag)
	b.three(b0.Tag, b1.Tag, b2.Tag)
	b.three(s1.Tag, s0.Tag, b0.Tag)
	b.three(s1.both, s0.Tag, b0.Tag)
	b.three(s1.Tag, s0.both, b0.Tag)
	b.three(s1.Tag, s0.Tag, b0.both)
	b.three(s0.both, b0.Tag, b1.Tag)
	b.three(s0.Tag, b0.both, b1.Tag)
	b.three(s1.Form, s0.Form, b0.Tag)
	b.three(s1.Form, s0.Tag, b0.Form)
	b.three(s1.Broad, s0.Broad, b0.Broad)
}
