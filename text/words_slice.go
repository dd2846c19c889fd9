package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stretch cuts what stands between two blanks.
func (s *slicer) stretch(i, end int) {
	if s.rules.emoticons[s.text[i:end]] {
		s.emit(i, end)
		return
	}
	for i < end {
		if j := s.whole(i, end); j > i {
			s.emit(i, j)
			i = j
			continue
		}
		c, n := utf8.DecodeRuneInString(s.text[i:end])
		switch {
		case wordly(c), c == '.' && !s.touches(i) && (digitAt(s.text, i+1, end) || letterAt(s.text[:end], i+1)):
			i = s.word(i, end)
		case apostrophe(c):
			i = s.quote(i, i+n, end)
		default:
			j := s.mark(i, i+n, end, c)
			s.emit(i, j)
			i = j
		}
	}
}

// whole is the end of what is one word whatever marks stand in it, or i: an address, a
// handle, a hashtag, a smiley, an emoji.
func (s *slicer) whole(i, end int) int {
	for _, find := range []func(*slicer, int, int) int{(*slicer).address, (*slicer).tagged, (*slicer).smiley, (*slicer).emoji} {
		if j := find(s, i, end); j > i {
			return j
		}
	}
	return i
}

// longestAddress bounds the bytes of an address and of any other word: what is longer is cut
// up, so that no later pass meets a word of megabytes.
const longestAddress = 1024

// within is end, or where a word that starts at i must end before it.
func (s *slicer) within(i, end int) int {
	if end-i <= longestAddress {
		return end
	}
	for end = i + longestAddress; end > i+1 && !utf8.RuneStart(s.text[end]); {
		end--
	}
	return end
}

// address is where a web or mail address that starts at i ends, or i.
func (s *slicer) address(i, end int) int {
	if i > 0 && wordly(lastRune(s.text[:i])) && len(s.tokens) > 0 && int(s.tokens[len(s.tokens)-1].End) == i {
		return i
	}
	rest := s.text[i:s.within(i, end)]
	at := strings.IndexByte(rest, '@')
	switch {
	case hasFold(rest, "http://"), hasFold(rest, "https://"), hasFold(rest, "www."), hasFold(rest, "mailto:"), hasFold(rest, "ftp://"):
	case s.hostAndPath(rest):
	case at > 0 && strings.IndexByte(rest[at:], '.') > 0 && !strings.ContainsAny(rest[:at], "<>()[]\"“”,;:"):
	default:
		return i
	}
	j := len(rest)
	if k := strings.IndexAny(rest, "<>\"“”|"); k >= 0 {
		j = k
	}
	for j > 0 {
		c, n := utf8.DecodeLastRuneInString(rest[:j])
		if !strings.ContainsRune(".,;:!?'’…*", c) && (c != ')' && c != ']' || strings.ContainsRune(rest[:j], '(')) {
			break
		}
		j -= n
	}
	return i + j
}

// hostAndPath reports whether rest begins with a host's name and a path: "example.org/news".
func (s *slicer) hostAndPath(rest string) bool {
	dot := 0
	for j := range len(rest) {
		switch c := rest[j]; {
		case c == '.':
			dot = j
		case c == '/':
			return dot > 0 && j+1 < len(rest) && wordly(rune(rest[j+1])) && s.rules.names[strings.ToLower(rest[dot+1:j])]
		case c != '-' && (c >= utf8.RuneSelf || !wordly(rune(c))):
			return false
		}
	}
	return false
}

// mark is the end of the punctuation mark at i.
func (s *slicer) mark(i, j, end int, c rune) int {
	end = max(j, s.within(i, end))
	rest := s.text[i:end]
	switch c {
	case '(':
		s.brackets++
	case ')':
		s.brackets = max(0, s.brackets-1)
	case '.', '!', '?':
		for j < end && strings.IndexByte(".!?", s.text[j]) >= 0 {
			j++
		}
	case '-', '*', '=', '_', '~', '+', '|', '$', '—', '–':
		j = i + len(rest) - len(strings.TrimLeft(rest, string(c)))
		if j == i+1 && (c == '+' || c == '-') && digitAt(s.text, j, end) && !s.touches(i) {
			return s.number(j, end)
		}
	case '<', '>', '`':
		if j < end && s.text[j] == byte(c) {
			j++
		}
	case '‘', '’', '[':
		if strings.HasPrefix(rest, "[...]") {
			return i + len("[...]")
		}
	}
	return j
}

// touches reports whether a word ends right where i starts.
func (s *slicer) touches(i int) bool {
	return len(s.tokens) > 0 && int(s.tokens[len(s.tokens)-1].End) == i
}

// quote cuts an apostrophe that no word precedes: a quotation mark, or the start of a
// shortened word.
func (s *slicer) quote(i, j, end int) int {
	if c, n := utf8.DecodeRuneInString(s.text[j:end]); apostrophe(c) {
		s.emit(i, j+n)
		return j + n
	}
	rest := s.text[j:end]
	switch {
	case digitAt(s.text, j, end) && digitAt(s.text, j+1, end) && !digitAt(s.text, j+2, end):
		k := s.number(j, end)
		if k < end && s.text[k] == 's' {
			k++
		}
		s.emit(i, k)
		return k
	case hasFold(rest, "em") && !letterAt(rest, 2), hasFold(rest, "til") && !letterAt(rest, 3):
		k := j + 1
		for k < end && letterAt(s.text[:end], k) {
			k++
		}
		s.emit(i, k)
		return k
	case hasFold(rest, "twas") && !letterAt(rest, 4), hasFold(rest, "tis") && !letterAt(rest, 3):
		k := j + len("tis")
		if rest[2] == 'a' || rest[2] == 'A' {
			k++
		}
		s.multiword(i, k, j+1-i)
		return k
	case (hasFold(rest, "n'") || hasFold(rest, "n’")) && !s.touches(i):
		_, n := utf8.DecodeRuneInString(rest[1:])
		s.emit(i, j+1+n)
		return j + 1 + n
	case hasFold(rest, "s") && !letterAt(rest, 1) && s.touches(i):
		s.emit(i, j+1)
		return j + 1
	}
	s.open = !s.touches(i) || !s.open
	s.emit(i, j)
	return j
}

// number is the end of the digits from i on, with stops, commas and colons between them.
func (s *slicer) number(i, end int) int {
	for i < end {
		switch c := s.text[i]; {
		case c >= '0' && c <= '9':
		case strings.IndexByte(".,:", c) >= 0 && digitAt(s.text, i+1, end):
		default:
			return i
		}
		i++
	}
	return i
}

// tagged is the end of a handle or hashtag that starts at i ("@norway", "#Budget2025"), or i.
func (s *slicer) tagged(i, end int) int {
	if c := s.text[i]; c != '@' && c != '#' || s.touches(i) || !letterAt(s.text[:end], i+1) {
		return i
	}
	j := i + 1
	for j < end && j-i <= longestAddress {
		c, n := utf8.DecodeRuneInString(s.text[j:end])
		if !wordly(c) && c != '_' {
			break
		}
		j += n
	}
	return j
}

// longestSmiley bounds the bytes of an emoticon.
const longestSmiley = 4

// smiley is the end of an emoticon that starts at i among other words, or i.
func (s *slicer) smiley(i, end int) int {
	if strings.IndexByte(":;=", s.text[i]) < 0 {
		return i
	}
	for n := min(longestSmiley, end-i); n > 1; n-- {
		if !s.rules.emoticons[s.text[i:i+n]] {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s.text[i+n : end])
		last := s.text[i+n-1]
		if wordly(next) || next == rune(last) || last == '/' || last == ')' && s.brackets > 0 {
			return i
		}
		return i + n
	}
	return i
}

func digitAt(s string, i, end int) bool { return i < end && s[i] >= '0' && s[i] <= '9' }

func letterAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(c)
}

func apostrophe(c rune) bool { return c == '\'' || c == '’' || c == '‘' || c == '`' || c == 'ʼ' }

// wordly are the runes that make up words.
func wordly(c rune) bool {
	if c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c)
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
