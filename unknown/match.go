package unknown

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

// match is a rule's pattern where it stands: tokens first to last, both included.
type match struct {
	rule        int
	pattern     *pattern
	first, last int32
	marks
}

// marks are the tokens that a pattern's marks stand at, or -1.
type marks struct{ from, to int32 }

// note files the tokens that element e matched.
func (k *marks) note(p *pattern, e int, first, last int32) {
	if p.from == e {
		k.from = first
	}
	if p.to == e {
		k.to = last
	}
}

// matcher matches patterns within one sentence.
type matcher struct {
	r     *hearsay.Report
	words []string // by token of the report: its form in small letters
	bound hearsay.Sentence
}

// read takes the report's tokens in.
func (m *matcher) read(r *hearsay.Report) {
	m.r = r
	m.words = m.words[:0]
	for i := range r.Tokens {
		form := r.Form(int32(i))
		if !acronym(form) {
			form = lower(form)
		}
		m.words = append(m.words, form)
	}
}

// at matches a pattern whose anchor is token i.
func (m *matcher) at(p *pattern, i int32) (found match, ok bool) {
	found.pattern, found.marks = p, marks{-1, -1}
	found.last, ok = m.forward(p, p.anchor, i, &found.marks)
	if !ok {
		return found, false
	}
	found.first, ok = m.backward(p, p.anchor-1, i-1, &found.marks)
	return found, ok
}

// forward matches the elements from e on at token i, and returns the last token of the match.
func (m *matcher) forward(p *pattern, e int, i int32, k *marks) (int32, bool) {
	if e == len(p.elements) {
		return i - 1, true
	}
	el := &p.elements[e]
	switch {
	case el.end:
		return i - 1, e+1 == len(p.elements) && (i >= m.bound.End || m.closes(i))
	case el.gap > 0:
		for skip := int32(0); skip <= int32(el.gap); skip++ {
			if skip > 0 && (i+skip > m.bound.End || m.closes(i+skip-1)) {
				return 0, false
			}
			if last, ok := m.forward(p, e+1, i+skip, k); ok {
				k.note(p, e, i, i+skip-1)
				return last, true
			}
		}
		return 0, false
	}
	if i < m.bound.End && el.words[m.words[i]] {
		if last, ok := m.forward(p, e+1, i+1, k); ok {
			k.note(p, e, i, i)
			return last, true
		}
	}
	if el.optional {
		return m.forward(p, e+1, i, k)
	}
	return 0, false
}

// backward matches the elements from e down to 0, ending at token i, and returns the
// first token of the match.
func (m *matcher) backward(p *pattern, e int, i int32, k *marks) (int32, bool) {
	if e < 0 {
		return i + 1, true
	}
	el := &p.elements[e]
	if el.gap > 0 {
		for skip := int32(0); skip <= int32(el.gap); skip++ {
			if skip > 0 && (i-skip < m.bound.First-1 || m.closes(i-skip+1)) {
				return 0, false
			}
			if first, ok := m.backward(p, e-1, i-skip, k); ok {
				k.note(p, e, i-skip+1, i)
				return first, true
			}
		}
		return 0, false
	}
	if i >= m.bound.First && el.words[m.words[i]] {
		if first, ok := m.backward(p, e-1, i-1, k); ok {
			k.note(p, e, i, i)
			return first, true
		}
	}
	if el.optional {
		return m.backward(p, e-1, i, k)
	}
	return 0, false
}

// undone reports whether a pattern matches over some of the tokens of a match, or right
// beside it.
func (m *matcher) undone(p *pattern, first, last int32) bool {
	for i := max(m.bound.First, first-mostWords); i <= last+1 && i < m.bound.End; i++ {
		var k marks
		if end, ok := m.forward(p, 0, i, &k); ok && end >= first {
			return true
		}
	}
	return false
}

// closes reports whether a token ends a clause to one who reads without trees.
func (m *matcher) closes(i int32) bool {
	switch m.words[i] {
	case ".", ";", ":", "!", "?", ",", "—", "–", "--", "(", ")", "\"", "“", "”", "''", "``":
		return true
	}
	return false
}

// acronym reports whether a word is two to four capitals: WHO is no "who".
func acronym(word string) bool {
	if len(word) < 2 || len(word) > 4 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}
