package attribution

import (
	"cmp"
	"slices"

	"hearsay"
)

// settle turns contents into spans, drops attributions that have none, puts the rest into text
// order, and finds for each the one whose content it stands in.
func (p *reading) settle() {
	kept := p.found[:0]
	for i := range p.found {
		a := &p.found[i]
		a.spans = p.spansOf(a)
		if len(a.spans) > 0 && !p.actOfState(a) {
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
	p.enclose()
	p.besideItself()
	p.partSpeeches()
	p.dropAsides()
	p.clip()
	for i := range p.found {
		if a := &p.found[i]; a.citedBy > 0 {
			if j, ok := slices.BinarySearchFunc(p.found, a.citedBy-1, func(b attribution, head int32) int { return cmp.Compare(b.head, head) }); ok {
				a.outer, a.spans = int32(j), p.found[j].spans
			}
		}
	}
}

// actOfState reports whether a country does what the cue says rather than stating something: "Norway
// rejects the plan", "Chile agreed to a truce".
func (p *reading) actOfState(a *attribution) bool {
	switch a.cue.relation {
	case hearsay.Said, hearsay.DeniedIt, hearsay.Believes:
	default:
		return false
	}
	if a.clausal || a.speech || a.cites || p.quotationKind(a.spans) != hearsay.Indirect {
		return false
	}
	id := p.actorAt(a.source)
	return id != 0 && p.r.Actor(id).Kind == hearsay.CountryActor
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
		if a := &p.found[i]; a.outer < 0 && !p.overheard(a) || a.outer >= 0 && p.reports(a) {
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
	first := 0 // the first of the attributions in the sentence of attribution i
	for i := range p.found {
		a := &p.found[i]
		s := r.Sentences[r.SentenceOf(a.head)]
		for p.found[first].head < s.First {
			first++
		}
		for j := first; j < len(p.found) && p.found[j].head < s.End; j++ {
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

// besideItself puts what a source goes on to say within its own content beside that content, under
// the same report: "said as much, arguing that “…”".
func (p *reading) besideItself() {
	for i := range p.found {
		a := &p.found[i]
		if a.outer < 0 || !a.source.known || a.citedBy > 0 || p.within[a.head] > 0 || p.quotationKind(a.spans) == hearsay.Indirect {
			continue
		}
		if o := &p.found[a.outer]; o.source.known && o.source.head == a.source.head && o.head < a.head && o.outer != int32(i) {
			a.outer = o.outer
		}
	}
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
	if a.wish || p.inQuestion(a) || p.tentative(a) {
		return false
	}
	if o := &p.found[a.outer]; a.source.known && o.source.known && a.source.head == o.source.head {
		return false
	}
	if a.cue.relation == hearsay.Believes && p.rules.words.nominative[p.r.Form(a.source.head)] {
		return false
	}
	if self := p.actorAt(a.source); self != 0 && self == p.actorAt(p.found[a.outer].source) && !p.earlier(a) {
		return false
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
	return a.clausal || a.cue.frames.has(clause|quoted) && (p.canSpeak(a.source) || p.personal(a.source))
}

// earlier reports whether the attribution tells of a speech act before the one around it: "said that
// he had told them so", but not "said that she hoped so".
func (p *reading) earlier(a *attribution) bool {
	if a.cue.relation == hearsay.Believes || !a.clausal {
		return false
	}
	switch p.r.Tokens[a.head].XPOS {
	case hearsay.TagVBD, hearsay.TagVBN:
		return true
	}
	return false
}

// overheard reports whether an attribution stands in somebody's words of whom the text does not say
// who that is, and is no report of its own.
func (p *reading) overheard(a *attribution) bool {
	return p.within[a.head] > 0 && !a.speech && !a.cites &&
		(a.cue.relation == hearsay.Believes || !a.source.known || p.rules.words.self[p.r.Form(a.source.head)] || p.tentative(a))
}

// tentative reports whether the cue tells of no speech act that has taken place: "should say", "to
// decide", but not "went on to say".
func (p *reading) tentative(a *attribution) bool {
	r := p.r
	finite, to := false, false
	for k := a.words.first; k <= a.head; k++ {
		switch {
		case r.Tokens[k].XPOS == hearsay.TagMD:
			return true
		case r.Tokens[k].XPOS == hearsay.TagTO:
			to = true
		}
		finite = finite || p.finite(k)
	}
	return to && !finite && r.Tokens[a.head].XPOS == hearsay.TagVB
}

// personal reports whether the phrase is a pronoun or names somebody whom entity knows for a person,
// an organisation or a country.
func (p *reading) personal(ph phrase) bool {
	id := p.actorAt(ph)
	if p.r.Tokens[ph.head].UPOS == hearsay.PRON {
		return id != 0
	}
	if id == 0 {
		return false
	}
	switch p.r.Actor(id).Kind {
	case hearsay.PersonActor, hearsay.OrganisationActor, hearsay.OutletActor, hearsay.CountryActor:
		return true
	}
	return false
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

// enclose finds for each attribution the one with the shortest content that holds its cue, in one
// sweep over cues and contents. Of two that hold each other the later is the outer: it ends the
// sentence that the other begins.
func (p *reading) enclose() {
	r := p.r
	starts := make([]int32, 0, len(p.found)) // attributions, by where their content begins
	for j := range p.found {
		starts = append(starts, int32(j))
	}
	begin := func(j int32) int32 { return p.found[j].spans[0].Start }
	slices.SortStableFunc(starts, func(a, b int32) int { return cmp.Compare(begin(a), begin(b)) })
	p.open = p.open[:0]
	next := 0
	for i := range p.found {
		a := &p.found[i]
		cue := r.Tokens[a.head].Span()
		for ; next < len(starts) && begin(starts[next]) <= cue.Start; next++ {
			p.open = append(p.open, starts[next])
		}
		a.outer = -1
		size := 0
		kept := p.open[:0]
		for _, j := range p.open {
			b := &p.found[j]
			if b.spans[len(b.spans)-1].End <= cue.Start {
				continue
			}
			kept = append(kept, j)
			if int(j) == i || !anyContains(b.spans, cue) || a.head > b.head && anyContains(a.spans, r.Tokens[b.head].Span()) {
				continue
			}
			if n := lengthOf(b.spans); a.outer < 0 || n < size || n == size && j < a.outer {
				a.outer, size = j, n
			}
		}
		p.open = kept
	}
}

func anyContains(spans []hearsay.Span, cue hearsay.Span) bool {
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
