package entity

import (
	"testing"

	"hearsay"
)

func TestCountryInALongerNameIsNotItsCountry(t *testing.T) {
	for _, c := range []struct{ claim, text, mention, country string }{
		{"a person's name", "Jordan Whitfield thanked the nurses.", "Jordan Whitfield", ""},
		{"a state's", "Officials in New Mexico closed the road.", "Officials", ""},
		{"a namesake's institute", "The Georgia Institute of Botany counted the trees.", "Georgia Institute", ""},
		{"but a bank's that has no namesake", "The Bank of Kenya raised rates.", "Bank of Kenya", "KEN"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := read(t, "", c.text)
			if _, a := actorOf(t, r, c.mention, 0); a.Country.Value() != c.country {
				t.Errorf("%q is of %q; want %q", c.mention, a.Country.Value(), c.country)
			}
		})
	}
}

func TestNobodyGetsACountryThatTheTextLeavesOpen(t *testing.T) {
	for _, c := range []struct{ claim, text, mention string }{
		{"two countries compete", "Norway and Chile signed the pact. Norwegian miners and Chilean miners cheered. Police closed the square.", "Police"},
		{"the plural means several countries", "Chileans marched in Santiago. The Chilean navy sailed. The two governments signed a pact.", "The two governments"},
		{"a crowd may be of either", "Chilean miners marched in Chile. Chile closed the mine. Peru sent help to Chile. Peru sent tents. Victims were treated.", "Victims"},
		{"another country is named beside an official", "Chilean miners marched in Chile. Chile closed the mine. The minister praised Kenya.", "The minister"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := read(t, "", c.text)
			if _, a := actorOf(t, r, c.mention, 0); a.Country.Known() {
				t.Errorf("%q is of %s because of %q", c.mention, a.Country.Value(), a.Country.Because())
			}
		})
	}
}

func TestOfficeInAHeadlineIsThePersonsBelow(t *testing.T) {
	r := read(t, "", "Premier visits Lima\n\nHungarian Premier Viktor Halmos arrived in Peru on Monday. Peruvian officials met him.")
	r.Blocks[0].Kind = hearsay.Title
	lexicon(t).Pass().Run(r)
	a, _ := actorOf(t, r, "Premier", 0)
	if b, _ := actorOf(t, r, "Viktor Halmos", 0); a != b {
		t.Errorf("the headline's premier is another: %q", allMentions(r))
	}
}
