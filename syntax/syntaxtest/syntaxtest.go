// Package syntaxtest parses texts for the tests of other packages.
package syntaxtest

import (
	"strings"
	"sync"
	"testing"

	"hearsay"
	"hearsay/lang/en"
	"hearsay/name"
	"hearsay/syntax"
	"hearsay/text"
)

var load = sync.OnceValues(func() (*models, error) {
	words, err := text.LoadWords(en.Files)
	if err != nil {
		return nil, err
	}
	trees, err := syntax.Load(en.Files, syntax.Accurate)
	if err != nil {
		return nil, err
	}
	names, err := name.Load(en.Files)
	if err != nil {
		return nil, err
	}
	return &models{words, trees, names}, nil
})

type models struct {
	words *text.Words
	trees *syntax.Model
	names *name.Rules
}

// Parse reads words, trees and names out of a text with the weights that the program ships.
// Each paragraph of the text (they are parted by blank lines) is a body block.
func Parse(t testing.TB, source string) *hearsay.Report {
	t.Helper()
	m, err := load()
	if err != nil {
		t.Fatal(err)
	}
	r := &hearsay.Report{Document: hearsay.Document{Text: source, Language: "en"}}
	start := 0
	for _, paragraph := range strings.SplitAfter(source, "\n\n") {
		end := start + len(strings.TrimRight(paragraph, " \n"))
		if end > start {
			r.Blocks = append(r.Blocks, hearsay.Block{Span: hearsay.Span{Start: int32(start), End: int32(end)}, Kind: hearsay.Body})
		}
		start += len(paragraph)
	}
	for _, pass := range []hearsay.Pass{m.words.Pass(), m.trees.Pass(), m.names.Pass()} {
		pass.Run(r)
	}
	return r
}
