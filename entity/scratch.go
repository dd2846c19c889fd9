package entity

import (
	"hearsay"
)

// scratch is the memory of one worker, reused from report to report.
type scratch struct {
	x    *Lexicon
	r    *hearsay.Report
	date string

	names    []found
	nameAt   []int32 // token → 1 + index in names
	placeAt  []int32 // token → 1 + index in r.Places
	who      []mention
	at       []int32 // token → 1 + index of the mention whose head it is
	of       []int32 // union-find over mentions
	groups   []group
	index    nameIndex
	quotes   []quote
	turns    []int32 // block → 1 + group of whose turn it is
	refAt    []int32 // token → 1 + index of the reference that it heads
	heads    []int32 // token → 1 + index of the name whose phrase it heads
	seen     []bool  // mentions described
	label    []int32 // token → 1 where it is part of a party label
	inTitle  []int32 // token → 1 where it is part of a title before a person's name
	buf      []byte
	focus    focus
	surnames map[string]bool // last words of the persons' names
	codes    map[string]bool // countries that the report names
}

// found is a proper name in the text.
type found struct {
	first, last int32
	entry       int32            // in Lexicon.entries, or -1
	kind        hearsay.NameKind // the tagger's, or ""
	gone        bool             // inside a longer one
	headed      bool             // the token that heads its phrase is known
}

// mention is a hearsay.Mention in the making, with what its own words say of its actor.
type mention struct {
	first, last, head   int32
	nameFirst, nameLast int32 // the proper name in it, or -1
	form                hearsay.MentionKind
	kind                hearsay.ActorKind
	entry               int32 // dictionary entry of the name, or -1
	noun                int32 // in Lexicon.nouns, or -1
	title               int32 // token of the title that gave noun, or 0
	shared              int32 // token of the noun that it shares with a later mention, or 0
	pron                pronoun
	country             hearsay.Stated[string]
	roles               []hearsay.Stated[string]
	gender              gender
	plural              bool
	definite            bool
	place               bool // stands for a place here, not for its government
	former              bool
	counterpart         bool
	sentence            int32
}

func (s *scratch) reset(r *hearsay.Report) {
	s.r, s.date = r, r.Published.Value()
	n := len(r.Tokens)
	s.names, s.who, s.groups = s.names[:0], s.who[:0], s.groups[:0]
	s.nameAt, s.placeAt = zeroed(s.nameAt, n), zeroed(s.placeAt, n)
	s.at = zeroed(s.at, n)
	for p := range r.Places {
		first, end := r.TokensIn(r.Places[p].Span)
		for i := first; i < end; i++ {
			s.placeAt[i] = int32(p) + 1
		}
	}
}

func zeroed(a []int32, n int) []int32 {
	if cap(a) < n {
		return make([]int32, n, n+n/4)
	}
	a = a[:n]
	clear(a)
	return a
}

// lower is a token's form in lower case; it allocates only for capitals.
func (s *scratch) lower(i int32) string {
	form := s.r.Form(i)
	for k := 0; k < len(form); k++ {
		if c := form[k]; c >= 'A' && c <= 'Z' {
			return s.lowered(form)
		}
	}
	return form
}

func capital(form string) bool {
	if form == "" {
		return false
	}
	c := form[0]
	return c >= 'A' && c <= 'Z' || c >= 0xC3
}
