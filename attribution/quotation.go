package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// quote is a quotation on its way to becoming a hearsay.Quotation: beside the words it keeps
// the extent with the marks, which is what PolNeAR calls the content.
type quote struct {
	inner, outer hearsay.Span
	style        style
	depth        int32 // 0 for a quotation that stands in no other
	continues    int32 // index of the quotation of the paragraph before, or -1
	block        int32
	open         bool  // no closing mark was found
	speaker      int32 // index of the attribution that it is content of, or -1
}

// style is the kind of marks; a mark closes only what a mark of its style opened.
type style uint8

const (
	noMark style = iota
	double
	single
	angle
)

// mark is a quotation mark as it stands in the text.
type mark struct {
	hearsay.Span
	style  style
	opens  bool // may open
	closes bool // may close
}

// quotes finds the quotations of one block and appends them to found. A mark without its
// partner still makes a quotation where it opens one: to the block's end, or to the next mark
// that can only open another.
func (rules *Rules) quotes(found []quote, text string, block hearsay.Span, index int32) []quote {
	first := len(found)
	var stack [8]int32
	depth := 0
	for at := int(block.Start); at < int(block.End); {
		innermost := noMark
		if depth > 0 {
			innermost = found[stack[depth-1]].style
		}
		m := rules.markAt(text, at, block, innermost)
		if m.style == noMark {
			at++
			continue
		}
		at = int(m.End)
		level := depth - 1
		for level >= 0 && found[stack[level]].style != m.style {
			level--
		}
		if m.opens && level >= 0 && m.style == double && (!m.closes || startsSentence(text, m.Start, block)) {
			// Marks of one style do not nest: the quotation before was never closed.
			leaveOpen(found, text, stack[level:depth], m.Start)
			depth, level = level, -1
		}
		switch {
		case level >= 0 && m.closes:
			leaveOpen(found, text, stack[level+1:depth], m.Start)
			q := &found[stack[level]]
			q.inner.End, q.outer.End = m.Start, m.End
			depth = level
		case m.opens && depth < len(stack):
			stack[depth] = int32(len(found))
			found = append(found, quote{outer: hearsay.Span{Start: m.Start}, inner: hearsay.Span{Start: m.End}, style: m.style, depth: int32(depth), continues: -1, block: index})
			depth++
		}
	}
	leaveOpen(found, text, stack[:depth], block.End)
	kept := found[:first]
	for _, q := range found[first:] {
		q.inner = trimBlanks(text, q.inner)
		if !q.inner.IsZero() && !(q.style == single && q.open) {
			kept = append(kept, q)
		}
	}
	return kept
}

// leaveOpen ends quotations at end without a closing mark.
func leaveOpen(found []quote, text string, which []int32, end int32) {
	for _, i := range which {
		q := &found[i]
		q.inner = trimBlanks(text, hearsay.Span{Start: q.inner.Start, End: end})
		q.outer = hearsay.Span{Start: q.outer.Start, End: max(q.inner.End, q.outer.Start)}
		q.open = true
	}
}

// join marks the quotations that go on from one paragraph to the next: the first was left
// open, and the next paragraph begins with a mark of the same style.
func join(found []quote, text string, blocks []hearsay.Block) {
	last := int32(-1)
	for i := range found {
		q := &found[i]
		if q.depth > 0 {
			continue
		}
		if last >= 0 && found[last].open && found[last].style == q.style && found[last].block < q.block &&
			between(blocks, found[last].block, q.block) &&
			trimBlanks(text, hearsay.Span{Start: blocks[q.block].Start, End: q.outer.Start}).IsZero() {
			q.continues = last
		}
		last = int32(i)
	}
}

// between reports whether no body paragraph lies between the two blocks.
func between(blocks []hearsay.Block, a, b int32) bool {
	for _, block := range blocks[a+1 : b] {
		if block.Kind == hearsay.Body {
			return false
		}
	}
	return true
}

// markAt reads the mark at the byte offset; its style is noMark where there is none. The style
// of the innermost open quotation parts three ASCII quotes into two marks.
func (rules *Rules) markAt(text string, at int, block hearsay.Span, innermost style) mark {
	m := mark{Span: hearsay.Span{Start: int32(at)}}
	switch c := text[at]; c {
	case '"':
		m.style, m.End = double, int32(at+1)
	case '\'', '`':
		if at+1 < int(block.End) && text[at+1] == c && (innermost != single || !strings.HasPrefix(text[at:block.End], "'''")) {
			m.style, m.End = double, int32(at+2)
		} else {
			m.style, m.End = single, int32(at+1)
		}
	case 0xE2, 0xC2:
		r, size := utf8.DecodeRuneInString(text[at:block.End])
		m.End = int32(at + size)
		switch r {
		case '“', '„', '‟':
			m.style, m.opens = double, true
			return m
		case '”':
			m.style, m.closes = double, true
			return m
		case '«', '‹':
			m.style, m.opens = angle, true
			return m
		case '»', '›':
			m.style, m.closes = angle, true
			return m
		case '‘', '‚', '’':
			m.style = single
		default:
			return mark{}
		}
	default:
		return mark{}
	}
	ahead := strings.TrimRight(text[block.Start:at], "'\"`“‘«")
	before, _ := utf8.DecodeLastRuneInString(ahead)
	after, _ := utf8.DecodeRuneInString(text[m.End:block.End])
	blankBefore := ahead == "" || unicode.IsSpace(before) || opening(before)
	blankAfter := int(m.End) == int(block.End) || unicode.IsSpace(after)
	m.opens = blankBefore && !blankAfter
	m.closes = !blankBefore || blankAfter
	if m.style == single {
		r := rune(text[at])
		if r >= utf8.RuneSelf {
			r, _ = utf8.DecodeRuneInString(text[at:])
		}
		// An apostrophe looks like a mark: "it's", "the '90s", "workers' rights".
		m.closes = !blankBefore && !unicode.IsLetter(after) && !unicode.IsDigit(after) && r != '‘'
		m.opens = m.opens && r != '’' && !unicode.IsDigit(after) && !rules.elides(text[m.End:block.End])
	}
	if m.style == double && text[at] == '`' {
		m.opens, m.closes = true, false
	}
	if m.style == double && !m.opens && !m.closes {
		m.closes = true
	}
	return m
}

// elides reports whether the text begins with a word that is written with an apostrophe
// before it.
func (rules *Rules) elides(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return rules.words.elided[s[:end]]
}

// opening reports whether a mark after r opens a quotation as it would after a blank.
func opening(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', '…':
		return true
	}
	return false
}

// startsSentence reports whether what stands before the offset ends a sentence.
func startsSentence(text string, at int32, block hearsay.Span) bool {
	before := trimBlanks(text, hearsay.Span{Start: block.Start, End: at})
	if before.IsZero() {
		return true
	}
	if before.End == at {
		return false
	}
	switch text[before.End-1] {
	case '.', '?', '!':
		return true
	}
	return false
}

func trimBlanks(text string, s hearsay.Span) hearsay.Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += int32(size)
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= int32(size)
	}
	return s
}
