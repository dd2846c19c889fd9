package eval

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
)

// brat writes standoff lines for attributions given as "source/cue/content" words; a part
// of two stretches has "…" between.
func brat(text string, attributions ...string) string {
	var b strings.Builder
	n := 0
	for e, a := range attributions {
		var event []string
		for i, role := range []string{"Source", "Cue", "Content"} {
			words := strings.Split(a, "/")[i]
			if words == "" {
				continue
			}
			n++
			var pairs []string
			for _, part := range strings.Split(words, " … ") {
				s := where(text, part)
				at := utf8.RuneCountInString(text[:s.Start])
				pairs = append(pairs, fmt.Sprintf("%d %d", at, at+utf8.RuneCountInString(part)))
			}
			fmt.Fprintf(&b, "T%d\t%s %s\t%s\n", n, role, strings.Join(pairs, ";"), words)
			event = append(event, fmt.Sprintf("%s:T%d", role, n))
		}
		fmt.Fprintf(&b, "E%d\t%s\n", e+1, strings.Join(event, " "))
	}
	return b.String()
}

const reportOfTalks = "“Talks go on,” the envoy said — “and they will.”\n\nHe denied that he had left. Reportedly, rain fell."

func TestAttributionsAreScoredByExactRunsAndByOverlappingWholes(t *testing.T) {
	text := reportOfTalks
	data := lay(t, map[string]string{
		"eval/attribution/dev/text/talks.txt": text,
		"eval/attribution/dev/attributions/talks_1.ann": brat(text,
			"the envoy/said/“Talks go on,” … “and they will.”", "He/denied/that he had left", "/Reportedly/rain fell"),
		"eval/attribution/dev/attributions/talks_2.ann": brat(text, "rain/fell/Talks"), // a second annotator is not asked
	})
	read := func(hearsay.Source) (*hearsay.Report, error) {
		s := func(words string) hearsay.Span { return where(text, words) }
		return &hearsay.Report{Document: hearsay.Document{Text: text}, Links: []hearsay.Link{
			{Source: s("envoy"), Cue: s("said"), Content: []hearsay.Span{s("“Talks go on,”"), s("“and they will.”")}},
			{Parent: 1, Source: s("they"), Cue: s("go on"), Content: []hearsay.Span{s("Talks")}}, // nested: not scored
			{Source: s("he had"), Cue: s("denied"), Content: []hearsay.Span{s("that he had left")}},
			{Cue: s("Reportedly"), Content: []hearsay.Span{s("rain fell")}},
		}}, nil
	}
	r, err := Attribution(data, read)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, r, map[string]Counts{
		// Gold {the envoy, He}, read {envoy, he had}: none the same.
		"attribution.polnear.source": {0, 2, 2},
		// {said, denied, Reportedly} on both sides.
		"attribution.polnear.cue": {3, 3, 3},
		// Two stretches, one, and one: four on both sides.
		"attribution.polnear.content": {4, 4, 4},
		// The first overlaps in all parts; the second's sources share no word (He, he had);
		// the third has no source on either side.
		"attribution.polnear.whole": {2, 3, 3},
	})
	misses(t, r, "wrong span polnear.source", "missed polnear.source", "spurious polnear.source", "wrong span polnear.whole")
}

func TestATextThatTheReaderRefusesCountsAsMissed(t *testing.T) {
	data := lay(t, map[string]string{
		"eval/attribution/dev/text/talks.txt":           reportOfTalks,
		"eval/attribution/dev/attributions/talks_1.ann": brat(reportOfTalks, "He/denied/that he had left"),
	})
	r, err := Attribution(data, func(hearsay.Source) (*hearsay.Report, error) { return nil, errors.New("no English") })
	if err != nil {
		t.Fatal(err)
	}
	wants(t, r, map[string]Counts{"attribution.polnear.whole": {0, 1, 0}})
	if len(r.Problems) != 1 || r.Problems[0].Error() != "no report of talks: no English" {
		t.Errorf("failures: %v", r.Problems)
	}
}

func TestWordsAreCutAtMarks(t *testing.T) {
	const text = "U.S. envoy_2’s “é”"
	var got []string
	for _, w := range wordsOf(text) {
		got = append(got, text[w.Start:w.End])
	}
	if want := "U|.|S|.|envoy_2|’|s|“|é|”"; strings.Join(got, "|") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestABrokenAnnotationNamesItsFile(t *testing.T) {
	data := lay(t, map[string]string{
		"eval/attribution/dev/text/a.txt":           "Rain fell.",
		"eval/attribution/dev/attributions/a_1.ann": "T1\tSource x y\tRain\n",
	})
	_, err := Attribution(data, nil)
	if err == nil || !strings.Contains(err.Error(), `a_1.ann: T1: no span: "Source x y"`) {
		t.Errorf("error: %v", err)
	}
}
