package quantity

import (
	"strings"

	"hearsay"
)

// head is the token of the number that governs the number's others, or else its last.
func (r *reader) head(first, end int32) int32 {
	for t := end - 1; t >= first; t-- {
		if h := r.report.Tokens[t].Head; r.report.Tokens[t].UPOS == hearsay.NUM && (h < first || h >= end) {
			return t
		}
	}
	return end - 1
}

// attach finds the counted noun: what the number modifies in the tree, else the nouns that
// follow it.
func (r *reader) attach(q *hearsay.Quantity, first, end int32) {
	if end <= first {
		return
	}
	noun := r.nounByTree(first, end)
	if noun < 0 {
		noun = r.nounByOrder(end)
	}
	if noun < 0 {
		return
	}
	q.Head = noun
	from, to := r.phraseOf(noun, end)
	if from > to {
		return
	}
	q.UnitSpan = r.report.SpanOf(from, to)
	q.Unit = r.singular(from, to)
	q.Span = r.withQuote(q.Span.Join(q.UnitSpan))
}

// withQuote takes in the mark that closes a quotation which a span has opened, as in
// several “intangibles”.
func (r *reader) withQuote(s hearsay.Span) hearsay.Span {
	words, behind := r.report.Words(s), r.report.Text[s.End:]
	switch {
	case strings.HasPrefix(behind, "”") && strings.Count(words, "“") > strings.Count(words, "”"):
		s.End += int32(len("”"))
	case strings.HasPrefix(behind, `"`) && strings.Count(words, `"`)%2 == 1:
		s.End++
	}
	return s
}

// nounByTree is the noun that the number at tokens first to end modifies, or -1: by
// nummod, or by the "of" behind a number noun ("dozens of civilians").
func (r *reader) nounByTree(first, end int32) int32 {
	toks := r.report.Tokens
	for t := end - 1; t >= first; t-- {
		if modifies(toks[t].Deprel) && toks[t].Head >= end && toks[t].Head < end+12 && r.close(end, toks[t].Head) && noun(toks[toks[t].Head].UPOS) {
			return r.wholeCompound(toks[t].Head)
		}
	}
	for t := first; t < end; t++ {
		if toks[t].Deprel == hearsay.NoDeprel {
			return -1
		}
		for k := end; k < min(end+8, int32(len(toks))) && toks[k].UPOS != hearsay.PUNCT; k++ {
			if toks[k].Head == t && toks[k].Deprel.Is(hearsay.NMod) && noun(toks[k].UPOS) && strings.EqualFold(r.report.Form(end), "of") {
				return k
			}
		}
	}
	return -1
}

// modifies reports whether a number has this relation to what it counts: nummod, and amod or
// det for "several".
func modifies(d hearsay.Deprel) bool {
	return d == hearsay.NumMod || d.Is(hearsay.AMod) || d.Is(hearsay.Det)
}

// close reports whether no comma and no "of" part the number that ends before token end
// from the noun.
func (r *reader) close(end, noun int32) bool {
	for k := end; k < noun; k++ {
		if f := r.report.Form(k); f == "," || f == ";" || k == end && f == "of" || r.report.Tokens[k].UPOS == hearsay.ADP || r.stops(k) {
			return false
		}
	}
	return true
}

// stops reports whether token k ends what a number can count.
func (r *reader) stops(k int32) bool {
	for _, m := range r.ends[r.steps[step{0, r.id(r.report.Form(k))}]] {
		if m.class == stopClass {
			return true
		}
	}
	return false
}

// wholeCompound is the noun that a compound's first noun is for: of "primary-season
// debates" the debates.
func (r *reader) wholeCompound(t int32) int32 {
	toks := r.report.Tokens
	for steps := 0; steps < 4 && toks[t].Deprel.Is(hearsay.Compound) && toks[t].Head > t && noun(toks[toks[t].Head].UPOS); steps++ {
		t = toks[t].Head
	}
	return t
}

func noun(t hearsay.UPOS) bool { return t == hearsay.NOUN || t == hearsay.PROPN }

// nounByOrder is the last of the nouns in a row behind the number, adjectives let through,
// or -1.
func (r *reader) nounByOrder(end int32) int32 {
	toks, found := r.report.Tokens, int32(-1)
	at := end
	if at < int32(len(toks)) && strings.EqualFold(r.report.Form(at), "of") {
		at++
		if at < int32(len(toks)) && toks[at].UPOS == hearsay.DET {
			at++
		}
	}
	for k := at; k < min(end+6, r.sentenceEnd(end-1)); k++ {
		if k > 0 && r.parted(k) || r.stops(k) {
			break
		}
		switch toks[k].UPOS {
		case hearsay.NOUN, hearsay.PROPN:
			found = k
			continue
		case hearsay.ADJ:
			if found < 0 {
				continue
			}
		case hearsay.VERB:
			if found < 0 && (toks[k].XPOS == hearsay.TagVBN || toks[k].XPOS == hearsay.TagVBG) {
				continue
			}
		case hearsay.NoUPOS:
			if found < 0 && k == at {
				return r.wordBehind(at)
			}
		case hearsay.NUM, hearsay.X:
			if k > at && toks[k].Start == toks[k-1].End {
				continue
			}
		case hearsay.PUNCT:
			if r.report.Form(k) == "-" {
				continue
			}
		}
		break
	}
	return found
}

// sentenceEnd is the end of the sentence that token t stands in.
func (r *reader) sentenceEnd(t int32) int32 {
	s := r.report.SentenceOf(t)
	if s >= len(r.report.Sentences) {
		return t + 1
	}
	return r.report.Sentences[s].End
}

// parted reports whether a blank line or the start of a time stands before token k.
func (r *reader) parted(k int32) bool {
	t := &r.report.Tokens[k]
	if strings.Count(r.report.Text[r.report.Tokens[k-1].End:t.Start], "\n") > 1 {
		return true
	}
	times := r.report.Times
	for i := max(r.time-1, 0); i < len(times) && times[i].Start <= t.Start; i++ {
		if times[i].End > t.Start {
			return true
		}
	}
	return false
}

// wordBehind is the token at t if it is a plain word, where tags are not known.
func (r *reader) wordBehind(t int32) int32 {
	if c := r.report.Form(t)[0]; 'a' <= c && c <= 'z' && len(r.report.Form(t)) > 3 && strings.HasSuffix(r.report.Form(t), "s") {
		return t
	}
	return -1
}

// phraseOf is the counted noun with the nouns compounded to it: tokens from to to, both
// included, none of them before the number's end.
func (r *reader) phraseOf(noun, end int32) (from, to int32) {
	toks := r.report.Tokens
	from = noun
	for from > end && (toks[from-1].Deprel == hearsay.Compound && toks[from-1].Head == noun ||
		toks[from-1].Deprel == hearsay.NoDeprel && (toks[from-1].UPOS == hearsay.NOUN || toks[from-1].UPOS == hearsay.PROPN)) {
		from--
	}
	return from, noun
}

// singular is the phrase in lower case, its last word as its lemma.
func (r *reader) singular(from, to int32) string {
	t := &r.report.Tokens[to]
	last := t.Lemma
	if last == "" || last == "_" {
		last = singular(r.report.Form(to))
	}
	if from == to {
		return strings.ToLower(last)
	}
	lead := r.report.Words(hearsay.Span{Start: r.report.Tokens[from].Start, End: t.Start})
	return strings.ToLower(strings.Join(strings.Fields(lead), " ") + " " + last)
}

// singular takes the plural's ending off, for a text without lemmas.
func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "xes"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && len(word) > 3:
		return word[:len(word)-1]
	}
	return word
}
