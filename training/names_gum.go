package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/conllu"
	"hearsay/model/bio"
)

// gum reads the names out of GUM's entities: those of persons, places and organisations whose
// head is a proper noun, cut down to the name itself.
func (s *setup) gum(*nameSeer) ([]article, error) {
	path := filepath.Join(s.data, "treebanks", "en_gum_free-train.conllu")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := conllu.NewReader(path, f)
	var out []article
	open := entities{}
	for {
		x, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if _, ok := x.Comment("newdoc id"); ok || len(out) == 0 {
			out = append(out, nil)
			open = entities{}
		}
		out[len(out)-1] = append(out[len(out)-1], gumNames(x.Words, open.read(x.Words)))
	}
}

// entity is a span of words of a sentence, both ends included.
type entity struct {
	kind        int
	first, last int
}

// entities are those that are open, by id.
type entities map[string]entity

// read is the persons, places and organisations of a sentence. Their notation in the last
// column: "(id-type-…" opens one, "id)" closes it, "(id-type-…)" is one of a single word.
func (open entities) read(words []conllu.Word) []entity {
	var out []entity
	clear(open)
	for i, w := range words {
		for _, field := range strings.Split(w.Misc, "|") {
			value, ok := strings.CutPrefix(field, "Entity=")
			for ok && value != "" {
				end := 1 + strings.IndexAny(value[1:], "()")
				if end == 0 {
					end = len(value)
				}
				closes := end < len(value) && value[end] == ')'
				id, rest, _ := strings.Cut(strings.Trim(value[:end], "()"), "-")
				if value[0] == '(' {
					kind, _, _ := strings.Cut(rest, "-")
					open[id] = entity{slices.Index([]string{"person", "place", "organization"}, kind), i, i}
				}
				if e, known := open[id]; known && closes {
					if e.last = i; e.kind >= 0 {
						out = append(out, e)
					}
					delete(open, id)
				}
				if closes {
					end++
				}
				value = value[end:]
			}
		}
	}
	return out
}

func gumNames(words []conllu.Word, list []entity) *named {
	x := &named{gold: make([]uint8, len(words))}
	for _, w := range words {
		x.forms = append(x.forms, w.Form)
	}
	slices.SortStableFunc(list, func(a, b entity) int { return b.last - b.first - (a.last - a.first) })
	for _, e := range list {
		first, last, ok := bareName(words, e)
		if !ok || slices.ContainsFunc(x.gold[first:last+1], func(g uint8) bool { return g != bio.Outside }) {
			continue
		}
		for i := first; i <= last; i++ {
			x.gold[i] = bio.Inside(e.kind)
		}
		x.gold[first] = bio.Begin(e.kind)
	}
	return x
}

// bareName is the name in an entity: its head, which must be a proper noun, and the proper
// nouns that stand beside it or are joined by small words.
func bareName(words []conllu.Word, e entity) (first, last int, ok bool) {
	head := -1
	for i := e.first; i <= e.last; i++ {
		if h := words[i].Head - 1; h < e.first || h > e.last {
			head = i
			break
		}
	}
	if head < 0 || words[head].UPOS != "PROPN" {
		return 0, 0, false
	}
	first, last = head, head
	for first > e.first && nameWord(words, first-1) && words[first-1].Deprel != "nmod:desc" {
		first--
	}
	for last < e.last {
		next := last + 1
		for next < e.last && joinsNames(words[next], e.kind) {
			next++
		}
		if !nameWord(words, next) {
			break
		}
		last = next
	}
	return first, last, true
}

func nameWord(words []conllu.Word, i int) bool {
	w := words[i]
	if w.Form == "-" && i > 0 && i+1 < len(words) {
		return words[i-1].UPOS == "PROPN" && words[i+1].UPOS == "PROPN"
	}
	capital := w.Form[0] >= 'A' && w.Form[0] <= 'Z'
	return w.UPOS == "PROPN" || capital && (w.UPOS == "NOUN" || w.UPOS == "ADJ")
}

// joinsNames reports whether a small word may stand within a name.
func joinsNames(w conllu.Word, kind int) bool {
	const organisation = 2
	if w.Form == "-" || w.Form == "." {
		return true
	}
	return kind == organisation && slices.Contains([]string{"of", "for", "and", "&", "the", "on"}, w.Form)
}
