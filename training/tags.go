package main

import (
	"math/rand/v2"
	"slices"

	"hearsay"
	"hearsay/model"
	"hearsay/model/lex"
	"hearsay/model/postag"
	"hearsay/syntax"
)

// tagset numbers the pairs of tags that occur.
type tagset struct {
	index map[[2]uint8]uint8
	list  []byte // UPOS and XPOS of each
}

func newTagset(trees []*tree) *tagset {
	counts := map[[2]uint8]int{}
	for _, t := range trees {
		for i := range t.words {
			counts[t.pair(i)]++
		}
	}
	pairs := make([][2]uint8, 0, len(counts))
	for p := range counts {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b [2]uint8) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return int(a[0])*256 + int(a[1]) - int(b[0])*256 - int(b[1])
	})
	set := &tagset{index: map[[2]uint8]uint8{}}
	for i, p := range pairs[:min(len(pairs), 256)] {
		set.index[p] = uint8(i)
		set.list = append(set.list, p[0], p[1])
	}
	return set
}

func (t *tree) pair(i int) [2]uint8 { return [2]uint8{uint8(t.upos[i]), uint8(t.xpos[i])} }

func (set *tagset) of(t *tree) []uint8 {
	out := make([]uint8, len(t.words))
	for i := range t.words {
		out[i] = set.index[t.pair(i)]
	}
	return out
}

const tagRounds = 8

func learnTags(s *setup, b *model.Builder) error {
	lexicon, err := s.lexicon()
	if err != nil {
		return err
	}
	ewt, gum, err := s.trees("train")
	if err != nil {
		return err
	}
	train := append(ewt, gum...)
	set := newTagset(train)
	learner, err := s.tagger(train, set, lexicon, rounds(s, tagRounds))
	if err != nil {
		return err
	}
	table := learner.Pack(2, 0.02)
	b.Put("tags", table)
	b.Put("tagset", set.list)
	learnLemmas(train, set, lexicon, b)
	packed, err := model.NewTable(table)
	if err != nil {
		return err
	}
	return s.testTags(postag.New(packed), set, lexicon)
}

func rounds(s *setup, usual int) int {
	if s.rounds > 0 {
		return s.rounds
	}
	return usual
}

// tagger trains a tagger on the trees, news twice and a part of all with other capitals.
func (s *setup) tagger(trees []*tree, set *tagset, lexicon *lex.Lexicon, rounds int) (*model.Learner, error) {
	random := rand.New(rand.NewPCG(1, 2))
	trees = append(slices.Clone(trees), recased(trees, 0.12, random)...)
	reader := lexicon.Reader()
	learner := model.NewLearner(len(set.list) / 2)
	run := postag.New(learner).Run()
	order := random.Perm(len(trees))
	var tags []uint8
	for round := range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, i := range order {
			t := trees[i]
			words := t.lexemes(reader)
			tags = slices.Grow(tags[:0], len(words))[:len(words)]
			right += run.Learn(words, set.of(t), tags, learner)
			all += len(words)
		}
		s.say("round %d: %.2f %% of tags right before learning from them", round+1, 100*float64(right)/float64(all))
	}
	return learner, nil
}

func (s *setup) testTags(tagger *postag.Tagger, set *tagset, lexicon *lex.Lexicon) error {
	ewt, gum, err := s.trees("dev")
	if err != nil {
		return err
	}
	reader, run := lexicon.Reader(), tagger.Run()
	for i, trees := range [][]*tree{ewt, gum} {
		upos, xpos, all := 0, 0, 0
		for _, t := range trees {
			tags := make([]uint8, len(t.words))
			run.Tag(t.lexemes(reader), tags)
			for j, tag := range tags {
				all++
				if set.list[2*int(tag)] == uint8(t.upos[j]) {
					upos++
				}
				if set.list[2*int(tag)+1] == uint8(t.xpos[j]) {
					xpos++
				}
			}
		}
		s.say("%s dev: UPOS %.2f XPOS %.2f", []string{"EWT", "GUM"}[i], 100*float64(upos)/float64(all), 100*float64(xpos)/float64(all))
	}
	return nil
}

// learnLemmas puts the guessers of lemmas and features into the builder.
func learnLemmas(trees []*tree, set *tagset, lexicon *lex.Lexicon, b *model.Builder) {
	reader := lexicon.Reader()
	lemmas, feats := lex.NewGuessLearner(), lex.NewGuessLearner()
	scripts, features := newStrings(), newStrings()
	features.id("")
	for _, t := range trees {
		for i, w := range t.words {
			x := reader.Word(w.Form)
			tag := uint64(set.index[t.pair(i)])
			if t.xpos[i] != hearsay.TagGW && w.Lemma != "_" {
				if script, ok := syntax.ScriptFor(w.Form, w.Lemma); ok {
					lemmas.See(x, tag, scripts.id(script))
				}
			}
			if w.Feats == "_" {
				w.Feats = ""
			}
			feats.See(x, tag, features.id(w.Feats))
		}
	}
	b.Put("lemmas", lemmas.Pack())
	b.Put("lemma.scripts", model.PackStrings(scripts.list))
	b.Put("feats", feats.Pack())
	b.Put("feats.strings", model.PackStrings(features.list))
}

type stringIDs struct {
	ids  map[string]uint32
	list []string
}

func newStrings() *stringIDs { return &stringIDs{ids: map[string]uint32{}} }

func (s *stringIDs) id(x string) uint32 {
	id, ok := s.ids[x]
	if !ok {
		id = uint32(len(s.list))
		s.ids[x] = id
		s.list = append(s.list, x)
	}
	return id
}
