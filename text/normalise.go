package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// normalise gives the text in the form that every pass reads and that offsets count in.
//
// What a reader would call the words stays as it came, character for character: no
// Unicode normalisation form, no straightening of quotation marks, no decoding of
// entities, so that a quotation in a record can be found in the original. Changed are
// only blanks and markup:
//
//   - a byte-order mark at the start goes;
//   - CR LF, CR, form feed, vertical tab, NEL, and the line separator become a line feed,
//     the paragraph separator two;
//   - every other blank (tab, no-break space, thin space …) becomes a space, but for one
//     that marks thousands ("1\u202f250\u202f000");
//   - inline markup that a conversion left behind goes where it stands in pairs within a
//     paragraph: <u>reported</u>, <a href="…">signed</a>, **Photo / TASS**. A lone star,
//     a lone tag, and "a < b" stay.
//
// A text that has none of these is returned as it is.
func normalise(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	if needsBlanks(s) {
		s = plainBlanks(s)
	}
	if strings.Contains(s, "</") || strings.Contains(s, "**") {
		s = dropMarkup(s)
	}
	return s
}

func needsBlanks(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return true
		case c < ' ' && c != '\n':
			return true
		}
	}
	return false
}

func plainBlanks(s string) string {
	var b strings.Builder
	kept := 0 // s[kept:i] is still to be written
	put := func(i, n int, with string) {
		b.WriteString(s[kept:i])
		b.WriteString(with)
		kept = i + n
	}
	for i, r := range s {
		switch {
		case r == '\n' || r == ' ' || r > ' ' && r < 0x80:
		case r == '\r':
			if strings.HasPrefix(s[i:], "\r\n") {
				put(i, 1, "")
			} else {
				put(i, 1, "\n")
			}
		case r == '\f' || r == '\v' || r == '\u0085' || r == '\u2028':
			put(i, utf8.RuneLen(r), "\n")
		case r == '\u2029':
			put(i, utf8.RuneLen(r), "\n\n")
		case thousandsMark(s, i, r):
		case unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f:
			put(i, utf8.RuneLen(r), " ")
		}
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// thousandsMark reports whether the blank r at i is a no-break or thin space between a digit and a
// group of three.
func thousandsMark(s string, i int, r rune) bool {
	if r != '\u00a0' && r != '\u202f' && r != '\u2009' {
		return false
	}
	k := i + utf8.RuneLen(r)
	return i > 0 && digitAt(s, i-1, i) && digitAt(s, k, len(s)) && digitAt(s, k+1, len(s)) && digitAt(s, k+2, len(s)) && !digitAt(s, k+3, len(s))
}

// dropMarkup leaves out pairs of inline tags and pairs of double stars.
func dropMarkup(s string) string {
	var cuts []cut
	var open []cut // tags waiting for their closing tag, in this paragraph
	stars := -1    // an opening ** in this line
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\n':
			stars = -1
			if strings.HasPrefix(s[i+1:], "\n") {
				open = open[:0]
			}
			i++
		case s[i] == '<':
			tag := inlineTag(s[i:])
			if tag.end == 0 {
				i++
				continue
			}
			tag.start, tag.end = i, i+tag.end
			if !tag.closes {
				open = append(open, tag)
			} else if n := len(open); n > 0 && open[n-1].name == tag.name {
				cuts = append(cuts, open[n-1], tag)
				open = open[:n-1]
			}
			i = tag.end
		case s[i] == '*':
			n := 1
			for i+n < len(s) && s[i+n] == '*' {
				n++
			}
			if n == 2 {
				stars, cuts = starPair(s, i, stars, cuts)
			}
			i += n
		default:
			i++
		}
	}
	if len(cuts) == 0 {
		return s
	}
	return without(s, cuts)
}

// cut is a stretch to leave out, and the tag that it is.
type cut struct {
	start, end int
	name       string
	closes     bool
}

// starPair opens a pair at i, or closes the one at stars.
func starPair(s string, i, stars int, cuts []cut) (int, []cut) {
	blank := func(at int) bool { return at < 0 || at >= len(s) || s[at] == ' ' || s[at] == '\n' }
	if stars >= 0 && !blank(i-1) {
		return -1, append(cuts, cut{start: stars, end: stars + 2}, cut{start: i, end: i + 2})
	}
	if !blank(i + 2) {
		return i, cuts
	}
	return -1, cuts
}

var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "em": true, "font": true, "i": true, "mark": true,
	"s": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true, "u": true,
}

// inlineTag is the inline tag that s begins with; its end is 0 where there is none.
func inlineTag(s string) cut {
	at := 1
	closes := at < len(s) && s[at] == '/'
	if closes {
		at++
	}
	from := at
	for at < len(s) && (s[at]|0x20) >= 'a' && (s[at]|0x20) <= 'z' {
		at++
	}
	name := strings.ToLower(s[from:at])
	if !inlineTags[name] || at == len(s) || s[at] != '>' && (closes || s[at] != ' ') {
		return cut{}
	}
	const longest = 2048 // bytes in a tag, addresses and all
	stop := strings.IndexAny(s[at:min(len(s), at+longest)], "<>\n")
	if stop < 0 || s[at+stop] != '>' {
		return cut{}
	}
	return cut{end: at + stop + 1, name: name, closes: closes}
}

func without(s string, cuts []cut) string {
	slices.SortFunc(cuts, func(a, b cut) int { return a.start - b.start })
	var b strings.Builder
	b.Grow(len(s))
	kept := 0
	for _, c := range cuts {
		b.WriteString(s[kept:c.start])
		kept = c.end
	}
	b.WriteString(s[kept:])
	return b.String()
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || (c|0x20) >= 'a' && (c|0x20) <= 'z' || c >= utf8.RuneSelf
}

func foldEqual(a, b rune) bool { return a == b || unicode.ToLower(a) == unicode.ToLower(b) }
