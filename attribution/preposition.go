package attribution

import (
	"strings"

	"hearsay"
)

// prepositional reads an attribution whose cue is a preposition of one or more words that begins
// at token i: "according to Smith", "in the words of Smith", "citing officials".
func (p *reading) prepositional(i int32, s hearsay.Sentence) (attribution, bool) {
	r := p.r
	switch r.Tokens[i].UPOS {
	case hearsay.ADP, hearsay.VERB, hearsay.SCONJ, hearsay.X:
	default:
		return attribution{}, false
	}
	p.lower = appendLower(p.lower[:0], r.Form(i))
	if string(p.lower) == "in" {
		return p.inPoll(i)
	}
	c, last := p.match(p.rules.prepositions[string(p.lower)], i)
	if c == nil || int(last)+1 >= len(r.Tokens) {
		return attribution{}, false
	}
	a := attribution{cue: c, head: i, words: stretch{i, last}, clausal: true, cites: c.relation == hearsay.Cited}
	h := p.headAfter(last, s)
	if h < 0 {
		return a, false
	}
	a.source = p.nounPhrase(h)
	if !a.source.known || a.source.first <= last {
		a.source.first = last + 1
	}
	if i == last && !a.cites && (!p.namesSpeaker(a.source) || i > s.First && r.Form(i-1) != ",") {
		return a, false
	}
	if a.source.first > a.source.last || a.source.first > last+2 {
		return a, false
	}
	a.words.last = a.source.first - 1
	if strings.EqualFold(r.Form(a.words.last), "the") {
		a.words.last = last
	}
	if i == s.First && !a.cites {
		p.endAtComma(&a.source, s)
	}
	if comma := p.commaFrom(a.source.last+1, s); i == s.First && comma >= 0 && !a.cites {
		p.setContent(&a, stretch{comma + 1, s.End - 1})
		return a, len(a.content) > 0
	}
	if a.source.last >= s.End-2 && i > s.First+2 && r.Form(i-1) == "," && !a.cites && p.within[i] == 0 {
		if p.reportedBefore(&a) {
			return a, true
		}
		p.setContent(&a, stretch{s.First, i - 2})
		return a, len(a.content) > 0
	}
	top := p.governor(a.words, h)
	if top < 0 {
		if i > s.First || a.cites || !p.hasFinite(a.source.last+1, s.End) {
			return a, false
		}
		p.setContent(&a, stretch{a.source.last + 1, s.End - 1})
		return a, len(a.content) > 0
	}
	if p.reportedBefore(&a) {
		return a, true
	}
	first, end := r.Extent(top)
	if p.within[top] == 0 || p.within[top] != p.within[i] {
		first, end = p.clauseAround(first, end, s)
	}
	p.setContent(&a, stretch{first, end}, stretch{a.words.first, a.source.last})
	if len(a.content) > 2 {
		a.content = a.content[:2]
	}
	return a, len(a.content) > 0
}

// namesSpeaker reports whether the phrase is a name, or has an article and names somebody or something
// that states things: "per the ministry", but not "per person".
func (p *reading) namesSpeaker(ph phrase) bool {
	t := &p.r.Tokens[ph.head]
	return t.UPOS == hearsay.PROPN || p.r.Tokens[ph.first].UPOS == hearsay.DET && (p.canSpeak(ph) || p.personal(ph))
}

// reportedBefore hangs a source that closes its sentence under the outlet that reports what it says:
// "the Post reported that it rained, according to officials".
func (p *reading) reportedBefore(a *attribution) bool {
	for j := p.firsts[len(p.firsts)-1]; j < int32(len(p.found)); j++ {
		b := &p.found[j]
		if b.head >= a.head || !b.clausal || b.closing || b.cites || b.outer >= 0 || !b.source.known || len(b.content) != 1 || b.content[0].first < b.head ||
			b.content[0].last < a.head-2 || p.kindOf(b.source, p.actorAt(b.source)) != hearsay.OutletActor {
			continue
		}
		p.setContent(b, stretch{b.content[0].first, a.head - 1})
		a.content = append(a.content[:0], b.content...)
		a.citedBy = b.head + 1
		return len(a.content) > 0
	}
	return false
}

// commaFrom is the comma at token k or a word or two behind it, or -1.
func (p *reading) commaFrom(k int32, s hearsay.Sentence) int32 {
	for end := min(k+3, s.End-1); k < end; k++ {
		if p.r.Form(k) == "," {
			return k
		}
	}
	return -1
}

// endAtComma cuts the source of a sentence that begins with it where the tree runs on into the
// clause: at the first comma, and before a day.
func (p *reading) endAtComma(ph *phrase, s hearsay.Sentence) {
	r := p.r
	if ph.last+1 >= s.End || r.Form(ph.last+1) != "," {
		for k := ph.first + 1; k < s.End; k++ {
			if r.Form(k) == "," {
				ph.last = k - 1
				break
			}
		}
	}
	for ph.last > ph.first && (p.rules.words.day[r.Tokens[ph.last].Lemma] || r.Tokens[ph.last].UPOS == hearsay.ADV || r.Tokens[ph.last].UPOS == hearsay.ADP) {
		ph.last--
	}
	if ph.head > ph.last {
		ph.head = ph.last
	}
}

var pollCue = cue{relation: hearsay.Said}

// inPoll reads "in a poll by the Post", whose clause is what the poll says.
func (p *reading) inPoll(i int32) (attribution, bool) {
	r := p.r
	h := r.Tokens[i].Head
	if h < i || !p.rules.words.poll[r.Tokens[h].Lemma] || !r.Tokens[h].Deprel.Is(hearsay.Obl) || r.Tokens[h].Head < 0 {
		return attribution{}, false
	}
	a := attribution{cue: &pollCue, head: i, words: stretch{i, i}, source: p.nounPhrase(h)}
	if !a.source.known || a.source.first != i+1 {
		return a, false
	}
	first, last := r.Extent(r.Tokens[h].Head)
	p.setContent(&a, stretch{first, last}, stretch{i, a.source.last})
	return a, len(a.content) > 0
}

// cites reports whether token i is a participle by which one source brings in another.
func (p *reading) cites(i int32) bool {
	p.lower = appendLower(p.lower[:0], p.r.Form(i))
	for _, c := range p.rules.prepositions[string(p.lower)] {
		if c.relation == hearsay.Cited {
			return true
		}
	}
	return false
}

// joinCited hangs a source that is cited under the report that cites it, to whose content it
// attests. Where nobody reports, to cite is to say: the cited thing is what is said.
func (p *reading) joinCited(a *attribution) {
	r := p.r
	up := r.Tokens[a.head].Head
	if !p.canSpeak(a.source) {
		up = -1
	} else if b := p.closingBefore(a.head); b >= 0 {
		up = b
	}
	for hops := 0; up >= 0 && hops < 6; hops++ {
		found := p.foundIn(a.head, a.head)
		for j := range found {
			b := &found[j]
			if b.head != a.head && len(b.content) > 0 && (b.head == up && b.cue.frames.has(clause|quoted) || b.source.known && b.source.head == up && b.head < a.head) {
				if p.givesReason(b, a.source) {
					break
				}
				a.citedBy = b.head + 1
				if b.closing {
					a.content = append(a.content[:0:0], b.content...)
					return
				}
				own := stretch{a.words.first, a.source.last}
				whole := append([]stretch(nil), b.content...)
				a.content, b.content = nil, b.content[:0]
				for _, s := range whole {
					p.addContent(a, s, own)
					p.addContent(b, s, own)
				}
				return
			}
		}
		if u := r.Tokens[up].UPOS; u == hearsay.VERB {
			break
		}
		up = r.Tokens[up].Head
	}
	cited := a.source
	a.source = p.subject(a.head)
	a.words = p.verbGroup(a.head, a.head)
	a.content = a.content[:0]
	if a.source.known {
		p.setContent(a, cited.stretch)
	}
}

// givesReason reports whether a person who speaks cites people as a reason rather than a source.
func (p *reading) givesReason(by *attribution, cited phrase) bool {
	t, w := &p.r.Tokens[cited.head], &p.rules.words
	if !w.group[t.Lemma] || w.anonymous[t.Lemma] || w.document[t.Lemma] {
		return false
	}
	return p.r.Tokens[by.source.head].UPOS == hearsay.PRON || p.kindOf(by.source, p.actorAt(by.source)) == hearsay.PersonActor
}

// canSpeak reports whether the phrase names somebody or something that states things, rather
// than a reason.
func (p *reading) canSpeak(ph phrase) bool {
	t, w := &p.r.Tokens[ph.head], &p.rules.words
	return t.UPOS == hearsay.PROPN || w.document[t.Lemma] || w.outlet[t.Lemma] || w.anonymous[t.Lemma] || w.group[t.Lemma]
}

func (p *reading) clauseAround(first, end int32, s hearsay.Sentence) (int32, int32) {
	return max(first, s.First), min(end, s.End-1)
}

// headAfter is the head of the noun phrase that begins after token last.
func (p *reading) headAfter(last int32, s hearsay.Sentence) int32 {
	r := p.r
	for k := last + 1; k < s.End && k <= last+12; k++ {
		if u := r.Tokens[k].UPOS; u != hearsay.NOUN && u != hearsay.PROPN && u != hearsay.PRON && u != hearsay.NUM && u != hearsay.ADJ {
			continue
		}
		if h := r.Tokens[k].Head; h > last && h <= last+12 && h < s.End && p.partOfPhrase(k, h) {
			continue
		}
		return k
	}
	return -1
}

// governor is the head of the clause that the source's phrase hangs on.
func (p *reading) governor(cue stretch, h int32) int32 {
	r := p.r
	top := r.Tokens[h].Head
	for hops := 0; top >= 0 && hops < 6; hops++ {
		t := &r.Tokens[top]
		if !cue.holds(top) && (t.UPOS == hearsay.VERB || t.Deprel == hearsay.Root || t.Deprel == hearsay.CComp || t.Deprel == hearsay.Parataxis || t.Deprel == hearsay.Conj && t.UPOS != hearsay.NOUN || p.r.Child(top, hearsay.Cop) >= 0) {
			return top
		}
		top = t.Head
	}
	return -1
}

// appendLower appends the ASCII lower case of s.
func appendLower(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}
