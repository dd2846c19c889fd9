package entity

import (
	"hearsay"
)

// longestMention is how far a mention may reach on either side of its head, in tokens.
const longestMention = 20

// bounded cuts a phrase down to what can be one: whatever the tree says, it runs over no
// quotation mark, dash, comma or clause, and only over prepositions that say whose or of
// where the head is. Names stay whole.
func (s *scratch) bounded(h, first, last int32) (a, b int32) {
	sent := s.r.Sentences[s.r.SentenceOf(h)]
	first, last = max(first, sent.First, h-longestMention), min(last, sent.End-1, h+longestMention)
	a, b = h, h
	for a > first && s.runsLeft(a-1, h, first, last) {
		a--
	}
	for b < last && s.runsRight(b+1, h, first, last) {
		b++
	}
	for a < h && s.looseLeft(a) {
		a++
	}
	for b > h && s.looseRight(b) {
		b--
	}
	return a, b
}

// oneName reports whether tokens i and j are of one name.
func (s *scratch) oneName(i, j int32) bool { return s.nameAt[i] > 0 && s.nameAt[i] == s.nameAt[j] }

// runsLeft reports whether a phrase may go on to its left with token j.
func (s *scratch) runsLeft(j, h, first, last int32) bool {
	t := &s.r.Tokens[j]
	switch {
	case s.oneName(j, j+1), s.listed(j, h), s.tied(j):
		return true
	case s.breaks(j, first, last):
		return false
	case t.UPOS == hearsay.ADP:
		return t.Deprel != hearsay.Case || s.x.words["office"][s.lower(j)] || s.x.words["bound"][s.lower(j+1)]
	case t.UPOS == hearsay.SCONJ, t.XPOS == hearsay.TagTO:
		return false
	case t.UPOS != hearsay.VERB && t.UPOS != hearsay.AUX:
		return true
	}
	return s.modifies(j)
}

// runsRight reports whether the phrase that h heads may go on to its right with token j.
func (s *scratch) runsRight(j, h, first, last int32) bool {
	t := &s.r.Tokens[j]
	switch {
	case s.oneName(j, j-1):
		return true
	case s.breaks(j, first, last), t.UPOS == hearsay.SCONJ:
		return false
	case (t.UPOS == hearsay.ADP || t.XPOS == hearsay.TagTO) && t.XPOS != hearsay.TagPOS:
		return s.complementAt(j, h)
	case t.UPOS != hearsay.VERB && t.UPOS != hearsay.AUX:
		return true
	}
	return s.modifies(j)
}

// modifies reports a verb's form that stands before a noun as an adjective does: "armed
// men", "the ruling party". What has an object of its own is a clause: "killing three".
func (s *scratch) modifies(j int32) bool {
	t := &s.r.Tokens[j]
	switch t.XPOS {
	case hearsay.TagVBN, hearsay.TagVBG:
	default:
		return false
	}
	if t.Deprel != hearsay.AMod && t.Deprel != hearsay.Compound || int(j)+1 >= len(s.r.Tokens) {
		return false
	}
	switch s.r.Tokens[j+1].UPOS {
	case hearsay.DET, hearsay.NUM, hearsay.PRON, hearsay.ADP:
		return false
	}
	return true
}

// tied reports a piece of a hyphenated word, which its whole modifies the noun: "Iran-backed".
func (s *scratch) tied(j int32) bool {
	r := s.r
	return j > 0 && hyphen(r.Form(j-1)) && glued(r, j-1) || int(j)+1 < len(r.Tokens) && hyphen(r.Form(j+1)) && glued(r, j+1)
}

// listed reports a comma between two adjectives of h: "a tired, angry crowd".
func (s *scratch) listed(j, h int32) bool {
	r := s.r
	return r.Form(j) == "," && j > 0 && r.Tokens[j-1].Deprel == hearsay.AMod && r.Tokens[j-1].Head == h && r.Tokens[j+1].UPOS != hearsay.NOUN
}

// breaks reports a mark that no phrase of an actor runs over: any but a hyphen within a
// word and quotation marks that open and close in the phrase.
func (s *scratch) breaks(j, first, last int32) bool {
	t := &s.r.Tokens[j]
	if t.UPOS != hearsay.PUNCT || hyphen(s.r.Form(j)) && glued(s.r, j) || t.XPOS == hearsay.TagPOS {
		return false
	}
	if !quoteMark(t) {
		return true
	}
	const within = 6
	for _, step := range [...]int32{1, -1} {
		for k := j + step; k >= first && k <= last && k >= j-within && k <= j+within; k += step {
			if o := &s.r.Tokens[k]; quoteMark(o) {
				return (step > 0) != (t.XPOS == hearsay.TagOpenQuote) && t.XPOS != o.XPOS
			}
		}
	}
	return true
}

func quoteMark(t *hearsay.Token) bool {
	return t.XPOS == hearsay.TagOpenQuote || t.XPOS == hearsay.TagCloseQuote
}

// complementAt reports whether the preposition at j begins a part of the phrase that h
// heads: "president of Peru", "a source at the ministry", but "children under guard".
func (s *scratch) complementAt(j, h int32) bool {
	prep := s.lower(j)
	if prep == "of" {
		return true
	}
	if _, _, end := s.roleNoun(h); end > j {
		return true // "commander in chief"
	}
	object := j + 1
	for int(object)+1 < len(s.r.Tokens) && (s.r.Tokens[object].UPOS == hearsay.DET || s.r.Tokens[object].UPOS == hearsay.ADJ && s.nameAt[object] == 0) {
		object++
	}
	if int(object) >= len(s.r.Tokens) || s.r.Tokens[object].UPOS == hearsay.NUM || s.calendar(object) {
		return false
	}
	if prep == "for" && s.x.words["another"][s.lower(j+1)] {
		return false // "for several weeks"
	}
	named := s.nameAt[object] > 0 || s.placeAt[object] > 0
	switch {
	case s.nameAt[h] > 0 && !s.isRole(h):
		return prep == "from" && named
	case !s.isRole(h):
		return false
	case s.x.words["complement"][prep]:
		return true
	}
	return named && s.x.words["named complement"][prep]
}

// looseLeft reports a word that no phrase begins with.
func (s *scratch) looseLeft(i int32) bool {
	if s.oneName(i, i+1) {
		return false
	}
	t := &s.r.Tokens[i]
	switch t.UPOS {
	case hearsay.CCONJ, hearsay.PUNCT:
		return !(t.UPOS == hearsay.PUNCT && quoteMark(t) && t.XPOS == hearsay.TagOpenQuote)
	case hearsay.ADP:
		return s.x.words["office"][s.lower(i)]
	}
	return t.XPOS == hearsay.TagPOS
}

// looseRight reports a word that no phrase ends with.
func (s *scratch) looseRight(i int32) bool {
	if s.oneName(i, i-1) {
		return false
	}
	t := &s.r.Tokens[i]
	switch t.UPOS {
	case hearsay.CCONJ, hearsay.DET:
		return true
	case hearsay.PUNCT:
		return t.XPOS != hearsay.TagCloseQuote && t.XPOS != hearsay.TagPOS
	case hearsay.ADP:
		return t.XPOS != hearsay.TagPOS
	}
	return false
}
