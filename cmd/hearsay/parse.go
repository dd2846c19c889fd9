package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/conllu"
	"hearsay/lang/en"
	"hearsay/name"
	"hearsay/syntax"
	"hearsay/text"
)

// parseCommand is "hearsay parse".
func parseCommand() *cobra.Command {
	var input, language string
	c := &cobra.Command{
		Use:   "parse [FILE…|-]",
		Short: "Print sentences, words, tags and trees as CoNLL-U",
		Long: `Print the words of texts with their tags, lemmas, dependency trees and names, as CoNLL-U.

Names stand in the last column as NER=B-PER, NER=I-PER and so on, with the labels of
Universal NER; TokenRange counts code points of the text as it was read. With
--input conllu the files are CoNLL-U themselves: their sentences and words are kept,
everything else is read anew.`,
		Example: "  hearsay parse report.txt\n  hearsay parse --input conllu treebank.conllu",
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 {
				files = []string{"-"}
			}
			if language != "" && language != "en" {
				return fmt.Errorf("language %q is not known; there is en", language)
			}
			if input != "text" && input != "conllu" {
				return fmt.Errorf("input %q is not known; there are text and conllu", input)
			}
			out := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
			p, err := newParsing(out, language)
			if err != nil {
				return err
			}
			parse := p.text
			if input == "conllu" {
				parse = p.conllu
			}
			return errors.Join(eachFile(cmd, files, parse), out.Flush())
		},
	}
	c.Flags().StringVar(&input, "input", "text", "what the files hold: text or conllu")
	c.Flags().StringVar(&language, "language", "", "take the texts to be in this language (en) without a check")
	return c
}

// eachFile hands each file to parse; a file that fails does not keep the others from being read.
func eachFile(cmd *cobra.Command, files []string, parse func(name string, r io.Reader) error) error {
	var failed error
	for _, name := range files {
		failed = errors.Join(failed, withFile(cmd, name, parse))
	}
	return failed
}

func withFile(cmd *cobra.Command, name string, parse func(name string, r io.Reader) error) error {
	if name == "-" {
		return parse("standard input", cmd.InOrStdin())
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return parse(name, f)
}

// parsing holds the passes from text to names and where to write.
type parsing struct {
	out      *bufio.Writer
	language string
	words    hearsay.Pass
	rest     []hearsay.Pass
	sentence conllu.Sentence
}

func newParsing(out *bufio.Writer, language string) (*parsing, error) {
	words, err := text.LoadWords(en.Files)
	if err != nil {
		return nil, err
	}
	trees, err := syntax.Load(en.Files)
	if err != nil {
		return nil, err
	}
	names, err := name.Load(en.Files)
	if err != nil {
		return nil, err
	}
	return &parsing{
		out: out, language: language,
		words: words.Pass(),
		rest:  []hearsay.Pass{trees.Pass(), names.Pass()},
	}, nil
}

func (p *parsing) text(file string, r io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(r, hearsay.MaxText+1))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	report, err := text.NewReport(hearsay.Source{Input: file, Text: string(data), Language: p.language})
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	report.Blocks = paragraphs(report.Text)
	p.words.Run(report)
	for _, pass := range p.rest {
		pass.Run(report)
	}
	return p.write(report)
}

// paragraphs makes each stretch between blank lines a block: whoever asks for trees wants
// them for all of the text, what reading leaves aside as furniture too.
func paragraphs(text string) []hearsay.Block {
	var blocks []hearsay.Block
	start := 0
	for _, part := range strings.SplitAfter(text, "\n\n") {
		if strings.TrimSpace(part) != "" {
			blocks = append(blocks, hearsay.Block{Span: hearsay.Span{Start: int32(start), End: int32(start + len(part))}, Kind: hearsay.Body})
		}
		start += len(part)
	}
	return blocks
}
