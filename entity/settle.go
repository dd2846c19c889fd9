package entity

import (
	"cmp"
	"slices"

	"hearsay"
)

// settle fills in what follows from the report as a whole.
func (s *scratch) settle(c *group) {
	head := &s.who[c.members[0]]
	if head.counterpart {
		s.settleCounterpart(c, head)
	}
	if !c.country.Known() {
		s.settleOwner(c)
	}
	if !c.country.Known() {
		s.settleSender(c)
	}
	if !c.country.Known() && s.domestic(c) {
		s.settlePlace(c)
	}
	if !c.country.Known() && c.place {
		s.settleBeside(c)
	}
	if !c.country.Known() && c.place && s.focus.code != "" && s.district(&s.who[c.first]) {
		c.country = hearsay.Infer(s.focus.code, s.focus.span, "the country that the report is about")
	}
	if !c.country.Known() && c.kind == hearsay.CountryActor && c.name < 0 {
		s.settleCountry(c)
	}
	if c.kind == hearsay.PersonActor && c.plural {
		c.kind = hearsay.GroupActor
	}
}

// domestic reports whether the actor is of the kind that belongs to the country a report is
// about where nothing else is said.
func (s *scratch) domestic(c *group) bool {
	if len(c.roles) == 0 || !s.x.words["domestic"][c.roles[0].Value()] {
		return false
	}
	if c.name < 0 {
		m := &s.who[c.first]
		if m.kind == hearsay.PersonActor && s.r.BlockOf(int(m.sentence)).Kind == hearsay.Title {
			return false // a visitor may be in the headline
		}
		return !s.abroad(m) && !s.several(m) && (m.noun < 0 || !s.x.words["sent"][s.x.nouns[m.noun].lemma])
	}
	return c.kind == hearsay.PersonActor && c.roles[0].Because() == "" && c.roles[0].Value() != "CVL"
}

// several reports more than one of what a country has one of: "the two governments".
func (s *scratch) several(m *mention) bool {
	return m.plural && m.noun >= 0 && s.x.words["sole"][s.x.nouns[m.noun].lemma]
}

// district reports a noun that says that the name is of a place within a country.
func (s *scratch) district(m *mention) bool {
	for j := m.first; j <= m.last; j++ {
		if s.x.words["district"][s.lower(j)] {
			return true
		}
	}
	return false
}

// abroad reports a word that says that the actor may be of another country: "foreign
// troops", "Iran-backed militia".
func (s *scratch) abroad(m *mention) bool {
	for j := m.first; j <= m.head; j++ {
		if s.x.words["abroad"][s.lower(j)] || s.nameAt[j] > 0 && s.stance(j, j) {
			return true
		}
	}
	return false
}

// settleSender gives forces that somebody deploys that somebody's country.
func (s *scratch) settleSender(c *group) {
	if len(c.roles) == 0 || c.roles[0].Value() != "MIL" {
		return
	}
	t := &s.r.Tokens[s.who[c.first].head]
	if t.Deprel != hearsay.Obj || t.Head < 0 || !s.x.words["deploy"][s.r.Tokens[t.Head].Lemma] {
		return
	}
	subj := s.r.Child(t.Head, hearsay.NSubj)
	if subj < 0 || s.at[subj] == 0 || s.of[s.at[subj]-1] < 0 {
		return
	}
	if sender := &s.groups[s.of[s.at[subj]-1]]; sender.country.Known() {
		c.country = hearsay.Infer(sender.country.Value(), s.r.Tokens[subj].Span(), "country of who deploys them")
	}
}

// settlePlace gives an actor the country of the places in its sentence, or else the one
// that the report is about.
func (s *scratch) settlePlace(c *group) {
	s.settleBeside(c)
	if !c.country.Known() && s.focus.code != "" && (s.focus.sole || !s.crowd(c)) && !s.foreign(c, s.focus.code) {
		c.country = hearsay.Infer(s.focus.code, s.focus.span, "the country that the report is about")
	}
}

// settleBeside gives an actor the one country that the places in its sentence lie in.
func (s *scratch) settleBeside(c *group) {
	sent := s.r.Sentences[s.who[c.first].sentence]
	code, span := "", hearsay.Span{}
	for j := sent.First; j < sent.End; j++ {
		if s.placeAt[j] == 0 {
			continue
		}
		p := &s.r.Places[s.placeAt[j]-1]
		if !p.Country.Known() || s.acts(j) {
			continue
		}
		if code != "" && code != p.Country.Value() {
			code = ""
			break
		}
		code, span = p.Country.Value(), p.Span
	}
	if code != "" && !s.foreign(c, code) {
		c.country = hearsay.Infer(code, span, "where it happens")
	}
}

// crowd reports a group of people who have no more in common than to be no soldiers: they
// may be of any country that the report names.
func (s *scratch) crowd(c *group) bool { return c.roles[0].Value() == "CVL" }

// foreign reports whether the sentence that an official is first named in names other
// countries and not the given one, so that he may as well be of theirs.
func (s *scratch) foreign(c *group, code string) bool {
	if role := c.roles; len(role) == 0 || !s.x.words["official"][role[0].Value()] {
		return false
	}
	at := s.who[c.first].sentence
	k, _ := slices.BinarySearchFunc(s.who, at, func(m mention, at int32) int { return cmp.Compare(m.sentence, at) })
	other := false
	for ; k < len(s.who) && s.who[k].sentence == at; k++ {
		m := &s.who[k]
		if m.form == hearsay.Pronoun {
			continue
		}
		stated := m.country
		if g := s.of[k]; g >= 0 && !stated.Known() {
			stated = s.groups[g].country
		}
		if stated.Value() == code {
			return false
		}
		other = other || stated.Known() && !s.notCountry(stated.Value())
	}
	return other
}

// acts reports whether the place at token j is a country or a capital that the sentence
// does not go to or take place in, so that it may stand for its government.
func (s *scratch) acts(j int32) bool {
	n := s.nameAt[j]
	if n == 0 {
		return false
	}
	f := &s.names[n-1]
	return f.entry >= 0 && (s.x.entries[f.entry].kind > capitalName || !s.locative(s.top(f)))
}

// settleCountry tells which country "the country" is: the last one named before it that
// does not act in the same clause.
func (s *scratch) settleCountry(c *group) {
	m := &s.who[c.first]
	if !m.definite || m.plural {
		return
	}
	for k := c.first - 1; k >= 0 && s.who[k].sentence >= m.sentence-2; k-- {
		o := &s.who[k]
		if o.kind != hearsay.CountryActor && o.kind != hearsay.PersonActor && (o.entry < 0 || s.x.entries[o.entry].kind > seatName) || !o.country.Known() || s.notCountry(o.country.Value()) || s.bound(m, o) {
			continue
		}
		if s.r.Tokens[o.head].Deprel.Is(hearsay.NSubj) && o.sentence == m.sentence && s.under(m.head, s.r.Tokens[o.head].Head) {
			continue
		}
		c.country = hearsay.Infer(o.country.Value(), o.country.Span(), "the country named before it")
		return
	}
}

// under reports whether token i hangs from verb v with no other verb between.
func (s *scratch) under(i, v int32) bool {
	for n := 0; i >= 0 && n < 20; n++ {
		i = s.r.Tokens[i].Head
		if i == v {
			return true
		}
		if i >= 0 && s.r.Tokens[i].UPOS == hearsay.VERB {
			return false
		}
	}
	return false
}

// settleOwner takes the country of whom the actor belongs to: "his army", "the Obama
// administration", "a spokesman for President Ghani".
func (s *scratch) settleOwner(c *group) {
	for _, k := range c.members {
		if s.who[k].form == hearsay.Pronoun {
			continue
		}
		for _, p := range s.r.Children(s.who[k].head) {
			if s.at[p] == 0 || s.of[s.at[p]-1] < 0 || !s.belongsTo(p) {
				continue
			}
			if owner := &s.groups[s.of[s.at[p]-1]]; owner.country.Known() && owner != c {
				span := s.r.Tokens[p].Span()
				c.country = hearsay.Infer(owner.country.Value(), span, "country of whom it belongs to")
				return
			}
		}
	}
}

// belongsTo reports whether dependent p names whom its head belongs to.
func (s *scratch) belongsTo(p int32) bool {
	switch rel := s.r.Tokens[p].Deprel; {
	case rel == hearsay.NModPoss, rel == hearsay.Compound:
		return true
	case rel == hearsay.NMod:
		prep := s.r.Child(p, hearsay.Case)
		return prep >= 0 && s.x.words["office"][s.lower(prep)]
	}
	return false
}

// settleCounterpart gives a counterpart the roles of whom he is the counterpart of.
func (s *scratch) settleCounterpart(c *group, m *mention) {
	for _, p := range s.r.Children(m.head) {
		if s.r.Tokens[p].Deprel != hearsay.NModPoss || s.at[p] == 0 || s.of[s.at[p]-1] < 0 {
			continue
		}
		for _, role := range s.groups[s.of[s.at[p]-1]].roles {
			c.addRole(hearsay.Infer(role.Value(), s.r.SpanOf(m.first, m.head), "counterpart holds the same office"))
		}
	}
}
