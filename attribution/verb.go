package attribution

import (
	"hearsay"
)

// verbal reads an attribution whose cue is the verb at token i.
func (p *reading) verbal(i int32, s hearsay.Sentence) (attribution, bool) {
	c, last := p.match(p.rules.verbs[p.r.Tokens[i].Lemma], i)
	if c == nil {
		return attribution{}, false
	}
	if o := p.r.Child(i, hearsay.Obj); o > i && p.rules.words.light[p.r.Tokens[i].Lemma] && p.rules.nouns[p.r.Tokens[o].Lemma] != nil {
		if a, ok := p.nominal(o, s); ok && a.words.holds(i) {
			return a, true
		}
	}
	a := attribution{cue: c, head: i, words: p.verbGroup(i, last), source: p.subject(i)}
	p.throughNoun(&a)
	if c.frames.has(clause|quoted) && !p.passive(i) {
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
	if !ok {
		return a, false
	}
	p.tidy(&a, s)
	return a, true
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
				c.first++
			}
		}
	}
	a.words = p.colon(a.words)
	a.source = p.withComma(a.source, a.words)
}

// beingAsked reports whether the cue is the participle of "Asked whether it would resign, the
// board said no".
func (p *reading) beingAsked(a *attribution, s hearsay.Sentence) bool {
	r := p.r
	if a.cue.relation != hearsay.Asked && !a.cue.frames.has(tells) || r.Child(a.head, hearsay.NSubj, hearsay.Aux) >= 0 {
		return false
	}
	if x := r.Tokens[a.head].XPOS; x != hearsay.TagVBD && x != hearsay.TagVBN {
		return false
	}
	k := a.words.first - 1
	return k < s.First || r.Tokens[k].XPOS == hearsay.TagWRB || r.Form(k) == "," && p.r.Tokens[a.head].Deprel == hearsay.AdvCl
}

// askedContent is what somebody was asked or told, up to the end of the participle's clause.
func (p *reading) askedContent(a *attribution) bool {
	if p.complement(a) || p.prepositionContent(a) {
		return true
	}
	_, last := p.r.Extent(a.head)
	if last <= a.words.last {
		return false
	}
	p.setContent(a, stretch{a.words.last + 1, last})
	return len(a.content) > 0
}

// mendSource reads the source from the words beside the cue where the tree shows none, or one
// that leaves out the very word before the cue.
func (p *reading) mendSource(a *attribution, s hearsay.Sentence) {
	r := p.r
	k := a.words.first - 1
	switch {
	case !a.source.known:
	case k < s.First || a.source.last >= k || !p.headsPhrase(k) || p.r.Tokens[k].Head == a.source.head:
		return
	case r.Tokens[k].UPOS == hearsay.PROPN && !p.rules.words.day[r.Tokens[k].Lemma]:
	case r.Form(k) == ")":
	case r.Tokens[k].UPOS == hearsay.PRON && nominative(r.Form(k)):
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
		p.untilComma(a, s)
	case f.has(infinitive) && p.infinitive(a):
		a.wish = true
	case f.has(object) && p.hasObject(a.head) && p.bareObject(a):
	case f.has(clause|quoted) && p.fronted(a, s):
	case f.has(raised) && !f.has(clause|objectInfinitive) && p.raisedContent(a, a.source):
		a.source = phrase{}
	case f.has(predicate) && p.objectPredicate(a):
	case f.has(objectInfinitive) && p.objectWith(a, p.infinitiveOf(a.head)):
	case p.objectPreposition(a):
	case p.prepositionInfinitive(a):
	case p.prepositionContent(a):
	case f.has(object) && p.bareObject(a):
	case f.has(gerund) && p.gerundContent(a):
	case f.has(clause) && f.has(quoted) && p.beforeCue(a, s):
	case f.has(clause) && f.has(quoted) && a.cue.relation != hearsay.Believes && p.restOfSentence(a, s):
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
	switch r.Tokens[end+2].Lemma {
	case "because", "since", "although", "though", "while", "but", "if", "unless", "so":
		if !p.anyCue(end+2, s.End) {
			p.addContent(a, stretch{end + 2, s.End - 1})
		}
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
		if a.source.known && a.source.holds(k) {
			continue
		}
		if first == a.words.last+1 && contains(a.cue.preps, r.Tokens[first].Lemma) {
			a.words.last++
		}
		p.setContent(a, stretch{first, last}, a.words, a.source.stretch)
		a.clausal = len(a.content) > 0
		return a.clausal
	}
	return false
}

// fronted is the clause that the cue's clause hangs on: "It rained, he said", "as he put it".
func (p *reading) fronted(a *attribution, s hearsay.Sentence) bool {
	r := p.r
	t := &r.Tokens[a.head]
	top := a.head
	for r.Tokens[top].Head >= 0 && (r.Tokens[top].Deprel == hearsay.XComp || r.Tokens[top].Deprel == hearsay.Conj && !a.source.holds(top)) {
		top = r.Tokens[top].Head
	}
	t = &r.Tokens[top]
	asClause := t.Deprel == hearsay.AdvCl && (p.markIs(top, "as") || p.insertedBehind(a))
	if t.Head < 0 || t.Deprel != hearsay.Parataxis && !asClause && t.Deprel != hearsay.Discourse {
		return p.beforeComma(a, s)
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

// beforeComma reads a sentence that ends with "…, she said" where the tree does not show it.
func (p *reading) beforeComma(a *attribution, s hearsay.Sentence) bool {
	r := p.r
	if !a.source.known || !a.cue.frames.has(clause) || p.antecedent(a.source.head) >= 0 {
		return false
	}
	start := min(a.words.first, a.source.first)
	end := max(a.words.last, a.source.last)
	if start-s.First < 4 || r.Form(start-1) != "," || !p.hasVerb(s.First, start) {
		return false
	}
	for k := end + 1; k < s.End; k++ {
		if t := &r.Tokens[k]; t.UPOS == hearsay.VERB || t.UPOS == hearsay.AUX {
			return false
		}
	}
	p.setContent(a, stretch{s.First, start - 2})
	return len(a.content) > 0
}

// untilComma widens a complement that stands before the cue to the sentence's whole first part,
// where the cue's clause ends the sentence and no other cue claims a share.
func (p *reading) untilComma(a *attribution, s hearsay.Sentence) {
	r := p.r
	start, end := min(a.words.first, a.sourceFirst()), max(a.words.last, a.sourceLast())
	c := a.content[len(a.content)-1]
	if c.last >= start || start-2 < s.First || r.Form(start-1) != "," || p.hasVerb(end+1, s.End) || p.quotesIn(s.First, start) {
		return
	}
	if !p.anyCue(s.First, a.content[0].first) && !p.anyCue(c.last+1, start) {
		p.setContent(a, stretch{s.First, start - 2})
	}
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

// infinitive is what somebody promises or wants to do.
func (p *reading) infinitive(a *attribution) bool {
	k := p.infinitiveOf(a.head)
	if k < 0 || p.r.Child(a.head, hearsay.Obj) >= 0 {
		return false
	}
	first, last := p.r.Extent(k)
	p.setContent(a, stretch{max(first, a.words.last+1), last})
	return len(a.content) > 0
}

// infinitiveOf is the infinitive that the word governs, or -1.
func (p *reading) infinitiveOf(v int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		if d := r.Tokens[k].Deprel; k > v && (d == hearsay.XComp || d == hearsay.CComp || d == hearsay.AdvCl) && p.hasTo(k) {
			return k
		}
	}
	return -1
}

func (p *reading) hasTo(v int32) bool {
	for _, k := range p.r.Children(v) {
		if t := &p.r.Tokens[k]; t.Deprel == hearsay.Mark && t.UPOS == hearsay.PART {
			return true
		}
	}
	return false
}

// raisedContent is the subject before the cue and the infinitive or predicate after it.
func (p *reading) raisedContent(a *attribution, subject phrase) bool {
	r := p.r
	if !subject.known {
		return false
	}
	for _, k := range r.Children(a.head) {
		if r.Tokens[k].Deprel != hearsay.XComp || k < a.head {
			continue
		}
		first, last := r.Extent(k)
		p.setContent(a, subject.stretch)
		p.addContent(a, stretch{first, last})
		return true
	}
	return false
}

// predicateOf is what the verb says of its object: "called it [a mistake]".
func (p *reading) predicateOf(v int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		if k > v && r.Tokens[k].Deprel == hearsay.XComp && !p.hasTo(k) {
			return k
		}
	}
	return -1
}

// objectPredicate takes the verb's object and what is said of it, which trees show as a second
// object, a predicate, or words that stand right behind: "called [the plan “unheard of”]".
func (p *reading) objectPredicate(a *attribution) bool {
	r := p.r
	whole, parts := stretch{}, 0
	for _, k := range r.Children(a.head) {
		if k < a.head {
			continue
		}
		first, last := r.Extent(k)
		d := r.Tokens[k].Deprel.Universal()
		switch {
		case parts == 0 && (d == hearsay.Obj || d == hearsay.IObj):
			whole, parts = stretch{first, last}, 1
		case parts > 0 && first <= whole.last+2 && p.extends(d) && p.onlyMarks(whole.last+1, first):
			whole.last = max(whole.last, last)
			parts++
		}
	}
	if parts == 0 || parts == 1 && !p.holdsQuote(whole) {
		return false
	}
	p.setContent(a, whole, a.words)
	return len(a.content) > 0
}

func (p *reading) extends(d hearsay.Deprel) bool {
	switch d {
	case hearsay.Obj, hearsay.XComp, hearsay.Obl, hearsay.Parataxis, hearsay.AdvCl, hearsay.Appos, hearsay.AdvMod, hearsay.CComp:
		return true
	}
	return false
}

func (p *reading) onlyMarks(from, to int32) bool {
	for k := from; k < to; k++ {
		if x := p.r.Tokens[k].XPOS; x != hearsay.TagOpenQuote && x != hearsay.TagCloseQuote {
			return false
		}
	}
	return true
}

func (p *reading) holdsQuote(s stretch) bool {
	for k := s.first; k <= s.last; k++ {
		if p.within[k] > 0 {
			return true
		}
	}
	return false
}

// objectWith takes the verb's object together with what follows it at token k.
func (p *reading) objectWith(a *attribution, k int32) bool {
	r := p.r
	if k < 0 {
		return false
	}
	first, last := r.Extent(k)
	o := r.Child(a.head, hearsay.Obj, hearsay.IObj)
	if len(a.cue.more) > 0 && (o < 0 || o > k) {
		o = p.oblAfter(a.head, a.words.last)
	}
	if o < 0 || o > k {
		if r.Child(k, hearsay.NSubj) < 0 && !r.Tokens[k].Deprel.Is(hearsay.CComp) {
			return false
		}
		p.setContent(a, stretch{first, last})
		return len(a.content) > 0
	}
	if oFirst, _ := r.Extent(o); !a.cue.frames.has(tells) && oFirst < first {
		first = oFirst
	}
	p.setContent(a, stretch{first, last}, a.words)
	return len(a.content) > 0
}

// oblAfter is the oblique whose preposition is the cue's last word: "called on [them]".
func (p *reading) oblAfter(v, last int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		if first, _ := r.Extent(k); k > v && first == last && r.Tokens[k].Deprel.Is(hearsay.Obl) {
			return k
		}
	}
	return -1
}

// objectPreposition takes an object and the phrase that completes it: "accused [him of theft]".
func (p *reading) objectPreposition(a *attribution) bool {
	r := p.r
	if len(a.cue.objPreps) == 0 {
		return false
	}
	o := r.Child(a.head, hearsay.Obj, hearsay.IObj)
	if o < 0 || o < a.head {
		return false
	}
	first, oLast := r.Extent(o)
	for _, h := range [...]int32{a.head, o} {
		for _, k := range r.Children(h) {
			d := r.Tokens[k].Deprel.Universal()
			if k <= o || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.XComp && d != hearsay.Acl && d != hearsay.NMod {
				continue
			}
			if kFirst, last := r.Extent(k); kFirst > o && contains(a.cue.objPreps, r.Tokens[kFirst].Lemma) {
				p.setContent(a, stretch{first, max(last, min(oLast, last))})
				return true
			}
		}
	}
	return false
}

func contains(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}

// hasObject reports whether an object that is no date stands after the verb.
func (p *reading) hasObject(v int32) bool {
	o := p.r.Child(v, hearsay.Obj)
	return o > v && !p.rules.words.day[p.r.Tokens[o].Lemma]
}

// bareObject takes the verb's object, with the phrases that complete it.
func (p *reading) bareObject(a *attribution) bool {
	r := p.r
	o := r.Child(a.head, hearsay.Obj)
	if len(a.cue.more) > 0 && o < 0 {
		o = p.oblAfter(a.head, a.words.last)
	}
	if o < 0 {
		return false
	}
	first, last := r.Extent(o)
	if o > a.head {
		last = p.completed(a.head, last)
	}
	p.setContent(a, stretch{first, last}, a.words, a.source.stretch)
	return len(a.content) > 0
}

// completed is the end of an object together with the phrases right behind it that trees hang
// on the verb though they tell what the object is: "named Jones [to the post]".
func (p *reading) completed(v, last int32) int32 {
	r := p.r
	for _, k := range r.Children(v) {
		d := r.Tokens[k].Deprel.Universal()
		if k <= last || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.XComp {
			continue
		}
		first, end := r.Extent(k)
		if first != last+1 || !p.rules.words.completes[r.Tokens[first].Lemma] || p.rules.words.day[r.Tokens[k].Lemma] {
			return last
		}
		last = end
	}
	return last
}

// gerundContent takes "leaving early" after "admitted".
func (p *reading) gerundContent(a *attribution) bool {
	r := p.r
	for _, k := range r.Children(a.head) {
		if d := r.Tokens[k].Deprel; k > a.head && (d == hearsay.XComp || d == hearsay.CComp) && r.Tokens[k].XPOS == hearsay.TagVBG {
			first, last := r.Extent(k)
			p.setContent(a, stretch{first, last})
			return true
		}
	}
	return false
}

// prepositionContent takes the phrase that a preposition of the cue leads to, and the
// preposition into the cue where it stands right after it.
func (p *reading) prepositionContent(a *attribution) bool {
	return p.afterPreposition(a, a.cue.preps, hearsay.NoDeprel)
}

// prepositionInfinitive takes "called on [them to leave]".
func (p *reading) prepositionInfinitive(a *attribution) bool {
	return p.afterPreposition(a, a.cue.toPreps, hearsay.XComp)
}

func (p *reading) afterPreposition(a *attribution, preps []string, with hearsay.Deprel) bool {
	r := p.r
	if len(preps) == 0 {
		return false
	}
	for _, k := range r.Children(a.head) {
		d := r.Tokens[k].Deprel.Universal()
		if k <= a.words.last || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.NMod && d != hearsay.XComp && d != hearsay.Acl && d != hearsay.Obj {
			continue
		}
		first, last := r.Extent(k)
		if t := &r.Tokens[first]; first == k || t.Deprel != hearsay.Case && t.Deprel != hearsay.Mark || !contains(preps, t.Lemma) || t.UPOS == hearsay.PART {
			continue
		}
		if with != hearsay.NoDeprel {
			to := p.infinitiveOf(a.head)
			if to < 0 || to < k {
				continue
			}
			_, last = r.Extent(to)
		}
		if first == a.words.last+1 {
			a.words.last = first
		}
		p.setContent(a, stretch{first + 1, last})
		return len(a.content) > 0
	}
	return false
}

// passiveContent finds what is said where the source, if any, is the agent.
func (p *reading) passiveContent(a *attribution) bool {
	r, f := p.r, a.cue.frames
	subject := phrase{}
	if s := r.Child(a.head, hearsay.NSubj); s >= 0 {
		subject = p.nounPhrase(s)
	} else if t := &r.Tokens[a.head]; t.Deprel == hearsay.Acl && t.Head >= 0 {
		subject = p.modified(t.Head, a.head)
	}
	if f.has(tells) || f.has(quoted) && a.cue.relation == hearsay.Asked {
		a.to = subject
		if f.has(clause|quoted) && p.complement(a) || p.prepositionContent(a) || p.objectWith(a, p.infinitiveOf(a.head)) {
			return true
		}
	}
	if f.has(clause|quoted) && p.complement(a) {
		return true
	}
	if f.has(raised|clause|objectInfinitive|infinitive) && p.infinitiveOf(a.head) >= 0 && p.raisedContent(a, subject) {
		return true
	}
	if !subject.known {
		return false
	}
	if k := p.passivePredicate(a); k >= 0 {
		first, last := r.Extent(k)
		p.setContent(a, subject.stretch)
		p.addContent(a, stretch{first, last})
		return true
	}
	if f.has(object) && a.source.known {
		p.setContent(a, subject.stretch)
		return true
	}
	if f.has(clause) && a.source.known {
		p.setContent(a, subject.stretch)
		return true
	}
	return false
}

// passivePredicate is what a passive says of its subject: "was called [a liar]", "is seen
// [as a rival]", or -1.
func (p *reading) passivePredicate(a *attribution) int32 {
	r := p.r
	if a.cue.frames.has(predicate) {
		if k := p.predicateOf(a.head); k >= 0 {
			return k
		}
	}
	for _, k := range r.Children(a.head) {
		d := r.Tokens[k].Deprel.Universal()
		if k < a.head || d != hearsay.Obl && d != hearsay.AdvCl && d != hearsay.XComp {
			continue
		}
		if first, _ := r.Extent(k); contains(a.cue.objPreps, r.Tokens[first].Lemma) {
			return k
		}
	}
	return -1
}

// modified is noun n's phrase without the clause at k that modifies it.
func (p *reading) modified(n, k int32) phrase {
	ph := p.nounPhrase(n)
	if first, _ := p.r.Extent(k); ph.known && first > n {
		ph.last = min(ph.last, first-1)
		ph = p.trimPhrase(ph)
	}
	return ph
}

// addressee is the person or outlet told: "told [Reuters] that".
func (p *reading) addressee(a *attribution) phrase {
	r := p.r
	if a.cue.frames.has(tells) {
		for _, k := range r.Children(a.head) {
			d := r.Tokens[k].Deprel
			if k > a.head && (d == hearsay.IObj || d == hearsay.Obj) && r.Tokens[k].UPOS != hearsay.VERB && p.within[k] == p.within[a.head] {
				return p.nounPhrase(k)
			}
		}
	}
	return p.host(a.head)
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
