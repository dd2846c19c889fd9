package attribution

import (
	"strings"

	"hearsay"
)

// readLabel reads the attributions that stand without a verb: "Smith: …" and, in titles,
// "… – Washington Post" and "…: UN".
func (p *reading) readLabel(s hearsay.Sentence, kind hearsay.BlockKind) {
	r := p.r
	block := r.Blocks[s.Block]
	first := r.TokenAt(block.Start)
	if s.First == first {
		p.readSpeakerLabel(s, kind)
		p.readBracketedSpeaker(s, block)
	}
	if kind == hearsay.Title {
		p.readTitleSource(s)
		return
	}
	p.readSignature(s, block)
}

// longestSignature is how many tokens a name with its office may have.
const longestSignature = 9

// readSignature reads who signs a quotation behind a dash, at a block's end: “…” — Ana Lopez.
func (p *reading) readSignature(s hearsay.Sentence, block hearsay.Block) {
	r := p.r
	for t := s.First; t < s.End; t++ {
		if form := r.Form(t); t == 0 || form != "―" && form != "—" && form != "–" && form != "--" || p.within[t] > 0 || p.within[t-1] == 0 {
			continue
		}
		_, end := r.TokensIn(block.Span)
		for end > t && p.outerMark(end-1) {
			end--
		}
		if end <= t+1 || end > t+1+longestSignature || r.Tokens[t+1].UPOS != hearsay.PROPN || p.hasVerb(t+1, end) || p.quotesIn(t+1, end) {
			return
		}
		from, to := r.TokensIn(p.quotes[p.within[t-1]-1].outer)
		ph := p.phraseOver(stretch{t + 1, end - 1})
		if !ph.known || to != t || to-from < 4 {
			return
		}
		a := attribution{cue: &labelCue, head: t, words: stretch{t, t}, source: ph}
		p.setContent(&a, stretch{from, to - 1})
		if len(a.content) > 0 {
			p.keep(a)
		}
		return
	}
}

var labelCue = cue{relation: hearsay.Said, frames: quoted}

// readSpeakerLabel reads a name and a colon at a block's start.
func (p *reading) readSpeakerLabel(s hearsay.Sentence, kind hearsay.BlockKind) {
	r := p.r
	colon := int32(-1)
	for t := s.First; t < s.End && t <= s.First+9; t++ {
		if r.Form(t) == ":" {
			colon = t
			break
		}
		switch r.Tokens[t].UPOS {
		case hearsay.PROPN, hearsay.NOUN, hearsay.ADJ, hearsay.DET, hearsay.CCONJ, hearsay.PUNCT, hearsay.PART, hearsay.NUM:
		case hearsay.ADP:
			if r.Form(t) != "of" {
				return
			}
		default:
			return
		}
		if p.cued[t] {
			return
		}
	}
	if colon <= s.First {
		return
	}
	ph := p.labelPhrase(stretch{s.First, colon - 1}, kind)
	if !ph.known || p.rules.words.rubric[r.Tokens[ph.head].Lemma] || p.rules.words.rubric[r.Form(ph.last)] {
		return
	}
	end := s.End - 1
	for int(end)+1 < len(r.Tokens) && r.Tokens[end+1].Start < r.Blocks[s.Block].End {
		end++
	}
	a := attribution{cue: &labelCue, head: colon, words: stretch{colon, colon}, source: ph}
	p.setContent(&a, stretch{colon + 1, end})
	if len(a.content) == 0 || a.content[0].last-a.content[0].first < 2 {
		return
	}
	p.keep(a)
}

// readBracketedSpeaker reads "((Jones)) …", as transcripts on wikis mark who speaks.
func (p *reading) readBracketedSpeaker(s hearsay.Sentence, block hearsay.Block) {
	r := p.r
	words := r.Words(block.Span)
	name, said, ok := strings.Cut(strings.TrimPrefix(words, "(("), "))")
	if !strings.HasPrefix(words, "((") || !ok || name == "" || len(name) > 60 || len(said) < 4 {
		return
	}
	start := block.Start + 2
	first, end := r.TokensIn(hearsay.Span{Start: start, End: start + int32(len(name))})
	if first >= end {
		return
	}
	ph := p.phraseOver(stretch{first, end - 1})
	from, to := r.TokensIn(hearsay.Span{Start: start + int32(len(name)) + 2, End: block.End})
	if !ph.known || from >= to || end >= from {
		return
	}
	a := attribution{cue: &labelCue, head: end, words: stretch{end, from - 1}, source: ph}
	p.setContent(&a, stretch{from, to - 1})
	if len(a.content) > 0 {
		p.keep(a)
	}
}

// labelPhrase is the phrase of these tokens where somebody's name heads it or, in a title, any
// noun.
func (p *reading) labelPhrase(s stretch, kind hearsay.BlockKind) phrase {
	r := p.r
	head := int32(-1)
	for t := s.first; t <= s.last; t++ {
		if h := r.Tokens[t].Head; !s.holds(h) {
			if head >= 0 && r.Tokens[t].UPOS == hearsay.PUNCT {
				continue
			}
			head = t
		}
	}
	if head < 0 {
		return phrase{}
	}
	switch u := r.Tokens[head].UPOS; {
	case u == hearsay.PROPN:
	case kind == hearsay.Title && u == hearsay.NOUN:
	case s.first == s.last && isUpper(r.Form(head)):
	default:
		return phrase{}
	}
	return phrase{head: head, stretch: s, known: true}
}

// isUpper reports whether a transcript's speaker is printed so.
func isUpper(form string) bool { return len(form) > 1 && strings.ToUpper(form) == form }

// readTitleSource reads the source that ends a title, after a dash or a colon.
func (p *reading) readTitleSource(s hearsay.Sentence) {
	r := p.r
	for t := s.End - 2; t > s.First+2 && t >= s.End-7; t-- {
		form := r.Form(t)
		if form != "–" && form != "—" && form != "-" && form != ":" || !r.Tokens[t].Flags.Has(hearsay.SpaceAfter) {
			continue
		}
		ph := p.labelPhrase(stretch{t + 1, s.End - 1}, hearsay.Title)
		if ph = p.trimPhrase(ph); !ph.known || !p.namesSource(ph) {
			return
		}
		for i := range p.found {
			if a := &p.found[i]; a.head == t {
				return
			}
		}
		a := attribution{cue: &labelCue, head: t, words: stretch{t, t}, source: ph}
		p.setContent(&a, stretch{s.First, t - 1})
		if len(a.content) > 0 {
			p.keep(a)
		}
		return
	}
}

// namesSource reports whether the phrase by itself names somebody who reports: an outlet, an
// organisation, "reports", "officials".
func (p *reading) namesSource(ph phrase) bool {
	kind := p.kindOf(ph, p.actorAt(ph))
	switch kind {
	case hearsay.OutletActor, hearsay.DocumentActor, hearsay.AnonymousActor, hearsay.OrganisationActor, hearsay.GroupActor:
		return true
	}
	return false
}
