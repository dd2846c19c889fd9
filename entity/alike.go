package entity

import (
	"strings"

	"hearsay"
)

func (s *scratch) nameLen(m *mention) int32 {
	return s.r.Tokens[m.nameLast].End - s.r.Tokens[m.nameFirst].Start
}

// otherPerson reports two full names of persons that are not one name: a shared surname
// must not join them by way of a third mention.
func (s *scratch) otherPerson(a, b *mention) bool {
	if a.nameFirst == a.nameLast || b.nameFirst == b.nameLast || a.entry >= 0 || b.entry >= 0 {
		return false
	}
	return !s.sameWords(a, b) && !s.shortName(a, b) && !s.shortName(b, a)
}

// namesAgree reports whether two named mentions name one actor.
func (s *scratch) namesAgree(a, b *mention) bool {
	if b.nameFirst < 0 {
		return false
	}
	if a.entry >= 0 && b.entry >= 0 {
		x, y := &s.x.entries[a.entry], &s.x.entries[b.entry]
		if x.kind <= peopleName && y.kind <= peopleName {
			return a.kind == b.kind && x.code == y.code
		}
		return x.kind == y.kind && x.name == y.name || x.kind > seatName && y.kind > seatName && x.body == y.body
	}
	if s.sameWords(a, b) {
		return a.kind == b.kind || a.entry < 0 && b.entry < 0
	}
	if a.gender != noGender && b.gender != noGender && a.gender != b.gender {
		return false
	}
	if a.entry >= 0 || b.entry >= 0 {
		return s.acronym(a, b) || s.acronym(b, a) || s.keyword(a, b)
	}
	if a.kind == hearsay.OutletActor || b.kind == hearsay.OutletActor {
		return s.masthead(a, b) || s.masthead(b, a)
	}
	person := a.kind == hearsay.PersonActor || b.kind == hearsay.PersonActor
	if person && a.kind != hearsay.CountryActor && b.kind != hearsay.CountryActor {
		return s.shortName(a, b) || s.shortName(b, a)
	}
	if a.kind == hearsay.OrganisationActor && b.kind == a.kind && a.noun < 0 && b.noun < 0 && s.tagOf(a) == "" && s.tagOf(b) == "" && (s.shortName(a, b) || s.shortName(b, a)) {
		return true // nobody has told whether they are persons
	}
	return s.acronym(a, b) || s.acronym(b, a) || s.keyword(a, b)
}

// keyword reports whether a is a word of body b's name: "the Observatory".
func (s *scratch) keyword(a, b *mention) bool {
	if a.entry >= 0 || a.kind != hearsay.OrganisationActor || b.kind != hearsay.OrganisationActor || a.nameFirst != a.nameLast || !a.definite || len(s.r.Form(a.nameFirst)) < 5 {
		return false
	}
	if b.entry >= 0 && s.x.entries[b.entry].kind <= seatName {
		return false
	}
	first, last := s.nameWords(b)
	for j := first; first < last && j <= last; j++ {
		if s.sameForm(a.nameFirst, j) {
			return true
		}
	}
	return false
}

// masthead reports whether a is the last word of outlet b's name ("the Gazette"), or the
// name without "News Agency".
func (s *scratch) masthead(a, b *mention) bool {
	af, al := s.nameWords(a)
	bf, bl := s.nameWords(b)
	if n := al - af; n < bl-bf && s.x.words["edge"][s.r.Form(bf+n+1)] {
		for i := int32(0); i <= n; i++ {
			if !s.sameForm(af+i, bf+i) {
				return false
			}
		}
		return true
	}
	return af == al && bf < bl && s.x.words["masthead"][s.r.Form(af)] && s.sameForm(af, bl)
}

// nameWords is the range of the name's tokens without an article before it.
func (s *scratch) nameWords(m *mention) (first, last int32) {
	first, last = m.nameFirst, m.nameLast
	if first < last && strings.EqualFold(s.r.Form(first), "the") {
		first++
	}
	for last > first {
		if f := s.r.Form(last); f != "Jr." && f != "Sr." && f != "Jr" && f != "'s" && f != "’s" && f != "," {
			break
		}
		last--
	}
	return first, last
}

func (s *scratch) sameWords(a, b *mention) bool {
	af, al := s.nameWords(a)
	bf, bl := s.nameWords(b)
	if al-af != bl-bf {
		return false
	}
	for i := int32(0); i <= al-af; i++ {
		if !s.sameForm(af+i, bf+i) {
			return false
		}
	}
	return true
}

func (s *scratch) sameForm(i, j int32) bool {
	a, b := s.r.Form(i), s.r.Form(j)
	if strings.EqualFold(a, b) {
		return true
	}
	if len(a) > 4 && len(b) > 4 && (a+"s" == b || b+"s" == a) {
		return true // an apostrophe is lost
	}
	return len(a)-len(b) < 4 && len(b)-len(a) < 4 && a[0]|0x20 == b[0]|0x20 && fold(a) == fold(b)
}

// shortName reports whether a is the end or the beginning of person b's name, or has the
// same first and last word.
func (s *scratch) shortName(a, b *mention) bool {
	af, al := s.nameWords(a)
	bf, bl := s.nameWords(b)
	n, m := al-af, bl-bf
	if n > m {
		return false
	}
	if n > 0 && s.sameForm(af, bf) && s.sameForm(al, bl) {
		return true
	}
	suffix := true
	for i := int32(0); i <= n; i++ {
		if !s.sameForm(al-i, bl-i) {
			suffix = false
			break
		}
	}
	if suffix {
		return n < m
	}
	return n == 0 && m > 0 && s.sameForm(af, bf) && len(s.r.Form(af)) > 2 && a.first == a.nameFirst
}

// acronym reports whether a is the initials of b's name: "SDF".
func (s *scratch) acronym(a, b *mention) bool {
	if a.nameFirst != a.nameLast || b.nameFirst == b.nameLast {
		return false
	}
	form := s.r.Form(a.nameFirst)
	if len(form) < 2 || len(form) > 8 || form != strings.ToUpper(form) {
		return false
	}
	bf, bl := s.nameWords(b)
	return isAcronymOf(form, s.r.Words(s.r.SpanOf(bf, bl)))
}
