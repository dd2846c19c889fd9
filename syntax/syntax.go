// Package syntax gives words their tags, features and lemmas, and sentences their dependency
// trees, as the English treebanks of Universal Dependencies 2 have them.
package syntax

import (
	"fmt"
	"io/fs"

	"hearsay"
	"hearsay/model"
	"hearsay/model/arc"
	"hearsay/model/lex"
	"hearsay/model/postag"
)

// Model is the trained tagger, lemmatiser and parser.
type Model struct {
	lexicon  *lex.Lexicon
	tagger   *postag.Tagger
	tags     []tag
	lemmas   *lex.Guesser
	scripts  []script
	features *lex.Guesser
	strings  []string
	parser   *arc.Parser
}

// tag is what a class of the tagger stands for.
type tag struct {
	upos hearsay.UPOS
	xpos hearsay.XPOS
}

const beam = 6

// Load reads the weights. The model is immutable and shared between goroutines.
func Load(files fs.FS) (*Model, error) {
	m := &Model{}
	var err error
	if m.lexicon, err = lex.Open(files); err != nil {
		return nil, err
	}
	tags, err := model.Load(files, "tags")
	if err != nil {
		return nil, err
	}
	if err := m.loadTags(tags); err != nil {
		return nil, fmt.Errorf("weights/tags.weights: %w", err)
	}
	trees, err := model.Load(files, "trees")
	if err != nil {
		return nil, err
	}
	if err := m.loadTrees(trees); err != nil {
		return nil, fmt.Errorf("weights/trees.weights: %w", err)
	}
	return m, nil
}

func (m *Model) loadTags(f *model.File) error {
	table, err := f.Table("tags")
	if err != nil {
		return err
	}
	set, err := f.Section("tagset")
	if err != nil {
		return err
	}
	if len(set) != 2*table.Classes() {
		return fmt.Errorf("%w: %d classes, tag set of %d bytes", model.ErrCorrupt, table.Classes(), len(set))
	}
	for i := 0; i < len(set); i += 2 {
		t := tag{hearsay.UPOS(set[i]), hearsay.XPOS(set[i+1])}
		if t.upos > hearsay.X || t.xpos > hearsay.TagWPS {
			return fmt.Errorf("%w: tag %d", model.ErrCorrupt, i/2)
		}
		m.tags = append(m.tags, t)
	}
	m.tagger = postag.New(table)
	return m.loadGuessers(f)
}

func (m *Model) loadGuessers(f *model.File) (err error) {
	var scripts []string
	if m.lemmas, scripts, err = loadGuesser(f, "lemmas", "lemma.scripts"); err != nil {
		return err
	}
	for _, s := range scripts {
		x, err := parseScript(s)
		if err != nil {
			return err
		}
		m.scripts = append(m.scripts, x)
	}
	m.features, m.strings, err = loadGuesser(f, "feats", "feats.strings")
	return err
}

func loadGuesser(f *model.File, index, values string) (*lex.Guesser, []string, error) {
	section, err := f.Section(index)
	if err != nil {
		return nil, nil, err
	}
	g, err := lex.NewGuesser(section)
	if err != nil {
		return nil, nil, err
	}
	if section, err = f.Section(values); err != nil {
		return nil, nil, err
	}
	list, err := model.Strings(section)
	return g, list, err
}

func (m *Model) loadTrees(f *model.File) error {
	table, err := f.Table("trees")
	if err != nil {
		return err
	}
	if want := arc.Classes(int(hearsay.XComp) + 1); table.Classes() != want {
		return fmt.Errorf("%w: %d transitions, not %d", model.ErrCorrupt, table.Classes(), want)
	}
	m.parser = arc.New(table, uint8(hearsay.Root), beam)
	return nil
}

// Pass makes the pass that gives Trees. It reads the report's tokens and sentences, and
// overwrites whatever tags and heads they have.
func (m *Model) Pass() hearsay.Pass {
	run := &run{Model: m, reader: m.lexicon.Reader(), tagging: m.tagger.Run(), parsing: m.parser.Run()}
	return hearsay.Pass{
		Name:  "syntax",
		Doc:   "tags words and parses sentences",
		Needs: []hearsay.Layer{hearsay.Words},
		Gives: hearsay.Trees,
		Run:   run.run,
	}
}

// run is the scratch memory of one pass.
type run struct {
	*Model
	reader  *lex.Reader
	tagging *postag.Run
	parsing *arc.Run
	words   []lex.Word
	tags    []uint8
	seen    []arc.Word
	heads   []int32
	labels  []uint8
}

func (r *run) run(report *hearsay.Report) {
	for _, s := range report.Sentences {
		r.sentence(report, s)
	}
	report.IndexTrees()
}

func (r *run) sentence(report *hearsay.Report, s hearsay.Sentence) {
	tokens := report.Tokens[s.First:s.End]
	r.size(len(tokens))
	for i := range tokens {
		t := &tokens[i]
		r.words[i] = r.reader.Word(report.Text[t.Start:t.End])
	}
	r.tagging.Tag(r.words, r.tags)
	for i := range tokens {
		t, class := &tokens[i], uint64(r.tags[i])
		t.UPOS, t.XPOS = r.Model.tags[class].upos, r.Model.tags[class].xpos
		r.describe(t, &r.words[i], class, report.Text[t.Start:t.End])
		r.seen[i] = arc.See(&r.words[i], class, uint64(t.UPOS))
	}
	r.parsing.Parse(r.seen, r.heads, r.labels)
	for i := range tokens {
		tokens[i].Head, tokens[i].Deprel = r.heads[i], hearsay.Deprel(r.labels[i])
		if r.heads[i] >= 0 {
			tokens[i].Head += s.First
		}
	}
}

func (r *run) size(n int) {
	if cap(r.words) < n {
		r.words, r.tags = make([]lex.Word, n), make([]uint8, n)
		r.seen, r.heads, r.labels = make([]arc.Word, n), make([]int32, n), make([]uint8, n)
	}
	r.words, r.tags = r.words[:n], r.tags[:n]
	r.seen, r.heads, r.labels = r.seen[:n], r.heads[:n], r.labels[:n]
}

// describe gives a token its lemma and features.
func (r *run) describe(t *hearsay.Token, w *lex.Word, class uint64, form string) {
	t.Lemma, t.Feats = form, ""
	if id, ok := r.lemmas.Guess(w, class); ok && int(id) < len(r.scripts) {
		t.Lemma = r.scripts[id].apply(form)
	}
	if id, ok := r.features.Guess(w, class); ok && int(id) < len(r.strings) {
		t.Feats = r.strings[id]
	}
}
