package quantity

import "math"

// ordinal reads an ordinal at lexeme i, and the lexeme behind it: "21st", "twenty-fifth",
// "one hundred and sixth", "two hundredth".
func (s *scanner) ordinal(i int) (float64, int, bool) {
	if s.digits(i) {
		if s.role(i+1) == ordinalEndingRole && s.glued(i+1) && s.lex[i].whole {
			return s.lex[i].value, i + 2, true
		}
		return 0, i, false
	}
	if v, end, ok := s.simpleOrdinal(i); ok {
		return v, end, true
	}
	last := s.lastPart(i)
	if last < 0 || s.role(last) == partRole {
		return 0, i, false
	}
	for k := last; k > i; k-- {
		n, ok := s.top(i, k)
		if !ok && s.is(k-1, "and") {
			n, ok = s.top(i, k-1)
			if !ok {
				n, ok = s.cardinal(i, k-1)
				ok = ok && n.end == k-1
			}
		}
		if !ok {
			continue
		}
		at := s.hyphen(k)
		if s.is(at, "and") {
			at++
		}
		o, end, ok := s.simpleOrdinal(at)
		if !ok || end-1 != last {
			continue
		}
		if s.entry(last).role == ordinalScaleRole {
			return n.value * o, end, true
		}
		if fits(n.value, o) {
			return n.value + o, end, true
		}
	}
	return 0, i, false
}

// simpleOrdinal reads an ordinal of one word, or of tens and units.
func (s *scanner) simpleOrdinal(i int) (float64, int, bool) {
	e := s.entry(i)
	switch e.role {
	case ordinalUnitRole, ordinalTeenRole, ordinalTenRole, ordinalScaleRole:
		return e.value, i + 1, true
	case tenRole:
		if u := s.hyphen(i + 1); s.role(u) == ordinalUnitRole {
			return e.value + s.entry(u).value, u + 1, true
		}
	}
	return 0, i, false
}

// fits reports whether an ordinal can follow a number: its digits fill the number's zeros.
func fits(n, o float64) bool {
	if o < 10 && math.Mod(n, 10) == 0 && math.Mod(n, 100) != 0 {
		return true
	}
	return o < 100 && math.Mod(n, 100) == 0
}
