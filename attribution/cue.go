package attribution

import (
	"hearsay"
)

// match finds the lexicon's longest entry that begins at token i, and its last token.
func (p *reading) match(entries []cue, i int32) (*cue, int32) {
	for e := range entries {
		if last, ok := p.follows(entries[e].more, i); ok {
			return &entries[e], last
		}
	}
	return nil, i
}

// follows reports whether the lemmas come after token i, each within two tokens of the last.
func (p *reading) follows(lemmas []string, i int32) (int32, bool) {
	r := p.r
	for _, lemma := range lemmas {
		found := false
		for j := i + 1; j <= i+3 && int(j) < len(r.Tokens); j++ {
			if r.Tokens[j].Lemma == lemma || r.Form(j) == lemma {
				i, found = j, true
				break
			}
			if r.Tokens[j].UPOS == hearsay.PUNCT || r.Tokens[j].UPOS == hearsay.VERB {
				break
			}
		}
		if !found {
			return i, false
		}
	}
	return i, true
}

// verbGroup is the cue around a verb: its auxiliaries, negation and adverbs, and the verbs
// that lead to it ("went on to say"), as PolNeAR's guidelines keep the verb group together.
func (p *reading) verbGroup(v, last int32) stretch {
	g := stretch{v, last}
	g.first = p.groupStart(v, v)
	g.last = p.groupEnd(v, last)
	return g
}

func (p *reading) groupStart(v, first int32) int32 {
	r := p.r
	for first > 0 && r.Tokens[first-1].Head == v && p.leads(first-1) {
		first--
	}
	h := r.Tokens[v].Head
	if h < 0 || h >= first || r.Tokens[v].Deprel != hearsay.XComp || !p.rules.words.leading[r.Tokens[h].Lemma] {
		return first
	}
	for k := h + 1; k < first; k++ {
		if d := r.Tokens[k].Deprel; r.Tokens[k].Head != h || !(d.Is(hearsay.AdvMod) || d.Is(hearsay.Compound) || d.Is(hearsay.Obl)) {
			return first
		}
	}
	return p.groupStart(h, h)
}

// leads reports whether token k, which stands before its head verb, belongs to the verb's group.
func (p *reading) leads(k int32) bool {
	t := &p.r.Tokens[k]
	switch t.Deprel {
	case hearsay.Aux, hearsay.AuxPass, hearsay.Cop:
		return true
	case hearsay.AdvMod:
		return t.XPOS != hearsay.TagWRB && t.UPOS != hearsay.SCONJ
	case hearsay.Mark:
		return t.UPOS == hearsay.PART || t.Lemma == "to"
	}
	return false
}

// groupEnd takes in what follows the verb: its particle, an adverb, the medium ("in a
// statement"), a colon.
func (p *reading) groupEnd(v, last int32) int32 {
	r := p.r
	for int(last)+1 < len(r.Tokens) {
		t := &r.Tokens[last+1]
		if t.Head != v || t.Deprel != hearsay.CompoundPrt && !(t.Deprel == hearsay.AdvMod && t.XPOS != hearsay.TagWRB && t.UPOS == hearsay.ADV && !p.rules.words.day[t.Lemma]) {
			break
		}
		last++
	}
	return last
}

// medium takes "in a statement" after the cue into it.
func (p *reading) medium(v int32, g stretch) stretch {
	r := p.r
	for _, k := range r.Children(v) {
		if k <= g.last || k > g.last+4 || !r.Tokens[k].Deprel.Is(hearsay.Obl) || !p.rules.words.written[r.Tokens[k].Lemma] {
			continue
		}
		if first, _ := r.Extent(k); first == g.last+1 && r.Tokens[first].UPOS == hearsay.ADP {
			g.last = k
			return g
		}
	}
	return g
}

// colon takes a colon after the cue into it.
func (p *reading) colon(g stretch) stretch {
	if next := g.last + 1; int(next) < len(p.r.Tokens) && p.r.Form(next) == ":" {
		g.last = next
	}
	return g
}
