package event

import (
	"slices"

	"hearsay"
	"hearsay/attribution"
	"hearsay/ontology"
)

// Pass makes the pass that codes events.
func (m *Rules) Pass() hearsay.Pass {
	s := &scratch{rules: m, byRoot: map[string][]int32{}}
	return hearsay.Pass{
		Name: "event",
		Doc:  "codes who did what to whom in CAMEO and PLOVER, with its status",
		Needs: []hearsay.Layer{
			hearsay.Words, hearsay.Trees, hearsay.Times, hearsay.Quantities,
			hearsay.Places, hearsay.Actors, hearsay.Attribution,
		},
		Gives: hearsay.Events,
		Run:   s.run,
	}
}

func (s *scratch) run(r *hearsay.Report) {
	s.r = r
	s.cover = attribution.Cover(r)
	clear(s.byRoot)
	defer func() { s.r, s.cover = nil, nil }()
	for sent := range r.Sentences {
		if kind := r.BlockOf(sent).Kind; kind == hearsay.Furniture || kind == hearsay.Credit || kind == hearsay.Dateline {
			continue
		}
		s.sentence(sent)
		for i := range s.drafts {
			if d := &s.drafts[i]; d.state == done && !d.topic && s.telling(d) {
				s.emit(d)
			}
		}
	}
	dropHeadlines(r)
}

// telling says whether a draft names enough to be an event of its own: who acts, or, where
// force is used or people are held, to whom.
func (s *scratch) telling(d *draft) bool {
	d.actorEnd = s.keepParties(d, d.actors, d.actorEnd)
	aimed := d.recipients < d.recipientEnd
	s.dropThings(d)
	s.argStart = int(d.args)
	for n := range d.frame.Told {
		if !s.holds(d.token, &d.frame.Told[n], d.with) {
			return false
		}
	}
	actor, recipient := s.named(d.actors, d.actorEnd), s.named(d.recipients, d.recipientEnd)
	if !s.running && (!actor || !recipient) {
		return false
	}
	if t := &s.r.Tokens[d.token]; t.Deprel == hearsay.AMod && t.UPOS == hearsay.VERB && !s.located(d.recipients, d.recipientEnd) {
		return false // "hacked emails" tells of nobody
	}
	if must := d.frame.Tell; must != (sides{}) {
		return (actor || !must.actor) && (recipient || !must.recipient)
	}
	root := d.code[:2]
	if root == "04" && s.onlyOutlets(d.recipients, d.recipientEnd) {
		return false // to talk to the press is no consultation
	}
	if d.recipients == d.recipientEnd && vague[d.code] && (d.code != "051" || !aimed) { // praise may be for a thing
		return false
	}
	switch {
	case root >= "17" && !actor && s.r.Tokens[d.token].UPOS == hearsay.NOUN && d.carry.verb < 0:
		return recipient && !s.onlyCountries(d.recipients, d.recipientEnd)
	case root >= "17", d.code[:3] == "084", d.code == "115", d.code == "116":
		return actor || recipient
	case root == "14" || root == "15" || root == "08":
		return actor
	case s.r.Tokens[d.token].UPOS == hearsay.NOUN && d.carry.verb < 0:
		return actor && recipient
	}
	return actor
}

// vague are codes that say nothing without somebody at whom the act is aimed.
var vague = map[string]bool{
	"010": true, "012": true, "013": true, "017": true, "020": true, "030": true, "050": true, "051": true, "052": true, "054": true, "060": true,
	"061": true, "070": true, "071": true, "072": true, "100": true, "110": true, "111": true, "112": true, "113": true,
	"114": true, "120": true, "130": true, "160": true,
}

func (s *scratch) onlyOutlets(from, end int32) bool {
	for n := from; n < end; n++ {
		if m := s.r.MentionAt(s.tokens[n]); m == nil || s.r.Actor(m.Actor).Kind != hearsay.OutletActor {
			return false
		}
	}
	return from < end
}

// onlyCountries says whether a side names no more than countries and places: "strikes in
// Mali" without who strikes whom tell no event.
func (s *scratch) onlyCountries(from, end int32) bool {
	for n := from; n < end; n++ {
		m := s.r.MentionAt(s.tokens[n])
		if m == nil || s.r.Actor(m.Actor).Kind != hearsay.CountryActor && !s.isPlace(m.Span) {
			return false
		}
	}
	return true
}

func (s *scratch) isPlace(span hearsay.Span) bool {
	for i := s.places.from; i < s.places.end; i++ {
		if s.r.Places[i].Span == span {
			return true
		}
	}
	return false
}

func (s *scratch) named(from, end int32) bool {
	for n := from; n < end; n++ {
		t := &s.r.Tokens[s.tokens[n]]
		if s.resolved(s.tokens[n]) || t.UPOS == hearsay.PROPN || t.UPOS == hearsay.NUM || s.rules.people[t.Lemma] {
			return true
		}
	}
	return false
}

func (s *scratch) emit(d *draft) {
	r := s.r
	code, _ := ontology.Lookup(d.code)
	trigger := s.triggerSpan(d)
	e := hearsay.Event{
		Code:      hearsay.State(d.code, trigger),
		Rule:      d.frame.rule,
		Goldstein: code.Goldstein,
		Plover:    hearsay.Plover{Event: code.Event, Mode: code.Mode, Contexts: code.Contexts},
		Head:      d.token,
		Evidence:  s.evidence(d),
	}
	e.Evidence = s.withOwn(d, e.Evidence)
	e.Actors = s.participants(d.actors, d.actorEnd, d, e.Evidence)
	e.Recipients = s.participants(d.recipients, d.recipientEnd, d, e.Evidence)
	if v := d.verdict; v.word >= 0 {
		e.Status = hearsay.State(v.status, r.Tokens[v.word].Span())
	} else {
		e.Status = hearsay.Infer(v.status, trigger, v.because)
	}
	if s.merge(&e) {
		return
	}
	s.circumstances(d, &e)
	e.Links = slices.Clone(s.cover.Links(r.Tokens[d.token].Span()))
	s.byRoot[e.Root()] = append(s.byRoot[e.Root()], int32(len(r.Events)))
	r.Events = append(r.Events, e)
}

// triggerSpan is the trigger with its further words, or the light verb with the noun,
// where nothing else stands between.
func (s *scratch) triggerSpan(d *draft) hearsay.Span {
	span := s.r.Tokens[d.token].Span()
	for _, word := range d.with {
		if k := s.companion(d.token, word); k == d.token+1 {
			span = span.Join(s.r.Tokens[k].Span())
		}
	}
	return span
}

// phrase is the span of a noun phrase without its clauses and without what is joined to it.
func (s *scratch) phrase(head int32) hearsay.Span {
	r := s.r
	first, last := s.extent(head, 0)
	for _, k := range r.Children(head) {
		// "the two sides since May", "urged both sides to show restraint"
		if k > head && (s.timeWord(k) || s.inTime(k) || s.infinitive(k)) {
			from, _ := r.Extent(k)
			last = max(head, min(last, from-1))
		}
	}
	return r.SpanOf(first, last)
}

// extent is the range of tokens of a phrase: its own words, left out what begins a new
// clause or another member of a list.
func (s *scratch) extent(head int32, depth int) (first, last int32) {
	r := s.r
	first, last = head, head
	if depth > deepest {
		return first, last
	}
	for _, k := range r.Children(head) {
		switch r.Tokens[k].Deprel {
		case hearsay.AclRel, hearsay.AdvCl, hearsay.AdvClRel, hearsay.Parataxis, hearsay.Punct, hearsay.Conj,
			hearsay.CC, hearsay.CComp, hearsay.Discourse, hearsay.Dislocated, hearsay.Vocative, hearsay.Appos:
			continue
		case hearsay.Mark, hearsay.Case:
			if depth == 0 && r.Tokens[k].XPOS != hearsay.TagPOS {
				continue
			}
		}
		a, b := s.extent(k, depth+1)
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// evidence is the shortest clause around the trigger.
func (s *scratch) evidence(d *draft) hearsay.Span {
	head := d.token
	first, last := s.extent(head, 0)
	if d.carry.verb >= 0 {
		a, b := s.extent(d.carry.verb, 0)
		first, last = min(first, a), max(last, b)
	}
	if d.victims > 0 {
		a, b := s.extent(d.victims-1, 0)
		first, last = min(first, a), max(last, b)
	}
	for n := d.args; n < d.argEnd; n++ {
		if a := s.args[n]; a.slot != noSlot && a.slot != clause && a.slot != infinitive && s.near(a.token, head, d.carry.verb) {
			a, b := s.extent(a.token, 1)
			first, last = min(first, a), max(last, b)
		}
	}
	return s.r.SpanOf(first, last)
}

// near says whether an arg hangs on the trigger or its light verb directly, rather than
// being shared from another clause.
func (s *scratch) near(arg, trigger, verb int32) bool {
	h := s.r.Tokens[arg].Head
	return h == trigger || verb >= 0 && h == verb || s.r.Tokens[trigger].Head == arg
}
