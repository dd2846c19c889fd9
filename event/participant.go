package event

import (
	"strings"

	"hearsay"
)

// participants are the tokens of one side as the record gives them: who, in which words,
// and, where these words stand outside the event's own clause, how they come into it.
func (s *scratch) participants(from, end int32, d *draft, evidence hearsay.Span) []hearsay.Participant {
	var out []hearsay.Participant
	for n := from; n < end; n++ {
		token := s.tokens[n]
		var p hearsay.Participant
		if m := s.r.MentionAt(token); m != nil {
			p = hearsay.Participant{Actor: m.Actor, Span: s.naming(m, token)}
			if m.Kind == hearsay.Pronoun && p.Span != m.Span {
				p.Because = "“" + s.r.Words(m.Span) + "” refers to it"
			}
		} else {
			words := s.phrase(token)
			p = hearsay.Participant{Actor: s.r.Mention(token, words, hearsay.GroupActor), Span: words}
			if place := s.placeIn(token); place != nil {
				s.r.Actor(p.Actor).Country = hearsay.Infer(place.Country.Value(), place.Span, "country of a place in the phrase")
			}
		}
		if token == d.token {
			p.Because = "named by the words before the event"
		}
		if p.Because == "" && !evidence.Contains(p.Span) {
			p.Because = s.role(token)
		}
		if !holds(out, p.Actor) {
			out = append(out, p)
		}
	}
	return out
}

// role says in what part of which clause a token stands: "subject of “has asked”".
func (s *scratch) role(token int32) string {
	r := s.r
	for up, n := token, 0; up >= 0 && n < deepest; up, n = r.Tokens[up].Head, n+1 {
		t := &r.Tokens[up]
		part := ""
		switch d := t.Deprel; {
		case d.Is(hearsay.NSubj), d.Is(hearsay.CSubj):
			part = "subject"
		case d.Is(hearsay.Obj), d.Is(hearsay.IObj):
			part = "object"
		case d.Is(hearsay.Obl):
			part = "“" + s.preposition(up) + "”"
			if s.preposition(up) == "" {
				part = "part"
			}
		}
		if part != "" && t.Head >= 0 {
			return part + " of “" + r.Words(s.predicate(t.Head)) + "”"
		}
	}
	return "named in the same sentence"
}

// predicate is a verb with the auxiliaries right before it.
func (s *scratch) predicate(v int32) hearsay.Span {
	r := s.r
	first := v
	for first-1 >= s.first && r.Tokens[first-1].Head == v {
		if d := r.Tokens[first-1].Deprel; !d.Is(hearsay.Aux) && d != hearsay.AdvMod && d != hearsay.Cop {
			break
		}
		first--
	}
	return r.SpanOf(first, v)
}

// withOwn adds the participants of the event's own clause to its evidence.
func (s *scratch) withOwn(d *draft, evidence hearsay.Span) hearsay.Span {
	for _, side := range [2][2]int32{{d.actors, d.actorEnd}, {d.recipients, d.recipientEnd}} {
		for n := side[0]; n < side[1]; n++ {
			if token := s.tokens[n]; s.inClause(d, token) {
				if m := s.r.MentionAt(token); m != nil {
					evidence = evidence.Join(m.Span)
				} else {
					evidence = evidence.Join(s.phrase(token))
				}
			}
		}
	}
	return evidence
}

// inClause says whether a token hangs on the trigger or its light verb with no other clause
// between.
func (s *scratch) inClause(d *draft, token int32) bool {
	r := s.r
	for up, n := token, 0; up >= 0 && n < deepest; up, n = r.Tokens[up].Head, n+1 {
		if up == d.token || up == d.outer || up == d.carry.verb || up == d.victims-1 {
			return true
		}
		switch r.Tokens[up].Deprel.Universal() {
		case hearsay.AdvCl, hearsay.Acl, hearsay.CComp, hearsay.XComp, hearsay.CSubj, hearsay.Parataxis:
			return false
		}
	}
	return false
}

// keepParties takes out of a side what is no party: things, times, numbers. It gives the
// side's new end.
func (s *scratch) keepParties(d *draft, from, end int32) int32 {
	kept := from
	for n := from; n < end; n++ {
		if s.party(s.tokens[n]) || s.mayBeThing(d, s.tokens[n]) {
			s.tokens[kept] = s.tokens[n]
			kept++
		}
	}
	return kept
}

// mayBeThing says whether an act may be aimed at a thing: force at a building or a town,
// inquiry, criticism and rejection at their object, as coders of CAMEO have it.
func (s *scratch) mayBeThing(d *draft, token int32) bool {
	t := &s.r.Tokens[token]
	if t.UPOS == hearsay.PRON || s.inTime(token) || len(d.code) < 2 {
		return false
	}
	switch d.code[:2] {
	case "09":
		return t.Deprel.Is(hearsay.Obj) || t.Deprel == hearsay.NMod
	case "11", "12":
		if d.carry.verb >= 0 && t.UPOS == hearsay.NOUN {
			return true
		}
		return t.Deprel.Is(hearsay.Obj) || t.Deprel == hearsay.NSubjPass || d.inner >= 0 && (t.Deprel.Is(hearsay.NSubj) || t.Deprel.Is(hearsay.IObj))
	case "13":
		return d.code == "133" && t.Deprel.Is(hearsay.Obj)
	case "17", "18", "19", "20":
		return s.rules.targets[t.Lemma] && d.code != "172" && s.r.Child(token, hearsay.NModPoss) < 0
	}
	return false
}

// dropThings takes out of the recipients what cannot be acted upon politically, and whoever
// acts himself, unless the act is mutual.
func (s *scratch) dropThings(d *draft) {
	if d.mutual {
		d.recipientEnd = d.actorEnd
		return
	}
	d.recipientEnd = s.keepParties(d, d.recipients, d.recipientEnd)
	kept := d.recipients
	for n := d.recipients; n < d.recipientEnd; n++ {
		if !s.sameActor(s.tokens[n], d.actors, d.actorEnd) {
			s.tokens[kept] = s.tokens[n]
			kept++
		}
	}
	d.recipientEnd = kept
}

func (s *scratch) sameActor(token, from, end int32) bool {
	m := s.r.MentionAt(token)
	for n := from; m != nil && n < end; n++ {
		other := s.r.MentionAt(s.tokens[n])
		if other == nil || other.Actor != m.Actor {
			continue
		}
		if m.Kind == hearsay.Pronoun || s.r.Tokens[token].Lemma == s.r.Tokens[s.tokens[n]].Lemma && m.Kind == hearsay.Named {
			return true
		}
	}
	return false
}

// party says whether a token names somebody who can act or be acted upon: a person, a
// group, an organisation, a country; no thing, no time and no mere number.
func (s *scratch) party(token int32) bool {
	r := s.r
	t := &r.Tokens[token]
	if s.inTime(token) || s.capitalDeed(token) {
		return false
	}
	if m := r.MentionAt(token); m != nil && m.Actor != 0 {
		return m.Kind == hearsay.Pronoun || r.Actor(m.Actor).Kind != hearsay.DocumentActor || r.Actor(m.Actor).Country.Known()
	}
	return t.UPOS == hearsay.PROPN || t.UPOS == hearsay.NUM && s.rules.words.pair[t.Lemma] || s.rules.people[t.Lemma] || s.rules.people[s.lower(token)]
}

// capitalDeed says whether a token is an act that only its place at a sentence's beginning
// makes look like a name: "Shelling killed ten."
func (s *scratch) capitalDeed(token int32) bool {
	if token != s.first {
		return false
	}
	form := s.lower(token)
	return strings.HasSuffix(form, "ing") && len(s.rules.triggers[nounWord][form]) > 0
}

// inTime says whether a token is part of a date: "August 2018". A name that has one in it
// ("Black Friday Movement") is a name.
func (s *scratch) inTime(token int32) bool {
	span := s.r.Tokens[token].Span()
	for i := s.times.from; i < s.times.end; i++ {
		if at := &s.r.Times[i]; at.Span.Contains(span) {
			m := s.r.MentionAt(token)
			return m == nil || at.Span.Contains(m.Span)
		}
	}
	return false
}

// naming is the span that names a participant: its mention's, with the name that stands in
// apposition; for a pronoun the nearest name of the same actor in the sentence before it.
func (s *scratch) naming(m *hearsay.Mention, token int32) hearsay.Span {
	r := s.r
	if m.Kind == hearsay.Named {
		return m.Span
	}
	if m.Kind == hearsay.Nominal {
		for _, k := range r.Children(token) {
			if r.Tokens[k].Deprel == hearsay.Appos {
				if name := r.MentionAt(k); name != nil && name.Kind == hearsay.Named && k > token {
					return m.Span.Join(name.Span)
				}
			}
		}
		return m.Span
	}
	best := m.Span
	for i := s.first; i < token; i++ {
		if other := r.MentionAt(i); other != nil && other.Actor == m.Actor && other.Kind != hearsay.Pronoun {
			best = other.Span
		}
	}
	return best
}

func holds(list []hearsay.Participant, id hearsay.ActorID) bool {
	for _, p := range list {
		if p.Actor == id {
			return true
		}
	}
	return false
}
