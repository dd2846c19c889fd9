package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// Events scores the PLOVER event type read between a marked pair of actors. A sentence is
// recalled when a right type is among those read from the first to the second; precision
// is over the distinct types read between the pair.
func Events(data Data, read Reader) (*Result, error) {
	rows, err := readPairs(data.path("eval", "events", "plover_pairs_"+data.Split+".jsonl"))
	if err != nil {
		return nil, err
	}
	var r Result
	var recall, precision Counts
	for i, row := range rows {
		id := strconv.Itoa(i)
		v := r.read(read, id, row.Sentence, hearsay.Metadata{Published: row.Date})
		want := acceptable(row.Root)
		got := between(&v, row.span(row.Source), row.span(row.Target))
		right := len(intersection(got, want))
		precision.Right += right
		precision.System += len(got)
		recall.Gold++
		recall.Right += min(right, 1)
		if right == 0 || right < len(got) {
			r.miss(row.miss(&v, i+1, want, got))
		}
	}
	precision.Gold, recall.System = precision.System, recall.Gold
	r.measure("events.plover.recall", Recall, recall)
	r.measure("events.plover.precision", Precision, precision)
	return &r, nil
}

// pairRow is a sentence with a marked pair and the event type between them.
type pairRow struct{ Sentence, Source, Target, Root, Date string }

// readingDate is the report's date where a row names none.
const readingDate = "2019-01-01"

func readPairs(path string) ([]pairRow, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var rows []pairRow
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		row := pairRow{Date: readingDate}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, len(rows)+1, err)
		}
		rows = append(rows, row)
	}
	return rows, scan.Err()
}

// span is where the sentence first has the words. Words that it lacks lie one code point
// before its start, as score.py's str.find has it.
func (row *pairRow) span(words string) hearsay.Span {
	start := strings.Index(row.Sentence, words)
	if start < 0 {
		offsets := byteOffsets(row.Sentence)
		return hearsay.Span{Start: -1, End: offsets[min(len(offsets), utf8.RuneCountInString(words))-1]}
	}
	return hearsay.Span{Start: int32(start), End: int32(start + len(words))}
}

// between are the distinct event types that have one of their actors on the first span and
// one of their recipients on the second.
func between(v *view, actor, recipient hearsay.Span) []string {
	var types []string
	for i := range v.Events {
		e := &v.Events[i]
		if on(v, e.Actors, actor) && on(v, e.Recipients, recipient) && !slices.Contains(types, e.Plover.Event) {
			types = append(types, e.Plover.Event)
		}
	}
	return types
}

func on(v *view, participants []hearsay.Participant, words hearsay.Span) bool {
	return slices.ContainsFunc(participants, func(p hearsay.Participant) bool { return v.on(p.Span).Overlaps(words) })
}

// acceptable are the event types that a row's root may be read as: the rows also use older
// names, and names of an earlier PLOVER.
func acceptable(root string) []string {
	switch root {
	case "YIELD":
		return []string{"CONCEDE", "RETREAT", "YIELD"}
	case "MATERIAL_COOPERATE":
		return []string{"COOPERATE"}
	case "INVESTIGATE":
		return []string{"ACCUSE"}
	case "DEMAND":
		return []string{"REQUEST"}
	case "DISAPPROVE":
		return []string{"ACCUSE"}
	}
	return []string{root}
}

func (row *pairRow) miss(v *view, line int, want, got []string) Miss {
	m := Miss{
		Measure: "plover", Kind: Missed, At: fmt.Sprintf("row %d", line),
		Context: excerpt(row.Sentence, named("actor", row.span(row.Source)), named("recipient", row.span(row.Target))),
		Note:    "want  " + strings.Join(want, " or "),
	}
	if len(got) > 0 {
		m.Kind = WrongValue
		m.Note += ", read " + strings.Join(got, ", ")
	}
	for i := range v.Events {
		m.Note += "\nread  " + eventLine(v, &v.Events[i])
	}
	return m
}

// eventLine is an event in its own words: "Moscow -[vowed: 0311 COOPERATE actual]-> Caracas".
func eventLine(v *view, e *hearsay.Event) string {
	side := func(in []hearsay.Participant) string {
		var out []string
		for _, p := range in {
			out = append(out, short(v.Words(p.Span)))
		}
		if out == nil {
			return "–"
		}
		return strings.Join(out, " + ")
	}
	return fmt.Sprintf("%s -[%s: %s %s %s]-> %s  (%s)", side(e.Actors), v.Words(e.Code.Span()), e.Code.Value(), e.Plover.Event, e.Status.Value(), side(e.Recipients), e.Rule)
}
