package quantity

import "hearsay"

// Recognise reads all quantities of one kind out of a bare string, such as a table's cell
// or a question, without any other layer. It differs from the pass in this: for Count it
// gives every number, also one within a percentage, a range or a date, and leaves Unit
// empty; bounds are not read (RecogniseRanges does that); and forms are read that running
// text uses otherwise ("15 dollars and 50", "1 in 21"). Ordinals that count from the end or
// from where one stands have what they count from as Unit, "end" or "current": "last" is
// end and 0, "next" current and 1. A currency or a percent sign without a number has an unknown
// Value. Spans are bytes of text, every other Value is stated, Head is -1.
func (m *Rules) Recognise(text string, kind hearsay.QuantityKind) []hearsay.Quantity {
	s := m.bare(text)
	var out []hearsay.Quantity
	for i := 0; i < len(s.lex); {
		q, ok := s.recognise(i, kind)
		if !ok {
			i = max(i+1, q.end)
			continue
		}
		if q.kind == kind {
			out = append(out, s.quantity(q))
		}
		i = q.end
	}
	return out
}

// alone is a unit of the kind that stands without a number.
func (s *scanner) alone(i int, kind hearsay.QuantityKind) (reading, bool) {
	m, end := s.phrase(i, aloneClass)
	if kind == hearsay.Percent {
		if m, end = s.phrase(i, percentClass); m != nil && s.letters(i) {
			m = nil
		}
	}
	if m == nil || s.glued(i) && (s.letters(i-1) || s.digits(i-1)) {
		return reading{}, false
	}
	q := reading{first: i, end: end, numFirst: i, numEnd: end, kind: kind, bare: true}
	if name, _ := s.phrase(i, moneyNameClass|moneySignClass|moneyCodeClass); name != nil {
		q.currency = name.text
	}
	return q, true
}

// RecogniseRanges reads all numbers that a bare string gives a bound: "at least 20", "from
// 10 to 20". An open side is infinite; whether a bound itself is let in is not told.
func (m *Rules) RecogniseRanges(text string) []hearsay.Quantity {
	s := m.bare(text)
	var out []hearsay.Quantity
	for i := 0; i < len(s.lex); {
		q, ok := s.bounded(i)
		if ok && s.addressed(i) {
			ok = false
		}
		if !ok {
			i = s.skip(i)
			continue
		}
		q.first, q.end = q.numFirst, q.numEnd
		out = append(out, s.quantity(q))
		i = q.end
	}
	return out
}

func (m *Rules) bare(text string) *scanner {
	s := &scanner{Rules: m, manner: bare}
	s.read(text, 0, int32(len(text)))
	return s
}

// skip is the lexeme behind the number at i, or the next.
func (s *scanner) skip(i int) int {
	if n, ok := s.number(i); ok {
		return n.end
	}
	return i + 1
}

func (s *scanner) recognise(i int, kind hearsay.QuantityKind) (reading, bool) {
	if s.addressed(i) {
		return reading{}, false
	}
	switch kind {
	case hearsay.Ordinal:
		return s.anyOrdinal(i)
	case hearsay.Count:
		return s.anyNumber(i)
	case hearsay.Measure:
		if n, ok := s.number(i); ok {
			if q, ok := s.measureBehind(plain(i, n, hearsay.Count)); ok {
				return q, true
			}
		}
	}
	if q, ok := s.amount(i); ok {
		return q, true
	}
	if kind == hearsay.Money || kind == hearsay.Percent {
		return s.alone(i, kind)
	}
	return reading{}, false
}

// maxAddress is how far back the start of a web address is looked for, in words and signs.
const maxAddress = 200

// addressed reports whether lexeme i stands in a web address.
func (s *scanner) addressed(i int) bool {
	for j := i; j >= max(i-maxAddress, 0) && (j == i || s.glued(j+1)); j-- {
		if s.is(j, ":") && s.is(j+1, "/") {
			return true
		}
	}
	return false
}

// anyNumber reads a number unless it is part of an ordinal or of a measure written in one.
func (s *scanner) anyNumber(i int) (reading, bool) {
	if s.pronounOne(i) {
		return reading{}, false
	}
	n, ok := s.number(i)
	if !ok {
		return reading{}, false
	}
	if _, end, isOrdinal := s.ordinal(i); isOrdinal && end > n.end {
		return reading{end: end}, s.role(end-1) == ordinalScaleRole && n.value == 2
	}
	if s.lettersGlued(n.end) {
		return reading{}, false
	}
	return plain(i, n, hearsay.Count), true
}

// pronounOne reports whether the "one" at i stands for a noun: "this one".
func (s *scanner) pronounOne(i int) bool {
	if !s.is(i, "one") || i == 0 {
		return false
	}
	m, end := s.phrase(i-1, noOneClass)
	if m == nil || end != i {
		return false
	}
	n, ok := s.number(i)
	return !ok || n.end == i+1
}

// anyOrdinal reads an ordinal, relative ones among them.
func (s *scanner) anyOrdinal(i int) (reading, bool) {
	if m, end := s.phrase(i, relativeClass); m != nil {
		return reading{first: i, end: end, numFirst: i, numEnd: end, lo: m.lo, hi: m.lo, kind: hearsay.Ordinal, from: m.text}, true
	}
	if f, ok := s.fraction(i); ok {
		if s.entry(f.end-1).plural || s.role(i) == articleRole && f.end == i+2 && s.role(f.end-1) == ordinalScaleRole {
			return reading{end: f.end}, false
		}
	}
	at := i
	v, end, ok := s.ordinal(at)
	if !ok || s.entry(end-1).plural || s.letters(at) && s.glued(at) {
		return reading{}, false
	}
	return reading{first: i, end: end, numFirst: i, numEnd: end, lo: v, hi: v, kind: hearsay.Ordinal}, true
}

// quantity is the reading as the domain has it.
func (s *scanner) quantity(q reading) hearsay.Quantity {
	words := s.span(q.first, q.end)
	out := hearsay.Quantity{
		Span: words, Number: s.span(q.numFirst, q.numEnd), Kind: q.kind,
		Value: hearsay.State(hearsay.Range{Min: q.lo, Max: q.hi, About: q.about}, words),
		Unit:  q.unit, Currency: q.currency, Head: -1,
	}
	if q.from != "" {
		out.Unit = q.from
	}
	if q.bare {
		out.Value = hearsay.Stated[hearsay.Range]{}
	}
	if q.unitEnd > q.unitFirst {
		out.UnitSpan = s.span(q.unitFirst, q.unitEnd)
	}
	return out
}

func (s *scanner) span(from, end int) hearsay.Span {
	return hearsay.Span{Start: s.lex[from].start, End: s.lex[end-1].end}
}
