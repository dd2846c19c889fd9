package entity

import (
	"hearsay"
)

// trimmed is a tagger's name without the title that it may begin with, and with what hangs
// flat from its end. Nothing is left of a name that is a role noun.
func (s *scratch) trimmed(n *hearsay.Name) found {
	f := found{entry: -1, kind: n.Kind}
	f.first, f.last = s.unbroken(n.First, n.Last)
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
	if f.first == f.last && (s.prefixed(f.first) || s.x.words["direction"][s.r.Form(f.first)]) {
		f.first++
		return f
	}
	for f.last > f.first && s.r.Tokens[f.last].UPOS == hearsay.VERB && !capital(s.r.Form(f.last)) {
		f.last-- // "U.N. agreed"
	}
	for f.first < f.last && (s.r.Tokens[f.first].UPOS == hearsay.ADP || s.r.Tokens[f.first].UPOS == hearsay.DET) && !capital(s.r.Form(f.first)) {
		f.first++
	}
	for j := f.first + 1; j <= f.last; j++ {
		if t := &s.r.Tokens[j]; t.UPOS == hearsay.VERB && !capital(s.r.Form(j)) && !hyphen(s.r.Form(j-1)) {
			f.last = j - 1 // "Ramouseh killing three civilians"
			break
		}
	}
	if r := s.r; f.last > f.first && hyphen(r.Form(f.last)) {
		if next := f.last + 1; glued(r, f.last) && r.Tokens[next].UPOS == hearsay.PROPN {
			f.last = next
		} else {
			f.last--
		}
	}
	f.first = s.nameStart(f.first)
	if f.first == f.last && !capital(s.r.Form(f.first)) && len(s.r.Form(f.first)) < 4 {
		f.first++ // "al"
		return f
	}
	if _, ok := s.x.pronouns[s.lower(f.first)]; ok && f.first == f.last {
		f.first++
		return f
	}
	if n.Kind == hearsay.Location {
		s.wholePlace(&f)
	}
	if f.first < n.First && s.x.given[s.r.Form(f.first)] != noGender && s.placeAt[f.last] == 0 {
		f.kind = hearsay.Person // "Fahd al | -Rashoudi", taken for a place
	} else if n.Kind == hearsay.Organisation && s.looksPersonal(&f) {
		f.kind = hearsay.Person
	} else if !s.hidesPerson(&f) && n.Kind != hearsay.Person {
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

// wholePlace takes in the rest of a place's name that the tagger has cut: "South | Carolina".
func (s *scratch) wholePlace(f *found) {
	p := s.placeAt[f.first]
	if p == 0 {
		return
	}
	first, end := s.r.TokensIn(s.r.Places[p-1].Span)
	if first <= f.first && end > f.last && s.nameAt[first] == 0 {
		f.first, f.last = first, end-1
	}
}

// unbroken is the longest part of a tagger's name that no mark parts: a name runs over no
// quotation mark, comma or dash. Of equals it is the last.
func (s *scratch) unbroken(first, last int32) (a, b int32) {
	a, b = first, first-1
	for from := first; from <= last; {
		to := from
		for to <= last && !s.parts(to) {
			to++
		}
		if to-from > b-a {
			a, b = from, to-1
		}
		from = to + 1
	}
	if b < a {
		return first, last
	}
	return a, b
}

// parts reports a mark that stands between names and in none.
func (s *scratch) parts(i int32) bool {
	t := &s.r.Tokens[i]
	if quoteMark(t) {
		return true
	}
	switch form := s.r.Form(i); {
	case hyphen(form), form == "—", form == "--":
		return !glued(s.r, i)
	default:
		return form == "," || form == ";" || form == ":"
	}
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

// nameStart is where a name begins that the tagger has cut at a hyphen: "Fahd al | -Rashoudi",
// "al- | Rashoudi".
func (s *scratch) nameStart(first int32) int32 {
	r := s.r
	cut := first
	if hyphen(r.Form(cut)) && glued(r, cut) {
		cut--
	}
	for cut >= 2 && first-cut < longestMention && hyphen(r.Form(cut-1)) && glued(r, cut-1) && r.Tokens[cut-2].UPOS == hearsay.PROPN && len(r.Form(cut-2)) < 4 {
		cut -= 2
	}
	if cut == first {
		return first
	}
	for cut > 0 && r.Tokens[cut-1].UPOS == hearsay.PROPN && (r.Tokens[cut].Deprel == hearsay.Flat || r.Tokens[cut-1].Deprel == hearsay.Flat) && !s.isTitle(cut-1) && s.nameAt[cut-1] == 0 {
		cut--
	}
	return cut
}

// nameEnd is the last token of a person's name with what hangs flat from it, or is tied to
// it by a hyphen.
func (s *scratch) nameEnd(first, last int32) int32 {
	r, n := s.r, int32(len(s.r.Tokens))
	for last+1 < n && last-first < longestMention {
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
