package eval

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"hearsay"
)

const reportOfShelling = "The Herald reported that, citing a memo, Mali’s army shelled Niger.\n" +
	"Chad denied it. It is unclear who fired.\nSome say 4 died, others say 9 died.\n"

// goldAnnotation annotates the report of the shelling.
func goldAnnotation(t *testing.T) string {
	type object = map[string]any
	span := func(words string) object {
		s := where(reportOfShelling, words)
		at := utf8.RuneCountInString(reportOfShelling[:s.Start])
		return object{"start": at, "end": at + utf8.RuneCountInString(words), "text": words}
	}
	link := func(source any) object { return object{"source": source} }
	b, err := json.Marshal(object{
		"meta": object{"publisher": "Test", "date": "7/2/2016"},
		"attributions": []object{
			{"content": span("Mali’s army shelled Niger"), "chain": []object{link(span("The Herald")), link(span("a memo"))}},
			{"content": span("4 died"), "chain": []object{link(nil)}},
		},
		"events": []object{
			{"evidence": span("Mali’s army shelled Niger"), "source": object{"country": "MLI", "role": "MIL"}, "target": object{"country": "NER"}, "root": "19", "status": "alleged"},
			{"evidence": span("Chad denied it"), "source": object{"country": "TCD"}, "target": nil, "root": "12", "status": "actual"},
		},
		"unknowns":  []object{{"span": span("unclear who fired"), "about": "who fired"}},
		"conflicts": []object{{"a": span("4 died"), "b": span("9 died"), "about": "deaths"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestARecordIsScoredByChainsEventsUnknownsAndConflicts(t *testing.T) {
	data := lay(t, map[string]string{"gold/ann/shelling.json": goldAnnotation(t), "gold/text/shelling.txt": reportOfShelling})
	var given hearsay.Source
	read := func(src hearsay.Source) (*hearsay.Report, error) {
		given = src
		s := func(words string) hearsay.Span { return where(src.Text, words) }
		country := func(code string) hearsay.Actor {
			return hearsay.Actor{Country: hearsay.Infer(code, hearsay.Span{}, "its capital")}
		}
		event := func(code, words string, status hearsay.Status, actor, recipient hearsay.ActorID) hearsay.Event {
			e := hearsay.Event{Code: hearsay.State(code, s(words)), Status: hearsay.State(status, s(words)), Evidence: s(words)}
			if actor != 0 {
				e.Actors = []hearsay.Participant{{Actor: actor, Span: s(words)}}
			}
			if recipient != 0 {
				e.Recipients = []hearsay.Participant{{Actor: recipient, Span: s(words)}}
			}
			return e
		}
		return &hearsay.Report{
			Document: hearsay.Document{Text: src.Text},
			Actors:   []hearsay.Actor{country("MLI"), country("NER"), country("TCD")},
			Links: []hearsay.Link{
				{Source: s("Herald"), Content: []hearsay.Span{s("army shelled Niger")}},
				{Parent: 1, Source: s("a memo"), Content: []hearsay.Span{s("army"), s("Niger")}},
				{Source: s("others"), Content: []hearsay.Span{s("9 died")}},
			},
			Events: []hearsay.Event{
				event("190", "army shelled Niger", hearsay.Actual, 1, 2),
				event("121", "Chad denied it", hearsay.Actual, 3, 2), // a recipient too many
			},
			Unknowns:  []hearsay.Unknown{{Evidence: s("It is unclear")}},
			Conflicts: []hearsay.Conflict{{A: s("9 died"), B: s("4 died")}, {A: s("9"), B: s("It")}},
		}, nil
	}
	r, err := Record(data, read)
	if err != nil {
		t.Fatal(err)
	}
	if given.Given.Published != "2016-07-02" || given.Given.Publisher != "Test" {
		t.Errorf("the reader was given %+v", given.Given)
	}
	wants(t, r, map[string]Counts{
		// Gold: Herald, memo below Herald, nobody. Read: Herald, memo twice (two stretches of
		// content), others. Herald and one memo match.
		"gold.edges.f1": {2, 3, 4},
		"gold.deep.f1":  {1, 1, 2},
		// The shelling matches; Chad's denial was given a recipient.
		"gold.events.f1": {1, 2, 2},
		// Of the one event that matches, alleged was wanted and actual read.
		"gold.status.accuracy": {0, 1, 1},
		// Both roots lie on their clause.
		"gold.roots.f1":     {2, 2, 2},
		"gold.unknowns.f1":  {1, 1, 1},
		"gold.conflicts.f1": {1, 1, 2}, // either way round
	})
	misses(t, r, "missed gold.edges", "spurious gold.edges", "wrong value gold.status", "wrong value gold.events", "spurious gold.conflicts")
}
