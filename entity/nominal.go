package entity

import (
	"slices"

	"hearsay"
)

// sameNominal is the group that a phrase headed by a role noun refers back to, or -1.
func (s *scratch) sameNominal(k int32) int32 {
	m := &s.who[k]
	if m.noun < 0 {
		return -1
	}
	noun := &s.x.nouns[m.noun]
	if s.x.words["counterpart"][noun.lemma] {
		return -1
	}
	switch {
	case m.kind == hearsay.PersonActor && m.definite && !m.former:
		return s.personByRole(k)
	case m.kind == hearsay.PersonActor:
		return -1
	case m.definite || s.r.Tokens[m.head].UPOS == hearsay.PROPN:
		if g := s.sameNoun(k); g >= 0 {
			return g
		}
		return s.bareBody(k)
	case (m.plural || m.kind == hearsay.GroupActor) && len(m.roles) > 0 && m.roles[0].Value() != "CVL":
		return s.sameNoun(k)
	}
	return -1
}

// joinHeadlines gives an office in a headline to the one person whom the report below
// names with it.
func (s *scratch) joinHeadlines() {
	for k := range s.who {
		m := &s.who[k]
		if s.r.BlockOf(int(m.sentence)).Kind != hearsay.Title {
			return // headlines stand first
		}
		if m.form != hearsay.Nominal || m.kind != hearsay.PersonActor || m.plural || m.noun < 0 || s.groups[s.of[k]].name >= 0 {
			continue
		}
		only := int32(-1)
		for g := range s.groups {
			c := &s.groups[g]
			if c.gone || c.name < 0 || c.kind != hearsay.PersonActor || !genders(c.gender, m.gender) || !s.hasNoun(c, m.noun) {
				continue
			}
			if m.country.Known() && c.country.Known() && m.country.Value() != c.country.Value() {
				continue
			}
			if only >= 0 {
				only = -1
				break
			}
			only = int32(g)
		}
		if only >= 0 {
			s.merge(only, s.of[k])
		}
	}
}

// reach is how many actors back a phrase may refer, so that a book does not take the square
// of its length.
const reach = 1500

// recent is the first group within reach.
func (s *scratch) recent() int { return max(0, len(s.groups)-reach) }

// personByRole finds the person whom "the Venezuelan leader" or "the minister" means: the
// last one with that noun as title, else the last named one with the role, where country
// and gender allow it.
func (s *scratch) personByRole(k int32) int32 {
	m := &s.who[k]
	leader := s.x.words["leader"][s.x.nouns[m.noun].lemma]
	best, score := int32(-1), 0
	for g := s.recent(); g < len(s.groups); g++ {
		c := &s.groups[g]
		if c.gone || c.kind != hearsay.PersonActor || c.plural || !genders(c.gender, m.gender) || c.first > k {
			continue
		}
		if m.country.Known() && c.country.Known() && m.country.Value() != c.country.Value() {
			continue
		}
		points := 0
		if s.hasNoun(c, m.noun) {
			points = 4
		} else if c.name >= 0 && leader && m.country.Known() && c.country.Known() && s.leadsState(c) {
			points = 3
		} else if c.name >= 0 && s.sharesRole(c, m) && (m.country.Known() == c.country.Known() || m.roles[0].Value() == "LEG") {
			points = 1
		}
		if points == 0 || points < 3 && s.x.nouns[m.noun].relational {
			continue
		}
		if m.country.Known() && c.country.Known() {
			points++
		}
		if points > score || points == score && c.last > s.groups[best].last {
			best, score = int32(g), points
		}
	}
	return best
}

func genders(a, b gender) bool { return a == noGender || b == noGender || a == b }

// hasNoun reports whether a mention of the group has the role noun as its title or head.
func (s *scratch) hasNoun(c *group, noun int32) bool { return slices.Contains(c.nouns, noun) }

// leadsState reports whether a person of the group is called a leader or holds a leader's
// office.
func (s *scratch) leadsState(c *group) bool {
	for _, noun := range c.offices {
		if s.x.words["leader"][s.x.nouns[noun].lemma] {
			return true
		}
	}
	return c.office != "" && s.x.words["leader"][c.office]
}

func (s *scratch) sharesRole(c *group, m *mention) bool {
	if len(m.roles) == 0 {
		return false
	}
	for _, role := range c.roles {
		if role.Value() == m.roles[0].Value() {
			return true
		}
	}
	return false
}

// sameNoun finds the last group that has the same noun and, where both are known, the same
// country: "the rebels" after "Houthi rebels".
func (s *scratch) sameNoun(k int32) int32 {
	m := &s.who[k]
	owner := s.ownerWord(m)
	best := int32(-1)
	for g := s.recent(); g < len(s.groups); g++ {
		c := &s.groups[g]
		if c.gone || c.first > k || c.kind == hearsay.PersonActor || !s.hasNoun(c, m.noun) {
			continue
		}
		if owner != "" && s.ownerWord(&s.who[c.first]) != owner {
			continue
		}
		if m.country.Known() && (!c.country.Known() || c.country.Value() != m.country.Value()) {
			continue
		}
		if !m.definite && c.country.Known() && !m.country.Known() || s.numbered(m) {
			continue
		}
		if len(m.roles) > 0 && len(c.roles) > 0 && m.roles[0].Value() != c.roles[0].Value() && !m.definite {
			continue
		}
		if best < 0 || c.last > s.groups[best].last {
			best = int32(g)
		}
	}
	return best
}

// ownerWord is the last word of the person's name before the noun, or "": "Berg" in "the Berg
// campaign".
func (s *scratch) ownerWord(m *mention) string {
	if m.nameFirst >= 0 {
		return ""
	}
	for j := m.head - 1; j >= m.first; j-- {
		if n := s.nameAt[j]; n > 0 && s.names[n-1].kind == hearsay.Person {
			return s.r.Form(s.names[n-1].last)
		}
	}
	return ""
}

// numbered reports a count or "other" before the noun, which tells new ones: "three
// civilians", "other officials".
func (s *scratch) numbered(m *mention) bool {
	for j := m.first; j < m.head; j++ {
		if t := &s.r.Tokens[j]; t.Head == m.head && (t.Deprel == hearsay.NumMod || s.x.words["another"][s.lower(j)]) {
			return true
		}
	}
	return false
}

// bareBody finds the named body that a bare definite noun means: "the company", "the agency".
func (s *scratch) bareBody(k int32) int32 {
	m := &s.who[k]
	if m.country.Known() || m.head-m.first > 1 || m.plural || m.last > m.head {
		return -1
	}
	best := int32(-1)
	for g := s.recent(); g < len(s.groups); g++ {
		c := &s.groups[g]
		if c.gone || c.name < 0 || c.first > k || c.kind == hearsay.PersonActor || c.kind == hearsay.CountryActor {
			continue
		}
		if c.kind != m.kind && !(c.kind == hearsay.GroupActor && m.kind == hearsay.OrganisationActor) {
			continue
		}
		if !s.sharesRole(c, m) && !(len(m.roles) == 0 && s.x.nouns[m.noun].relational) {
			continue
		}
		if len(m.roles) > 0 && m.roles[0].Value() == "GOV" {
			continue // "the ministry" is told by its own noun only
		}
		if best < 0 || c.last > s.groups[best].last {
			best = int32(g)
		}
	}
	return best
}
