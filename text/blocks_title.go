package text

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

// givenTitle adds the block of the title that the caller gave, where s begins with it.
func (p *parting) givenTitle(s hearsay.Span) bool {
	at := p.r.Title.Span()
	if p.titled || at.IsZero() || !s.Contains(at) {
		return false
	}
	p.titled = true
	p.add(p.trim(hearsay.Span{Start: s.Start, End: at.End}), hearsay.Title)
	if rest := p.trim(hearsay.Span{Start: at.End, End: s.End}); !rest.IsZero() {
		p.body(rest)
	}
	return true
}

// deck adds a second part of the headline: a line that no blank line parts from the
// first, or a short paragraph between the headline and one with a dateline.
func (p *parting) deck(i int) bool {
	n := len(p.r.Blocks)
	if p.begun || n == 0 || p.r.Blocks[n-1].Kind != hearsay.Title || !headlike(p.r.Words(p.paras[i].Span)) {
		return false
	}
	if p.paras[i].apart && (i+1 == len(p.paras) || p.hasDateline(p.paras[i].Span) || !p.hasDateline(p.paras[i+1].Span)) {
		return false
	}
	p.add(p.paras[i].Span, hearsay.Title)
	return true
}

// title adds the headline.
func (p *parting) title(s hearsay.Span) {
	p.titled = true
	p.add(s, hearsay.Title)
	words := s
	for strings.HasSuffix(p.r.Words(words), ";") {
		words.End--
	}
	if !p.r.Title.Known() {
		p.r.Title = hearsay.State(p.r.Words(words), words)
	}
}

// headline reports whether paragraph i, the first that is no furniture, is the
// report's title: short, one sentence or two clipped ones, and followed by more. One that
// ends in a full stop must look less like a sentence and more like a headline.
func (p *parting) headline(i int) bool {
	at := p.paras[i].Span
	s := p.r.Words(at)
	if !headlike(s) || p.hasDateline(at) {
		return false
	}
	longest, dateline := p.following(i)
	switch {
	case longest == 0:
		return len(p.paras) == 1 && !terminal(s) && headlineCase(s) > 0.75 && strings.Count(s, " ") >= 2
	}
	words := strings.Count(s, " ") + 1
	switch {
	case !stopped(s) && words <= 14, !strings.ContainsAny(s[len(s)-1:], `.?!)"'`):
		return true
	case words > 20:
		return false
	case dateline, headlineCase(s) >= 0.7 && words > 2 && !p.tells(s):
		return true
	}
	return words > 1 && words <= 16 && longest > len(s)*3/2 && !p.ledelike(s)
}

// following is the length of the longest of the next paragraphs that could be a body's,
// and whether one of them begins with a dateline.
func (p *parting) following(i int) (longest int, dateline bool) {
	const near = 3
	for n, q := range p.paras[i+1:] {
		if n >= near && longest > 0 {
			break
		}
		if q.Len() > 40 {
			longest = max(longest, q.Len())
		}
		dateline = dateline || n < near && p.hasDateline(q.Span)
	}
	return longest, dateline
}

// hasDateline reports whether a paragraph begins with a dateline, and notes nothing. One
// that ends in a colon could as well be a headline's first words.
func (p *parting) hasDateline(s hearsay.Span) bool {
	kept := p.found
	n := p.datelineIn(s)
	p.found = kept
	return n > 0 && !strings.HasSuffix(strings.TrimSpace(p.r.Text[s.Start:s.Start+int32(n)]), ":")
}

// ledelike reports whether s reads like a report's first sentence: it begins with a word
// that headlines leave out, has two articles, or tells something as sentences do.
func (p *parting) ledelike(s string) bool {
	articles := 0
	for word := range strings.FieldsSeq(s) {
		if word = strings.TrimRight(word, ".,;:"); p.open.articles[strings.ToLower(word)] {
			if articles++; articles == 2 || strings.HasPrefix(s, word) {
				return true
			}
		}
	}
	return p.tells(s)
}

// tells reports whether s has a verb that headlines leave out, or a weekday.
func (p *parting) tells(s string) bool {
	for word := range strings.FieldsSeq(s) {
		word = strings.TrimRight(word, ".,;:")
		if p.open.ledes[word] || capitalised(word) && len(word) > 4 && p.calendar.weekdays[strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(word, "’s"), "'s"))] {
			return true
		}
	}
	return false
}

// headlike reports whether s has a headline's length, and no more than two sentences,
// of which two must be short.
func headlike(s string) bool {
	words := strings.Count(s, " ") + 1
	if len(s) > 220 || words > 28 || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":") {
		return false
	}
	sentences := 1
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '?' || s[i] == '!') && s[i+1] == ' ' && capitalised(s[i+2:]) && wordBefore(s, i) > 3 {
			sentences++
		}
	}
	return sentences == 1 || sentences == 2 && words <= 18
}

// wordBefore is the length of the word that ends at s[i].
func wordBefore(s string, i int) int {
	n := 0
	for i > 0 && isWordByte(s[i-1]) {
		i--
		n++
	}
	return n
}

// stopped reports whether s ends in a full stop that is not an abbreviation's.
func stopped(s string) bool {
	s = strings.TrimRight(s, `"'”’)`)
	if r, _ := utf8.DecodeLastRuneInString(s); r != '.' && r != '!' {
		return false
	}
	return wordBefore(s, len(s)-1) > 1
}

// gluedTitle is where a headline ends that stands on one line with the report, told by
// the dateline in capitals after it ("Minister resigns. MIRNA (AP) — The …"), or 0.
func (p *parting) gluedTitle(s hearsay.Span) int32 {
	words := p.r.Words(s)
	if p.titled || p.r.Title.Known() {
		return 0
	}
	const longest = 160 // bytes of a headline
	for i := 1; i+3 < min(len(words), longest); i++ {
		if strings.IndexByte(".?!", words[i]) < 0 || !isBlank(words[i+1]) {
			continue
		}
		rest := p.trim(part(s, i+1, len(words)))
		if rest.Len() > 3 && capitalised(p.r.Words(rest)) && capitalised(p.r.Words(rest)[1:]) && headlike(words[:i+1]) && p.hasDateline(rest) {
			return p.trim(part(s, 0, i+1)).End
		}
	}
	return 0
}

// repeatedTitle is where the title ends that stands once more at the start of s, or 0.
func (p *parting) repeatedTitle(s hearsay.Span) int32 {
	if !p.r.Title.Known() || !p.titled {
		return 0
	}
	at := leadingTitle(p.r.Words(s), p.r.Title.Value())
	if at.IsZero() || s.Start+at.End >= s.End || strings.Count(p.r.Title.Value(), " ") < 3 {
		return 0
	}
	end := s.Start + at.End
	for end < s.End && strings.IndexByte(" .", p.r.Text[end]) >= 0 {
		end++
	}
	return p.trim(hearsay.Span{Start: s.Start, End: end}).End
}
