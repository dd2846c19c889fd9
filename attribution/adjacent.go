package attribution

import (
	"hearsay"
)

// Trees go wrong most often at quotations and long appositions, where words do not: the
// source of a verb of speech stands right before it or, after a quotation or a comma, right
// behind it. What follows reads it from there.

// adjacentSource is the noun phrase beside the verb group of a finite verb of speech.
func (p *reading) adjacentSource(v int32, g stretch, s hearsay.Sentence) phrase {
	r := p.r
	switch r.Tokens[v].XPOS {
	case hearsay.TagVBD, hearsay.TagVBZ, hearsay.TagVBP, hearsay.TagVBN:
	default:
		return phrase{}
	}
	if before := p.phraseEndingAt(g.first-1, s); before.known {
		return before
	}
	if g.first > s.First && r.Tokens[g.first-1].UPOS != hearsay.PUNCT {
		return phrase{}
	}
	return p.phraseStartingAt(g.last+1, s)
}

// inPhrase reports whether the token can stand inside a simple noun phrase.
func (p *reading) inPhrase(k int32) bool {
	t := &p.r.Tokens[k]
	switch t.UPOS {
	case hearsay.DET, hearsay.ADJ, hearsay.NOUN, hearsay.PROPN, hearsay.NUM:
		return true
	case hearsay.PART:
		return t.XPOS == hearsay.TagPOS
	case hearsay.PRON:
		return t.XPOS == hearsay.TagPRPS
	case hearsay.ADP:
		return t.Lemma == "of"
	case hearsay.SYM:
		return true
	case hearsay.PUNCT:
		form := p.r.Form(k)
		return form == "-" || form == "(" || form == ")"
	}
	return false
}

func (p *reading) headsPhrase(k int32) bool {
	switch t := &p.r.Tokens[k]; t.UPOS {
	case hearsay.NOUN, hearsay.PROPN:
		return true
	case hearsay.PRON:
		return t.XPOS != hearsay.TagPRPS
	case hearsay.NUM, hearsay.DET:
		return false
	}
	return p.r.Form(k) == ")"
}

// phraseEndingAt reads leftwards from token last; over a comma it goes on where what it has read
// is an apposition.
func (p *reading) phraseEndingAt(last int32, s hearsay.Sentence) phrase {
	r := p.r
	comma := false
	if last > s.First && r.Form(last) == "," {
		comma = true
		last--
	}
	if comma {
		if ph := p.beforeRelative(last, s); ph.known {
			return ph
		}
	}
	if last < s.First || !p.headsPhrase(last) {
		return phrase{}
	}
	if r.Tokens[last].UPOS == hearsay.PRON {
		if comma || !p.rules.words.nominative[r.Form(last)] {
			return phrase{}
		}
		return phrase{head: last, stretch: stretch{last, last}, known: true}
	}
	first := p.phraseFirst(last, s)
	if first-2 >= s.First && r.Form(first-1) == "," && r.Tokens[last].UPOS == hearsay.NOUN && p.opensApposition(first) && p.headsPhrase(first-2) && r.Tokens[first-2].UPOS != hearsay.PRON {
		if whole := p.phraseFirst(first-2, s); whole == s.First || r.Tokens[whole-1].UPOS != hearsay.ADP {
			first = whole
		}
	} else if comma && r.Tokens[last].UPOS == hearsay.NOUN {
		return phrase{}
	}
	if first > s.First && r.Tokens[first-1].UPOS == hearsay.ADP {
		return phrase{}
	}
	return p.phraseOver(stretch{first, last})
}

// beforeRelative is the phrase whose relative clause, between commas, ends at token last: "Jones,
// who heads the party,".
func (p *reading) beforeRelative(last int32, s hearsay.Sentence) phrase {
	r := p.r
	for k := last; k > s.First+1 && last-k < 25; k-- {
		switch {
		case p.within[k] != p.within[last]:
			return phrase{}
		case r.Form(k-1) == "," && (r.Tokens[k].XPOS == hearsay.TagWP || r.Tokens[k].XPOS == hearsay.TagWDT || r.Tokens[k].XPOS == hearsay.TagWPS):
			end := k - 2
			if end < s.First || !p.headsPhrase(end) {
				return phrase{}
			}
			ph := p.phraseOver(stretch{p.phraseFirst(end, s), end})
			ph.last = last
			return ph
		}
	}
	return phrase{}
}

func (p *reading) phraseFirst(last int32, s hearsay.Sentence) int32 {
	first := last
	for first > s.First && p.inPhrase(first-1) && p.within[first-1] == p.within[last] {
		first--
	}
	for first < last && (p.r.Tokens[first].UPOS == hearsay.ADP || p.r.Tokens[first].UPOS == hearsay.PUNCT || p.r.Tokens[first].XPOS == hearsay.TagPOS) {
		first++
	}
	return first
}

func (p *reading) opensApposition(k int32) bool {
	t := &p.r.Tokens[k]
	return t.UPOS == hearsay.DET || t.XPOS == hearsay.TagPRPS || t.UPOS == hearsay.ADJ || t.UPOS == hearsay.NOUN
}

// phraseStartingAt reads rightwards from token first, with one apposition.
func (p *reading) phraseStartingAt(first int32, s hearsay.Sentence) phrase {
	r := p.r
	if first >= s.End || p.within[first] > 0 {
		return phrase{}
	}
	if t := &r.Tokens[first]; t.UPOS == hearsay.PRON && t.XPOS != hearsay.TagPRPS {
		if !p.rules.words.nominative[r.Form(first)] {
			return phrase{}
		}
		return phrase{head: first, stretch: stretch{first, first}, known: true}
	}
	last := p.phraseLast(first, s)
	if last < first || !p.headsPhrase(last) {
		return phrase{}
	}
	if last+2 < s.End && r.Form(last+1) == "," && p.opensApposition(last+2) {
		if end := p.phraseLast(last+2, s); end > last+2 && p.headsPhrase(end) && (end+1 >= s.End || r.Tokens[end+1].UPOS == hearsay.PUNCT) {
			last = end
		}
	}
	return p.phraseOver(stretch{first, last})
}

func (p *reading) phraseLast(first int32, s hearsay.Sentence) int32 {
	last := first - 1
	for last+1 < s.End && p.inPhrase(last+1) && p.within[last+1] == 0 {
		last++
	}
	for last >= first && !p.headsPhrase(last) {
		last--
	}
	return last
}

// phraseOver makes the phrase of these tokens. Its head is the first nominal whose governor
// stands outside, which is a name's first word, behind a possessor.
func (p *reading) phraseOver(s stretch) phrase {
	r := p.r
	head, from := int32(-1), s.first
	for k := s.first; k < s.last && r.Form(k) != ","; k++ {
		if r.Tokens[k].XPOS == hearsay.TagPOS {
			from = k + 1
		}
	}
	for k := from; k <= s.last; k++ {
		u := r.Tokens[k].UPOS
		if u != hearsay.NOUN && u != hearsay.PROPN {
			continue
		}
		if head < 0 || !s.holds(r.Tokens[k].Head) && s.holds(r.Tokens[head].Head) {
			head = k
		}
	}
	if head < 0 {
		return phrase{}
	}
	return phrase{head: head, stretch: s, known: true}
}

// restOfSentence is the content of a verb of speech whose complement the tree does not show.
func (p *reading) restOfSentence(a *attribution, s hearsay.Sentence) bool {
	r := p.r
	first := max(a.words.last, a.to.last, a.sourceLast()) + 1
	if !a.source.known || first >= s.End || a.source.first > a.words.last && a.words.first > s.First+1 {
		return false
	}
	for k := first; k < first+8 && k < s.End && r.Tokens[k].UPOS != hearsay.VERB; k++ {
		if t := &r.Tokens[k]; t.Lemma == "that" && t.XPOS == hearsay.TagIN {
			first = k
			break
		}
	}
	if r.Tokens[first].Lemma != "that" && (!p.hasVerb(first, s.End) || r.Tokens[first].UPOS == hearsay.PUNCT || r.Tokens[first].UPOS == hearsay.ADP || r.Tokens[first].UPOS == hearsay.VERB) {
		return false
	}
	p.setContent(a, stretch{first, s.End - 1})
	return len(a.content) > 0
}

// invertedSource is the source behind a cue that stands between commas, "…, stated Minister Jones,
// …", where the tree takes the cue for a further deed of the clause's subject.
func (p *reading) invertedSource(a *attribution, s hearsay.Sentence) phrase {
	r := p.r
	f := a.cue.frames
	if a.words.first <= s.First || r.Form(a.words.first-1) != "," || p.subjectChild(a.head) >= 0 || r.Child(a.head, hearsay.CC, hearsay.CComp) >= 0 ||
		!f.has(clause) || !f.has(quoted) || f.has(tells) || !p.finite(a.head) || a.words.last+1 >= s.End || r.Tokens[a.words.last+1].UPOS != hearsay.PROPN {
		return phrase{}
	}
	return p.phraseStartingAt(a.words.last+1, s)
}

// thatAhead reports whether "that" follows the cue before any other verb.
func (p *reading) thatAhead(a *attribution, s hearsay.Sentence) bool {
	r := p.r
	for k := a.words.last + 1; k < a.words.last+9 && k < s.End && r.Tokens[k].UPOS != hearsay.VERB; k++ {
		if r.Tokens[k].Lemma == "that" && r.Tokens[k].XPOS == hearsay.TagIN {
			return true
		}
	}
	return false
}
