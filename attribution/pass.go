package attribution

import (
	"hearsay"
)

// Pass makes the pass that gives Report.Quotations, Links and Origins.
func (rules *Rules) Pass() hearsay.Pass {
	p := &reading{rules: rules}
	return hearsay.Pass{
		Name:  "attribution",
		Doc:   "finds quotations, who said what in which words, and joins the links into chains",
		Needs: []hearsay.Layer{hearsay.Blocks, hearsay.Words, hearsay.Trees, hearsay.Actors},
		Gives: hearsay.Attribution,
		Run:   p.run,
	}
}

// reading is the pass's scratch memory: one report's quotations and attributions on the way.
type reading struct {
	rules  *Rules
	r      *hearsay.Report
	quotes []quote
	within []int32 // token -> 1 + index of the outermost quotation that holds it
	found  []attribution
	firsts []int32 // sentence -> index in found, until they are settled, of its first attribution
	outers []int32 // indexes of the quotations that stand in no other, in text order
	open   []int32 // attributions whose content goes on where a sweep stands
	cued   []bool  // token -> part of an attribution's cue
	lower  []byte

	speakers   speakers
	outlet     hearsay.ActorID  // the outlet that was a source last
	introduced []int32          // actor -> head of its first mention
	echoes     map[string]int32 // noun that can stand for an outlet -> where it is first used
}

// attribution is one link before it is joined to others. Tokens are given by their index.
type attribution struct {
	cue         *cue
	head        int32 // the cue's main word
	words       stretch
	source      phrase
	content     []stretch
	to          phrase // who was told
	speech      bool   // the content is whole quotations
	clausal     bool   // the content is a clause that the cue governs
	wish        bool   // the content is an infinitive
	interviewed bool   // the addressee stands behind "in an interview with"
	contained   bool   // stands in a document that the text names
	closing     bool   // ends the sentence that it reports
	guessed     bool   // the content is only where it most likely stands
	spans       []hearsay.Span
	cites       bool  // the cue is "citing"
	citedBy     int32 // 1 + the cue of the report that cites this source, or 0
	outer       int32 // index of the attribution whose content this one stands in, or -1
}

// stretch is tokens first to last, both included.
type stretch struct{ first, last int32 }

func (s stretch) holds(i int32) bool { return s.first <= i && i <= s.last }

// phrase is a noun phrase: its head and its extent. The zero phrase has no words.
type phrase struct {
	head int32
	stretch
	known bool
}

func (p *reading) run(r *hearsay.Report) {
	p.r = r
	p.findQuotations()
	p.found = p.found[:0]
	p.cued = append(p.cued[:0], make([]bool, len(r.Tokens))...)
	p.firsts = p.firsts[:0]
	for s := range r.Sentences {
		p.firsts = append(p.firsts, int32(len(p.found)))
		if kind := r.BlockOf(s).Kind; kind == hearsay.Body || kind == hearsay.Title || kind == hearsay.Caption {
			p.readSentence(r.Sentences[s], kind)
		}
	}
	p.firsts = append(p.firsts, int32(len(p.found)))
	p.attachSpeech()
	for i := range p.found {
		if p.found[i].cites {
			p.joinCited(&p.found[i])
		}
	}
	p.settle()
	p.link()
	p.origins()
	p.r = nil
}

// foundIn is the attributions found, and not yet settled, in the sentences of tokens from to to.
func (p *reading) foundIn(from, to int32) []attribution {
	first, end := p.foundRange(from, to)
	return p.found[first:end]
}

func (p *reading) foundRange(from, to int32) (first, end int32) {
	last := int32(len(p.r.Tokens)) - 1
	return p.firsts[p.r.SentenceOf(max(from, 0))], p.firsts[p.r.SentenceOf(min(to, last))+1]
}

func (p *reading) findQuotations() {
	r := p.r
	p.quotes = p.quotes[:0]
	for i, b := range r.Blocks {
		if b.Kind == hearsay.Body || b.Kind == hearsay.Title || b.Kind == hearsay.Caption {
			p.quotes = p.rules.quotes(p.quotes, r.Text, b.Span, int32(i))
		}
	}
	join(p.quotes, r.Text, r.Blocks)
	p.within = append(p.within[:0], make([]int32, len(r.Tokens))...)
	p.outers = p.outers[:0]
	r.Quotations = make([]hearsay.Quotation, 0, len(p.quotes))
	for i := range p.quotes {
		q := &p.quotes[i]
		r.Quotations = append(r.Quotations, hearsay.Quotation{Span: q.inner, Continues: q.continues})
		if q.depth > 0 {
			continue
		}
		p.outers = append(p.outers, int32(i))
		first, end := r.TokensIn(q.outer)
		for t := first; t < end; t++ {
			p.within[t] = int32(i) + 1
		}
	}
}

// readSentence finds the sentence's cues, and from each cue its source and its content.
func (p *reading) readSentence(s hearsay.Sentence, kind hearsay.BlockKind) {
	if a, ok := p.closing(s, kind); ok && !p.rules.words.reader[p.r.Form(a.source.head)] {
		p.keep(a)
	}
	grounds := s.First // where a basis ends
	for i := s.First; i < s.End; i++ {
		if last := p.basisAt(i); last >= 0 {
			grounds = max(grounds, p.basisEnd(last, s))
		}
		if i < grounds && !p.cites(i) {
			continue
		}
		if p.cued[i] {
			continue
		}
		if a, ok := p.attributionAt(i, s); ok && !(a.source.known && p.rules.words.reader[p.r.Form(a.source.head)]) {
			p.keep(a)
		}
	}
	p.readLabel(s, kind)
}

// attributionAt reads the attribution whose cue's main word is token i.
func (p *reading) attributionAt(i int32, s hearsay.Sentence) (attribution, bool) {
	t := &p.r.Tokens[i]
	if a, ok := p.prepositional(i, s); ok {
		return a, true
	}
	switch t.UPOS {
	case hearsay.VERB, hearsay.AUX:
		return p.verbal(i, s)
	case hearsay.NOUN:
		return p.nominal(i, s)
	case hearsay.ADJ:
		if a, ok := p.adjectival(i, s); ok {
			return a, true
		}
		return p.qualifying(i)
	case hearsay.ADV:
		return p.adverbial(i, s)
	}
	return attribution{}, false
}

func (p *reading) keep(a attribution) {
	for i := a.words.first; i <= a.words.last; i++ {
		p.cued[i] = true
	}
	a.outer = -1
	p.found = append(p.found, a)
}
