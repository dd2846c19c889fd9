package ends

import (
	"strings"
	"unicode/utf8"

	"hearsay/model/lex"
)

// Word is what the classifier sees of a word.
type Word struct {
	lex.Word
	Sort   Sort
	Spaced bool // a blank follows
	Last   bool // of a sentence, whatever the classifier says
}

// See makes a Word of what the lexicon knows of a form.
func See(w lex.Word, form string, spaced bool) Word {
	return Word{Word: w, Sort: sortOf(form, w.Case), Spaced: spaced}
}

// Sort is what a word is by its characters.
type Sort uint8

// The sorts of words. Letters are told apart further by their case.
const (
	Other       Sort = iota
	Letters          // and digits among them
	Number           // digits, and marks among them
	Terminal         // . ! ? … and runs of them
	Colon            // : and ;
	Comma            // , and -, –, —
	Open             // an opening bracket or quotation mark
	Shut             // a closing one
	Straight         // a quotation mark that may be either
	Address          // of the web or of mail
	Rule             // a line of equal marks
	Smiley           // marks and perhaps a letter: ":-)", ":D", "<3"
	Bullet           // •, *, and other signs before an item
	Abbreviated      // letters with a full stop at their end: "U.S."
)

func sortOf(form string, c lex.Case) Sort {
	first, n := utf8.DecodeRuneInString(form)
	if c != lex.NoLetters {
		switch {
		case strings.Contains(form, "://") || strings.HasPrefix(form, "www.") || strings.IndexByte(form, '@') > 0:
			return Address
		case len(form) <= 4 && strings.IndexByte(":;=x", form[0]) >= 0 && n < len(form) && !letter(form[1]):
			return Smiley
		case len(form) == 2 && (first == ':' || first == ';' || first == '='):
			return Smiley
		}
		if form[len(form)-1] == '.' {
			return Abbreviated
		}
		return Letters
	}
	if first >= '0' && first <= '9' {
		return Number
	}
	if len(form) == n {
		return mark(first)
	}
	switch {
	case strings.Trim(form, ".!?…") == "":
		return Terminal
	case form == "''":
		return Shut
	case form == "``":
		return Open
	case strings.Trim(form, form[:n]) == "":
		if len(form) == 2 && first == '-' {
			return Comma
		}
		return Rule
	case strings.IndexByte(form, ')') > 0 || strings.IndexByte(form, '(') > 0 || first == '<' || first == '^':
		return Smiley
	case strings.ContainsAny(form, "0123456789"):
		return Number
	}
	return Other
}

func letter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

func mark(c rune) Sort {
	switch c {
	case '.', '!', '?', '…', '‽', '。':
		return Terminal
	case ':', ';':
		return Colon
	case ',', '-', '–', '—', '/':
		return Comma
	case '(', '[', '{', '“', '‘', '«', '‹', '„', '‚':
		return Open
	case ')', ']', '}', '”', '’', '»', '›', '‟':
		return Shut
	case '"', '\'', '`', '″':
		return Straight
	case '•', '·', '*', '►', '▪', '■', '●', '○', '>', '|', '#', '~', '=', '_':
		return Bullet
	}
	return Other
}
