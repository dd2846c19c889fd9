// Package coreference finds the phrases of a report that refer to things, whatever these
// are, and which of them refer to the same thing.
//
// It reads trees and names, and gives Report.References and Report.Entities. Phrases are
// those of GUM's guidelines (Zeldes 2017): noun phrases with their full extent, nested
// ones and possessive pronouns included, predicates and appositions as phrases of their
// own. Each phrase, from left to right, is linked to the best of the phrases before it, or
// to none, by a ranker (Wiseman et al. 2015; Lee et al. 2017) over sparse features.
package coreference

import (
	"fmt"
	"io/fs"

	"hearsay"
	"hearsay/model"
	"hearsay/model/rank"
)

// Model is what the package knows of a language: words and a trained ranker. It is
// immutable and shared between goroutines.
type Model struct {
	*Words
	ranker *rank.Net
}

// Load reads words and weights from a language's folder.
func Load(files fs.FS) (*Model, error) {
	words, err := LoadWords(files)
	if err != nil {
		return nil, fmt.Errorf("coreference: %w", err)
	}
	f, err := model.Load(files, "coreference")
	if err != nil {
		return nil, err
	}
	r, err := openRanker(f)
	if err != nil {
		return nil, fmt.Errorf("weights/coreference.weights: %w", err)
	}
	return &Model{Words: words, ranker: r}, nil
}

// Pass makes the pass that gives references and entities.
func (m *Model) Pass() hearsay.Pass {
	l := &linker{finder: m.Words.finder(), ranker: m.ranker}
	return hearsay.Pass{
		Name:  "coreference",
		Doc:   "finds phrases that refer to things, and joins those that refer to the same one",
		Needs: []hearsay.Layer{hearsay.Words, hearsay.Trees, hearsay.Names},
		Gives: hearsay.Coreference,
		Run:   l.run,
	}
}
