package entity

import (
	"hearsay"
)

// describeComplement reads what follows the noun: "president of Chile", "source at the
// Police Command".
func (s *scratch) describeComplement(k int32, depth int) {
	m := &s.who[k]
	for _, c := range s.r.Children(m.head) {
		s.complement(k, c, depth)
	}
	if m.title != m.head && m.title > 0 {
		for _, c := range s.r.Children(m.title) {
			s.complement(k, c, depth)
		}
	}
	if m := &s.who[k]; m.nameFirst >= 0 && m.entry < 0 && m.last > m.nameLast+1 && s.x.words["belonging"][s.lower(m.nameLast+1)] {
		s.countryWithin(m, m.nameLast+2, m.last)
	}
	s.describeLed(k, depth)
}

// describeLed reads whom a person leads: "who heads the farmers' union".
func (s *scratch) describeLed(k int32, depth int) {
	verb := s.r.Child(s.who[k].head, hearsay.AclRel)
	if verb < 0 || !s.x.words["lead"][s.r.Tokens[verb].Lemma] {
		return
	}
	obj := s.r.Child(verb, hearsay.Obj)
	if obj < 0 || s.at[obj] == 0 {
		return
	}
	s.describe(s.at[obj]-1, depth+1)
	led, m := &s.who[s.at[obj]-1], &s.who[k]
	if !m.country.Known() {
		m.country = led.country
	}
	if len(led.roles) > 0 {
		m.addRole(led.roles[0])
	}
}

func (s *scratch) complement(k, c int32, depth int) {
	m := &s.who[k]
	if c < m.head && c < m.title || s.r.Tokens[c].Deprel.Universal() != hearsay.NMod || s.r.Tokens[c].Deprel == hearsay.NModDesc || s.r.Tokens[c].Deprel == hearsay.NModPoss {
		return
	}
	prep := s.r.Child(c, hearsay.Case)
	if prep < 0 || !s.x.words["belonging"][s.lower(prep)] {
		return
	}
	if m.noun >= 0 && s.x.words["sent"][s.x.nouns[m.noun].lemma] && s.lower(prep) != "of" && s.lower(prep) != "from" {
		return // whom an envoy is sent to says nothing of who sends
	}
	if len(m.roles) > 0 && m.roles[0].Value() == "MIL" && s.lower(prep) != "of" && s.lower(prep) != "from" {
		return // where forces are says nothing of whose they are
	}
	first, last := s.extent(c)
	if at := s.at[c]; at > 0 {
		s.describe(at-1, depth+1)
		m = &s.who[k]
		other := &s.who[at-1]
		if s.x.words["office"][s.lower(prep)] || other.noun >= 0 || other.nameFirst >= 0 {
			s.inherit(m, other)
		}
	}
	if s.x.words["office"][s.lower(prep)] || s.ofCountry(first, last) {
		s.countryWithin(m, first, last)
	}
}

// ofCountry reports whether tokens first to last name a country or a place, rather than a
// body that may only be near.
func (s *scratch) ofCountry(first, last int32) bool {
	for j := first; j <= last; j++ {
		if n := s.nameAt[j]; n > 0 && s.names[n-1].entry >= 0 && s.x.entries[s.names[n-1].entry].kind > capitalName {
			return false
		}
	}
	return true
}

// inherit takes over country and role from the body or person that a noun belongs to.
func (s *scratch) inherit(m, other *mention) {
	if !m.country.Known() {
		m.country = other.country
	}
	if m.noun >= 0 && s.x.nouns[m.noun].relational && len(other.roles) > 0 && !s.leads(m) {
		m.roles = append([]hearsay.Stated[string]{other.roles[0]}, m.roles...)
		m.roles = uniqueRoles(m.roles)
	}
}

// leads reports whether the mention names the head of a country, whose office is in the
// state and not in the body named with it.
func (s *scratch) leads(m *mention) bool {
	return len(m.roles) > 0 && m.roles[0].Value() == "GOV" && s.x.words["leader"][s.x.nouns[m.noun].lemma]
}

func uniqueRoles(roles []hearsay.Stated[string]) []hearsay.Stated[string] {
	kept := roles[:0]
next:
	for _, role := range roles {
		for _, old := range kept {
			if old.Value() == role.Value() {
				continue next
			}
		}
		kept = append(kept, role)
	}
	return kept[:min(len(kept), 4)]
}

// describeOwner reads a possessive: "Russia's president", "Netanyahu's office".
func (s *scratch) describeOwner(k int32, depth int) {
	for _, c := range s.r.Children(s.who[k].head) {
		if s.r.Tokens[c].Deprel != hearsay.NModPoss {
			continue
		}
		if at := s.at[c]; at > 0 && s.who[at-1].form != hearsay.Pronoun {
			s.describe(at-1, depth+1)
			s.inherit(&s.who[k], &s.who[at-1])
		}
	}
}
