package when

import (
	"fmt"
	"time"
)

// calendarDay reports whether there is such a day.
func calendarDay(y, m, d int) bool {
	if y < 1000 || m < 1 || m > 12 || d < 1 {
		return false
	}
	return d <= time.Date(y, time.Month(m+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

// week is the ISO 8601 week, as TIMEX3 has it: 2024-W20.
func week(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%d-W%02d", y, w)
}

func quarterOf(t time.Time) int { return (int(t.Month()) + 2) / 3 }

// shift is the calendar unit that lies n units from the one that t lies in.
func shift(t time.Time, unit string, n int) string {
	switch unit {
	case "D":
		return day(t.AddDate(0, 0, n))
	case "W":
		return week(t.AddDate(0, 0, 7*n))
	case "2W":
		return week(t.AddDate(0, 0, 14*n))
	case "M":
		m := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return m.Format("2006-01")
	case "Q":
		q := t.Year()*4 + quarterOf(t) - 1 + n
		return fmt.Sprintf("%d-Q%d", q/4, q%4+1)
	case "Y":
		return fmt.Sprintf("%04d", t.Year()+n)
	case "10Y":
		return fmt.Sprintf("%d", t.Year()/10+n)
	case "100Y":
		return fmt.Sprintf("%d", t.Year()/100+n)
	case "1000Y":
		return fmt.Sprintf("%d", t.Year()/1000+n)
	}
	return day(t)
}

// nowhere is what shift gives where the report's date is not known.
func nowhere(unit string) string {
	switch unit {
	case "W", "2W":
		return "XXXX-WXX"
	case "M":
		return "XXXX-XX"
	case "Q":
		return "XXXX-QX"
	case "Y":
		return "XXXX"
	case "10Y":
		return "XXX"
	case "100Y":
		return "XX"
	}
	return "XXXX-XX-XX"
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// easter is Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// nthWeekday is the nth such weekday of a month, the last for n = -1.
func nthWeekday(y int, m time.Month, n, weekday int) time.Time {
	if n < 0 {
		t := time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC)
		return t.AddDate(0, 0, -((isoWeekday(t) - weekday + 7) % 7))
	}
	t := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (weekday-isoWeekday(t)+7)%7+7*(n-1))
}
