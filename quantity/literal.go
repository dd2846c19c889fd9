package quantity

import (
	"strconv"
	"strings"
)

// literal reads a number in digits at i: 12,567 and 12,34,567.89 with grouping commas,
// 1 234 567 with grouping blanks, 5.00, .08, and the continental 5,00.
func (m *Rules) literal(text string, i, to int32) lexeme {
	end := run(text, i, to)
	x := lexeme{start: i, kind: digits, whole: true}
	switch {
	case end == i: // ".08"
		end = run(text, i+1, to)
		x.whole = false
	case dotted(text, i, to):
	default:
		end, x.whole = m.groups(text, i, end, to)
	}
	x.end = end
	x.value = parse(text[i:end])
	x.id = 0
	if x.whole && end-i <= 4 {
		x.id = m.id(text[i:end])
	}
	return x
}

// run is the end of the digits at i.
func run(text string, i, to int32) int32 {
	for i < to && digit(text[i]) {
		i++
	}
	return i
}

// dotted reports whether two dots or more part the digits at i, as in an address or a date.
func dotted(text string, i, to int32) bool {
	dots := 0
	if i > 1 && text[i-1] == '.' && digit(text[i-2]) {
		return true
	}
	for i = run(text, i, to); i+1 < to && text[i] == '.' && digit(text[i+1]); i = run(text, i+1, to) {
		dots++
	}
	return dots > 1
}

// groups takes the groups of digits and the decimals that follow the first group, text[i:end].
func (m *Rules) groups(text string, i, end, to int32) (int32, bool) {
	first := end
	for _, sep := range []string{",", " ", "\u202f", "\u00a0"} {
		if e, ok := grouped(text, i, first, to, sep); ok {
			return decimals(text, e, to), false
		}
	}
	if e := decimals(text, end, to); e > end {
		return e, false
	}
	// A decimal comma: one or two digits behind it, and no further comma with digits.
	if end+1 < to && text[end] == ',' && digit(text[end+1]) && (i == 0 || text[i-1] != ',') {
		e := run(text, end+1, to)
		if more := e+1 < to && text[e] == ',' && digit(text[e+1]); !more && e-end-1 <= 2 && end-i <= 2 && !(e-end-1 == 2 && end-i == 2) {
			return e, false
		}
	}
	return end, true
}

// grouped takes groups of three digits (or two, but the last, as in India) parted by sep.
func grouped(text string, i, end, to int32, sep string) (int32, bool) {
	if end-i > 3 {
		return end, false
	}
	n, size := 0, int32(len(sep))
	for {
		if !strings.HasPrefix(text[end:to], sep) || end+size >= to || !digit(text[end+size]) {
			break
		}
		e := run(text, end+size, to)
		width := e - end - size
		last := !strings.HasPrefix(text[e:to], sep) || e+size >= to || !digit(text[e+size])
		if width != 3 && (width != 2 || last || sep != ",") {
			return end, sep != "," && n > 0
		}
		end = e
		n++
	}
	return end, n > 0
}

func decimals(text string, end, to int32) int32 {
	if end+1 < to && text[end] == '.' && digit(text[end+1]) {
		return run(text, end+1, to)
	}
	return end
}

// parse is the value of a literal. A comma before one or two last digits is a decimal comma.
func parse(s string) float64 {
	if c := strings.LastIndexByte(s, ','); c >= 0 && strings.Count(s, ",") == 1 && len(s)-c <= 3 && !strings.Contains(s, ".") {
		s = s[:c] + "." + s[c+1:]
	}
	if strings.ContainsAny(s, ", \u202f\u00a0") {
		s = strings.Map(func(r rune) rune {
			if r == '.' || '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, s)
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return v
}
