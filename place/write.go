package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// write gives the report its places, in text order.
func (f *finder) write() {
	f.r.Places = f.r.Places[:0]
	for i := range f.found {
		f.r.Places = append(f.r.Places, f.place(&f.found[i]))
	}
}

func (f *finder) place(t *toponym) hearsay.Place {
	span := f.r.SpanOf(t.first, t.last)
	g := &f.groups[t.group]
	p := hearsay.Place{Span: span, Name: hearsay.State(calm(f.r.Words(span)), span)}
	if len(g.cands) == 0 {
		return p
	}
	best := &g.cands[g.best]
	from, because := f.explain(t)
	if !t.site {
		p.Feature = best.Feature
		if best.name != "" && !strings.EqualFold(best.name, p.Name.Value()) {
			p.Name = hearsay.Infer(best.name, span, "“"+f.r.Words(span)+"” is another name of it")
		}
	}
	p.Lat = hearsay.Infer(best.Lat, from, because)
	p.Lon = hearsay.Infer(best.Lon, from, because)
	switch {
	case best.Country == "":
	case best.Feature == "A.PCLI" && !t.site:
		p.Country = hearsay.State(best.Country, span)
	default:
		p.Country = hearsay.Infer(best.Country, from, because)
	}
	return p
}

// calm writes a name that is all in capitals with a capital a word, and blanks for breaks.
func calm(name string) string {
	if strings.ContainsAny(name, "\n\t") {
		name = strings.Join(strings.Fields(name), " ")
	}
	if utf8.RuneCountInString(name) < 5 || strings.Contains(name, ".") || strings.ToUpper(name) != name {
		return name
	}
	start := true
	return strings.Map(func(r rune) rune {
		if start {
			start = false
			return r
		}
		start = r == ' ' || r == '-'
		return unicode.ToLower(r)
	}, name)
}
