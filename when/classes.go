package when

import (
	"strconv"
	"strings"
)

// known are the classes that have no list of words but a grammar, and those of the listed
// ones that the grammars are built of.
type known struct {
	number, day, nth, year, shortYear, yearWords, decade, clock, fullClock, military, iso, numeric, quarter int32

	month, cardinal, some, couple, ordinal, decadeWord, unit, before, after, toCome, condition, was int32

	a, an, dozen, and, apostrophe, the, s, st, nd, rd, th, point, q, one, of, as, noun int32

	since, until, due, scale, counted int32
}

func (m *Rules) knownClasses() known {
	return known{
		number: m.class("number"), day: m.class("day"), nth: m.class("nth"), year: m.class("year"),
		shortYear: m.class("short year"), yearWords: m.class("year words"), decade: m.class("decade"),
		clock: m.class("clock"), military: m.class("military"), as: m.intern("as"), fullClock: m.class("full clock"), iso: m.class("iso"),
		numeric: m.class("numeric"), quarter: m.class("q"),
		month: m.class("month"), cardinal: m.class("cardinal"), some: m.class("some"), couple: m.class("couple"),
		ordinal: m.class("ordinal"), decadeWord: m.class("decade word"), unit: m.class("unit"),
		before: m.class("before"), after: m.class("after"), toCome: m.class("to come"), condition: m.class("condition"), was: m.class("was"),
		a: m.intern("a"), an: m.intern("an"), dozen: m.intern("dozen"), and: m.intern("and"), apostrophe: m.intern("'"),
		the: m.intern("the"), s: m.intern("s"), st: m.intern("st"), nd: m.intern("nd"), rd: m.intern("rd"), th: m.intern("th"),
		point: m.intern("point"), q: m.intern("q"), of: m.intern("of"), noun: m.intern("noun!"),
		since: m.class("since"), until: m.class("until"), due: m.class("due"), scale: m.class("scale"), counted: m.class("counted"), one: m.intern("one"),
	}
}

// digital reports whether the class can begin with digits.
func (m *Rules) digital(class int32) bool {
	switch k := &m.known; class {
	case k.number, k.day, k.nth, k.year, k.shortYear, k.decade, k.clock, k.fullClock, k.military, k.iso, k.numeric:
		return true
	}
	return false
}

// beginsClass reports whether a word can begin an expression of the class.
func (m *Rules) beginsClass(class, id int32) bool {
	k := &m.known
	lists := func(classes ...int32) bool {
		for _, p := range m.words[id] {
			if among(classes, p.class) {
				return true
			}
		}
		return false
	}
	switch class {
	case k.number:
		return id == k.a || id == k.an || lists(k.cardinal, k.some, k.couple)
	case k.day, k.nth:
		return lists(k.ordinal, k.cardinal)
	case k.yearWords:
		return lists(k.cardinal)
	case k.decade, k.shortYear:
		return id == k.apostrophe || lists(k.decadeWord, k.cardinal)
	case k.quarter:
		return id == k.q
	}
	return lists(class)
}

// classAt is the value of the longest phrase of the class at lexeme i, and the lexeme
// behind it, or i where there is none.
func (s *scanner) classAt(class int32, i int) (string, int) {
	if i >= len(s.lex) {
		return "", i
	}
	switch k := &s.known; class {
	case k.number:
		return s.numberAt(i)
	case k.day:
		return s.dayAt(i)
	case k.nth:
		return s.nthAt(i)
	case k.year:
		return s.yearAt(i)
	case k.shortYear:
		return s.shortYearAt(i)
	case k.yearWords:
		return s.yearWordsAt(i)
	case k.decade:
		return s.decadeAt(i)
	case k.clock:
		return s.clockAt(i)
	case k.fullClock:
		return s.fullClockAt(i)
	case k.military:
		return s.militaryAt(i)
	case k.iso:
		return s.isoAt(i)
	case k.numeric:
		return s.numericAt(i)
	case k.quarter:
		return s.quarterAt(i)
	case k.month:
		return s.monthAt(i)
	}
	return s.listed(class, i)
}

// monthAt reads a month's name, which has a capital, and the point of an abbreviation.
func (s *scanner) monthAt(i int) (string, int) {
	v, end := s.listed(s.known.month, i)
	if end == i || !s.lex[i].capital {
		return "", i
	}
	if f := s.form(i); len(f) <= 4 && f != "May" && f != "June" && f != "July" && s.form(end) == "." && s.glued(end) {
		end++
	}
	return v, end
}

// listed is the value of the longest listed phrase of the class at lexeme i.
func (s *scanner) listed(class int32, i int) (string, int) {
	value, end := "", i
	if i < 0 || i >= len(s.lex) {
		return value, end
	}
	for _, p := range s.words[s.lex[i].id] {
		if p.class == class && i+len(p.ids) > end && s.stands(p.ids, i) {
			value, end = p.value, i+len(p.ids)
		}
	}
	return value, end
}

func (s *scanner) stands(ids []int32, i int) bool {
	if i+len(ids) > len(s.lex) {
		return false
	}
	for k, id := range ids {
		if s.lex[i+k].id != id {
			return false
		}
	}
	return true
}

func (s *scanner) id(i int) int32 {
	if i < 0 || i >= len(s.lex) {
		return 0
	}
	return s.lex[i].id
}

func (s *scanner) form(i int) string {
	if i < 0 || i >= len(s.lex) {
		return ""
	}
	return s.text[s.lex[i].start:s.lex[i].end]
}

func (s *scanner) digitsAt(i int) bool { return i >= 0 && i < len(s.lex) && s.lex[i].kind == digits }

func (s *scanner) glued(i int) bool { return i > 0 && i < len(s.lex) && s.lex[i].glued }

// whole is the value of the digits at i where they are a whole number of at most four.
func (s *scanner) whole(i int) (int, bool) {
	if !s.digitsAt(i) || len(s.form(i)) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s.form(i))
	return n, err == nil
}

// numberAt reads how many: "three", "2 1/2", "a dozen", "several" as X.
func (s *scanner) numberAt(i int) (string, int) {
	if s.digitsAt(i) {
		return s.digitNumber(i)
	}
	k := &s.known
	if v, end := s.listed(k.couple, i); end > i {
		return v, end
	}
	if v, end := s.listed(k.some, i); end > i {
		if n, after := s.cardinalAt(end); n >= 100 {
			end = after
		}
		return v, end
	}
	switch s.id(i) {
	case k.a, k.an:
		if s.id(i+1) == k.dozen {
			return "12", i + 2
		}
		if v, end := s.cardinalAt(i + 1); end > i+1 && v >= 100 {
			return strconv.Itoa(v), end
		}
		return "1", i + 1
	}
	v, end := s.cardinalAt(i)
	if end == i {
		return "", i
	}
	if s.id(end) == k.and && s.id(end+1) == k.a && s.form(end+2) == "half" && !s.unitAt(i+1) {
		return strconv.Itoa(v) + ".5", end + 3
	}
	return strconv.Itoa(v), end
}

// digitNumber reads a number in digits, with halves and quarters behind it.
func (s *scanner) digitNumber(i int) (string, int) {
	if s.glued(i) && (s.form(i-1) == "$" || s.lex[i-1].kind == letters) {
		return "", i
	}
	v := strings.ReplaceAll(s.form(i), ",", "")
	if s.form(i+1) == "-" && s.glued(i+1) && s.form(i+2) == "1" && s.form(i+3) == "/" && s.form(i+4) == "2" {
		return v + ".5", i + 5
	}
	switch {
	case s.digitsAt(i+1) && s.form(i+2) == "/" && s.digitsAt(i+3) && !s.glued(i+1):
		switch s.form(i+1) + "/" + s.form(i+3) {
		case "1/2":
			return v + ".5", i + 4
		case "1/4":
			return v + ".25", i + 4
		case "3/4":
			return v + ".75", i + 4
		}
	case s.form(i+1) == "½":
		return v + ".5", i + 2
	}
	return v, i + 1
}

// cardinalAt reads number words: "twenty-three", "two hundred", "two thousand".
func (s *scanner) cardinalAt(i int) (int, int) {
	total, part, at := 0, 0, i
	for at < i+10 {
		v, end := s.listed(s.known.cardinal, at)
		if end == at {
			if at > i && s.form(at) == "-" && s.glued(at) && s.glued(at+1) && part%10 == 0 && part%100 >= 20 {
				if u, e := s.listed(s.known.cardinal, at+1); e > at+1 && len(u) == 1 {
					at++
					continue
				}
			}
			break
		}
		n, _ := strconv.Atoi(v)
		switch {
		case n == 100:
			part = max(part, 1) * 100
		case n == 1000:
			total += max(part, 1) * 1000
			part = 0
		case part%100 == 0 || part%10 == 0 && part%100 >= 20 && n < 10:
			part += n
		default:
			return total + part, at
		}
		at = end
	}
	return total + part, at
}

// dayAt reads a day of a month: "9", "3rd", "eighth", "twenty-first".
func (s *scanner) dayAt(i int) (string, int) {
	n, ok := s.whole(i)
	end := i + 1
	if ok {
		if s.ending(end) {
			end++
		} else if s.glued(end) && (s.lex[end].kind == letters || s.form(end) == ":" || s.form(end) == "%" || s.form(end) == "/") {
			return "", i
		}
	} else if n, end = s.ordinalAt(i); end == i {
		return "", i
	}
	if n < 1 || n > 31 {
		return "", i
	}
	return strconv.Itoa(n), end
}

// ending reports whether the ending of an ordinal is glued at i.
func (s *scanner) ending(i int) bool {
	k := &s.known
	return s.glued(i) && among([]int32{k.st, k.nd, k.rd, k.th}, s.id(i))
}

func (s *scanner) ordinalAt(i int) (int, int) {
	at, tens := i, 0
	if v, end := s.listed(s.known.cardinal, i); end > i && len(v) == 2 && v[1] == '0' && v >= "20" {
		tens, _ = strconv.Atoi(v)
		at = end
		if s.form(at) == "-" {
			at++
		}
	}
	v, end := s.listed(s.known.ordinal, at)
	if end == at {
		return 0, i
	}
	n, _ := strconv.Atoi(v)
	if tens > 0 && n > 9 {
		return 0, i
	}
	return tens + n, end
}

// nthAt reads an ordinal: "third", "17th".
func (s *scanner) nthAt(i int) (string, int) {
	if n, ok := s.whole(i); ok {
		if s.ending(i + 1) {
			return strconv.Itoa(n), i + 2
		}
		return "", i
	}
	n, end := s.ordinalAt(i)
	if end == i {
		return "", i
	}
	return strconv.Itoa(n), end
}

// quarterAt reads "Q3".
func (s *scanner) quarterAt(i int) (string, int) {
	if f := s.form(i + 1); (s.form(i) == "Q" || s.form(i) == "q") && s.glued(i+1) && len(f) == 1 && "1" <= f && f <= "4" {
		return f, i + 2
	}
	return "", i
}
