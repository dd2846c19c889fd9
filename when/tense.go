package when

import "hearsay"

// tense is the time of a clause: what its Friday is, the last one or the next.
type tense int8

const (
	unknown tense = iota
	past
	future
	surelyPast // of the verb that the expression itself depends on
)

// tense is the time of the clause that lexemes first to end stand in: by the tree where
// there is one, else by the words around.
func (s *scanner) tense(first, end int) tense {
	if _, end := s.listed(s.known.since, first-1); first > 0 && end == first {
		return past
	}
	if _, end := s.listed(s.known.due, first-1); first > 0 && end == first {
		return future
	}
	t, ok := s.tenseOfTree(first, end)
	if _, end := s.listed(s.known.until, first-1); t == unknown && first > 0 && end == first {
		return future
	}
	if ok {
		return t
	}
	return s.tenseOfWords(first, end)
}

// tenseOfTree climbs from the expression to the nearest verb and asks it and its auxiliaries.
func (s *scanner) tenseOfTree(first, end int) (tense, bool) {
	if s.report == nil || len(s.report.Tokens) == 0 || end > len(s.lex) {
		return unknown, false
	}
	from, to := s.report.TokensIn(hearsay.Span{Start: s.lex[first].start, End: s.lex[end-1].end})
	if from >= to || s.report.Tokens[from].UPOS == hearsay.NoUPOS {
		return unknown, false
	}
	t := from
	for steps := 0; steps < 12; steps++ {
		tok := &s.report.Tokens[t]
		if (t < from || t >= to) && (tok.UPOS == hearsay.VERB || tok.UPOS == hearsay.AUX) {
			v, ok := s.tenseOfVerb(t)
			if v == past && s.conditionOfFuture(t) {
				return future, true
			}
			if v == past && steps <= int(to-from) && s.bare(first) {
				v = surelyPast
			}
			return v, ok
		}
		if tok.Head < 0 || tok.Head == t {
			break
		}
		t = tok.Head
	}
	return unknown, false
}

// conditionOfFuture reports whether a verb's past form is that of a condition for what would
// come ("would go on if they did not leave by May").
func (s *scanner) conditionOfFuture(v int32) bool {
	above := s.report.Tokens[v].Head
	if above < 0 || s.report.Tokens[v].Deprel != hearsay.AdvCl {
		return false
	}
	for k := max(v-12, 0); k < v; k++ {
		tok := &s.report.Tokens[k]
		if tok.Head == v && tok.Deprel == hearsay.Mark && s.listedWord(s.known.condition, tok) {
			t, _ := s.tenseOfVerb(above)
			return t == future
		}
	}
	return false
}

// bare reports whether no word before the expression points on from the verb's own time, as
// in "extended to Nov. 20".
func (s *scanner) bare(first int) bool {
	switch s.form(first - 1) {
	case "to", "for", "as":
		return false
	}
	return true
}

func (s *scanner) tenseOfVerb(v int32) (tense, bool) {
	if s.listedWord(s.known.toCome, &s.report.Tokens[v]) {
		return future, true
	}
	if s.report.Tokens[v].XPOS == hearsay.TagVBD {
		return past, true
	}
	for k := max(v-6, 0); k < v; k++ {
		tok := &s.report.Tokens[k]
		if tok.Head != v {
			continue
		}
		switch {
		case tok.XPOS == hearsay.TagMD, tok.XPOS == hearsay.TagTO:
			return future, true
		case tok.XPOS == hearsay.TagVBD, tok.UPOS == hearsay.AUX && s.listedWord(s.known.was, tok):
			return past, true
		}
	}
	switch s.report.Tokens[v].XPOS {
	case hearsay.TagVBN:
		return past, true
	}
	return unknown, true
}

// listedWord reports whether a token is a word of the class.
func (s *scanner) listedWord(class int32, t *hearsay.Token) bool {
	for _, p := range s.words[s.Rules.id(s.report.Text[t.Start:t.End])] {
		if p.class == class && len(p.ids) == 1 {
			return true
		}
	}
	return false
}

// tenseOfWords asks the nearest telling word: first before the expression, up to the
// clause's start, then behind.
func (s *scanner) tenseOfWords(first, end int) tense {
	for i := first - 1; i >= 0 && i >= first-14; i-- {
		if t := s.telling(i); t != unknown {
			return t
		}
		if f := s.form(i); f == ";" || f == ":" || f == "—" {
			break
		}
	}
	for i := end; i < len(s.lex) && i < end+10; i++ {
		if t := s.telling(i); t != unknown {
			return t
		}
	}
	return unknown
}

// telling is the time that the word at lexeme i tells of.
func (s *scanner) telling(i int) tense {
	if s.lex[i].kind != letters {
		return unknown
	}
	if s.lex[i].id != 0 {
		if _, end := s.listed(s.known.toCome, i); end > i {
			return future
		}
		if _, end := s.listed(s.known.was, i); end > i {
			return past
		}
	}
	f := s.form(i)
	if len(f) > 4 && f[len(f)-2:] == "ed" && f[0] >= 'a' {
		return past
	}
	return unknown
}
