package attribution

import (
	"slices"

	"hearsay"
)

// echoed is the outlet that a phrase such as "the report" or "the newspaper" stands for: the one
// that was a source last, a title's included, unless the text has brought in the thing itself.
func (p *reading) echoed(ph phrase) hearsay.ActorID {
	r := p.r
	if p.outlet == 0 || !ph.known || !p.rules.words.echo[r.Tokens[ph.head].Lemma] || r.Tokens[ph.head].UPOS != hearsay.NOUN ||
		ph.last != ph.head || ph.first != ph.head-1 || r.Tokens[ph.first].Lemma != "the" {
		return 0
	}
	if p.introduced == nil {
		p.introduce()
	}
	if m := r.MentionAt(ph.head); m != nil && int(m.Actor) < len(p.introduced) && p.introduced[m.Actor] < ph.head {
		return 0
	}
	if p.echoes[r.Tokens[ph.head].Lemma] < ph.first {
		return 0
	}
	return p.outlet
}

// introduce notes where each actor is first mentioned, and each noun that can stand for an outlet.
func (p *reading) introduce() {
	r := p.r
	p.introduced = make([]int32, len(r.Actors)+1)
	for i := len(r.Mentions) - 1; i >= 0; i-- {
		p.introduced[r.Mentions[i].Actor] = r.Mentions[i].Head
	}
	p.echoes = map[string]int32{}
	for k := range r.Tokens {
		if t := &r.Tokens[k]; t.UPOS == hearsay.NOUN && p.rules.words.echo[t.Lemma] {
			if _, seen := p.echoes[t.Lemma]; !seen {
				p.echoes[t.Lemma] = int32(k)
			}
		}
	}
}

// carryOn joins to an earlier chain the links that go on with it: a document that an outlet
// brought in ("the documents said"), a speaker who "also" said, a source whose words are
// again only "reportedly" so.
func (p *reading) carryOn(innermost []hearsay.LinkID) {
	r := p.r
	before := threads{brought: map[hearsay.ActorID]hearsay.LinkID{}, last: map[hearsay.ActorID]hearsay.LinkID{}, next: 1}
	grown := make([]bool, len(r.Links)+1) // link -> its content is its own
	for i := range p.found {
		id := innermost[i]
		for ; before.next < id; before.next++ {
			p.follow(&before)
		}
		l := r.Link(id)
		if l.Parent != 0 || l.Actor == 0 {
			continue
		}
		parent := hearsay.LinkID(0)
		switch {
		case l.SourceKind == hearsay.DocumentActor:
			parent = before.brought[l.Actor]
		case p.saysAlso(&p.found[i]):
			parent = before.last[l.Actor]
		}
		if parent == 0 && l.SourceKind == hearsay.DocumentActor && p.saysReportedly(&p.found[i]) {
			if parent = before.document; parent == 0 {
				parent = before.report
			}
		}
		if parent == 0 || p.below(parent, id) {
			continue
		}
		l.Parent = parent
		for up := parent; up != 0; up = r.Link(up).Parent {
			outer := r.Link(up)
			if !grown[up] {
				outer.Content, grown[up] = slices.Clone(outer.Content), true
			}
			outer.Content = grow(r.Text, outer.Content, statement(l))
		}
	}
}

// statement is what the report around a link says: that its source says its content. A
// request is an event of its own ("He also asked for radars"), so that source and cue
// belong to it where they lead.
func statement(l *hearsay.Link) []hearsay.Span {
	whole := slices.Clone(l.Content)
	if len(whole) > 0 && l.Cue.Start < whole[0].Start {
		whole[0] = whole[0].Join(l.Cue).Join(l.Source)
	}
	return whole
}

// threads is what a link can go on with: the links up to next, by who spoke and what was running.
type threads struct {
	brought  map[hearsay.ActorID]hearsay.LinkID // the report that first brought the actor in as a source
	last     map[hearsay.ActorID]hearsay.LinkID // the report of what the actor said last, 0 if itself said so
	document hearsay.LinkID                     // the last document that an outlet brought in
	report   hearsay.LinkID                     // the last outlet that reported
	next     hearsay.LinkID
}

// follow takes the next link into the threads.
func (p *reading) follow(t *threads) {
	r := p.r
	l := r.Link(t.next)
	reportedBy := hearsay.LinkID(0)
	if l.Parent != 0 {
		if outer := r.Link(l.Parent); reporting(outer.SourceKind) && outer.Actor != l.Actor {
			reportedBy = l.Parent
		}
	}
	if l.Actor != 0 {
		t.last[l.Actor] = reportedBy
		if t.brought[l.Actor] == 0 {
			t.brought[l.Actor] = reportedBy
		}
	}
	switch {
	case p.inTitle(l):
	case l.SourceKind == hearsay.DocumentActor && l.Parent != 0 && r.Link(l.Parent).SourceKind == hearsay.OutletActor:
		t.document = t.next
	case l.SourceKind == hearsay.OutletActor && l.Parent == 0:
		t.report = t.next
	}
}

// grow adds spans to a link's content, which mostly stand behind it.
func grow(text string, content, more []hearsay.Span) []hearsay.Span {
	for _, s := range more {
		n := len(content)
		switch {
		case n == 0 || s.Start > content[n-1].End && !trimBlanks(text, hearsay.Span{Start: content[n-1].End, End: s.Start}).IsZero():
			content = append(content, s)
		case s.Start >= content[n-1].Start:
			content[n-1].End = max(content[n-1].End, s.End)
		default:
			content = merged(text, append(content, s))
		}
	}
	return content
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
