package unknown

import (
	"slices"

	"hearsay"
)

// Pass makes the pass that gives Unknowns and Conflicts. It reads quotations, events and
// quantities where they are there.
func (m *Rules) Pass() hearsay.Pass {
	f := &finder{Rules: m, clauses: clauses{sets: &m.terms}}
	return hearsay.Pass{
		Name:  "unknown",
		Doc:   "what the report says is not known, and where it differs from itself",
		Needs: []hearsay.Layer{hearsay.Words, hearsay.Trees, hearsay.Quantities, hearsay.Attribution, hearsay.Events},
		Gives: hearsay.Unknowns,
		Run:   f.run,
	}
}

// finder holds the scratch memory of one pass.
type finder struct {
	*Rules
	clauses
	matches []match
	counts  []count
}

func (f *finder) run(r *hearsay.Report) {
	f.read(r)
	r.Unknowns, r.Conflicts = r.Unknowns[:0], r.Conflicts[:0]
	for s := range r.Sentences {
		if kind := r.BlockOf(s).Kind; kind == hearsay.Credit || kind == hearsay.Furniture {
			continue
		}
		f.scan(r.Sentences[s])
	}
	f.compare()
	f.r = nil
}

// scan gives the unknowns of one sentence, in text order.
func (f *finder) scan(s hearsay.Sentence) {
	f.matches = f.matches[:0]
	f.bound = s
	for i := s.First; i < s.End; i++ {
		for _, a := range f.anchor[f.words[i]] {
			if m, ok := f.at(&f.rules[a.rule].patterns[a.pattern], i); ok {
				m.rule = a.rule
				f.keep(m)
			}
		}
	}
	if len(f.matches) == 0 {
		return
	}
	f.within(s)
	slices.SortFunc(f.matches, func(a, b match) int { return int(a.first - b.first) })
	for i := range f.matches {
		f.give(&f.matches[i])
	}
}

// keep adds a match that nothing undoes. Of two that share tokens the longer stays, and
// of two as long the one of the earlier rule.
func (f *finder) keep(m match) {
	r := &f.rules[m.rule]
	for i := range r.unless {
		if f.undone(&r.unless[i], m.first, m.last) {
			return
		}
	}
	if !r.quoted && f.inQuotation(m) {
		return
	}
	if r.subject != nil {
		f.within(f.bound)
		if !f.subjectHas(r.subject, m.first, m.last) {
			return
		}
	}
	for i := range f.matches {
		o := &f.matches[i]
		if o.first > m.last || m.first > o.last {
			continue
		}
		if longer, same := m.last-m.first > o.last-o.first, m.last-m.first == o.last-o.first; longer || same && m.rule < o.rule {
			*o = m
		}
		return
	}
	f.matches = append(f.matches, m)
}

func (f *finder) inQuotation(m match) bool {
	span := f.r.SpanOf(m.first, m.last)
	for i := range f.r.Quotations {
		if f.r.Quotations[i].Contains(span) {
			return true
		}
	}
	return false
}

// give writes the unknown of a match, unless the one before it speaks of it already.
func (f *finder) give(m *match) {
	r := &f.rules[m.rule]
	u := hearsay.Unknown{Kind: r.kind}
	a, b, head := f.clause(m.first, m.last)
	if a > m.first || b < m.last {
		a, b = min(a, m.first), max(b, m.last)
	}
	u.Evidence = f.r.SpanOf(a, b)
	for _, kind := range r.about {
		if u.About = f.about(kind, m, b, head); !u.About.IsZero() {
			break
		}
	}
	switch {
	case u.About.IsZero():
	case r.phrase:
		u.Evidence = u.About
	case u.About.Start >= u.Evidence.Start:
		u.Evidence = u.Evidence.Join(u.About)
	}
	for i := range f.r.Unknowns {
		if o := &f.r.Unknowns[i]; o.Evidence.Contains(u.Evidence) && (o.Evidence == u.Evidence || o.About.Contains(f.r.SpanOf(m.first, m.last))) {
			return
		}
	}
	if u.Event = f.event(&u); u.Event == 0 && f.tree {
		u.Event = f.eventAbove(f.matchHead(m.first, m.last))
	}
	f.r.Unknowns = append(f.r.Unknowns, u)
}

func (f *finder) about(kind string, m *match, end, head int32) hearsay.Span {
	switch kind {
	case "question":
		if m.from >= 0 {
			return f.after(m.from, f.beforeTeller(f.questionEnd(m.from, end), m.last))
		}
	case "after":
		switch {
		case m.from >= 0:
			return f.after(m.from, end)
		case m.pattern.from < 0:
			return f.after(m.last+1, end)
		}
	case "marked":
		return f.marked(m)
	case "subject":
		return f.subject(head, m.first, m.last)
	case "nominal":
		if m.from >= 0 {
			return f.nominal(m.from)
		}
	case "noun":
		return f.noun(m.first, m.last)
	case "head":
		return f.head(head)
	}
	return hearsay.Span{}
}

// marked is what stands between the match's marks.
func (f *finder) marked(m *match) hearsay.Span {
	if m.from < 0 {
		return hearsay.Span{}
	}
	to := m.to
	if to < m.from {
		to = m.last
	}
	return f.r.SpanOf(m.from, to)
}

// questionEnd is where an indirect question that begins at a token ends: with its clause's
// subtree where there is a tree, or else with the clause around the match.
func (f *finder) questionEnd(i, end int32) int32 {
	t := f.r.Tokens
	if !f.tree || t[i].Head < 0 {
		return max(end, i)
	}
	head := i
	for steps := 0; steps < 8 && t[head].Head >= 0 && !f.clausal(head); steps++ {
		head = t[head].Head
	}
	_, last := f.clauseExtent(head, i, i)
	if head < i || last < i {
		return max(end, i)
	}
	return last
}

// event is the event that the unknown is about: the shortest whose clause overlaps what is
// not known, or else the clause that says so.
func (f *finder) event(u *hearsay.Unknown) hearsay.EventID {
	for _, span := range [2]hearsay.Span{u.About, u.Evidence} {
		best, length := hearsay.EventID(0), 0
		for i := range f.r.Events {
			e := &f.r.Events[i]
			if head := f.r.Tokens[e.Head].Span(); !span.Contains(head) && !(e.Evidence.Contains(span) && !span.IsZero()) {
				continue
			}
			if best == 0 || e.Evidence.Len() < length {
				best, length = hearsay.EventID(i+1), e.Evidence.Len()
			}
		}
		if best != 0 {
			return best
		}
	}
	return 0
}

// highest is the number of steps up the tree within which an event is looked for.
const highest = 6

// eventAbove is the event that the match hangs on: the one asked for "unspecified support",
// the one told in the clause before ", though the sum was not specified". What a clause
// tells of another's saying is no part of it.
func (f *finder) eventAbove(i int32) hearsay.EventID {
	for steps := 0; i >= 0 && steps < highest; steps++ {
		for e := range f.r.Events {
			if f.r.Events[e].Head == i {
				return hearsay.EventID(e + 1)
			}
		}
		if d := f.r.Tokens[i].Deprel; d.Is(hearsay.CComp) || d.Is(hearsay.Parataxis) || d == hearsay.AclRel {
			return 0
		}
		i = f.r.Tokens[i].Head
	}
	return 0
}
