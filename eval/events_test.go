package eval

import (
	"testing"

	"hearsay"
)

func TestEventsAreScoredBetweenTheMarkedPair(t *testing.T) {
	data := lay(t, map[string]string{"eval/events/plover_pairs_dev.jsonl": `{"sentence": "Norway praised Chad.", "source": "Norway", "target": "Chad", "root": "SUPPORT"}
{"sentence": "Norway ceded land to Chad.", "source": "Norway", "target": "Chad", "root": "YIELD"}
{"sentence": "Norway met Chad.", "source": "Norway", "target": "Chad", "root": "CONSULT"}
{"sentence": "Norway fined Chad.", "source": "Norway", "target": "Chad", "root": "SANCTION"}
`})
	// What is read between the pair, by row; "<" is an event from Chad to Norway.
	types := map[string][]string{
		"0": {"SUPPORT", "SUPPORT", "CONSULT"},
		"1": {"CONCEDE"},
		"2": {"<CONSULT"},
		"3": {"COERCE"},
	}
	read := func(src hearsay.Source) (*hearsay.Report, error) {
		r := &hearsay.Report{Document: hearsay.Document{Text: src.Text}, Actors: make([]hearsay.Actor, 2)}
		side := func(words string) []hearsay.Participant {
			return []hearsay.Participant{{Actor: 1, Span: where(src.Text, words)}}
		}
		for _, name := range types[src.Input] {
			e := hearsay.Event{Actors: side("Norway"), Recipients: side("Chad"), Code: hearsay.State("051", where(src.Text, "Norway"))}
			if name[0] == '<' {
				e.Actors, e.Recipients, name = e.Recipients, e.Actors, name[1:]
			}
			e.Plover.Event = name
			r.Events = append(r.Events, e)
		}
		return r, nil
	}
	r, err := Events(data, read)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, r, map[string]Counts{
		// Rows 1 and 2 of 4: CONCEDE is one of the newer names for YIELD.
		"events.plover.recall": {2, 4, 4},
		// Distinct types between the pairs: SUPPORT, CONSULT | CONCEDE | - | COERCE: 2 of 4.
		"events.plover.precision": {2, 4, 4},
	})
	misses(t, r, "wrong value plover", "missed plover", "wrong value plover")
	if r.Measures[0].Value() != 50 {
		t.Errorf("recall is %v, want 50", r.Measures[0].Value())
	}
}
