package entity

import (
	"slices"

	"hearsay"
)

// group is the mentions that refer to one actor.
type group struct {
	kind    hearsay.ActorKind
	entry   int32 // dictionary entry, or -1
	name    int32 // mention with the fullest name, or -1
	first   int32 // first mention
	last    int32 // last mention, in text order of joining
	country hearsay.Stated[string]
	roles   []hearsay.Stated[string]
	gender  gender
	plural  bool
	place   bool
	former  bool
	members []int32
	forms   []int32 // mentions with a name, one of each form
	nouns   []int32 // role nouns of the mentions
	offices []int32 // those that are not said to be over
	named   int     // how many mentions have a name
	alone   int     // how many have one word of it
	office  string  // from the dictionary of office holders
	full    string  // full name from that dictionary
	actor   hearsay.ActorID
	gone    bool // joined into another
}

// join runs the sieves: names, appositions and copulas, nominals, pronouns; for the last two
// co-reference is asked where they let all through.
func (s *scratch) join() {
	s.of = s.of[:0]
	clear(s.index)
	s.indexReferences()
	for range s.who {
		s.of = append(s.of, -1)
	}
	for k := range s.who {
		if m := &s.who[k]; m.nameFirst >= 0 && m.form == hearsay.Named {
			s.put(int32(k), s.sameName(int32(k)))
		}
	}
	s.joinApposed()
	s.lookUpHolders()
	s.findFocus()
	for k := range s.who {
		switch m := &s.who[k]; {
		case m.form == hearsay.Nominal && s.of[k] < 0:
			g := s.sameNominal(int32(k))
			if g < 0 {
				g = s.referent(int32(k))
			}
			s.put(int32(k), g)
			s.joinHere(int32(k))
		case m.form == hearsay.Pronoun && !m.pron.self:
			g := s.antecedent(int32(k))
			if g < 0 {
				g = s.referent(int32(k))
			}
			if g >= 0 {
				s.put(int32(k), g)
			}
		}
	}
	s.joinHeadlines()
	s.joinSpeakers()
}

// put adds mention k to group g, or to a new one where g is -1.
func (s *scratch) put(k, g int32) {
	m := &s.who[k]
	if g < 0 {
		g = int32(len(s.groups))
		if len(s.groups) < cap(s.groups) {
			s.groups = s.groups[:g+1]
			old := &s.groups[g]
			*old = group{roles: old.roles[:0], members: old.members[:0], forms: old.forms[:0], nouns: old.nouns[:0], offices: old.offices[:0]}
		} else {
			s.groups = append(s.groups, group{})
		}
		n := &s.groups[g]
		n.kind, n.entry, n.name, n.first, n.last, n.place = m.kind, -1, -1, k, k, m.place
	}
	s.of[k] = g
	s.absorb(&s.groups[g], k)
	s.indexName(g, k)
}

// absorb takes over into a group what mention k says.
func (s *scratch) absorb(g *group, k int32) {
	m := &s.who[k]
	g.members = append(g.members, k)
	g.last = k
	if m.form == hearsay.Pronoun {
		if g.gender == noGender && g.kind == hearsay.PersonActor {
			g.gender = m.gender
		}
		return
	}
	if m.entry >= 0 && m.nameFirst >= 0 && g.entry < 0 {
		g.entry = m.entry
		g.kind = m.kind
	}
	if m.nameFirst >= 0 && (g.name < 0 || s.nameLen(m) > s.nameLen(&s.who[g.name])) {
		g.name = k
	}
	if g.entry < 0 && (m.kind == hearsay.PersonActor || m.kind == hearsay.OutletActor && g.kind == hearsay.OrganisationActor) {
		g.kind = m.kind
	}
	if !g.country.Known() || g.country.Because() != "" && m.country.Known() && m.country.Because() == "" {
		if m.country.Known() {
			g.country = m.country
		}
	}
	for _, role := range m.roles {
		g.addRole(role)
	}
	s.keepForm(g, k)
	if m.noun >= 0 {
		g.nouns = insert(g.nouns, m.noun)
		if !m.former {
			g.offices = insert(g.offices, m.noun)
		}
	}
	if g.gender == noGender {
		g.gender = m.gender
	}
	g.plural = g.plural || m.plural && m.nameFirst < 0
	g.former = g.former || m.former
}

// insert is the list with the number in it once.
func insert(list []int32, n int32) []int32 {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

func (g *group) addRole(role hearsay.Stated[string]) {
	for _, old := range g.roles {
		if old.Value() == role.Value() {
			return
		}
	}
	g.roles = append(g.roles, role)
}

// merge joins group b into a.
func (s *scratch) merge(a, b int32) {
	if a == b || s.groups[b].gone {
		return
	}
	from := &s.groups[b]
	from.gone = true
	for _, k := range from.members {
		s.of[k] = a
		s.absorb(&s.groups[a], k)
		s.indexName(a, k)
	}
}

// canBeOne refuses appositions that can't hold: two different full names, a person and a
// document, one and many.
func (s *scratch) canBeOne(a, b *mention) bool {
	if a.form == hearsay.Pronoun || b.form == hearsay.Pronoun {
		return b.form != hearsay.Nominal || a.form != hearsay.Nominal
	}
	if a.nameFirst >= 0 && b.nameFirst >= 0 {
		return s.acronym(a, b) || s.acronym(b, a) || s.bracketed(a) && a.kind == b.kind && a.kind == hearsay.OrganisationActor
	}
	person := func(m *mention) bool { return m.kind == hearsay.PersonActor }
	if person(a) != person(b) {
		// What the tagger has not seen may still be a person.
		name := a
		if b.nameFirst >= 0 {
			name = b
		}
		if name.entry >= 0 || name.kind != hearsay.OrganisationActor || s.tagOf(name) != "" {
			return a.kind == hearsay.GroupActor && b.kind == hearsay.OrganisationActor || b.kind == hearsay.GroupActor && a.kind == hearsay.OrganisationActor
		}
	}
	if a.kind == hearsay.DocumentActor != (b.kind == hearsay.DocumentActor) {
		return false
	}
	for _, kind := range [...]hearsay.ActorKind{hearsay.CountryActor, hearsay.OutletActor} {
		if a.kind == kind != (b.kind == kind) && a.kind != hearsay.OrganisationActor && b.kind != hearsay.OrganisationActor {
			return false
		}
	}
	if a.country.Known() && b.country.Known() && a.country.Value() != b.country.Value() && a.kind == hearsay.CountryActor {
		return false
	}
	if a.plural != b.plural && (s.counted(a) || s.counted(b)) {
		return false
	}
	return a.plural == b.plural || !person(a)
}

// counted reports a phrase with a number: "61 people".
func (s *scratch) counted(m *mention) bool { return s.r.Child(m.head, hearsay.NumMod) >= 0 }

func (s *scratch) tagOf(m *mention) hearsay.NameKind {
	if m.nameFirst < 0 {
		return ""
	}
	return s.tagged(m)
}

func (s *scratch) bracketed(m *mention) bool {
	return m.first > 0 && s.r.Form(m.first-1) == "("
}
