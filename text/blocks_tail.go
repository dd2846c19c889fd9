package text

import (
	"strings"
	"unicode"

	"hearsay"
)

// The longest stretch, in bytes, that ends a paragraph without being of the report: a
// page's links and buttons, and a reporter's bare name or initials.
const (
	longestTail      = 800
	longestSignature = 40
)

// tail is the offset at which a paragraph's words stop being the report's: at a phrase that
// pages and agencies print behind a report's last sentence on the same line ("Reporting by
// …"), at the last sentence end before a phrase that only a page's own furniture has, or at
// the reporter's name that ends the text. It is the paragraph's length where nothing is cut.
func (p *parting) tail(s hearsay.Span) int {
	words := p.r.Words(s)
	last := max(0, len(words)-longestTail)
	p.plain = appendLowerASCII(p.plain[:0], words[last:])
	plain, cut := string(p.plain), len(words)
	for _, phrase := range p.furniture.behind {
		if at := strings.LastIndex(plain, phrase); at >= 0 && sentenceEnd(words, last+at) {
			cut = min(cut, last+at)
		}
	}
	for _, phrase := range p.furniture.page {
		if at := strings.Index(plain, phrase); at >= 0 {
			cut = min(cut, lastSentenceEnd(words, last+at))
		}
	}
	if cut == len(words) && s.End == p.paras[len(p.paras)-1].End {
		cut = p.signature(s)
	}
	return cut
}

// signature is where the reporter's name or initials begin that end the text behind its
// last sentence ("… to break out. Jane Doe"), or the paragraph's length.
func (p *parting) signature(s hearsay.Span) int {
	words := p.r.Words(s)
	end := len(words)
	if terminal(words) || !p.titled && !p.begun {
		return end
	}
	at := lastSentenceEnd(words, end)
	name := words[at:]
	if at == end || len(name) > longestSignature || strings.Count(name, " ") > 4 || abbreviated(words[:at]) {
		return end
	}
	if initials(name) {
		return at
	}
	if !strings.Contains(name, " ") || !p.open.names(strings.ReplaceAll(name, "/", " ")) || strings.ContainsFunc(name, unicode.IsDigit) {
		return end
	}
	p.found.author(part(s, at, end))
	return at
}

// abbreviated reports whether the stop that s ends with may be that of a short title or
// initial ("Gen.") and no sentence's.
func abbreviated(s string) bool {
	s = strings.TrimRight(s, " \n")
	word := s[strings.LastIndexAny(s, " \n")+1:]
	return capitalised(word) && strings.HasSuffix(word, ".") && len(word) <= len("Messrs")
}

// initials reports whether s is nothing but capitals and figures: "MB", "SH 11".
func initials(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ' || c == '-' || c == '/') {
			return false
		}
	}
	return s != ""
}

// lastSentenceEnd is the offset of the first word behind the last sentence that ends before
// limit, or limit where none does.
func lastSentenceEnd(words string, limit int) int {
	for at := limit; at > 1 && limit-at < longestTail; at-- {
		if at < limit && !isBlank(words[at]) && sentenceEnd(words, at) {
			return at
		}
	}
	return limit
}

// sentenceEnd reports whether a sentence ends right before the word at an offset.
func sentenceEnd(words string, at int) bool {
	if at < 2 || !isBlank(words[at-1]) {
		return false
	}
	before := strings.TrimRight(words[:at], " \n")
	return terminal(before) && !strings.HasSuffix(before, ":")
}

// appendLowerASCII appends s with its letters of ASCII in lower case, byte for byte.
func appendLowerASCII(to []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		to = append(to, c)
	}
	return to
}
