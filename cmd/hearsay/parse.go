package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/conllu"
	"hearsay/reader"
)

// parseCommand is "hearsay parse".
func parseCommand() *cobra.Command {
	var input, language string
	cmd := &cobra.Command{
		Use:   "parse [FILE…|-]",
		Short: "Print sentences, words, tags, trees and names as CoNLL-U",
		Long: `Parse prints the words of texts with their tags, lemmas, dependency trees and names, as
CoNLL-U. Names stand in the last column as NER=B-PER, NER=I-PER and so on, with the
labels of Universal NER; TokenRange counts code points of the text as it was read.

With --input conllu the files are CoNLL-U themselves: their sentences and words are
kept, everything else is read anew.`,
		Example: "  hearsay parse report.txt\n  hearsay parse --input conllu treebank.conllu",
		RunE: func(cmd *cobra.Command, files []string) error {
			if language != "" && language != "en" {
				return fmt.Errorf("--language %s: only en is there", language)
			}
			model, err := loadModel()
			if err != nil {
				return err
			}
			out := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
			p := &parsing{reader: model.New(), out: conllu.NewWriter(out), language: language}
			parse := p.text
			switch input {
			case "text":
			case "conllu":
				parse = p.given
			default:
				return fmt.Errorf("--input %s: not one of text, conllu", input)
			}
			err = eachFile(cmd, files, parse)
			if flushed := out.Flush(); flushed != nil {
				return flushed
			}
			return err
		},
	}
	cmd.Flags().StringVar(&input, "input", "text", "what the files hold: text or conllu")
	cmd.Flags().StringVar(&language, "language", "", `"en" parses a text as English, whatever it looks like`)
	complete(cmd, "input", "text", "conllu")
	complete(cmd, "language", "en")
	return cmd
}

// eachFile hands each file to parse. One that fails is named on standard error, and the
// others are parsed all the same.
func eachFile(cmd *cobra.Command, files []string, parse func(name string, r io.Reader) error) error {
	if len(files) == 0 {
		files = []string{"-"}
	}
	var failed error
	for _, name := range files {
		if err := withFile(cmd, name, parse); err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "hearsay: %v\n", err)
			failed = errReported
		}
	}
	return failed
}

func withFile(cmd *cobra.Command, name string, parse func(name string, r io.Reader) error) error {
	if name == "-" {
		return parse(name, cmd.InOrStdin())
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return parse(name, f)
}

// parsing reads texts as far as trees and names, and prints them.
type parsing struct {
	reader   *reader.Reader
	out      *conllu.Writer
	language string
}

func (p *parsing) text(name string, r io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(r, hearsay.MaxText+1))
	if err != nil {
		return err
	}
	report, err := p.reader.Parse(hearsay.Source{Input: name, Text: string(text), Language: p.language})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return p.out.WriteReport(report)
}

func (p *parsing) given(name string, r io.Reader) error {
	return conllu.NewReader(name, r).Documents(func(document []*conllu.Sentence) error {
		report := conllu.Report(document)
		if err := p.reader.Annotate(report); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return p.out.WriteGiven(report, document)
	})
}
