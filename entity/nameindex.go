package entity

import (
	"strings"

	"hearsay"
)

// nameIndex finds the groups that may have a name already, by the words of it.
type nameIndex map[string][]int32

// shared is how many groups a word may lead to: the last ones that have it.
const shared = 48

func (x nameIndex) add(key string, g int32) {
	list := x[key]
	if n := len(list); n > 0 && list[n-1] == g {
		return
	}
	for _, old := range list {
		if old == g {
			return
		}
	}
	if len(list) == shared {
		list = list[:copy(list, list[1:])]
	}
	x[key] = append(list, g)
}

// keys visits what a name may be found by: its words, its initials, and what the
// dictionary takes it for. Of a long name the first and the last words count.
func (s *scratch) keys(m *mention, visit func(key string)) {
	first, last := s.nameWords(m)
	for j := first; j <= last; j++ {
		if j-first < 6 || last-j < 2 {
			visit(wordKey(s.r.Form(j)))
		}
	}
	if first < last && last-first < longestPhrase {
		all, capitals := s.initials(first, last)
		visit(all)
		if capitals != all {
			visit(capitals)
		}
	} else if form := s.r.Form(first); first == last && form == strings.ToUpper(form) {
		visit(initialsKey(form))
	}
	if m.entry >= 0 {
		e := &s.x.entries[m.entry]
		if e.kind <= seatName {
			visit("#" + e.code)
		} else {
			visit("#" + e.body)
		}
		visit("#" + e.name)
	}
}

// initialsKey is an acronym as an index has it.
func initialsKey(form string) string { return "=" + strings.ToLower(strings.ReplaceAll(form, ".", "")) }

// wordKey is a word as names are compared by: without accents, case, and an "s" whose
// apostrophe may be lost.
func wordKey(form string) string {
	key := fold(form)
	if len(key) > 4 {
		key = strings.TrimSuffix(key, "s")
	}
	return key
}

// initials are the letters that an acronym of the name would have, of all of its words and
// of those with capitals.
func (s *scratch) initials(first, last int32) (all, capitals string) {
	a, c := []byte{'='}, []byte{'='}
	for word := range strings.FieldsFuncSeq(s.r.Words(s.r.SpanOf(first, last)), func(c rune) bool { return c == ' ' || c == '-' || c == '\'' || c == '\n' }) {
		a = append(a, word[0]|0x20)
		if word[0] < 'a' || word[0] > 'z' {
			c = append(c, word[0]|0x20)
		}
	}
	return string(a), string(c)
}

// indexName lets a group be found by mention k's name.
func (s *scratch) indexName(g, k int32) {
	if m := &s.who[k]; m.nameFirst >= 0 {
		s.keys(m, func(key string) { s.index.add(key, g) })
	}
}

// sameName is the group that the name of mention k has already, or -1: the last that
// agrees, or for a family name alone the one whom the report calls so.
func (s *scratch) sameName(k int32) int32 {
	m := &s.who[k]
	alone := m.kind == hearsay.PersonActor && m.nameFirst == m.nameLast && m.entry < 0
	best, score := int32(-1), -1
	s.keys(m, func(key string) {
		for _, g := range s.index[key] {
			if g < int32(s.recent()) || g == best || !s.hasName(m, &s.groups[g]) {
				continue
			}
			points := 0
			if alone {
				points = s.prominence(&s.groups[g])
			}
			if points > score || points == score && g > best {
				best, score = g, points
			}
		}
	})
	return best
}

// hasName reports whether a mention's name is a group's.
func (s *scratch) hasName(m *mention, c *group) bool {
	if c.gone || c.place != m.place || c.name >= 0 && s.otherPerson(m, &s.who[c.name]) {
		return false
	}
	for _, o := range c.forms {
		if s.otherPerson(m, &s.who[o]) {
			return false
		}
	}
	for _, o := range c.forms {
		if s.namesAgree(m, &s.who[o]) {
			return true
		}
	}
	return false
}

// prominence says how likely a family name alone means the person: called so before, with a
// title, often; a relative of somebody hardly ever.
func (s *scratch) prominence(c *group) int {
	points := 2 * min(c.alone, 20)
	for _, o := range c.forms {
		m := &s.who[o]
		if s.relative(m) {
			return 0
		}
		if m.noun >= 0 {
			points += 3
		}
	}
	return 1 + points + min(c.named, 10)
}

// relative reports a word of kinship before the name: "his wife Anna Berg".
func (s *scratch) relative(m *mention) bool {
	for j := max(0, m.nameFirst-3); j < m.nameFirst; j++ {
		if s.x.words["kin"][s.lower(j)] {
			return true
		}
	}
	return false
}

// keepForm remembers mention k as one of the ways in which a group is named, where none
// before it reads the same.
func (s *scratch) keepForm(g *group, k int32) {
	m := &s.who[k]
	if m.nameFirst < 0 {
		return
	}
	g.named++
	if m.nameFirst == m.nameLast {
		g.alone++
	}
	for _, o := range g.forms {
		if f := &s.who[o]; f.entry == m.entry && f.kind == m.kind && f.gender == m.gender && f.definite == m.definite && s.sameWords(f, m) {
			return
		}
	}
	if len(g.forms) < 24 {
		g.forms = append(g.forms, k)
	}
}
