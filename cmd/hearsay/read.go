package main

import (
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/reader"
)

// readOptions are the flags of read.
type readOptions struct {
	readingOptions
	given   hearsay.Metadata
	format  string
	explain string
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
	f.StringVar(&opt.explain, "explain", "", "say how an event came about, by its id (e3)")
	opt.declare(cmd)
	complete(cmd, "format", "text", "json", "jsonl", "conllu")
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
	model, err := loadModel(opt.model)
	if err != nil {
		return err
	}
	print, err := newPrinter(cmd.OutOrStdout(), model, opt)
	if err != nil {
		return err
	}
	batch := batch[hearsay.Source, *hearsay.Report]{
		jobs: opt.jobs, worker: reading(model, (*reader.Reader).Read), print: print.print, out: print.out,
		size: sourceSize, most: opt.maxBytes,
	}
	return batch.run(cmd.Context(), opt.insisting(opt.sources(args, cmd.InOrStdin())), cmd.ErrOrStderr())
}

func (opt *readOptions) check() error {
	if d := opt.given.Published; d != "" {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return fmt.Errorf("--date %s: not a date of the form 2025-10-31", d)
		}
	}
	return opt.readingOptions.check()
}

// insisting yields the sources with what the flags say of them.
func (opt *readOptions) insisting(sources iter.Seq2[hearsay.Source, error]) iter.Seq2[hearsay.Source, error] {
	return func(yield func(hearsay.Source, error) bool) {
		for src, err := range sources {
			src.Insisted = opt.given
			if !yield(src, err) {
				return
			}
		}
	}
}
