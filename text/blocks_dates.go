package text

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// calendar names months and weekdays, in lower case without a full stop, and the letters
// that follow a day's number.
type calendar struct {
	months             map[string]int
	weekdays, ordinals map[string]bool
}

func (c *calendar) load(files fs.FS) error {
	c.months, c.weekdays, c.ordinals = map[string]int{}, map[string]bool{}, map[string]bool{}
	return lang.Read(files, "text/calendar.txt", func(l lang.Line) error {
		f := l.Fields()
		if l.Section == "ordinal" {
			c.ordinals[l.Text] = true
			return nil
		}
		no, err := strconv.Atoi(f[0])
		if err != nil || len(f) < 2 {
			return l.Errorf("want a number and names, got %q", l.Text)
		}
		for _, name := range f[1:] {
			switch l.Section {
			case "month":
				c.months[strings.ToLower(name)] = no
			case "weekday":
				c.weekdays[strings.ToLower(name)] = true
			default:
				return l.Errorf("want a section [month], [weekday] or [ordinal]")
			}
		}
		return nil
	})
}

// date is a calendar date as a text prints it.
type date struct {
	year, month, day int  // 0 where not printed
	guessed          bool // the century was left out
	hearsay.Span          // in the words that were searched
}

func (d date) iso() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

func (d date) full() bool { return d.year > 0 && d.month > 0 && d.day > 0 }

// dateAt reads the date that begins at s[at:]: "October 31, 2025", "31 October 2025",
// "Fri. 31 Oct 2025", "19 Dec 88", "Oct 31", "2025-10-31", "31.10.2025", "10/31/2025".
// A date in figures whose day and month could change places is read only where dots
// part it, day first; a full one needs a year of 1800 to 2199.
func (c *calendar) dateAt(s string, at int) (date, bool) {
	start := at
	if word, n := letters(s, at); n > at && c.weekdays[strings.ToLower(word)] {
		at = skip(s, n, ".,", 2)
		start = at
		if at == n {
			return date{}, false
		}
	}
	if d, ok := inFigures(s, at); ok {
		return d, true
	}
	d := date{Span: hearsay.Span{Start: int32(start)}}
	if word, n := letters(s, at); n > at {
		if d.month = c.months[strings.ToLower(word)]; d.month == 0 {
			return date{}, false
		}
		at = skip(s, n, ".", 1)
		if d.day, n = number(s, at, 2); n == at {
			return date{}, false
		}
		at = c.ordinalEnd(s, n)
	} else {
		if d.day, n = number(s, at, 2); n == at {
			return date{}, false
		}
		at = skip(s, c.ordinalEnd(s, n), "", 1)
		word, n := letters(s, at)
		if d.month = c.months[strings.ToLower(word)]; d.month == 0 {
			return date{}, false
		}
		at = n
		if at < len(s) && s[at] == '.' && len(word) <= 4 {
			at++
		}
	}
	d.End = int32(at)
	if d.day < 1 || d.day > 31 {
		return date{}, false
	}
	if y, n := number(s, skip(s, at, ",", 2), 4); plausibleYear(s, y, n, skip(s, at, ",", 2)) {
		d.year, d.guessed = century(y)
		d.End = int32(n)
	}
	return d, true
}

func plausibleYear(s string, y, end, start int) bool {
	if end < len(s) && (isWordByte(s[end]) || s[end] == '%') {
		return false
	}
	switch end - start {
	case 4:
		return y >= 1800 && y < 2200
	case 2:
		// "19 Dec 88 (EFE)": only what no count of things could be
		return end == len(s) || s[end] == ' ' && end+1 < len(s) && (s[end+1] == '(' || s[end+1] == '-') || s[end] == ',' || s[end] == ')'
	}
	return false
}

func century(y int) (year int, guessed bool) {
	switch {
	case y >= 100:
		return y, false
	case y >= 50:
		return 1900 + y, true
	}
	return 2000 + y, true
}

func inFigures(s string, at int) (date, bool) {
	a, n := number(s, at, 4)
	if n == at || n >= len(s) {
		return date{}, false
	}
	sep := s[n]
	if sep != '-' && sep != '.' && sep != '/' {
		return date{}, false
	}
	b, m := number(s, n+1, 2)
	if m == n+1 || m >= len(s) || s[m] != sep {
		return date{}, false
	}
	c, e := number(s, m+1, 4)
	glued := e-m-1 == 4 && e < len(s) && s[e] >= 'A' && s[e] <= 'Z' // a page's button: "2014Share"
	if e == m+1 || e < len(s) && isWordByte(s[e]) && !glued {
		return date{}, false
	}
	d := date{Span: hearsay.Span{Start: int32(at), End: int32(e)}}
	switch {
	case n-at == 4 && sep != '.':
		d.year, d.month, d.day = a, b, c
	case e-m-1 != 4 || n-at > 2:
		return date{}, false
	case sep == '.' || a > 12:
		d.year, d.month, d.day = c, b, a
	case b > 12 || a == b:
		d.year, d.month, d.day = c, a, b
	default:
		return date{}, false
	}
	ok := d.year >= 1800 && d.year < 2200 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31
	return d, ok
}

// letters is the run of letters at s[at:] and where it ends.
func letters(s string, at int) (string, int) {
	end := at
	for end < len(s) && (s[end]|0x20) >= 'a' && (s[end]|0x20) <= 'z' {
		end++
	}
	return s[at:end], end
}

// number is the run of at most most digits at s[at:] and where it ends; a longer run is none.
func number(s string, at, most int) (value, end int) {
	end = at
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		if end-at == most {
			return 0, at
		}
		value = value*10 + int(s[end]-'0')
		end++
	}
	return value, end
}

func (c *calendar) ordinalEnd(s string, at int) int {
	if word, n := letters(s, at); c.ordinals[word] {
		return n
	}
	return at
}

// skip goes over at most one of the marks and then over at most blanks blanks.
func skip(s string, at int, marks string, blanks int) int {
	if at < len(s) && strings.IndexByte(marks, s[at]) >= 0 {
		at++
	}
	for ; blanks > 0 && at < len(s) && isBlank(s[at]); blanks-- {
		at++
	}
	return at
}

// wholeDate reports whether a paragraph is a date line: a full date, and beside it only
// words that stand around dates ("Published", "updated", "GMT") and times of day.
func (p *parting) wholeDate(s string) (date, bool) {
	if len(s) > 100 || len(p.paras) == 1 {
		return date{}, false
	}
	d, ok := p.firstDate(s)
	if !ok || !d.full() {
		return date{}, false
	}
	return d, p.aroundDates(s[:d.Start]) && p.aroundDates(s[d.End:])
}

func (p *parting) firstDate(s string) (date, bool) {
	for at := 0; at < len(s); at++ {
		if at > 0 && isWordByte(s[at-1]) || !isWordByte(s[at]) {
			continue
		}
		if d, ok := p.calendar.dateAt(s, at); ok {
			return d, true
		}
	}
	return date{}, false
}

// aroundDates reports whether s holds nothing but figures and words that go with dates.
func (p *parting) aroundDates(s string) bool {
	for at := 0; at < len(s); {
		word, n := letters(s, at)
		switch {
		case n > at:
			word = strings.ToLower(word)
			if !p.dateline.around[word] && !p.calendar.weekdays[word] && p.calendar.months[word] == 0 {
				return false
			}
			at = n
		case s[at] >= 0x80 && !strings.HasPrefix(s[at:], "·") && !strings.HasPrefix(s[at:], "–") && !strings.HasPrefix(s[at:], "—"):
			return false
		case s[at] >= 0x80:
			at += 2
			for at < len(s) && s[at]&0xc0 == 0x80 {
				at++
			}
		default:
			at++
		}
	}
	return true
}

// leadingDate is the length of a date line that stands on one line with the report's
// first words ("Published July 2 2016 Syrians inspect …"), or 0.
func (p *parting) leadingDate(s string) (int, date) {
	at := p.leadingAgency(s)
	for {
		word, n := letters(s, at)
		if n == at || !p.dateline.around[strings.ToLower(word)] {
			break
		}
		at = skip(s, n, ":", 1)
	}
	d, ok := p.calendar.dateAt(s, at)
	if !ok || !d.full() {
		return 0, d
	}
	end := int(d.End)
	if rest := strings.TrimLeft(s[end:], " "); strings.HasPrefix(rest, "(") {
		if n := strings.IndexByte(rest, ')'); n > 0 && n < 60 && p.aroundDates(rest[:n]) {
			end = len(s) - len(rest) + n + 1
		}
	}
	if end >= len(s)-1 || !isBlank(s[end]) && p.furniture.leadIn(s[end:]) == 0 {
		return 0, d
	}
	for end < len(s) && isBlank(s[end]) {
		end++
	}
	if r := s[end]; end == len(s) || !capitalised(s[end:]) && (r < '0' || r > '9') && r != '"' {
		return 0, d
	}
	return end, d
}

// leadingAgency is where the date would begin in "AFP Sunday 26 Jul 2015 Rebel …".
func (p *parting) leadingAgency(s string) int {
	if word, n := letters(s, 0); n > 1 && n < len(s) && isBlank(s[n]) && p.isAgency(word) {
		return n + 1
	}
	return 0
}

// dated adds the block of a date line and notes its date.
func (p *parting) dated(s hearsay.Span, d date) {
	p.add(s, hearsay.Dateline)
	if !p.begun || p.found.published.year == 0 {
		p.found.printed(d, s.Start)
	}
}
