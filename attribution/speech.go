package attribution

import (
	"strings"

	"hearsay"
)

// attachSpeech gives each quotation that the trees left without a speaker to the cue that
// stands beside it, or to the speaker who was talking before it.
func (p *reading) attachSpeech() {
	if len(p.quotes) == 0 {
		return
	}
	r := p.r
	for i := range p.quotes {
		p.quotes[i].speaker = -1
	}
	for i := range p.found {
		a := &p.found[i]
		for _, s := range a.content {
			for t := s.first; t <= s.last; t++ {
				if q := p.within[t]; q > 0 && q != p.within[a.head] && p.quotes[q-1].speaker < 0 {
					p.quotes[q-1].speaker = int32(i)
				}
			}
		}
	}
	last := int32(-1) // the quotation before, at depth 0
	for i := range p.quotes {
		q := &p.quotes[i]
		if q.depth > 0 {
			continue
		}
		first, end := r.TokensIn(q.outer)
		if first >= end {
			continue
		}
		if q.speaker < 0 && p.isSpeech(q, first, end) {
			q.speaker = p.speakerOf(q, first, end, last)
			if q.speaker >= 0 {
				p.speaks(&p.found[q.speaker], first, end)
			}
		}
		if q.speaker < 0 {
			p.governed(first, end)
		}
		if q.speaker >= 0 && p.speechCue(q.speaker) {
			p.found[q.speaker].speech = true
		}
		last = int32(i)
	}
}

func (p *reading) speechCue(i int32) bool { return p.found[i].cue.frames.has(quoted) }

// isSpeech reports whether the quotation is somebody's sentence rather than a word or a title.
func (p *reading) isSpeech(q *quote, first, end int32) bool {
	words, verbs := 0, 0
	for t := first; t < end; t++ {
		switch p.r.Tokens[t].UPOS {
		case hearsay.PUNCT, hearsay.SYM:
		case hearsay.VERB, hearsay.AUX:
			verbs++
			words++
		default:
			words++
		}
	}
	return words >= 4 && verbs > 0 || words >= 2 && strings.IndexByte(".,?!", p.r.Text[q.inner.End-1]) >= 0 || q.continues >= 0
}

// speakerOf is the attribution that the quotation of tokens first to end belongs to, or -1.
func (p *reading) speakerOf(q *quote, first, end, last int32) int32 {
	if q.continues >= 0 && p.quotes[q.continues].speaker >= 0 {
		return p.quotes[q.continues].speaker
	}
	if a := p.cueAfter(q, end); a >= 0 {
		return a
	}
	if a := p.cueBefore(first); a >= 0 {
		return a
	}
	if a := p.speakerGoingOn(q, first, last); a >= 0 {
		return a
	}
	return p.paraphrased(q, first)
}

// paraphrased is the speaker of the sentence before, where it ends with the cue of what it
// reports in the writer's words and the quotation begins the next: “It may rain, Jones said. “…”
func (p *reading) paraphrased(q *quote, first int32) int32 {
	r := p.r
	at := r.SentenceOf(first)
	if at == 0 || r.Sentences[at].First != first || r.Sentences[at-1].Block != q.block {
		return -1
	}
	before := r.Sentences[at-1]
	from, to := p.foundRange(before.First, before.First)
	for i := to - 1; i >= from; i-- {
		a := &p.found[i]
		if !a.cue.frames.has(quoted) || p.within[a.head] > 0 || !a.source.known {
			continue
		}
		if end := max(a.words.last, a.source.last); len(a.content) > 0 && a.content[0].first < a.words.first && !p.hasVerb(end+1, before.End) {
			return i
		}
	}
	return -1
}

// cueAfter is the cue that follows the quotation at once: “…,” said Smith.
func (p *reading) cueAfter(q *quote, end int32) int32 {
	r := p.r
	closed := strings.IndexByte(",?!-.", r.Text[q.inner.End-1]) >= 0 || strings.HasSuffix(r.Words(q.inner), "—") || int(end) < len(r.Tokens) && r.Form(end) == ","
	from, to := p.foundRange(end-1, end+2)
	for i := from; i < to; i++ {
		a := &p.found[i]
		if start := min(a.words.first, a.sourceFirst()); start >= end && (start == end || closed && start <= end+2) && a.cue.frames.has(quoted) && p.sameBlock(q.block, start) {
			return i
		}
	}
	return -1
}

func (p *reading) sameBlock(block, token int32) bool {
	r := p.r
	return r.Sentences[r.SentenceOf(token)].Block == block
}

// cueBefore is the cue that leads to the quotation at token first: Smith said, “…”.
func (p *reading) cueBefore(first int32) int32 {
	r := p.r
	if first == 0 {
		return -1
	}
	mark := r.Form(first - 1)
	sentence := r.SentenceOf(first)
	best := int32(-1)
	from, to := p.foundRange(first-12, first)
	for i := from; i < to; i++ {
		a := &p.found[i]
		end := max(a.words.last, a.sourceLast(), a.to.last)
		gap := first - 1 - end
		if !a.cue.frames.has(quoted) || gap < 0 {
			continue
		}
		near := r.SentenceOf(a.head) == sentence && (gap <= 1 || gap <= 9 && (mark == "," || mark == ":"))
		colon := mark == ":" && gap <= 9
		if (near || colon) && (best < 0 || a.head > p.found[best].head) {
			best = i
		}
	}
	return best
}

func (a *attribution) sourceLast() int32 {
	if a.source.known {
		return a.source.last
	}
	return a.words.last
}

// speakerGoingOn is the speaker of the quotation before, where this one goes on from it: in the
// same paragraph, or as a paragraph of its own right after.
func (p *reading) speakerGoingOn(q *quote, first, last int32) int32 {
	r := p.r
	if last < 0 || p.quotes[last].speaker < 0 {
		return -1
	}
	before := &p.quotes[last]
	speaker := before.speaker
	if !p.speechCue(speaker) || !p.found[speaker].speech {
		return -1
	}
	s := r.SentenceOf(first)
	starts := r.Sentences[s].First == first
	if before.block == q.block {
		lastCue := max(r.TokenAt(before.outer.End-1), p.found[speaker].words.last)
		if lastCue < first && (starts || first == lastCue+2) && s-r.SentenceOf(lastCue) <= 1 && !p.otherSpeaker(speaker, lastCue, first) {
			return speaker
		}
		return -1
	}
	if !starts || !between(r.Blocks, before.block, q.block) {
		return -1
	}
	block := r.Blocks[q.block].Span
	whole := trimBlanks(r.Text, hearsay.Span{Start: block.Start, End: q.outer.Start}).IsZero() &&
		block.End-q.outer.End <= 2
	if !whole || p.otherSpeaker(speaker, r.TokenAt(before.outer.Start), first) {
		return -1
	}
	return speaker
}

// otherSpeaker reports whether a cue of speech other than this one stands between the tokens.
func (p *reading) otherSpeaker(speaker, from, to int32) bool {
	first, end := p.foundRange(from, to)
	for i := first; i < end; i++ {
		if a := &p.found[i]; i != speaker && from < a.head && a.head < to && a.cue.frames.has(quoted) && p.within[a.head] == 0 {
			return true
		}
	}
	return false
}

// speaks adds a quotation to what an attribution's source says: with the words before it in its
// sentence, where the quotation only ends the clause that is said.
func (p *reading) speaks(a *attribution, first, end int32) {
	r := p.r
	start := r.Sentences[r.SentenceOf(first)].First
	if len(a.content) == 0 && start < first && a.words.first >= end && a.sourceFirst() >= end && !p.anyCue(start, first) {
		first = start
	}
	kept := a.content[:0]
	for _, c := range a.content {
		if a.guessed {
			continue
		}
		if a.clausal || p.within[c.first] > 0 || p.within[c.last] > 0 || !a.speech && c.last-c.first > 3 {
			kept = append(kept, c)
		}
	}
	a.content = kept
	if s, ok := p.trim(stretch{first, end - 1}); ok {
		a.content = append(a.content, s)
	}
}

func (p *reading) anyCue(from, to int32) bool {
	for t := from; t < to; t++ {
		if p.cued[t] {
			return true
		}
	}
	return false
}

// governed gives words between marks to the cue of speech that the tree hangs them under, however
// far: "asked for engines as well as “technical help”".
func (p *reading) governed(first, end int32) {
	r := p.r
	for up, hops := first, 0; up >= 0 && hops < 8; up, hops = r.Tokens[up].Head, hops+1 {
		if first <= up && up < end {
			continue
		}
		found := p.foundIn(first, first)
		for i := range found {
			a := &found[i]
			if a.head != up || a.words.last >= first || !a.source.known || a.source.holds(first) || a.to.known && a.to.holds(first) || !a.cue.frames.has(clause|quoted|predicate|object) {
				continue
			}
			if n := len(a.content); n > 0 && a.content[n-1].last < first && !p.hasVerb(a.content[n-1].last+1, first) {
				a.content[n-1].last = end - 1
			}
			return
		}
	}
}
