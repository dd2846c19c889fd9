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
	after := int32(0)
	for k := 0; k < len(r.Names); k++ {
		if r.Names[k].First < after {
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
	s.settleAcronyms()
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

// settleAcronyms gives an acronym to the body that the report itself names by those
// initials, where it is another than the dictionary's.
func (s *scratch) settleAcronyms() {
	for a := range s.names {
		f := &s.names[a]
		form := s.r.Form(f.first)
		if f.entry < 0 || f.first != f.last || len(form) < 2 || len(form) > 6 || form != strings.ToUpper(form) || s.x.entries[f.entry].kind < organisationName {
			continue
		}
		for b := range s.names {
			g := &s.names[b]
			if g.first == g.last || g.gone || g.entry >= 0 && s.x.entries[g.entry].body == s.x.entries[f.entry].body {
				continue
			}
			if isAcronymOf(form, s.r.Words(s.r.SpanOf(g.first, g.last))) {
				f.entry = g.entry
				break
			}
		}
	}
}

// trimmed is a tagger's name without the title that it may begin with, and with what hangs
// flat from its end. Nothing is left of a name that is a role noun.
func (s *scratch) trimmed(n *hearsay.Name) found {
	f := found{first: n.First, last: n.Last, entry: -1, kind: n.Kind}
	if noun, start, _ := s.roleNoun(n.Last); noun >= 0 && start <= n.First && n.First < n.Last && s.x.nouns[noun].kind == hearsay.PersonActor {
		f.first = f.last + 1 // "Prime Minister"
		return f
	}
	if n.First == n.Last && (s.isRole(n.First) && n.Kind != hearsay.Location || s.isTitle(n.First)) {
		f.first++
		return f
	}
	if id, last := s.x.names.match(s.r, f.first, f.last, s.buf); id >= 0 && s.x.entries[id].kind <= capitalName && !capital(s.r.Form(last+1)) && !hyphen(s.r.Form(last+1)) {
		f.last = last // "U.S. ambassador"
	}
	for f.last > f.first && s.r.Tokens[f.last].UPOS == hearsay.VERB && !capital(s.r.Form(f.last)) {
		f.last-- // "U.N. agreed"
	}
	if n.Kind == hearsay.Organisation && s.looksPersonal(&f) {
		f.kind = hearsay.Person
	} else if n.Kind != hearsay.Person && !s.hidesPerson(&f) {
		return f
	}
	for back := int32(1); back <= 3 && f.first >= back; back++ {
		// The tagger may cut into an office: "Secretary of | State John Doe".
		if noun, _, end := s.roleNoun(f.first - back); noun >= 0 && end >= f.first && end < f.last {
			f.first = end + 1
		}
	}
	f.first = s.pastTitle(f.first, f.last)
	f.last = s.nameEnd(f.first, f.last)
	return f
}

// looksPersonal reports a first name and one or two more words that are no body's.
func (s *scratch) looksPersonal(f *found) bool {
	if n := f.last - f.first; n < 1 || n > 2 || s.x.given[s.r.Form(f.first)] == noGender {
		return false
	}
	for j := f.first + 1; j <= f.last; j++ {
		if !capital(s.r.Form(j)) || s.isRole(j) || s.x.words["masthead"][s.r.Form(j)] {
			return false
		}
	}
	id, _ := s.x.names.match(s.r, f.first, f.last+1, s.buf)
	return id < 0
}

// hidesPerson reports whether the name ends in a title and a person's name, which it then
// is: "White House Press Secretary | Jane Doe".
func (s *scratch) hidesPerson(f *found) bool {
	for j := f.first; j < f.last; j++ {
		noun, _, end := s.roleNoun(j)
		if noun < 0 || s.x.nouns[noun].kind != hearsay.PersonActor || end >= f.last {
			if !s.isTitle(j) || noun >= 0 {
				continue
			}
			end = j
		}
		if s.x.given[s.r.Form(end+1)] == noGender && f.last-end < 2 {
			continue
		}
		for k := end + 1; k <= f.last; k++ {
			if s.r.Tokens[k].UPOS != hearsay.PROPN {
				return false
			}
		}
		f.first, f.kind = end+1, hearsay.Person
		return true
	}
	return false
}

// pastTitle is the first token of a name after its title: "Minister of Trade".
func (s *scratch) pastTitle(first, last int32) int32 {
	office := false
	for first < last {
		form := s.r.Form(first)
		switch noun, _, end := s.roleNoun(first); {
		case noun >= 0 && end < last && s.x.nouns[noun].kind == hearsay.PersonActor && s.x.given[form] == noGender:
			first, office = end+1, true
		case s.isTitle(first), office && form == "of":
			first++
		case office && s.r.Form(first-1) == "of" && s.x.given[form] == noGender && last-first >= 2:
			first++
		default:
			return first
		}
	}
	return first
}

// nameEnd is the last token of a person's name with what hangs flat from it, or is tied to
// it by a hyphen.
func (s *scratch) nameEnd(first, last int32) int32 {
	r, n := s.r, int32(len(s.r.Tokens))
	for last+1 < n {
		next := &r.Tokens[last+1]
		if next.UPOS == hearsay.PROPN && next.Deprel == hearsay.Flat && next.Head >= first && next.Head <= last {
			last++
			continue
		}
		if last+2 < n && hyphen(r.Form(last+1)) && glued(r, last+1) && r.Tokens[last+2].UPOS == hearsay.PROPN {
			last += 2
			continue
		}
		if hyphen(r.Form(last)) && glued(r, last) && next.UPOS == hearsay.PROPN {
			last++
			continue
		}
		break
	}
	return last
}

// dictionaryName marks the longest dictionary name at token i, and gives the token to go
// on from.
func (s *scratch) dictionaryName(i, end int32) int32 {
	if !capital(s.r.Form(i)) && s.r.Tokens[i].UPOS != hearsay.PROPN {
		return i + 1
	}
	id, last := s.x.names.match(s.r, i, end, s.buf)
	if id < 0 || !s.properHere(i, last, id) {
		return i + 1
	}
	if p := s.placeAt[i]; p > 0 && s.x.entries[id].kind <= capitalName {
		place := &s.r.Places[p-1]
		_, after := s.r.TokensIn(place.Span)
		if after > last+1 || s.x.entries[id].kind == capitalName && place.Country.Known() && place.Country.Value() != s.x.entries[id].code {
			return i + 1 // "Georgetown University", Victoria in Australia
		}
	}
	if at := s.nameAt[i]; at > 0 {
		tagged := &s.names[at-1]
		if tagged.last > last || tagged.first < i {
			return last + 1 // part of a longer name
		}
		if tagged.last == last && tagged.kind == hearsay.Person && s.x.entries[id].kind <= capitalName && s.x.given[s.r.Form(i)] != noGender {
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

// properHere refuses single words that are names only when the tagger sees them so:
// "Labour", "IS", "Who".
func (s *scratch) properHere(first, last, id int32) bool {
	if first != last {
		return true
	}
	t := &s.r.Tokens[first]
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

// nominalHead reports whether a token can head a noun phrase that is a mention of its own.
func (s *scratch) nominalHead(i int32) bool {
	t := &s.r.Tokens[i]
	switch t.Deprel {
	case hearsay.Flat, hearsay.Fixed, hearsay.GoesWith, hearsay.Punct, hearsay.Det, hearsay.Case, hearsay.Mark, hearsay.CC, hearsay.Aux, hearsay.AuxPass, hearsay.Cop:
		return t.UPOS == hearsay.PRON && t.Deprel != hearsay.Mark
	case hearsay.NModDesc:
		return false
	case hearsay.Compound, hearsay.AMod, hearsay.NModUnmarked:
		return s.nameAt[i] > 0 || s.r.Child(i, hearsay.Det) >= 0
	}
	switch t.UPOS {
	case hearsay.NOUN, hearsay.PROPN, hearsay.PRON:
		return true
	case hearsay.ADJ, hearsay.NUM, hearsay.X, hearsay.DET, hearsay.VERB:
		return s.nameAt[i] > 0 || argument(t.Deprel) && t.UPOS == hearsay.ADJ
	}
	return false
}

func argument(rel hearsay.Deprel) bool {
	switch rel.Universal() {
	case hearsay.NSubj, hearsay.Obj, hearsay.Obl, hearsay.IObj, hearsay.NMod, hearsay.Appos, hearsay.Conj:
		return true
	}
	return false
}

// extent is the stretch of the noun phrase that token h heads: its determiners and
// modifiers, and what follows it without a break, but no relative clause, apposition
// behind a comma, or coordinated phrase.
func (s *scratch) extent(h int32, depth int) (first, last int32) {
	first, last = h, h
	if depth > 12 {
		return
	}
	kids := s.r.Children(h)
	for k := len(kids) - 1; k >= 0; k-- {
		c := kids[k]
		if c > h {
			continue
		}
		if !leftPart(s.r.Tokens[c].Deprel) {
			if s.r.Tokens[c].Deprel == hearsay.Punct && c == first-1 && hyphen(s.r.Form(c)) && glued(s.r, c) {
				first = c
				continue
			}
			if s.r.Tokens[c].Deprel.Is(hearsay.Case) {
				break
			}
			continue
		}
		a, b := s.extent(c, depth+1)
		b = max(b, s.lastKid(c))
		if b >= first || first-b > 3 {
			continue
		}
		first = min(a, first)
	}
	first = s.hyphened(first)
	for _, c := range kids {
		if c <= h || c <= last {
			continue
		}
		rel := s.r.Tokens[c].Deprel
		if !rightPart(rel) || rel.Is(hearsay.NMod) && s.calendar(c) {
			if c == last+1 && rel != hearsay.Case && rel != hearsay.Punct {
				break
			}
			continue
		}
		a, b := s.whole(c, depth+1)
		if a != last+1 {
			break
		}
		last = b
	}
	return first, last
}

// hyphened takes in what a hyphen or "at" ties to the phrase: "US" of "US-led coalition",
// "at" of "at least ten".
func (s *scratch) hyphened(first int32) int32 {
	if r := s.r; first >= 3 && hyphen(r.Form(first-2)) && glued(r, first-2) && r.Tokens[first-1].XPOS == hearsay.TagVBN && r.Tokens[first-1].End < r.Tokens[first].Start {
		first -= 3 // "Iran-backed" before a noun, whatever the tree says
	}
	for first >= 2 && hyphen(s.r.Form(first-1)) && glued(s.r, first-1) {
		first -= 2
	}
	if first >= 1 && s.x.words["bound"][s.lower(first)] && s.lower(first-1) == "at" {
		first--
	}
	return first
}

// whole is the extent of a dependent with the preposition or possessive mark that it has.
func (s *scratch) whole(h int32, depth int) (first, last int32) {
	first, last = s.extent(h, depth)
	for _, c := range s.r.Children(h) {
		if s.r.Tokens[c].Deprel.Is(hearsay.Case) {
			if c < first && c >= first-3 {
				first = c
			}
			if c == last+1 {
				last = c
			}
		}
	}
	return first, last
}

// lastKid is the last token of the possessive mark or of a compound behind a left dependent.
func (s *scratch) lastKid(h int32) int32 {
	last := h
	for _, c := range s.r.Children(h) {
		if c > last && (s.r.Tokens[c].Deprel.Is(hearsay.Case) || s.r.Tokens[c].Deprel == hearsay.Punct) {
			last = c
		}
	}
	return last
}

func leftPart(rel hearsay.Deprel) bool {
	switch rel.Universal() {
	case hearsay.Det, hearsay.AMod, hearsay.Compound, hearsay.NumMod, hearsay.Flat, hearsay.NMod, hearsay.AdvMod, hearsay.Fixed:
		return true
	}
	return false
}

func rightPart(rel hearsay.Deprel) bool {
	switch rel.Universal() {
	case hearsay.Flat, hearsay.NMod, hearsay.Compound, hearsay.Fixed, hearsay.GoesWith, hearsay.Appos, hearsay.NumMod:
		return true
	}
	return false
}

func hyphen(form string) bool { return form == "-" || form == "–" || form == "/" }
