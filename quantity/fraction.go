package quantity

// ratio reads "3/4", "one out of three", "1 in 21", "two over five": a number of a number.
func (s *scanner) ratio(i int) (number, bool) {
	top, ok := s.cardinal(i, len(s.lex))
	if !ok || top.form == inPart {
		return number{}, false
	}
	if s.slash(top.end) && s.digits(i) {
		return s.slashed(i, top)
	}
	m, at := s.phrase(top.end, ratioClass)
	if m == nil {
		return number{}, false
	}
	below, ok := s.cardinal(at, len(s.lex))
	if !ok || below.value == 0 || below.form != top.form && s.manner == running {
		return number{}, false
	}
	over := m.lo == 1
	if over && (s.manner == running || i > 0 && s.moneyBeforeSign(i) || s.letters(below.end)) ||
		!over && (top.value >= below.value || !s.ratioOf(top, below)) {
		return number{}, false
	}
	return number{value: top.value / below.value, mantissa: top.value / below.value, scale: 1, end: below.end, form: inPart}, true
}

// ratioOf reports whether "one in three" is a ratio and not, as "five out of three pieces"
// and "killed two in 2010", a number and a place or time.
func (s *scanner) ratioOf(top, below number) bool {
	if s.manner == running {
		return top.value == 1 && below.value <= 1000
	}
	return top.value <= 2 && !(s.role(top.end-1) == unitRole && below.form == inDigits)
}

func (s *scanner) moneyBeforeSign(i int) bool {
	m, end := s.phrase(i-1, moneySignClass)
	return m != nil && end == i
}

func (s *scanner) slash(i int) bool {
	return (s.is(i, "/") || s.is(i, "⁄")) && s.glued(i) && s.digits(i+1) && s.glued(i+1)
}

// slashed reads "3/4", and "2 1/4" where another number stands before it. Dates and
// telephone numbers have further signs before or behind.
func (s *scanner) slashed(i int, top number) (number, bool) {
	below := s.lex[top.end+1]
	after := top.end + 2
	chained := i > 0 && s.glued(i) && (s.is(i-1, "/") || s.is(i-1, "-") && s.digits(i-2)) ||
		s.slash(after) || top.end != i+1 || !s.lex[i].whole || !below.whole || below.value == 0
	if chained || s.manner == running && (s.lex[i].value >= below.value || below.value > 100) {
		return number{}, false
	}
	v := s.lex[i].value / below.value
	return number{value: v, mantissa: v, scale: 1, end: after, form: inPart}, true
}

// fraction reads "two thirds", "a quarter", "one hundred thirty-fifths": a number and a
// plural ordinal, or a single one with its singular.
func (s *scanner) fraction(i int) (number, bool) {
	last := s.lastPart(i)
	if last < 0 {
		return number{}, false
	}
	for k := i + 1; k <= last; k++ {
		top, ok := s.top(i, k)
		if !ok {
			continue
		}
		below, end, ok := s.denominator(s.hyphen(k))
		if !ok || end-1 != last {
			continue
		}
		if top.value != 1 && !s.entry(last).plural {
			continue
		}
		if s.manner == running && s.role(i) == articleRole && s.role(last) != partRole && !s.is(end, "of") {
			continue // "a third term"
		}
		if s.manner == running && s.glued(end) && s.is(end, "-") && s.glued(end+1) && s.role(end+1) == noRole {
			continue
		}
		v := top.value / below
		n := number{value: v, mantissa: v, scale: 1, end: end, form: inPart}
		return s.ofScale(n), true
	}
	return s.half(i)
}

// top reads the whole of lexemes i to k as the number of parts.
func (s *scanner) top(i, k int) (number, bool) {
	if s.role(i) == articleRole && k == i+1 {
		return number{value: 1, end: k}, true
	}
	for j := i + 1; j < k; j++ {
		if s.is(j, "and") && s.role(j-1) == scaleRole {
			return number{}, false
		}
	}
	n, ok := s.cardinal(i, k)
	return n, ok && n.end == k && !s.is(k, "and") && !(s.role(k-1) == tenRole && s.hyphen(k) > k && s.role(k+1) == unitRole)
}

// lastPart is the lexeme with the part's word that ends the run of number words at i, or -1.
func (s *scanner) lastPart(i int) int {
	for j := i; j < len(s.lex) && j < i+maxWords; j++ {
		switch r := s.role(j); {
		case r == partRole && j > i,
			r >= ordinalUnitRole && r <= ordinalScaleRole && j > i:
			return j
		case r == articleRole && j > i, r == noRole && !s.is(j, "and") && s.hyphen(j) == j && !s.digits(j):
			return -1
		}
	}
	return -1
}

// denominator reads the words of what one is divided by, from three on.
func (s *scanner) denominator(i int) (float64, int, bool) {
	if s.role(i) == partRole {
		return s.entry(i).value, i + 1, true
	}
	if r := s.role(i); r == hundredRole || r == scaleRole {
		return 0, i, false
	}
	v, end, ok := s.ordinal(i)
	return v, end, ok && v > 2
}

// half reads "half" without a number before it, where a scale, "of" or an article follows.
func (s *scanner) half(i int) (number, bool) {
	if s.role(i) != partRole {
		return number{}, false
	}
	e := s.entry(i)
	n := number{value: 1 / e.value, mantissa: 1 / e.value, scale: 1, end: i + 1, form: inPart}
	scaled := s.ofScale(n)
	if scaled.end > n.end {
		return scaled, true
	}
	if e.value != 2 || e.plural || s.glued(i+1) && s.is(i+1, "-") {
		return number{}, false
	}
	return n, s.manner == bare || s.is(i+1, "of") || s.is(i+1, "the") || s.is(i+1, "its") || s.is(i+1, "their") || s.is(i+1, "all")
}

// ofScale multiplies a part by the scale behind it: "a quarter of a million", "half a
// dozen", "three quarters billion".
func (s *scanner) ofScale(n number) number {
	at := n.end
	if s.is(at, "of") && s.role(at+1) == articleRole {
		at++
	}
	if s.role(at) == articleRole {
		at++
	}
	switch s.role(at) {
	case hundredRole, scaleRole, collectiveRole:
		n.scale = s.entry(at).value
		if s.role(at) == collectiveRole {
			n.scale = 12
		}
		n.value *= n.scale
		n.end = at + 1
	}
	return n
}

// mixed adds "and a half", "and three fifths", "1/4" behind a plain number. Behind a
// scale the part is one of the scale: "three million and a half".
func (s *scanner) mixed(n number) (number, bool) {
	at := s.and(n.end)
	var p number
	ok := false
	switch {
	case at > n.end:
		p, ok = s.fraction(at)
		if ok && s.manner == running && s.role(at) != articleRole && n.form == inDigits {
			return number{}, false
		}
	case n.form == inDigits && s.is(at, "-") && s.glued(at) && s.glued(at+1) && s.slash(at+2):
		top, is := s.cardinal(at+1, len(s.lex))
		if is && top.value < s.lex[at+3].value {
			p, ok = number{value: top.value / s.lex[at+3].value, end: at + 4}, true
		}
	case n.form == inDigits && s.digits(at) && !s.glued(at):
		top, is := s.cardinal(at, len(s.lex))
		if is && s.slash(top.end) {
			p, ok = s.slashed(at, top)
		}
	case n.form == inDigits && s.role(at) == glyphRole:
		p, ok = number{value: s.entry(at).value, end: at + 1}, true
	}
	if !ok || p.value == 0 {
		return number{}, false
	}
	factor := 1.0
	if n.scale > 1 && p.scale <= 1 {
		factor = n.scale
	}
	n.value += p.value * factor
	if n.scale <= 1 {
		n.scale, n.mantissa = 1, n.value
	}
	n.end = p.end
	return n, true
}
