package entity

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/syntax/syntaxtest"
)

// read runs the pass over a text parsed with the program's own weights.
func read(t testing.TB, date, text string) *hearsay.Report {
	t.Helper()
	r := syntaxtest.Parse(t, text)
	if date != "" {
		r.Published = hearsay.Infer(date, hearsay.Span{}, "given by the test")
	}
	lexicon(t).Pass().Run(r)
	return r
}

// actorOf is the actor of the nth mention (from 0) whose words begin or end with the given
// ones, or else have them within.
func actorOf(t testing.TB, r *hearsay.Report, words string, nth int) (hearsay.ActorID, *hearsay.Actor) {
	t.Helper()
	for _, fits := range []func(string, string) bool{
		func(s, part string) bool { return strings.HasPrefix(s, part) || strings.HasSuffix(s, part) },
		strings.Contains,
	} {
		n := nth
		for i := range r.Mentions {
			if m := &r.Mentions[i]; fits(r.Words(m.Span), words) {
				if n == 0 {
					return m.Actor, r.Actor(m.Actor)
				}
				n--
			}
		}
	}
	t.Fatalf("no mention of %q in %q: %q", words, r.Text, allMentions(r))
	return 0, nil
}

func allMentions(r *hearsay.Report) (words []string) {
	for i := range r.Mentions {
		words = append(words, r.Words(r.Mentions[i].Span))
	}
	return words
}

func roles(a *hearsay.Actor) string {
	var names []string
	for _, role := range a.Roles {
		names = append(names, role.Value())
	}
	return strings.Join(names, " ")
}

func TestActorsAreCoded(t *testing.T) {
	for _, c := range []struct {
		claim, date, text, mention, code string
		kind                             hearsay.ActorKind
	}{
		{"an apposition gives country and role", "", "Robert Fields, the U.S. ambassador to Norway, met reporters on Friday.", "Robert Fields", "USAGOV", hearsay.PersonActor},
		{"a possessive gives the country", "", "Chile's finance minister resigned on Monday.", "finance minister", "CHLGOV", hearsay.PersonActor},
		{"a complement gives the country", "", "The president of Peru thanked the farmers.", "president of Peru", "PERGOV", hearsay.PersonActor},
		{"whom a militia is backed by is not its country", "", "Iran-backed militias shelled the village.", "militias", "REB", hearsay.GroupActor},
		{"who leads a coalition is its country", "", "The U.S.-led coalition bombed the bridge.", "coalition", "USAMIL", hearsay.OrganisationActor},
		{"a modifier gives the role", "", "Kenyan opposition lawmakers left the hall.", "lawmakers", "KENOPP", hearsay.GroupActor},
		{"a rebel commander is a rebel first", "", "A Colombian rebel commander surrendered.", "commander", "COLREB", hearsay.PersonActor},
		{"a spokesman has the role of his body", "", "A Philippine army spokesman denied the claim.", "spokesman", "PHLMIL", hearsay.PersonActor},
		{"a source is anonymous", "", "A source at the Kenyan ministry denied the claim.", "A source", "KENGOV", hearsay.AnonymousActor},
		{"an organisation is known by its acronym", "", "UNICEF sent tents to the camp.", "UNICEF", "IGO", hearsay.OrganisationActor},
		{"an office holder is known by name and date", "2012-05-01", "Barack Obama thanked the firefighters.", "Barack Obama", "USAGOV", hearsay.PersonActor},
		{"without a date nobody's office is known", "", "Donald Trump thanked the firefighters.", "Donald Trump", "USA", hearsay.PersonActor},
		{"unless the report itself calls them by it", "", "President Barack Obama thanked the firefighters.", "Barack Obama", "USAGOV", hearsay.PersonActor},
		{"a party label behind a name gives the party", "", "Tom Lund, R-Wis., opposed the bill.", "Tom Lund", "PTY", hearsay.PersonActor},
		{"an outlet is one by its noun, whatever the tagger says", "", "Portuguese radio station Antena Norte reported the strike.", "Antena Norte", "PRTMED", hearsay.OutletActor},
		{"a person comes before the body in his title", "", "Police freed Channel Nord photojournalist Ziad al-Harbi.", "Ziad al-Harbi", "MED", hearsay.PersonActor},
		{"a drug laboratory is no school", "", "Soldiers burned a cocaine laboratory in the forest.", "laboratory", "", hearsay.OrganisationActor},
		{"but a drug company is a company", "", "A Kenyan drug company built the hall.", "drug company", "KENBUS", hearsay.OrganisationActor},
		{"countries may share a noun", "", "The Kenyan and Peruvian governments signed a treaty.", "Kenyan", "KENGOV", hearsay.OrganisationActor},
		{"and the last of them has it to itself", "", "The Kenyan and Peruvian governments signed a treaty.", "Peruvian governments", "PERGOV", hearsay.OrganisationActor},
		{"an office is not held before its time", "1999-05-01", "The Taliban closed the school.", "Taliban", "AFGGOV", hearsay.OrganisationActor},
		{"nor at another time", "2010-05-01", "The Taliban closed the school.", "Taliban", "AFGREB", hearsay.OrganisationActor},
		{"envoys belong to those who send them", "", "The Japanese envoy to Sudan left on Sunday.", "envoy", "JPNGOV", hearsay.PersonActor},
		{"a name in capitals is the name", "", "REUTERS said that the bridge was open.", "REUTERS", "GBRMED", hearsay.OutletActor},
		{"a lost apostrophe is read", "", "Norways army closed the road.", "army", "NORMIL", hearsay.OrganisationActor},
		{"an unknown outlet is known by its masthead", "", "The mayor told the Harbour Gazette that he would stay.", "Harbour Gazette", "MED", hearsay.OutletActor},
		{"a leader of a country governs", "", "Chile's leaders met in Valparaiso.", "leaders", "CHLGOV", hearsay.GroupActor},
		{"forces belong to whoever sends them", "", "Brazil deployed troops along the river.", "troops", "BRAMIL", hearsay.GroupActor},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := read(t, c.date, c.text)
			_, a := actorOf(t, r, c.mention, 0)
			if a.Code() != c.code || a.Kind != c.kind {
				t.Errorf("%q is %s (%s), roles %s; want %s (%s)", c.mention, a.Code(), a.Kind, roles(a), c.code, c.kind)
			}
		})
	}
}

func TestMentionsOfOneActorAreJoined(t *testing.T) {
	for _, c := range []struct {
		claim, date, text, a, b string
		nthA, nthB              int
		same                    bool
	}{
		{"a title and country mean the leader named before", "2014-06-01", "Nicolás Maduro spoke on Monday in Caracas. The Venezuelan leader asked for help.", "Nicolás Maduro", "leader", 0, 0, true},
		{"a bracket gives an acronym", "", "The Harbour Safety Committee (HSC) met on Friday. HSC praised the plan.", "Safety Committee", "HSC", 0, 1, true},
		{"an apposition behind a comma is the same person", "", "The mayor, Anna Berg, thanked the police.", "mayor", "Anna Berg", 0, 0, true},
		{"two full names are two persons", "", "Anna Berg met Tom Berg in the hall. Anna Berg smiled.", "Anna Berg", "Tom Berg", 0, 0, false},
		{"a word of its name means the body", "", "The Lund Observatory for Rivers counted nine floods. The Observatory blamed the rain.", "Lund Observatory", "The Observatory", 0, 0, true},
		{"a pronoun means the subject before", "", "Anna Berg called the firm. She wanted a refund.", "Anna Berg", "She", 0, 0, true},
		{"gender keeps persons apart", "", "Anna Berg called Peter Lund. He was in Oslo.", "Peter Lund", "He", 0, 0, true},
		{"outlets are known by other names", "", "Agence France-Presse reported the blast. AFP gave no figure.", "Agence France-Presse", "AFP", 0, 0, true},
		{"a counterpart is somebody else", "", "The Chilean foreign minister met his Peruvian counterpart in Lima.", "Chilean foreign minister", "counterpart", 0, 0, false},
		{"what an outlet obtained, the outlet obtained", "", "The Guardian cited internal Australian documents it obtained.", "The Guardian", "it", 0, 0, true},
		{"counted people are no agency", "", "An earthquake killed 61 people, Peru's emergency agency said.", "61 people", "agency", 0, 0, false},
		{"the last word of its name means the outlet", "", "The Harbour Gazette reported the theft. Analysts quoted by the Gazette blamed the port.", "Harbour Gazette", "the Gazette", 0, 0, true},
		{"a courtesy title is no name", "", "The manager of the mill, Dr Ali bin Tamim, blamed the wind. Ali bin Tamim left.", "The manager", "Ali bin Tamim", 0, 1, true},
		{"a senator of a state is the one with the title", "", "Sen. Lindsey Graham spoke on Friday. The South Carolina senator was angry.", "Lindsey Graham", "senator", 0, 0, true},
		{"whose campaign it is tells campaigns apart", "", "The Anna Berg campaign sent letters. The Tom Lund campaign sent flowers.", "The Anna Berg campaign", "The Tom Lund campaign", 0, 0, false},
		{"an its belongs to its clause's subject", "", "Peru warned Chile. Kenya closed its border.", "Kenya", "its", 0, 0, true},
		{"a first person in a quotation's later sentence is its speaker", "", "\"I will stay,\" Anna Berg said. \"My house is old.\"", "Anna Berg", "My", 0, 0, true},
		{"a first person before its speaker is named", "", "\"I lost a boat. My house is old,\" Anna Berg said.", "Anna Berg", "I", 0, 0, true},
		{"a quotation that goes on has one speaker", "", "\"The road was closed,\" Anna Berg said. \"It rained.\n\n\"I went home.\"", "Anna Berg", "I", 0, 0, true},
		{"a label names whose turn it is", "", "((Anna Berg)) The road was closed.\n\n((Tom Lund)) I went home.\n\n((Anna Berg)) It rained.", "Tom Lund", "I", 0, 0, true},
		{"initials name whose turn it is", "", "Anna Berg spoke to the paper.\n\nAB: I went home.\n\nTL: Why?\n\nAB: It rained.", "Anna Berg", "I", 0, 0, true},
		{"a first person in a quotation is its speaker", "", "\"I will not resign,\" Anna Berg said.", "Anna Berg", "I", 0, 0, true},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := read(t, c.date, c.text)
			a, _ := actorOf(t, r, c.a, c.nthA)
			b, _ := actorOf(t, r, c.b, c.nthB)
			if (a == b) != c.same {
				t.Errorf("%q and %q are one actor: %t; mentions %v", c.a, c.b, a == b, allMentions(r))
			}
		})
	}
}

func TestCounterpartHasTheSameOfficeInAnotherCountry(t *testing.T) {
	r := read(t, "", "The Chilean defence minister met his Peruvian counterpart in Lima.")
	if _, a := actorOf(t, r, "counterpart", 0); a.Code() != "PERGOV" {
		t.Errorf("counterpart is %s", a.Code())
	}
}

func TestDomesticActorsBelongWhereTheReportIs(t *testing.T) {
	r := read(t, "", "Thousands of Serbians marched in Belgrade on Friday. Police arrested nine protesters.")
	for _, words := range []string{"Police", "protesters"} {
		_, a := actorOf(t, r, words, 0)
		if a.Country.Value() != "SRB" || a.Country.Because() == "" {
			t.Errorf("%s: country %q because %q", words, a.Country.Value(), a.Country.Because())
		}
	}
}

func TestForeignActorsDoNotBelongWhereTheReportIs(t *testing.T) {
	r := read(t, "", "Thousands of Serbians marched in Belgrade on Friday. Foreign troops watched them.")
	if _, a := actorOf(t, r, "troops", 0); a.Country.Known() {
		t.Errorf("foreign troops are of %s because %s", a.Country.Value(), a.Country.Because())
	}
}

func TestEmptyItIsNoActor(t *testing.T) {
	r := read(t, "", "Norway sent ships. It is unclear whether the ships arrived.")
	for i := range r.Mentions {
		if m := &r.Mentions[i]; r.Words(m.Span) == "It" {
			t.Error("an empty it has an actor")
		}
	}
}

func TestDoubtfulItMeansNobody(t *testing.T) {
	r := read(t, "", "Norway signed the treaty and Chile sent ships. It was late.")
	for i := range r.Mentions {
		if m := &r.Mentions[i]; r.Words(m.Span) == "It" && m.Kind == hearsay.Pronoun {
			t.Errorf("it is %q", r.Actor(m.Actor).Name.Value())
		}
	}
}

func TestNameHasNoLineBreak(t *testing.T) {
	r := read(t, "", "Mayor Anna\nBerg thanked the crowd.")
	if _, a := actorOf(t, r, "Mayor", 0); a.Name.Value() != "Anna Berg" {
		t.Errorf("name %q", a.Name.Value())
	}
}

func TestUnheardPersonHasNoCountry(t *testing.T) {
	r := read(t, "2015-05-05", "Quentin Farrow thanked the crowd.")
	if _, a := actorOf(t, r, "Quentin Farrow", 0); a.Country.Known() || a.Kind != hearsay.PersonActor {
		t.Errorf("Quentin Farrow: %s %s", a.Kind, a.Code())
	}
}

func TestNoPieceIsAName(t *testing.T) {
	for _, c := range []struct{ claim, text, name string }{
		{"a party label", "Tom Lund, R-Wis., opposed the bill.", "R-Wis."},
		{"a courtesy title", "The manager of the mill, Dr Ali bin Tamim, blamed the wind.", "Dr"},
		{"a word with a prefix", "The anti-COVID measures of the government failed.", "anti-COVID"},
		{"an office with a state's name", "The South Carolina senator was angry.", "Carolina senator"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := read(t, "", c.text)
			for i := range r.Actors {
				if r.Actors[i].Name.Value() == c.name {
					t.Errorf("an actor is called %q", c.name)
				}
			}
		})
	}
}
