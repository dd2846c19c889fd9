package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// reading is a value on its way: what operations have made of a match.
type reading struct {
	value   string
	kind    hearsay.TimeType
	aside   bool   // a comparison with another time, from which nothing counts further
	because string // what was taken from outside the words; "" for a value that they state
}

// operation makes or changes a reading. It gives false where the words have no such value.
type operation struct {
	least, most int // arguments
	run         func(s *scanner, m *match, args []string, v *reading) bool
}

var operations = map[string]operation{
	"stated":    {1, 1, stated},
	"literal":   {1, 1, literal},
	"date":      {2, 3, date},
	"month":     {2, 2, monthOf},
	"weekday":   {2, 3, weekday},
	"weekend":   {1, 1, weekend},
	"shift":     {2, 2, shifted},
	"current":   {1, 1, current},
	"follow":    {2, 2, follow},
	"mentioned": {1, 1, mentioned},
	"ago":       {2, 2, ago},
	"ahead":     {2, 2, ahead},
	"year":      {1, 1, yearBefore},
	"season":    {2, 2, season},
	"quarter":   {2, 2, quarter},
	"same":      {2, 2, sameQuarter},
	"half":      {2, 2, half},
	"century":   {1, 1, century},
	"holiday":   {2, 2, holiday},
	"overnight": {0, 0, overnight},
	"part":      {1, 1, part},
	"clock":     {2, 2, clock},
	"period":    {2, 2, period},
	"open":      {1, 1, open},
	"every":     {2, 2, every},
	"set":       {1, 1, set},
}

// evaluate runs the operations of the match's rule.
func (s *scanner) evaluate(m *match) (reading, bool) {
	v := reading{kind: hearsay.Date}
	var buf [4]string
	for _, op := range m.rule.value {
		args := buf[:0]
		for _, a := range op[1:] {
			args = append(args, m.fill(a))
		}
		if !operations[op[0]].run(s, m, args, &v) {
			return v, false
		}
	}
	return v, v.value != ""
}

// fill puts captures in the place of their names. "?{year}" is "?" where there is none.
func (m *match) fill(arg string) string {
	open := strings.IndexByte(arg, '{')
	if open < 0 {
		return arg
	}
	shut := open + strings.IndexByte(arg[open:], '}')
	c := m.captures[m.rule.capture(arg[open+1:shut])]
	if open == 1 && arg[0] == '?' {
		if c.value == "" {
			return "?"
		}
		return c.value
	}
	value := c.value
	if open == 0 && shut == len(arg)-1 {
		return value
	}
	return arg[:open] + value + m.fill(arg[shut+1:])
}

// inferred sets a value that the report's date went into.
func (s *scanner) inferred(v *reading, value, because string) bool {
	v.value = value
	if s.anchored {
		v.because = because
	}
	return true
}

const (
	ofReport  = "counted from the report's date"
	yearTaken = "year of the report's date"
	ofMention = "counted from the date named before it"
)

func stated(_ *scanner, _ *match, args []string, v *reading) bool {
	v.value = args[0]
	return v.value != ""
}

func literal(_ *scanner, _ *match, args []string, v *reading) bool {
	v.value = args[0]
	if strings.HasPrefix(v.value, "P") && !strings.HasSuffix(v.value, "_REF") {
		v.kind = hearsay.Duration
	}
	return true
}

func set(_ *scanner, _ *match, args []string, v *reading) bool {
	v.kind = hearsay.Set
	v.value = strings.Replace(strings.Replace(strings.Replace(args[0], "P1T", "PT1", 1), "P110Y", "P10Y", 1), "P12W", "P2W", 1)
	return true
}

func every(_ *scanner, _ *match, args []string, v *reading) bool {
	v.kind = hearsay.Set
	v.value = span(args[0], args[1])
	return v.value != ""
}

func period(s *scanner, m *match, args []string, v *reading) bool {
	if unit := s.form(m.end - 1); args[0] == "X" && !strings.HasSuffix(unit, "s") ||
		args[1] == "TS" && unit == "second" && s.id(m.end-2) != s.known.one || args[1] == "Q" && len(args[0]) > 2 {
		return false
	}
	if args[1] == "Q" && (s.id(m.end) == s.known.of || s.id(m.end) == s.known.as) && s.numbered(m) || s.rate(m) {
		return false
	}
	v.kind = hearsay.Duration
	v.value = span(args[0], args[1])
	return v.value != ""
}

// numbered reports whether a number is the match's first word, as in "three quarters of".
func (s *scanner) numbered(m *match) bool {
	_, end := s.numberAt(m.first)
	return end > m.first
}

// rate reports whether the match is the "a year" of "$2 million a year".
func (s *scanner) rate(m *match) bool {
	if m.first == 0 || s.id(m.first) != s.known.a && s.id(m.first) != s.known.an {
		return false
	}
	_, end := s.listed(s.known.scale, m.first-1)
	return s.digitsAt(m.first-1) || end == m.first
}

func open(_ *scanner, _ *match, args []string, v *reading) bool {
	v.kind = hearsay.Duration
	v.value = span("X", args[0])
	return true
}

// span is so many units as TIMEX3 writes them: P3Y, PT10H, P2Y6M, PXM.
func span(n, unit string) string {
	clock := strings.HasPrefix(unit, "T")
	unit = strings.TrimPrefix(unit, "T")
	i := 0
	for i < len(unit) && digit(unit[i]) {
		i++
	}
	times, letter := unit[:i], unit[i:]
	p := "P"
	if clock {
		p = "PT"
	}
	if n == "X" {
		switch times {
		case "10":
			return "PXE"
		case "100":
			return "PXC"
		}
		return p + "X" + letter
	}
	whole, fraction, broken := strings.Cut(n, ".")
	if broken {
		if small, ok := fractions[letter+fraction]; ok && times == "" {
			if whole == "0" {
				return p + small
			}
			return p + whole + letter + small
		}
		if times == "" {
			return p + n + letter
		}
	}
	if times == "" {
		return p + whole + letter
	}
	f, err := strconv.ParseFloat(n, 64)
	if err != nil {
		return ""
	}
	k, _ := strconv.Atoi(times)
	return p + strconv.FormatFloat(f*float64(k), 'f', -1, 64) + letter
}

var fractions = map[string]string{
	"Y5": "6M", "Y25": "3M", "Y75": "9M", "H5": "30M", "H25": "15M", "H75": "45M", "M5": "30S", "W5": "3D", "D5": "T12H",
}

// part sets a part of the day: 2025-10-30TMO.
func part(s *scanner, m *match, args []string, v *reading) bool {
	v.kind = hearsay.ClockTime
	if v.value == "" {
		v.value = nowhere("D")
		if near := s.nearDay(m.first); near != "" {
			v.value, v.because = near, ofMention
		}
	}
	v.value += "T" + args[0]
	return true
}

// clock sets the hour and minute; the second argument is 12 for p.m., "?" for none.
func clock(_ *scanner, _ *match, args []string, v *reading) bool {
	hour, minute, _ := strings.Cut(args[0], ":")
	h, err := strconv.Atoi(hour)
	if err != nil || h > 24 {
		return false
	}
	if args[1] != "?" {
		if h > 12 {
			return false
		}
		h %= 12
		if args[1] == "12" {
			h += 12
		}
	}
	if minute == "" {
		minute = "00"
	}
	if len(v.value) != 10 && !strings.HasPrefix(v.value, "XXXX") {
		return false
	}
	v.kind = hearsay.ClockTime
	v.value = fmt.Sprintf("%sT%02d:%s", v.value, h, minute)
	return true
}

func century(_ *scanner, _ *match, args []string, v *reading) bool {
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 || n > 30 {
		return false
	}
	v.value = fmt.Sprintf("%02d", n-1)
	return true
}

// year is the year that "this", "last" and "next" mean, or the one in digits.
func (s *scanner) year(arg string, v *reading) (int, bool) {
	n := map[string]int{"this": 0, "last": -1, "next": 1}
	if d, ok := n[arg]; ok {
		if !s.anchored {
			return 0, false
		}
		v.because = yearTaken
		return s.published.Year() + d, true
	}
	y, err := strconv.Atoi(arg)
	return y, err == nil
}

func (s *scanner) yearOr(arg string, v *reading) string {
	y, ok := s.year(arg, v)
	if !ok {
		return "XXXX"
	}
	return fmt.Sprintf("%04d", y)
}

func monthOf(s *scanner, _ *match, args []string, v *reading) bool {
	v.value = s.yearOr(args[1], v) + "-" + args[0]
	return true
}

func half(s *scanner, _ *match, args []string, v *reading) bool {
	v.value = s.yearOr(args[1], v) + "-H" + args[0]
	return true
}

// season gives "last summer" the last summer that is over.
func season(s *scanner, _ *match, args []string, v *reading) bool {
	if args[1] == "last" && s.anchored {
		y := s.published.Year()
		if s.published.Month() <= lastMonth[args[0]] {
			y--
		}
		return s.inferred(v, fmt.Sprintf("%04d-%s", y, args[0]), yearTaken)
	}
	v.value = s.yearOr(args[1], v) + "-" + args[0]
	return true
}

// lastMonth is the month in which a season ends, north of the equator.
var lastMonth = map[string]time.Month{"SP": time.May, "SU": time.August, "FA": time.November, "WI": time.February}
