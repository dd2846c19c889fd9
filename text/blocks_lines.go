package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// line is a line that is not blank, without the blanks around it.
type line struct {
	hearsay.Span
	indent int32 // blanks before it
	apart  bool  // a blank line, or nothing, before it
}

// para is one paragraph.
type para struct {
	hearsay.Span
	apart bool // a blank line before it
}

// Paragraphs makes a body block of each paragraph of a text, for whoever wants words and
// trees of all of it: what stands between blank lines, cut also at those line ends that no
// wrapping made, as after a heading or an item of a list.
func Paragraphs(text string) []hearsay.Block {
	var p parting
	p.paragraphs(text)
	blocks := make([]hearsay.Block, len(p.paras))
	for i := range p.paras {
		blocks[i] = hearsay.Block{Span: p.paras[i].Span, Kind: hearsay.Body}
	}
	return blocks
}

// paragraphs cuts the text at blank lines, and at those line ends that no wrapping made.
func (p *parting) paragraphs(text string) {
	p.lines, p.paras = p.lines[:0], p.paras[:0]
	p.cutLines(text)
	width := p.wrapWidth(text)
	for i := range p.lines {
		l := &p.lines[i]
		if i > 0 && !l.apart && wrapped(text, &p.lines[i-1], l, width) {
			p.paras[len(p.paras)-1].End = l.End
			continue
		}
		p.paras = append(p.paras, para{Span: l.Span, apart: l.apart})
	}
}

func (p *parting) cutLines(text string) {
	apart := true
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		a, b := start, end
		for a < b && text[a] == ' ' {
			a++
		}
		for b > a && text[b-1] == ' ' {
			b--
		}
		if a == b {
			apart = true
		} else {
			p.lines = append(p.lines, line{Span: hearsay.Span{Start: int32(a), End: int32(b)}, indent: int32(a - start), apart: apart})
			apart = false
		}
		start = end + 1
	}
}

// widest is the longest line, in bytes, that is taken for hard-wrapped.
const widest = 110

// wrapWidth is the width at which the text's lines were wrapped, or 0 where they hold
// whole paragraphs.
func (p *parting) wrapWidth(text string) int {
	width := 0
	for i := range p.lines {
		if n := p.lines[i].Len(); n > width && strings.IndexByte(text[p.lines[i].Start:p.lines[i].End], ' ') > 0 {
			width = n + int(p.lines[i].indent)
		}
	}
	if width > widest {
		return 0
	}
	return width
}

// wrapped reports whether b goes on with a's paragraph. With a wrapping width the
// break is soft where b's first word had no room on a's line.
func wrapped(text string, a, b *line, width int) bool {
	if bulleted(text[b.Start:b.End]) {
		return false
	}
	ends := terminal(text[a.Start:a.End])
	lower := startsLower(text[b.Start:b.End])
	if width < 40 {
		return !ends && lower
	}
	if b.indent > a.indent+1 && ends {
		return false
	}
	word := text[b.Start:b.End]
	if n := strings.IndexByte(word, ' '); n > 0 {
		word = word[:n]
	}
	used := int(a.indent) + a.Len()
	switch {
	case used+1+len(word) > width:
		return true
	case ends:
		return false
	}
	return lower || used > width*6/10
}

// bulleted reports whether a line begins as an item of a list does.
func bulleted(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '•', '·', '*', '►', '▪', '■', '●', '○':
		return true
	case '-', '–', '—':
		return len(s) > n && s[n] == ' '
	}
	return false
}

// terminal reports whether s ends as a sentence does: a stop, perhaps inside closing
// quotation marks or brackets, or a colon.
func terminal(s string) bool {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', ':', ';':
			return true
		case '"', '\'', '”', '’', ')', ']', '»', '*':
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// mend joins paragraphs that a stray blank line parts in mid-sentence. A text whose
// writer leaves out stops and capitals gives no sign of where that is.
func (p *parting) mend() {
	if p.careless() {
		return
	}
	kept := 0
	for i := range p.paras {
		if kept > 0 && p.goesOn(p.r.Words(p.paras[kept-1].Span), p.r.Words(p.paras[i].Span)) {
			p.paras[kept-1].End = p.paras[i].End
			continue
		}
		p.paras[kept] = p.paras[i]
		kept++
	}
	p.paras = p.paras[:kept]
}

// careless reports whether more than one paragraph in forty begins in lower case.
func (p *parting) careless() bool {
	lower := 0
	for i := range p.paras {
		if startsLower(p.r.Words(p.paras[i].Span)) {
			lower++
		}
	}
	return lower > 2 && lower*40 > len(p.paras)
}

// goesOn reports whether b goes on with the sentence that a breaks off.
func (p *parting) goesOn(a, b string) bool {
	last := lastWord(a)
	if p.open.titles[last] && strings.Count(a, " ") >= 4 && sentenceCased(a) {
		return capitalised(b) && !p.open.opens(b)
	}
	if terminal(a) || strings.Count(a, " ") < 4 || bulleted(b) {
		return false
	}
	switch c := a[len(a)-1]; c {
	case '"', '\'', ')', ']', '*', '_', '=', '>':
		return false
	}
	if p.open.functions[last] {
		return startsLower(b) || capitalised(b) && sentenceCased(a) || b[0] >= '0' && b[0] <= '9'
	}
	r, _ := utf8.DecodeRuneInString(b)
	return unicode.IsLower(r) || r == ',' || r == ';' || r == ')'
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n")+1:] }

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// sentenceCased reports whether s is cased as a sentence, unlike a headline of American
// papers: two words of five letters or more are in lower case.
func sentenceCased(s string) bool {
	lower := 0
	for word := range strings.FieldsSeq(s) {
		if len(word) >= 5 && startsLower(word) {
			if lower++; lower == 2 {
				return true
			}
		}
	}
	return false
}

// headlineCase is the share of words of four letters and more that are capitalised.
func headlineCase(s string) float64 {
	upper, all := 0, 0
	for word := range strings.FieldsSeq(s) {
		word = strings.TrimLeft(word, `"'“‘([`)
		if len(word) < 4 {
			continue
		}
		all++
		if capitalised(word) || word[0] >= '0' && word[0] <= '9' {
			upper++
		}
	}
	if all == 0 {
		return 1
	}
	return float64(upper) / float64(all)
}
