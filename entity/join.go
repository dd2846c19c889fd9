package entity

import (
	"slices"
	"strings"

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

// joinApposed joins what apposition, a copula or brackets say to be one.
func (s *scratch) joinApposed() {
	for k := range s.who {
		s.joinHere(int32(k))
		s.joinBeside(int32(k))
	}
}

// joinBeside joins a person's title and name that stand beside one another whatever the
// tree says: "the country's prime minister, Ana Lopez," and "Minister of Trade Ana Lopez".
func (s *scratch) joinBeside(k int32) {
	m := &s.who[k]
	if int(k)+1 < len(s.who) && s.twins(m, &s.who[k+1]) {
		s.unite(k, k+1)
		return
	}
	if m.kind != hearsay.PersonActor || m.plural || m.form == hearsay.Pronoun || int(k)+1 >= len(s.who) {
		return
	}
	for n := k + 1; int(n) < len(s.who) && n <= k+4; n++ {
		b := &s.who[n]
		if b.sentence != m.sentence {
			return
		}
		if b.nameFirst >= 0 && b.first <= m.head && m.head < b.nameFirst {
			s.unite(k, n)
			return
		}
		if b.first <= m.last || b.kind != hearsay.PersonActor || b.plural || (b.nameFirst >= 0) == (m.nameFirst >= 0) || !genders(m.gender, b.gender) {
			continue
		}
		if s.parted(m, b) || m.nameFirst < 0 && s.officeRuns(m, b) {
			s.unite(k, n)
		}
		return
	}
}

// twins reports a noun for a body and the name right behind it, if both are subjects of one
// verb: "the radio station Antena Norte reported".
func (s *scratch) twins(a, b *mention) bool {
	x, y := &s.r.Tokens[a.head], &s.r.Tokens[b.head]
	return x.Deprel == hearsay.NSubj && y.Deprel == hearsay.NSubj && x.Head == y.Head && !a.plural &&
		a.form == hearsay.Nominal && b.form == hearsay.Named && b.entry < 0 && b.nameFirst == a.head+1 && a.kind != hearsay.PersonActor
}

// parted reports a comma between two phrases and a comma or stop behind them.
func (s *scratch) parted(a, b *mention) bool {
	if b.first != a.last+2 || s.r.Form(a.last+1) != "," {
		return false
	}
	end := b.last + 1
	if int(end) >= len(s.r.Tokens) {
		return true
	}
	form := s.r.Form(end)
	return form == "," || form == "." || form == ";" || form == "–" || form == "—"
}

// officeRuns reports whether only the rest of an office stands between a title and a name:
// "of Trade".
func (s *scratch) officeRuns(a, b *mention) bool {
	from, to := a.head+1, b.nameFirst
	if to-from < 2 || to-from > 6 || !s.x.words["office"][s.lower(from)] {
		return false
	}
	for j := from + 1; j < to; j++ {
		switch s.r.Tokens[j].UPOS {
		case hearsay.PROPN, hearsay.NOUN, hearsay.ADJ, hearsay.CCONJ, hearsay.DET, hearsay.ADP:
			if s.isTitle(j) && s.nameAt[j] == 0 {
				return false
			}
			continue
		}
		return false
	}
	return true
}

// unite puts two mentions into one group.
func (s *scratch) unite(a, b int32) {
	x, y := s.of[a], s.of[b]
	switch {
	case x >= 0 && y >= 0:
		s.merge(min(x, y), max(x, y))
	case x >= 0:
		s.put(b, x)
	case y >= 0:
		s.put(a, y)
	}
}

// joinHere joins mention k to the one that it stands in apposition to or is predicated of.
func (s *scratch) joinHere(k int32) {
	m := &s.who[k]
	if m.form == hearsay.Pronoun {
		return
	}
	t := &s.r.Tokens[m.head]
	other := int32(-1)
	switch {
	case t.Deprel.Is(hearsay.Appos) && t.Head >= 0:
		if !s.inHeadlineList(t.Head, m.head) {
			other = s.at[t.Head] - 1
		}
	case s.r.Child(m.head, hearsay.Cop) >= 0:
		if !s.denied(m.head) {
			if subj := s.r.Child(m.head, hearsay.NSubj); subj >= 0 {
				other = s.at[subj] - 1
			}
		}
	}
	if other < 0 || other == k || !s.canBeOne(m, &s.who[other]) {
		return
	}
	a, b := s.of[other], s.of[k]
	switch {
	case a >= 0 && b >= 0:
		if a != b && s.reconciled(&s.groups[a], &s.groups[b]) {
			s.merge(min(a, b), max(a, b))
		}
	case a >= 0:
		s.put(k, a)
	case b >= 0 && s.who[other].form != hearsay.Pronoun:
		s.put(other, b)
	}
}

// inHeadlineList reports a headline's comma that stands for "and" between one and several: "Army,
// rebels near truce".
func (s *scratch) inHeadlineList(a, b int32) bool {
	r := s.r
	return r.BlockOf(r.SentenceOf(a)).Kind == hearsay.Title && r.Tokens[a].UPOS == hearsay.NOUN && r.Tokens[b].UPOS == hearsay.NOUN && s.plural(a) != s.plural(b)
}

// reconciled reports whether two groups may be one: not a person and a body, nor two that
// the report names by names of their own, unless one is the other's acronym.
func (s *scratch) reconciled(a, b *group) bool {
	if (a.kind == hearsay.PersonActor) != (b.kind == hearsay.PersonActor) && (a.entry >= 0 || b.entry >= 0) {
		return false
	}
	if a.name < 0 || b.name < 0 {
		return true
	}
	x, y := &s.who[a.name], &s.who[b.name]
	return s.acronym(x, y) || s.acronym(y, x) || s.bracketed(y) && a.kind == b.kind
}

// denied reports a negation at the predicate: "is not the president".
func (s *scratch) denied(h int32) bool {
	for _, c := range s.r.Children(h) {
		switch s.r.Tokens[c].Lemma {
		case "not", "never", "no":
			return true
		}
	}
	return false
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
