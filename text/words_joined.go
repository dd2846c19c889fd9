package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word cuts the word that starts at i, its clitics with it, and returns where it ends.
func (s *slicer) word(i, end int) int {
	end = s.within(i, end)
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
	for _, whole := range []func(*slicer, int, int) int{(*slicer).wholeNumber, (*slicer).thousands, (*slicer).slashed, (*slicer).signed} {
		if j := whole(s, i, end); j > i {
			return j
		}
	}
	j := i
	for j < end {
		c, n := utf8.DecodeRuneInString(s.text[j:end])
		if !wordly(c) && !s.joins(i, j, j+n, end, c) {
			break
		}
		if j += n; c == '$' || c == '.' && s.abbreviated(i, j, end) {
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
	case '´', '′':
		return j > i && letterAt(s.text[:j], lastStart(s.text[:j])) && letterAt(s.text[:end], k)
	case softHyphen, joiner, nonJoiner, wordJoiner:
		return j > i && (follows || k == end)
	case '&':
		return follows && j-i <= 3 && j > i
	case '_', '@':
		return true
	case '*':
		return follows && j > i && letterAt(s.text, k)
	case '-':
		return follows && (s.prefixed(i, j) || s.code(i, j)) || k == end && s.brokenOff(i, j) && !s.lineGoesOn(k)
	case '$':
		return j-i <= 2 && s.text[i:j] == strings.ToUpper(s.text[i:j]) && !digitAt(s.text, i, end)
	}
	return false
}

// Marks inside words that are seen at most where a line is broken.
const (
	softHyphen = '\u00ad'
	nonJoiner  = '\u200c'
	joiner     = '\u200d'
	wordJoiner = '\u2060'
)

// brokenOff reports whether text[i:j] may be a word that its speaker breaks off: "th-", "A-".
func (s *slicer) brokenOff(i, j int) bool {
	return j-i <= 3 && letterAt(s.text[:j], j-1) && (j-i == 1 || s.text[j-1] >= 'a')
}

// lineGoesOn reports whether a line breaks at k and the next begins with a small letter, so
// that a hyphen before k is the line's and not a speaker's.
func (s *slicer) lineGoesOn(k int) bool {
	return k+1 < s.end && s.text[k] == '\n' && startsLower(s.text[k+1:s.end])
}

// signed is the end of a listed word that ends with signs, as "C++", or i.
func (s *slicer) signed(i, end int) int {
	for j := min(i+longestSigned, end); j > i+1; j-- {
		if s.rules.signed[s.text[i:j]] && !s.touches(i) && (j == end || !wordly(firstRune(s.text[j:end])) && s.text[j] != s.text[j-1]) {
			return j
		}
	}
	return i
}

// longestSigned bounds the bytes of a word that ends with signs.
const longestSigned = 3

// stop reports whether the full stop at j belongs to the word that began at i.
func (s *slicer) stop(i, j, k, end int) bool {
	if i == j {
		return digitAt(s.text, k, end) || letterAt(s.text[:end], k)
	}
	word := s.text[i:j]
	switch {
	case digitAt(s.text, k, end):
		return !letterAt(s.text, i) || strings.IndexByte(word, '_') >= 0 || digitAt(s.text, j-1, end) || s.abbreviated(i, k, end)
	case letterAt(s.text[:end], k):
		return s.inner(word, j, k, end)
	case k+1 < end && s.text[k] == '.' && s.text[k+1] == '.':
		return false
	}
	return s.abbreviation(word, k, end)
}

// abbreviated reports whether text[i:k] is an abbreviation with its full stop and a number
// right after it: "No.5".
func (s *slicer) abbreviated(i, k, end int) bool {
	if k-i < 3 || k-i > 8 || !digitAt(s.text, k, end) {
		return false
	}
	w := strings.ToLower(s.text[i : k-1])
	return s.rules.abbreviations[w] || s.rules.beforeNumbers[w]
}

// inner reports whether a full stop between two letters joins them, as in "U.S.", "Ph.D." and
// "example.com", and not in "the end.The next" and "the end.the next".
func (s *slicer) inner(word string, j, k, end int) bool {
	next, _ := utf8.DecodeRuneInString(s.text[k:end])
	last := word[strings.LastIndexAny(word, ".-")+1:]
	switch {
	case utf8.RuneCountInString(last) == 1 && letterAt(last, 0), clock(last) && letterAt(s.text, k) && !letterAt(s.text, k+1):
		return true
	case strings.IndexByte(s.text[k:min(end, k+longestAddress)], '@') >= 0:
		return true
	case s.rules.names[strings.ToLower(s.text[k:s.labelEnd(k, end)])]:
		return true
	case unicode.IsLower(next):
		return len(word) > 1 && (strings.IndexByte(word, '.') > 0 || s.dotted(k, end))
	case strings.ToUpper(word) == word && letterAt(word, 0):
		return !s.rules.abbreviations[strings.ToLower(word)]
	}
	return word == "Ph"
}

// clock reports whether digits and an a or p end word, of an hour as in "3p.m.".
func clock(word string) bool {
	n := len(word) - 1
	return n > 0 && n <= 2 && (word[n] == 'a' || word[n] == 'p') && digitAt(word, 0, n) && digitAt(word, n-1, n)
}

// labelEnd is where the part of a host's or file's name that starts at k ends.
func (s *slicer) labelEnd(k, end int) int {
	for j := k; j < min(end, k+longestAddress); j++ {
		if c := s.text[j]; c < utf8.RuneSelf && !wordly(rune(c)) {
			return j
		}
	}
	return min(end, k+longestAddress)
}

// dotted reports whether another small letter follows a full stop after the letters at k, as in the
// name of a host or a module: "alt.animals.dogs".
func (s *slicer) dotted(k, end int) bool {
	j := s.labelEnd(k, end)
	return j+1 < end && s.text[j] == '.' && s.text[j+1] >= 'a' && s.text[j+1] <= 'z'
}

// abbreviation reports whether the word before a full stop that no word follows keeps it.
func (s *slicer) abbreviation(word string, k, end int) bool {
	if utf8.RuneCountInString(word) == 1 {
		c, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(c) && !s.ending(k) && (c != 'I' || !s.startsLower(k)) || c == 'c' || c == 'v'
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

// ending reports whether a sentence begins at k, or the block ends: with a word that no name goes
// on with, after a blank.
func (s *slicer) ending(k int) bool {
	rest := strings.TrimLeft(s.text[k:min(s.end, k+32)], " \n\"'”’)")
	n := 0
	for n < len(rest) && letterAt(rest, n) {
		_, size := utf8.DecodeRuneInString(rest[n:])
		n += size
	}
	return rest == "" || s.rules.openers[rest[:n]]
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

// thousands is the end of a number whose groups of three digits no-break or thin spaces
// part, or i. Plain spaces part numbers of their own: "on May 5 200 people".
func (s *slicer) thousands(i, end int) int {
	j := i
	for digitAt(s.text, j, end) {
		j++
	}
	if j == i || j-i > 3 {
		return i
	}
	groups := 0
	for {
		c, n := utf8.DecodeRuneInString(s.text[j:end])
		k := j + n
		if c != '\u00a0' && c != '\u202f' && c != '\u2009' || !digitAt(s.text, k, end) || !digitAt(s.text, k+1, end) || !digitAt(s.text, k+2, end) || digitAt(s.text, k+3, end) {
			break
		}
		j = k + 3
		groups++
	}
	if groups == 0 {
		return i
	}
	return s.number(j-3, end)
}

// unit is where the unit starts that a number carries without a blank, or i.
func (s *slicer) unit(i, j int) int {
	k := s.number(i, j)
	if k == i || k == j {
		return i
	}
	if !s.rules.units[s.text[k:j]] {
		return i
	}
	return k
}
