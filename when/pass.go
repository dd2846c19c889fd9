package when

import (
	"strings"
	"time"

	"hearsay"
)

// Pass makes the pass that gives a report its times. It needs words; heads, tags and names
// are used where they are set.
func (m *Rules) Pass() hearsay.Pass {
	s := &scanner{Rules: m}
	return hearsay.Pass{
		Name:  "when",
		Doc:   "Read temporal expressions and their TIMEX3 values.",
		Needs: []hearsay.Layer{hearsay.Words, hearsay.Trees, hearsay.Names},
		Gives: hearsay.Times,
		Run:   s.read,
	}
}

func (s *scanner) read(r *hearsay.Report) {
	s.report, s.text, s.name, s.last = r, r.Text, 0, mentions{}
	s.published, s.anchored = published(r.Published.Value())
	r.Times = r.Times[:0]
	for i := 0; i < len(r.Sentences); {
		first := r.Sentences[i]
		last := first
		for i++; i < len(r.Sentences) && r.Sentences[i].Block == first.Block; i++ {
			last = r.Sentences[i]
		}
		if last.End > first.First {
			s.block(r.SpanOf(first.First, last.End-1))
		}
	}
	s.report = nil
}

// published is the day of an ISO date or date and time.
func published(value string) (time.Time, bool) {
	if len(value) < len(time.DateOnly) {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, value[:len(time.DateOnly)])
	return t, err == nil
}

// block reads the sentences of one block together, since "p.m." and "Nov." end no sentence
// that a day follows, whatever a cutter says.
func (s *scanner) block(words hearsay.Span) {
	s.lex = s.Rules.lex(s.text, words.Start, words.End, s.lex[:0])
	for i := 0; i < len(s.lex); {
		x := &s.lex[i]
		if x.kind != digits && x.id == 0 {
			i++
			continue
		}
		e, ok := s.at(i)
		if !ok || !s.sayable(e) {
			i++
			continue
		}
		s.add(e)
		i = e.end
	}
}

// sayable reports whether the expression is no part of a person's or an organisation's name
// ("April Jones", "Today Newspaper"), nor an age.
func (s *scanner) sayable(e expression) bool {
	if e.kind == hearsay.Duration && s.aged(e.end) {
		return false
	}
	if s.titled(e) {
		return false
	}
	names := s.report.Names
	for s.name < len(names) && names[s.name].End <= s.lex[e.first].start {
		s.name++
	}
	if s.name >= len(names) {
		return true
	}
	n, span := names[s.name], s.span(e)
	return !n.Overlaps(span) || n.Kind == hearsay.Location || n.Span == span || span.Contains(n.Span)
}

// titled reports whether capitals show the words to be a name: "This Week", "VOA Today".
func (s *scanner) titled(e expression) bool {
	for k := e.first + 1; k < e.end; k++ {
		if s.lex[k].capital && s.unitAt(k) && !s.shouted(k) {
			return true
		}
	}
	return e.end == e.first+1 && strings.EqualFold(s.form(e.first), "today") && s.lex[e.first].capital && e.first > 0 && s.lex[e.first-1].capital
}

// shouted reports whether a word is in capitals throughout.
func (s *scanner) shouted(i int) bool {
	f := s.form(i)
	return len(f) > 1 && 'A' <= f[1] && f[1] <= 'Z'
}

// aged reports whether "old" or "of age" makes an age of the period that ends before i.
func (s *scanner) aged(i int) bool {
	if s.form(i) == "-" {
		i++
	}
	return s.form(i) == "old" || s.form(i) == "olds" || s.form(i) == "of" && s.form(i+1) == "age"
}

func (s *scanner) span(e expression) hearsay.Span {
	return hearsay.Span{Start: s.lex[e.first].start, End: s.lex[e.end-1].end}
}

func (s *scanner) add(e expression) {
	words := s.span(e)
	t := hearsay.Time{Span: words, Type: e.kind}
	if e.because == "" {
		t.Value = hearsay.State(e.value, words)
	} else {
		t.Value = hearsay.Infer(e.value, words, e.because)
	}
	if !e.aside && (e.kind == hearsay.Date || e.kind == hearsay.ClockTime) {
		s.last.note(e.value, words.Start)
	}
	s.report.Times = append(s.report.Times, t)
}

// tagged reports whether the token at lexeme i has a part of speech.
func (s *scanner) tagged(i int) bool {
	if s.report == nil || i >= len(s.lex) {
		return false
	}
	t := s.report.TokenAt(s.lex[i].start)
	return int(t) < len(s.report.Tokens) && s.report.Tokens[t].UPOS != hearsay.NoUPOS
}

// modifies reports whether the word at lexeme i stands before a noun that it goes with: by
// its tree, or where there is none, because a plain word follows that is no function word.
func (s *scanner) modifies(i int) bool {
	if !s.tagged(i) || i+1 >= len(s.lex) {
		return false
	}
	t := s.report.TokenAt(s.lex[i].start)
	h := s.report.Tokens[t].Head
	d := s.report.Tokens[t].Deprel
	return h > t && (d.Is(hearsay.AMod) || d.Is(hearsay.Compound)) || d == hearsay.NoDeprel && s.report.Tokens[t].UPOS == hearsay.ADJ
}

// modifiesPlural reports whether the number at lexeme i modifies a noun that it counts.
func (s *scanner) modifiesPlural(i int) bool {
	t := &s.report.Tokens[s.report.TokenAt(s.lex[i].start)]
	if t.Deprel != hearsay.NumMod || t.Head < 0 {
		return false
	}
	h := &s.report.Tokens[t.Head]
	return h.Start > t.Start && h.XPOS == hearsay.TagNNS && s.dativeless(i)
}

// Within gives the indexes in Report.Times of the expressions that lie in tokens first to
// end, end left out.
func Within(r *hearsay.Report, first, end int32) []int {
	if first >= end || int(end) > len(r.Tokens) {
		return nil
	}
	var out []int
	words := r.SpanOf(first, end-1)
	for i := range r.Times {
		if words.Contains(r.Times[i].Span) {
			out = append(out, i)
		}
	}
	return out
}
