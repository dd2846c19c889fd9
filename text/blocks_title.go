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

// deck adds a second line of the headline, one that no blank line parts from the first.
func (p *parting) deck(i int) bool {
	n := len(p.r.Blocks)
	if p.begun || p.paras[i].apart || n == 0 || p.r.Blocks[n-1].Kind != hearsay.Title || !headlike(p.r.Words(p.paras[i].Span)) {
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
// report's title: short, one sentence at most, and followed by more. One that ends in
// a full stop must look less like a sentence and more like a headline.
func (p *parting) headline(i int) bool {
	s := p.r.Words(p.paras[i].Span)
	if !headlike(s) {
		return false
	}
	next := p.follower(i)
	if next == "" {
		return len(p.paras) == 1 && !terminal(s) && headlineCase(s) > 0.75 && strings.Count(s, " ") >= 2
	}
	if !stopped(s) {
		return true
	}
	words := strings.Count(s, " ") + 1
	switch {
	case words > 20:
		return false
	case headlineCase(s) >= 0.6:
		return true
	}
	return words <= 16 && len(next) > len(s)*3/2
}

// follower is the next paragraph that could be a body's.
func (p *parting) follower(i int) string {
	for _, q := range p.paras[i+1:] {
		if s := p.r.Words(q.Span); len(s) > 40 {
			return s
		}
	}
	return ""
}

// headlike reports whether s has a headline's length and holds one sentence at most.
func headlike(s string) bool {
	if len(s) > 220 || strings.Count(s, " ") > 28 || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":") {
		return false
	}
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '?' || s[i] == '!') && s[i+1] == ' ' && capitalised(s[i+2:]) && wordBefore(s, i) > 3 {
			return s[i] != '.'
		}
	}
	return true
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
