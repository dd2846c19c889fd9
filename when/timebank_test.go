package when

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"hearsay"
	"hearsay/syntax"
	"hearsay/text"
)

var (
	creation = regexp.MustCompile(`<DCT>\s*<TIMEX3[^>]*value="([^"]+)"`)
	story    = regexp.MustCompile(`(?s)<TEXT>(.*)</TEXT>`)
	markup   = regexp.MustCompile(`<[^>]+>`)
	value    = regexp.MustCompile(`value="([^"]*)"`)
)

type timex struct {
	start, end int
	value      string
}

// annotated is a TimeML document's date, its text, and its TIMEX3 expressions.
func annotated(raw string) (date, body string, times []timex) {
	if m := creation.FindStringSubmatch(raw); m != nil {
		date = m[1][:10]
	}
	m := story.FindStringSubmatch(raw)
	if m == nil {
		return date, "", nil
	}
	var b strings.Builder
	var open []timex
	at := 0
	for _, tag := range markup.FindAllStringIndex(m[1], -1) {
		b.WriteString(html.UnescapeString(m[1][at:tag[0]]))
		at = tag[1]
		switch s := m[1][tag[0]:tag[1]]; {
		case strings.HasPrefix(s, "<TIMEX3 "):
			v := ""
			if x := value.FindStringSubmatch(s); x != nil {
				v = x[1]
			}
			open = append(open, timex{start: b.Len(), value: v})
		case s == "</TIMEX3>" && len(open) > 0:
			t := open[len(open)-1]
			open = open[:len(open)-1]
			if t.end = b.Len(); t.end > t.start {
				times = append(times, t)
			}
		}
	}
	b.WriteString(html.UnescapeString(m[1][at:]))
	return date, b.String(), times
}

// passes are those that a report goes through before its times are read.
func passes(t testing.TB) []hearsay.Pass {
	t.Helper()
	b, err := text.LoadBlocks(english)
	if err != nil {
		t.Fatal(err)
	}
	w, err := text.LoadWords(english)
	if err != nil {
		t.Fatal(err)
	}
	y, err := syntax.Load(english, syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	return []hearsay.Pass{b.Pass(), w.Pass(), y.Pass()}
}

func TestTimeBankIsReadAsWellAsItWas(t *testing.T) {
	data := os.Getenv("HEARSAY_DATA")
	if data == "" {
		data = "../../shared"
	}
	files, _ := filepath.Glob(filepath.Join(data, "eval/time/timebank/*.tml"))
	if len(files) == 0 {
		t.Skip("no TimeBank here")
	}
	if testing.Short() {
		t.Skip("reads 60,000 words through the parser")
	}
	sort.Strings(files)
	m, _ := load(t)
	run := append(passes(t), m.Pass())
	gold, found, relaxed, right := 0, 0, 0, 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		date, body, want := annotated(string(raw))
		r, err := text.NewReport(hearsay.Source{Text: body, Given: hearsay.Metadata{Published: date}, Origin: "test", Language: "en"})
		if err != nil {
			continue
		}
		for _, p := range run {
			p.Run(r)
		}
		r.Text = onto(r, body)
		gold, found = gold+len(want), found+len(r.Times)
		used := make([]bool, len(r.Times))
		for _, w := range want {
			at := -1
			for i, g := range r.Times {
				if !used[i] && int(g.Start) < w.end && w.start < int(g.End) {
					at = i
					break
				}
			}
			if at < 0 {
				t.Logf("MISSED %s [%s] %q in %q", date, w.value, body[w.start:w.end], around(body, w.start, w.end))
				continue
			}
			used[at] = true
			relaxed++
			if g := r.Times[at]; g.Value.Value() == w.value {
				right++
			} else {
				t.Logf("VALUE %s got %s want %s: %q as %q in %q", date, g.Value.Value(), w.value, body[w.start:w.end], body[g.Start:g.End], around(body, w.start, w.end))
			}
		}
		for i, g := range r.Times {
			if !used[i] {
				t.Logf("SPURIOUS %s [%s] %q in %q", date, g.Value.Value(), body[g.Start:g.End], around(body, int(g.Start), int(g.End)))
			}
		}
	}
	f1 := func(n int) float64 { return 200 * float64(n) / float64(gold+found) }
	t.Logf("%d expressions, %d read: relaxed F1 %.1f, value F1 %.1f", gold, found, f1(relaxed), f1(right))
	if f1(right) < 75 || f1(relaxed) < 88 {
		t.Errorf("relaxed F1 %.1f, value F1 %.1f; want 88 and 75", f1(relaxed), f1(right))
	}
}

// onto moves the times of a report to their places in the text before it was normalised,
// by the letters that both have.
func onto(r *hearsay.Report, body string) string {
	places := func(s string) (at []int) {
		for i := 0; i < len(s); i++ {
			if s[i] > ' ' {
				at = append(at, i)
			}
		}
		return at
	}
	if r.Text == body {
		return body
	}
	from, to := places(r.Text), places(body)
	back := map[int]int{}
	for i := range min(len(from), len(to)) {
		back[from[i]] = to[i]
	}
	for i := range r.Times {
		s := &r.Times[i]
		s.Start, s.End = int32(back[int(s.Start)]), int32(back[int(s.End-1)]+1)
	}
	return body
}

func around(s string, start, end int) string {
	return strings.Join(strings.Fields(s[max(0, start-60):min(len(s), end+40)]), " ")
}
