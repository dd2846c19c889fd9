package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/conllu"
	"hearsay/model/lex"
)

// tree is a sentence of a treebank.
type tree struct {
	words []conllu.Word
	news  bool // from GUM's news
	opens bool // a paragraph
	upos  []hearsay.UPOS
	xpos  []hearsay.XPOS
	heads []int32
	rels  []uint8
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
	id, _ := s.Comment("sent_id")
	t := &tree{words: s.Words, news: strings.Contains(id, "_news_")}
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
		rel, ok := hearsay.ParseDeprel(w.Deprel)
		if !ok {
			return nil, fmt.Errorf("unknown relation %q", w.Deprel)
		}
		t.upos, t.xpos = append(t.upos, upos), append(t.xpos, xpos)
		t.heads, t.rels = append(t.heads, int32(w.Head)-1), append(t.rels, uint8(rel))
	}
	return t, nil
}

// lexemes are what the classifiers see of the words.
func (t *tree) lexemes(r *lex.Reader) []lex.Word {
	out := make([]lex.Word, len(t.words))
	for i, w := range t.words {
		out[i] = r.Word(w.Form)
	}
	return out
}

// recased are copies of some of the trees with the capitals of headlines, of capitals
// throughout, and of none.
func recased(trees []*tree, share float64, random *rand.Rand) []*tree {
	var out []*tree
	for _, t := range trees {
		if len(t.words) < 4 || random.Float64() >= share {
			continue
		}
		change := []func(string, hearsay.UPOS) string{headline, headline, capitals, small}[random.IntN(4)]
		c := *t
		c.words = append([]conllu.Word(nil), t.words...)
		for i := range c.words {
			c.words[i].Form = change(c.words[i].Form, t.upos[i])
		}
		out = append(out, &c)
	}
	return out
}

func capitals(form string, _ hearsay.UPOS) string { return strings.ToUpper(form) }
func small(form string, _ hearsay.UPOS) string    { return strings.ToLower(form) }

func headline(form string, tag hearsay.UPOS) string {
	switch tag {
	case hearsay.ADP, hearsay.CCONJ, hearsay.DET, hearsay.PART:
		return form
	}
	if form[0] >= 'a' && form[0] <= 'z' {
		return string(form[0]-'a'+'A') + form[1:]
	}
	return form
}
