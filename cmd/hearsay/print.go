package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"hearsay"
	"hearsay/conllu"
	"hearsay/export/page"
	"hearsay/export/piecewise"
	"hearsay/reader"
)

// printer prints one report after another.
type printer struct {
	out   *bufio.Writer
	print func(*hearsay.Report) error // an error is about the report
}

// newPrinter makes the printer that the flags ask for.
func newPrinter(w io.Writer, model *reader.Model, opt readOptions) (printer, error) {
	out := bufio.NewWriterSize(w, 64<<10)
	p := printer{out: out}
	switch {
	case opt.explain != "":
		p.print = explain(out, model, opt.explain)
	case opt.format == "text":
		p.print = pages(out, w)
	case opt.format == "json":
		p.print = records(out, model, "  ")
	case opt.format == "jsonl":
		p.print = records(out, model, "")
	case opt.format == "conllu":
		p.print = conllu.NewWriter(out).WriteReport
	default:
		return p, fmt.Errorf("--format %s: not one of text, json, jsonl, conllu", opt.format)
	}
	return p, nil
}

func records(out io.Writer, model *reader.Model, indent string) func(*hearsay.Report) error {
	w := piecewise.NewWriter(out, indent)
	return func(r *hearsay.Report) error { return w.Encode(r.Record(model.Pipeline())) }
}

// pages prints pages for a person: in colour on a terminal that wants it, as wide as the
// terminal or $COLUMNS says, with a rule between two reports.
func pages(out io.Writer, w io.Writer) func(*hearsay.Report) error {
	opt := page.Options{Width: 80}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		opt.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			opt.Width = width
		}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		opt.Width = n
	}
	opt.Width = min(max(opt.Width, 40), 110) // longer lines are hard to read
	first := true
	return func(r *hearsay.Report) error {
		if !first {
			fmt.Fprintf(out, "\n%s\n\n", strings.Repeat("═", opt.Width))
		}
		first = false
		return page.Write(out, r, opt)
	}
}

// explain prints how one event came about, for each report that has an event of this id.
func explain(out io.Writer, model *reader.Model, name string) func(*hearsay.Report) error {
	return func(r *hearsay.Report) error {
		n, err := strconv.Atoi(strings.TrimPrefix(name, "e"))
		if err != nil || n < 1 || n > len(r.Events) {
			return fmt.Errorf("%s: no event %s: it has %d", r.Input, name, len(r.Events))
		}
		_, err = io.WriteString(out, model.Explain(r, hearsay.EventID(n)))
		return err
	}
}
