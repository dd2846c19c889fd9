package entity

import (
	"hearsay"
)

// nominalHead reports whether a token can head a noun phrase that is a mention of its own.
func (s *scratch) nominalHead(i int32) bool {
	t := &s.r.Tokens[i]
	if s.inner(i) {
		return s.nameAt[i] > 0
	}
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

// inner reports a piece of a hyphenated word with others on both sides.
func (s *scratch) inner(i int32) bool {
	r := s.r
	return i >= 2 && int(i)+2 < len(r.Tokens) && hyphen(r.Form(i-1)) && hyphen(r.Form(i+1)) && glued(r, i-1) && glued(r, i+1)
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
func (s *scratch) extent(h int32) (first, last int32) {
	first, last = s.spread(h, 0)
	return s.bounded(h, first, last)
}

// spread is the extent as the tree has it.
func (s *scratch) spread(h int32, depth int) (first, last int32) {
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
		a, b := s.spread(c, depth+1)
		b = max(b, s.lastKid(c))
		if b >= first || !s.joinedUp(b, first) {
			continue
		}
		first = min(a, first)
		if s.r.Tokens[c].Deprel == hearsay.Det && s.r.Tokens[c].XPOS == hearsay.TagDT {
			break // nothing of the phrase stands before its article
		}
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

// joinedUp reports whether nothing but a few words of the phrase stands between tokens a
// and b: no comma, no dash.
func (s *scratch) joinedUp(a, b int32) bool {
	if b-a > 4 {
		return false
	}
	for j := a + 1; j < b; j++ {
		if t := &s.r.Tokens[j]; t.UPOS == hearsay.PUNCT && !(hyphen(s.r.Form(j)) && glued(s.r, j)) && t.XPOS != hearsay.TagOpenQuote && t.XPOS != hearsay.TagCloseQuote {
			return false
		}
	}
	return true
}

// hyphened takes in what a hyphen or "at" ties to the phrase: "US" of "US-led coalition",
// "at" of "at least ten".
func (s *scratch) hyphened(first int32) int32 {
	if r := s.r; first >= 3 && hyphen(r.Form(first-2)) && glued(r, first-2) && r.Tokens[first-1].XPOS == hearsay.TagVBN && r.Tokens[first-1].End < r.Tokens[first].Start {
		first -= 3 // "Iran-backed" before a noun, whatever the tree says
	}
	for from := first; first >= 2 && from-first < longestMention && hyphen(s.r.Form(first-1)) && glued(s.r, first-1); {
		first -= 2
	}
	if first >= 1 && s.x.words["bound"][s.lower(first)] && s.lower(first-1) == "at" {
		first--
	}
	return first
}

// whole is the extent of a dependent with the preposition or possessive mark that it has.
func (s *scratch) whole(h int32, depth int) (first, last int32) {
	first, last = s.spread(h, depth)
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
