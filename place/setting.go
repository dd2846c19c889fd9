package place

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"hearsay"
	"hearsay/place/gazetteer"
)

// settingOf finds where the text names a country, first in the given sentences, which are
// in text order; the name of the key itself is left out.
func (f *finder) settingOf(country, key string, sentences []int32) (at *setting, same bool) {
	if country == "" {
		return nil, false
	}
	key = bare(key)
	named := f.settingsIn(country)
	for _, sentence := range sentences {
		i, _ := slices.BinarySearchFunc(named, sentence, func(s setting, at int32) int { return cmp.Compare(s.sentence, at) })
		for ; i < len(named) && named[i].sentence == sentence; i++ {
			at = better(at, &named[i], key)
		}
	}
	if at != nil {
		return at, true
	}
	for i := 0; i < len(named) && (at == nil || at.division); i++ {
		at = better(at, &named[i], key)
	}
	return at, false
}

// settingsIn is where the text names a country, in text order.
func (f *finder) settingsIn(country string) []setting {
	first, _ := slices.BinarySearchFunc(f.settings, country, func(s setting, c string) int { return strings.Compare(s.country, c) })
	end, _ := slices.BinarySearchFunc(f.settings, country, func(s setting, c string) int {
		if s.country <= c {
			return -1
		}
		return 1
	})
	return f.settings[first:end]
}

// better is the setting that says more of two, the earlier one where they say the same.
func better(at, other *setting, key string) *setting {
	if other.key == key || at != nil && (!at.division || other.division) {
		return at
	}
	return other
}

// bare is a group's name without what sets it apart from other groups of the name.
func bare(key string) string {
	if i := strings.IndexAny(key, ",A"); i > 0 {
		return key[:i]
	}
	return key
}

// setBy is what a country's being named in the text is worth to its places.
func (f *finder) setBy(country string, g *group) float64 {
	at, same := f.settingOf(country, g.key, g.sentences)
	if at == nil {
		return 0
	}
	w := weightText
	if same {
		w = weightSentence
	}
	if at.division {
		w *= weightDivision
	}
	return w
}

// setByDivision is what the naming of its first-order division is worth to a place.
func (f *finder) setByDivision(c *candidate, g *group) float64 {
	if c.Region == 0 || c.Feature == "A.ADM1" {
		return 0
	}
	for i := range f.settings {
		if s := &f.settings[i]; s.division && s.region == c.Region && s.key != bare(g.key) {
			return weightInDivision
		}
	}
	return 0
}

// publisherCountry is the country of the address's domain or of the place in the
// publisher's name, as in "The Moscow Times", or "".
func (f *finder) publisherCountry() string {
	if address, err := url.Parse(f.r.URL.Value()); err == nil {
		host := address.Hostname()
		if country := f.domain["."+host[strings.LastIndexByte(host, '.')+1:]]; country != "" {
			return country
		}
	}
	for _, word := range strings.Fields(f.r.Publisher.Value()) {
		f.key = gazetteer.AppendKey(f.key[:0], word)
		if f.ambiguous[string(f.key)] || f.org[string(f.key)] {
			continue
		}
		for _, e := range f.named[string(f.key)] {
			if e.written == "" {
				return e.Country
			}
		}
		if first, n := f.table.Find(f.key); n > 0 {
			if p := f.table.At(first); p.Population >= wellKnown {
				return p.Country
			}
		}
	}
	return ""
}

// explain says what the choice of a mention's place rests on, and where the text says it.
func (f *finder) explain(t *toponym) (from hearsay.Span, because string) {
	g := &f.groups[t.group]
	best := &g.cands[g.best]
	here := f.r.SpanOf(t.first, t.last)
	switch {
	case t.site:
		return here, "lies where the place in its name does"
	case best.Feature == "A.PCLI":
		return here, "middle of the country of that name"
	case g.within.country != "" && g.within.holds(best):
		return g.within.span, "in " + f.r.Words(g.within.span) + ", named behind it"
	case len(g.cands) == 1:
		return here, "the only place of that name in the gazetteer"
	}
	at, same := f.settingOf(best.Country, g.key, []int32{t.sentence})
	if same && !at.division {
		return at.span, "in " + f.country[best.Country] + ", named in the same sentence"
	}
	if isLargest(g) {
		return here, fmt.Sprintf("largest of %d places of that name", len(g.cands))
	}
	if at != nil && !at.division {
		return at.span, "in " + f.country[best.Country] + ", named elsewhere in the text"
	}
	if g.kind != "" && strings.HasPrefix(best.Feature, g.kind) {
		return here, "a place of the kind that the text says"
	}
	return here, fmt.Sprintf("nearest to the text's other places of %d of that name", len(g.cands))
}

func isLargest(g *group) bool {
	for i := range g.cands {
		if prior(&g.cands[i]) > prior(&g.cands[g.best]) {
			return false
		}
	}
	return true
}

func (f *finder) keyOf(span hearsay.Span) string {
	return string(gazetteer.AppendKey(f.key[:0], f.r.Words(span)))
}
