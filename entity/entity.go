// Package entity finds who and what a report speaks of: the phrases that refer to actors,
// which of them refer to the same one, and each actor's CAMEO country and roles at the
// report's date.
//
// It reads trees, names, co-reference and places, and gives Report.Mentions and
// Report.Actors. A mention's Head is the token that heads its noun phrase in the tree, so
// that a later pass gets from a verb's subject to its actor by Report.MentionAt. Mentions
// are joined by a sequence of sieves from the safest to the boldest, the last of which is
// what package coreference found, after Raghunathan et al. (2010) and Lee et al.
// (2013). Codes follow CAMEO 1.1b3 (Schrodt 2012).
package entity

//go:generate sh -c "go run ./generate ../../shared/data > leaders.tmp && mv leaders.tmp ../lang/en/entity/leaders.txt"

import (
	"fmt"
	"io/fs"

	"hearsay"
)

// Lexicon is what the package knows of a language: names of countries, organisations and
// outlets, office holders, role nouns, given names, pronouns. It is immutable.
type Lexicon struct {
	names    phrases // exact case, blanks left out → entries
	entries  []entry
	roles    phrases // lower-case lemmas, blanks left out → roleNouns
	nouns    []roleNoun
	mods     map[string]string // modifier → role
	given    map[string]gender // first names
	titles   map[string]gender // "Mrs."
	sexed    map[string]gender // nouns: "chairwoman"
	pronouns map[string]pronoun
	words    map[string]map[string]bool // closed lists, by section
	country  map[string]string          // code → name
	regions  map[string]bool            // codes of parts of the world
	holders  holders
}

// Load reads the package's files from a language's folder.
func Load(files fs.FS) (*Lexicon, error) {
	x := &Lexicon{
		names: phrases{}, roles: phrases{}, mods: map[string]string{},
		given: map[string]gender{}, titles: map[string]gender{}, sexed: map[string]gender{},
		pronouns: map[string]pronoun{}, country: map[string]string{}, regions: map[string]bool{},
	}
	for _, load := range []func(fs.FS) error{
		x.loadCountries, x.loadOrganisations, x.loadOutlets, x.loadRoles, x.loadGender, x.loadWords, x.loadHolders,
	} {
		if err := load(files); err != nil {
			return nil, fmt.Errorf("entity: %w", err)
		}
	}
	return x, nil
}

// Pass makes the pass that gives mentions and actors.
func (x *Lexicon) Pass() hearsay.Pass {
	s := &scratch{x: x}
	return hearsay.Pass{
		Name:  "entity",
		Doc:   "finds mentions of actors, joins those of one actor, and codes each actor's country and roles",
		Needs: []hearsay.Layer{hearsay.Trees, hearsay.Names, hearsay.Coreference, hearsay.Places},
		Gives: hearsay.Actors,
		Run:   s.run,
	}
}

// run reads one report.
func (s *scratch) run(r *hearsay.Report) {
	s.reset(r)
	s.findNames()
	s.findMentions()
	s.describeMentions()
	s.join()
	s.giveActors()
	r.IndexMentions()
}
