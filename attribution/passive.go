package attribution

import (
	"hearsay"
)

// beingAsked reports whether the cue is the participle of "Asked whether it would resign, the
// board said no".
func (p *reading) beingAsked(a *attribution, s hearsay.Sentence) bool {
	r := p.r
	if a.cue.relation != hearsay.Asked && !a.cue.frames.has(tells) || r.Child(a.head, hearsay.NSubj, hearsay.Aux) >= 0 {
		return false
	}
	if x := r.Tokens[a.head].XPOS; x != hearsay.TagVBD && x != hearsay.TagVBN {
		return false
	}
	k := a.words.first - 1
	return k < s.First || r.Tokens[k].XPOS == hearsay.TagWRB || r.Form(k) == "," && p.r.Tokens[a.head].Deprel == hearsay.AdvCl
}

// askedContent is what somebody was asked or told, up to the end of the participle's clause.
func (p *reading) askedContent(a *attribution) bool {
	_, last := p.r.Extent(a.head)
	if p.complement(a) || p.prepositionContent(a) {
		last = a.content[len(a.content)-1].last
	}
	for k := a.words.last + 1; k < last; k++ {
		if p.r.Form(k) == "," && p.within[k] == 0 {
			last = k - 1
		}
	}
	if last <= a.words.last {
		return false
	}
	p.setContent(a, stretch{a.words.last + 1, last})
	return len(a.content) > 0
}

// passiveContent finds what is said where the source, if any, is the agent.
func (p *reading) passiveContent(a *attribution) bool {
	r, f := p.r, a.cue.frames
	subject := phrase{}
	if s := r.Child(a.head, hearsay.NSubj); s >= 0 {
		subject = p.nounPhrase(s)
	} else if t := &r.Tokens[a.head]; t.Deprel == hearsay.Acl && t.Head >= 0 {
		subject = p.modified(t.Head, a.head)
	}
	if f.has(tells) || f.has(quoted) && a.cue.relation == hearsay.Asked {
		a.to = subject
		if f.has(clause|quoted) && p.complement(a) || p.prepositionContent(a) || p.objectWith(a, p.infinitiveOf(a.head)) {
			return true
		}
	}
	if f.has(clause|quoted) && p.complement(a) {
		return true
	}
	if f.has(raised|clause|objectInfinitive|infinitive) && p.infinitiveOf(a.head) >= 0 && p.raisedContent(a, subject) {
		return true
	}
	if !subject.known {
		return false
	}
	if named := !a.source.known && (r.Tokens[a.head].Deprel == hearsay.Acl || !f.has(quoted|plain|raised)); named {
		return false
	}
	if k := p.passivePredicate(a); k >= 0 {
		first, last := r.Extent(k)
		if r.Tokens[first].Lemma == "as" && first == a.words.last+1 && first < last {
			a.words.last, first = first, first+1
		}
		p.setContent(a, subject.stretch)
		p.addContent(a, stretch{first, last})
		return true
	}
	if f.has(object) && a.source.known {
		p.setContent(a, subject.stretch)
		return true
	}
	if f.has(clause) && a.source.known {
		p.setContent(a, subject.stretch)
		return true
	}
	return false
}

// passivePredicate is what a passive says of its subject: "was called [a liar]", "is seen
// [as a rival]", or -1.
func (p *reading) passivePredicate(a *attribution) int32 {
	r := p.r
	if a.cue.frames.has(predicate) {
		if k := p.predicateOf(a.head); k >= 0 {
			return k
		}
	}
	for _, k := range r.Children(a.head) {
		d := r.Tokens[k].Deprel.Universal()
		if k < a.head || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.XComp {
			continue
		}
		if first, _ := r.Extent(k); contains(a.cue.objPreps, r.Tokens[first].Lemma) {
			return k
		}
	}
	return -1
}

// modified is noun n's phrase without the clause at k that modifies it.
func (p *reading) modified(n, k int32) phrase {
	ph := p.nounPhrase(n)
	if first, _ := p.r.Extent(k); ph.known && first > n {
		ph.last = min(ph.last, first-1)
		ph = p.trimPhrase(ph)
	}
	return ph
}
