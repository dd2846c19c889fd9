package main

import (
	"cmp"
	"slices"

	"hearsay/conllu"
	"hearsay/coreference"
)

// annotated are the mentions of a document's entities, in the order in which they begin.
func annotated(document []*conllu.Sentence, entities [][]conllu.Mention) []coreference.Annotated {
	heads := headsOf(document)
	var out []coreference.Annotated
	for entity, mentions := range entities {
		for _, m := range mentions {
			a := coreference.Annotated{First: int32(m.First), Last: int32(m.Last), Entity: int32(entity)}
			a.Head = top(&a, heads)
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b coreference.Annotated) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last))
	})
	return out
}

// headsOf are the heads of a document's words, -1 for those of the sentences.
func headsOf(document []*conllu.Sentence) []int32 {
	var heads []int32
	for _, s := range document {
		base := int32(len(heads))
		for i := range s.Words {
			head := int32(-1)
			if h := s.Words[i].Head; h > 0 {
				head = base + int32(h) - 1
			}
			heads = append(heads, head)
		}
	}
	return heads
}

// top is the first word of a mention whose head lies outside it.
func top(m *coreference.Annotated, heads []int32) int32 {
	for i := m.First; i <= m.Last; i++ {
		if h := heads[i]; h < m.First || h > m.Last {
			return i
		}
	}
	return m.Last
}
