package eval

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"hearsay"
)

// Times scores temporal expressions on TimeBank as TempEval-3 does (UzZaman et al. 2013):
// relaxed is F1 of expressions that overlap, value of those whose TIMEX3 value is also
// equal, strict of those whose bounds are also equal.
func Times(data Data, read Reader) (*Result, error) {
	paths, err := filepath.Glob(data.path("eval", "time", "timebank", "*.tml"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no .tml files: %w", data.path("eval", "time", "timebank"), os.ErrNotExist)
	}
	slices.Sort(paths)
	var r Result
	var relaxed, value, strict Counts
	for _, path := range paths {
		doc, err := readTimeML(path)
		if err != nil {
			return nil, err
		}
		v := r.read(read, filepath.Base(path), doc.text, hearsay.Metadata{Published: doc.date})
		system := timesOf(&v)
		hit := pair(doc.times, system, func(g, y timex) bool { return g.Overlaps(y.Span) })
		for i, k := range hit {
			if k < 0 {
				continue
			}
			relaxed.Right++
			if doc.times[i].value == system[k].value {
				value.Right++
			}
			if doc.times[i].Span == system[k].Span {
				strict.Right++
			}
		}
		for _, c := range []*Counts{&relaxed, &value, &strict} {
			c.Gold += len(doc.times)
			c.System += len(system)
		}
		missedTimes(&r, filepath.Base(path), &doc, system, hit)
	}
	r.measure("time.timebank.value", F1, value)
	r.measure("time.timebank.relaxed", F1, relaxed)
	r.measure("time.timebank.strict", F1, strict)
	return &r, nil
}

// timex is a temporal expression with its TIMEX3 value.
type timex struct {
	hearsay.Span
	value string
}

// timeML is the text of a TimeML document, its date, and its expressions in the order in
// which they end.
type timeML struct {
	text, date string
	times      []timex
}

var (
	creationTime = regexp.MustCompile(`(?s)<DCT>\s*<TIMEX3[^>]*value="([^"]+)"`)
	textElement  = regexp.MustCompile(`(?s)<TEXT>(.*)</TEXT>`)
	markup       = regexp.MustCompile(`<[^>]+>`)
	valueOf      = regexp.MustCompile(`\bvalue="([^"]*)"`)
)

func readTimeML(path string) (timeML, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return timeML{}, err
	}
	src := universalNewlines(strings.ToValidUTF8(string(raw), "\uFFFD"))
	body := textElement.FindStringSubmatch(src)
	if body == nil {
		return timeML{}, fmt.Errorf("%s: no TEXT element", path)
	}
	var doc timeML
	if m := creationTime.FindStringSubmatch(src); m != nil {
		doc.date = m[1][:min(len(m[1]), 10)]
	}
	doc.text, doc.times = unmark(body[1])
	return doc, nil
}

// unmark takes the markup out of a TEXT element and keeps its TIMEX3 elements as spans.
func unmark(body string) (string, []timex) {
	var text strings.Builder
	var times, open []timex
	last := 0
	for _, tag := range append(markup.FindAllStringIndex(body, -1), []int{len(body), len(body)}) {
		text.WriteString(html.UnescapeString(body[last:tag[0]]))
		last = tag[1]
		here := int32(text.Len())
		switch element := body[tag[0]:tag[1]]; {
		case strings.HasPrefix(element, "<TIMEX3 "):
			t := timex{Span: hearsay.Span{Start: here}}
			if m := valueOf.FindStringSubmatch(element); m != nil {
				t.value = m[1]
			}
			open = append(open, t)
		case element == "</TIMEX3>" && len(open) > 0:
			t := open[len(open)-1]
			open = open[:len(open)-1]
			if t.End = here; t.End > t.Start {
				times = append(times, t)
			}
		}
	}
	return text.String(), times
}

func timesOf(v *view) []timex {
	out := make([]timex, len(v.Times))
	for i := range v.Times {
		out[i] = timex{v.on(v.Times[i].Span), v.Times[i].Value.Value()}
	}
	return out
}

func missedTimes(r *Result, name string, doc *timeML, system []timex, hit []int) {
	taken := make([]bool, len(system))
	for i, k := range hit {
		g := doc.times[i]
		m := Miss{Measure: "timebank", At: at(name, doc.text, g.Span), Context: excerpt(doc.text, marked(g.Span)), Kind: Missed, Note: "want  " + g.value}
		if k >= 0 {
			taken[k] = true
			y := system[k]
			m.Note += ", read " + y.value
			switch {
			case g.value != y.value:
				m.Kind = WrongValue
			case g.Span != y.Span:
				m.Kind = WrongSpan
			default:
				continue
			}
			if g.Span != y.Span && y.Start >= 0 {
				m.Note += " at ⟦" + short(doc.text[y.Start:y.End]) + "⟧"
			}
			m.Note += "  (report of " + doc.date + ")"
		}
		r.miss(m)
	}
	for k, y := range system {
		if !taken[k] {
			r.miss(Miss{Measure: "timebank", Kind: Spurious, At: at(name, doc.text, y.Span), Context: excerpt(doc.text, marked(y.Span)), Note: "read  " + y.value})
		}
	}
}
