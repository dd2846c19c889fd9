package attribution

import (
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// link writes the attributions into the report as links. An outlet that was told comes
// first, as the outer link of what it was told.
func (p *reading) link() {
	r := p.r
	ids := make([]hearsay.LinkID, len(p.found)) // attribution -> its outermost link
	r.Links = make([]hearsay.Link, 0, len(p.found)+4)
	innermost := make([]hearsay.LinkID, len(p.found))
	p.outlet, p.introduced = 0, nil
	p.speakers = speakers{spoke: map[hearsay.ActorID]bool{}}
	for i := range p.found {
		a := &p.found[i]
		actor := p.goingOn(a, p.actorOf(a.source))
		kind := p.kindOf(a.source, actor)
		p.hears(a, actor, kind)
		if outlet := p.echoed(a.source); outlet != 0 {
			actor, kind = outlet, hearsay.OutletActor
		}
		relation := a.cue.relation
		if kind == hearsay.OutletActor && relation == hearsay.Said {
			relation = hearsay.Reported
		}
		l := hearsay.Link{
			Actor: actor, SourceKind: kind, Cue: r.SpanOf(a.words.first, a.words.last), CueHead: a.head,
			Relation: relation, Content: a.spans, Quotation: p.quotationKind(a.spans), Hedges: nil,
		}
		if a.source.known {
			l.Source = r.SpanOf(a.source.first, a.source.last)
			l.Basis = p.basis(a)
		}
		if a.to.known {
			l.Addressee = p.actorOf(a.to)
			if p.publishes(a, l.Addressee) {
				outlet := l
				outlet.Actor, outlet.SourceKind, outlet.Relation = l.Addressee, hearsay.OutletActor, hearsay.Reported
				outlet.Source, outlet.Basis, outlet.Addressee = r.SpanOf(a.to.first, a.to.last), hearsay.Span{}, 0
				p.write(outlet)
				ids[i] = hearsay.LinkID(len(r.Links))
				l.Parent = ids[i]
			}
		}
		for _, c := range p.contain(a) {
			a.contained = true
			outer := l
			outer.Parent = l.Parent
			outer.Actor = p.actorOf(c.source)
			outer.SourceKind = p.kindOf(c.source, outer.Actor)
			outer.Source, outer.Cue, outer.CueHead, outer.Relation = r.SpanOf(c.source.first, c.source.last), r.SpanOf(c.cue.first, c.cue.last), c.cue.first, c.relation
			outer.Basis, outer.Addressee = hearsay.Span{}, 0
			p.write(outer)
			l.Parent = hearsay.LinkID(len(r.Links))
			if ids[i] == 0 {
				ids[i] = l.Parent
			}
		}
		p.write(l)
		innermost[i] = hearsay.LinkID(len(r.Links))
		if ids[i] == 0 {
			ids[i] = innermost[i]
		}
	}
	for i := range p.found {
		// What an article says that somebody merely talks about is not that person's word.
		about := p.found[i].contained && p.found[i].outer >= 0 && !p.found[p.found[i].outer].clausal
		if outer := p.found[i].outer; outer >= 0 && !about {
			r.Link(ids[i]).Parent = innermost[outer]
		}
	}
	p.breakLoops()
	p.carryOn(innermost)
	p.hedge()
}

func (p *reading) write(l hearsay.Link) {
	p.r.Links = append(p.r.Links, l)
	if l.SourceKind == hearsay.OutletActor && l.Actor != 0 {
		p.outlet = l.Actor
	}
}

// publishes reports whether what the attribution's source says was said to an outlet other than the
// publisher: to one by name or kind, to an interviewer, or in an interview with a company.
func (p *reading) publishes(a *attribution, told hearsay.ActorID) bool {
	if p.isPublisher(a.to) {
		return false
	}
	switch p.kindOf(a.to, told) {
	case hearsay.OutletActor:
		return true
	case hearsay.OrganisationActor:
		return a.interviewed
	}
	return p.rules.words.interviewer[p.r.Tokens[a.to.head].Lemma]
}

// breakLoops makes the first link of a loop of parents, if there is one, an outermost link.
func (p *reading) breakLoops() {
	r := p.r
	for i := range r.Links {
		hops := 0
		for up := r.Links[i].Parent; up != 0; up = r.Link(up).Parent {
			if hops++; hops > len(r.Links) {
				r.Links[i].Parent = 0
				break
			}
		}
	}
}

// quotationKind says whose words a content's are.
func (p *reading) quotationKind(content []hearsay.Span) hearsay.QuotationKind {
	quotedBytes, all := 0, 0
	for _, c := range content {
		all += c.Len()
		for _, i := range p.quotesOver(c) {
			q := &p.quotes[i]
			quotedBytes += int(min(q.outer.End, c.End) - max(q.outer.Start, c.Start))
		}
	}
	switch {
	case quotedBytes == 0:
		return hearsay.Indirect
	case 10*quotedBytes >= 9*all:
		return hearsay.Direct
	}
	return hearsay.Mixed
}

// isPublisher reports whether the phrase names the report's own publisher: each word of one name
// begins a word of the other, as in "Post" and "The Harbour Post".
func (p *reading) isPublisher(ph phrase) bool {
	name := strings.FieldsFunc(p.r.Publisher.Value(), notLetter)
	words := strings.FieldsFunc(p.r.Words(p.r.SpanOf(ph.first, ph.last)), notLetter)
	if len(name) > 1 && strings.EqualFold(name[0], "the") {
		name = name[1:]
	}
	if len(name) == 0 {
		return false
	}
	if strings.EqualFold(strings.Join(name, ""), strings.Join(words, "")) {
		return true
	}
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	return beginEach(name, words) || beginEach(words, name)
}

// beginEach reports whether each of the words begins one of the others.
func beginEach(words, others []string) bool {
	for _, n := range words {
		if !slices.ContainsFunc(others, func(w string) bool { return len(w) >= len(n) && strings.EqualFold(w[:len(n)], n) }) {
			return false
		}
	}
	return len(words) > 0
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
