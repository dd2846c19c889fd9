package quantity

import "hearsay"

// money reads an amount whose currency stands first: "$2.5bn", "US$ 1 million", "EUR 125".
func (s *scanner) money(i int) (reading, bool) {
	if !s.entry(i).starts || s.glued(i) && (s.letters(i-1) || s.digits(i-1)) {
		return reading{}, false
	}
	m, at := s.phrase(i, moneySignClass|moneyCodeClass)
	if m == nil || s.letters(at-1) && s.manner == running && m.class == moneySignClass && s.letters(i) && m.text == "USD" && !s.is(at-1, "us") {
		return reading{}, false
	}
	n, ok := s.number(at)
	if !ok || n.form == inPart && s.digits(n.end) {
		return reading{}, false
	}
	factor := max(m.lo, 1)
	if e, f := s.moneySuffix(n); f > 0 {
		n.end, factor = e, f
		n.scale = f
	}
	q := plain(i, n, hearsay.Money)
	q.lo, q.hi = n.value*factor, n.value*factor
	q.numFirst, q.currency = at, m.text
	q.unitFirst, q.unitEnd = i, at
	if name, end := s.phrase(n.end, moneyNameClass); name != nil {
		q.end, q.unitFirst, q.unitEnd = end, n.end, end
		if name.text != "" && !(name.text == "USD") {
			q.currency = name.text
		}
	}
	if s.lettersGlued(q.end) {
		return reading{}, false
	}
	return s.small(q, m), true
}

// moneySuffix reads the "m" of "£5m", which is a metre elsewhere.
func (s *scanner) moneySuffix(n number) (int, float64) {
	if n.form != inDigits || n.scale > 1 || !s.letters(n.end) || !s.glued(n.end) {
		return n.end, 0
	}
	m, end := s.phrase(n.end, moneySuffixClass)
	if m == nil || s.lettersGlued(end) {
		return n.end, 0
	}
	return end, m.lo
}

// moneyBehind reads a currency behind the number at i: "1.5 million euros", "197 pence".
func (s *scanner) moneyBehind(i int, n number) (reading, bool) {
	q := plain(i, n, hearsay.Money)
	at := s.hyphen(n.end)
	m, end := s.phrase(at, moneyNameClass|moneyCodeClass)
	if m == nil && s.manner == bare {
		m, end = s.phrase(at, moneySignClass)
		if m != nil && s.signBefore(end) {
			m = nil
		}
	}
	if m == nil && s.lex[min(n.end, len(s.lex)-1)].kind == sign {
		if m, end = s.phrase(n.end, moneySignClass); m != nil && !s.glued(n.end) && s.glued(end) {
			m = nil
		}
	}
	if m == nil {
		m, end = s.phrase(at, moneyPartClass)
		if m == nil || s.is(at, "p") && !s.glued(at) || s.lettersGlued(end) {
			return reading{}, false
		}
		q = q.with(hearsay.Money, s.partName(at), at, end)
		q.currency = m.text
		return q, true
	}
	if s.lettersGlued(end) {
		return reading{}, false
	}
	factor := max(m.lo, 1)
	q = q.with(hearsay.Money, "", at, end)
	if s.role(end) == scaleRole && n.scale <= 1 { // "75 USD million"
		factor = s.entry(end).value
		q.end = end + 1
	}
	q.lo, q.hi, q.currency = q.lo*factor, q.hi*factor, m.text
	return s.small(q, m), true
}

// signBefore reports whether the money sign belongs to the number behind it.
func (s *scanner) signBefore(end int) bool { return s.digits(end) && s.glued(end) }

// partName is the part of a currency, as the text has it in its singular.
func (s *scanner) partName(i int) string {
	switch {
	case s.is(i, "cents"), s.is(i, "cent"):
		return "cent"
	case s.is(i, "mao"):
		return "mao"
	}
	return "penny"
}

// small adds the small coin behind an amount: "13 dollars and 45 cents", "17 USD 25".
func (s *scanner) small(q reading, of *meaning) reading {
	if s.is(q.end, ",") {
		return q
	}
	at := s.and(q.end)
	n, ok := s.number(at)
	if !ok || n.form == inPart || n.value < 1 || n.value > 99 || n.scale > 1 || s.role(n.end) == hundredRole {
		return q
	}
	part, end := s.phrase(n.end, moneyPartClass)
	if part != nil && (of.text == part.text || of.text == "" || of.text == "EUR") {
		q.lo += n.value * part.lo
		q.hi, q.end = q.lo, end
		return q
	}
	if s.manner == running || end > n.end || q.numEnd == q.end && n.form == inDigits || s.unitFollows(n.end) {
		return q
	}
	q.lo += n.value * 0.01
	q.hi, q.end = q.lo, n.end
	return q
}

// unitFollows reports whether something that the number counts follows at i.
func (s *scanner) unitFollows(i int) bool {
	m, _ := s.phrase(i, moneyNameClass|moneyCodeClass|moneySignClass|percentClass|unitClass)
	return m != nil || s.letters(i) && !s.is(i, "more") && !s.is(i, "and") || s.digits(i)
}
