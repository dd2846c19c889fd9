package when

import (
	"strings"
	"time"

	"hearsay"
)

// scanner reads one report's expressions. It owns its memory and is reused.
type scanner struct {
	*Rules
	report    *hearsay.Report
	text      string
	lex       []lexeme
	published time.Time
	anchored  bool // the report's date is known
	name      int  // the first of Report.Names that does not lie before the lexeme read
	last      mentions
	steps     int // of the rule that is being matched
}

// mentions are the last dates that the report named, from which "the following year" and
// "that day" count. Empty where there is none.
type mentions struct {
	day, month, quarter, year, any string
	dayAt                          int32 // where the day was named
}

func (m *mentions) note(value string, at int32) {
	if len(value) < 4 || !digit(value[0]) {
		return
	}
	value, _, _ = strings.Cut(value, "T")
	m.any = value
	switch {
	case len(value) == 10:
		m.day, m.month, m.year, m.dayAt = value, value[:7], value[:4], at
	case len(value) == 7 && value[5] == 'Q' && digit(value[6]):
		m.quarter, m.year = value, value[:4]
	case len(value) == 7 && digit(value[5]):
		m.month, m.year = value, value[:4]
	default:
		m.year = value[:4]
	}
}

// nearBytes is how far behind "that day" its day may stand: a few sentences.
const nearBytes = 600

// nearDay is the day that was named last, if that was near lexeme i.
func (s *scanner) nearDay(i int) string {
	if s.lex[i].start-s.last.dayAt > nearBytes {
		return ""
	}
	return s.last.day
}

// expression is a temporal expression in lexemes, end left out.
type expression struct {
	first, end int
	reading
}

// longest is the longest expression that a rule reads at lexeme i.
func (s *scanner) longest(i int) (expression, bool) {
	var best expression
	var m match
	reach := 0
	try := func(rules []int32) {
		for _, r := range rules {
			u := &s.rules[r]
			if !s.allowed(u, i) {
				continue
			}
			m = match{rule: u, first: i}
			s.steps = 0
			end, ok := s.run(u, 0, i, &m)
			if !ok || end <= reach || m.end <= m.first || s.barred(u, end) {
				continue
			}
			if v, ok := s.evaluate(&m); ok {
				best, reach = expression{m.first, m.end, v}, end
			}
		}
	}
	if s.lex[i].kind == digits {
		try(s.digits)
	} else if id := s.lex[i].id; int(id) < len(s.begin) {
		try(s.begin[id])
	}
	return best, reach > 0
}

// allowed reports whether the word before lexeme i lets the rule match there.
func (s *scanner) allowed(u *rule, i int) bool {
	if len(u.prior) > 0 && !among(u.prior, s.id(i-1)) && !(s.form(i-1) == "." && among(u.prior, s.id(i-2))) {
		return false
	}
	return len(u.notPrior) == 0 || !among(u.notPrior, s.id(i-1))
}

// barred reports whether what stands at lexeme i may not stand behind the rule's match.
func (s *scanner) barred(u *rule, i int) bool {
	return len(u.next) > 0 && !among(u.next, s.id(i)) || among(u.notNext, s.id(i)) || among(u.notNext, s.known.noun) && s.modifies(i-1)
}

// at reads the expression at lexeme i, with the words before and behind it that only
// move its edge: "early", "almost", "or so".
func (s *scanner) at(i int) (expression, bool) { return s.edged(i, 3) }

// edged is at with so many edges at most before the expression.
func (s *scanner) edged(i, edges int) (expression, bool) {
	if i >= len(s.lex) {
		return expression{}, false
	}
	x, ok := s.longest(i)
	if edge, end := s.listed(s.known.before, i); end > i && edges > 0 {
		at := end
		if s.form(at) == "-" && s.glued(at) {
			at++
		}
		if y, is := s.edged(at, edges-1); is && y.first == at && (!ok || y.end > x.end) && s.edges(y, edge) {
			y.first = i
			x, ok = y, true
		}
	}
	if !ok {
		return x, false
	}
	if _, end := s.listed(s.known.after, x.end); end > x.end {
		x.end = end
	}
	return x, true
}

// edges reports whether an expression can have an edge: "now" and "monthly" have none,
// and "more than" goes with numbers alone.
func (s *scanner) edges(x expression, edge string) bool {
	if edge == "AMOUNT" && x.kind != hearsay.Duration {
		_, end := s.numberAt(x.first)
		return end > x.first
	}
	return x.kind == hearsay.Duration || x.kind != hearsay.Set && !strings.HasSuffix(x.value, "_REF")
}
