package quantity

import (
	"math"

	"hearsay"
)

// reading is a quantity in terms of lexemes, ends left out.
type reading struct {
	first, end           int // number and unit
	numFirst, numEnd     int // number with the words of its bounds
	unitFirst, unitEnd   int // zero where there is no unit
	lo, hi               float64
	about, vague, ranged bool
	bare                 bool // a unit without a number
	kind                 hearsay.QuantityKind
	unit, currency       string
	from                 string // what a relative ordinal counts from
	n                    number
}

func plain(i int, n number, kind hearsay.QuantityKind) reading {
	return reading{first: i, end: n.end, numFirst: i, numEnd: n.end, lo: n.value, hi: n.value, kind: kind, n: n}
}

// amount reads a number with the unit that stands at it: money, a percentage, an age, a
// measure, or else a bare number.
func (s *scanner) amount(i int) (reading, bool) {
	if q, ok := s.money(i); ok {
		return q, true
	}
	if q, ok := s.aged(i); ok {
		return q, true
	}
	if q, ok := s.percentOf(i); ok {
		return q, true
	}
	n, ok := s.number(i)
	if !ok {
		return reading{}, false
	}
	return s.unitBehind(i, n)
}

// unitBehind reads the unit behind the number at i.
func (s *scanner) unitBehind(i int, n number) (reading, bool) {
	q := plain(i, n, hearsay.Count)
	if p, ok := s.partOfPercent(q); ok {
		return p, true
	}
	if m, end := s.phrase(n.end, percentClass); m != nil {
		return q.with(hearsay.Percent, m.text, n.end, end), true
	}
	if p, ok := s.moneyBehind(i, n); ok && !s.weight(p) {
		return p, true
	}
	if p, ok := s.ageBehind(q); ok {
		return p, true
	}
	if p, ok := s.measureBehind(q); ok {
		return p, true
	}
	if s.lettersGlued(n.end) {
		return reading{}, false
	}
	return q, true
}

// weight reports whether pounds of no named currency are rather a weight: British reports
// write small sums with a sign.
func (s *scanner) weight(q reading) bool {
	if s.manner == bare || q.currency != "" || q.n.scale > 1 || q.lo >= 2000 {
		return false
	}
	m, end := s.phrase(q.unitFirst, unitClass)
	return m != nil && end == q.unitEnd
}

// partOfPercent reads "half of 1 percent", and "half a percent".
func (s *scanner) partOfPercent(q reading) (reading, bool) {
	if q.n.form != inPart || s.manner == bare {
		return q, false
	}
	at := q.numEnd
	if s.is(at, "of") {
		at++
	}
	if s.role(at) == articleRole {
		if m, end := s.phrase(at+1, percentClass); m != nil {
			return q.with(hearsay.Percent, m.text, at+1, end), true
		}
		return q, false
	}
	n, ok := s.cardinal(at, len(s.lex))
	if !ok || at == q.numEnd {
		return q, false
	}
	m, end := s.phrase(n.end, percentClass)
	if m == nil {
		return q, false
	}
	q.lo, q.hi = q.lo*n.value, q.hi*n.value
	q.numEnd = n.end
	return q.with(hearsay.Percent, m.text, n.end, end), true
}

// lettersGlued reports whether a number runs on into letters, as a designation does.
func (s *scanner) lettersGlued(i int) bool {
	return i < len(s.lex) && s.glued(i) && (s.letters(i) || s.digits(i))
}

func (q reading) with(kind hearsay.QuantityKind, unit string, from, end int) reading {
	q.kind, q.unit = kind, unit
	q.unitFirst, q.unitEnd, q.end = from, end, max(end, q.end)
	return q
}

// percentOf reads "per cent of twenty".
func (s *scanner) percentOf(i int) (reading, bool) {
	if s.manner == running {
		return reading{}, false
	}
	m, end := s.phrase(i, percentClass)
	if m == nil || !s.is(end, "of") {
		return reading{}, false
	}
	n, ok := s.number(end + 1)
	if !ok {
		return reading{}, false
	}
	q := plain(end+1, n, hearsay.Percent).with(hearsay.Percent, m.text, i, end)
	q.first = i
	return q, true
}

// measureBehind reads a unit of measure behind a number: "5 km", "three-inch", "20 (kg)".
func (s *scanner) measureBehind(q reading) (reading, bool) {
	at := s.hyphen(q.numEnd)
	shut := ""
	if s.manner == bare && !s.glued(at) {
		shut = map[string]string{"(": ")", "[": "]", "{": "}", "<": ">"}[s.word(at)]
	}
	if shut != "" {
		at++
	}
	m, end := s.phrase(at, unitClass)
	if m == nil && (q.n.form != inWords || len(s.word(at)) > 1) {
		m, end = s.phrase(at, unitSignClass)
		if m != nil && s.notSign(at, end) {
			return reading{}, false
		}
	}
	if m == nil || s.glued(end) && (s.letters(end) || s.digits(end)) {
		return reading{}, false
	}
	if shut != "" {
		if !s.is(end, shut) {
			return reading{}, false
		}
		end++
	}
	return q.with(hearsay.Measure, m.text, at, end), true
}

// notSign reports whether what reads as a unit's sign is a word or a clock's half: "5 in a
// row", "2:00 pm".
func (s *scanner) notSign(at, end int) bool {
	switch s.word(at) {
	case "m", "g", "t", "l", "L":
		return !s.glued(at) && s.manner == running && (s.letters(end) || s.digits(end))
	case "in", "pm", "mi":
		return !s.glued(at) && (s.manner == running || s.is(at, "in") || s.is(at, "pm") && s.is(at-2, ":"))
	}
	return false
}

// ageBehind reads "29 years old", "three-year-old", "87 yo".
func (s *scanner) ageBehind(q reading) (reading, bool) {
	if m, end := s.phrase(q.numEnd, ageSignClass); m != nil {
		return q.with(hearsay.Age, "year", q.numEnd, end), true
	}
	at := s.hyphen(q.numEnd)
	m, end := s.phrase(at, ageUnitClass)
	if m == nil {
		return reading{}, false
	}
	old, last := s.phrase(s.hyphen(end), ageClass)
	if old == nil {
		return reading{}, false
	}
	return q.with(hearsay.Age, m.text, at, last), true
}

// aged reads "aged 19", and "age 87".
func (s *scanner) aged(i int) (reading, bool) {
	m, at := s.phrase(i, agedClass)
	if m == nil {
		return reading{}, false
	}
	n, ok := s.number(at)
	if !ok || n.form == inPart || n.value != math.Trunc(n.value) || n.value > 130 {
		return reading{}, false
	}
	if e, _ := s.phrase(n.end, percentClass|moneyNameClass); e != nil {
		return reading{}, false
	}
	q := plain(at, n, hearsay.Age).with(hearsay.Age, "year", i, at)
	q.first = i
	return q, true
}
