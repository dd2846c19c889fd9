package main

import (
	"fmt"
	"io"
	"iter"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/ingest/file"
	"hearsay/lang/en"
	"hearsay/reader"
)

// loadModel loads English, the one language there is.
func loadModel() (*reader.Model, error) { return reader.Load(en.Files) }

// readOptions are the flags of read.
type readOptions struct {
	given    hearsay.Metadata
	language string
	format   string
	explain  string
	jobs     int
}

func readCommand() *cobra.Command {
	var opt readOptions
	cmd := &cobra.Command{
		Use:   "read [FILE…|-]",
		Short: "Read reports, and print what they say and according to whom",
		Long: `Read reads reports from plain text, HTML and JSONL files ("-" or nothing: standard
input), and prints one record for each, in the order in which they came in.

A JSONL line has "text", and may have "id", "date", "publisher", "title", "byline",
"url". A document that cannot be read is named on standard error with the reason, the
rest is read, and the exit status is 1.

Formats:
  text    a page for a person (default)
  json    the record, indented
  jsonl   the record, one a line
  conllu  words, tags, trees and names`,
		Example: `  hearsay read report.txt
  hearsay read --date 2025-10-31 --publisher "The Moscow Times" report.txt
  hearsay read --format jsonl reports.jsonl > records.jsonl
  hearsay read --explain e3 report.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return read(cmd, args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.format, "format", "text", "what to print: text, json, jsonl or conllu")
	f.StringVar(&opt.given.Published, "date", "", "the reports' date, as 2025-10-31")
	f.StringVar(&opt.given.Publisher, "publisher", "", "who published the reports")
	f.StringVar(&opt.given.Title, "title", "", "the report's title")
	f.StringVar(&opt.given.URL, "url", "", "the report's address")
	f.StringVar(&opt.language, "language", "", `"en" reads a text as English, whatever it looks like`)
	f.StringVar(&opt.explain, "explain", "", "say how an event came about, by its id (e3)")
	f.IntVar(&opt.jobs, "jobs", runtime.GOMAXPROCS(0), "how many reports to read at once")
	complete(cmd, "format", "text", "json", "jsonl", "conllu")
	complete(cmd, "language", "en")
	return cmd
}

func complete(cmd *cobra.Command, flag string, values ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the flag was not declared
	}
}

func read(cmd *cobra.Command, args []string, opt readOptions) error {
	if err := opt.check(); err != nil {
		return err
	}
	model, err := loadModel()
	if err != nil {
		return err
	}
	print, err := newPrinter(cmd.OutOrStdout(), model, opt)
	if err != nil {
		return err
	}
	batch := batch{model: model, jobs: opt.jobs, print: print}
	return batch.run(cmd.Context(), sources(args, cmd.InOrStdin(), opt), cmd.ErrOrStderr())
}

func (opt *readOptions) check() error {
	if d := opt.given.Published; d != "" {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return fmt.Errorf("--date %s: not a date of the form 2025-10-31", d)
		}
	}
	if opt.language != "" && opt.language != "en" {
		return fmt.Errorf("--language %s: only en is there", opt.language)
	}
	if opt.jobs < 1 {
		return fmt.Errorf("--jobs %d: at least 1", opt.jobs)
	}
	return nil
}

// sources yields every document of every input, with what the flags say of it.
func sources(args []string, stdin io.Reader, opt readOptions) iter.Seq2[hearsay.Source, error] {
	if len(args) == 0 {
		args = []string{"-"}
	}
	return func(yield func(hearsay.Source, error) bool) {
		for _, name := range args {
			for src, err := range file.Read(name, stdin) {
				opt.apply(&src)
				if !yield(src, err) {
					return
				}
			}
		}
	}
}

func (opt *readOptions) apply(src *hearsay.Source) {
	src.Insisted = opt.given
	if opt.language != "" {
		src.Language = opt.language
	}
}
