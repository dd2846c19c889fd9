package main

import (
	"math/rand/v2"
	"strings"

	"hearsay/model"
	"hearsay/model/ends"
	"hearsay/model/lex"
)

const cutRounds = 12

// paragraph is words of a treebank with where its sentences end.
type paragraph struct {
	words []ends.Word
	ends  []bool
}

func learnCuts(s *setup, b *model.Builder) error {
	lexicon, err := s.lexicon()
	if err != nil {
		return err
	}
	ewt, gum, err := s.trees("train")
	if err != nil {
		return err
	}
	reader := lexicon.Reader()
	list := append(paragraphs(ewt, reader), paragraphs(gum, reader)...)
	learner := model.NewLearner(2)
	run := ends.New(learner).Run()
	random := rand.New(rand.NewPCG(7, 8))
	rounds := cutRounds
	if s.rounds > 0 {
		rounds = s.rounds
	}
	for round := range rounds {
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		errors := 0
		for _, p := range list {
			errors += run.Learn(p.words, p.ends, learner)
		}
		s.say("round %d: %d errors", round+1, errors)
	}
	table := learner.Pack(2, 0.02)
	b.Put("cuts", table)
	return nil
}

// paragraphs joins sentences to paragraphs, as "# newpar" marks them.
func paragraphs(trees []*tree, reader *lex.Reader) []paragraph {
	var out []paragraph
	for i, t := range trees {
		if i == 0 || t.opens {
			out = append(out, paragraph{})
		}
		p := &out[len(out)-1]
		spaced := t.spaced()
		for j, w := range t.lexemes(reader) {
			p.words = append(p.words, ends.Word{Word: w, Spaced: spaced[j]})
			p.ends = append(p.ends, j == len(t.words)-1)
		}
	}
	return out
}

// spaced says which words a blank follows.
func (t *tree) spaced() []bool {
	out := make([]bool, len(t.words))
	until := 0
	var misc string
	for i, w := range t.words {
		if w.Multi != nil {
			until, misc = i+w.Multi.Words, w.Multi.Misc
		}
		switch {
		case i+1 < until:
		case i+1 == until:
			out[i] = !strings.Contains(misc, "SpaceAfter=No")
		default:
			out[i] = !strings.Contains(w.Misc, "SpaceAfter=No")
		}
	}
	return out
}
