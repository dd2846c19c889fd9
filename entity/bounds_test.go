package entity

import (
	"slices"
	"testing"
)

func TestMentionsEndWithTheirPhrase(t *testing.T) {
	for _, c := range []struct{ claim, text, mention string }{
		{"before a closing quotation mark", "\"We were dragged through courts across the valley,\" Harbour Minister Anna Berg said.", "Harbour Minister Anna Berg"},
		{"before how it is", "The committee sent doctors with a lorry to the camp.", "doctors"},
		{"before where it goes", "Guards led the villagers into the church.", "the villagers"},
		{"before whom it is under", "The navy under Admiral Tom Lund shelled the harbour.", "The navy"},
		{"before for how long", "Farmers for several weeks blocked the road.", "Farmers"},
		{"but not before whose it is", "A source at the Kenyan ministry denied the claim.", "A source at the Kenyan ministry"},
		{"nor before of where", "Protesters in Lima burned tyres.", "Protesters in Lima"},
		{"nor in an office", "The commander in chief resigned.", "The commander in chief"},
		{"a name ends before a dash", "Flood drowns a village – Harbour Gazette", "Harbour Gazette"},
		{"a comma between adjectives is in the phrase", "A tired, angry crowd of farmers left.", "A tired, angry crowd of farmers"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := allMentions(read(t, "", c.text)); !slices.Contains(got, c.mention) {
				t.Errorf("no mention %q: %q", c.mention, got)
			}
		})
	}
}

// A wrong tree that hangs a clause and a quotation from a noun.
const runOn = `
Chad Chad PROPN NNP 7 compound
has have AUX VBZ 7 amod
been be AUX VBN 7 amod
counting count VERB VBG 7 amod
“ “ PUNCT ` + "``" + ` 7 punct
bad bad ADJ JJ 7 amod
farmers farmer NOUN NNS 12 nsubj
into into ADP IN 10 case
the the DET DT 10 det
barn barn NOUN NN 7 nmod
” ” PUNCT '' 7 punct
left leave VERB VBD 0 root
. . PUNCT . 12 punct
`

func TestNoTreeMakesAMentionRunOn(t *testing.T) {
	r := tree(t, "", runOn)
	lexicon(t).Pass().Run(r)
	if m := r.MentionAt(6); m == nil || r.Words(m.Span) != "bad farmers" {
		t.Errorf("mentions %q", allMentions(r))
	}
}
