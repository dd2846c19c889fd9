package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// Miss is one answer that is not right, with the words it is about.
type Miss struct {
	Measure string // the last parts of the key: "polnear.cue"
	Kind    MissKind
	At      string // document, and the line in it
	Context string // the text around, with the words marked
	Note    string // what was wanted and what was read, where the context does not show it
}

// MissKind is the way in which an answer is not right.
type MissKind string

// The kinds of misses.
const (
	Missed     MissKind = "missed"      // in the gold, and nothing read there
	Spurious   MissKind = "spurious"    // read, and nothing in the gold there
	WrongSpan  MissKind = "wrong span"  // read there, with other bounds
	WrongValue MissKind = "wrong value" // read there, with another value
)

// String is the miss on two or more lines.
func (m Miss) String() string {
	s := fmt.Sprintf("%-11s  %s  %s\n    %s\n", m.Kind, m.Measure, m.At, m.Context)
	for line := range strings.Lines(m.Note) {
		s += "    " + strings.TrimSuffix(line, "\n") + "\n"
	}
	return s
}

// label is a span with the marks to print around it.
type label struct {
	hearsay.Span
	open, close string
}

// marked labels words without saying what they are.
func marked(s hearsay.Span) label { return label{s, "⟦", "⟧"} }

// named labels words with what they are: "[cue: said]".
func named(what string, s hearsay.Span) label { return label{s, "[" + what + ": ", "]"} }

// window is how many bytes of the text around each label are shown on each side.
const window = 80

// excerpt is the text around the labelled spans on one line, what lies far from all of
// them left out. Labels that lie nowhere are left out.
func excerpt(text string, labels ...label) string {
	labels = slices.DeleteFunc(labels, func(l label) bool { return l.IsZero() || int(l.End) > len(text) })
	var b strings.Builder
	last := 0
	for _, s := range surroundings(text, labels) {
		if int(s.Start) > last {
			b.WriteString(" … ")
		}
		writeLabelled(&b, text, s, labels)
		last = int(s.End)
	}
	if len(labels) > 0 && last < len(text) {
		b.WriteString(" …")
	}
	return oneLine(b.String())
}

// surroundings are the stretches of text around the labels, in order, each apart from the
// next.
func surroundings(text string, labels []label) []hearsay.Span {
	var out []hearsay.Span
	for _, l := range labels {
		out = append(out, hearsay.Span{
			Start: int32(wordStart(text, int(l.Start)-window)), End: int32(wordEnd(text, int(l.End)+window)),
		})
	}
	slices.SortFunc(out, func(a, b hearsay.Span) int { return int(a.Start - b.Start) })
	joined := out[:0]
	for _, s := range out {
		if n := len(joined); n > 0 && s.Start <= joined[n-1].End {
			joined[n-1] = joined[n-1].Join(s)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// writeLabelled writes the text of s with the labels' marks in it.
func writeLabelled(b *strings.Builder, text string, s hearsay.Span, labels []label) {
	for at := s.Start; at <= s.End; at++ {
		for _, l := range labels {
			if l.End == at && at > s.Start {
				b.WriteString(l.close)
			}
		}
		if at == s.End {
			return
		}
		for _, l := range labels {
			if l.Start == at {
				b.WriteString(l.open)
			}
		}
		b.WriteByte(text[at])
	}
}

func wordStart(text string, at int) int {
	if at <= 0 {
		return 0
	}
	for at < len(text) && (text[at] != ' ' && text[at] != '\n' || !utf8.RuneStart(text[at])) {
		at++
	}
	return at
}

func wordEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	for at > 0 && text[at] != ' ' && text[at] != '\n' {
		at--
	}
	return at
}

// oneLine joins the words of s by single blanks; a line's end is shown as "¶".
func oneLine(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", " ¶ ")
	s = strings.Join(strings.Fields(s), " ")
	return strings.ReplaceAll(s, "¶ ¶", "¶")
}

// short is s on one line, its middle left out where it is long.
func short(s string) string {
	const most = 120
	r := []rune(oneLine(s))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most/2]) + " … " + string(r[len(r)-most/2:])
}

// at names a place in a document: "name:12", the line counted from 1.
func at(document, text string, s hearsay.Span) string {
	if s.Start < 0 || int(s.Start) > len(text) {
		return document
	}
	return fmt.Sprintf("%s:%d", document, 1+strings.Count(text[:s.Start], "\n"))
}
