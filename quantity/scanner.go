package quantity

import (
	"math"
	"strings"
)

var inf = math.Inf(1)

// manner is how strictly a text is read.
type manner uint8

const (
	running manner = iota // a report's sentences: what may be a name or a score is left alone
	bare                  // a string of which it is known that it holds quantities
)

// scanner reads quantities out of one stretch of text. It owns its memory and is reused.
type scanner struct {
	*Rules
	text   string
	lex    []lexeme
	manner manner
}

func (s *scanner) read(text string, from, to int32) {
	s.text = text
	s.lex = s.Rules.lex(text, from, to, s.lex[:0])
}

func (s *scanner) entry(i int) *entry {
	if i < 0 || i >= len(s.lex) {
		return &s.entries[0]
	}
	return &s.entries[s.lex[i].id]
}

func (s *scanner) role(i int) role { return s.entry(i).role }

func (s *scanner) word(i int) string {
	if i < 0 || i >= len(s.lex) {
		return ""
	}
	return s.text[s.lex[i].start:s.lex[i].end]
}

// is reports whether lexeme i is the sign or word.
func (s *scanner) is(i int, word string) bool {
	return strings.EqualFold(s.word(i), word)
}

func (s *scanner) digits(i int) bool {
	return i >= 0 && i < len(s.lex) && s.lex[i].kind == digits
}

func (s *scanner) letters(i int) bool {
	return i >= 0 && i < len(s.lex) && s.lex[i].kind == letters
}

// glued reports whether lexeme i stands right behind the one before it.
func (s *scanner) glued(i int) bool { return i > 0 && i < len(s.lex) && s.lex[i].glued }

// phrase is the longest phrase at i of one of the classes, and the lexeme behind it.
func (s *scanner) phrase(i int, of class) (*meaning, int) {
	if !s.entry(i).starts {
		return nil, i
	}
	var found *meaning
	end, state := i, int32(0)
	for j := i; j < len(s.lex) && s.lex[j].id != 0; j++ {
		next, ok := s.steps[step{state, s.lex[j].id}]
		if !ok {
			break
		}
		state = next
		for k := range s.ends[state] {
			m := &s.ends[state][k]
			if m.class&of != 0 && (m.exact == "" || s.spells(i, j, m)) {
				found, end = m, j+1
				break
			}
		}
	}
	return found, end
}

// spells reports whether lexemes i to j are the words as the rule has them.
func (s *scanner) spells(i, j int, m *meaning) bool {
	words := s.text[s.lex[i].start:s.lex[j].end]
	return words == m.exact || m.class == moneySignClass && strings.EqualFold(words, m.exact)
}

// and skips a joining "and".
func (s *scanner) and(i int) int {
	if s.is(i, "and") {
		return i + 1
	}
	return i
}

// hyphen skips a hyphen that joins two words: glued on both sides, or on none.
func (s *scanner) hyphen(i int) int {
	if i < len(s.lex) && s.lex[i].kind == sign && i+1 < len(s.lex) && s.lex[i].glued == s.lex[i+1].glued {
		switch s.word(i) {
		case "-", "‑", "‐":
			return i + 1
		}
	}
	return i
}
