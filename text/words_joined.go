package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word cuts the word that starts at i, its clitics with it, and returns where it ends.
func (s *slicer) word(i, end int) int {
	j := s.wordEnd(i, end)
	if k := s.unit(i, j); k > i {
		s.emit(i, k)
		s.emit(k, j)
		return j
	}
	s.clitics(i, j)
	return j
}

// wordEnd is the end of the word that starts at i: letters, digits, and the marks that join them.
func (s *slicer) wordEnd(i, end int) int {
	if j := s.wholeNumber(i, end); j > i {
		return j
	}
	if j := s.slashed(i, end); j > i {
		return j
	}
	j := i
	for j < end {
		c, n := utf8.DecodeRuneInString(s.text[j:end])
		if !wordly(c) && !s.joins(i, j, j+n, end, c) {
			break
		}
		if j += n; c == '$' {
			break
		}
	}
	return j
}

// slashed is the end of an abbreviation with a slash, as in "w/o", or i.
func (s *slicer) slashed(i, end int) int {
	j := min(i+8, end)
	for k := i; k < j; k++ {
		if c := s.text[k]; c >= utf8.RuneSelf || !wordly(rune(c)) && c != '/' {
			j = k
		}
	}
	if strings.IndexByte(s.text[i:j], '/') > 0 && s.rules.slashed[strings.ToLower(s.text[i:j])] {
		return j
	}
	return i
}

// joins reports whether the mark c at text[j:k] belongs to the word that began at i.
func (s *slicer) joins(i, j, k, end int, c rune) bool {
	if j-i > longestAddress {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s.text[k:end])
	follows := k < end && wordly(next)
	digits := j > i && digitAt(s.text, j-1, end) && digitAt(s.text, k, end)
	switch c {
	case '.':
		return s.stop(i, j, k, end)
	case ',', ':':
		return digits
	case '/':
		return digits && !letterAt(s.text, i)
	case '\'', '’', '`', 'ʼ':
		return follows || s.possessive(i, j, k, end)
	case '&':
		return follows && j-i <= 3 && j > i
	case '_', '@':
		return true
	case '*':
		return follows && j > i && letterAt(s.text, k)
	case '-':
		return follows && (s.prefixed(i, j) || s.code(i, j)) || k == end && j-i <= 3 && letterAt(s.text[:j], j-1)
	case '$':
		return j-i <= 2 && s.text[i:j] == strings.ToUpper(s.text[i:j]) && !digitAt(s.text, i, end)
	}
	return false
}

// stop reports whether the full stop at j belongs to the word that began at i.
func (s *slicer) stop(i, j, k, end int) bool {
	if i == j {
		return digitAt(s.text, k, end)
	}
	word := s.text[i:j]
	switch {
	case digitAt(s.text, k, end):
		return !letterAt(s.text, i) || strings.IndexByte(word, '_') >= 0 || digitAt(s.text, j-1, end)
	case letterAt(s.text[:end], k):
		return s.inner(word, j, k, end)
	case k+1 < end && s.text[k] == '.' && s.text[k+1] == '.':
		return false
	}
	return s.abbreviation(word, k, end)
}

// inner reports whether a full stop between two letters joins them, as in "U.S.", "Ph.D." and
// "example.com", and not in "the end.The next".
func (s *slicer) inner(word string, j, k, end int) bool {
	next, _ := utf8.DecodeRuneInString(s.text[k:end])
	last := word[strings.LastIndexByte(word, '.')+1:]
	switch {
	case utf8.RuneCountInString(last) == 1:
		return true
	case unicode.IsLower(next):
		return len(word) > 1
	case strings.IndexByte(s.text[k:min(end, k+longestAddress)], '@') >= 0:
		return true
	case strings.ToUpper(word) == word:
		return !s.rules.abbreviations[strings.ToLower(word)]
	}
	return word == "Ph"
}

// abbreviation reports whether the word before a full stop that no word follows keeps it.
func (s *slicer) abbreviation(word string, k, end int) bool {
	if utf8.RuneCountInString(word) == 1 {
		c, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(c) && (c != 'I' || !s.startsLower(k)) || c == 'c' || c == 'v'
	}
	if last := strings.LastIndexByte(word, '.'); last > 0 {
		return len(word)-last == 2 || s.rules.abbreviations[strings.ToLower(word)]
	}
	w := strings.ToLower(word)
	if s.rules.abbreviations[w] {
		return true
	}
	if s.rules.insideOnly[w] {
		return !s.sentenceAfter(k)
	}
	return s.rules.beforeNumbers[w] && s.numberAfter(k)
}

func (s *slicer) startsLower(k int) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(s.text[k:min(len(s.text), k+8)], " \n"))
	return unicode.IsLower(c)
}

// sentenceAfter reports whether nothing follows in the block, or a capital.
func (s *slicer) sentenceAfter(k int) bool {
	rest := strings.TrimLeft(s.text[k:s.end], " \n\"'”’)")
	c, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsUpper(c)
}

func (s *slicer) numberAfter(k int) bool {
	rest := strings.TrimLeft(s.text[k:min(len(s.text), k+8)], " \n")
	return rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// prefixed reports whether text[i:j] is a prefix that stays joined to what follows its hyphen.
func (s *slicer) prefixed(i, j int) bool {
	return j-i <= 8 && s.rules.prefixes[strings.ToLower(s.text[i:j])]
}

// code reports whether text[i:j] is the start of a file's name or of a code in several parts.
func (s *slicer) code(i, j int) bool {
	return strings.IndexByte(s.text[i:j], '_') >= 0 || strings.IndexByte(s.text[i:j], '@') >= 0
}

// wholeNumber is the end of a telephone number or a date of digits with hyphens, or i.
func (s *slicer) wholeNumber(i, end int) int {
	j, groups, sizes := i, 0, [6]int{}
	for groups < len(sizes) && digitAt(s.text, j, end) {
		start := j
		for digitAt(s.text, j, end) {
			j++
		}
		sizes[groups] = j - start
		groups++
		if j >= end || s.text[j] != '-' || !digitAt(s.text, j+1, end) {
			break
		}
		j++
	}
	if letterAt(s.text[:end], j) {
		return i
	}
	switch {
	case groups >= 3, groups == 2 && sizes[0] == 3 && sizes[1] == 4, groups == 2 && sizes[0] == 5 && sizes[1] == 4:
		return j
	}
	return i
}

// unit is where the unit starts that a number carries without a blank, or i.
func (s *slicer) unit(i, j int) int {
	k := s.number(i, j)
	if k == i || k == j || !s.rules.units[s.text[k:j]] {
		return i
	}
	return k
}

// possessive reports whether the apostrophe at j, with no letter after it, ends a plural's
// possessive rather than a quotation.
func (s *slicer) possessive(i, j, k, end int) bool {
	if s.open || j == i || j-i < 3 {
		return false
	}
	c := s.text[j-1] | 0x20
	return (c == 's' || c == 'x' || c == 'z') && letterAt(s.text, i)
}

var cliticEnds = []string{"s", "re", "ve", "ll", "d", "m"}

// clitics emits the word text[i:j], cut before its clitics.
func (s *slicer) clitics(i, j int) {
	word := s.text[i:j]
	at, width := lastApostrophe(word)
	if at <= 0 { // none, or nothing before it that it could be a clitic of
		s.contracted(i, j)
		return
	}
	tail := word[at+width:]
	switch {
	case tail == "":
		s.multiword(i, j, at)
	case digitAt(word, at-1, len(word)) && strings.EqualFold(tail, "s"):
		s.emit(i, j)
	case strings.EqualFold(tail, "t") && at > 1 && word[at-1]|0x20 == 'n':
		s.multiword(i, j, at-1)
	default:
		for _, c := range cliticEnds {
			if strings.EqualFold(tail, c) {
				s.multiword(i, j, at)
				return
			}
		}
		s.emit(i, j)
	}
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

func lastApostrophe(word string) (at, width int) {
	for at = len(word); at > 0; {
		c, n := utf8.DecodeLastRuneInString(word[:at])
		at -= n
		if apostrophe(c) {
			return at, n
		}
	}
	return -1, 0
}
