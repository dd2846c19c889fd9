package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/eval"
	"hearsay/ingest/file"
	"hearsay/syntax"
)

// seed is the record of the report that the project was begun for. It lies with the
// evaluation data; what a reader must get out of it stands beside it in expected.md.
func seed(t *testing.T) *hearsay.Record {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dataDir(), "seed", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Skip("no seed report: the evaluation data is not at " + dataDir())
	}
	model, err := loadModel(syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	for src, err := range file.Read(found[0], nil) {
		if err != nil {
			t.Fatal(err)
		}
		report, err := model.New().Read(src)
		if err != nil {
			t.Fatal(err)
		}
		return report.Record("test")
	}
	t.Fatal("no document in " + found[0])
	return nil
}

// dataDir is where the evaluation data lies, seen from this package.
func dataDir() string {
	dir := eval.DefaultDir()
	if filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join("..", "..", dir)
}

func TestSeedDocument(t *testing.T) {
	d := seed(t).Document
	if d.Publisher != "The Moscow Times" || d.Published != "2025-10-31" {
		t.Errorf("published by %q on %q", d.Publisher, d.Published)
	}
	if !strings.HasSuffix(d.Title, "Washington Post") {
		t.Errorf("title %q", d.Title)
	}
	kinds := map[hearsay.BlockKind]int{}
	for _, b := range d.Blocks {
		kinds[b.Kind]++
	}
	if kinds[hearsay.Caption] != 1 || kinds[hearsay.Credit] != 1 {
		t.Errorf("blocks %v, want one caption and its credit", kinds)
	}
}

// chain is the sources of a link and of those around it, outermost first.
func chain(r *hearsay.Record, id string) []string {
	for _, a := range r.Attributions {
		if a.ID != id {
			continue
		}
		var out []string
		if a.Parent != nil {
			out = chain(r, *a.Parent)
		}
		return append(out, actorName(r, a.Actor))
	}
	return nil
}

func actorName(r *hearsay.Record, id *string) string {
	if id == nil {
		return ""
	}
	for _, a := range r.Actors {
		if a.ID == *id {
			return a.Name
		}
	}
	return "no actor " + *id
}

func TestSeedChainHasItsFourHops(t *testing.T) {
	r := seed(t)
	for _, a := range r.Attributions {
		hops := chain(r, a.ID)
		if len(hops) != 3 { // the publisher is the first of the four, and implicit
			continue
		}
		if strings.Contains(hops[0], "Washington Post") && strings.Contains(hops[1], "documents") && strings.Contains(hops[2], "letter") {
			return
		}
	}
	for _, a := range r.Attributions {
		t.Log(chain(r, a.ID))
	}
	t.Error("no chain Post, documents, letter")
}

func TestSeedEvents(t *testing.T) {
	r := seed(t)
	for _, want := range []struct {
		row                   string
		actor, root, receiver string
		status                []hearsay.Status
	}{
		{"1 asked for military assistance", "VEN", "02", "RUS", []hearsay.Status{hearsay.Actual}},
		{"3 requested missiles and jets", "VEN", "02", "", []hearsay.Status{hearsay.Actual, hearsay.Requested}},
		{"4 asked for overhauls", "VEN", "02", "", []hearsay.Status{hearsay.Actual, hearsay.Requested}},
		{"5 visited Moscow", "VEN", "04", "RUS", []hearsay.Status{hearsay.Actual}},
		{"7 signed a treaty", "RUS", "05", "VEN", []hearsay.Status{hearsay.Actual}},
		{"10 would launch an operation", "USA", "19", "", []hearsay.Status{hearsay.Hypothetical}},
	} {
		if !slices.ContainsFunc(r.Events, func(e hearsay.RecordEvent) bool {
			return e.Root == want.root && slices.Contains(want.status, e.Status) &&
				slices.Contains(countries(r, e.Actors), want.actor) &&
				(want.receiver == "" || slices.Contains(countries(r, e.Recipients), want.receiver))
		}) {
			t.Errorf("no event %s: %s %s %s %s", want.row, want.actor, want.root, want.receiver, want.status)
		}
	}
}

func countries(r *hearsay.Record, participants []hearsay.RecordParticipant) []string {
	var out []string
	for _, p := range participants {
		for _, a := range r.Actors {
			if a.ID == p.Actor {
				out = append(out, a.Country)
			}
		}
	}
	return out
}

func TestSeedItems(t *testing.T) {
	r := seed(t)
	for unit, number := range map[string]float64{"missile unit": 14, "engine": 8, "radar": 5} {
		if !slices.ContainsFunc(r.Events, func(e hearsay.RecordEvent) bool {
			return e.Root == "02" && slices.ContainsFunc(e.Items, func(it hearsay.RecordItem) bool {
				return it.Unit == unit && it.Quantity.Min != nil && *it.Quantity.Min == number
			})
		}) {
			t.Errorf("no request for %g %ss", number, unit)
		}
	}
}

func TestSeedQuotationsHaveTheirSpeakers(t *testing.T) {
	r := seed(t)
	speakers := map[string]string{}
	for _, q := range r.Quotations {
		if q.Attribution != nil {
			hops := chain(r, *q.Attribution)
			speakers[strings.Fields(q.Span.Text)[0]] = hops[len(hops)-1]
		}
	}
	if len(r.Quotations) != 3 || len(speakers) != 3 {
		t.Errorf("%d quotations, speakers %v; want three of each", len(r.Quotations), speakers)
	}
	if s := speakers["the"]; !strings.Contains(s, "letter") {
		t.Errorf("the deterrent is what %q said, not the letter", s)
	}
}

func TestSeedUnknowns(t *testing.T) {
	r := seed(t)
	var kinds []string
	for _, u := range r.Unknowns {
		kinds = append(kinds, string(u.Kind))
	}
	slices.Sort(kinds)
	if want := []string{"unknown", "unspecified", "unspecified"}; !slices.Equal(kinds, want) {
		t.Errorf("unknowns %v, want %v", kinds, want)
	}
}

func TestSeedNamesResolve(t *testing.T) {
	for _, a := range seed(t).Actors {
		if a.Name != "Nicolás Maduro" {
			continue
		}
		var mentions []string
		for _, m := range a.Mentions {
			mentions = append(mentions, m.Text)
		}
		for _, want := range []string{"He", "The Venezuelan leader", "Maduro"} {
			if !slices.Contains(mentions, want) {
				t.Errorf("Maduro is not %q: %q", want, mentions)
			}
		}
		if a.Code != "VENGOV" {
			t.Errorf("Maduro is %s", a.Code)
		}
		return
	}
	t.Error("no Nicolás Maduro")
}
