package event

import "hearsay"

// circumstances adds when, where and what was counted, from the words of the event's own
// clause.
func (s *scratch) circumstances(d *draft, e *hearsay.Event) {
	clause := s.clauseSpan(d)
	s.when(d, e, clause)
	s.where(d, e, clause)
	s.items(d, e)
}

// clauseSpan is all that hangs on the trigger and on its light verb.
func (s *scratch) clauseSpan(d *draft) hearsay.Span {
	head := d.token
	if d.carry.verb >= 0 {
		head = d.carry.verb
	}
	return s.whole(head).Join(s.whole(d.outer))
}

// whole is the span of a phrase with its preposition.
func (s *scratch) whole(head int32) hearsay.Span {
	first, last := s.extent(head, 1)
	return s.r.SpanOf(first, last)
}

// when takes the date nearest to the trigger in its clause.
func (s *scratch) when(d *draft, e *hearsay.Event, clause hearsay.Span) {
	at := s.r.Tokens[d.token].Start
	best := int32(1 << 30)
	for i := s.times.from; i < s.times.end; i++ {
		t := &s.r.Times[i]
		if !clause.Contains(t.Span) || t.Type != hearsay.Date && t.Type != hearsay.ClockTime || !t.Value.Known() {
			continue
		}
		if gap := distance(at, t.Span); gap < best && !s.ofParticipant(d, t.Span) {
			best = gap
			e.When = t.Value
		}
	}
	if !e.When.Known() {
		s.onlyDate(d, e)
	}
}

// onlyDate dates the event of a sentence's main verb by the one date that the sentence has.
func (s *scratch) onlyDate(d *draft, e *hearsay.Event) {
	r := s.r
	main := d.token
	if d.carry.verb >= 0 {
		main = d.carry.verb
	}
	if r.Tokens[main].Head >= 0 {
		return
	}
	sentence := r.SpanOf(s.first, s.end-1)
	var only *hearsay.Time
	for i := s.times.from; i < s.times.end; i++ {
		t := &r.Times[i]
		if !sentence.Contains(t.Span) || t.Type != hearsay.Date || !t.Value.Known() {
			continue
		}
		if only != nil {
			return
		}
		only = t
	}
	if only != nil && !s.ofParticipant(d, only.Span) && s.verbAbove(only.Span) == main {
		e.When = only.Value
	}
}

// verbAbove is the nearest verb that the words of a span hang on, or -1.
func (s *scratch) verbAbove(span hearsay.Span) int32 {
	i, _ := s.r.TokensIn(span)
	for step := 0; i >= 0 && step < deepest; step++ {
		if s.r.Tokens[i].UPOS == hearsay.VERB {
			return i
		}
		i = s.r.Tokens[i].Head
	}
	return -1
}

func distance(at int32, span hearsay.Span) int32 {
	if at < span.Start {
		return span.Start - at
	}
	return at - span.End
}

// ofParticipant says whether a span stands inside the phrase of one of the two sides: "the
// 2015 treaty".
func (s *scratch) ofParticipant(d *draft, span hearsay.Span) bool {
	first, end := s.r.TokensIn(span)
	for i := first; i < end; i++ {
		if s.r.Tokens[i].Deprel == hearsay.NModUnmarked {
			return false // "Macron this week visited"
		}
	}
	for n := d.args; n < d.argEnd; n++ {
		a := s.args[n]
		if a.slot != subject && a.slot != object {
			continue
		}
		if s.whole(a.token).Contains(span) {
			return true
		}
	}
	return false
}

// where takes the place that a locative phrase of the trigger names.
func (s *scratch) where(d *draft, e *hearsay.Event, clause hearsay.Span) {
	r := s.r
	if s.places.from == s.places.end {
		return
	}
	for _, head := range [3]int32{d.token, d.outer, d.carry.verb} {
		if head < 0 {
			continue
		}
		for _, k := range r.Children(head) {
			if dep := r.Tokens[k].Deprel; !dep.Is(hearsay.Obl) && dep != hearsay.NMod {
				continue
			}
			if !s.rules.words.locative[s.preposition(k)] {
				continue
			}
			span := s.whole(k)
			for i := s.places.from; i < s.places.end; i++ {
				if span.Contains(r.Places[i].Span) {
					e.Where, e.WhereSpan = hearsay.PlaceID(i+1), r.Places[i].Span
					return
				}
			}
		}
	}
	for n := d.args; n < d.argEnd; n++ {
		if s.args[n].slot != object {
			continue
		}
		for _, k := range r.Children(s.args[n].token) {
			if r.Tokens[k].Deprel != hearsay.NMod || !s.rules.words.locative[s.preposition(k)] {
				continue
			}
			span := s.whole(k)
			for i := s.places.from; i < s.places.end; i++ {
				if span.Contains(r.Places[i].Span) {
					e.Where, e.WhereSpan = hearsay.PlaceID(i+1), r.Places[i].Span
					return
				}
			}
		}
	}
}

// items are the quantities of things in the event's clause.
func (s *scratch) items(d *draft, e *hearsay.Event) {
	for i := s.quantities.from; i < s.quantities.end; i++ {
		q := &s.r.Quantities[i]
		if q.Head < s.first || q.Head >= s.end || q.Kind == hearsay.Ordinal || q.Kind == hearsay.Age || !q.Value.Known() || s.countsParties(q.Head) {
			continue
		}
		if s.inArgs(d, q.Head) || s.amongRecipients(d, q.Head) {
			e.Items = append(e.Items, hearsay.Item{Span: q.Span, Value: q.Value, Unit: q.Unit})
		}
	}
}

// countsParties says whether a number only counts who acts: "the two sides".
func (s *scratch) countsParties(head int32) bool {
	t := &s.r.Tokens[head]
	return s.rules.words.pair[t.Lemma] && t.UPOS != hearsay.NUM || s.r.Child(head, hearsay.Det) >= 0 && t.UPOS == hearsay.NUM
}

// amongRecipients says whether a token stands in the phrase of a recipient, as the victims
// that were handed over from another verb.
func (s *scratch) amongRecipients(d *draft, token int32) bool {
	up := token
	for step := 0; up >= 0 && step < deepest; step++ {
		for n := d.recipients; n < d.recipientEnd; n++ {
			if s.tokens[n] == up {
				return true
			}
		}
		for n := d.hurt; n < d.hurtEnd; n++ {
			if s.tokens[n] == up {
				return true
			}
		}
		up = s.r.Tokens[up].Head
	}
	return false
}

// inArgs says whether a token stands in a phrase that fills one of the event's slots.
func (s *scratch) inArgs(d *draft, token int32) bool {
	for n := d.args; n < d.argEnd; n++ {
		a := s.args[n]
		if a.slot == noSlot || a.slot == subject && s.r.Tokens[a.token].Head != d.token {
			continue
		}
		up := token
		for step := 0; up >= 0 && step < deepest; step++ {
			if up == a.token {
				return true
			}
			up = s.r.Tokens[up].Head
		}
	}
	return false
}
