package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"hearsay"
)

// Recogniser finds the quantities of one model of Recognizers-Text: "Number", "Ordinal",
// "NumberRange", "Percent" or "Currency". An ordinal that counts from the end or from where
// one stands has "end" or "current" as its Unit.
type Recogniser func(text, model string) []hearsay.Quantity

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
			found := resolve(recognise(cases[i].Input, model))
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
	expected []resolved
}

// resolved is a quantity as the cases state one.
type resolved struct {
	hearsay.Span
	min, max float64 // NaN where a unit stands without a number
	from     string  // "end" or "current" for an ordinal that counts from there
	currency string  // ISO 4217, or ""
}

func resolve(in []hearsay.Quantity) []resolved {
	out := make([]resolved, len(in))
	for i := range in {
		q := &in[i]
		v := q.Value.Value()
		out[i] = resolved{q.Span, v.Min, v.Max, "", q.Currency}
		if !q.Value.Known() {
			out[i].min, out[i].max = math.NaN(), math.NaN()
		}
		if q.Kind == hearsay.Ordinal {
			out[i].from = q.Unit
		}
	}
	return out
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
			x := resolved{Span: hearsay.Span{Start: units[e.Start], End: units[e.End+1]}}
			if err := x.value(e.Resolution.Value); err != nil {
				return nil, fmt.Errorf("%s: case %d: %w", path, i+1, err)
			}
			if iso := e.Resolution.IsoCurrency; iso != nil {
				x.currency = *iso
			}
			c.expected = append(c.expected, x)
		}
	}
	return cases, nil
}

// value reads a resolution: "14", "1E-10", "20%", "(20,35]", "end-1", "null".
func (x *resolved) value(text *string) error {
	if text == nil || *text == "null" {
		x.min, x.max = math.NaN(), math.NaN()
		return nil
	}
	s := strings.TrimSuffix(*text, "%")
	if strings.ContainsAny(s, "[(") {
		low, high, _ := strings.Cut(strings.Trim(s, "[]()"), ",")
		return errors.Join(number(&x.min, low, -1), number(&x.max, high, 1))
	}
	for _, from := range []string{"end", "current"} {
		if rest, ok := strings.CutPrefix(s, from); ok {
			x.from, s = from, rest
		}
	}
	err := number(&x.min, s, 0)
	x.max = x.min
	return err
}

// number reads a number; an empty one is the infinity of the open side.
func number(into *float64, s string, side int) (err error) {
	if s == "" && side != 0 {
		*into = math.Inf(side)
		return nil
	}
	*into, err = strconv.ParseFloat(s, 64)
	return err
}

// right reports whether the found quantities are the expected ones, in any order.
func (c *quantityCase) right(found []resolved) bool {
	return len(found) == len(c.expected) && count(pair(c.expected, found, sameQuantity)) == len(found)
}

// sameQuantity: one span, one value, and one currency where the case names its ISO code.
// Whether a bound is let in is not compared, since a record does not say.
func sameQuantity(want, got resolved) bool {
	return want.Span == got.Span && near(want.min, got.min) && near(want.max, got.max) && want.from == got.from &&
		(want.currency == "" || want.currency == got.currency)
}

// near allows for the last digits of a float.
func near(a, b float64) bool {
	if math.IsNaN(a) || math.IsInf(a, 0) {
		return a == b || math.IsNaN(a) && math.IsNaN(b)
	}
	return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))
}

func (x resolved) String() string {
	s := fmt.Sprintf("%.15g", x.min)
	switch {
	case x.from != "":
		s = fmt.Sprintf("%s%+g", x.from, x.min)
	case x.min != x.max && !math.IsNaN(x.min):
		s = fmt.Sprintf("%.15g to %.15g", x.min, x.max)
	}
	return strings.TrimSpace(s + " " + x.currency)
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

func (c *quantityCase) miss(model string, no int, found []resolved) Miss {
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

func (c *quantityCase) list(in []resolved) string {
	if len(in) == 0 {
		return "nothing"
	}
	var out []string
	for _, q := range in {
		out = append(out, fmt.Sprintf("⟦%s⟧ = %s", c.Input[q.Start:q.End], q))
	}
	return strings.Join(out, ", ")
}
