package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// Recognised is one quantity as a recogniser resolves it.
type Recognised struct {
	hearsay.Span
	Value    string // "14", "end-1", "(20,35]", "null"
	Currency string // ISO 4217, or ""
}

// Recogniser finds the quantities of one model of Recognizers-Text: "Number", "Ordinal",
// "NumberRange", "Percent" or "Currency".
type Recogniser func(text, model string) []Recognised

// quantityModels are the models whose cases make quantity.recognizers.
var quantityModels = []string{"Number", "Ordinal", "NumberRange", "Percent", "Currency"}

// Quantities scores the cases of Recognizers-Text's English specifications. A case is
// right when the expected spans with their values, and no others, are found.
func Quantities(data Data, recognise Recogniser) (*Result, error) {
	var r Result
	var all Counts
	for _, model := range quantityModels {
		path := data.path("eval", "quantity", model+"Model.json")
		cases, err := readCases(path)
		if err != nil {
			return nil, err
		}
		c := Counts{Gold: len(cases), System: len(cases)}
		for i := range cases {
			found := recognise(cases[i].Input, model)
			if cases[i].right(found) {
				c.Right++
				continue
			}
			r.miss(cases[i].miss(model, i+1, found))
		}
		r.aside("quantity.recognizers."+strings.ToLower(model), Recall, c)
		all.Right += c.Right
		all.Gold += c.Gold
		all.System += c.System
	}
	r.measure("quantity.recognizers", Recall, all)
	return &r, nil
}

// quantityCase is a text with the quantities to be found in it.
type quantityCase struct {
	Input   string
	Results []struct {
		Text       string
		Start, End int // UTF-16 units, End the last
		Resolution struct{ Value, Unit, IsoCurrency *string }
	}
	expected []Recognised
}

func readCases(path string) ([]quantityCase, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var cases []quantityCase
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), &cases); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i := range cases {
		c := &cases[i]
		units := utf16Offsets(c.Input)
		for _, e := range c.Results {
			if e.Start < 0 || e.End < e.Start || e.End+1 >= len(units) {
				return nil, fmt.Errorf("%s: case %d: no span %d to %d in %q", path, i+1, e.Start, e.End, c.Input)
			}
			x := Recognised{Span: hearsay.Span{Start: units[e.Start], End: units[e.End+1]}, Value: noValue}
			if v := e.Resolution.Value; v != nil {
				x.Value = *v
			}
			if iso := e.Resolution.IsoCurrency; iso != nil {
				x.Currency = *iso
			}
			c.expected = append(c.expected, x)
		}
	}
	return cases, nil
}

// noValue is how a case writes a unit without a number.
const noValue = "null"

// right reports whether the found quantities are the expected ones, in any order.
func (c *quantityCase) right(found []Recognised) bool {
	return len(found) == len(c.expected) && count(pair(c.expected, found, sameQuantity)) == len(found)
}

// sameQuantity: one span, one value, and one currency where the case names its ISO code.
func sameQuantity(want, got Recognised) bool {
	return want.Span == got.Span && sameValue(want.Value, got.Value) && (want.Currency == "" || want.Currency == got.Currency)
}

// sameValue compares values that may be written with other digits: "1E-10", "(0.5,)", "20%".
func sameValue(want, got string) bool {
	w, g := splitNumbers(want), splitNumbers(got)
	return slices.EqualFunc(w, g, func(a, b string) bool {
		x, errX := strconv.ParseFloat(a, 64)
		y, errY := strconv.ParseFloat(b, 64)
		if errX != nil || errY != nil {
			return a == b
		}
		return math.Abs(x-y) <= 1e-9*max(math.Abs(x), math.Abs(y))
	})
}

// splitNumbers parts a value into its numbers and what stands around them: "(", "0.5", ",", ")".
func splitNumbers(s string) []string {
	var out []string
	for s != "" {
		n := len(s) - len(strings.TrimLeft(s, "+-.0123456789E"))
		if n == 0 {
			n = 1
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

// utf16Offsets is the byte offset of each UTF-16 unit of s, and of its end.
func utf16Offsets(s string) []int32 {
	var out []int32
	for i, c := range s {
		out = append(out, int32(i))
		if c > 0xFFFF {
			out = append(out, int32(i))
		}
	}
	return append(out, int32(len(s)))
}

func (c *quantityCase) miss(model string, no int, found []Recognised) Miss {
	m := Miss{Measure: "recognizers." + strings.ToLower(model), Kind: WrongValue, At: fmt.Sprintf("case %d", no)}
	switch {
	case len(found) == 0:
		m.Kind = Missed
	case len(c.expected) == 0:
		m.Kind = Spurious
	}
	labels := make([]label, len(c.expected))
	for i, e := range c.expected {
		labels[i] = marked(e.Span)
	}
	if m.Context = excerpt(c.Input, labels...); m.Context == "" {
		m.Context = oneLine(c.Input)
	}
	m.Note = "want  " + c.list(c.expected) + "\nread  " + c.list(found)
	return m
}

func (c *quantityCase) list(in []Recognised) string {
	if len(in) == 0 {
		return "nothing"
	}
	var out []string
	for _, q := range in {
		out = append(out, strings.TrimSpace(fmt.Sprintf("⟦%s⟧ = %s %s", c.Input[q.Start:q.End], q.Value, q.Currency)))
	}
	return strings.Join(out, ", ")
}
