package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// view is a report whose spans are seen on the text as it was given: a reader may change
// blanks, never words, so that the n-th mark of the one text is the n-th of the other.
type view struct {
	*hearsay.Report
	given  string
	starts []int32 // byte of the report's text -> byte of the given one, or -1; nil where the texts are one
	ends   []int32
}

// nowhere is a span of the report's text that the given text lacks. It overlaps nothing.
var nowhere = hearsay.Span{Start: -1, End: -1}

// anchor is how many marks of the given text are looked up in the report's, to find where
// it begins.
const anchor = 60

func newView(rep *hearsay.Report, given string) view {
	v := view{Report: rep, given: given}
	if rep.Text == given {
		return v
	}
	read, want := marksOf(rep.Text), marksOf(given)
	first := max(0, find(read, want[:min(anchor, len(want))]))
	v.starts, v.ends = filled(len(rep.Text)+1), filled(len(rep.Text)+1)
	for j := first; j < len(read) && j-first < len(want); j++ {
		v.starts[read[j].Start] = want[j-first].Start
		v.ends[read[j].End] = want[j-first].End
	}
	return v
}

// on is the span on the given text. A zero span stays one.
func (v *view) on(s hearsay.Span) hearsay.Span {
	if v.starts == nil || s == (hearsay.Span{}) {
		return s
	}
	if s.Start < 0 || int(s.End) >= len(v.ends) {
		return nowhere
	}
	moved := hearsay.Span{Start: v.starts[s.Start], End: v.ends[s.End]}
	if moved.Start < 0 || moved.End < 0 {
		return nowhere
	}
	return moved
}

func (v *view) all(spans []hearsay.Span) []hearsay.Span {
	out := make([]hearsay.Span, len(spans))
	for i, s := range spans {
		out[i] = v.on(s)
	}
	return out
}

// mark is one character that is no blank, with its place.
type mark struct {
	hearsay.Span
	char rune
}

func marksOf(text string) []mark {
	out := make([]mark, 0, len(text))
	for i, c := range text {
		if !blank(c) {
			_, n := utf8.DecodeRuneInString(text[i:])
			out = append(out, mark{hearsay.Span{Start: int32(i), End: int32(i + n)}, c})
		}
	}
	return out
}

func find(in, what []mark) int {
	for i := 0; i+len(what) <= len(in); i++ {
		k := 0
		for k < len(what) && in[i+k].char == what[k].char {
			k++
		}
		if k == len(what) {
			return i
		}
	}
	return -1
}

func filled(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// blank is Python's str.isspace, which score.py uses: Unicode's white space and the four
// separators of ASCII.
func blank(c rune) bool { return unicode.IsSpace(c) || (c >= 0x1c && c <= 0x1f) }

// universalNewlines reads line ends as Python's text mode does.
func universalNewlines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// byteOffsets is the byte offset of each code point of text, and of its end.
func byteOffsets(text string) []int32 {
	out := make([]int32, 0, len(text)+1)
	for i := range text {
		out = append(out, int32(i))
	}
	return append(out, int32(len(text)))
}
