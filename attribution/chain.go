package attribution

import (
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// settle turns contents into spans, drops attributions that have none, puts the rest into text
// order, and finds for each the one whose content it stands in.
func (p *reading) settle() {
	r := p.r
	kept := p.found[:0]
	for i := range p.found {
		a := &p.found[i]
		a.spans = p.spansOf(a)
		if len(a.spans) > 0 {
			kept = append(kept, *a)
		}
	}
	p.found = kept
	p.dropDoubled()
	for i := 1; i < len(p.found); i++ {
		for j := i; j > 0 && p.found[j].head < p.found[j-1].head; j-- {
			p.found[j], p.found[j-1] = p.found[j-1], p.found[j]
		}
	}
	for i := range p.found {
		p.found[i].outer = p.enclosing(i, r.Tokens[p.found[i].head].Span())
	}
	p.partSpeeches()
	p.dropAsides()
	p.clip()
	for i := range p.found {
		if a := &p.found[i]; a.citedBy > 0 {
			for j := range p.found {
				if p.found[j].head == a.citedBy-1 {
					a.outer, a.spans = int32(j), p.found[j].spans
				}
			}
		}
	}
}

// dropAsides leaves out what stands inside another attribution and is no report of its own: what
// a speaker says of himself ("I think"), wishes and attitudes.
func (p *reading) dropAsides() {
	at := make([]int32, len(p.found))
	outers := make([]int32, len(p.found))
	for i := range p.found {
		outers[i] = p.found[i].outer
	}
	kept := p.found[:0]
	for i := range p.found {
		at[i] = -1
		if a := &p.found[i]; a.outer < 0 || p.reports(a) {
			at[i] = 0
		}
	}
	for i := range p.found {
		if at[i] == 0 {
			at[i] = int32(len(kept))
			kept = append(kept, p.found[i])
		}
	}
	p.found = kept
	for i := range p.found {
		p.found[i].outer = p.keptOuter(p.found[i].outer, at, outers)
	}
}

// dropDoubled leaves out attributions whose cue is a word of another's, "reportedly" of "reportedly
// said", or only tells how another's source was heard: "analysts quoted by the Post".
func (p *reading) dropDoubled() {
	r := p.r
	doubled := make([]bool, len(p.found))
	for i := range p.found {
		a := &p.found[i]
		for j := range p.found {
			b := &p.found[j]
			if !a.source.known && b.head != a.head && b.words.holds(a.head) {
				doubled[i] = true
			}
			if b.head != a.head && b.source.known && b.source.holds(a.head) && p.rules.words.quotes[r.Tokens[a.head].Lemma] {
				doubled[i] = true
			}
		}
	}
	kept := p.found[:0]
	for i := range p.found {
		if !doubled[i] {
			kept = append(kept, p.found[i])
		}
	}
	p.found = kept
}

// partSpeeches parts "confirmed that it rained and said, “…”" into two attributions of one source
// where a tree hangs the second verb under the first one's content.
func (p *reading) partSpeeches() {
	r := p.r
	for i := range p.found {
		a := &p.found[i]
		if a.outer < 0 || !a.speech || r.Tokens[a.head].Deprel != hearsay.Conj || p.subjectChild(a.head) >= 0 || p.within[a.head] > 0 {
			continue
		}
		outer := &p.found[a.outer]
		if r.Tokens[a.head].XPOS != r.Tokens[outer.head].XPOS || outer.words.first > a.head || outer.citedBy > 0 {
			continue
		}
		a.source = outer.source
		before := r.Tokens[max(a.words.first-1, 0)].Start
		var kept []hearsay.Span
		for _, s := range outer.spans {
			if s.Start < before {
				kept = append(kept, trimBlanks(r.Text, hearsay.Span{Start: s.Start, End: min(s.End, before)}))
			}
		}
		if len(kept) > 0 {
			outer.spans = kept
			a.outer = outer.outer
		}
	}
}

// clip cuts what an inner attribution reaches beyond the content that it stands in.
func (p *reading) clip() {
	for i := range p.found {
		a := &p.found[i]
		if a.outer < 0 || a.citedBy > 0 {
			continue
		}
		var within []hearsay.Span
		for _, s := range a.spans {
			for _, o := range p.found[a.outer].spans {
				if both := (hearsay.Span{Start: max(s.Start, o.Start), End: min(s.End, o.End)}); !both.IsZero() {
					within = append(within, trimBlanks(p.r.Text, both))
				}
			}
		}
		if len(within) > 0 {
			a.spans = within
		}
	}
}

// keptOuter follows outer links to the first that was kept.
func (p *reading) keptOuter(o int32, at, outers []int32) int32 {
	for hops := 0; o >= 0 && hops <= len(at); hops++ {
		if at[o] >= 0 {
			return at[o]
		}
		o = outers[o]
	}
	return -1
}

// reports reports whether an attribution inside another is a link of a chain.
func (p *reading) reports(a *attribution) bool {
	if a.cites || a.speech || len(p.quotes) > 0 && p.quotationKind(a.spans) != hearsay.Indirect && p.within[a.head] == 0 {
		return true
	}
	if a.wish || p.inQuestion(a) {
		return false
	}
	if o := &p.found[a.outer]; a.source.known && o.source.known && a.source.head == o.source.head {
		return false
	}
	if a.cue.relation == hearsay.Believes {
		if p.rules.words.nominative[p.r.Form(a.source.head)] {
			return false
		}
		if self := p.actorAt(a.source); self != 0 && self == p.actorAt(p.found[a.outer].source) {
			return false
		}
	}
	if !a.source.known {
		return a.cue.relation == hearsay.Reported || a.cue.relation == hearsay.Said
	}
	if p.rules.words.self[p.r.Form(a.source.head)] {
		return false
	}
	switch a.cue.relation {
	case hearsay.Believes:
		return a.clausal
	case hearsay.Other:
		return a.clausal
	}
	return a.clausal || a.cue.frames.has(clause|quoted)
}

// inQuestion reports whether the attribution stands in a clause that says what is not known:
// "unclear whether they agreed".
func (p *reading) inQuestion(a *attribution) bool {
	r := p.r
	outer := p.found[a.outer].head
	for k, hops := a.head, 0; k >= 0 && k != outer && hops < 8; k, hops = r.Tokens[k].Head, hops+1 {
		if p.markIs(k, "whether") {
			return true
		}
	}
	return false
}

// enclosing is the attribution with the shortest content that holds the cue of attribution i. Of two
// that hold each other the later is the outer: it ends the sentence that the other begins.
func (p *reading) enclosing(i int, cue hearsay.Span) int32 {
	best, size := int32(-1), 0
	for j := range p.found {
		if j == i {
			continue
		}
		b := &p.found[j]
		for _, s := range b.spans {
			if !s.Contains(cue) {
				continue
			}
			if mutual(p.found[i].spans, p.r.Tokens[b.head].Span()) && p.found[i].head > b.head {
				continue
			}
			if n := lengthOf(b.spans); best < 0 || n < size {
				best, size = int32(j), n
			}
		}
	}
	return best
}

func mutual(spans []hearsay.Span, cue hearsay.Span) bool {
	for _, s := range spans {
		if s.Contains(cue) {
			return true
		}
	}
	return false
}

func lengthOf(spans []hearsay.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

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
