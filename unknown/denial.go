package unknown

import "hearsay"

// before is the number of sentences within which a denial's claim is looked for.
const before = 4

// compareDenials gives a conflict for every denial whose claim another source makes: in
// like words, or where the denial takes it up by a noun alone ("denied the accusations").
func (f *finder) compareDenials() {
	for i := range f.r.Links {
		denial := &f.r.Links[i]
		if denial.Relation != hearsay.DeniedIt || len(denial.Content) == 0 || f.infinitive(denial.CueHead) {
			continue
		}
		if claim := f.claimOf(denial); !claim.IsZero() {
			f.r.Conflicts = append(f.r.Conflicts, hearsay.Conflict{A: claim, B: denial.Content[0].Join(denial.Cue), About: "whether it is so"})
		}
	}
}

// infinitive reports whether a cue is only thought of, as in "to deny".
func (f *finder) infinitive(cue int32) bool {
	if cue < 0 || int(cue) >= len(f.r.Tokens) {
		return false
	}
	return f.r.Tokens[cue].XPOS == hearsay.TagVB || f.r.Tokens[cue].Feats == "VerbForm=Inf"
}

// claimOf is the content of another source's that a denial denies, or zero.
func (f *finder) claimOf(denial *hearsay.Link) hearsay.Span {
	at := f.r.SentenceOf(f.r.TokenAt(denial.Cue.Start))
	takenUp := f.takesUp(denial.Content[0])
	best, most := hearsay.Span{}, 0
	for i := range f.r.Links {
		claim := &f.r.Links[i]
		if claim.Relation == hearsay.DeniedIt || len(claim.Content) == 0 || !f.otherSource(claim, denial) {
			continue
		}
		content := claim.Content[0]
		far := at - f.r.SentenceOf(f.r.TokenAt(content.Start))
		if far < 0 || far > before || content.Overlaps(denial.Content[0]) || content.Contains(denial.Cue) {
			continue
		}
		shared, need := f.sharedWords(content, denial.Content[0])
		if takenUp && content.End <= denial.Cue.Start {
			shared, need = before+1-far, 1
		}
		if shared >= need && shared > most {
			best, most = content, shared
		}
	}
	return best
}

func (f *finder) otherSource(a, b *hearsay.Link) bool {
	if a.Source.IsZero() || b.Source.IsZero() || a.Actor != 0 && a.Actor == b.Actor {
		return false
	}
	return f.r.Words(a.Source) != f.r.Words(b.Source)
}

// takesUp reports whether a content only points back: "the accusations", "it".
func (f *finder) takesUp(content hearsay.Span) bool {
	first, end := f.r.TokensIn(content)
	pointing := false
	for i := first; i < end; i++ {
		switch word := f.words[i]; {
		case f.terms.claim[word]:
			pointing = true
		case !f.terms.stop[word] && f.r.Tokens[i].UPOS != hearsay.DET && f.r.Tokens[i].UPOS != hearsay.PRON && f.r.Tokens[i].UPOS != hearsay.ADJ:
			return false
		}
	}
	return pointing
}

// sharedWords counts the lemmas of content words that two spans share, and says how many
// would do: half of the shorter span's, and two at the least.
func (f *finder) sharedWords(a, b hearsay.Span) (shared, need int) {
	firstA, endA := f.r.TokensIn(a)
	firstB, endB := f.r.TokensIn(b)
	words := 0
	for j := firstB; j < endB; j++ {
		if !f.telling(j) {
			continue
		}
		words++
		for i := firstA; i < endA; i++ {
			if f.telling(i) && f.r.Tokens[i].Lemma == f.r.Tokens[j].Lemma {
				shared++
				break
			}
		}
	}
	return shared, max(2, (words+1)/2)
}

func (f *finder) telling(i int32) bool {
	switch f.r.Tokens[i].UPOS {
	case hearsay.NOUN, hearsay.PROPN, hearsay.VERB, hearsay.NUM:
		return f.r.Tokens[i].Lemma != ""
	}
	return false
}
