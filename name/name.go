// Package name makes names of the marks that syntax puts on words: proper names of persons,
// locations and organisations, and names of finer kinds.
package name

import "hearsay"

// longestName is how much of a name's words the dictionaries are asked for, in bytes.
const longestName = 72

// Pass makes the pass that gives Names.
func (m *Rules) Pass() hearsay.Pass {
	s := &scratch{rules: m}
	return hearsay.Pass{
		Name:  "name",
		Doc:   "finds the names of persons, locations and organisations",
		Needs: []hearsay.Layer{hearsay.Words, hearsay.Trees},
		Gives: hearsay.Names,
		Run:   s.run,
	}
}

// scratch is the memory of one pass.
type scratch struct {
	rules  *Rules
	report *hearsay.Report
	buf    []byte
}

func (s *scratch) run(report *hearsay.Report) {
	s.report = report
	report.Names, report.Finer = report.Names[:0], report.Finer[:0]
	for _, sentence := range report.Sentences {
		from := len(report.Names)
		report.Names = collect(report.Names, report, sentence, func(t *hearsay.Token) hearsay.NameMark { return t.Name })
		report.Finer = collect(report.Finer, report, sentence, func(t *hearsay.Token) hearsay.NameMark { return t.Finer })
		s.mendAll(from, sentence)
	}
	s.report = nil
}

// collect appends the names that a sentence's marks make.
func collect(names []hearsay.Name, report *hearsay.Report, s hearsay.Sentence, mark func(*hearsay.Token) hearsay.NameMark) []hearsay.Name {
	for i := s.First; i < s.End; i++ {
		first := mark(&report.Tokens[i])
		if first == hearsay.NoName {
			continue
		}
		last := i
		for last+1 < s.End && mark(&report.Tokens[last+1]) == first.Inside() {
			last++
		}
		end := last
		for end > i && joins(&report.Tokens[end]) {
			end--
		}
		names = append(names, hearsay.Name{Span: report.SpanOf(i, end), First: i, Last: end, Kind: first.Kind()})
		i = last
	}
	return names
}

// joins reports a word that no name ends with, since it leads up to another: "for", "the", "and".
func joins(t *hearsay.Token) bool {
	switch t.UPOS {
	case hearsay.ADP, hearsay.DET, hearsay.CCONJ, hearsay.SCONJ:
		return t.XPOS != hearsay.TagRP && t.XPOS != hearsay.TagNNP
	}
	return false
}
