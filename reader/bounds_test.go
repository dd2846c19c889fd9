package reader

import (
	"runtime"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lang/en"
	"hearsay/syntax"
)

// hostile are texts that nobody would print, made of one part again and again: each has
// one thing in excess that some layer keeps something of.
var hostile = map[string]string{
	"letters":            "abcdefghij",
	"signs":              ".,;:!?-)(",
	"quotation marks":    "\"“”‘’'",
	"openings":           "“(",
	"right-to-left":      "\u200f\u202e",
	"combining marks":    "e\u0301\u0302",
	"line breaks":        "a\n\n",
	"short lines":        "a b\n",
	"words of a letter":  "a b c d ",
	"full stops":         "a.",
	"numbers":            "1 2,3 ",
	"names":              "Iran hit Iraq. ",
	"attributions":       "“I,” he said. ",
	"dates and money":    "May 5, $5 ",
	"one unbroken line":  "The envoys met in Oslo on Monday and agreed on little. ",
	"nested quotations":  "“he said ‘she said ",
	"hyphens":            "a-",
	"apostrophes":        "n't'",
	"addresses":          "a@b.c/",
	"clauses, unclosed ": "who said that ",
}

// TestMemoryGrowsWithTheText reads each text in two lengths, the second four times the
// first. What grows with the square of the length would take sixteen times the memory; the
// slack is for what is bounded, as the network's batch.
func TestMemoryGrowsWithTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hostile texts for some seconds")
	}
	model, err := Load(en.Files, Options{Model: syntax.Fast})
	if err != nil {
		t.Fatal(err)
	}
	const size, slack = 2 << 10, 3 << 20
	for name, part := range hostile {
		t.Run(name, func(t *testing.T) {
			once := readingTakes(t, model, strings.Repeat(part, size/len(part)))
			fourfold := readingTakes(t, model, strings.Repeat(part, 4*size/len(part)))
			if fourfold > 8*once+slack {
				t.Errorf("%d bytes of text take %d bytes, four times as many take %d", size, once, fourfold)
			}
		})
	}
}

// full fills the network's largest batch, whose memory does not grow with the text.
var full = strings.Repeat("internationalisation; ", 150) + strings.Repeat("a ", 1000)

// readingTakes is the bytes that reading a text allocates.
func readingTakes(t *testing.T, m *Model, text string) int64 {
	t.Helper()
	r := m.New()
	if _, err := r.Read(hearsay.Source{Text: full, Language: "en"}); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := r.Read(hearsay.Source{Text: text, Language: "en"}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}
