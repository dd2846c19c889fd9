package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// clockAt reads the hour before "a.m.": "10", "7:15", "10.30".
func (s *scanner) clockAt(i int) (string, int) {
	if !s.digitsAt(i) {
		v, end := s.cardinalAt(i)
		if end == i || v < 1 || v > 12 {
			return "", i
		}
		return strconv.Itoa(v), end
	}
	h, m, dotted := strings.Cut(s.form(i), ".")
	if dotted {
		if hour, err := strconv.Atoi(h); err == nil && hour <= 12 && len(m) == 2 && m < "60" {
			return h + ":" + m, i + 1
		}
		return "", i
	}
	if v, end := s.fullClockAt(i); end > i {
		return v, end
	}
	if n, ok := s.whole(i); ok && n >= 1 && n <= 12 {
		return s.form(i), i + 1
	}
	return "", i
}

// fullClockAt reads "14:30" and "14:30:05".
func (s *scanner) fullClockAt(i int) (string, int) {
	h, ok := s.whole(i)
	m, ok2 := s.whole(i + 2)
	if !ok || !ok2 || s.form(i+1) != ":" || !s.glued(i+1) || !s.glued(i+2) || h > 24 || m > 59 || len(s.form(i+2)) != 2 {
		return "", i
	}
	end := i + 3
	if sec, ok := s.whole(i + 4); ok && s.form(i+3) == ":" && s.glued(i+4) && sec < 60 {
		end = i + 5
	}
	return s.text[s.lex[i].start:s.lex[end-1].end], end
}

// militaryAt reads "1430" as 14:30.
func (s *scanner) militaryAt(i int) (string, int) {
	n, ok := s.whole(i)
	f := s.form(i)
	if !ok || len(f) != 4 || n > 2400 || n%100 > 59 {
		return "", i
	}
	return f[:2] + ":" + f[2:], i + 1
}

// isoAt reads "2023-11-02".
func (s *scanner) isoAt(i int) (string, int) {
	y, m, d, ok := s.three(i, "-")
	if !ok || len(s.form(i)) != 4 || !calendarDay(y, m, d) {
		return "", i
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), i + 5
}

// numericAt reads "25/12/2019" and "12/25/2019", and "25.12.2019". Where day and month could
// change places, the day lies nearer to the report; without a date for it the month stands
// first, as in American reports, but not between points.
func (s *scanner) numericAt(i int) (string, int) {
	for _, sep := range []string{"/", "-", "."} {
		a, b, y, ok := s.three(i, sep)
		if !ok || len(s.form(i+4)) == 3 || len(s.form(i+4)) == 1 {
			continue
		}
		if y < 100 {
			y += s.centuryOf(y)
		}
		if a > 12 || sep == "." || calendarDay(y, b, a) && s.nearer(y, b, a, y, a, b) {
			a, b = b, a
		}
		if calendarDay(y, a, b) {
			return fmt.Sprintf("%04d-%02d-%02d", y, a, b), i + 5
		}
	}
	return "", i
}

// nearer reports whether the first day lies nearer to the report than the second.
func (s *scanner) nearer(y, m, d, y2, m2, d2 int) bool {
	if !s.anchored {
		return false
	}
	off := func(y, m, d int) time.Duration {
		return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Sub(s.published).Abs()
	}
	return off(y, m, d) < off(y2, m2, d2)
}

// three are three numbers glued by a sign, with nothing glued around them.
func (s *scanner) three(i int, sep string) (a, b, c int, ok bool) {
	a, ok1 := s.whole(i)
	b, ok2 := s.whole(i + 2)
	c, ok3 := s.whole(i + 4)
	if !ok1 || !ok2 || !ok3 || s.form(i+1) != sep || s.form(i+3) != sep {
		return 0, 0, 0, false
	}
	for k := i + 1; k <= i+4; k++ {
		if !s.glued(k) {
			return 0, 0, 0, false
		}
	}
	return a, b, c, (!s.glued(i) || s.lex[i-1].kind == sign && s.form(i-1) != sep) && (!s.glued(i+5) || s.lex[i+5].kind == sign && s.form(i+5) != sep)
}
