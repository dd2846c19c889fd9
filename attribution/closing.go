package attribution

import (
	"hearsay"
)

// The commonest sentence of news ends with its source: "…, the Gazette reported on Thursday, citing
// papers it obtained." Trees hang its two clauses in every way, so what follows reads it from the
// words: a finite clause, a comma, a source and a verb of speech in either order, and nothing behind
// them but who was told, when, and on what ground.

// closing reads the attribution that ends the sentence, whatever its tree.
func (p *reading) closing(s hearsay.Sentence, kind hearsay.BlockKind) (attribution, bool) {
	r := p.r
	comma := s.First
	for k := s.First + 1; k < s.End; k++ {
		if r.Form(k) == "," && p.within[k] == 0 {
			comma = k
		}
		if comma == s.First || p.within[k] > 0 || p.cued[k] {
			continue
		}
		c, last := p.closingCue(k, s)
		if c == nil {
			continue
		}
		if a, ok := p.closingAt(attribution{cue: c, head: k, words: stretch{k, last}, clausal: true, closing: true}, s, kind); ok {
			return a, true
		}
	}
	return attribution{}, false
}

// closingCue is the verb of speech at token k, taken for a noun by some taggers where it ends the
// sentence: "…, the Chicago Tribune reports."
func (p *reading) closingCue(k int32, s hearsay.Sentence) (*cue, int32) {
	r := p.r
	t := &r.Tokens[k]
	switch t.XPOS {
	case hearsay.TagVBD, hearsay.TagVBZ, hearsay.TagVBP:
	case hearsay.TagVBN:
		if r.Tokens[k-1].UPOS == hearsay.AUX {
			return nil, k
		}
	case hearsay.TagNNS:
		if r.Tokens[k-1].UPOS != hearsay.PROPN || k+2 < s.End || k+1 < s.End && r.Tokens[k+1].UPOS != hearsay.PUNCT {
			return nil, k
		}
	default:
		return nil, k
	}
	entries := p.rules.verb(t.Lemma)
	for e := range entries {
		c := &entries[e]
		if !c.frames.has(clause) || c.relation == hearsay.Believes || c.relation == hearsay.Obtained || c.relation == hearsay.DeniedIt {
			continue
		}
		if last, ok := p.follows(c.more, k); ok {
			return c, last
		}
	}
	return nil, k
}

func (p *reading) closingAt(a attribution, s hearsay.Sentence, kind hearsay.BlockKind) (attribution, bool) {
	r := p.r
	for k := a.words.first - 1; k > s.First && (r.Tokens[k].UPOS == hearsay.ADV && r.Tokens[k].XPOS != hearsay.TagWRB || r.Tokens[k].UPOS == hearsay.AUX); k-- {
		a.words.first = k
	}
	comma, tail := int32(-1), a.words.last+1
	if before := a.words.first - 1; r.Form(before) == "," && p.within[before] == 0 {
		if a.source = p.closingInverted(&a, s); a.source.known {
			comma, tail = before, a.source.last+1
		}
	}
	if comma < 0 {
		if a.source, comma = p.closingUpright(a.words.first-1, s); !a.source.known {
			return a, false
		}
		if a.cue.frames.has(tells) {
			a.to = p.phraseStartingAt(tail, s)
			if a.to.known && p.rules.words.day[r.Tokens[a.to.head].Lemma] {
				a.to = phrase{}
			}
			tail = max(tail, a.to.last+1)
		}
	}
	if !a.cue.frames.has(quoted) && !p.canSpeak(a.source) {
		return a, false
	}
	first := p.closedFrom(comma, s)
	if p.inserted(first, comma, tail, s) {
		p.setContent(&a, stretch{first, s.End - 1}, stretch{comma, tail})
		a.closing = false
		return a, len(a.content) == 2
	}
	if !p.closes(tail, s, kind) {
		return a, false
	}
	if comma-first < 3 && kind != hearsay.Title || !p.mainClause(first, comma, kind) {
		return a, false
	}
	a.content = a.content[:0]
	if whole, ok := p.trim(stretch{first, comma - 1}); ok {
		a.content = append(a.content, whole)
	}
	p.goesOn(&a, s)
	a.words = p.medium(a.head, a.words)
	return a, len(a.content) > 0
}

// inserted reports whether a source and its cue, between the two commas, part a clause's subject from
// its verb: "The talks, the ministry said, will go on."
func (p *reading) inserted(first, comma, tail int32, s hearsay.Sentence) bool {
	r := p.r
	if tail+2 >= s.End || r.Form(tail) != "," || first == comma || p.hasVerb(first, comma) || p.within[tail+1] > 0 {
		return false
	}
	switch r.Tokens[first].UPOS {
	case hearsay.DET, hearsay.PROPN, hearsay.NOUN, hearsay.ADJ, hearsay.NUM, hearsay.PRON:
	default:
		return false
	}
	next := &r.Tokens[tail+1]
	return next.XPOS == hearsay.TagMD || p.finite(tail+1) || next.UPOS == hearsay.AUX
}

// closedFrom is the token at which the clause before the comma begins: behind a semicolon or an
// opening source, or the sentence's first.
func (p *reading) closedFrom(comma int32, s hearsay.Sentence) int32 {
	r := p.r
	first := s.First
	for k := s.First; k < comma; k++ {
		if r.Form(k) == ";" && p.within[k] == 0 {
			first = k + 1
		}
	}
	p.lower = appendLower(p.lower[:0], r.Form(first))
	if c, _ := p.match(p.rules.prepositions[string(p.lower)], first); c != nil {
		for k := first + 1; k < comma; k++ {
			if r.Form(k) == "," {
				return k + 1
			}
		}
	}
	return first
}

// mainClause reports whether the tokens hold a finite verb in a clause of its own; a headline may
// do without.
func (p *reading) mainClause(first, end int32, kind hearsay.BlockKind) bool {
	r := p.r
	if kind == hearsay.Title {
		return true
	}
	t := &r.Tokens[first]
	if p.rules.words.subordinate[t.Lemma] || t.UPOS == hearsay.SCONJ || t.XPOS == hearsay.TagWRB || t.XPOS == hearsay.TagVBN || t.XPOS == hearsay.TagVBG {
		for first++; first < end && r.Form(first) != ","; first++ {
		}
	}
	for k := first; k < end; k++ {
		t := &r.Tokens[k]
		// Taggers take some past tenses for participles.
		past := t.XPOS == hearsay.TagVBN && k > first && r.Tokens[first].UPOS != hearsay.ADP
		if p.finite(k) || past || t.XPOS == hearsay.TagMD || t.UPOS == hearsay.AUX {
			return true
		}
	}
	return false
}

// closingInverted is the source right behind a cue that a comma goes before: "…, said Jones".
func (p *reading) closingInverted(a *attribution, s hearsay.Sentence) phrase {
	if a.cue.frames.has(tells) {
		return phrase{}
	}
	next := a.words.last + 1
	ph := p.phraseStartingAt(next, s)
	if k := p.subjectChild(a.head); k > a.head {
		if tree := p.nounPhrase(k); tree.first == next && !p.verbBeforeRelative(tree.stretch) {
			ph = tree
		}
	}
	if !ph.known || p.rules.words.day[p.r.Tokens[ph.head].Lemma] || a.cue.frames.has(object) && !p.canSpeak(ph) && !p.personal(ph) {
		return phrase{}
	}
	return ph
}

// closingUpright is the source that ends at token last, with an apposition or a relative clause
// between commas, and the comma before it.
func (p *reading) closingUpright(last int32, s hearsay.Sentence) (phrase, int32) {
	r := p.r
	end := last
	if r.Form(last) == "," && p.within[last] == 0 {
		for end = last - 1; end > s.First && r.Form(end) != "," && last-end < 25; end-- {
			if p.within[end] > 0 {
				return phrase{}, -1
			}
		}
		if next := &r.Tokens[end+1]; r.Form(end) != "," || next.XPOS != hearsay.TagWP && next.XPOS != hearsay.TagWDT && (next.UPOS == hearsay.ADP || p.hasFinite(end+1, last)) {
			return phrase{}, -1
		}
		end--
	}
	first := end
	for ; first > s.First && end-first < 16; first-- {
		t := &r.Tokens[first]
		if r.Form(first) == "," && p.within[first] == 0 {
			break
		}
		if p.finite(first) || t.UPOS == hearsay.AUX || t.UPOS == hearsay.SCONJ || t.XPOS == hearsay.TagWDT || t.XPOS == hearsay.TagWP || t.XPOS == hearsay.TagWRB || p.within[first] > 0 || p.rules.words.than[t.Lemma] {
			return phrase{}, -1
		}
	}
	comma := first
	if first++; first > end || r.Form(comma) != "," {
		return phrase{}, -1
	}
	if r.Tokens[end].UPOS == hearsay.PRON {
		if first < end || !p.rules.words.nominative[r.Form(end)] {
			return phrase{}, -1
		}
		return phrase{head: end, stretch: stretch{end, end}, known: true}, comma
	}
	for first < end && (r.Tokens[first].UPOS == hearsay.ADV || p.rules.words.day[r.Tokens[first].Lemma]) {
		first++
	}
	switch r.Tokens[first].UPOS {
	case hearsay.DET, hearsay.ADJ, hearsay.NOUN, hearsay.PROPN, hearsay.NUM, hearsay.PRON, hearsay.X, hearsay.VERB:
	default:
		return phrase{}, -1
	}
	ph := p.phraseOver(stretch{first, end})
	if !ph.known || p.rules.words.day[r.Tokens[ph.head].Lemma] {
		return phrase{}, -1
	}
	ph.last = last
	return ph, comma
}

func (p *reading) hasFinite(from, to int32) bool {
	for k := from; k < to; k++ {
		if p.finite(k) {
			return true
		}
	}
	return false
}

// closes reports whether nothing that could be said stands from token k on: who, when, where, in
// what medium, on whose word, or a clause of its own.
func (p *reading) closes(k int32, s hearsay.Sentence, kind hearsay.BlockKind) bool {
	r := p.r
	if k < s.End && p.inPhrase(k) && !p.dayWithin(k, s) && r.Tokens[k].UPOS != hearsay.ADP {
		return kind == hearsay.Title && r.Tokens[k].UPOS == hearsay.PUNCT
	}
	for ; k < s.End; k++ {
		t := &r.Tokens[k]
		if p.cites(k) || p.basisAt(k) >= 0 {
			return true
		}
		comma := r.Form(k-1) == ","
		switch {
		case kind == hearsay.Title && t.UPOS == hearsay.PUNCT && r.Form(k) != ",":
			return true
		case p.within[k] > 0 || r.Form(k) == ":":
			return false
		case comma && (t.UPOS == hearsay.CCONJ || t.XPOS == hearsay.TagVBG || t.XPOS == hearsay.TagWP || t.XPOS == hearsay.TagWDT), p.rules.words.subordinate[t.Lemma]:
			return true
		case r.Form(k) == ";":
			return true
		case t.UPOS == hearsay.VERB, t.UPOS == hearsay.AUX, t.UPOS == hearsay.SCONJ, t.XPOS == hearsay.TagWRB, t.XPOS == hearsay.TagWP, t.Lemma == "that":
			return false
		}
	}
	return true
}

// dayWithin reports whether a phrase of time begins at token k: "late on Monday", "last week".
func (p *reading) dayWithin(k int32, s hearsay.Sentence) bool {
	for end := min(k+3, s.End); k < end; k++ {
		if p.rules.words.day[p.r.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}

// verbBeforeRelative reports whether a phrase holds a verb outside of a relative clause, as only one
// does that a tree has stretched over more than the phrase.
func (p *reading) verbBeforeRelative(s stretch) bool {
	for k := s.first; k <= s.last; k++ {
		switch t := &p.r.Tokens[k]; {
		case t.XPOS == hearsay.TagWP || t.XPOS == hearsay.TagWDT:
			return false
		case p.finite(k):
			return true
		}
	}
	return false
}

// closingBefore is the cue that closes the sentence of token i before it, or -1.
func (p *reading) closingBefore(i int32) int32 {
	found := p.foundIn(i, i)
	for j := range found {
		if b := &found[j]; b.closing && b.head < i {
			return b.head
		}
	}
	return -1
}
