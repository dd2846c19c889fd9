package attribution

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
)

// hedge ties each hedging word to the innermost link whose source, cue or content holds it, in one
// sweep over the words and what the links hold.
func (p *reading) hedge() {
	r := p.r
	if len(r.Links) == 0 {
		return
	}
	held := make([]stretchOf, 0, 4*len(r.Links))
	for i := range r.Links {
		l, id := &r.Links[i], hearsay.LinkID(i+1)
		held = append(held, stretchOf{l.Cue, id}, stretchOf{l.Source, id})
		for _, c := range l.Content {
			held = append(held, stretchOf{c, id})
		}
	}
	slices.SortFunc(held, func(a, b stretchOf) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.link, b.link)) })
	var open []stretchOf
	next := 0
	for t := int32(0); int(t) < len(r.Tokens); t++ {
		last := p.hedgeAt(t)
		if last < t {
			continue
		}
		s := r.SpanOf(t, last)
		for ; next < len(held) && held[next].Start <= s.Start; next++ {
			open = append(open, held[next])
		}
		open = slices.DeleteFunc(open, func(h stretchOf) bool { return h.End <= s.Start })
		if l := p.linkAround(s, open); l != nil {
			l.Hedges = append(l.Hedges, s)
		}
		t = last
	}
}

// hedgeAt is the last token of the hedge that begins at token t, or -1.
func (p *reading) hedgeAt(t int32) int32 {
	r, h := p.r, &p.rules.hedges
	tok := &r.Tokens[t]
	for _, phrase := range h.phrases {
		if last := p.phraseAt(t, phrase); last >= 0 {
			return last
		}
	}
	switch tok.UPOS {
	case hearsay.AUX, hearsay.VERB:
		if h.verb[tok.Lemma] && (tok.UPOS == hearsay.AUX || !p.cued[t]) {
			return t
		}
	case hearsay.ADV:
		if h.adverb[tok.Lemma] {
			return t
		}
	case hearsay.ADJ:
		if h.adjective[tok.Lemma] {
			return t
		}
	}
	return -1
}

// phraseAt is the last token of the phrase where its words stand from token t on, or -1.
func (p *reading) phraseAt(t int32, words []string) int32 {
	r := p.r
	if int(t)+len(words) > len(r.Tokens) {
		return -1
	}
	for i, w := range words {
		if !strings.EqualFold(r.Form(t+int32(i)), w) {
			return -1
		}
	}
	return t + int32(len(words)) - 1
}

// linkAround is the link of those open whose content is shortest and that holds the span, of equals
// the last that hangs under another.
func (p *reading) linkAround(s hearsay.Span, open []stretchOf) *hearsay.Link {
	best, size := hearsay.LinkID(0), 0
	for _, h := range open {
		if !h.Contains(s) {
			continue
		}
		l := p.r.Link(h.link)
		n := lengthOf(l.Content)
		inner := l.Parent != 0
		switch {
		case best == 0 || n < size:
		case n > size:
			continue
		case inner != (p.r.Link(best).Parent != 0):
			if !inner {
				continue
			}
		case inner != (h.link > best):
			continue
		}
		best, size = h.link, n
	}
	if best == 0 {
		return nil
	}
	return p.r.Link(best)
}

// basis is why the source is worded as it is, where the text says so: in the source's own
// phrase ("documents it obtained") or right after it ("on condition of anonymity").
func (p *reading) basis(a *attribution) hearsay.Span {
	r := p.r
	for _, k := range r.Children(a.source.head) {
		if r.Tokens[k].Deprel.Is(hearsay.Acl) && p.rules.words.obtains[r.Tokens[k].Lemma] {
			first, last := r.Extent(k)
			if s, ok := p.trim(stretch{first, last}); ok {
				return r.SpanOf(s.first, s.last)
			}
		}
	}
	s := r.Sentences[r.SentenceOf(a.head)]
	if k := a.source.last + 1; k+1 < s.End && r.Tokens[k].UPOS == hearsay.PRON {
		for v := k + 1; v < s.End && v <= k+3; v++ {
			if p.rules.words.obtains[r.Tokens[v].Lemma] {
				return r.SpanOf(k, v)
			}
		}
	}
	for t := min(a.sourceFirst(), a.words.first); t < s.End; t++ {
		if p.inContent(a, t) {
			continue
		}
		if t > a.words.last && p.cites(t) {
			break
		}
		if last := p.basisAt(t); last >= 0 {
			return p.basisFrom(t, last, s, a.words)
		}
	}
	return hearsay.Span{}
}

// basisAt is the last of the fixed words of a basis that begins at token t, or -1.
func (p *reading) basisAt(t int32) int32 {
	for _, words := range p.rules.bases {
		if last := p.phraseAt(t, words); last >= 0 {
			return last
		}
	}
	return -1
}

// basisEnd is the token behind a basis whose fixed words end at token last: a mark, or the verb of
// the clause around it, which a conjunction within it would explain.
func (p *reading) basisEnd(last int32, s hearsay.Sentence) int32 {
	subordinate := false
	for last++; last < s.End; last++ {
		t := &p.r.Tokens[last]
		subordinate = subordinate || t.UPOS == hearsay.SCONJ
		if t.UPOS == hearsay.PUNCT || !subordinate && p.finite(last) {
			break
		}
	}
	return last
}

func (p *reading) inContent(a *attribution, t int32) bool {
	for _, c := range a.content {
		if c.holds(t) {
			return true
		}
	}
	return false
}

// basisFrom runs from token t over its fixed words to the next comma, the cue or the sentence's end.
func (p *reading) basisFrom(t, last int32, s hearsay.Sentence, cue stretch) hearsay.Span {
	for last+1 < s.End && p.r.Tokens[last+1].UPOS != hearsay.PUNCT && !cue.holds(last+1) {
		last++
	}
	return p.r.SpanOf(t, last)
}
