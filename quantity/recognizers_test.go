package quantity

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"hearsay"
)

type recognizersCase struct {
	Input   string
	Results []struct {
		Text       string
		Resolution map[string]any
	}
}

// recognizers counts the cases of one of Recognizers-Text's files that are read right: the
// texts and values found are those expected.
func recognizers(t *testing.T, m *Rules, file string, read func(string) []string) (right, all int) {
	t.Helper()
	data := os.Getenv("HEARSAY_DATA")
	if data == "" {
		data = "../../shared"
	}
	raw, err := os.ReadFile(filepath.Join(data, "eval/quantity", file+".json"))
	if err != nil {
		t.Skip("no Recognizers-Text cases here:", err)
	}
	var cases []recognizersCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		want := []string{}
		for _, r := range c.Results {
			v, ok := r.Resolution["value"].(string)
			if !ok {
				v = "null"
			}
			want = append(want, strings.ToLower(r.Text)+"="+normal(v))
		}
		got := read(c.Input)
		sort.Strings(want)
		sort.Strings(got)
		if all++; fmt.Sprint(got) == fmt.Sprint(want) {
			right++
		} else {
			t.Logf("%s %q\n   got %v\n  want %v", file, c.Input, got, want)
		}
	}
	return right, all
}

func normal(v string) string {
	v = strings.TrimSuffix(v, "%")
	if strings.Contains(v, ",") {
		v = strings.NewReplacer("[", "", "(", "", "]", "", ")", "").Replace(v)
		lo, hi, _ := strings.Cut(v, ",")
		return bound(lo, -1) + ".." + bound(hi, 1)
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return v
	}
	return fmt.Sprintf("%.12g", f)
}

func bound(s string, side int) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		f = math.Inf(side)
	}
	return fmt.Sprintf("%.12g", f)
}

func TestMostRecognizersCasesAreRight(t *testing.T) {
	m, err := Load(os.DirFS("../lang/en"))
	if err != nil {
		t.Fatal(err)
	}
	kind := func(k hearsay.QuantityKind) func(string) []string {
		return func(text string) []string {
			out := []string{}
			for _, q := range m.Recognise(text, k) {
				v := fmt.Sprintf("%.12g", q.Value.Value().Min)
				if !q.Value.Known() {
					v = "null"
				}
				if k == hearsay.Ordinal && q.Unit != "" {
					v = fmt.Sprintf("%s%+.12g", q.Unit, q.Value.Value().Min)
				}
				out = append(out, strings.ToLower(text[q.Start:q.End])+"="+v)
			}
			return out
		}
	}
	ranges := func(text string) []string {
		out := []string{}
		for _, q := range m.RecogniseRanges(text) {
			v := q.Value.Value()
			out = append(out, strings.ToLower(text[q.Start:q.End])+"="+fmt.Sprintf("%.12g..%.12g", v.Min, v.Max))
		}
		return out
	}
	right, all := 0, 0
	for _, c := range []struct {
		file string
		read func(string) []string
		key  bool
	}{
		{"NumberModel", kind(hearsay.Count), true},
		{"OrdinalModel", kind(hearsay.Ordinal), true},
		{"NumberRangeModel", ranges, true},
		{"PercentModel", kind(hearsay.Percent), true},
		{"CurrencyModel", kind(hearsay.Money), true},
		{"DimensionModel", kind(hearsay.Measure), false},
		{"AgeModel", kind(hearsay.Age), false},
	} {
		r, a := recognizers(t, m, c.file, c.read)
		t.Logf("%s: %d of %d", c.file, r, a)
		if c.key {
			right, all = right+r, all+a
		}
	}
	share := 100 * float64(right) / float64(all)
	t.Logf("recognizers: %.1f", share)
	if share < 87 {
		t.Errorf("%.1f %% of the cases are right, want 87", share)
	}
}
