package text

import (
	"unicode"
	"unicode/utf8"
)

// emoji is the end of an emoji that starts at i, with the marks that change it and the other
// emoji that are joined to it (Unicode Technical Standard 51), or i.
func (s *slicer) emoji(i, end int) int {
	c, j := s.pictured(i, end)
	if j == i {
		return i
	}
	if flagLetter(c) {
		if next, k := s.pictured(j, end); flagLetter(next) {
			return k
		}
		return j
	}
	for j < end && j-i <= longestAddress {
		c, n := utf8.DecodeRuneInString(s.text[j:end])
		if c == joiner {
			_, k := s.pictured(j+n, end)
			if k == j+n {
				return k
			}
			j = k
			continue
		}
		if !changesEmoji(c) {
			break
		}
		j += n
	}
	return j
}

// pictured is the picture at i and its end; the end is i where there is none.
func (s *slicer) pictured(i, end int) (rune, int) {
	c, n := utf8.DecodeRuneInString(s.text[i:end])
	if c >= 0x1f000 && c <= 0x1faff || c >= 0x2600 && c <= 0x27bf && unicode.Is(unicode.So, c) {
		return c, i + n
	}
	return c, i
}

// flagLetter reports whether c is one of the letters of which two make a flag.
func flagLetter(c rune) bool { return c >= 0x1f1e6 && c <= 0x1f1ff }

// changesEmoji reports whether c only changes the emoji before it: a skin's colour, a
// presentation, a keycap, a tag.
func changesEmoji(c rune) bool {
	return c >= 0x1f3fb && c <= 0x1f3ff || c == 0xfe0e || c == 0xfe0f || c == 0x20e3 || c >= 0xe0020 && c <= 0xe007f
}
