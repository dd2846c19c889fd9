package event

import "hearsay"

// fill finds the two sides of a draft.
func (s *scratch) fill(d *draft) {
	f := d.frame
	s.avoidFrom, s.avoidEnd = 0, 0
	d.actors, d.actorEnd = s.side(d, f.Actor)
	if d.actors == d.actorEnd && s.namedByTrigger(d) {
		s.tokens = append(s.tokens, d.token)
		d.actors, d.actorEnd = int32(len(s.tokens)-1), int32(len(s.tokens))
	}
	s.avoidFrom, s.avoidEnd = d.actors, d.actorEnd
	d.recipients, d.recipientEnd = s.side(d, f.Recipient)
	s.avoidFrom, s.avoidEnd = 0, 0
	if d.carry.inverse {
		s.invert(d)
	}
	if len(f.Both) > 0 && (d.actors == d.actorEnd || !s.located(d.recipients, d.recipientEnd)) {
		kept := d.actorEnd
		d.actorEnd = d.actors
		if from, end := s.side(d, f.Both); end-from > 1 {
			d.actors, d.actorEnd, d.recipients, d.recipientEnd = from, end, from, end
			d.mutual = true
		} else if d.actorEnd = kept; s.pair(d) {
			d.recipients, d.recipientEnd, d.mutual = d.actors, d.actorEnd, true
		}
	}
	if !d.mutual {
		s.dropShared(d)
	}
}

// undergone makes the possessor of a killing or an arrest the one to whom it was done, where
// nobody else is named in that part: "the reporter's murder".
func (s *scratch) undergone(d *draft) {
	if !s.rules.words.undergone[s.r.Tokens[d.token].Lemma] || s.r.Tokens[d.token].UPOS != hearsay.NOUN || d.recipients < d.recipientEnd {
		return
	}
	from, end := s.sideOf(d, possessive)
	if from == end {
		return
	}
	d.recipients, d.recipientEnd = from, end
	if d.actorEnd-d.actors == end-from && s.tokens[d.actors] == s.tokens[from] {
		d.actorEnd = d.actors
		for n := d.args; n < d.argEnd; n++ {
			if s.args[n].slot == s.rules.preps["by"] && s.args[n].slot != noSlot {
				d.actors, d.actorEnd = s.sideOf(d, s.args[n].slot)
				return
			}
		}
	}
}

// pair says whether the one party of a mutual act stands for both: "the two sides signed".
func (s *scratch) pair(d *draft) bool {
	if d.actorEnd-d.actors != 1 || d.recipients < d.recipientEnd {
		return false
	}
	token := s.tokens[d.actors]
	if t := &s.r.Tokens[token]; !s.rules.words.pair[t.Lemma] || t.XPOS != hearsay.TagNNS && t.UPOS != hearsay.NUM {
		return false
	}
	for _, k := range s.r.Children(token) {
		if s.rules.words.both[s.lower(k)] {
			return true
		}
	}
	return false
}

// namedByTrigger says whether the words before an event noun name its country: "a US-led
// coalition airstrike" is an act of the coalition.
func (s *scratch) namedByTrigger(d *draft) bool {
	t := &s.r.Tokens[d.token]
	m := s.r.MentionAt(d.token)
	if t.UPOS != hearsay.NOUN || m == nil || m.Actor == 0 {
		return false
	}
	from := s.r.Actor(m.Actor).Country
	return from.Known() && from.Span().Start >= m.Start && from.Span().End <= t.Start
}

// invert makes the subject of "face criticism from" the recipient.
func (s *scratch) invert(d *draft) {
	s.argStart = int(d.args)
	from, end := s.sideOf(d, subject)
	if from == end {
		return
	}
	d.recipients, d.recipientEnd = from, end
	d.actors, d.actorEnd = int32(len(s.tokens)), int32(len(s.tokens))
	for _, name := range [...]string{"from", "by"} {
		if at, ok := s.rules.preps[name]; ok {
			if from, end := s.sideOf(d, at); from < end {
				d.actors, d.actorEnd = from, end
				return
			}
		}
	}
	for _, at := range [...]slot{possessive, modifier} {
		if from, end := s.sideOf(d, at); from < end {
			d.actors, d.actorEnd = from, end
			return
		}
	}
}

// dropShared takes those who act out of those who are acted upon.
func (s *scratch) dropShared(d *draft) {
	end := d.recipients
	for n := d.recipients; n < d.recipientEnd; n++ {
		if !s.acts(d, s.tokens[n]) {
			s.tokens[end] = s.tokens[n]
			end++
		}
	}
	d.recipientEnd = end
}

// side is the first of the slots that names somebody who is not on the other side yet, or
// else the first that is filled.
func (s *scratch) side(d *draft, slots []slot) (from, end int32) {
	var first [2]int32
	for _, at := range slots {
		from, end = s.sideOf(d, at)
		for n := from; n < end; n++ {
			if s.acts(d, s.tokens[n]) {
				continue
			}
			if s.resolved(s.tokens[n]) {
				return from, end
			}
			if first[0] == first[1] && s.unresolved(d, s.tokens[n], at) {
				first = [2]int32{from, end}
			}
		}
	}
	return first[0], first[1]
}

// resolved says whether a token's mention names somebody. An event's noun that happens to
// be a mention ("the bombing") names nobody by itself.
func (s *scratch) resolved(token int32) bool {
	m := s.r.MentionAt(token)
	if m == nil || m.Actor == 0 {
		return false
	}
	switch who := s.r.Actor(m.Actor); m.Kind {
	case hearsay.Nominal:
		return !s.isEvent(token) || who.Country.Known()
	case hearsay.Pronoun:
		return who.Name.Span() != m.Span // a pronoun that stands for nobody known
	}
	return true
}

func (s *scratch) isEvent(token int32) bool {
	at := token - s.first
	return at >= 0 && at < int32(len(s.draftAt)) && s.draftAt[at] > 0
}

// located says whether one of the tokens names somebody with a country, or by name.
func (s *scratch) located(from, end int32) bool {
	for n := from; n < end; n++ {
		if m := s.r.MentionAt(s.tokens[n]); m != nil && (m.Kind == hearsay.Named || s.r.Actor(m.Actor).Country.Known()) {
			return true
		}
	}
	return false
}

// unresolved says whether a token that is no actor's mention may still fill a side: people
// may, and what is criticized, rejected or destroyed may be a thing.
func (s *scratch) unresolved(d *draft, token int32, at slot) bool {
	t := &s.r.Tokens[token]
	if t.UPOS == hearsay.PROPN || t.UPOS == hearsay.NUM || s.rules.people[t.Lemma] {
		return true
	}
	if len(d.code) < 2 {
		return false
	}
	root := d.code[:2]
	if at == subject || at == possessive {
		return root >= "17" && len(d.frame.Actor) > 0 && d.frame.Actor[0] != at
	}
	switch root {
	case "14":
		return at == object
	case "07":
		return at != object // what is given is not who is helped
	case "05", "08", "09", "11", "12", "17", "18", "19", "20":
		return true
	}
	return false
}

// acts says whether a token, or another mention of the same actor, is among the draft's
// actors: "end their strike" is not aimed at the strikers.
func (s *scratch) acts(d *draft, token int32) bool {
	m := s.r.MentionAt(token)
	for n := d.actors; n < d.actorEnd; n++ {
		if s.tokens[n] == token {
			return true
		}
		if a := s.r.MentionAt(s.tokens[n]); a != nil && m != nil && a.Actor == m.Actor && m.Kind == hearsay.Pronoun {
			return true
		}
	}
	return false
}

// sideOf lists the parties in one slot.
func (s *scratch) sideOf(d *draft, at slot) (from, end int32) {
	from = int32(len(s.tokens))
	switch at {
	case innerActor, innerRecipient:
		s.innerSide(d, at)
	default:
		for n := d.args; n < d.argEnd; n++ {
			if s.args[n].slot == at {
				s.parties(s.args[n].token, at == modifier)
			}
		}
	}
	return from, int32(len(s.tokens))
}

// innerSide takes a side over from the governed event, or from the clause where that is
// no event.
func (s *scratch) innerSide(d *draft, at slot) {
	if d.inner >= 0 {
		inner := &s.drafts[d.inner]
		from, end := inner.actors, inner.actorEnd
		if at == innerRecipient {
			from, end = inner.recipients, inner.recipientEnd
		}
		s.tokens = append(s.tokens, s.tokens[from:end]...)
		return
	}
	for n := d.args; n < d.argEnd; n++ {
		if s.args[n].slot != clause {
			continue
		}
		s.clauseSide(s.args[n].token, at)
	}
}

// clauseSide lists the subject of a clause, or its other participants.
func (s *scratch) clauseSide(v int32, at slot) {
	before := len(s.args)
	kept := s.argStart
	s.argStart = before
	s.verbArgs(v)
	for n := before; n < len(s.args); n++ {
		switch a := s.args[n]; {
		case at == innerActor && a.slot == subject,
			at == innerRecipient && (a.slot == object || a.slot == indirect || a.slot >= firstPreposition && s.rules.toward[a.slot]):
			s.parties(a.token, false)
		}
	}
	s.args, s.argStart = s.args[:before], kept
}

// parties lists the token and what is joined to it by "and", each as the token whose
// mention says who it is.
func (s *scratch) parties(token int32, onlyMentions bool) {
	s.addParty(token, onlyMentions)
	r := s.r
	for _, k := range r.Children(token) {
		t := &r.Tokens[k]
		if t.Deprel == hearsay.Conj && nominal(t.UPOS) && !s.otherCase(token, k) || t.Deprel == hearsay.Flat && r.Child(k, hearsay.CC) >= 0 {
			s.addParty(k, onlyMentions)
		}
	}
}

// otherCase says whether a joined noun stands after a preposition that the first has not.
func (s *scratch) otherCase(first, joined int32) bool {
	prep := s.preposition(joined)
	return prep != "" && prep != s.preposition(first)
}

func nominal(u hearsay.UPOS) bool {
	switch u {
	case hearsay.NOUN, hearsay.PROPN, hearsay.PRON, hearsay.NUM, hearsay.X, hearsay.ADJ, hearsay.DET:
		return true
	}
	return false
}

func (s *scratch) addParty(token int32, onlyMentions bool) {
	if onlyMentions && !s.resolved(token) && !s.adjectival(token) {
		return
	}
	if m := s.mention(token, 0); m >= 0 {
		s.tokens = append(s.tokens, m)
		return
	}
	if onlyMentions && s.placeIn(token) == nil || !s.standsFor(token) {
		return
	}
	s.tokens = append(s.tokens, token)
}

// placeIn is the first place with a country that stands in a phrase, or nil.
func (s *scratch) placeIn(head int32) *hearsay.Place {
	span := s.phrase(head)
	for i := s.places.from; i < s.places.end; i++ {
		if p := &s.r.Places[i]; span.Contains(p.Span) && p.Country.Known() {
			return p
		}
	}
	return nil
}

// adjectival says whether a modifier may have its party inside: "led" of "US-led", or a
// group as in "US coalition strikes".
func (s *scratch) adjectival(token int32) bool {
	t := &s.r.Tokens[token]
	return t.UPOS == hearsay.ADJ || t.UPOS == hearsay.VERB || s.rules.people[t.Lemma]
}

// standsFor says whether an unresolved token can stand for a participant at all: a noun
// or a name, and no event of its own.
func (s *scratch) standsFor(token int32) bool {
	t := &s.r.Tokens[token]
	if t.UPOS == hearsay.NUM {
		return s.rules.words.pair[t.Lemma] && s.r.Child(token, hearsay.Det) >= 0
	}
	if t.UPOS != hearsay.NOUN && t.UPOS != hearsay.PROPN {
		return false
	}
	return !s.rules.words.thing[t.Lemma]
}

// avoided says whether an actor stands on the other side already: "attacks on its bases"
// are not attacks on itself.
func (s *scratch) avoided(id hearsay.ActorID) bool {
	for _, token := range s.tokens[s.avoidFrom:s.avoidEnd] {
		if m := s.r.MentionAt(token); m != nil && m.Actor == id {
			return true
		}
	}
	return false
}

// within are the prepositions through which a phrase names a party, best first: "the
// decision of Mali", "a request from Mali".
var within = [...]string{"of", "by", "from", "against", "to", "for", "with", "in", "on", "at"}

// mention finds the token whose mention says who a phrase is about: its head, or else its
// possessor, its modifiers or a noun in its prepositional phrases. It is -1 where nobody
// is named.
func (s *scratch) mention(token int32, depth int) int32 {
	r := s.r
	if m := r.MentionAt(token); s.resolved(token) && (depth == 0 || !s.avoided(m.Actor)) {
		return token
	}
	if depth > 2 || token < s.first || token >= s.end {
		return -1
	}
	kids := r.Children(token)
	for _, k := range kids {
		if r.Tokens[k].Deprel == hearsay.NModPoss {
			if m := s.mention(k, depth+1); m >= 0 {
				return m
			}
		}
	}
	for _, k := range kids {
		switch r.Tokens[k].Deprel {
		case hearsay.Compound, hearsay.AMod, hearsay.Flat, hearsay.Appos, hearsay.NModDesc:
			if m := s.mention(k, depth+1); m >= 0 {
				return m
			}
		}
	}
	for _, k := range kids {
		if t := &r.Tokens[k]; t.Deprel == hearsay.Acl && t.XPOS == hearsay.TagVBN {
			if by := r.Child(k, hearsay.OblAgent); by >= 0 {
				if m := s.mention(by, depth+1); m >= 0 {
					return m
				}
			}
		}
	}
	for _, want := range within {
		for _, k := range kids {
			if r.Tokens[k].Deprel == hearsay.NMod && s.preposition(k) == want {
				if m := s.mention(k, depth+1); m >= 0 {
					return m
				}
			}
		}
	}
	return -1
}
