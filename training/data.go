package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/conllu"
)

// tree is a sentence of a treebank.
type tree struct {
	words []conllu.Word
	opens bool // a paragraph
	upos  []hearsay.UPOS
	xpos  []hearsay.XPOS
}

func (s *setup) trees(split string) (ewt, gum []*tree, err error) {
	if ewt, err = readTrees(filepath.Join(s.data, "treebanks", "en_ewt-"+split+".conllu")); err != nil {
		return nil, nil, err
	}
	gum, err = readTrees(filepath.Join(s.data, "treebanks", "en_gum_free-"+split+".conllu"))
	return ewt, gum, err
}

func readTrees(path string) ([]*tree, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := conllu.NewReader(path, f)
	var out []*tree
	for {
		s, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		t, err := newTree(s)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, s.Line, err)
		}
		out = append(out, t)
	}
}

func newTree(s *conllu.Sentence) (*tree, error) {
	t := &tree{words: s.Words}
	for _, c := range s.Comments {
		t.opens = t.opens || strings.HasPrefix(c, "newpar") && !strings.HasPrefix(c, "newpar_block") || strings.HasPrefix(c, "newdoc")
	}
	for _, w := range s.Words {
		upos, ok := hearsay.ParseUPOS(w.UPOS)
		if !ok {
			return nil, fmt.Errorf("unknown UPOS %q", w.UPOS)
		}
		xpos, ok := hearsay.ParseXPOS(w.XPOS)
		if !ok {
			return nil, fmt.Errorf("unknown XPOS %q", w.XPOS)
		}
		t.upos, t.xpos = append(t.upos, upos), append(t.xpos, xpos)
	}
	return t, nil
}
