package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay"
)

// lay writes files under a new data folder.
func lay(t *testing.T, files map[string]string) Data {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Data{Dir: dir, Split: "dev"}
}

// where is the span of the first occurrence of words in text.
func where(text, words string) hearsay.Span {
	i := strings.Index(text, words)
	if i < 0 {
		panic("no " + words + " in " + text)
	}
	return hearsay.Span{Start: int32(i), End: int32(i + len(words))}
}

// wants holds the counts of each measure against what was worked out by hand.
func wants(t *testing.T, r *Result, want map[string]Counts) {
	t.Helper()
	got := map[string]Counts{}
	for _, m := range r.Measures {
		if _, asked := want[m.Key]; asked {
			got[m.Key] = m.Counts
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("counts (-want +got):\n%s", d)
	}
}

// misses holds the kinds of misses by measure against what was worked out by hand.
func misses(t *testing.T, r *Result, want ...string) {
	t.Helper()
	var got []string
	for _, m := range r.Misses {
		got = append(got, string(m.Kind)+" "+m.Measure)
	}
	if d := cmp.Diff(want, got, cmpopts.SortSlices(strings.Compare), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("misses (-want +got):\n%s", d)
	}
}

func near1(x float64) cmp.Option { return cmpopts.EquateApprox(0, x) }
