package entity

import "hearsay"

// indexReferences notes by token which reference it heads: of several, the longest.
func (s *scratch) indexReferences() {
	s.refAt = zeroed(s.refAt, len(s.r.Tokens))
	for i := range s.r.References {
		if ref := &s.r.References[i]; s.refAt[ref.Head] == 0 {
			s.refAt[ref.Head] = int32(i) + 1
		}
	}
}

// referent is the group that mention k belongs to by what coreference has found, or -1: that
// of the last phrase before it that refers to the same. It is asked last, where none of the
// rules here knows. For "he" these are right more often, as they know of speakers; "it" is
// for coreference as hard as for them, so that only "its" is asked for.
func (s *scratch) referent(k int32) int32 {
	m := &s.who[k]
	at := s.refAt[m.head]
	if at == 0 || m.form == hearsay.Nominal && (m.noun < 0 || !m.definite) ||
		m.pron.relative || m.pron.thing && s.r.Tokens[m.head].Deprel != hearsay.NModPoss {
		return -1
	}
	for i := s.r.References[at-1].Before; i >= 0; i = s.r.References[i].Before {
		o := s.at[s.r.References[i].Head] - 1
		if o >= 0 && o < k && s.of[o] >= 0 && !s.bound(m, &s.who[o]) {
			if g := s.of[o]; s.mayBe(m, &s.who[o], &s.groups[g]) {
				return g
			}
			return -1
		}
		if m.pron.plural {
			return -1 // many things are meant by "they", and few are actors
		}
	}
	return -1
}

// mayBe reports whether mention m may be one of group g, in which c is.
func (s *scratch) mayBe(m, c *mention, g *group) bool {
	if m.form == hearsay.Pronoun {
		return s.agrees(m, c, g)
	}
	if m.kind != g.kind || m.plural != g.plural || g.place || m.former != g.former || !genders(m.gender, g.gender) {
		return false
	}
	if m.country.Known() != g.country.Known() && g.name < 0 || m.country.Known() && m.country.Value() != g.country.Value() {
		return false
	}
	if m.kind == hearsay.PersonActor {
		return g.name >= 0 && s.sharesRole(g, m) && !s.x.nouns[m.noun].relational
	}
	return len(m.roles) == 0 || len(g.roles) == 0 || s.sharesRole(g, m)
}
