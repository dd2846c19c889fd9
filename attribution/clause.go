package attribution

import (
	"hearsay"
)

// goesOn adds what follows a cue's clause that stands between commas where it goes on the
// clause before: "It rained, he said, because …".
func (p *reading) goesOn(a *attribution, s hearsay.Sentence) {
	r := p.r
	if len(a.content) != 1 || !a.source.known {
		return
	}
	start, end := min(a.words.first, a.source.first), max(a.words.last, a.source.last, a.to.last)
	if a.content[0].last >= start || end+2 >= s.End || r.Form(end+1) != "," || r.Form(start-1) != "," {
		return
	}
	if p.rules.words.reason[r.Tokens[end+2].Lemma] && !p.anyCue(end+2, s.End) {
		p.addContent(a, stretch{end + 2, s.End - 1})
	}
}

// expletive reports whether the verb's subject is empty: "it is said that".
func (p *reading) expletive(v int32) bool { return p.r.Child(v, hearsay.Expl) >= 0 }

// complement is the clause that the verb governs: "said that it rained", "\"It rained,\" he said".
func (p *reading) complement(a *attribution) bool {
	r := p.r
	for _, k := range r.Children(a.head) {
		if r.Tokens[k].Deprel != hearsay.CComp && !(r.Tokens[k].Deprel == hearsay.AdvCl && k > a.head && p.markIs(k, "that")) {
			continue
		}
		first, last := r.Extent(k)
		if !a.cue.frames.has(clause) && !p.quotesIn(first, last+1) || a.source.known && a.source.holds(k) || k < a.head && (p.subordinate(k) || !p.hasVerb(first, last+1) && !p.quotesIn(first, last+1)) {
			continue
		}
		if first == a.words.last+1 && contains(a.cue.preps, r.Tokens[first].Lemma) {
			a.words.last++
		}
		if k > a.head {
			last = p.runsOn(a.head, last)
		}
		p.setContent(a, stretch{first, last}, a.words, a.source.stretch)
		a.clausal = len(a.content) > 0
		return a.clausal
	}
	return false
}

// subordinate reports whether the clause at k begins with a conjunction of time or reason.
func (p *reading) subordinate(k int32) bool {
	m := p.r.Child(k, hearsay.Mark)
	return m >= 0 && p.rules.words.subordinate[p.r.Tokens[m].Lemma]
}

// fronted is the clause that the cue's clause hangs on: "It rained, he said", "as he put it".
func (p *reading) fronted(a *attribution, s hearsay.Sentence) bool {
	r := p.r
	top := a.head
	for !p.insertedBehind(a) && r.Tokens[top].Head >= 0 && (r.Tokens[top].Deprel == hearsay.XComp || r.Tokens[top].Deprel == hearsay.Conj && !a.source.holds(top)) {
		top = r.Tokens[top].Head
	}
	t := &r.Tokens[top]
	asClause := t.Deprel == hearsay.AdvCl && p.markIs(top, "as") || p.insertedBehind(a)
	if t.Head < 0 || t.Deprel != hearsay.Parataxis && !asClause && t.Deprel != hearsay.Discourse {
		return false
	}
	if !asClause && p.leadsSpeech(a, s) {
		return false
	}
	ownFirst, ownLast := r.Extent(top)
	first, last := r.Extent(t.Head)
	p.setContent(a, stretch{first, last}, stretch{ownFirst, ownLast}, a.source.stretch)
	if next := ownLast + 1; len(a.content) == 2 && a.content[0].last < ownFirst && a.content[1].first > ownLast && r.Form(next) != "," {
		a.content = a.content[:1]
	}
	return len(a.content) > 0
}

// insertedBehind reports whether the cue stands inverted after a comma: "It rained, said Jones, and".
func (p *reading) insertedBehind(a *attribution) bool {
	return a.source.known && a.source.first == a.words.last+1 && a.words.first > 0 && p.r.Form(a.words.first-1) == ","
}

func (p *reading) markIs(k int32, word string) bool {
	m := p.r.Child(k, hearsay.Mark)
	return m >= 0 && p.r.Tokens[m].Lemma == word
}

// leadsSpeech reports whether the cue's clause stands before what is said.
func (p *reading) leadsSpeech(a *attribution, s hearsay.Sentence) bool {
	return min(a.words.first, a.sourceFirst()) <= s.First+1
}

func (a *attribution) sourceFirst() int32 {
	if a.source.known {
		return a.source.first
	}
	return a.words.first
}

func (p *reading) quotesIn(from, to int32) bool {
	for k := from; k < to; k++ {
		if p.within[k] > 0 {
			return true
		}
	}
	return false
}

// beforeCue reads a sentence that ends with "… Jones said" without a comma, as headlines and
// texts that have lost their punctuation do.
func (p *reading) beforeCue(a *attribution, s hearsay.Sentence) bool {
	start, end := a.source.first, max(a.words.last, a.to.last)
	if !a.source.known || a.source.last+1 != a.words.first || start-s.First < 5 || p.antecedent(a.source.head) >= 0 ||
		!p.hasVerb(s.First, start) || p.hasVerb(end+1, s.End) {
		return false
	}
	switch t := &p.r.Tokens[start-1]; t.UPOS {
	case hearsay.SCONJ, hearsay.ADP, hearsay.CCONJ, hearsay.PRON, hearsay.VERB, hearsay.AUX, hearsay.DET:
		return false
	default:
		if t.XPOS == hearsay.TagWRB {
			return false
		}
	}
	for k := end + 1; k < s.End; k++ {
		if u := p.r.Tokens[k].UPOS; u == hearsay.NOUN || u == hearsay.ADJ || u == hearsay.SCONJ {
			return false
		}
	}
	p.setContent(a, stretch{s.First, start - 1})
	return len(a.content) > 0
}

func (p *reading) hasVerb(from, to int32) bool {
	for k := from; k < to; k++ {
		if t := &p.r.Tokens[k]; (t.UPOS == hearsay.VERB || t.UPOS == hearsay.AUX) && t.Deprel != hearsay.Case {
			return true
		}
	}
	return false
}

// runsOn is the end of a complement together with the phrases right behind it that a tree hangs on
// the cue: where neither a comma nor a date parts them, they are still what is said.
func (p *reading) runsOn(v, last int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		first, end := r.Extent(k)
		if first != last+1 || k < last {
			continue
		}
		switch r.Tokens[k].Deprel.Universal() {
		case hearsay.Obl, hearsay.AdvCl, hearsay.XComp, hearsay.NMod, hearsay.Acl, hearsay.AdvMod:
		default:
			return last
		}
		if t := &r.Tokens[k]; p.rules.words.day[t.Lemma] || p.rules.words.medium[t.Lemma] || r.Form(first) == "," {
			return last
		}
		last = end
	}
	return last
}
