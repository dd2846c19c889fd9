package page

import (
	"io"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// ink is how a stretch of text looks.
type ink uint8

// The inks. What each looks like is the palette's business.
const (
	plain ink = iota
	heading
	title
	name
	code
	act
	dim
	words   // the report's own
	trigger // the words that an event hangs on
	certain // a status that says it is so
	doubtful
	contrary
)

// piece is a stretch of text in one ink. Lines break at its blanks, and nowhere else
// unless a word is wider than the line.
type piece struct {
	text string
	ink  ink
}

// nobreak is a blank at which no line breaks.
const nobreak = "\u00a0"

// limb begins a part of a paragraph that is kept on one line where it fits on one: a step
// of a chain, a side of an event.
var limb = piece{text: "\n"}

// printer writes wrapped lines to w, which keeps the first error.
type printer struct {
	w       io.Writer
	width   int
	palette palette
	err     error
	line    []piece
	column  int
}

func (p *printer) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

// gap is an empty line.
func (p *printer) gap() { p.write("\n") }

// wrap prints the pieces as one paragraph. The first line begins with first, the others
// with rest, which should be as wide.
func (p *printer) wrap(first, rest piece, pieces ...piece) {
	p.line, p.column = append(p.line[:0], first), width(first.text)
	start := p.column
	empty := true
	for _, word := range wordsOf(pieces) {
		if !empty && p.column+1+word.needs > p.width {
			p.flush()
			p.line, p.column = append(p.line[:0], rest), width(rest.text)
			start, empty = p.column, true
		}
		if !empty {
			p.put(piece{" ", word.fragments[0].ink}, 1)
		}
		for _, f := range word.fragments {
			p.fit(f, rest, start)
		}
		empty = false
	}
	p.flush()
}

// fit puts a fragment on the line, and breaks it between graphemes where it is wider than
// what is left of a whole line.
func (p *printer) fit(f piece, rest piece, start int) {
	if p.column+width(f.text) <= p.width {
		p.put(f, width(f.text))
		return
	}
	state := -1
	for s := f.text; s != ""; {
		var cluster string
		var n int
		cluster, s, n, state = uniseg.FirstGraphemeClusterInString(s, state)
		if p.column+n > p.width && p.column > start {
			p.flush()
			p.line, p.column = append(p.line[:0], rest), width(rest.text)
		}
		p.put(piece{cluster, f.ink}, n)
	}
}

// put adds to the line, to its last piece where the ink is the same.
func (p *printer) put(f piece, n int) {
	p.column += n
	if last := len(p.line) - 1; last >= 0 {
		if p.line[last].ink == f.ink || f.text == " " {
			p.line[last].text += f.text
			return
		}
	}
	p.line = append(p.line, f)
}

func (p *printer) flush() {
	var b strings.Builder
	for i, f := range p.line {
		text := strings.ReplaceAll(f.text, nobreak, " ")
		if i == len(p.line)-1 {
			text = strings.TrimRight(text, " ")
		}
		b.WriteString(p.palette.paint(f.ink, text))
	}
	p.write(strings.TrimRight(b.String(), " ") + "\n")
}

// unbroken is what stands between two blanks: fragments side by side.
type unbroken struct {
	fragments []piece
	width     int
	needs     int  // columns to have left on a line: the whole limb's where one begins
	limb      bool // begins a limb
}

func wordsOf(pieces []piece) []unbroken {
	var out []unbroken
	open, begins := false, false
	for _, p := range pieces {
		if p == limb {
			open, begins = false, true
			continue
		}
		for i, part := range strings.Split(p.text, " ") {
			if i > 0 {
				open = false
			}
			if part == "" {
				continue
			}
			if !open {
				out = append(out, unbroken{limb: begins})
				open, begins = true, false
			}
			u := &out[len(out)-1]
			u.fragments = append(u.fragments, piece{part, p.ink})
			u.width += width(part)
		}
	}
	measureLimbs(out)
	return out
}

// measureLimbs sets what each word needs: its own width, and the first word of a limb all
// the limb's.
func measureLimbs(line []unbroken) {
	rest := 0
	for i := len(line) - 1; i >= 0; i-- {
		u := &line[i]
		u.needs = u.width
		rest += u.width
		if u.limb {
			u.needs, rest = rest, 0
		} else {
			rest++
		}
	}
}

// width is how many columns of a terminal the text takes.
func width(s string) int { return uniseg.StringWidth(s) }

// clean makes a document's words safe to print on one line: runs of blanks become one,
// and characters that steer a terminal or turn the writing's direction are left out.
func clean(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			gap = b.Len() > 0
			continue
		case unicode.Is(unicode.Cc, c), unicode.Is(unicode.Bidi_Control, c):
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(c)
	}
	return b.String()
}

// together is the text with its blanks made such that no line breaks at them.
func together(s string) string { return strings.ReplaceAll(s, " ", nobreak) }
