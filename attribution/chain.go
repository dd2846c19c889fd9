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
	for i := range p.found {
		a := &p.found[i]
		actor := p.actorOf(a.source)
		kind := p.kindOf(a.source, actor)
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
				r.Links = append(r.Links, outlet)
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
			r.Links = append(r.Links, outer)
			l.Parent = hearsay.LinkID(len(r.Links))
			if ids[i] == 0 {
				ids[i] = l.Parent
			}
		}
		r.Links = append(r.Links, l)
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

// echoed is the outlet that a phrase such as "the report" or "the newspaper" stands for: the one
// that was a source last, a title's included, unless the text has brought in the thing itself.
func (p *reading) echoed(ph phrase) hearsay.ActorID {
	r := p.r
	if !ph.known || !p.rules.words.echo[r.Tokens[ph.head].Lemma] || r.Tokens[ph.head].UPOS != hearsay.NOUN ||
		ph.last != ph.head || ph.first != ph.head-1 || r.Tokens[ph.first].Lemma != "the" {
		return 0
	}
	if m := r.MentionAt(ph.head); m != nil && r.Mentions[firstMention(r, m.Actor)].Head != ph.head {
		return 0
	}
	for k := int32(0); k < ph.first; k++ {
		if t := &r.Tokens[k]; t.UPOS == hearsay.NOUN && t.Lemma == r.Tokens[ph.head].Lemma {
			return 0
		}
	}
	for id := hearsay.LinkID(len(r.Links)); id > 0; id-- {
		if l := r.Link(id); l.SourceKind == hearsay.OutletActor && l.Actor != 0 {
			return l.Actor
		}
	}
	return 0
}

func firstMention(r *hearsay.Report, actor hearsay.ActorID) int {
	for i := range r.Mentions {
		if r.Mentions[i].Actor == actor {
			return i
		}
	}
	return 0
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

// carryOn joins to an earlier chain the links that go on with it: a document that an outlet
// brought in ("the documents said"), a speaker who "also" said, a source whose words are
// again only "reportedly" so.
func (p *reading) carryOn(innermost []hearsay.LinkID) {
	r := p.r
	for i := range p.found {
		id := innermost[i]
		l := r.Link(id)
		if l.Parent != 0 || l.Actor == 0 {
			continue
		}
		parent := hearsay.LinkID(0)
		switch {
		case l.SourceKind == hearsay.DocumentActor:
			parent = p.broughtBy(id, l.Actor)
		case p.saysAlso(&p.found[i]):
			parent = p.lastReport(id, l.Actor)
		}
		if parent == 0 && l.SourceKind == hearsay.DocumentActor && p.saysReportedly(&p.found[i]) {
			parent = p.runningReport(id)
		}
		if parent == 0 || p.below(parent, id) {
			continue
		}
		l.Parent = parent
		for up := parent; up != 0; up = r.Link(up).Parent {
			outer := r.Link(up)
			outer.Content = merged(r.Text, append(outer.Content[:len(outer.Content):len(outer.Content)], l.Content...))
		}
	}
}

// below reports whether link a hangs, however far, under link b.
func (p *reading) below(a, b hearsay.LinkID) bool {
	for ; a != 0; a = p.r.Link(a).Parent {
		if a == b {
			return true
		}
	}
	return false
}

// broughtBy is the link under which the actor first was a source.
func (p *reading) broughtBy(before hearsay.LinkID, actor hearsay.ActorID) hearsay.LinkID {
	r := p.r
	for id := hearsay.LinkID(1); id < before; id++ {
		if l := r.Link(id); l.Actor == actor && l.Parent != 0 && reporting(r.Link(l.Parent).SourceKind) && r.Link(l.Parent).Actor != actor {
			return l.Parent
		}
	}
	return 0
}

// lastReport is the link under which the actor was a source last, unless it has spoken for itself since.
func (p *reading) lastReport(before hearsay.LinkID, actor hearsay.ActorID) hearsay.LinkID {
	r := p.r
	for id := before - 1; id > 0; id-- {
		if l := r.Link(id); l.Actor == actor {
			if l.Parent != 0 && reporting(r.Link(l.Parent).SourceKind) && r.Link(l.Parent).Actor != actor {
				return l.Parent
			}
			return 0
		}
	}
	return 0
}

// runningReport is the innermost link of the last chain that an outlet began.
func (p *reading) runningReport(before hearsay.LinkID) hearsay.LinkID {
	r := p.r
	for id := before - 1; id > 0; id-- {
		l := r.Link(id)
		if l.SourceKind == hearsay.DocumentActor && l.Parent != 0 && r.Link(l.Parent).SourceKind == hearsay.OutletActor && !p.inTitle(l) {
			return id
		}
	}
	for id := before - 1; id > 0; id-- {
		if l := r.Link(id); l.SourceKind == hearsay.OutletActor && l.Parent == 0 && !p.inTitle(l) {
			return id
		}
	}
	return 0
}

func (p *reading) inTitle(l *hearsay.Link) bool {
	return p.r.BlockOf(p.r.SentenceOf(l.CueHead)).Kind == hearsay.Title
}

func reporting(k hearsay.ActorKind) bool {
	return k == hearsay.OutletActor || k == hearsay.DocumentActor
}

func (p *reading) saysAlso(a *attribution) bool {
	for t := a.words.first; t <= a.words.last; t++ {
		if p.rules.words.continuation[p.r.Tokens[t].Lemma] {
			return true
		}
	}
	return false
}

func (p *reading) saysReportedly(a *attribution) bool {
	for t := a.words.first; t <= a.words.last; t++ {
		if p.rules.adverbs[p.r.Tokens[t].Lemma] != nil {
			return true
		}
	}
	return false
}

// quotationKind says whose words a content's are.
func (p *reading) quotationKind(content []hearsay.Span) hearsay.QuotationKind {
	quotedBytes, all := 0, 0
	for _, c := range content {
		all += c.Len()
		for i := range p.quotes {
			q := &p.quotes[i]
			if q.depth == 0 && q.outer.Overlaps(c) {
				quotedBytes += int(min(q.outer.End, c.End) - max(q.outer.Start, c.Start))
			}
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
