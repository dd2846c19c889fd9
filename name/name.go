// Package name finds the proper names of persons, locations and organisations.
package name

import (
	"fmt"
	"io/fs"

	"hearsay"
	"hearsay/model"
	"hearsay/model/bio"
	"hearsay/model/lex"
)

// Model is the trained finder of names.
type Model struct {
	lexicon *lex.Lexicon
	lists   Lists
	marker  *bio.Marker
}

// Kinds are the kinds of names, in the order of their classes.
var Kinds = [...]hearsay.NameKind{hearsay.Person, hearsay.Location, hearsay.Organisation}

// Load reads the weights. The model is immutable and shared between goroutines.
func Load(files fs.FS) (*Model, error) {
	m := &Model{}
	var err error
	if m.lists, err = LoadLists(files); err != nil {
		return nil, err
	}
	if m.lexicon, err = lex.Open(files); err != nil {
		return nil, err
	}
	f, err := model.Load(files, "names")
	if err != nil {
		return nil, err
	}
	table, err := f.Table("names")
	if err != nil {
		return nil, err
	}
	if table.Classes() != 1+2*len(Kinds) {
		return nil, fmt.Errorf("weights/names.weights: %w: %d classes, not %d", model.ErrCorrupt, table.Classes(), 1+2*len(Kinds))
	}
	m.marker = bio.New(table)
	return m, nil
}

// Pass makes the pass that gives Names.
func (m *Model) Pass() hearsay.Pass {
	run := &run{reader: m.lexicon.Reader(), lists: m.lists, marking: m.marker.Run()}
	return hearsay.Pass{
		Name:  "name",
		Doc:   "finds the names of persons, locations and organisations",
		Needs: []hearsay.Layer{hearsay.Words, hearsay.Trees},
		Gives: hearsay.Names,
		Run:   run.run,
	}
}

// run is the scratch memory of one pass.
type run struct {
	reader  *lex.Reader
	lists   Lists
	marking *bio.Run
	words   []bio.Word
	tags    []uint8
}

func (r *run) run(report *hearsay.Report) {
	report.Names = report.Names[:0]
	r.marking.Forget()
	for _, s := range report.Sentences {
		r.words, r.tags = r.words[:0], r.tags[:0]
		for i := s.First; i < s.End; i++ {
			r.words = append(r.words, r.lists.See(r.reader, report.Form(i), &report.Tokens[i]))
			r.tags = append(r.tags, 0)
		}
		r.marking.Mark(r.words, r.tags)
		r.collect(report, s)
	}
}

// collect makes names of the tags of a sentence.
func (r *run) collect(report *hearsay.Report, s hearsay.Sentence) {
	n := int32(len(r.tags))
	for i := int32(0); i < n; i++ {
		if r.tags[i] == bio.Outside {
			continue
		}
		kind := int(r.tags[i]-1) / 2
		last := i
		for last+1 < n && r.tags[last+1] == bio.Inside(kind) {
			last++
		}
		first, end := s.First+i, s.First+last
		for end > first && joins(&report.Tokens[end]) {
			end--
		}
		report.Names = append(report.Names, hearsay.Name{Span: report.SpanOf(first, end), First: first, Last: end, Kind: Kinds[kind]})
		i = last
	}
}

// joins reports a word that no name ends with, since it leads up to another: "for", "the", "and".
func joins(t *hearsay.Token) bool {
	switch t.UPOS {
	case hearsay.ADP, hearsay.DET, hearsay.CCONJ, hearsay.SCONJ:
		return t.XPOS != hearsay.TagRP && t.XPOS != hearsay.TagNNP
	}
	return false
}
