package entity

import (
	"strings"

	"hearsay"
)

// describeMentions reads, from each mention's own words, what its actor is.
func (s *scratch) describeMentions() {
	s.seen = append(s.seen[:0], make([]bool, len(s.who))...)
	for k := range s.who {
		s.describe(int32(k), 0)
	}
}

func (s *scratch) describe(k int32, depth int) {
	if s.seen[k] || depth > 8 {
		return
	}
	s.seen[k] = true
	m := &s.who[k]
	if m.form == hearsay.Pronoun {
		m.kind = hearsay.PersonActor
		if m.pron.plural {
			m.kind = hearsay.GroupActor
		}
		return
	}
	if m.shared > 0 {
		s.describeShared(m)
		return
	}
	m.plural = s.plural(m.head)
	m.definite = s.definite(m)
	m.former = s.former(m)
	if m.form == hearsay.Named {
		s.describeName(m)
	}
	s.describeTitle(m)
	s.describeNoun(m)
	s.describeLabel(m)
	s.describeComplement(k, depth)
	s.describeOwner(k, depth)
	s.kindOf(m)
	s.leaderOf(m)
	m.counterpart = m.noun >= 0 && s.x.words["counterpart"][s.x.nouns[m.noun].lemma]
	m.gender = s.genderOf(m)
}

// leaderOf makes the leader of a country, with nothing else said, one of its government.
func (s *scratch) leaderOf(m *mention) {
	if m.noun < 0 || len(m.roles) > 0 || !m.country.Known() || !s.x.words["leader"][s.x.nouns[m.noun].lemma] || s.notCountry(m.country.Value()) {
		return
	}
	m.addRole(hearsay.Infer("GOV", s.r.SpanOf(m.first, m.head), "leader of "+s.x.country[m.country.Value()]))
}

func (s *scratch) plural(h int32) bool {
	switch t := &s.r.Tokens[h]; t.XPOS {
	case hearsay.TagNNS, hearsay.TagNNPS:
		return true
	case hearsay.TagNN, hearsay.TagNNP:
		return false
	default:
		return strings.Contains(t.Feats, "Number=Plur")
	}
}

func (s *scratch) definite(m *mention) bool {
	for j := m.first; j < m.head; j++ {
		t := &s.r.Tokens[j]
		if t.Head == m.head && (t.Deprel.Is(hearsay.Det) && s.x.words["definite"][s.lower(j)] || t.Deprel == hearsay.NModPoss) {
			return true
		}
	}
	return false
}

func (s *scratch) former(m *mention) bool {
	for j := m.first; j < m.head || j < m.nameFirst; j++ {
		if s.x.words["former"][s.lower(j)] {
			return true
		}
	}
	return false
}

// describeName takes what the dictionaries say of the name.
func (s *scratch) describeName(m *mention) {
	name := s.r.SpanOf(m.nameFirst, m.nameLast)
	if m.entry < 0 {
		s.countryWithin(m, m.nameFirst, m.nameLast)
		return
	}
	e := s.x.at(m.entry, s.date)
	switch e.kind {
	case countryName:
		m.country, m.kind = hearsay.State(e.code, name), hearsay.CountryActor
	case peopleName:
		m.country, m.kind = hearsay.State(e.code, name), hearsay.CountryActor
		if rel := s.r.Tokens[m.head].Deprel; rel != hearsay.Compound && rel != hearsay.AMod {
			m.kind = hearsay.GroupActor
			if s.plural(m.head) {
				m.roles = append(m.roles, hearsay.Infer("CVL", name, "people of "+s.x.country[e.code]))
			} else {
				m.kind = hearsay.PersonActor
			}
		}
	case capitalName:
		m.kind = hearsay.CountryActor
		m.place = s.locative(m.head)
		m.country = hearsay.Infer(e.code, name, "capital of "+s.x.country[e.code])
		if !m.place {
			m.kind = hearsay.OrganisationActor
			m.roles = append(m.roles, hearsay.Infer("GOV", name, "capital of "+s.x.country[e.code]+", for its government"))
		}
	case seatName:
		m.kind = hearsay.OrganisationActor
		m.place = s.locative(m.head)
		why := "seat of power in " + s.x.country[e.code]
		m.country = hearsay.Infer(e.code, name, why)
		m.roles = append(m.roles, hearsay.Infer(e.roles[0], name, why))
	default:
		m.kind = map[nameKind]hearsay.ActorKind{groupName: hearsay.GroupActor, outletName: hearsay.OutletActor}[e.kind]
		if m.kind == "" {
			m.kind = hearsay.OrganisationActor
		}
		if e.code != "" && s.belongs(e) {
			m.country = hearsay.Infer(e.code, name, e.name+" in the dictionary of organisations")
		}
		for _, role := range e.roles {
			m.roles = append(m.roles, hearsay.Infer(role, name, e.name+" in the dictionary of organisations"))
		}
	}
}

// belongs reports whether a name that bodies of several countries have means the usual one
// here.
func (s *scratch) belongs(e *entry) bool {
	return !e.common || len(s.codes) == 0 || s.codes[e.code]
}

// locative reports whether the noun phrase that h heads tells a place: "a visit to Moscow".
func (s *scratch) locative(h int32) bool {
	for _, c := range s.r.Children(h) {
		if c < h && s.r.Tokens[c].Deprel == hearsay.Case && s.x.words["locative"][s.lower(c)] {
			return true
		}
	}
	return false
}

// countryWithin looks for a country in the words of tokens a to b: the last that a
// dictionary name or a place gives.
func (s *scratch) countryWithin(m *mention, a, b int32) {
	if m.country.Known() {
		return
	}
	for j := b; j >= a; j-- {
		if c := s.countryAt(j, a, b); c.Known() && !s.addressed(c.Span(), a) {
			m.country = c
			return
		}
	}
}

// addressed reports a "to" before the words: the ambassador to France is not French.
func (s *scratch) addressed(words hearsay.Span, a int32) bool {
	for j := s.r.TokenAt(words.Start) - 1; j >= a; j-- {
		switch s.r.Tokens[j].UPOS {
		case hearsay.DET, hearsay.ADJ:
			continue
		case hearsay.ADP:
			return !s.x.words["belonging"][s.lower(j)]
		}
		return false
	}
	return false
}

// countryAt is the country that the name or place at token j stands for.
func (s *scratch) countryAt(j, a, b int32) (c hearsay.Stated[string]) {
	if n := s.nameAt[j]; n > 0 {
		f := &s.names[n-1]
		if f.entry < 0 && f.first >= a && f.last <= b {
			if code, last := s.countryInName(f, j, b); code != "" {
				return hearsay.State(code, s.r.SpanOf(j, last))
			}
		}
		if f.entry >= 0 && f.first >= a && f.last <= b && !s.stance(f.first, f.last) {
			e := s.x.at(f.entry, s.date)
			span := s.r.SpanOf(f.first, f.last)
			switch {
			case e.code == "" || !s.belongs(e):
			case e.kind <= peopleName:
				return hearsay.State(e.code, span)
			case e.kind == capitalName:
				return hearsay.Infer(e.code, span, "capital of "+s.x.country[e.code])
			default:
				return hearsay.Infer(e.code, span, e.name+" in the dictionary of names")
			}
		}
	}
	if p := s.placeAt[j]; p > 0 {
		place := &s.r.Places[p-1]
		if code := place.Country.Value(); code != "" {
			return hearsay.Infer(code, place.Span, "country of "+s.r.Words(place.Span))
		}
	}
	return c
}

// countryInName is the country whose name or adjective stands at token j inside a longer
// name of a body: "Bank of China", but not "Georgia Institute" where nothing else speaks
// of that country, nor a person's name, nor a part of a place's.
func (s *scratch) countryInName(f *found, j, b int32) (code string, last int32) {
	if f.kind == hearsay.Person && f.last > f.first {
		return "", j
	}
	id, last := s.x.names.match(s.r, j, b+1, s.buf)
	if id < 0 {
		id, last = s.altered(j), j
	}
	if id < 0 || s.x.entries[id].kind > peopleName || s.insidePlace(j, last) {
		return "", j
	}
	e := &s.x.entries[id]
	if s.x.words["namesake"][e.name] && e.kind == countryName && !s.codes[e.code] {
		return "", j
	}
	return e.code, last
}

// insidePlace reports whether tokens first to last are a part of a place's name only:
// "Jersey" of "New Jersey".
func (s *scratch) insidePlace(first, last int32) bool {
	return first > 0 && s.placeAt[first] > 0 && s.placeAt[first] == s.placeAt[first-1] ||
		int(last)+1 < len(s.placeAt) && s.placeAt[last] > 0 && s.placeAt[last] == s.placeAt[last+1] ||
		first > 0 && s.x.words["new"][s.r.Form(first-1)]
}

// describeTitle reads the words before a name: "Venezuelan President", "Gen.".
func (s *scratch) describeTitle(m *mention) {
	if m.nameFirst < 0 {
		return
	}
	s.countryWithin(m, m.first, m.nameFirst-1)
	for j := m.nameFirst - 1; j >= m.first && s.r.Tokens[j].XPOS != hearsay.TagPOS; j-- {
		if t := &s.r.Tokens[j]; t.UPOS == hearsay.ADP || t.UPOS == hearsay.PUNCT || t.Deprel == hearsay.AMod {
			continue
		}
		noun, first, _ := s.roleNoun(j)
		if noun < 0 {
			continue
		}
		if m.noun < 0 {
			m.noun, m.title = noun, j
		}
		s.rolesOf(m, noun, first, j)
		j = first
	}
	for j := m.nameLast + 1; j <= m.last; j++ {
		if noun, first, _ := s.roleNoun(j); noun >= 0 && s.r.Tokens[j].UPOS == hearsay.PROPN {
			s.rolesOf(m, noun, first, j)
		}
	}
}

// describeNoun reads a role noun that heads the phrase, and the words before it.
func (s *scratch) describeNoun(m *mention) {
	if m.nameFirst < 0 && m.noun < 0 {
		s.countryWithin(m, m.first, m.head)
		return
	}
	if m.noun < 0 {
		return
	}
	if m.nameFirst >= 0 {
		if m.entry < 0 && m.nameFirst <= m.head && m.head <= m.nameLast {
			// A body that is named by its noun: "Tis Hazari court".
			_, first, last := s.roleNoun(m.head)
			s.rolesOf(m, m.noun, first, max(m.head, last))
			s.countryWithin(m, m.first, m.nameLast)
		}
		return
	}
	head := max(m.head, m.title)
	_, first, _ := s.roleNoun(head)
	s.countryWithin(m, m.first, head)
	s.rolesOf(m, m.noun, first, head)
}

// rolesOf adds the roles that a role noun at tokens first to head gives, with those of the
// words before it.
func (s *scratch) rolesOf(m *mention, noun, first, head int32) {
	n := &s.x.nouns[noun]
	if first > m.first && len(n.roles) > 0 && n.roles[0] == "EDU" && s.x.words["illicit"][s.lower(first-1)] {
		return // a "cocaine laboratory" is no school's
	}
	own := s.r.SpanOf(first, head)
	words := s.modifierRole(m, first)
	if words.Known() && s.modifierLeads(n, words.Value()) {
		m.addRole(words)
		words = hearsay.Stated[string]{}
	}
	for _, role := range n.roles {
		m.addRole(hearsay.State(role, own))
	}
	if words.Known() && len(n.roles) > 0 {
		m.addRole(words)
	}
}

// modifierLeads reports whether the modifier's role goes before the noun's: a "rebel
// commander" is a rebel first, a "government soldier" a soldier.
func (s *scratch) modifierLeads(n *roleNoun, role string) bool {
	if len(n.roles) == 0 || n.relational {
		return true
	}
	switch n.roles[0] {
	case "CVL", "EDU", "IGO":
		return true
	case "GOV", "MIL", "PTY", "COP":
		return n.kind == hearsay.PersonActor && role != "GOV"
	}
	return false
}

// modifierRole is the role of the nearest word before token first that gives one.
func (s *scratch) modifierRole(m *mention, first int32) (role hearsay.Stated[string]) {
	for j := first - 1; j >= m.first && j > m.nameLast; j-- {
		if n := s.nameAt[j]; n > 0 && s.names[n-1].entry >= 0 {
			f := &s.names[n-1]
			e := s.x.at(f.entry, s.date)
			if len(e.roles) > 0 && e.kind != capitalName && !s.stance(f.first, f.last) {
				return hearsay.Infer(e.roles[0], s.r.SpanOf(f.first, f.last), e.name+" in the dictionary of names")
			}
			continue
		}
		if role, ok := s.x.mods[s.modifierKey(j, m.first)]; ok && !s.stance(j, j) {
			return hearsay.State(role, s.r.SpanOf(j, j))
		}
	}
	return role
}

func (s *scratch) modifierKey(j, first int32) string {
	if j-2 >= first && hyphen(s.r.Form(j-1)) && glued(s.r, j-1) {
		if key := s.lower(j-2) + s.r.Form(j-1) + s.lower(j); s.x.mods[key] != "" {
			return key
		}
	}
	return s.lower(j)
}

func (m *mention) addRole(role hearsay.Stated[string]) {
	for _, old := range m.roles {
		if old.Value() == role.Value() {
			return
		}
	}
	if len(m.roles) < 4 {
		m.roles = append(m.roles, role)
	}
}

// kindOf settles what kind of actor the mention names.
func (s *scratch) kindOf(m *mention) {
	if m.kind != "" {
		return
	}
	var noun *roleNoun
	if m.noun >= 0 {
		noun = &s.x.nouns[m.noun]
	}
	switch {
	case s.namesOutlet(m):
		m.kind = hearsay.OutletActor
		m.addRole(hearsay.State("MED", s.r.Tokens[m.nameLast].Span()))
	case noun != nil && s.apposedBody(m, noun):
		m.kind = noun.kind
	case m.nameFirst >= 0 && s.tagged(m) == hearsay.Person:
		m.kind = hearsay.PersonActor
	case m.nameFirst >= 0 && noun == nil && s.tagged(m) == hearsay.Location && !s.unknownDoer(m):
		m.kind = hearsay.CountryActor
		m.place = true
	case m.nameFirst >= 0 && noun == nil && s.tagged(m) == "" && s.x.given[s.r.Form(m.nameFirst)] != noGender:
		m.kind = hearsay.PersonActor
	case noun != nil:
		m.kind = noun.kind
		if m.kind == hearsay.PersonActor && m.plural {
			m.kind = hearsay.GroupActor
		}
		if m.plural && !m.definite && s.x.words["rumour"][noun.lemma] {
			m.kind = hearsay.AnonymousActor
		}
	default:
		m.kind = hearsay.OrganisationActor
	}
}

// unknownDoer reports a name of which the gazetteer knows no place, and which does
// something: "the Lund Observatory counted nine floods".
func (s *scratch) unknownDoer(m *mention) bool {
	if s.r.Tokens[m.head].Deprel != hearsay.NSubj {
		return false
	}
	for j := m.nameFirst; j <= m.nameLast; j++ {
		if s.placeAt[j] > 0 {
			return false
		}
	}
	return true
}

// namesOutlet reports a name that ends as those of outlets do, "Harbour Gazette", "the Gazette",
// unless it may be a person's of that family name: "Emily Post".
func (s *scratch) namesOutlet(m *mention) bool {
	return m.nameFirst >= 0 && (m.nameLast > m.nameFirst || m.definite) && s.x.words["masthead"][s.r.Form(m.nameLast)] &&
		(s.tagged(m) != hearsay.Person || s.x.given[s.r.Form(m.nameFirst)] == noGender)
}

// apposedBody reports a noun for a body or an outlet that stands before a name which only the
// tagger takes for a person's: "the radio station Antena Norte".
func (s *scratch) apposedBody(m *mention, noun *roleNoun) bool {
	if m.nameFirst < 0 || m.title == 0 && m.head >= m.nameFirst || s.tagged(m) != hearsay.Person || s.x.given[s.r.Form(m.nameFirst)] != noGender {
		return false
	}
	at := max(m.title, m.head)
	if at >= m.nameFirst {
		at = m.title
	}
	return at == m.nameFirst-1 && (noun.kind == hearsay.OutletActor || noun.kind == hearsay.OrganisationActor)
}

// tagged is the kind that the tagger gave the name in the mention.
func (s *scratch) tagged(m *mention) hearsay.NameKind {
	if n := s.nameAt[m.nameFirst]; n > 0 {
		return s.names[n-1].kind
	}
	return ""
}

func (s *scratch) genderOf(m *mention) gender {
	if m.kind != hearsay.PersonActor {
		return noGender
	}
	if m.nameFirst >= 0 {
		for j := m.first; j < m.nameFirst; j++ {
			if g := s.x.titles[s.r.Form(j)]; g != noGender {
				return g
			}
		}
		if g := s.x.given[s.r.Form(m.nameFirst)]; g != noGender && m.nameLast > m.nameFirst {
			return g
		}
	}
	if m.noun >= 0 {
		return s.x.sexed[s.x.nouns[m.noun].lemma]
	}
	return noGender
}
