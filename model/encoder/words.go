package encoder

import (
	"unicode"
	"unicode/utf8"

	unicodenorm "golang.org/x/text/unicode/norm"
)

// Word is a word of a sentence, as the encoder is given it.
type Word struct {
	Form  string
	Glued bool // no blank stands before it, and it is not the sentence's first
}

// Shapes is how many shapes of words there are.
const Shapes = 16

// The kinds of shapes. Eight more is a word before which no blank stands.
const (
	shapeless   = iota // [CLS], [SEP], and the further pieces of words
	small              // "report"
	capitalised        // "Report"
	capitals           // "REPORT"
	mixed              // "iPhone", "McCain"
	digits             // "2024", "G8"
	signs              // "--"
	initial            // "R"
	glued
)

// Shape is what a word's letters look like, which its pieces, in lower case, no longer tell.
func (w Word) Shape() uint8 {
	if w.Glued {
		return kind(w.Form) + glued
	}
	return kind(w.Form)
}

func kind(form string) uint8 {
	letters, uppers, first := 0, 0, false
	for _, c := range form {
		switch {
		case 'a' <= c && c <= 'z':
			letters++
		case 'A' <= c && c <= 'Z' || unicode.IsUpper(c):
			if letters == 0 {
				first = true
			}
			letters++
			uppers++
		case unicode.IsDigit(c):
			return digits
		case c >= utf8.RuneSelf && unicode.IsLetter(c):
			letters++
		}
	}
	switch {
	case letters == 0:
		return signs
	case uppers == 0:
		return small
	case uppers == letters && letters == 1:
		return initial
	case uppers == letters:
		return capitals
	case first && uppers == 1:
		return capitalised
	}
	return mixed
}

// longestForm bounds the bytes of a form that are looked at.
const longestForm = 256

// parter cuts forms into the parts that are looked up in the vocabulary: in lower case,
// without marks and control characters, cut at punctuation and ideographs (Devlin et al. 2019).
type parter struct {
	lower []byte
	apart []byte   // lower, decomposed
	plain []byte   // "##" before each part, one after another
	parts [][2]int // of plain
}

// lead is room before a part for the "##" of its later pieces.
const lead = 2

// cut fills parts.
func (p *parter) cut(form string) {
	if len(form) > longestForm {
		form = form[:longestForm]
	}
	p.plain, p.parts = append(p.plain[:0], "##"...), p.parts[:0]
	p.fold(form)
	start := lead
	end := func() {
		if len(p.plain) > start {
			p.parts = append(p.parts, [2]int{start, len(p.plain)})
			p.plain = append(p.plain, "##"...)
		}
		start = len(p.plain)
	}
	for rest := p.lower; len(rest) > 0; {
		c, n := utf8.DecodeRune(rest)
		rest = rest[n:]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			p.plain = append(p.plain, byte(c))
		case dropped(c):
		case unicode.Is(unicode.Zs, c):
			end()
		case punctuation(c) || ideograph(c):
			end()
			p.plain = utf8.AppendRune(p.plain, c)
			end()
		default:
			p.plain = utf8.AppendRune(p.plain, c)
		}
	}
	end()
}

// fold fills lower with the form in lower case, letters and their marks apart (NFD).
func (p *parter) fold(form string) {
	p.lower = p.lower[:0]
	ascii, letter := true, false
	for i, c := range form {
		switch {
		case 'A' <= c && c <= 'Z':
			p.lower = append(p.lower, byte(c)+'a'-'A')
		case c < utf8.RuneSelf:
			p.lower = append(p.lower, byte(c))
		case c == 'Σ' && letter && !startsWithLetter(form[i+len("Σ"):]):
			ascii = false
			p.lower = append(p.lower, "ς"...)
		default:
			ascii = false
			p.lower = utf8.AppendRune(p.lower, unicode.ToLower(c))
		}
		letter = unicode.IsLetter(c)
	}
	if !ascii && !unicodenorm.NFD.IsNormal(p.lower) {
		p.apart = unicodenorm.NFD.Append(p.apart[:0], p.lower...)
		p.lower, p.apart = p.apart, p.lower
	}
}

func startsWithLetter(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c)
}

func dropped(c rune) bool {
	return c < ' ' || c == utf8.RuneError || c >= 0x7f && (unicode.Is(unicode.Mn, c) || unicode.Is(unicode.C, c))
}

func punctuation(c rune) bool {
	if c < utf8.RuneSelf {
		return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
	}
	return unicode.IsPunct(c)
}

func ideograph(c rune) bool {
	switch {
	case c < 0x3400:
		return false
	case c <= 0x4dbf, 0x4e00 <= c && c <= 0x9fff, 0xf900 <= c && c <= 0xfaff:
		return true
	}
	return 0x20000 <= c && c <= 0x2ceaf || 0x2f800 <= c && c <= 0x2fa1f
}
