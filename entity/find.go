package entity

import (
	"strings"

	"hearsay"
)

func (s *scratch) lowered(form string) string { return strings.ToLower(form) }

// findNames marks the proper names: those of the dictionaries, and those of the tagger
// where no dictionary name is longer.
func (s *scratch) findNames() {
	r := s.r
	s.markLabels()
	after := int32(0)
	for k := 0; k < len(r.Names); k++ {
		if r.Names[k].First < after || s.label[r.Names[k].First] > 0 {
			continue
		}
		name := r.Names[k]
		for k+1 < len(r.Names) && name.Kind == hearsay.Person && r.Names[k+1].Kind == name.Kind && r.Names[k+1].First == name.Last+1 && r.SentenceOf(name.Last) == r.SentenceOf(name.Last+1) {
			k++ // one name that the tagger cut
			name.Last = r.Names[k].Last
		}
		if n := s.trimmed(&name); n.first <= n.last && !s.headlineNoise(&n) {
			s.mark(n)
			after = n.last + 1
		}
	}
	for si := range r.Sentences {
		sent := r.Sentences[si]
		for i := sent.First; i < sent.End; {
			i = s.dictionaryName(i, sent.End)
		}
	}
	s.givenNames()
	s.settleAcronyms()
	s.settleSurnames()
	if s.codes == nil {
		s.codes = map[string]bool{}
	}
	clear(s.codes)
	for n := range s.names {
		if e := s.names[n].entry; e >= 0 && !s.x.entries[e].common && s.x.entries[e].kind != outletName {
			s.codes[s.x.entries[e].code] = true
		}
	}
}

// headlineNoise reports a word of a headline in capitals that the tagger takes for a place
// and the gazetteer does not know.
func (s *scratch) headlineNoise(f *found) bool {
	if f.kind != hearsay.Location || f.first != f.last || s.placeAt[f.first] > 0 {
		return false
	}
	return s.r.BlockOf(s.r.SentenceOf(f.first)).Kind == hearsay.Title
}

// givenNames marks persons whom the tagger has missed: a first name and what hangs flat
// from it.
func (s *scratch) givenNames() {
	r := s.r
	for i := int32(0); int(i)+1 < len(r.Tokens); i++ {
		if s.nameAt[i] > 0 || r.Tokens[i].UPOS != hearsay.PROPN || s.x.given[r.Form(i)] == noGender {
			continue
		}
		next := i + 1
		t := &r.Tokens[next]
		if at := s.nameAt[next]; at > 0 && (s.names[at-1].first != next || s.names[at-1].last != next || s.names[at-1].entry >= 0) {
			continue
		}
		if t.UPOS != hearsay.PROPN || t.Deprel != hearsay.Flat || t.Head != i && r.Tokens[i].Head != t.Head || !capital(r.Form(next)) || s.isRole(next) || s.x.words["masthead"][r.Form(next)] {
			continue
		}
		if at := s.nameAt[next]; at > 0 {
			s.names[at-1].gone = true
		}
		s.mark(found{first: i, last: s.nameEnd(i, next), entry: -1, kind: hearsay.Person})
	}
}

// settleSurnames makes a person of a single word that the tagger takes for something else
// where it ends a person's full name elsewhere in the report.
func (s *scratch) settleSurnames() {
	if s.surnames == nil {
		s.surnames = map[string]bool{}
	}
	clear(s.surnames)
	for n := range s.names {
		f := &s.names[n]
		if f.kind == hearsay.Person && f.entry < 0 && f.last > f.first && !f.gone && capital(s.r.Form(f.last)) {
			s.surnames[s.r.Form(f.last)] = true
		}
	}
	for n := range s.names {
		f := &s.names[n]
		switch form := s.r.Form(f.first); {
		case f.first != f.last || f.entry >= 0:
		case s.surnames[form]:
			f.kind = hearsay.Person
		case f.kind == hearsay.Person && s.placeAt[f.first] > 0 && s.x.given[form] == noGender && (f.first == 0 || !s.isTitle(f.first-1)):
			f.kind = hearsay.Location // the gazetteer knows it, and nobody is called so
		}
	}
}

// settleAcronyms gives an acronym to the body that the report itself names by those
// initials, where it is another than the dictionary's.
func (s *scratch) settleAcronyms() {
	bodies := s.initialled()
	for a := range s.names {
		f := &s.names[a]
		form := s.r.Form(f.first)
		if f.entry < 0 || f.first != f.last || len(form) < 2 || len(form) > 6 || form != strings.ToUpper(form) || s.x.entries[f.entry].kind < organisationName {
			continue
		}
		for _, b := range bodies[initialsKey(form)] {
			g := &s.names[b]
			if g.entry >= 0 && s.x.entries[g.entry].body == s.x.entries[f.entry].body {
				continue
			}
			if isAcronymOf(form, s.r.Words(s.r.SpanOf(g.first, g.last))) {
				f.entry = g.entry
				break
			}
		}
	}
}

// initialled is the report's names of several words by their initials.
func (s *scratch) initialled() nameIndex {
	if s.index == nil {
		s.index = nameIndex{}
	}
	clear(s.index)
	for n := range s.names {
		if f := &s.names[n]; f.first < f.last && f.last-f.first < longestPhrase && !f.gone {
			all, capitals := s.initials(f.first, f.last)
			s.index.add(all, int32(n))
			s.index.add(capitals, int32(n))
		}
	}
	return s.index
}

// dictionaryName marks the longest dictionary name at token i, and gives the token to go
// on from.
func (s *scratch) dictionaryName(i, end int32) int32 {
	if s.label[i] > 0 || !capital(s.r.Form(i)) && s.r.Tokens[i].UPOS != hearsay.PROPN {
		return i + 1
	}
	id, last := s.x.names.match(s.r, i, end, s.buf)
	if id < 0 {
		id, last = s.altered(i), i
	}
	if id < 0 || !s.properHere(i, last, id) {
		return i + 1
	}
	if s.x.entries[id].kind <= capitalName && (s.insidePlace(i, last) || s.bearsName(i, last)) {
		return i + 1
	}
	if p := s.placeAt[i]; p > 0 && s.x.entries[id].kind <= capitalName {
		place := &s.r.Places[p-1]
		if (s.x.entries[id].kind == capitalName || s.x.words["namesake"][s.r.Form(i)]) && place.Country.Known() && place.Country.Value() != s.x.entries[id].code {
			return i + 1 // Victoria in Australia
		}
	}
	if at := s.nameAt[i]; at > 0 {
		tagged := &s.names[at-1]
		if tagged.last > last || tagged.first < i {
			return last + 1 // part of a longer name
		}
		if tagged.last == last && tagged.kind == hearsay.Person && s.x.entries[id].kind <= capitalName && s.x.given[s.r.Form(i)] != noGender && s.calledSo(i) {
			return last + 1 // "Jordan", "Israel"
		}
		tagged.kind = ""
		tagged.last, tagged.entry = last, id
		for j := i; j <= last; j++ {
			s.nameAt[j] = at
		}
		return last + 1
	}
	for j := i; j <= last; j++ {
		if at := s.nameAt[j]; at > 0 {
			s.names[at-1].gone = true
		}
	}
	s.mark(found{first: i, last: last, entry: id})
	return last + 1
}

// calledSo reports whether the country's name at token i, which the tagger takes for a
// person's, can be one: a title stands before it, or a person is called so in full elsewhere.
func (s *scratch) calledSo(i int32) bool {
	if i > 0 && s.isTitle(i-1) {
		return true
	}
	form := s.r.Form(i)
	for n := range s.names {
		f := &s.names[n]
		if f.kind != hearsay.Person || f.gone || f.first == f.last {
			continue
		}
		if s.r.Form(f.first) == form || s.r.Form(f.last) == form {
			return true
		}
	}
	return false
}

// bearsName reports a country's name that is a first name here: "Jordan Whitfield".
func (s *scratch) bearsName(i, last int32) bool {
	next := i + 1
	if i != last || s.x.given[s.r.Form(i)] == noGender || int(next) >= len(s.r.Tokens) || s.nameAt[next] > 0 && s.names[s.nameAt[next]-1].first > i {
		return false
	}
	t := &s.r.Tokens[next]
	return t.UPOS == hearsay.PROPN && t.Deprel == hearsay.Flat && t.Head == i && !s.isRole(next) && s.placeAt[next] == 0
}

// altered is the entry of a single word that stands in capitals throughout ("REUTERS"), or
// with an "s" whose apostrophe is lost ("Syrias army"), or -1.
func (s *scratch) altered(i int32) int32 {
	form := s.r.Form(i)
	if len(form) < 4 || s.r.Tokens[i].UPOS != hearsay.PROPN {
		return -1
	}
	if form == strings.ToUpper(form) {
		if id, ok := s.x.names[form[:1]+strings.ToLower(form[1:])]; ok && s.x.entries[id].kind != organisationName {
			return id
		}
	}
	if stem, ok := strings.CutSuffix(form, "s"); ok {
		if id, ok := s.x.names[stem]; ok && s.x.entries[id].kind <= capitalName && s.x.entries[id].kind != peopleName {
			return id
		}
	}
	return -1
}

// properHere refuses single words that are names only when the tagger sees them so:
// "Labour", "IS", "Who".
func (s *scratch) properHere(first, last, id int32) bool {
	if first != last {
		return true
	}
	t := &s.r.Tokens[first]
	if s.x.words["ambiguous"][s.r.Form(first)] {
		at := s.nameAt[first]
		return at > 0 && s.names[at-1].kind == hearsay.Organisation
	}
	if s.x.entries[id].kind >= organisationName && s.nameAt[first] == 0 && s.partOfName(first) {
		return false
	}
	if s.nameAt[first] > 0 {
		return true
	}
	form := s.r.Form(first)
	switch t.UPOS {
	case hearsay.PROPN:
		return true
	case hearsay.ADJ, hearsay.NOUN:
		return s.x.entries[id].kind == peopleName || s.x.entries[id].kind == countryName || len(form) > 3 || len(form) == 3 && form == strings.ToUpper(form)
	case hearsay.NoUPOS, hearsay.X:
		return true
	}
	return false
}

// partOfName reports whether the proper noun at i is tied to another one that no name
// covers: "Independent" in "Irving Independent School District".
func (s *scratch) partOfName(i int32) bool {
	loose := func(j int32) bool {
		return j >= 0 && s.r.Tokens[j].UPOS == hearsay.PROPN && s.nameAt[j] == 0 && s.placeAt[j] == 0 && j-i < 4 && i-j < 4 && !s.isTitle(j)
	}
	if t := &s.r.Tokens[i]; inName(t.Deprel) && loose(t.Head) {
		return true
	}
	for _, c := range s.r.Children(i) {
		if inName(s.r.Tokens[c].Deprel) && loose(c) {
			return true
		}
	}
	return false
}

func inName(rel hearsay.Deprel) bool {
	return rel == hearsay.Compound || rel == hearsay.Flat || rel == hearsay.AMod
}

func (s *scratch) mark(n found) {
	s.names = append(s.names, n)
	for j := n.first; j <= n.last && int(j) < len(s.nameAt); j++ {
		s.nameAt[j] = int32(len(s.names))
	}
}
