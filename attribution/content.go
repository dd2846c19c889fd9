package attribution

import (
	"sort"

	"hearsay"
)

// setContent makes the tokens of whole, less the stretches that belong to the attribution's
// other parts, its content.
func (p *reading) setContent(a *attribution, whole stretch, less ...stretch) {
	a.content = a.content[:0]
	p.addContent(a, whole, less...)
}

// addContent adds to the content.
func (p *reading) addContent(a *attribution, whole stretch, less ...stretch) {
	parts := [8]stretch{whole}
	n := 1
	for _, l := range less {
		for i := 0; i < n; i++ {
			s := parts[i]
			if l.last < s.first || l.first > s.last {
				continue
			}
			parts[i].last = l.first - 1
			if l.last < s.last && n < len(parts) {
				copy(parts[i+2:n+1], parts[i+1:n])
				parts[i+1] = stretch{l.last + 1, s.last}
				n++
				i++
			}
		}
	}
	for _, s := range parts[:n] {
		if s, ok := p.trim(p.withoutAside(s)); ok {
			a.content = append(a.content, s)
		}
	}
}

// withoutAside leaves out what a content ends with after a comma and the writer may have added
// himself: a relative clause, a participle. PolNeAR's guidelines leave out what is in doubt.
func (p *reading) withoutAside(s stretch) stretch {
	r := p.r
	for k := s.last - 1; k > s.first+2; k-- {
		if r.Form(k) != "," || p.within[k] > 0 {
			continue
		}
		clause := r.Tokens[k].Head
		next := &r.Tokens[k+1]
		if next.XPOS == hearsay.TagVBG && next.Deprel.Is(hearsay.AdvCl) {
			clause = k + 1
		} else if clause < 0 || r.Tokens[clause].Deprel != hearsay.AclRel || next.XPOS != hearsay.TagWDT && next.XPOS != hearsay.TagWP {
			continue
		}
		if first, last := r.Extent(clause); last >= s.last-1 && first >= k {
			s.last = k - 1
		}
	}
	return s
}

// trim takes from a stretch's ends the punctuation that is the sentence's, not the content's.
func (p *reading) trim(s stretch) (stretch, bool) {
	for s.first <= s.last && p.outerMark(s.first) {
		s.first++
	}
	for s.last >= s.first && p.outerMark(s.last) {
		s.last--
	}
	return s, s.first <= s.last
}

// outerMark reports whether the token is punctuation other than brackets and currency. Quotation
// marks come back with the words that they enclose.
func (p *reading) outerMark(i int32) bool {
	t := &p.r.Tokens[i]
	if t.UPOS != hearsay.PUNCT {
		return false
	}
	switch p.r.Form(i) {
	case "(", ")", "[", "]", "…", "...":
		return false
	}
	return true
}

// spansOf turns an attribution's content into spans. A quotation whose words are content
// belongs to it whole, with its marks, unless the cue stands in the same quotation.
func (p *reading) spansOf(a *attribution) []hearsay.Span {
	r := p.r
	spans := make([]hearsay.Span, 0, len(a.content))
	home := p.within[a.head]
	for _, c := range a.content {
		s := r.SpanOf(c.first, c.last)
		for _, q := range p.quotesOver(s) {
			if q+1 != home {
				s = s.Join(p.quotes[q].outer)
			}
		}
		if home > 0 {
			s.Start, s.End = max(s.Start, p.quotes[home-1].inner.Start), min(s.End, p.quotes[home-1].inner.End)
		}
		if !s.IsZero() {
			spans = append(spans, s)
		}
	}
	return merged(r.Text, spans)
}

// quotesOver is the indexes of the outermost quotations that overlap the span.
func (p *reading) quotesOver(s hearsay.Span) []int32 {
	first := sort.Search(len(p.outers), func(i int) bool { return p.quotes[p.outers[i]].outer.End > s.Start })
	end := first
	for end < len(p.outers) && p.quotes[p.outers[end]].outer.Start < s.End {
		end++
	}
	return p.outers[first:end]
}

// merged sorts spans and joins those that overlap or touch but for blanks.
func merged(text string, spans []hearsay.Span) []hearsay.Span {
	for i := 1; i < len(spans); i++ {
		for j := i; j > 0 && spans[j].Start < spans[j-1].Start; j-- {
			spans[j], spans[j-1] = spans[j-1], spans[j]
		}
	}
	kept := spans[:0]
	for _, s := range spans {
		if n := len(kept); n > 0 && (s.Start <= kept[n-1].End || trimBlanks(text, hearsay.Span{Start: kept[n-1].End, End: s.Start}).IsZero()) {
			kept[n-1].End = max(kept[n-1].End, s.End)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}
