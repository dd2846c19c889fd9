package main

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/conllu"
	"hearsay/export/trees"
	"hearsay/reader"
)

// parseOptions are the flags of parse.
type parseOptions struct {
	readingOptions
	input, format string
}

func parseCommand() *cobra.Command {
	var opt parseOptions
	cmd := &cobra.Command{
		Use:   "parse [FILE…|-]",
		Short: "Print sentences, words, tags, trees, names and co-reference",
		Long: `Parse prints the words of texts with their tags, lemmas, dependency trees and names, and
which phrases refer to the same thing. Files are plain text, HTML or JSONL, as for read
("-" or nothing: standard input).

Formats:
  conllu  CoNLL-U (default). The last column has names as NER=B-PER, NER=I-PER and so on,
          with the labels of Universal NER, names of finer kinds as FinerNER=B-weapon,
          co-reference as Entity=(e1-person-2 … e1), in the notation of CorefUD 1.x, and
          TokenRange=start:end, in code points of the text as it was read
  json    documents with paragraphs, sentences, words, names and entities, indented
  jsonl   the same, one document a line

With --input conllu the files are CoNLL-U themselves: their sentences and words are
kept, everything else is read anew.`,
		Example: `  hearsay parse report.txt
  hearsay parse --format jsonl reports.jsonl > trees.jsonl
  hearsay parse --input conllu treebank.conllu`,
		RunE: func(cmd *cobra.Command, files []string) error { return parse(cmd, files, opt) },
	}
	f := cmd.Flags()
	f.StringVar(&opt.input, "input", "text", "what the files hold: text or conllu")
	f.StringVar(&opt.format, "format", "conllu", "what to print: conllu, json or jsonl")
	opt.declare(cmd)
	complete(cmd, "input", "text", "conllu")
	complete(cmd, "format", "conllu", "json", "jsonl")
	return cmd
}

func parse(cmd *cobra.Command, files []string, opt parseOptions) error {
	if err := opt.check(); err != nil {
		return err
	}
	out := bufio.NewWriterSize(cmd.OutOrStdout(), 64<<10)
	print, err := opt.printer(out)
	if err != nil {
		return err
	}
	model, err := loadModel(opt.model)
	if err != nil {
		return err
	}
	if opt.input == "conllu" {
		batch := batch[givenWords, givenWords]{
			jobs: opt.jobs, worker: func() func(givenWords) (givenWords, error) { return opt.annotating(model.New()) },
			print: print.given, out: out, size: givenWords.size, most: opt.maxBytes,
		}
		return batch.run(cmd.Context(), givenDocuments(cmd, files), cmd.ErrOrStderr())
	}
	batch := batch[hearsay.Source, *hearsay.Report]{
		jobs: opt.jobs, worker: reading(model, (*reader.Reader).Parse), print: print.report, out: out,
		size: sourceSize, most: opt.maxBytes,
	}
	return batch.run(cmd.Context(), opt.sources(files, cmd.InOrStdin()), cmd.ErrOrStderr())
}

func (opt *parseOptions) check() error {
	if opt.input != "text" && opt.input != "conllu" {
		return fmt.Errorf("--input %s: not one of text, conllu", opt.input)
	}
	return opt.readingOptions.check()
}

// treePrinter prints reports that have trees.
type treePrinter struct {
	report func(*hearsay.Report) error
	given  func(givenWords) error
}

func (opt *parseOptions) printer(out *bufio.Writer) (treePrinter, error) {
	indent := ""
	switch opt.format {
	case "conllu":
		w := conllu.NewWriter(out)
		return treePrinter{w.WriteReport, func(g givenWords) error { return w.WriteGiven(g.report, g.document) }}, nil
	case "json":
		indent = "  "
	case "jsonl":
	default:
		return treePrinter{}, fmt.Errorf("--format %s: not one of conllu, json, jsonl", opt.format)
	}
	w := trees.NewWriter(out, indent)
	return treePrinter{w.WriteReport, func(g givenWords) error { return w.WriteReport(g.report) }}, nil
}

// givenWords is a document whose sentences and words are given, and the report of it once
// it is read.
type givenWords struct {
	file     string
	document []*conllu.Sentence
	report   *hearsay.Report
}

// size is the bytes of the document's words.
func (g givenWords) size() int {
	n := 0
	for _, s := range g.document {
		for i := range s.Words {
			n += len(s.Words[i].Form) + 1
		}
	}
	return n
}

// givenDocuments yields the documents of CoNLL-U files, in order.
func givenDocuments(cmd *cobra.Command, files []string) iter.Seq2[givenWords, error] {
	return func(yield func(givenWords, error) bool) {
		for _, name := range orStdin(files) {
			_, err := readFile(cmd, name, func(name string, in io.Reader) (bool, error) {
				return true, conllu.NewReader(name, in).Documents(func(d []*conllu.Sentence) error {
					if !yield(givenWords{file: name, document: d}, nil) {
						return errInterrupted
					}
					return nil
				})
			})
			if err == errInterrupted || err != nil && !yield(givenWords{}, err) {
				return
			}
		}
	}
}

// annotating makes a worker that gives trees, names and co-reference to given words.
func (opt *parseOptions) annotating(r *reader.Reader) func(givenWords) (givenWords, error) {
	return func(g givenWords) (givenWords, error) {
		g.report = conllu.Report(g.document)
		g.report.Input = g.file
		if id, ok := g.document[0].Comment("newdoc id"); ok {
			g.report.Input = id
		}
		if err := opt.checkSize(g.report.Input, g.report.Text); err != nil {
			return g, err
		}
		if err := r.Annotate(g.report); err != nil {
			return g, fmt.Errorf("%s: %w", g.report.Input, err)
		}
		return g, nil
	}
}
