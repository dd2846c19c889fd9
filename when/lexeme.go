package when

import (
	"unicode"
	"unicode/utf8"
)

// lexeme is a run of letters, a number in digits, or one sign. Expressions are matched on
// lexemes and not on tokens, so that "mid-October", "1990s" and "10 a.m." read the same
// however a tokeniser cuts them.
type lexeme struct {
	start, end int32
	id         int32 // of the word in lower case; 0 for one that no rule names
	kind       kind
	glued      bool // nothing stands between it and the lexeme before
	capital    bool
}

type kind uint8

const (
	letters kind = iota
	digits
	sign
)

// lex cuts text[from:to] into lexemes, appended to out.
func (m *Rules) lex(text string, from, to int32, out []lexeme) []lexeme {
	last := int32(-1)
	for i := from; i < to; {
		x := m.next(text, i, to)
		if x.end > x.start {
			x.glued = x.start == last
			last = x.end
			out = append(out, x)
			i = x.end
			continue
		}
		i = -x.end
	}
	return out
}

// next is the lexeme at i; a blank gives the place behind it, negated, as its end.
func (m *Rules) next(text string, i, to int32) lexeme {
	c := text[i]
	if c < utf8.RuneSelf {
		switch {
		case c <= ' ':
			return lexeme{end: -(i + 1)}
		case digit(c):
			return m.word(text, i, number(text, i, to), digits)
		case letter(c):
			return m.word(text, i, run(text, i, to), letters)
		}
		return m.word(text, i, i+1, sign)
	}
	r, size := utf8.DecodeRuneInString(text[i:to])
	switch {
	case unicode.IsSpace(r):
		return lexeme{end: -(i + int32(size))}
	case unicode.IsLetter(r):
		return m.word(text, i, run(text, i, to), letters)
	}
	return m.word(text, i, i+int32(size), sign)
}

func (m *Rules) word(text string, i, end int32, k kind) lexeme {
	x := lexeme{start: i, end: end, kind: k, capital: 'A' <= text[i] && text[i] <= 'Z'}
	if k != digits {
		x.id = m.id(text[i:end])
	}
	return x
}

// id is the id of the word's lower-case form. Words longer than any in the rules are not looked up.
func (m *Rules) id(word string) int32 {
	var low [20]byte
	if len(word) > len(low) {
		return 0
	}
	if word == "’" || word == "‘" || word == "`" {
		word = "'"
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

// run is the end of the letters at i.
func run(text string, i, to int32) int32 {
	for i < to {
		if text[i] < utf8.RuneSelf {
			if !letter(text[i]) {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:to])
		if !unicode.IsLetter(r) {
			break
		}
		i += int32(size)
	}
	return i
}

// number is the end of the digits at start, with grouping commas and decimals.
func number(text string, start, to int32) int32 {
	i := digitsEnd(text, start, to)
	for i+3 < to && text[i] == ',' && digitsEnd(text, i+1, to) == i+4 {
		i += 4
	}
	if i+1 < to && text[i] == '.' && digit(text[i+1]) && (start < 2 || text[start-1] != '.' || !digit(text[start-2])) {
		if e := digitsEnd(text, i+1, to); e >= to || text[e] != '.' {
			i = e
		}
	}
	return i
}

func digitsEnd(text string, i, to int32) int32 {
	for i < to && digit(text[i]) {
		i++
	}
	return i
}

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
