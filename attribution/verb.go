package attribution

import (
	"hearsay"
)

// verbal reads an attribution whose cue is the verb at token i.
func (p *reading) verbal(i int32, s hearsay.Sentence) (attribution, bool) {
	c, last := p.match(p.rules.verb(p.r.Tokens[i].Lemma), i)
	if c == nil {
		return attribution{}, false
	}
	if p.rules.words.leading[p.r.Tokens[i].Lemma] {
		if k := p.infinitiveOf(i); k >= 0 && p.rules.verb(p.r.Tokens[k].Lemma) != nil {
			return attribution{}, false
		}
	}
	if o := p.r.Child(i, hearsay.Obj); o > i && p.rules.words.light[p.r.Tokens[i].Lemma] && p.rules.nouns[p.r.Tokens[o].Lemma] != nil {
		if a, ok := p.nominal(o, s); ok && a.words.holds(i) {
			return a, true
		}
	}
	a := attribution{cue: c, head: i, words: p.verbGroup(i, last), source: p.subject(i)}
	p.throughNoun(&a)
	if !p.passive(i) && (c.frames.has(clause|quoted) || !a.source.known && p.finite(i)) {
		p.mendSource(&a, s)
	}
	ok := false
	if p.passive(i) {
		ok = p.passiveContent(&a)
	} else if p.beingAsked(&a, s) {
		a.source = phrase{}
		ok = p.askedContent(&a)
	} else {
		ok = p.activeContent(&a, s)
	}
	if !ok || p.failing(&a) || a.source.known && a.source.holds(i) {
		return a, false
	}
	p.tidy(&a, s)
	return a, true
}

// failing reports whether the cue says that nothing could be said: "could not confirm the figure",
// "was unable to verify it", "was not able to".
func (p *reading) failing(a *attribution) bool {
	r := p.r
	able, not := false, false
	for k := a.words.first; k < a.head; k++ {
		able = able || p.rules.words.able[r.Tokens[k].Lemma]
		not = not || r.Tokens[k].UPOS == hearsay.PART && r.Tokens[k].XPOS != hearsay.TagTO
	}
	if able && not {
		return true
	}
	h := r.Tokens[a.head].Head
	if h < 0 || r.Tokens[a.head].Deprel != hearsay.XComp {
		return false
	}
	lemma := r.Tokens[h].Lemma
	return p.rules.words.unable[lemma] || p.rules.words.able[lemma] && p.negated(h)
}

// negated reports a "not" or "never" at the word.
func (p *reading) negated(i int32) bool {
	for _, k := range p.r.Children(i) {
		if t := &p.r.Tokens[k]; t.UPOS == hearsay.PART && t.XPOS == hearsay.TagRB || t.Lemma == "never" {
			return true
		}
	}
	return false
}

// tidy settles what lies between cue and content: a preposition that the cue takes, the day, a
// colon; and reads on where the tree gives no more than a conjunction.
func (p *reading) tidy(a *attribution, s hearsay.Sentence) {
	r := p.r
	if len(a.content) == 1 {
		c := &a.content[0]
		if t := &r.Tokens[c.first]; c.first == c.last && (t.UPOS == hearsay.SCONJ || t.XPOS == hearsay.TagWRB || t.Lemma == "that") {
			p.restOfSentence(a, s)
		}
	}
	if len(a.content) > 0 {
		c := &a.content[0]
		if next := a.words.last + 1; c.first > next && r.Tokens[next].Lemma == "that" && r.Tokens[next].XPOS == hearsay.TagIN && next > a.sourceFirst() {
			c.first = next
		}
		if c.first == a.words.last+1 && c.first < c.last {
			if t := &r.Tokens[c.first]; t.UPOS == hearsay.ADP && contains(a.cue.preps, t.Lemma) {
				a.words.last++
				c.first++
			} else if p.rules.words.day[t.Lemma] && t.Deprel != hearsay.NSubj && t.Deprel != hearsay.NModPoss {
				for c.first < c.last && p.rules.words.day[r.Tokens[c.first].Lemma] { // "Friday morning"
					c.first++
				}
			} else if end := p.mediumAt(*c); end > 0 {
				c.first = end + 1
			}
		}
	}
	if r.BlockOf(r.SentenceOf(a.head)).Kind == hearsay.Title && a.clausal {
		p.toTitlesEnd(a, s)
	}
	a.words = p.colon(a.words)
	a.source = p.withComma(a.source, a.words)
}

// mendSource reads the source from the words beside the cue where the tree shows none, or one
// that leaves out the very word before the cue.
func (p *reading) mendSource(a *attribution, s hearsay.Sentence) {
	r := p.r
	k := a.words.first - 1
	if ph := p.invertedSource(a, s); ph.known {
		a.source = ph
		return
	}
	switch {
	case !a.source.known:
	case p.within[a.source.head] != p.within[a.head]:
		a.source = phrase{}
	case k < s.First || a.source.last >= k || !p.headsPhrase(k) || p.r.Tokens[k].Head == a.source.head:
		return
	case r.Tokens[k].UPOS == hearsay.PROPN && !p.rules.words.day[r.Tokens[k].Lemma]:
	case r.Form(k) == ")":
	case r.Tokens[k].UPOS == hearsay.PRON && p.rules.words.nominative[r.Form(k)]:
	default:
		return
	}
	if ph := p.adjacentSource(a.head, a.words, s); ph.known {
		a.source = ph
	}
}

// throughNoun widens a participle's cue over the noun that it modifies and the verb which
// carries that noun, to whose subject the saying belongs: "[issued a statement saying] that".
func (p *reading) throughNoun(a *attribution) {
	r := p.r
	t := &r.Tokens[a.head]
	if t.Deprel != hearsay.Acl || t.XPOS != hearsay.TagVBG || t.Head < 0 || t.Head > a.head {
		return
	}
	if entries := p.rules.nouns[r.Tokens[t.Head].Lemma]; entries == nil && !p.rules.words.medium[r.Tokens[t.Head].Lemma] {
		return
	}
	outer := attribution{head: t.Head, words: stretch{t.Head, a.words.last}}
	if p.carried(&outer) {
		a.source, a.words.first = outer.source, outer.words.first
	}
}

// activeContent finds what the subject of an active verb says. It reports whether the cue is
// worth keeping: one that can lead direct speech is, even where the tree shows no content.
func (p *reading) activeContent(a *attribution, s hearsay.Sentence) bool {
	f := a.cue.frames
	if !a.source.known && !f.has(plain|raised) {
		return false
	}
	if f.has(tells) || f.has(quoted|clause) {
		a.to = p.addressee(a)
	}
	switch {
	case f.has(clause|quoted) && p.complement(a):
	case f.has(infinitive) && p.infinitive(a):
		a.wish = true
	case f.has(tells) && a.to.known && p.prepositionContent(a):
	case f.has(object) && (!f.has(tells) || !a.to.known) && p.hasObject(a.head) && p.bareObject(a):
	case f.has(clause|quoted) && p.fronted(a, s):
	case f.has(raised) && !f.has(clause|objectInfinitive) && p.raisedContent(a, a.source):
		a.source = phrase{}
	case f.has(predicate) && p.objectPredicate(a):
	case f.has(objectInfinitive) && p.objectWith(a, p.infinitiveOf(a.head)):
	case p.objectPreposition(a):
	case p.prepositionInfinitive(a):
	case p.prepositionContent(a):
	case f.has(object) && (!f.has(tells) || !a.to.known) && p.bareObject(a):
	case f.has(gerund) && p.gerundContent(a):
	case f.has(clause) && f.has(quoted) && p.beforeCue(a, s):
	case f.has(clause) && (f.has(quoted) && a.cue.relation != hearsay.Believes || p.thatAhead(a, s)) && p.restOfSentence(a, s):
		a.guessed = true
	default:
		return f.has(quoted) && a.source.known
	}
	p.goesOn(a, s)
	if !a.source.known && !f.has(raised) {
		return p.expletive(a.head)
	}
	if f.has(clause | quoted) {
		a.words = p.medium(a.head, a.words)
	}
	return true
}

// addressee is the person or outlet told: "told [Reuters] that".
func (p *reading) addressee(a *attribution) phrase {
	r := p.r
	if a.cue.frames.has(tells) {
		for _, k := range r.Children(a.head) {
			d := r.Tokens[k].Deprel
			if k > a.head && (d == hearsay.IObj || d == hearsay.Obj) && r.Tokens[k].UPOS != hearsay.VERB && !p.rules.words.medium[r.Tokens[k].Lemma] && p.within[k] == p.within[a.head] {
				return p.nounPhrase(k)
			}
		}
	}
	host := p.host(a.head)
	a.interviewed = host.known
	return host
}

// host is the outlet or show that somebody says a thing to: "said in an interview with [Sky News]".
func (p *reading) host(v int32) phrase {
	r := p.r
	for _, k := range r.Children(v) {
		if !r.Tokens[k].Deprel.Is(hearsay.Obl) || r.Tokens[k].Lemma != "interview" {
			continue
		}
		for _, n := range r.Children(k) {
			if r.Tokens[n].Deprel.Is(hearsay.NMod) && p.caseIs(n, "with") {
				return p.nounPhrase(n)
			}
		}
	}
	return phrase{}
}

// mediumAt is the last token of "in a statement by the board" that a tree has taken to begin the
// content, or -1.
func (p *reading) mediumAt(c stretch) int32 {
	r := p.r
	h := r.Tokens[c.first].Head
	if r.Tokens[c.first].Deprel != hearsay.Case || h <= c.first || h > c.first+5 || !p.rules.words.medium[r.Tokens[h].Lemma] {
		return -1
	}
	if _, last := r.Extent(h); last < c.last {
		return last
	}
	return -1
}

// toTitlesEnd lets a clause that a headline's cue leads to run to the headline's end, up to a
// dash or a colon.
func (p *reading) toTitlesEnd(a *attribution, s hearsay.Sentence) {
	r := p.r
	c := &a.content[len(a.content)-1]
	if c.first < a.words.last {
		return
	}
	end := c.last
	for k := c.last + 1; k < s.End; k++ {
		if t := &r.Tokens[k]; t.UPOS == hearsay.PUNCT && r.Form(k) != "," && t.XPOS != hearsay.TagHYPH && t.XPOS != hearsay.TagOpenQuote && t.XPOS != hearsay.TagCloseQuote {
			break
		}
		end = k
	}
	if trimmed, ok := p.trim(stretch{c.first, end}); ok {
		*c = trimmed
	}
}

// finite reports whether the verb has a tense of its own.
func (p *reading) finite(v int32) bool {
	switch p.r.Tokens[v].XPOS {
	case hearsay.TagVBD, hearsay.TagVBZ, hearsay.TagVBP:
		return true
	}
	return false
}
