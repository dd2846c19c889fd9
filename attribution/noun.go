package attribution

import (
	"hearsay"
)

// nominal reads an attribution whose cue is the noun at token i: "Smith's claim that",
// "issued a statement saying", "concern among voters that".
func (p *reading) nominal(i int32, s hearsay.Sentence) (attribution, bool) {
	r := p.r
	c, last := p.match(p.rules.nouns[r.Tokens[i].Lemma], i)
	if c == nil {
		return attribution{}, false
	}
	a := attribution{cue: c, head: i, words: stretch{i, last}}
	a.source = p.possessor(i)
	lightly := false
	if !a.source.known {
		lightly = p.carried(&a)
	}
	if !p.nounContent(&a) {
		return a, false
	}
	if !a.source.known {
		return a, false
	}
	if !lightly && a.source.last < a.words.first {
		a.words = p.qualified(a.words, a.source)
	}
	if !lightly && a.source.first > a.words.last && a.source.first <= a.content[0].first {
		a.words = p.determined(a.words)
	}
	a.words = p.colon(a.words)
	return a, true
}

// qualified takes the adjectives between a possessor and the noun into the cue.
func (p *reading) qualified(w stretch, owner phrase) stretch {
	r := p.r
	first := w.first
	for first-1 > owner.last && (r.Tokens[first-1].UPOS == hearsay.ADJ || r.Tokens[first-1].UPOS == hearsay.NOUN) {
		first--
	}
	if first-1 == owner.last {
		w.first = first
	}
	return w
}

// determined takes the determiner and adjectives before a noun into the cue.
func (p *reading) determined(w stretch) stretch {
	r := p.r
	for w.first > 0 {
		t := &r.Tokens[w.first-1]
		if t.Head != w.last && t.Head != w.first || t.Deprel != hearsay.Det && t.Deprel != hearsay.AMod {
			break
		}
		w.first--
	}
	return w
}

// carried takes into the cue the verb whose object the noun is, and its subject as the source:
// "issued a statement", "voiced concern".
func (p *reading) carried(a *attribution) bool {
	r := p.r
	v := r.Tokens[a.head].Head
	if d := r.Tokens[a.head].Deprel; d != hearsay.Obj || v < 0 || v > a.head || !p.rules.words.light[r.Tokens[v].Lemma] || p.passive(v) {
		return false
	}
	subject := p.subject(v)
	if !subject.known || subject.holds(a.head) {
		return false
	}
	g := p.verbGroup(v, v)
	if a.words.last-g.first > 10 {
		return false
	}
	a.source = subject
	a.words.first = g.first
	return true
}

// nounContent is the clause, infinitive or phrase that says what the noun is about.
func (p *reading) nounContent(a *attribution) bool {
	r, f := p.r, a.cue.frames
	for _, k := range r.Children(a.head) {
		d := r.Tokens[k].Deprel
		if k < a.head {
			continue
		}
		first, last := r.Extent(k)
		switch {
		case (d == hearsay.Acl || d == hearsay.CComp) && f.has(clause) && (r.Child(k, hearsay.Mark) >= 0 && !p.hasTo(k) || d == hearsay.CComp):
		case (d == hearsay.Acl || d == hearsay.XComp) && f.has(infinitive) && p.hasTo(k):
		case d == hearsay.NMod && first != k && contains(a.cue.preps, r.Tokens[first].Lemma):
			if r.Tokens[k].XPOS == hearsay.TagVBG || first == a.words.last+1 {
				a.words.last = max(a.words.last, first)
			}
			first++
		case d == hearsay.Acl && first != k && contains(a.cue.preps, r.Tokens[first].Lemma) && r.Tokens[k].XPOS == hearsay.TagVBG:
			if first == a.words.last+1 {
				a.words.last = first
			}
			first++
		default:
			continue
		}
		if a.source.known && a.source.first > a.head && a.source.first <= k && k <= a.source.last {
			continue
		}
		p.setContent(a, stretch{first, last})
		return len(a.content) > 0
	}
	return p.copularContent(a)
}

// copularContent is what the noun is said to be: "his hope is that the talks go on".
func (p *reading) copularContent(a *attribution) bool {
	r := p.r
	t := &r.Tokens[a.head]
	if t.Head < 0 || !t.Deprel.Is(hearsay.NSubj) || !a.cue.frames.has(clause) {
		return false
	}
	h := t.Head
	cop := r.Child(h, hearsay.Cop)
	if cop < 0 {
		if r.Tokens[h].Lemma != "be" {
			return false
		}
		cop = h
		h = r.Child(h, hearsay.CComp)
		if h < 0 {
			return false
		}
	}
	if cop < a.head {
		return false
	}
	first, last := cop+1, h
	for _, k := range r.Children(h) {
		if k > cop {
			_, kLast := r.Extent(k)
			last = max(last, kLast)
		}
	}
	if r.Child(h, hearsay.Mark) < 0 {
		return false
	}
	a.words.last = cop
	p.setContent(a, stretch{first, last})
	return len(a.content) > 0
}

// adjectival reads an attribution whose cue is the predicate adjective at token i: "is
// confident that", "was critical of".
func (p *reading) adjectival(i int32, s hearsay.Sentence) (attribution, bool) {
	r := p.r
	c, last := p.match(p.rules.adjectives[r.Tokens[i].Lemma], i)
	if c == nil || r.Tokens[i].Deprel == hearsay.AMod {
		return attribution{}, false
	}
	a := attribution{cue: c, head: i, words: p.verbGroup(i, last)}
	v := i
	if h := r.Tokens[i].Head; h >= 0 && r.Tokens[i].Deprel == hearsay.XComp && p.rules.words.copula[r.Tokens[r.Tokens[i].Head].Lemma] {
		v = r.Tokens[i].Head
		g := p.verbGroup(v, v)
		if g.last < i {
			a.words.first = g.first
		}
	}
	a.source = p.subject(v)
	if !a.source.known {
		return a, false
	}
	for _, k := range r.Children(i) {
		if k < i {
			continue
		}
		first, last := r.Extent(k)
		d := r.Tokens[k].Deprel
		switch {
		case (d == hearsay.CComp || d == hearsay.AdvCl && p.markIs(k, "that")) && c.frames.has(clause):
		case d == hearsay.XComp && c.frames.has(infinitive) && p.hasTo(k):
		case (d == hearsay.Obl || d == hearsay.AdvCl) && first != k && contains(c.preps, r.Tokens[first].Lemma):
			if first == a.words.last+1 {
				a.words.last = first
			}
			first++
		default:
			continue
		}
		p.setContent(&a, stretch{first, last})
		return a, len(a.content) > 0
	}
	return a, false
}

// qualifying reads the adjective at token i that marks its noun as somebody's word: "the
// alleged attack".
func (p *reading) qualifying(i int32) (attribution, bool) {
	r := p.r
	c, _ := p.match(p.rules.qualifiers[r.Tokens[i].Lemma], i)
	if c == nil || r.Tokens[i].Deprel != hearsay.AMod || r.Tokens[i].Head < i {
		return attribution{}, false
	}
	a := attribution{cue: c, head: i, words: stretch{i, i}}
	h := r.Tokens[i].Head
	_, last := r.Extent(h)
	p.setContent(&a, stretch{i + 1, last})
	return a, len(a.content) > 0
}

// adverbial reads an attribution without a source, whose cue is the adverb at token i: the
// clause that it stands in is what is reported.
func (p *reading) adverbial(i int32, s hearsay.Sentence) (attribution, bool) {
	r := p.r
	c, _ := p.match(p.rules.adverbs[r.Tokens[i].Lemma], i)
	h := r.Tokens[i].Head
	if c == nil || h < 0 {
		return attribution{}, false
	}
	a := attribution{cue: c, head: i, words: stretch{i, i}}
	if r.Tokens[h].UPOS == hearsay.VERB {
		if verb, _ := p.match(p.rules.verb(r.Tokens[h].Lemma), h); verb != nil && verb.frames.has(clause) {
			return a, false
		}
	}
	first, last := r.Extent(h)
	for k := i; k < last; k++ {
		if r.Form(k) == ";" {
			last = k - 1
		}
	}
	p.setContent(&a, stretch{first, last}, a.words)
	return a, len(a.content) > 0
}
