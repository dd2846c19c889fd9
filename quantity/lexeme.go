package quantity

import (
	"unicode"
	"unicode/utf8"
)

// lexeme is the smallest stretch of text that the grammar sees: a number in digits, a run
// of letters, or one sign. Tokens would not do: they keep "$2.5bn" in one piece and cut
// "U.S." in none.
type lexeme struct {
	start, end int32
	id         int32 // of the text in lower case, in Rules.entries; 0 for one that no rule names
	kind       lexemeKind
	glued      bool // nothing stands between it and the lexeme before
	whole      bool // digits alone, without separators
	value      float64
}

type lexemeKind uint8

const (
	letters lexemeKind = iota
	digits
	sign
)

// lex cuts text[from:to] into lexemes, appended to out.
func (m *Rules) lex(text string, from, to int32, out []lexeme) []lexeme {
	last := int32(-1)
	for i := from; i < to; {
		c := text[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		var x lexeme
		switch {
		case digit(c) || c == '.' && i+1 < to && digit(text[i+1]) && (i == from || !alphanumeric(text[i-1])):
			x = m.literal(text, i, to)
		case c < utf8.RuneSelf:
			x = m.ascii(text, i, to)
		default:
			r, size := utf8.DecodeRuneInString(text[i:to])
			if unicode.IsSpace(r) {
				i += int32(size)
				continue
			}
			x = m.other(text, i, to, r)
		}
		x.glued = x.start == last
		last = x.end
		i = x.end
		out = append(out, x)
	}
	return out
}

func (m *Rules) ascii(text string, i, to int32) lexeme {
	if !letter(text[i]) {
		return lexeme{start: i, end: i + 1, kind: sign, id: m.id(text[i : i+1])}
	}
	return m.run(text, i, to)
}

// run is a run of letters from i on, Unicode's among them.
func (m *Rules) run(text string, i, to int32) lexeme {
	j := i
	for j < to {
		if text[j] < utf8.RuneSelf {
			if !letter(text[j]) {
				break
			}
			j++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[j:to])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		j += int32(size)
	}
	return lexeme{start: i, end: j, kind: letters, id: m.id(text[i:j])}
}

func (m *Rules) other(text string, i, to int32, r rune) lexeme {
	if unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) {
		return m.run(text, i, to)
	}
	size := int32(utf8.RuneLen(r))
	if r == utf8.RuneError {
		size = 1
	}
	return lexeme{start: i, end: i + size, kind: sign, id: m.id(text[i : i+size])}
}

// id is the id of a word's lower-case form. Longer words than any rule has are not looked up.
func (m *Rules) id(word string) int32 {
	var low [24]byte
	if len(word) > len(low) {
		return 0
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	return m.ids[string(low[:len(word)])]
}

func digit(c byte) bool        { return '0' <= c && c <= '9' }
func letter(c byte) bool       { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func alphanumeric(c byte) bool { return digit(c) || letter(c) || c >= utf8.RuneSelf }
