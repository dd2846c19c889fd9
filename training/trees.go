package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"hearsay"
	"hearsay/model"
	"hearsay/model/arc"
	"hearsay/model/lex"
	"hearsay/model/postag"
)

const (
	treeRounds  = 10
	foldRounds  = 4
	treeUpdates = 4   // that a weight must have seen to be kept
	kept        = 0.2 // share of the weights of -from in the result
)

func learnTrees(s *setup, b *model.Builder) error {
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
	examples, err := s.jackknife(train, set, lexicon)
	if err != nil {
		return err
	}
	learner, err := s.treeLearner()
	if err != nil {
		return err
	}
	run := arc.New(learner, uint8(hearsay.Root), s.beam).Run()
	random := rand.New(rand.NewPCG(3, 4))
	for round := range rounds(s, treeRounds) {
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		right := 0
		for _, e := range examples {
			if run.Learn(e, learner) {
				right++
			}
		}
		s.say("round %d: %.2f %% of trees right before learning from them", round+1, 100*float64(right)/float64(len(examples)))
		last := round == rounds(s, treeRounds)-1
		if round%3 == 2 || last {
			if err := s.packTrees(learner, lexicon, b); err != nil {
				return err
			}
		}
	}
	return nil
}

// treeLearner knows nothing yet, or what the weights of -from know.
func (s *setup) treeLearner() (*model.Learner, error) {
	if s.from == "" {
		return model.NewLearner(arc.Classes(numLabels())), nil
	}
	file, err := openWeights(s.from)
	if err != nil {
		return nil, err
	}
	table, err := file.Table("trees")
	if err != nil {
		return nil, err
	}
	return model.Relearn(table, kept), nil
}

func (s *setup) packTrees(learner *model.Learner, lexicon *lex.Lexicon, b *model.Builder) error {
	table := learner.Pack(treeUpdates, s.least)
	b.Put("trees", table)
	return s.testTrees(table, lexicon)
}

func numLabels() int {
	n := 0
	for {
		if _, ok := hearsay.ParseDeprel(hearsay.Deprel(n).String()); !ok || n == int(hearsay.XComp) {
			return n + 1
		}
		n++
	}
}

// jackknife tags each fold of the trees with a tagger trained on the others, so that the parser
// learns from tags as wrong as those that it will see.
func (s *setup) jackknife(trees []*tree, set *tagset, lexicon *lex.Lexicon) ([]*arc.Example, error) {
	random := rand.New(rand.NewPCG(5, 6))
	fold := make([]int, len(trees))
	for i := range fold {
		fold[i] = i / 50 % s.folds
	}
	reader := lexicon.Reader()
	var out []*arc.Example
	for k := range s.folds {
		var train, rest []*tree
		for i, t := range trees {
			if fold[i] == k {
				rest = append(rest, t)
			} else {
				train = append(train, t)
			}
		}
		s.say("fold %d of %d", k+1, s.folds)
		learner, err := s.tagger(train, set, lexicon, foldRounds)
		if err != nil {
			return nil, err
		}
		table, err := model.NewTable(learner.Pack(2, 0.02))
		if err != nil {
			return nil, err
		}
		run := postag.New(table).Run()
		for _, t := range rest {
			out = append(out, example(t, set, run, reader))
			if t.news {
				out = append(out, example(t, set, run, reader))
			}
		}
		more := recased(rest, 0.12, random)
		if s.from != "" {
			more = append(more, reported(rest, 0.12, random)...)
		}
		for _, t := range more {
			out = append(out, example(t, set, run, reader))
		}
	}
	return out, nil
}

func example(t *tree, set *tagset, run *postag.Run, reader *lex.Reader) *arc.Example {
	words := t.lexemes(reader)
	tags := make([]uint8, len(words))
	run.Tag(words, tags)
	e := &arc.Example{Heads: slices.Clone(t.heads), Labels: t.rels}
	for i := range words {
		e.Words = append(e.Words, see(&words[i], tags[i], set.list))
	}
	e.Projective()
	return e
}

func see(w *lex.Word, tag uint8, list []byte) arc.Word {
	return arc.See(w, uint64(tag), uint64(list[2*int(tag)]))
}

func (s *setup) testTrees(table []byte, lexicon *lex.Lexicon) error {
	trees, err := model.NewTable(table)
	if err != nil {
		return err
	}
	file, err := s.load("tags")
	if err != nil {
		return err
	}
	tags, err := file.Table("tags")
	if err != nil {
		return err
	}
	list, err := file.Section("tagset")
	if err != nil {
		return err
	}
	ewt, gum, err := s.trees("dev")
	if err != nil {
		return err
	}
	reader, tagger := lexicon.Reader(), postag.New(tags).Run()
	parser := arc.New(trees, uint8(hearsay.Root), s.beam).Run()
	for i, dev := range [][]*tree{ewt, gum} {
		uas, las, all := 0, 0, 0
		for _, t := range dev {
			e := example(t, &tagset{list: list}, tagger, reader)
			heads, labels := make([]int32, len(e.Words)), make([]uint8, len(e.Words))
			parser.Parse(e.Words, heads, labels)
			for j := range heads {
				all++
				if heads[j] == t.heads[j] {
					uas++
					if universal(labels[j]) == universal(t.rels[j]) {
						las++
					}
				}
			}
		}
		s.say("%s dev: UAS %.2f LAS %.2f (%d bytes)", []string{"EWT", "GUM"}[i], 100*float64(uas)/float64(all), 100*float64(las)/float64(all), len(table))
	}
	return nil
}

// universal is the relation without its subtype, as the CoNLL 2018 scorer compares them.
func universal(label uint8) string {
	bare, _, _ := strings.Cut(hearsay.Deprel(label).String(), ":")
	return bare
}
