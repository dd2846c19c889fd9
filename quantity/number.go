package quantity

import "math"

// number is a number read at some lexeme.
type number struct {
	value    float64
	mantissa float64 // what stands before a scale: 2.5 of "2.5 million"
	scale    float64 // the last scale: 1e6
	end      int     // lexeme behind it
	form     form
}

type form uint8

const (
	notNumber form = iota
	inDigits
	inWords
	inPart // a fraction in words
)

// number reads a number at lexeme i: a fraction, a mixed or a plain number, with its sign.
func (s *scanner) number(i int) (number, bool) {
	start := i
	factor := 1.0
	if s.role(i) == minusRole || s.minus(i) {
		factor = -1
		i++
	}
	n, ok := s.unsigned(i)
	if !ok || start != i && n.value < 0 {
		return number{}, false
	}
	n.value *= factor
	n.mantissa *= factor
	return n, true
}

// minus reports whether lexeme i is a minus before digits.
func (s *scanner) minus(i int) bool {
	if w := s.word(i); w != "-" && w != "−" || !s.digits(i+1) {
		return false
	}
	if s.glued(i) && (s.letters(i-1) || s.digits(i-1) || s.is(i-1, ")")) {
		return false
	}
	return s.glued(i+1) || s.manner == bare && i == 0
}

func (s *scanner) unsigned(i int) (number, bool) {
	if s.unreadable(i) {
		return number{}, false
	}
	if n, ok := s.ratio(i); ok {
		return n, true
	}
	if n, ok := s.fraction(i); ok {
		return n, true
	}
	n, ok := s.cardinal(i, len(s.lex))
	if !ok {
		return s.half(i) // "half million"
	}
	if p, ok := s.mixed(s.beforePart(i, n)); ok {
		return p, true
	}
	return s.decimalWords(n), true
}

// beforePart is the number at i without the part's count that n took in: of "five billion
// and three quarters" the five billion.
func (s *scanner) beforePart(i int, n number) number {
	e := s.entry(s.hyphen(n.end))
	if e.role != partRole && (e.role < ordinalUnitRole || e.role > ordinalScaleRole) {
		return n
	}
	for k := n.end - 1; k > i; k-- {
		if s.is(k, "and") {
			if m, ok := s.cardinal(i, k); ok && m.end == k {
				return m
			}
		}
	}
	return n
}

// unreadable reports whether lexeme i can't begin a number, which nearly all can't.
func (s *scanner) unreadable(i int) bool {
	if i >= len(s.lex) {
		return true
	}
	switch s.lex[i].kind {
	case digits:
		return s.lex[i].glued && s.letters(i-1) && !s.moneyBefore(i) && !(s.digits(i-2) && s.is(i-1, "x"))
	default:
		r := s.role(i)
		return r == noRole || r >= ordinalEndingRole && r != partRole && r != glyphRole && r != articleRole ||
			s.lex[i].glued && s.letters(i-1)
	}
}

// moneyBefore reports whether the letters glued before lexeme i are a currency: "USD50".
func (s *scanner) moneyBefore(i int) bool {
	m, end := s.phrase(i-1, moneyCodeClass|moneySignClass)
	return m != nil && end == i
}

// maxWords is how many words and signs a number may have.
const maxWords = 24

// cardinal reads a plain number that ends at or before limit: digits with a scale, or words.
func (s *scanner) cardinal(i, limit int) (number, bool) {
	var n number
	last := math.Inf(1)
	limit = min(limit, i+maxWords)
	for n.form == notNumber || last >= 1000 {
		at := i
		joined := false
		if n.form != notNumber {
			at = s.and(i)
			joined = at > i
			if at == i && s.is(i, ",") {
				break
			}
		}
		g, ok := s.group(at, limit)
		if !ok || n.form != notNumber && (g.value == 0 || g.form != n.form && !(joined && s.manner == bare)) {
			break
		}
		scale := 1.0
		end := g.end
		for end < min(limit, g.end+3) && s.role(end) == scaleRole && (g.form == inWords || !s.glued(end) || s.digits(end-1)) {
			scale *= s.entry(end).value
			end++
		}
		if scale == 1 {
			if e, f := s.suffix(g.end, g.form); f > 0 && e <= limit {
				end, scale = e, f
			}
		}
		if g.scale > 1 && scale == 1 {
			scale = g.scale
			g.value = g.mantissa
		}
		if n.form != notNumber && (scale >= last || g.value >= last || scale == 1 && joined && g.value >= 1000) {
			break
		}
		n.value += g.value * scale
		if n.form == notNumber {
			n.mantissa = g.value
		}
		n.form, n.end, n.scale = g.form, end, scale
		i, last = end, scale
		if scale < 1000 {
			break
		}
	}
	return n, n.form != notNumber
}

// group reads a number below a thousand in words, or a literal; "hundred" and "dozen"
// stay in its scale where nothing follows them.
func (s *scanner) group(i, limit int) (number, bool) {
	if i >= limit {
		return number{}, false
	}
	var n number
	switch e := s.entry(i); {
	case s.digits(i):
		n = number{value: s.lex[i].value, end: i + 1, form: inDigits}
		n.end = s.power(&n, i+1)
	case e.role == articleRole:
		switch s.role(i + 1) {
		case hundredRole, scaleRole, collectiveRole:
			n = number{value: 1, end: i + 1, form: inWords}
		default:
			return number{}, false
		}
	case e.role == glyphRole:
		return number{value: e.value, end: i + 1, form: inPart}, true
	case e.role == hundredRole || e.role == scaleRole && s.bareScale(i):
		n = number{value: 1, end: i, form: inWords}
	default:
		n = s.below(i, limit)
	}
	if n.form == notNumber {
		return n, false
	}
	if s.digits(i) && s.role(n.end) == glyphRole && s.glued(n.end) {
		n.value += s.entry(n.end).value
		n.end++
	}
	if n.end < limit && s.role(n.end) == collectiveRole && !s.glued(n.end) {
		return number{value: n.value * 12, end: n.end + 1, form: n.form}, true
	}
	if n.end >= limit || s.role(n.end) != hundredRole {
		return n, true
	}
	n.value *= 100
	n.end++
	return s.behindHundred(n, limit), true
}

// bareScale reports whether a scale word stands alone for one of it, as headlines have it.
func (s *scanner) bareScale(i int) bool { return s.manner == bare && i == 0 }

// behindHundred adds the tens and units that follow a hundred.
func (s *scanner) behindHundred(n number, limit int) number {
	at := s.and(n.end)
	tail := s.below(at, limit)
	if n.form == inDigits && s.digits(at) && s.lex[at].whole && s.lex[at].value < 100 {
		tail = number{value: s.lex[at].value, end: at + 1, form: inDigits}
	}
	if tail.form != n.form && s.manner == running || tail.value == 0 || s.role(tail.end) == hundredRole {
		return n
	}
	n.value += tail.value
	n.end = tail.end
	return n
}

// below reads words below a hundred.
func (s *scanner) below(i, limit int) number {
	if i >= limit {
		return number{}
	}
	e := s.entry(i)
	switch e.role {
	case zeroRole, unitRole, teenRole:
		return number{value: e.value, end: i + 1, form: inWords}
	case tenRole:
		if u := s.hyphen(i + 1); u < limit && s.role(u) == unitRole {
			return number{value: e.value + s.entry(u).value, end: u + 1, form: inWords}
		}
		return number{value: e.value, end: i + 1, form: inWords}
	}
	return number{}
}

// suffix reads "k", "bn", "M" behind digits, and gives its factor.
func (s *scanner) suffix(i int, f form) (int, float64) {
	if f != inDigits || !s.letters(i) || !s.glued(i) && s.manner == running {
		return i, 0
	}
	m, end := s.phrase(i, suffixClass)
	if m == nil || s.glued(end) && (s.letters(end) || s.digits(end)) {
		return i, 0
	}
	return end, m.lo
}

// power reads "^23", "e10" and "x10^6" behind a number.
func (s *scanner) power(n *number, i int) int {
	switch {
	case s.is(i, "^") && s.glued(i):
		if e, end, ok := s.exponent(i + 1); ok {
			n.value = math.Pow(n.value, e)
			return end
		}
	case s.is(i, "e") && s.glued(i):
		if e, end, ok := s.exponent(i + 1); ok {
			n.value *= math.Pow(10, e)
			return end
		}
	case s.is(i, "x") && s.glued(i) && s.is(i+1, "10") && s.is(i+2, "^"):
		if e, end, ok := s.exponent(i + 3); ok {
			n.value *= math.Pow(10, e)
			return end
		}
	}
	return i
}

func (s *scanner) exponent(i int) (float64, int, bool) {
	f := 1.0
	if s.is(i, "-") || s.is(i, "+") {
		if s.is(i, "-") {
			f = -1
		}
		i++
	}
	if !s.digits(i) || !s.glued(i) || !s.lex[i].whole || s.lex[i].value > 308 {
		return 0, i, false
	}
	return f * s.lex[i].value, i + 1, true
}

// decimalWords adds what follows "point" in words.
func (s *scanner) decimalWords(n number) number {
	if n.form != inWords || !s.is(n.end, "point") {
		return n
	}
	at, place, sum := n.end+1, 1.0, 0.0
	for {
		d := s.below(at, len(s.lex))
		if d.form == notNumber || place < 1e-12 {
			break
		}
		width := 0.1
		if d.value >= 10 {
			width = 0.01
		}
		place *= width
		sum += d.value * place
		at = d.end
	}
	if at == n.end+1 {
		return n
	}
	n.value += sum
	n.mantissa, n.end = n.value, at
	return n
}
