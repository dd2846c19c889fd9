package attribution

import (
	"hearsay"
)

// infinitive is what somebody promises or wants to do.
func (p *reading) infinitive(a *attribution) bool {
	k := p.infinitiveOf(a.head)
	if k < 0 || p.r.Child(a.head, hearsay.Obj) >= 0 {
		return false
	}
	first, last := p.r.Extent(k)
	p.setContent(a, stretch{max(first, a.words.last+1), last})
	return len(a.content) > 0
}

// infinitiveOf is the infinitive that the word governs, or -1.
func (p *reading) infinitiveOf(v int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		if d := r.Tokens[k].Deprel; k > v && (d == hearsay.XComp || d == hearsay.CComp || d == hearsay.AdvCl) && p.hasTo(k) {
			return k
		}
	}
	return -1
}

func (p *reading) hasTo(v int32) bool {
	for _, k := range p.r.Children(v) {
		if t := &p.r.Tokens[k]; t.Deprel == hearsay.Mark && (t.UPOS == hearsay.PART || t.Lemma == "to") {
			return true
		}
	}
	return false
}

// raisedContent is the subject before the cue and the infinitive or predicate after it.
func (p *reading) raisedContent(a *attribution, subject phrase) bool {
	r := p.r
	if !subject.known {
		return false
	}
	for _, k := range r.Children(a.head) {
		if r.Tokens[k].Deprel != hearsay.XComp || k < a.head {
			continue
		}
		first, last := r.Extent(k)
		p.setContent(a, subject.stretch)
		p.addContent(a, stretch{first, last})
		return true
	}
	return false
}

// predicateOf is what the verb says of its object: "called it [a mistake]".
func (p *reading) predicateOf(v int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		if k > v && r.Tokens[k].Deprel == hearsay.XComp && !p.hasTo(k) {
			return k
		}
	}
	return -1
}

// objectPredicate takes the verb's object and what is said of it, which trees show as a second
// object, a predicate, or words that stand right behind: "called [the plan “unheard of”]".
func (p *reading) objectPredicate(a *attribution) bool {
	r := p.r
	whole, parts := stretch{}, 0
	for _, k := range r.Children(a.head) {
		if k < a.head {
			continue
		}
		first, last := r.Extent(k)
		d := r.Tokens[k].Deprel.Universal()
		switch {
		case parts == 0 && (d == hearsay.Obj || d == hearsay.IObj):
			whole, parts = stretch{first, last}, 1
		case parts > 0 && first <= whole.last+2 && p.extends(d) && p.onlyMarks(whole.last+1, first):
			whole.last = max(whole.last, last)
			parts++
		}
	}
	if k := p.predicateOf(a.head); parts == 0 && k >= 0 && r.Child(a.head, hearsay.Obj) >= 0 {
		// "which she called “a rant”"
		first, last := r.Extent(k)
		whole, parts = stretch{first, last}, 2
	}
	if parts == 0 || parts == 1 && !p.holdsQuote(whole) {
		return false
	}
	p.setContent(a, whole, a.words)
	return len(a.content) > 0
}

func (p *reading) extends(d hearsay.Deprel) bool {
	switch d {
	case hearsay.Obj, hearsay.XComp, hearsay.Obl, hearsay.Parataxis, hearsay.AdvCl, hearsay.Appos, hearsay.AdvMod, hearsay.CComp:
		return true
	}
	return false
}

func (p *reading) onlyMarks(from, to int32) bool {
	for k := from; k < to; k++ {
		if x := p.r.Tokens[k].XPOS; x != hearsay.TagOpenQuote && x != hearsay.TagCloseQuote {
			return false
		}
	}
	return true
}

func (p *reading) holdsQuote(s stretch) bool {
	for k := s.first; k <= s.last; k++ {
		if p.within[k] > 0 {
			return true
		}
	}
	return false
}

// objectWith takes the verb's object together with what follows it at token k.
func (p *reading) objectWith(a *attribution, k int32) bool {
	r := p.r
	if k < 0 {
		return false
	}
	first, last := r.Extent(k)
	o := r.Child(a.head, hearsay.Obj, hearsay.IObj)
	if len(a.cue.more) > 0 && (o < 0 || o > k) {
		o = p.oblAfter(a.head, a.words.last)
	}
	if o < 0 || o > k {
		if r.Child(k, hearsay.NSubj) < 0 && !r.Tokens[k].Deprel.Is(hearsay.CComp) {
			return false
		}
		p.setContent(a, stretch{first, last})
		return len(a.content) > 0
	}
	if oFirst, _ := r.Extent(o); !a.cue.frames.has(tells) && oFirst < first {
		first = oFirst
	}
	p.setContent(a, stretch{first, last}, a.words)
	return len(a.content) > 0
}

// oblAfter is the oblique whose preposition is the cue's last word: "called on [them]".
func (p *reading) oblAfter(v, last int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		if first, _ := r.Extent(k); k > v && first == last && r.Tokens[k].Deprel.Is(hearsay.Obl) {
			return k
		}
	}
	return -1
}

// objectPreposition takes an object and the phrase that completes it: "accused [him of theft]".
func (p *reading) objectPreposition(a *attribution) bool {
	r := p.r
	if len(a.cue.objPreps) == 0 {
		return false
	}
	o := r.Child(a.head, hearsay.Obj, hearsay.IObj)
	if o < 0 || o < a.head {
		return false
	}
	first, oLast := r.Extent(o)
	for _, h := range [...]int32{a.head, o} {
		for _, k := range r.Children(h) {
			d := r.Tokens[k].Deprel.Universal()
			if k <= o || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.XComp && d != hearsay.Acl && d != hearsay.NMod {
				continue
			}
			if kFirst, last := r.Extent(k); kFirst > o && contains(a.cue.objPreps, r.Tokens[kFirst].Lemma) {
				p.setContent(a, stretch{first, max(last, min(oLast, last))})
				return true
			}
		}
	}
	return false
}

func contains(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}

// hasObject reports whether an object that is no date stands after the verb.
func (p *reading) hasObject(v int32) bool {
	o := p.r.Child(v, hearsay.Obj)
	return o > v && !p.rules.words.day[p.r.Tokens[o].Lemma]
}

// bareObject takes the verb's object, with the phrases that complete it.
func (p *reading) bareObject(a *attribution) bool {
	r := p.r
	o := r.Child(a.head, hearsay.Obj)
	if len(a.cue.more) > 0 && o < 0 {
		o = p.oblAfter(a.head, a.words.last)
	}
	if o < 0 {
		o = p.nounBehind(a.head, a.words.last)
	}
	if o < 0 {
		return false
	}
	first, last := r.Extent(o)
	if o > a.head {
		last = p.completed(a.head, last)
	}
	p.setContent(a, stretch{first, last}, a.words, a.source.stretch)
	return len(a.content) > 0
}

// nounBehind is the noun phrase without a preposition right behind the cue that a tree hangs on the
// verb as something else than its object.
func (p *reading) nounBehind(v, last int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		t := &r.Tokens[k]
		if first, _ := r.Extent(k); first != last+1 || t.UPOS != hearsay.NOUN && t.UPOS != hearsay.PROPN || p.rules.words.day[t.Lemma] {
			continue
		}
		if d := t.Deprel.Universal(); (d == hearsay.Obl || d == hearsay.XComp || d == hearsay.Dep || d == hearsay.IObj) && r.Child(k, hearsay.Case, hearsay.Mark) < 0 {
			return k
		}
	}
	return -1
}

// completed is the end of an object together with the phrases right behind it that trees hang
// on the verb though they tell what the object is: "named Jones [to the post]". Words between marks
// are taken whole, wherever the tree hangs them: "described it [as “the end”]".
func (p *reading) completed(v, last int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		d := r.Tokens[k].Deprel.Universal()
		if k <= last || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.XComp {
			continue
		}
		first, end := r.Extent(k)
		if first != last+1 || !p.rules.words.completes[r.Tokens[first].Lemma] || p.rules.words.day[r.Tokens[k].Lemma] {
			break
		}
		last = end
	}
	if int(last)+2 < len(r.Tokens) && p.rules.words.completes[r.Tokens[last+1].Lemma] && p.within[last+1] == 0 {
		if q := p.within[last+2]; q > 0 {
			_, end := r.TokensIn(p.quotes[q-1].outer)
			last = end - 1
		}
	}
	return last
}

// gerundContent takes "leaving early" after "admitted".
func (p *reading) gerundContent(a *attribution) bool {
	r := p.r
	for _, k := range r.Children(a.head) {
		if d := r.Tokens[k].Deprel; k > a.head && (d == hearsay.XComp || d == hearsay.CComp) && r.Tokens[k].XPOS == hearsay.TagVBG {
			first, last := r.Extent(k)
			p.setContent(a, stretch{first, last})
			return true
		}
	}
	return false
}

// prepositionContent takes the phrase that a preposition of the cue leads to, and the
// preposition into the cue where it stands right after it.
func (p *reading) prepositionContent(a *attribution) bool {
	return p.afterPreposition(a, a.cue.preps, hearsay.NoDeprel)
}

// prepositionInfinitive takes "called on [them to leave]".
func (p *reading) prepositionInfinitive(a *attribution) bool {
	return p.afterPreposition(a, a.cue.toPreps, hearsay.XComp)
}

func (p *reading) afterPreposition(a *attribution, preps []string, with hearsay.Deprel) bool {
	r := p.r
	if len(preps) == 0 {
		return false
	}
	for _, k := range r.Children(a.head) {
		d := r.Tokens[k].Deprel.Universal()
		if k <= a.words.last || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.NMod && d != hearsay.XComp && d != hearsay.Acl && d != hearsay.Obj {
			continue
		}
		first, last := r.Extent(k)
		if t := &r.Tokens[first]; first == k || t.Deprel != hearsay.Case && t.Deprel != hearsay.Mark || !contains(preps, t.Lemma) || t.UPOS == hearsay.PART {
			continue
		}
		if with != hearsay.NoDeprel {
			to := p.infinitiveOf(a.head)
			if to < 0 || to < k {
				continue
			}
			_, last = r.Extent(to)
		}
		if first == a.words.last+1 {
			a.words.last = first
		}
		p.setContent(a, stretch{first + 1, last})
		return len(a.content) > 0
	}
	return false
}
