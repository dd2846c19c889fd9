package entity

import (
	"strings"

	"hearsay"
)

// quote is the tokens between two quotation marks of one block.
type quote struct {
	first, last int32
	block       int32
	goesOn      bool // no mark closes it before the block's end
	continues   bool // the quote before it goes on here
}

// findQuotes finds the stretches between double quotation marks, block by block.
func (s *scratch) findQuotes() {
	r := s.r
	s.quotes = s.quotes[:0]
	open, block, ended := int32(-1), int32(-1), false
	shut := func(last int32, goesOn bool) {
		if open >= 0 && last >= open {
			s.quotes = append(s.quotes, quote{first: open, last: last, block: block, goesOn: goesOn, continues: ended})
		}
		open, ended = -1, goesOn
	}
	for si := range r.Sentences {
		sent := &r.Sentences[si]
		if sent.Block != block {
			if open >= 0 {
				shut(sent.First-1, true)
			}
			block = sent.Block
		}
		for i := sent.First; i < sent.End; i++ {
			switch form := r.Form(i); {
			case (form == "“" || form == "``" || form == "\"") && open < 0:
				open = i + 1
			case form == "”" || form == "''" || form == "\"":
				shut(i-1, false)
			}
		}
	}
	if open >= 0 {
		shut(int32(len(r.Tokens))-1, true)
	}
}

// quoteAt is the quote that token i stands in, or -1.
func (s *scratch) quoteAt(i int32) int {
	lo, hi := 0, len(s.quotes)
	for lo < hi {
		if m := (lo + hi) / 2; s.quotes[m].last < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(s.quotes) && s.quotes[lo].first <= i {
		return lo
	}
	return -1
}

// quotedSpeaker is the group of the person whose words token i is among: the subject of the
// verb of speech beside the quotation, or beside the one that it carries on, or -1.
func (s *scratch) quotedSpeaker(i int32) int32 {
	for q, n := s.quoteAt(i), 0; q >= 0 && n < 8; q, n = q-1, n+1 {
		c := &s.quotes[q]
		if c.continues {
			continue
		}
		r := s.r
		end := r.Sentences[r.SentenceOf(c.last)].End
		if g := s.saidIn(c.last+1, end); g >= 0 {
			return g
		}
		if g := s.saidIn(r.Sentences[r.SentenceOf(c.first)].First, c.first); g >= 0 {
			return g
		}
		if q == 0 || s.quotes[q-1].block != c.block {
			return -1
		}
	}
	return -1
}

// saidIn is the group of the person who says something in tokens a to b.
func (s *scratch) saidIn(a, b int32) int32 {
	for i := a; i < b; i++ {
		if s.r.Tokens[i].UPOS != hearsay.VERB || s.quoteAt(i) >= 0 {
			continue
		}
		if g := s.speakerOf(i, -1); g >= 0 && s.groups[g].kind == hearsay.PersonActor {
			return g
		}
	}
	return -1
}

// findTurns finds whose turn each block is in a text of questions and answers, where a
// speaker's name or initials stand before his words: "NK:", "((Nadia Kell))".
func (s *scratch) findTurns() {
	r := s.r
	s.turns = zeroed(s.turns, len(r.Blocks))
	current, named := int32(0), 0
	block := int32(-1)
	for si := range r.Sentences {
		sent := &r.Sentences[si]
		if sent.Block == block {
			continue
		}
		block = sent.Block
		if g, ok := s.turnOf(sent); ok {
			current, named = g+1, named+1
		}
		s.turns[block] = current
	}
	if named < 2 {
		clear(s.turns) // a colon or a bracket, and no conversation
	}
}

// turnOf is the group of the person whom the label that a block begins with names, or -1;
// ok is false where it begins with none.
func (s *scratch) turnOf(sent *hearsay.Sentence) (g int32, ok bool) {
	r := s.r
	first := sent.First
	for first < sent.End && r.Form(first) == "(" {
		first++
	}
	end := first
	for end < int32(len(r.Tokens)) && end-first < 5 && (capital(r.Form(end)) || hyphen(r.Form(end))) {
		end++
	}
	if end == first || int(end) >= len(r.Tokens) {
		return -1, false
	}
	if closing := r.Form(end); !(first > sent.First && closing == ")" || first == sent.First && closing == ":") {
		return -1, false
	}
	for i := first; i < end; i++ {
		if at := s.at[i]; at > 0 && s.of[at-1] >= 0 && s.groups[s.of[at-1]].kind == hearsay.PersonActor {
			return s.of[at-1], true
		}
	}
	return s.initialsOf(r.Form(first), end-first), true
}

// initialsOf is the group of the one person whose initials a label gives, or -1.
func (s *scratch) initialsOf(label string, tokens int32) int32 {
	if tokens != 1 || len(label) > 4 || label != strings.ToUpper(label) {
		return -1
	}
	only := int32(-1)
	for _, g := range s.index[initialsKey(label)] {
		if c := &s.groups[g]; c.gone || c.kind != hearsay.PersonActor {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = g
	}
	return only
}

// joinSpeakers gives a first person its speaker where the text makes that clear.
func (s *scratch) joinSpeakers() {
	turns := false
	for k := range s.who {
		m := &s.who[k]
		if m.form != hearsay.Pronoun || !m.pron.self || m.pron.plural {
			continue
		}
		if !turns {
			turns = true
			s.findQuotes()
			s.findTurns()
		}
		g := s.speaker(int32(k))
		if g < 0 {
			g = s.quotedSpeaker(m.head)
		}
		if g < 0 {
			g = s.turns[s.r.Sentences[m.sentence].Block] - 1
		}
		if g >= 0 {
			s.put(int32(k), g)
		}
	}
}
