package eval

import (
	"os"
	"path/filepath"
	"testing"

	"hearsay"
)

func TestATreebankIsReadWhole(t *testing.T) {
	data := shared(t)
	ewt, err := openTreebank(data.path("treebanks", "en_ewt-dev.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	chars := 0
	sentences := ewt.sentences()
	for _, s := range sentences {
		chars = max(chars, s[len(s)-1].end)
	}
	if text := ewt.text(); len(sentences) != 2001 || len(marksOf(text)) != chars {
		t.Errorf("%d sentences over %d characters, want 2001 over the text's %d", len(sentences), chars, len(marksOf(text)))
	}
}

// shared is the project's data, or the test is skipped where it is not there.
func shared(t *testing.T) Data {
	t.Helper()
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "targets.json")); err != nil {
		t.Skip("the data is not here:", err)
	}
	return Data{Dir: dir, Split: "dev"}
}

// TestTheDataIsReadWhole counts the gold answers, as DATA.md gives their number, with a
// reader that reads nothing.
func TestTheDataIsReadWhole(t *testing.T) {
	data := shared(t)
	nothing := func(src hearsay.Source) (*hearsay.Report, error) {
		return &hearsay.Report{Document: hearsay.Document{Text: src.Text}}, nil
	}
	for _, c := range []struct {
		key  string
		gold int
		run  func() (*Result, error)
	}{
		{"attribution.polnear.whole", 2193, func() (*Result, error) { return Attribution(data, nothing) }},
		{"events.plover.recall", 244, func() (*Result, error) { return Events(data, nothing) }},
		{"time.timebank.relaxed", 1243, func() (*Result, error) { return Times(data, nothing) }},
		{"gold.events.f1", 101, func() (*Result, error) { return Record(data, nothing) }},
		{"quantity.recognizers", 461, func() (*Result, error) {
			return Quantities(data, func(string, string) []hearsay.Quantity { return nil })
		}},
	} {
		t.Run(c.key, func(t *testing.T) {
			r, err := c.run()
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range r.Measures {
				if m.Key == c.key && m.Gold != c.gold {
					t.Errorf("%d gold answers, want %d", m.Gold, c.gold)
				}
				if !m.Aside && m.Key != "quantity.recognizers" && m.Right != 0 {
					t.Errorf("%s: %d right of nothing read", m.Key, m.Right)
				}
			}
		})
	}
}
