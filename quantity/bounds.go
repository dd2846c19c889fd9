package quantity

import (
	"math"

	"hearsay"
)

const boundClasses = overClass | fromClass | underClass | toClass | equalClass

// bounded reads what gives a number one or two bounds, from lexeme i on.
func (s *scanner) bounded(i int) (reading, bool) {
	if q, ok := s.between(i); ok {
		return q, true
	}
	if q, ok := s.bound(i); ok {
		return s.second(q), true
	}
	if q, ok := s.through(i); ok {
		return q, true
	}
	return s.then(i)
}

// bound reads a bound and its number: "at least 16", "more than $2 million".
func (s *scanner) bound(i int) (reading, bool) {
	m, at := s.phrase(i, boundClasses)
	if m == nil || s.lex[i].kind == sign && s.comparison(i-1, at) {
		return reading{}, false
	}
	q, ok := s.item(at)
	if !ok {
		return reading{}, false
	}
	q.first, q.numFirst, q.ranged = i, min(i, q.numFirst), true
	switch m.class {
	case overClass, fromClass:
		q.hi = inf
	case underClass, toClass:
		q.lo = -inf
	}
	if _, end := s.phrase(q.end, thenEqualClass); end > q.end {
		q.end, q.numEnd = end, end
	}
	if t, end := s.after(q.end); t != nil && m.class == equalClass {
		q.end, q.numEnd = end, end
		if t.class == thenFromClass {
			q.hi = inf
		} else {
			q.lo = -inf
		}
	}
	return q, true
}

// comparison reports whether the signs around lexemes i+1 to at make another sign of it,
// as "=>" and "<>" do.
func (s *scanner) comparison(i, at int) bool {
	odd := func(j int) bool { w := s.word(j); return w == "<" || w == ">" || w == "=" }
	return i >= 0 && odd(i) && s.glued(i+1) || odd(at)
}

// item is the number that a bound is about: a quantity, or in a bare string an ordinal.
func (s *scanner) item(i int) (reading, bool) {
	if m, at := s.phrase(i, aboutClass); m != nil && !s.hedged(at) {
		if q, ok := s.item(at); ok {
			q.about = true
			return q, true
		}
	}
	if s.manner == bare {
		at := i
		if s.is(at, "the") {
			at++
		}
		if v, end, ok := s.ordinal(at); ok {
			if n, isNumber := s.cardinal(at, len(s.lex)); !isNumber || n.end < end {
				return reading{first: i, end: end, numFirst: i, numEnd: end, lo: v, hi: v, kind: hearsay.Ordinal}, true
			}
		}
	}
	if s.manner == running {
		if q, ok := s.vague(i); ok {
			return q, true
		}
	}
	return s.amount(i)
}

// hedged reports whether a word like "about" stands at lexeme i; two in a row are not read.
func (s *scanner) hedged(i int) bool {
	m, _ := s.phrase(i, aboutClass)
	return m != nil
}

// second joins the other bound of the same number: "above 10 and below 15".
func (s *scanner) second(q reading) reading {
	m, at := s.phrase(q.end, andClass)
	if m == nil {
		return q
	}
	o, ok := s.bound(at)
	if !ok || math.IsInf(q.hi, 1) == math.IsInf(o.hi, 1) || o.kind != q.kind && q.kind != hearsay.Count {
		return q
	}
	if lo, hi := max(q.lo, o.lo), min(q.hi, o.hi); lo <= hi {
		q.lo, q.hi, q.end, q.numEnd = lo, hi, o.end, o.end
	}
	return q
}

// between reads "between 10 and 20", and in a bare string "from 10 to 20".
func (s *scanner) between(i int) (reading, bool) {
	joints := andClass | throughClass
	m, at := s.phrase(i, betweenClass)
	if m == nil && s.manner == bare {
		m, at = s.phrase(i, spanClass)
		joints = throughClass
	}
	if m == nil {
		return reading{}, false
	}
	a, ok := s.item(at)
	if !ok {
		return reading{}, false
	}
	j, at := s.phrase(a.end, joints)
	if j == nil {
		return reading{}, false
	}
	b, ok := s.item(at)
	if !ok {
		return reading{}, false
	}
	q, ok := join(a, b)
	q.first, q.numFirst = i, i
	return q, ok
}

// through reads "10 to 20", "10-15", "$2bn–$3bn".
func (s *scanner) through(i int) (reading, bool) {
	if i > 0 && s.glued(i) && (s.is(i-1, "-") || s.is(i-1, "/") || s.is(i-1, "+")) || s.manner == running && s.is(i-1, "from") {
		return reading{}, false
	}
	a, ok := s.amount(i)
	if !ok || a.n.form == inPart {
		return reading{}, false
	}
	m, at := s.phrase(a.end, throughClass)
	dashed := false
	if m == nil {
		if at, dashed = s.dash(a.end); !dashed {
			return reading{}, false
		}
	}
	b, ok := s.amount(at)
	if !ok || dashed && s.glued(b.end) && (s.is(b.end, "-") || s.is(b.end, "/")) || s.manner == running && dashed && a.n.form != b.n.form {
		return reading{}, false
	}
	return join(a, b)
}

// dash skips the dash between two numbers.
func (s *scanner) dash(i int) (int, bool) {
	switch s.word(i) {
	case "-", "–", "—", "~", "‑", "−":
		return i + 1, s.manner == bare || s.glued(i) == s.glued(i+1)
	}
	return i, false
}

// join makes one range of two readings. The unit and the scale of the second hold for
// the first where it has none: "2 to 3 million", "$5-10bn", "10 to 15 percent".
func join(a, b reading) (reading, bool) {
	if a.kind != b.kind {
		if a.kind != hearsay.Count && !(a.kind == hearsay.Money && b.kind == hearsay.Count) {
			return a, false
		}
	}
	if b.n.scale > 1 && a.n.scale <= 1 && a.n.form == b.n.form && a.lo < b.n.mantissa && a.n.mantissa < 1000 && a.kind != hearsay.Ordinal {
		a.lo *= b.n.scale
	}
	if a.lo >= b.hi {
		return a, false
	}
	a.hi, a.end, a.numEnd, a.ranged, a.about = b.hi, b.end, b.numEnd, true, a.about || b.about
	if a.kind == hearsay.Count {
		a.kind = b.kind
		a.unit, a.currency, a.unitFirst, a.unitEnd = b.unit, b.currency, b.unitFirst, b.unitEnd
	}
	if a.unit == b.unit && a.unitEnd < b.unitEnd {
		a.unitFirst, a.unitEnd = b.unitFirst, b.unitEnd
	}
	a.n = b.n
	return a, true
}

// then reads a number with its bound behind: "200 or more".
func (s *scanner) then(i int) (reading, bool) {
	q, ok := s.item(i)
	if !ok {
		return reading{}, false
	}
	t, end := s.after(q.numEnd)
	if t == nil {
		return reading{}, false
	}
	if t.class == thenFromClass {
		q.hi = inf
	} else {
		q.lo = -inf
	}
	q.end, q.numEnd, q.ranged = end, end, true
	if q.kind == hearsay.Count {
		if p, ok := s.unitBehind(q.first, number{end: end}); ok && p.kind != hearsay.Count {
			p.lo, p.hi, p.ranged, p.about = q.lo, q.hi, true, q.about
			return p, true
		}
	}
	return q, true
}

// after is a bound behind a number, unless another number is its own.
func (s *scanner) after(i int) (*meaning, int) {
	t, end := s.phrase(i, thenFromClass|thenToClass)
	if t == nil {
		return nil, i
	}
	if s.is(end-1, "than") || s.manner == running {
		if _, ok := s.number(end); ok && s.is(end-1, "than") {
			return nil, i
		}
	}
	return t, end
}

// vague reads a number that the text leaves open: "dozens", "several hundred".
func (s *scanner) vague(i int) (reading, bool) {
	m, end := s.phrase(i, vagueClass)
	if m == nil || s.is(i, "a") && s.is(end-1, "number") && !s.is(end, "of") {
		return reading{}, false
	}
	q := reading{first: i, end: end, numFirst: i, numEnd: end, lo: m.lo, hi: m.hi, about: true, vague: true, kind: hearsay.Count}
	if s.is(end, "of") {
		if money, after := s.phrase(end+1, moneyNameClass); money != nil {
			q = q.with(hearsay.Money, "", end+1, after)
			q.currency = money.text
		}
	}
	return q, true
}
