package attribution

import (
	"hearsay"
)

// subject finds who is the source of what verb v says: its subject, the agent of a passive,
// or the subject that it shares with the verb or noun which governs it.
func (p *reading) subject(v int32) phrase {
	r := p.r
	for depth := 0; v >= 0 && depth < 8; depth++ {
		if p.passive(v) {
			return p.agent(v)
		}
		if s := p.subjectChild(v); s >= 0 {
			return p.widened(p.lastSegment(p.nounPhrase(s), v), v)
		}
		if r.Child(v, hearsay.Expl, hearsay.CSubj) >= 0 {
			return phrase{}
		}
		t := &r.Tokens[v]
		if t.Head < 0 {
			return phrase{}
		}
		switch {
		case t.Deprel == hearsay.XComp:
			if o := p.controller(t.Head, v); o >= 0 {
				return p.nounPhrase(o)
			}
			if p.passive(t.Head) {
				if s := r.Child(t.Head, hearsay.NSubj); s >= 0 {
					return p.nounPhrase(s)
				}
			}
		case t.Deprel == hearsay.Conj:
		case p.leadByAs(v):
			if p.passive(t.Head) {
				if s := r.Child(t.Head, hearsay.NSubj); s >= 0 {
					return p.nounPhrase(s)
				}
			}
			if o := r.Child(t.Head, hearsay.Obj); o >= 0 && o < v {
				return p.nounPhrase(o)
			}
			return phrase{}
		case t.Deprel == hearsay.AdvCl && (t.XPOS == hearsay.TagVBG || r.Child(v, hearsay.Mark) >= 0 && t.XPOS == hearsay.TagVB):
			if p.passive(t.Head) {
				if s := r.Child(t.Head, hearsay.NSubj); s >= 0 {
					return p.nounPhrase(s)
				}
			}
		case t.Deprel == hearsay.CComp && t.XPOS == hearsay.TagVBG && v > t.Head && p.setOff(v):
		case t.Deprel.Is(hearsay.Acl) && t.XPOS == hearsay.TagVBG:
			return p.owner(t.Head)
		case t.Deprel == hearsay.Parataxis && t.XPOS == hearsay.TagVBG:
		default:
			return phrase{}
		}
		v = t.Head
	}
	return phrase{}
}

// setOff reports whether a comma or a conjunction parts the participle from what stands before it.
func (p *reading) setOff(v int32) bool {
	first, _ := p.r.Extent(v)
	for k := max(first-1, 0); k < v; k++ {
		if p.r.Form(k) == "," || p.r.Tokens[k].Deprel == hearsay.Mark {
			return true
		}
	}
	return false
}

// subjectChild is the verb's subject, days left out that a tree takes for one.
func (p *reading) subjectChild(v int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		if r.Tokens[k].Deprel.Is(hearsay.NSubj) && r.Tokens[k].UPOS != hearsay.VERB && !p.rules.words.day[r.Tokens[k].Lemma] {
			return k
		}
	}
	return -1
}

// leadByAs reports whether v is the participle of "cited them as saying".
func (p *reading) leadByAs(v int32) bool {
	r := p.r
	if r.Tokens[v].XPOS != hearsay.TagVBG || r.Tokens[v].Head < 0 {
		return false
	}
	for _, k := range r.Children(v) {
		if d := r.Tokens[k].Deprel; k < v && (d == hearsay.Mark || d == hearsay.Case) && r.Tokens[k].Lemma == "as" {
			return true
		}
	}
	return false
}

// passive reports whether v is a passive participle.
func (p *reading) passive(v int32) bool {
	r := p.r
	if v < 0 || r.Tokens[v].XPOS != hearsay.TagVBN && !(r.Tokens[v].XPOS == hearsay.TagVBD && p.hasBe(v)) {
		return false
	}
	for _, k := range r.Children(v) {
		switch r.Tokens[k].Deprel {
		case hearsay.AuxPass, hearsay.NSubjPass, hearsay.CSubjPass, hearsay.OblAgent:
			return true
		case hearsay.Aux, hearsay.Cop:
			switch r.Tokens[k].Lemma {
			case "have":
				return false
			case "be":
				return true
			}
		}
	}
	if p.endsClause(v) {
		return false
	}
	d := r.Tokens[v].Deprel
	return d == hearsay.Acl || d == hearsay.AdvCl || d == hearsay.AMod
}

// hasBe reports whether a form of "be" leads the verb.
func (p *reading) hasBe(v int32) bool {
	for _, k := range p.r.Children(v) {
		if t := &p.r.Tokens[k]; k < v && t.UPOS == hearsay.AUX && t.Lemma == "be" {
			return true
		}
	}
	return false
}

// endsClause reports whether a bare participle stands where a past tense does: "the agency
// reported." after its subject and at the end.
func (p *reading) endsClause(v int32) bool {
	r := p.r
	if v == 0 || int(v)+1 >= len(r.Tokens) {
		return false
	}
	if u := r.Tokens[v-1].UPOS; u != hearsay.PROPN && u != hearsay.PRON {
		return false
	}
	form := r.Form(v + 1)
	return form == "." || p.cites(v+1) || p.rules.words.day[form]
}

// agent is the by-phrase of a passive.
func (p *reading) agent(v int32) phrase {
	r := p.r
	for _, k := range r.Children(v) {
		if d := r.Tokens[k].Deprel; d == hearsay.OblAgent || d == hearsay.Obl && p.caseIs(k, "by") {
			return p.nounPhrase(k)
		}
	}
	return phrase{}
}

// controller is the object of h that is the subject of its infinitive v: "urged them to say".
func (p *reading) controller(h, v int32) int32 {
	o := p.r.Child(h, hearsay.Obj, hearsay.IObj)
	if o < 0 || o > v {
		return -1
	}
	if p.rules.words.light[p.r.Tokens[h].Lemma] {
		return -1
	}
	return o
}

// owner is the source of a noun of saying: its possessor, a by- or from-phrase, or, where none
// is named, the noun itself ("a report saying").
func (p *reading) owner(n int32) phrase {
	if o := p.possessor(n); o.known {
		return o
	}
	return p.nounPhrase(n)
}

// possessor is the genitive before noun n, or its by-, from- or among-phrase.
func (p *reading) possessor(n int32) phrase {
	r := p.r
	if k := r.Child(n, hearsay.NModPoss); k >= 0 {
		ph := p.nounPhrase(k)
		if next := ph.last + 1; int(next) < len(r.Tokens) && r.Tokens[next].XPOS == hearsay.TagPOS {
			ph.last = next
		}
		return ph
	}
	for _, k := range r.Children(n) {
		if d := r.Tokens[k].Deprel; (d == hearsay.NMod || d.Is(hearsay.Obl)) && k > n &&
			p.caseIn(k, p.rules.words.of) {
			return p.nounPhrase(k)
		}
	}
	return phrase{}
}

// caseIs reports whether token k's preposition is this word.
func (p *reading) caseIs(k int32, word string) bool {
	for _, c := range p.r.Children(k) {
		if p.r.Tokens[c].Deprel == hearsay.Case && p.r.Tokens[c].Lemma == word {
			return true
		}
	}
	return false
}

// caseIn reports whether token k's preposition is one of these.
func (p *reading) caseIn(k int32, words set) bool {
	for _, c := range p.r.Children(k) {
		if p.r.Tokens[c].Deprel == hearsay.Case && words[p.r.Tokens[c].Lemma] {
			return true
		}
	}
	return false
}

// nounPhrase is the phrase of head with titles, appositions and relative clauses, and without
// the preposition that leads to it; an expletive is no phrase.
func (p *reading) nounPhrase(head int32) phrase {
	r := p.r
	ph := phrase{head: head, stretch: stretch{head, head}, known: true}
	if t := &r.Tokens[head]; t.Deprel.Is(hearsay.Expl) || t.XPOS == hearsay.TagEX {
		return phrase{}
	}
	for _, k := range r.Children(head) {
		if !p.partOfPhrase(k, head) || k < head && p.within[k] != p.within[head] && p.within[k] > 0 {
			continue
		}
		first, last := r.Extent(k)
		ph.first, ph.last = min(ph.first, first), max(ph.last, last)
	}
	return p.trimPhrase(ph)
}

// widened takes into the phrase the words before it ("presidential candidate Smith", "half of the
// voters") that a wrong tree left out, back to where a phrase can begin.
func (p *reading) widened(ph phrase, v int32) phrase {
	r := p.r
	if !ph.known || ph.first > v || r.Tokens[ph.first].UPOS == hearsay.PRON {
		return ph
	}
	s := r.Sentences[r.SentenceOf(v)]
	first := ph.first
	for first > s.First && (p.inPhrase(first-1) || p.inCount(first-1, s)) && r.Tokens[first-1].UPOS != hearsay.PUNCT && !p.rules.words.day[r.Tokens[first-1].Lemma] {
		first--
	}
	if first == ph.first || r.Tokens[first].UPOS == hearsay.ADP {
		return ph
	}
	if first > s.First {
		switch t := &r.Tokens[first-1]; t.UPOS {
		case hearsay.CCONJ, hearsay.SCONJ:
		case hearsay.PUNCT:
			if t.XPOS == hearsay.TagHYPH {
				return ph
			}
		default:
			return ph
		}
	}
	ph.first = first
	return ph
}

// inCount reports whether the token belongs to the number that begins a phrase: "[about] half",
// "nine [in] ten", "[both] men".
func (p *reading) inCount(k int32, s hearsay.Sentence) bool {
	r := p.r
	t, next := &r.Tokens[k], &r.Tokens[k+1]
	switch {
	case t.Lemma == "in":
		return k > s.First && next.UPOS == hearsay.NUM && r.Tokens[k-1].UPOS == hearsay.NUM
	case p.rules.words.about[t.Lemma]:
		return next.UPOS == hearsay.NUM || next.UPOS == hearsay.NOUN || next.UPOS == hearsay.DET || t.Lemma == "both"
	}
	return false
}

// lastSegment is the part behind the comma of a phrase that no comma closes before the verb: "in
// Ohio, Jones said" is no apposition.
func (p *reading) lastSegment(ph phrase, v int32) phrase {
	r := p.r
	comma, commas := int32(-1), 0
	for k := ph.first; k <= ph.last; k++ {
		switch {
		case r.Form(k) == ",":
			comma, commas = k, commas+1
		case r.Tokens[k].UPOS == hearsay.CCONJ && comma >= 0:
			return ph
		}
	}
	if commas != 1 || ph.head > comma || ph.last+1 >= int32(len(r.Tokens)) || r.Form(ph.last+1) == "," || ph.last > v || !p.headsPhrase(ph.last) {
		return ph
	}
	if next := &r.Tokens[comma+1]; next.UPOS != hearsay.PROPN && next.UPOS != hearsay.DET && next.UPOS != hearsay.PRON && next.UPOS != hearsay.NOUN && next.UPOS != hearsay.ADJ {
		return ph
	}
	if last := p.phraseOver(stretch{comma + 1, ph.last}); last.known {
		return last
	}
	return ph
}

func (p *reading) partOfPhrase(k, head int32) bool {
	t := &p.r.Tokens[k]
	if p.incidental(k, head) {
		return false
	}
	switch t.Deprel.Universal() {
	case hearsay.Det, hearsay.AMod, hearsay.Compound, hearsay.NumMod, hearsay.NMod, hearsay.Flat,
		hearsay.Fixed, hearsay.Appos, hearsay.Acl, hearsay.Conj, hearsay.GoesWith, hearsay.List:
		return true
	case hearsay.AdvMod:
		return k < head && t.XPOS != hearsay.TagWRB && !p.commaAfter(k)
	case hearsay.Case:
		return t.XPOS == hearsay.TagPOS && k > head
	case hearsay.Parataxis, hearsay.Dep:
		first, _ := p.r.Extent(k)
		return first > head && p.r.Form(first) == "(" || first > head && first > 0 && p.r.Form(first-1) == "("
	}
	return false
}

// incidental reports whether what hangs on the phrase's head does not help to say who it is: a
// participle or place after a comma, the day of the report, what comes before the head's
// comma.
func (p *reading) incidental(k, head int32) bool {
	r := p.r
	t := &r.Tokens[k]
	if k < head {
		d := t.Deprel.Universal()
		return (d == hearsay.NMod || d == hearsay.Obl || d == hearsay.Compound || d == hearsay.Appos) && p.commaAfter(k)
	}
	first, _ := r.Extent(k)
	switch {
	case t.Deprel == hearsay.Acl && p.cites(k):
		return true
	case t.Deprel.Is(hearsay.Acl) && t.XPOS == hearsay.TagVBG:
		return r.Form(first) == "," || first > 0 && r.Form(first-1) == ","
	case t.Deprel.Is(hearsay.NMod):
		comma := first > 0 && r.Form(first-1) == ","
		if r.Form(first) == "," && first < k {
			comma = true
			first++
		}
		return p.rules.words.day[t.Lemma] || comma && r.Tokens[first].UPOS == hearsay.ADP && r.Form(first) != "of"
	}
	return false
}

func (p *reading) commaAfter(k int32) bool {
	_, last := p.r.Extent(k)
	return p.r.Form(last) == "," || int(last)+1 < len(p.r.Tokens) && p.r.Form(last+1) == ","
}

// trimPhrase takes punctuation from the phrase's ends, brackets left in pairs.
func (p *reading) trimPhrase(ph phrase) phrase {
	r := p.r
	for ph.last > ph.head && r.Tokens[ph.last].UPOS == hearsay.PUNCT && r.Form(ph.last) != ")" && !p.closesWithin(ph) {
		ph.last--
	}
	for ph.first < ph.head && r.Tokens[ph.first].UPOS == hearsay.PUNCT && r.Tokens[ph.first].XPOS != hearsay.TagOpenQuote {
		ph.first++
	}
	if next := ph.last + 1; int(next) < len(r.Tokens) && r.Form(next) == ")" {
		for k := ph.first; k <= ph.last; k++ {
			if r.Form(k) == "(" {
				ph.last = next
				break
			}
		}
	}
	return ph
}

// closesWithin reports whether the phrase ends with the mark of a quotation that began in it.
func (p *reading) closesWithin(ph phrase) bool {
	q := p.within[ph.last]
	return q > 0 && p.quotes[q-1].outer.Start >= p.r.Tokens[ph.first].Start
}

// withComma takes the comma or dash that closes an apposition into a phrase that stands right before
// the cue, as PolNeAR does.
func (p *reading) withComma(ph phrase, cue stretch) phrase {
	r := p.r
	if !ph.known || ph.last+2 != cue.first || r.Tokens[ph.last+1].UPOS != hearsay.PUNCT {
		return ph
	}
	mark := r.Form(ph.last + 1)
	for k := ph.first + 1; k < ph.last; k++ {
		if r.Form(k) == mark && (mark == "," || r.Tokens[k].Flags.Has(hearsay.SpaceAfter)) {
			ph.last++
			return ph
		}
	}
	return ph
}
