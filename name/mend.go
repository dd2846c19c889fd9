package name

import (
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// mendAll mends a sentence's names, from the given one on. A single adjective is none:
// "Norwegian".
func (s *scratch) mendAll(from int, in hearsay.Sentence) {
	names := s.report.Names
	kept := from
	for _, n := range names[from:] {
		s.mend(&n, in)
		if n.First == n.Last && s.report.Tokens[n.First].UPOS == hearsay.ADJ {
			continue
		}
		names[kept] = n
		kept++
	}
	s.report.Names = names[:kept]
}

// mend sets right what a network that sees one sentence at a time cannot know, or has cut
// amiss: words before a name that are none, titles, the kinds of names in the dictionaries.
func (s *scratch) mend(n *hearsay.Name, in hearsay.Sentence) {
	first := n.First
	for first < n.Last && s.leads(first) {
		first++
	}
	if n.Kind == hearsay.Person {
		first = s.afterTitle(first, n.Last)
	}
	if first > n.First {
		n.First, n.Span = first, s.report.SpanOf(first, n.Last)
	}
	if kind := s.known(n); kind != "" {
		n.Kind = kind
	} else if n.Kind == hearsay.Person && n.First == n.Last && s.initials(n.First, in) {
		n.Kind = hearsay.Organisation
	}
}

// leads reports a word in small letters that no name begins with: "suing", "then", ",".
func (s *scratch) leads(i int32) bool {
	switch s.report.Tokens[i].UPOS {
	case hearsay.VERB, hearsay.AUX, hearsay.ADV, hearsay.PRON, hearsay.PUNCT:
		first, _ := utf8.DecodeRuneInString(s.report.Form(i))
		return !unicode.IsUpper(first)
	}
	return false
}

// afterTitle is where a person's name begins behind the titles at its first words: "Prime
// Minister", "Minister of Trade". A title with no name behind it is the name.
func (s *scratch) afterTitle(first, last int32) int32 {
	for first < last {
		next := s.titleEnd(first, last)
		if next > last || next == first || !capital(s.report.Form(next)) {
			break
		}
		first = next
	}
	return first
}

// titleEnd is the token behind the longest title at token first, or first itself.
func (s *scratch) titleEnd(first, last int32) int32 {
	end := first
	s.buf = s.buf[:0]
	for j := first; j < last && len(s.buf) < longestName; j++ {
		if s.buf = append(s.buf, s.report.Form(j)...); s.rules.titles[string(s.buf)] {
			end = j + 1
		}
	}
	if end > first && end+1 < last && s.rules.of[s.report.Form(end)] && s.rules.office[s.report.Form(end-1)] {
		return end + 2
	}
	return end
}

// known is the kind that the dictionaries give the name, or "".
func (s *scratch) known(n *hearsay.Name) hearsay.NameKind {
	s.buf = s.buf[:0]
	for j := n.First; j <= n.Last; j++ {
		if s.buf = append(s.buf, s.report.Form(j)...); len(s.buf) > longestName {
			return ""
		}
	}
	return s.rules.kinds[string(s.buf)]
}

// initials reports a word of three to six capitals where the words around it are not written
// so, which names a body sooner than a person. Behind a person's title or first name it is
// part of a longer name and does not come here.
func (s *scratch) initials(i int32, in hearsay.Sentence) bool {
	if n := len(s.report.Form(i)); n < 3 || n > 6 || !capitals(s.report.Form(i)) || i > in.First && s.titleEnd(i-1, i) == i {
		return false
	}
	loud, words := 0, 0
	for j := in.First; j < in.End; j++ {
		if form := s.report.Form(j); len(form) > 1 {
			words++
			if capitals(form) {
				loud++
			}
		}
	}
	return 2*loud < words
}

func capital(form string) bool {
	first, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(first)
}

// capitals reports a word of capital letters alone.
func capitals(form string) bool {
	for _, c := range form {
		if !unicode.IsUpper(c) {
			return false
		}
	}
	return form != ""
}
