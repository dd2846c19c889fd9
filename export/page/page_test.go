package page

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

var update = flag.Bool("update", false, "write the golden pages anew")

const boats = `Ghana Sought Patrol Boats From Portugal, Papers Show – Harbour Gazette

Ghanaian Defense Minister Ama Osei has asked Portugal for 12 patrol boats and training for two hundred sailors, the Harbour Gazette reported Thursday, citing confidential ministry papers it obtained.

“We cannot watch our own coast,” she wrote in late August.

Portugal's navy visited Accra in May, and Lisbon will reportedly send engineers. A union said at least nine sailors had died at sea this year; the ministry put the dead at four. It is not clear who would pay. Osei denied that any contract was signed.`

// reportOfBoats is what a reader should make of the text.
func reportOfBoats() *hearsay.Report {
	at := func(words string) hearsay.Span {
		i := strings.Index(boats, words)
		if i < 0 {
			panic(words)
		}
		return hearsay.Span{Start: int32(i), End: int32(i + len(words))}
	}
	state := func(value, words string) hearsay.Stated[string] { return hearsay.State(value, at(words)) }
	actor := func(name string, kind hearsay.ActorKind, country string, roles ...string) hearsay.Actor {
		a := hearsay.Actor{Name: state(name, name), Kind: kind}
		if country != "" {
			a.Country = hearsay.Infer(country, at(name), "the nationality of its name")
		}
		for _, role := range roles {
			a.Roles = append(a.Roles, state(role, name))
		}
		return a
	}
	who := func(id hearsay.ActorID, words string) hearsay.Participant {
		return hearsay.Participant{Actor: id, Span: at(words)}
	}
	event := func(code, trigger, clause string, status hearsay.Status, plover hearsay.Plover, links ...hearsay.LinkID) hearsay.Event {
		return hearsay.Event{
			Code: state(code, trigger), Plover: plover, Evidence: at(clause), Links: links,
			Status: hearsay.Infer(status, at(trigger), "no word marks it"),
		}
	}
	r := &hearsay.Report{
		Document: hearsay.Document{
			Text: boats, Title: state(strings.SplitN(boats, "\n", 2)[0], "Ghana Sought"),
			Publisher: hearsay.Infer("The Evening Courier", hearsay.Span{}, "flag"),
			Published: hearsay.Infer("2024-09-05", hearsay.Span{}, "flag"),
			URL:       hearsay.Infer("https://www.eveningcourier.example/2024/09/05/ghana-sought-patrol-boats-from-portugal-papers-show", hearsay.Span{}, "flag"),
		},
		Actors: []hearsay.Actor{
			actor("Ama Osei", hearsay.PersonActor, "GHA", "GOV", "MIL"),
			actor("Portugal", hearsay.CountryActor, "PRT"),
			actor("Harbour Gazette", hearsay.OutletActor, "", "MED"),
			actor("confidential ministry papers", hearsay.DocumentActor, ""),
			actor("Portugal's navy", hearsay.OrganisationActor, "PRT", "MIL"),
			actor("Accra", hearsay.CountryActor, "GHA"),
			actor("A union", hearsay.OrganisationActor, "", "LAB"),
			actor("the ministry", hearsay.OrganisationActor, "GHA", "GOV"),
		},
		Mentions: []hearsay.Mention{
			{Span: at("Ama Osei"), Actor: 1},
			{Span: at("she"), Actor: 1},
			{Span: at("Osei denied"), Actor: 1},
			{Span: at("Portugal"), Actor: 2},
			{Span: at("Lisbon"), Actor: 2},
		},
		Places: []hearsay.Place{{Span: at("Accra"), Name: state("Accra", "Accra"), Country: hearsay.Infer("GHA", at("Accra"), "capital of Ghana")}},
		Links: []hearsay.Link{
			{Actor: 3, Source: at("the Harbour Gazette"), Cue: at("reported"), Content: []hearsay.Span{at("Ghanaian Defense Minister Ama Osei has asked Portugal for 12 patrol boats and training for two hundred sailors")}},
			{Parent: 1, Actor: 4, Source: at("confidential ministry papers"), Cue: at("citing"), Basis: at("it obtained"), Content: []hearsay.Span{at("Ghanaian Defense Minister Ama Osei has asked Portugal for 12 patrol boats and training for two hundred sailors")}},
			{Actor: 1, Source: at("she"), Cue: at("wrote"), Quotation: hearsay.Direct, Content: []hearsay.Span{at("“We cannot watch our own coast,”")}},
			{Cue: at("reportedly"), Hedges: []hearsay.Span{at("reportedly")}, Content: []hearsay.Span{at("Lisbon will reportedly send engineers")}},
			{Actor: 7, Source: at("A union"), Cue: at("said"), Content: []hearsay.Span{at("at least nine sailors had died at sea this year")}},
			{Actor: 8, Source: at("the ministry"), Cue: at("put"), Content: []hearsay.Span{at("the dead at four")}},
			{Actor: 1, Source: at("Osei denied")}, // cue and content below
		},
		Quotations: []hearsay.Quotation{{Span: at("We cannot watch our own coast,"), Continues: -1}},
		Origins:    []hearsay.Origin{{Actor: 4, Links: []hearsay.LinkID{2}}, {Actor: 1, Links: []hearsay.LinkID{3, 7}}, {Actor: 7, Links: []hearsay.LinkID{5}}, {Actor: 8, Links: []hearsay.LinkID{6}}},
		Events: []hearsay.Event{
			event("0232", "asked", "Ghanaian Defense Minister Ama Osei has asked Portugal for 12 patrol boats and training for two hundred sailors", hearsay.Actual, hearsay.Plover{Event: "REQUEST", Mode: "assist"}, 2),
			event("042", "visited", "Portugal's navy visited Accra in May", hearsay.Actual, hearsay.Plover{Event: "CONSULT", Mode: "visit"}),
			event("070", "send", "Lisbon will reportedly send engineers", hearsay.Planned, hearsay.Plover{Event: "AID"}, 4, 5),
		},
		Unknowns:  []hearsay.Unknown{{Kind: hearsay.NotKnown, About: at("who would pay"), Evidence: at("It is not clear who would pay"), Event: 1}},
		Conflicts: []hearsay.Conflict{{A: at("at least nine sailors had died"), B: at("the dead at four"), About: "dead"}},
	}
	r.Links[6] = hearsay.Link{Actor: 1, Source: at("Osei denied"), Cue: at("denied"), Relation: hearsay.DeniedIt, Content: []hearsay.Span{at("that any contract was signed")}}
	r.Links[6].Source.End -= int32(len(" denied"))
	r.Mentions[2].Span = r.Links[6].Source

	e := &r.Events[0]
	e.Actors, e.Recipients = []hearsay.Participant{who(1, "Ghanaian Defense Minister Ama Osei")}, []hearsay.Participant{who(2, "Portugal")}
	e.Items = []hearsay.Item{
		{Span: at("12 patrol boats"), Value: hearsay.State(hearsay.Range{Min: 12, Max: 12}, at("12")), Unit: "patrol boat"},
		{Span: at("two hundred sailors"), Value: hearsay.State(hearsay.Range{Min: 200, Max: 200}, at("two hundred")), Unit: "sailor"},
	}
	e = &r.Events[1]
	e.Actors, e.Recipients = []hearsay.Participant{who(5, "Portugal's navy")}, []hearsay.Participant{who(6, "Accra")}
	e.When, e.Where, e.WhereSpan = hearsay.Infer("2024-05", at("in May"), "the year of the report's date"), 1, at("Accra")
	e = &r.Events[2]
	e.Actors = []hearsay.Participant{{Actor: 2, Span: at("Lisbon"), Because: "capital that stands for its government"}}
	return r
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name string
		opt  Options
	}{
		{"boats.txt", Options{Width: 80}},
		{"boats_narrow.txt", Options{Width: 44}},
		{"boats_colour.txt", Options{Width: 80, Color: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := Write(&out, reportOfBoats(), c.opt); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", c.name)
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), out.String()); d != "" {
				t.Errorf("%s (-want +got; -update writes it anew):\n%s", golden, d)
			}
		})
	}
}

func TestNoLineIsWiderThanThePage(t *testing.T) {
	for _, w := range []int{30, 41, 60, 80, 110} {
		var out bytes.Buffer
		if err := Write(&out, reportOfBoats(), Options{Width: w}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if line = strings.TrimSuffix(line, "\n"); width(line) > w || strings.HasSuffix(line, " ") {
				t.Errorf("width %d: %q", w, line)
			}
		}
	}
}

func TestEveryValueOfAnEventIsOnThePage(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, reportOfBoats(), Options{Width: 300}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"The Evening Courier · 2024-09-05",
		"Ama Osei (GHA GOV MIL) → Appeal for military aid (0232, REQUEST assist) → Portugal (PRT)",
		"12 patrol boats", "two hundred sailors = 200", "in May = 2024-05", "in Accra (GHA)",
		"The Evening Courier ← Harbour Gazette (MED), “reported” ← confidential ministry papers, “citing” (it obtained)",
		"Lisbon = Portugal (PRT)", "capital that stands for its government", "planned", "hedged “reportedly”",
		"We cannot watch our own coast,", "denied · that any contract was signed", "It is not clear who would pay", "see e1",
		"Ama Osei (GHA GOV MIL) · also “she”, “Osei” · GHA: the nationality of its name",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not on the page:\n%s", want, out.String())
		}
	}
}

func TestAnEmptyReportIsAnEmptyPage(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, &hearsay.Report{}, Options{}); err != nil || out.Len() > 0 {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestATextWithNothingInItSaysSo(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, &hearsay.Report{Document: hearsay.Document{Text: "Rain."}}, Options{}); err != nil {
		t.Fatal(err)
	}
	if want := "\nNo event and no source was read out of this text.\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestWordsThatDoNotTellTheNameStandBeforeIt(t *testing.T) {
	for _, c := range []struct {
		said, name string
		want       bool
	}{
		{"Osei", "Ama Osei", true},
		{"Ghanaian Defense Minister Ama Osei", "Ama Osei", true},
		{"She", "Ama Osei", false},
		{"the minister", "Ama Osei", false},
		{"the men of the navy", "the navy", true},
		{"the fleet", "the navy", false},
		{"Éamon's party", "Éamon de Burgh", true},
	} {
		if got := tells(c.said, c.name); got != c.want {
			t.Errorf("%q tells %q: %v", c.said, c.name, got)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAnErrorOfTheWriterIsReturned(t *testing.T) {
	if err := Write(fullDisk{}, reportOfBoats(), Options{}); err == nil || err.Error() != "disk full" {
		t.Errorf("error: %v", err)
	}
}
