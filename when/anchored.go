package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// date is a year, a month and maybe a day. The year "?" is the one that the clause's tense
// and nearness make likely; "last", "this" and "next" are told by the words.
func date(s *scanner, m *match, args []string, v *reading) bool {
	year, month := args[0], args[1]
	d := 0
	if len(args) > 2 {
		d, _ = strconv.Atoi(args[2])
	}
	mon, err := strconv.Atoi(month)
	if err != nil || d > 31 {
		return false
	}
	if y, err := strconv.Atoi(year); err == nil {
		if d > 0 && !calendarDay(y, mon, d) {
			return false
		}
		v.value = ymd(strconv.Itoa(y), mon, d)
		return true
	}
	if d > 0 && !calendarDay(2024, mon, d) {
		return false
	}
	if !s.anchored {
		v.value = ymd("XXXX", mon, d)
		return true
	}
	return s.inferred(v, ymd(strconv.Itoa(s.yearOf(year, mon, d, s.tense(m.first, m.end))), mon, d), yearTaken)
}

func ymd(y string, m, d int) string {
	if d == 0 {
		return fmt.Sprintf("%s-%02d", y, m)
	}
	return fmt.Sprintf("%s-%02d-%02d", y, m, d)
}

// yearOf is the year of a month, or of a day of it, that is told without one.
func (s *scanner) yearOf(which string, month, d int, t tense) int {
	p := s.published
	y := p.Year()
	away := float64(month-int(p.Month())) * 30.4
	if d > 0 {
		away += float64(d - p.Day())
	}
	switch which {
	case "last-year":
		return y - 1
	case "last":
		if away >= 0 {
			return y - 1
		}
		return y
	case "next":
		if away <= 0 {
			return y + 1
		}
		return y
	case "this":
		return y
	}
	if away == 0 {
		return y
	}
	ahead, behind := away, 365-away
	if away < 0 {
		ahead, behind = 365+away, -away
	}
	if t == future && ahead < clear*behind || t == unknown && ahead*1.6 < behind || t != surelyPast && ahead*clear < behind || d > 0 && ahead*sure < behind {
		if away < 0 {
			return y + 1
		}
		return y
	}
	if away > 0 {
		return y - 1
	}
	return y
}

// clear is how many times nearer one of two dates must be for the tense not to count: dates
// that far off are told with their year.
const clear = 2.0

// sure is the same for a day whose own verb is in the past: "his trial was set for April 5".
const sure = 5.0

// weekday is the day of that name before the report ("last"), after it ("next"), the one
// that the tense asks for ("near"), or the one of a week so many weeks away ("week -1").
func weekday(s *scanner, m *match, args []string, v *reading) bool {
	want, err := strconv.Atoi(args[0])
	if err != nil {
		return false
	}
	if !s.anchored {
		v.value = "XXXX-WXX-" + args[0]
		return true
	}
	back := (isoWeekday(s.published) - want + 7) % 7
	shift := -back
	switch args[1] {
	case "last":
		if back == 0 {
			shift = -7
		}
	case "next":
		shift = 7 - back
	case "week":
		if len(args) < 3 {
			return false
		}
		n, _ := strconv.Atoi(args[2])
		shift = want - isoWeekday(s.published) + 7*n
	default:
		if s.tense(m.first, m.end) == future && back > 0 {
			shift = 7 - back
		}
	}
	return s.inferred(v, day(s.published.AddDate(0, 0, shift)), ofReport)
}

// weekend is a week's end as TimeBank writes it: 2024-W20-WE. One that is "near" is the
// one that has been where the week is young, else this week's.
func weekend(s *scanner, m *match, args []string, v *reading) bool {
	if !s.anchored {
		v.value = "XXXX-WXX-WE"
		return true
	}
	n := 0
	switch d := isoWeekday(s.published); {
	case args[0] == "last", args[0] == "near" && d < 5 && s.tense(m.first, m.end) != future:
		n = -1
	case args[0] == "next" && d > 5:
		n = 1
	}
	return s.inferred(v, week(s.published.AddDate(0, 0, 7*n))+"-WE", ofReport)
}

func shifted(s *scanner, _ *match, args []string, v *reading) bool {
	n, err := strconv.Atoi(args[1])
	if err != nil || strings.HasPrefix(args[0], "T") {
		return false
	}
	if !s.anchored {
		v.value = nowhere(args[0])
		return true
	}
	return s.inferred(v, shift(s.published, args[0], n), ofReport)
}

// current is the unit that the report speaks of: the quarter that it named, else the
// report's own.
func current(s *scanner, m *match, args []string, v *reading) bool {
	switch {
	case args[0] == "Q" && s.last.quarter != "":
		return s.inferred(v, s.last.quarter, ofMention)
	case args[0] == "Q":
		return mentioned(s, m, []string{"quarter"}, v)
	case args[0] == "D", args[0] == "10Y", args[0] == "100Y":
		return false
	}
	return shifted(s, m, []string{args[0], "0"}, v)
}

// follow is n units from the date named last, and from the report's date where none was.
func follow(s *scanner, _ *match, args []string, v *reading) bool {
	unit := args[0]
	n, err := strconv.Atoi(strings.Replace(args[1], "--", "", 1))
	if err != nil {
		return open(s, nil, args[:1], v)
	}
	if strings.HasPrefix(unit, "T") {
		return false
	}
	from, because := s.published, ofReport
	if t, ok := s.mention(unit); ok {
		from, because = t, ofMention
	} else if !s.anchored {
		v.value = nowhere(unit)
		return true
	}
	v.value, v.because = shift(from, unit, n), because
	return true
}

// mention is the date named last that is fine enough to count such units from.
func (s *scanner) mention(unit string) (time.Time, bool) {
	switch unit {
	case "D", "W", "2W":
		return moment(s.last.day)
	case "M", "Q":
		if len(s.last.any) < 7 {
			return time.Time{}, false
		}
		return moment(s.last.month)
	}
	return moment(s.last.year)
}

func moment(value string) (time.Time, bool) {
	layout := "2006-01-02"
	if len(value) > len(layout) || len(value) < 4 {
		return time.Time{}, false
	}
	t, err := time.Parse(layout[:len(value)], value)
	return t, err == nil
}

// mentioned is the date of that grain that was named last, or the report's own.
func mentioned(s *scanner, m *match, args []string, v *reading) bool {
	value, unit := "", ""
	switch args[0] {
	case "day", "D":
		value, unit = s.nearDay(m.first), "D"
		if value == "" {
			v.value = nowhere("D")
			return true
		}
	case "M":
		value, unit = s.last.month, "M"
	case "quarter", "Q":
		value, unit = s.last.quarter, "Q"
		if value == "" && s.anchored {
			return s.inferred(v, s.quarterNear(0, s.tense(m.first, m.end)), ofReport)
		}
	case "Y":
		value, unit = s.last.year, "Y"
	case "W", "2W":
		unit = "W"
	default:
		return false
	}
	if value != "" {
		v.value, v.because = value, ofMention
		return true
	}
	return shifted(s, m, []string{unit, "0"}, v)
}

// quarterNear is the quarter with this number (0 for the one that ended last) that the
// report is likely to speak of.
func (s *scanner) quarterNear(n int, t tense) string {
	q, y := quarterOf(s.published), s.published.Year()
	if n == 0 {
		n = (q+2)%4 + 1
		if n > q {
			y--
		}
		return fmt.Sprintf("%d-Q%d", y, n)
	}
	if n > q && t != future {
		y--
	}
	return fmt.Sprintf("%d-Q%d", y, n)
}

func ago(s *scanner, m *match, args []string, v *reading) bool {
	return s.away(args, "-", v)
}

func ahead(s *scanner, m *match, args []string, v *reading) bool {
	return s.away(args, "", v)
}

// away is so many units before or after the report's date.
func (s *scanner) away(args []string, sign string, v *reading) bool {
	n, unit := args[0], args[1]
	open := map[string]string{"-": "PAST_REF", "": "FUTURE_REF"}[sign]
	if n == "X" || strings.Contains(n, ".") || strings.HasPrefix(unit, "T") {
		v.value = open
		return true
	}
	k, err := strconv.Atoi(sign + n)
	if err != nil || k < -100000 || k > 100000 {
		return false
	}
	if !s.anchored {
		v.value = nowhere(unit)
		return true
	}
	if i := strings.TrimRight(unit, "WY"); i != "" && strings.HasSuffix(unit, "Y") {
		times, _ := strconv.Atoi(i)
		k, unit = k*times, "Y"
	}
	return s.inferred(v, shift(s.published, unit, k), ofReport)
}

// yearBefore is the same stretch a year earlier: of the quarter that the report speaks of,
// else of its year.
func yearBefore(s *scanner, m *match, _ []string, v *reading) bool {
	if q := s.last.quarter; q != "" {
		y, _ := strconv.Atoi(q[:4])
		v.value, v.because, v.aside = fmt.Sprintf("%d%s", y-1, q[4:]), ofMention, true
		return true
	}
	if last := s.form(m.end - 1); last == "quarter" && s.anchored {
		q := s.quarterNear(0, past)
		y, _ := strconv.Atoi(q[:4])
		return s.inferred(v, fmt.Sprintf("%d%s", y-1, q[4:]), ofReport)
	}
	return shifted(s, m, []string{"Y", "-1"}, v)
}

func quarter(s *scanner, m *match, args []string, v *reading) bool {
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 || n > 4 {
		return false
	}
	if args[1] == "?" && s.anchored {
		return s.inferred(v, s.quarterNear(n, s.tense(m.first, m.end)), yearTaken)
	}
	v.value = s.yearOr(args[1], v) + "-Q" + args[0]
	return true
}

// sameQuarter is the quarter that was spoken of, in another year.
func sameQuarter(s *scanner, m *match, args []string, v *reading) bool {
	if q := s.last.quarter; q != "" {
		v.value, v.because, v.aside = args[1]+q[4:], ofMention, true
		return true
	}
	if s.form(m.end-1) == "quarter" && s.anchored {
		return s.inferred(v, args[1]+s.quarterNear(0, past)[4:], ofReport)
	}
	v.value = args[1]
	return true
}

// overnight is the night before the report.
func overnight(s *scanner, m *match, _ []string, v *reading) bool {
	return shifted(s, m, []string{"D", "-1"}, v) && part(s, m, []string{"NI"}, v)
}

// holiday is a day that has a name, in the year told or the one that is likely.
func holiday(s *scanner, m *match, args []string, v *reading) bool {
	y, err := strconv.Atoi(args[1])
	if err == nil {
		v.value = day(holidayIn(args[0], y))
		return true
	}
	if !s.anchored {
		v.value = "XXXX-XX-XX"
		if len(args[0]) == 5 {
			v.value = "XXXX-" + args[0]
		}
		return true
	}
	t := holidayIn(args[0], s.published.Year())
	y = s.yearOf("?", int(t.Month()), t.Day(), s.tense(m.first, m.end))
	return s.inferred(v, day(holidayIn(args[0], y)), yearTaken)
}

// holidayIn reads "12-25", "11 4 4" (the fourth Thursday of November) and "easter -2".
func holidayIn(rule string, y int) time.Time {
	f := strings.Fields(rule)
	n := make([]int, len(f))
	for i := range f {
		n[i], _ = strconv.Atoi(f[i])
	}
	switch {
	case len(f) == 2:
		return easter(y).AddDate(0, 0, n[1])
	case len(f) == 3:
		return nthWeekday(y, time.Month(n[0]), n[1], n[2])
	}
	t, _ := time.Parse("2006-01-02", fmt.Sprintf("%04d-%s", y, rule))
	return t
}
