package main

import (
	"fmt"
	"strings"

	"hearsay/conllu"
	"hearsay/coreference"
)

// brackets reads the mentions of a document off the Entity attribute of its words:
// "(7-person-…" opens a mention of entity 7, "7)" closes it.
type brackets struct {
	mentions []coreference.Annotated
	ids      map[string]int32
	open     map[string][]int
}

// annotated are the mentions of a document.
func annotated(document []*conllu.Sentence) ([]coreference.Annotated, error) {
	b := &brackets{ids: map[string]int32{}, open: map[string][]int{}}
	var heads []int32
	for _, s := range document {
		base := int32(len(heads))
		for i := range s.Words {
			w := &s.Words[i]
			if err := b.read(w.Misc, int32(len(heads))); err != nil {
				return nil, fmt.Errorf("line %d: %w", s.Line+i, err)
			}
			head := int32(-1)
			if w.Head > 0 {
				head = base + int32(w.Head) - 1
			}
			heads = append(heads, head)
		}
	}
	for i := range b.mentions {
		b.mentions[i].Head = top(&b.mentions[i], heads)
	}
	return b.mentions, nil
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

// read takes up what opens and closes at word number at.
func (b *brackets) read(misc string, at int32) error {
	value := ""
	for part := range strings.SplitSeq(misc, "|") {
		if v, ok := strings.CutPrefix(part, "Entity="); ok {
			value = v
		}
	}
	for value != "" {
		if value[0] == '(' {
			value = b.opens(value[1:], at)
			continue
		}
		id, rest, ok := strings.Cut(value, ")")
		list := b.open[id]
		if !ok || len(list) == 0 {
			return fmt.Errorf("%q closes nothing", value)
		}
		b.mentions[list[len(list)-1]].Last = at
		b.open[id], value = list[:len(list)-1], rest
	}
	return nil
}

// opens takes up a mention and returns what follows it.
func (b *brackets) opens(value string, at int32) string {
	end := strings.IndexAny(value, "()")
	if end < 0 {
		end = len(value)
	}
	id, _, _ := strings.Cut(value[:end], "-")
	entity, ok := b.ids[id]
	if !ok {
		entity = int32(len(b.ids))
		b.ids[id] = entity
	}
	b.mentions = append(b.mentions, coreference.Annotated{First: at, Last: at, Entity: entity})
	if strings.HasPrefix(value[end:], ")") {
		return value[end+1:]
	}
	b.open[id] = append(b.open[id], len(b.mentions)-1)
	return value[end:]
}
