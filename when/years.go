package when

import "strconv"

// yearAt reads a year in four digits that stands for no number of things: no currency, no
// unit and no plural noun is with it.
func (s *scanner) yearAt(i int) (string, int) {
	n, ok := s.whole(i)
	if !ok || n < 1000 || n > 2100 || len(s.form(i)) != 4 || s.joined(i) || s.counts(i) {
		return "", i
	}
	if n < 1700 && !s.dated(i) {
		return "", i
	}
	return s.form(i), i + 1
}

// joined reports whether the digits at i are part of something longer.
func (s *scanner) joined(i int) bool {
	if s.glued(i) {
		switch s.form(i - 1) {
		case "$", "£", "€", "#", ".", ":", "_":
			return true
		}
		if s.lex[i-1].kind == letters {
			return true
		}
	}
	if s.glued(i + 1) {
		switch s.form(i + 1) {
		case "%", "_":
			return true
		case ":":
			return s.digitsAt(i + 2)
		case "/":
			return !s.digitsAt(i + 2)
		}
		return s.lex[i+1].kind == letters
	}
	return false
}

// dated reports whether a word before lexeme i speaks of a time.
func (s *scanner) dated(i int) bool {
	switch s.form(i - 1) {
	case "in", "In", "since", "Since", "of", "from", "until", "by", "between", "and", "year", "c.", ",":
		return true
	}
	_, end := s.listed(s.known.month, i-1)
	return i > 0 && end == i
}

// counts reports whether the number at i counts what follows, as in "2000 people".
func (s *scanner) counts(i int) bool {
	if i > 0 {
		switch s.form(i - 1) {
		case "$", "some", "than", "about", "least", "Nearly", "nearly", "almost", "No", "number", "Room", "over":
			if s.form(i-1) != "than" && s.form(i-1) != "about" || !s.endsClause(i+1) {
				return true
			}
		}
	}
	if _, end := s.listed(s.known.counted, i+1); end > i+1 {
		return true
	}
	if n, _ := s.whole(i); n%10 != 0 && n > 1900 {
		return false
	}
	if s.tagged(i) {
		return s.modifiesPlural(i)
	}
	f := s.form(i + 1)
	if f == "percent" || f == "people" || f == "-" && s.glued(i+1) && s.lettersAt(i+2) && s.glued(i+2) {
		return f != "-" || s.unitAt(i+2)
	}
	if _, end := s.listed(s.known.unit, i+1); end > i+1 {
		return s.form(i+1) != "second" && s.form(i+1) != "quarter"
	}
	return len(f) > 4 && f[0] >= 'a' && f[len(f)-1] == 's' && f[len(f)-2] != 's' && s.dativeless(i)
}

// dativeless reports whether no preposition of time stands before the number at i, which
// would make a year of it even before a plural: "in 1990 prices fell".
func (s *scanner) dativeless(i int) bool {
	switch s.form(i - 1) {
	case "in", "In", "since", "Since", "during", "During", "until", "the", "The", "its", "for":
		return false
	}
	return true
}

func (s *scanner) endsClause(i int) bool {
	return i >= len(s.lex) || s.lex[i].kind == sign
}

func (s *scanner) lettersAt(i int) bool { return i >= 0 && i < len(s.lex) && s.lex[i].kind == letters }

func (s *scanner) unitAt(i int) bool {
	_, end := s.listed(s.known.unit, i)
	return end > i
}

// shortYearAt reads "88" and "'88" as the year that lies nearest to the report's.
func (s *scanner) shortYearAt(i int) (string, int) {
	at := i
	if s.id(i) == s.known.apostrophe && s.glued(i+1) {
		at++
	}
	n, ok := s.whole(at)
	if !ok || len(s.form(at)) != 2 || s.glued(at+1) && (s.lettersAt(at+1) || s.form(at+1) == ":") {
		return "", i
	}
	return strconv.Itoa(s.centuryOf(n) + n), at + 1
}

// centuryOf is the century in which a year of two digits lies: never more than twenty
// years after the report.
func (s *scanner) centuryOf(n int) int {
	year := 2025
	if s.anchored {
		year = s.published.Year()
	}
	c := year / 100 * 100
	if c+n > year+20 {
		c -= 100
	}
	return c
}

// yearWordsAt reads "nineteen ninety-seven", "two thousand and four", "twenty twelve".
func (s *scanner) yearWordsAt(i int) (string, int) {
	v, end := s.listed(s.known.cardinal, i)
	if end == i {
		return "", i
	}
	switch v {
	case "18", "19", "20":
		n, e := s.cardinalAt(end)
		if e > end && n >= 10 && n < 100 {
			return v + strconv.Itoa(n), e
		}
	case "2":
		n, e := s.cardinalAt(i)
		if s.id(e) == s.known.and {
			if m, after := s.cardinalAt(e + 1); n == 2000 && after > e+1 && m < 100 {
				n, e = n+m, after
			}
		}
		if n >= 2000 && n < 2100 && !s.unitAt(e) && (s.endsClause(e) || n > 2000 || s.form(i-1) == "year") {
			return strconv.Itoa(n), e
		}
	}
	return "", i
}

// decadeAt reads "1990s", "'80s", "nineties" as the year without its last digit.
func (s *scanner) decadeAt(i int) (string, int) {
	at := i
	quoted := s.id(i) == s.known.apostrophe && s.glued(i+1)
	if quoted {
		at++
	}
	if v, end := s.listed(s.known.decadeWord, at); end > at {
		return s.decadeOf(v), end
	}
	if v, end := s.listed(s.known.cardinal, i); end > i && (v == "19" || v == "18") {
		if d, e := s.listed(s.known.decadeWord, end); e > end {
			return v + d, e
		}
	}
	f := s.form(at)
	n, ok := s.whole(at)
	if !ok || n%10 != 0 {
		return "", i
	}
	end := at + 1
	if s.id(end) == s.known.apostrophe && s.glued(end) {
		end++
	}
	if s.id(end) != s.known.s || !s.glued(end) {
		return "", i
	}
	switch {
	case len(f) == 4 && n > 1000 && n < 2100:
		return f[:3], end + 1
	case len(f) == 2 && quoted:
		return s.decadeOf(f[:1]), end + 1
	}
	return "", i
}

// decadeOf is the decade with this last digit that is no later than the report.
func (s *scanner) decadeOf(digit string) string {
	n, _ := strconv.Atoi(digit)
	return strconv.Itoa((s.centuryOf(n*10) + n*10) / 10)
}
