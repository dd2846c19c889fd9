package entity

import (
	"hearsay"
)

// coordinated makes a mention of each country that shares the plural noun at head with the
// last: "the Chadian and Malian governments" are two. It gives where the last one's phrase
// begins.
func (s *scratch) coordinated(first, head, noun, sentence int32) int32 {
	if !s.plural(head) {
		return first
	}
	from, before := first, int32(-1)
	for j := first; j < head; j++ {
		n := s.nameAt[j]
		if n == 0 {
			continue
		}
		f := &s.names[n-1]
		if f.entry < 0 || f.first < first || f.last >= head || s.x.entries[f.entry].kind > peopleName || s.stance(f.first, f.last) {
			continue
		}
		if before >= 0 && s.linked(s.names[before].last, f.first) {
			b := &s.names[before]
			if s.x.entries[b.entry].code != s.x.entries[f.entry].code {
				s.push(mention{first: from, last: b.last, head: s.top(b), nameFirst: -1, nameLast: -1, form: hearsay.Nominal, entry: b.entry, noun: noun, shared: head, sentence: sentence})
				from = f.first
			}
		}
		before, j = n-1, f.last
	}
	return from
}

// linked reports whether nothing but commas and a conjunction stand between tokens a and b.
func (s *scratch) linked(a, b int32) bool {
	for j := a + 1; j < b; j++ {
		if s.r.Tokens[j].UPOS != hearsay.CCONJ && s.r.Form(j) != "," {
			return false
		}
	}
	return b > a+1
}

// describeShared reads a mention that shares its noun with a later one.
func (s *scratch) describeShared(m *mention) {
	e, noun := &s.x.entries[m.entry], &s.x.nouns[m.noun]
	m.entry = -1
	m.country = hearsay.State(e.code, s.r.SpanOf(m.head, m.last))
	for _, role := range noun.roles {
		m.addRole(hearsay.State(role, s.r.Tokens[m.shared].Span()))
	}
	m.definite = s.x.words["definite"][s.lower(m.first)]
	m.plural = !s.x.words["sole"][noun.lemma]
	m.kind = noun.kind
	if m.kind == hearsay.PersonActor && m.plural {
		m.kind = hearsay.GroupActor
	}
}
