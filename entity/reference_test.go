package entity

import (
	"testing"

	"hearsay"
)

// roads is "Chad asked for aid . The country closed roads ." with what co-reference would
// say of its noun phrases: that the phrase at token second is the one at token first again.
func roads(t *testing.T, noun string, first, second int32) *hearsay.Report {
	t.Helper()
	r := tree(t, "", `Chad Chad PROPN NNP 2 nsubj
asked ask VERB VBD 0 root
for for ADP IN 4 case
aid aid NOUN NN 2 obl
. . PUNCT . 2 punct

The the DET DT 2 det
`+noun+` `+noun+` NOUN NN 3 nsubj
closed close VERB VBD 0 root
roads road NOUN NNS 3 obj
. . PUNCT . 3 punct
`)
	r.References = []hearsay.Reference{
		{First: first, Last: first, Head: first, Entity: 1, Before: -1},
		{First: second - 1, Last: second, Head: second, Entity: 1},
	}
	r.Entities = []hearsay.Entity{{References: 2, Latest: 1}}
	return r
}

func TestCoreferenceJoinsWhatNoRuleJoins(t *testing.T) {
	const chad, aid, noun = 0, 3, 6
	for _, c := range []struct {
		claim, noun string
		first       int32
		joined      bool
	}{
		{"a country that is the same", "country", chad, true},
		{"not what is the same as no actor", "country", aid, false},
		{"not a person and a country", "minister", chad, false},
	} {
		r := roads(t, c.noun, c.first, noun)
		lexicon(t).Pass().Run(r)
		a, b := r.MentionAt(chad), r.MentionAt(noun)
		if a == nil || b == nil || (a.Actor == b.Actor) != c.joined {
			t.Errorf("%s: %+v and %+v", c.claim, a, b)
		}
	}
}
