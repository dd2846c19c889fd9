package conllu

import (
	"fmt"
	"slices"
	"strings"
)

// Mention is a phrase that refers to something: words First to Last, both included,
// counted from 0 over a document.
type Mention struct{ First, Last int }

// EntityReader reads the bracketed annotation of CorefUD 1.0 and GUM: Entity=(e1-person
// begins a mention of e1, Entity=e1) ends the one that began last, Entity=(e1-person) is a
// mention of one word. Parts of a mention that is torn apart (e1[1/2], e1[2/2]) count as
// one stretch from the first to the last. What else is annotated (bridging, split
// antecedents) is left aside. The zero reader is ready; it reads one file's documents.
type EntityReader struct {
	id int // place of the entity's name among the fields of an annotation
}

// Read is the document's entities, each the mentions of it in the order in which they end.
// Errors begin with the line.
func (r *EntityReader) Read(document []*Sentence) ([][]Mention, error) {
	if header, ok := document[0].Comment("global.Entity"); ok {
		fields := strings.Split(header, "-")
		r.id = max(0, slices.IndexFunc(fields, func(f string) bool { return f == "GRP" || f == "eid" }))
	}
	b := brackets{id: r.id, open: map[string][]int{}, began: map[string]int{}, index: map[string]int{}}
	if err := b.document(document); err != nil {
		return nil, err
	}
	return b.clusters, nil
}

// brackets reads one document.
type brackets struct {
	id       int
	open     map[string][]int // first words of open mentions
	began    map[string]int   // first words of mentions whose further parts are to come
	index    map[string]int   // of the named clusters
	clusters [][]Mention
}

// document reads all words' annotations. Errors begin with the line.
func (b *brackets) document(d []*Sentence) error {
	word, line := 0, 0
	for _, s := range d {
		for i := range s.Words {
			line = s.Words[i].Line
			for part := range strings.SplitSeq(s.Words[i].Misc, "|") {
				if annotation, ok := strings.CutPrefix(part, "Entity="); ok {
					if err := b.word(word, annotation); err != nil {
						return fmt.Errorf("%d: %w", line, err)
					}
				}
			}
			word++
		}
	}
	for name, open := range b.open {
		if len(open) > 0 {
			return fmt.Errorf("%d: a mention of entity %s does not end in its document", line, name)
		}
	}
	return nil
}

// word reads one word's annotation: brackets one after another.
func (b *brackets) word(at int, annotation string) error {
	for annotation != "" {
		opens := annotation[0] == '('
		annotation = strings.TrimPrefix(annotation, "(")
		n := strings.IndexAny(annotation, "()")
		closes := n >= 0 && annotation[n] == ')'
		if n < 0 {
			n = len(annotation)
		}
		text := annotation[:n]
		annotation = annotation[n:]
		if closes {
			annotation = annotation[1:]
		}
		if text == "" || !opens && !closes {
			return fmt.Errorf("no annotation of an entity: Entity=…%s", text)
		}
		name := text
		if opens {
			fields := strings.Split(text, "-")
			if b.id >= len(fields) {
				return fmt.Errorf("no field for the entity's name: Entity=(%s", text)
			}
			name = fields[b.id]
			b.open[name] = append(b.open[name], at)
		}
		if closes {
			if err := b.end(name, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// end closes the mention of this name that began last.
func (b *brackets) end(name string, at int) error {
	open := b.open[name]
	if len(open) == 0 {
		return fmt.Errorf("a mention of entity %s ends that did not begin", name)
	}
	first := open[len(open)-1]
	b.open[name] = open[:len(open)-1]
	cluster, part, torn := strings.Cut(name, "[")
	if torn {
		part, of, _ := strings.Cut(strings.TrimSuffix(part, "]"), "/")
		if part == "1" {
			b.began[cluster] = first
		}
		if part != of {
			return nil
		}
		if begin, ok := b.began[cluster]; ok {
			first = begin
			delete(b.began, cluster)
		}
	}
	k, known := b.index[cluster]
	if !known {
		k = len(b.clusters)
		b.index[cluster] = k
		b.clusters = append(b.clusters, nil)
	}
	b.clusters[k] = append(b.clusters[k], Mention{first, at})
	return nil
}
