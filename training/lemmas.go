package main

import (
	"hearsay/model"
	"hearsay/syntax"
)

func learnLemmas(s *setup, b *model.Builder) error {
	ewt, gum, err := s.trees("train")
	if err != nil {
		return err
	}
	l := syntax.NewLemmaLearner()
	for _, t := range append(ewt, gum...) {
		for i, w := range t.words {
			if w.XPOS != "GW" && w.Lemma != "_" {
				l.See(w.Form, w.Lemma, t.upos[i], t.xpos[i])
			}
		}
	}
	l.Pack(b)
	return nil
}
