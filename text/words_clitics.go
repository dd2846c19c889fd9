package text

import (
	"strings"
	"unicode/utf8"
)

// possessive reports whether the apostrophe at j, with no letter after it, ends a plural's
// possessive rather than a quotation.
func (s *slicer) possessive(i, j, k, end int) bool {
	if s.open || j == i || j-i < 3 {
		return false
	}
	at := j - 1
	if s.text[at] == '.' {
		at--
	}
	c := s.text[at] | 0x20
	return (c == 's' || c == 'x' || c == 'z') && (letterAt(s.text, i) || digitAt(s.text, i, j))
}

var cliticEnds = []string{"s", "re", "ve", "ll", "d", "m"}

// mostClitics is how many clitics of one word are cut off: "he'd've" has two.
const mostClitics = 2

// clitics emits the word text[i:j], cut before its clitics.
func (s *slicer) clitics(i, j int) {
	var cuts [mostClitics + 1]int // where parts begin, the last first
	n := 0
	for end := j; n < mostClitics; n++ {
		at := s.clitic(i, end)
		if at == i {
			break
		}
		cuts[n], end = at, at
	}
	switch n {
	case 0:
		s.contracted(i, j)
	case 1:
		s.multiword(i, j, cuts[0]-i)
	default:
		s.multiword(i, j, cuts[1]-i, cuts[0]-cuts[1])
	}
}

// clitic is where the clitic starts that text[i:j] ends with, or i.
func (s *slicer) clitic(i, j int) int {
	word := s.text[i:j]
	at, width := lastApostrophe(word)
	if at <= 0 { // none, or nothing before it that it could be a clitic of
		return i
	}
	tail := word[at+width:]
	switch {
	case tail == "":
		return i + at
	case digitAt(word, at-1, len(word)) && strings.EqualFold(tail, "s"):
	case strings.EqualFold(tail, "t") && at > 1 && word[at-1]|0x20 == 'n':
		return i + at - 1
	default:
		for _, c := range cliticEnds {
			if strings.EqualFold(tail, c) {
				return i + at
			}
		}
	}
	return i
}

func (s *slicer) contracted(i, j int) {
	if j-i <= 10 {
		if lengths, ok := s.rules.contractions[strings.ToLower(s.text[i:j])]; ok {
			s.multiword(i, j, lengths...)
			return
		}
	}
	s.emit(i, j)
}

func lastStart(s string) int {
	_, n := utf8.DecodeLastRuneInString(s)
	return len(s) - n
}

func lastApostrophe(word string) (at, width int) {
	for at = len(word); at > 0; {
		c, n := utf8.DecodeLastRuneInString(word[:at])
		at -= n
		if apostrophe(c) || c == '´' || c == '′' {
			return at, n
		}
	}
	return -1, 0
}
