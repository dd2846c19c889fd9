// Package eval measures what the reader gives against the data that the project is held
// to: trees, names, attributions, events, times, quantities and whole records. It knows
// nothing of how a report is made; it is handed functions that make one.
//
// docs/evaluation.md states each formula, what counts as right, and the data's files.
package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"hearsay"
)

// Reader makes the report of one source.
type Reader func(hearsay.Source) (*hearsay.Report, error)

// Data is where the data lies: a folder laid out as DATA.md describes it, and which split
// of the sets that have several.
type Data struct {
	Dir   string
	Split string // "dev" or "train"
}

// DefaultDir is $HEARSAY_DATA, or ../shared where it is not set.
func DefaultDir() string {
	if dir := os.Getenv("HEARSAY_DATA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared")
}

func (d Data) path(parts ...string) string {
	return filepath.Join(append([]string{d.Dir}, parts...)...)
}

// Counts are what a measure is made of. System and Gold are equal where a measure is an
// accuracy.
type Counts struct{ Right, Gold, System int }

// Precision is the share of the system's answers that are right, in percent.
func (c Counts) Precision() float64 { return percent(c.Right, c.System) }

// Recall is the share of the gold's answers that the system gives, in percent.
func (c Counts) Recall() float64 { return percent(c.Right, c.Gold) }

// F1 is the harmonic mean of precision and recall, in percent.
func (c Counts) F1() float64 { return percent(2*c.Right, c.Gold+c.System) }

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// Formula says which number of the counts a measure reports.
type Formula string

// The formulas.
const (
	F1        Formula = "F1"
	Precision Formula = "precision"
	Recall    Formula = "recall" // and accuracy, where every case has one answer
	Mean      Formula = "mean"   // of other measures
)

// Measure is one scored number with the counts behind it.
type Measure struct {
	Key string // as in targets.json: "attribution.polnear.cue"
	Counts
	Formula Formula
	Aside   bool    // shown, but neither committed nor held to a target
	Shares  *Shares // where they are no quotients of the counts
}

// Shares are a measure's numbers in percent.
type Shares struct{ Precision, Recall, Value float64 }

// Precision is in percent.
func (m Measure) Precision() float64 {
	if m.Shares != nil {
		return m.Shares.Precision
	}
	return m.Counts.Precision()
}

// Recall is in percent.
func (m Measure) Recall() float64 {
	if m.Shares != nil {
		return m.Shares.Recall
	}
	return m.Counts.Recall()
}

// Value is the measure in percent.
func (m Measure) Value() float64 {
	if m.Shares != nil {
		return m.Shares.Value
	}
	switch m.Formula {
	case Precision:
		return m.Precision()
	case Recall:
		return m.Recall()
	default:
		return m.F1()
	}
}

// Result is one part's measures, what was missed, and what went wrong on the way: documents
// that the reader gave no report for (their gold counts as missed), gold left out.
type Result struct {
	Measures []Measure
	Misses   []Miss
	Problems []error
}

// Add appends the other result.
func (r *Result) Add(o *Result) {
	r.Measures = append(r.Measures, o.Measures...)
	r.Misses = append(r.Misses, o.Misses...)
	r.Problems = append(r.Problems, o.Problems...)
}

func (r *Result) measure(key string, f Formula, c Counts) {
	r.Measures = append(r.Measures, Measure{Key: key, Counts: c, Formula: f})
}

func (r *Result) aside(key string, f Formula, c Counts) {
	r.Measures = append(r.Measures, Measure{Key: key, Counts: c, Formula: f, Aside: true})
}

func (r *Result) miss(m Miss) { r.Misses = append(r.Misses, m) }

// read makes the report of a text and a view of it whose spans are those of the text as
// given. Where the reader fails the view is empty, and the failure is kept.
func (r *Result) read(read Reader, id, text string, meta hearsay.Metadata) view {
	rep, err := read(hearsay.Source{Input: id, Text: text, Given: meta, Origin: "JSONL field", Language: "en"})
	if err != nil {
		r.Problems = append(r.Problems, fmt.Errorf("no report of %s: %w", id, err))
		rep = &hearsay.Report{Document: hearsay.Document{Text: text}}
	}
	return newView(rep, text)
}

// oneDecimal is x as it is printed and committed.
func oneDecimal(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
