// Package grammar reads words, trees, names and co-reference out of a text in one call, for
// whoever wants these and nothing else:
//
//	g, err := grammar.Load(en.Files, syntax.Accurate)
//	report, err := g.New().Parse("The envoy left Oslo.")
//
// It loads half of what package reader loads, in half the time.
package grammar

import (
	"io/fs"

	"hearsay"
	"hearsay/coreference"
	"hearsay/name"
	"hearsay/syntax"
	"hearsay/text"
)

// Grammar is what reading a language's grammar needs. It is immutable, and shared
// by all parsers made from it.
type Grammar struct {
	words *text.Words
	trees *syntax.Model
	names *name.Rules
	links *coreference.Model
}

// Load reads a language's files, as lang/en.Files holds them, with the network of this
// name (one of syntax.Models).
func Load(files fs.FS, model string) (*Grammar, error) {
	words, err := text.LoadWords(files)
	if err != nil {
		return nil, err
	}
	trees, err := syntax.Load(files, model)
	if err != nil {
		return nil, err
	}
	names, err := name.Load(files)
	if err != nil {
		return nil, err
	}
	links, err := coreference.Load(files)
	if err != nil {
		return nil, err
	}
	return &Grammar{words, trees, names, links}, nil
}

// Parser parses one text after another. It owns scratch memory and belongs to one
// goroutine; make as many as there are workers.
type Parser struct{ passes []hearsay.Pass }

// New makes a parser.
func (g *Grammar) New() *Parser {
	return &Parser{[]hearsay.Pass{g.words.Pass(), g.trees.Pass(), g.names.Pass(), g.links.Pass()}}
}

// Parse reads a text's words, sentences, tags, lemmas, trees, names, and which phrases refer
// to the same thing. It takes the text for one in its language. Of the report's layers,
// Tokens, Sentences, Names, References and Entities are there, and Children, Child and
// Subtree answer. It refuses what text.NewReport refuses.
func (p *Parser) Parse(source string) (*hearsay.Report, error) {
	report, err := text.NewReport(hearsay.Source{Text: source})
	if err != nil {
		return nil, err
	}
	report.Blocks = text.Paragraphs(report.Text)
	for _, pass := range p.passes {
		pass.Run(report)
	}
	return report, nil
}
