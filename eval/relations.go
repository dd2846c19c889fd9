package eval

import (
	"cmp"
	"slices"
	"strings"
)

// RelationScore is how often a relation was read right: the word aligned, its head, and
// the relation itself, subtype and all.
type RelationScore struct {
	Relation string
	Counts
}

// constructions are rows of their own beside the relations: words that make a clause
// passive, and words that deny it.
var constructions = []struct {
	name  string
	holds func(*word) bool
}{
	{"(passive)", func(w *word) bool {
		return slices.Contains([]string{"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent"}, w.deprel)
	}},
	{"(negation)", func(w *word) bool {
		form := strings.ReplaceAll(strings.ToLower(w.form), "’", "'")
		return w.deprel == "advmod" && slices.Contains([]string{"not", "n't", "nt"}, form) || w.deprel == "det" && form == "no"
	}},
}

// relations are the scores of each relation, the most frequent in the gold first, and of
// the constructions, last.
func (a *alignment) relations() []RelationScore {
	byName := map[string]*Counts{}
	at := func(name string) *Counts {
		if byName[name] == nil {
			byName[name] = &Counts{}
		}
		return byName[name]
	}
	for g, w := range a.gold {
		c := at(w.deprel)
		c.Gold++
		if a.sameRelation(g) {
			c.Right++
		}
	}
	for _, w := range a.system {
		at(w.deprel).System++
	}
	var out []RelationScore
	for name, c := range byName {
		out = append(out, RelationScore{name, *c})
	}
	slices.SortFunc(out, func(x, y RelationScore) int {
		return cmp.Or(cmp.Compare(y.Gold, x.Gold), cmp.Compare(x.Relation, y.Relation))
	})
	for _, c := range constructions {
		out = append(out, a.construction(c.name, c.holds))
	}
	return out
}

// sameRelation reports whether the gold word's head and whole relation were read.
func (a *alignment) sameRelation(g int) bool {
	s := a.read[g]
	return s >= 0 && a.gold[g].deprel == a.system[s].deprel && a.sameHead(g, s)
}

func (a *alignment) construction(name string, holds func(*word) bool) RelationScore {
	score := RelationScore{Relation: name}
	for g, w := range a.gold {
		if holds(w.word) {
			score.Gold++
			if a.sameRelation(g) && holds(a.system[a.read[g]].word) {
				score.Right++
			}
		}
	}
	for _, w := range a.system {
		if holds(w.word) {
			score.System++
		}
	}
	return score
}
