package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"hearsay"
	"hearsay/conllu"
	"hearsay/coreference"
	"hearsay/eval"
	"hearsay/model"
	"hearsay/name"
	"hearsay/syntax"
)

// story is a document of GUM with the trees and names that the program reads in it.
type story struct {
	report   *hearsay.Report
	gold     []coreference.Annotated
	entities eval.Clusters // the same, by entity
}

const (
	coreferenceRounds = 5
	roundsBefore      = 2      // features without much weight are left out
	leastSeen         = 20     // times that a feature must come
	mostRows          = 43_000 // features that keep their weights, to keep the file small
)

// learnCoreference learns to join phrases from GUM's train part, with trees and names as
// read. Scores are those of the dev part.
func learnCoreference(s *setup, b *model.Builder) error {
	train, err := s.stories("train")
	if err != nil {
		return err
	}
	dev, err := s.stories("dev")
	if err != nil {
		return err
	}
	if s.held > 0 {
		dev = nil
		var kept []*story
		for i, st := range train {
			if i%s.held == 0 {
				dev = append(dev, st)
			} else {
				kept = append(kept, st)
			}
		}
		train = kept
	}
	l, err := coreference.NewLearner(os.DirFS(filepath.Dir(s.weights)), 7)
	if err != nil {
		return err
	}
	var examples []*coreference.Examples
	for _, st := range train {
		examples = append(examples, l.Examples(st.report, st.gold))
	}
	net := l.Rank()
	net.Rate, net.Dropout, net.Forget = 0.05, 0.4, 0.2
	l.Begin(leastSeen, examples)
	s.say("%d documents, %d features", len(train), net.Rows())
	rounds := coreferenceRounds
	if s.rounds > 0 {
		rounds = s.rounds
	}
	random := rand.New(rand.NewPCG(7, 7))
	for round := range rounds {
		if round == roundsBefore {
			net.Prune(mostRows)
		}
		random.Shuffle(len(examples), func(i, k int) { examples[i], examples[k] = examples[k], examples[i] })
		var loss float32
		for _, e := range examples {
			loss += l.Learn(e)
		}
		if round > roundsBefore {
			net.Keep()
		}
		s.say("round %d: loss %.4f, %s", round+1, loss/float32(len(examples)), clusterScores(l, dev))
	}
	net.Settle()
	s.say("mean weights: %s", clusterScores(l, dev))
	l.Pack(b)
	return nil
}

// stories are the documents of a part of GUM.
func (s *setup) stories(split string) ([]*story, error) {
	files := os.DirFS(filepath.Dir(s.weights))
	trees, err := syntax.Load(files, syntax.Accurate)
	if err != nil {
		return nil, err
	}
	names, err := name.Load(files)
	if err != nil {
		return nil, err
	}
	parse, mark := trees.Pass(), names.Pass()
	path := filepath.Join(s.data, "treebanks", "en_gum_free-"+split+".conllu")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*story
	var reader conllu.EntityReader
	err = conllu.NewReader(path, f).Documents(func(document []*conllu.Sentence) error {
		entities, err := reader.Read(document)
		if err != nil {
			return fmt.Errorf("%s:%w", path, err)
		}
		st := &story{conllu.Report(document), annotated(document, entities), entities}
		parse.Run(st.report)
		mark.Run(st.report)
		out = append(out, st)
		return nil
	})
	return out, err
}

// clusterScores are the CoNLL score of the documents and its three parts, in per cent, over
// entities of two mentions and more.
func clusterScores(l *coreference.Learner, stories []*story) string {
	if len(stories) == 0 {
		return ""
	}
	var scores eval.CoreferenceScores
	for _, st := range stories {
		l.Link(st.report)
		scores.Add(st.entities, eval.ClustersOf(st.report))
	}
	s := scores.Primary
	return fmt.Sprintf("CoNLL %.2f (MUC %.1f, B3 %.1f, CEAFe %.1f, mentions %.1f)",
		s.CoNLL(), s.MUC.F1(), s.BCubed.F1(), s.CEAFE.F1(), s.Mentions.F1())
}
