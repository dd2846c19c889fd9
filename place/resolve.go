package place

import (
	"math"
	"slices"
	"strings"

	"hearsay"
	"hearsay/place/gazetteer"
)

// candidate is a place that a name may mean.
type candidate struct {
	gazetteer.Place
	name   string // as the files write it, or "" for the text's own words
	listed bool   // in the files of countries, regions, states
	score  float64
}

// group is a name with the country or state that stands right behind it; the text means
// the same place by all of its mentions.
type group struct {
	key       string
	within    container
	mentions  int
	cands     []candidate
	kind      string // feature that a common noun beside a mention says: A.ADM1
	sentences []int32
	best      int
}

// container is the place named right behind another: "Paris, Texas".
type container struct {
	country string
	region  uint16
	span    hearsay.Span
}

func (c container) holds(p *candidate) bool {
	return c.country == p.Country && (c.region == 0 || c.region == p.Region)
}

// mostCandidates bounds the bearers of one name that are weighed, most populous first.
const mostCandidates = 60

// candidates fills f.cands with what the words first to last may name, and reports
// whether there is anything. An abbreviation counts only behind a place and a comma.
func (f *finder) candidates(first, last int32) bool {
	f.cands = f.cands[:0]
	words := f.r.Words(f.r.SpanOf(first, last))
	f.key = gazetteer.AppendKey(f.key[:0], words)
	exact := false
	for _, e := range f.named[string(f.key)] {
		if f.other[string(f.key)] && capitals(words) {
			continue
		}
		if !e.spelt(words) || e.after && !f.afterPlace(first) {
			exact = exact || e.written != ""
			continue
		}
		e.listed = true
		f.cands = append(f.cands, e.candidate)
	}
	if len(f.key) < 2 || exact && len(f.cands) == 0 && len(f.key) < 4 || first == last && (f.other[string(f.key)] || acronym(words)) {
		return len(f.cands) > 0
	}
	at, n := f.table.Find(f.key)
	for i := at; i < at+min(n, mostCandidates); i++ {
		if p := f.table.At(i); !f.has(&p) {
			f.cands = append(f.cands, candidate{Place: p})
		}
	}
	return len(f.cands) > 0
}

// acronym reports whether a word is a few capitals, which far more often abbreviate a name
// than spell a town's.
func acronym(word string) bool { return len(word) <= 3 && capitals(word) }

func capitals(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

func (f *finder) has(p *gazetteer.Place) bool {
	for i := range f.cands {
		if f.cands[i].Place == *p {
			return true
		}
	}
	return false
}

// afterPlace reports whether token i stands behind a place and a comma, or behind a party's
// letter and a hyphen, as in "D-W.Va.".
func (f *finder) afterPlace(i int32) bool {
	if i < 2 || !f.capital(i-2) {
		return false
	}
	mark := f.r.Form(i - 1)
	return mark == "," || mark == "-" && len(f.r.Form(i-2)) == 1
}

// add files the words as a toponym and returns the token after it.
func (f *finder) add(first, last, s int32) int32 {
	g := f.groupOf(first, last)
	f.groups[g].mentions++
	f.groups[g].sentences = append(f.groups[g].sentences, s)
	if kind := f.kindBeside(first, last); kind != "" {
		f.groups[g].kind = kind
	}
	if f.contains(first, last) {
		f.groups[g].kind = "A.ADM1"
	}
	f.found = append(f.found, toponym{first: first, last: last, sentence: s, group: g})
	if len(f.cands) > 0 && (f.cands[0].Feature == "A.PCLI" || f.cands[0].Feature == "A.ADM1") && f.cands[0].Country != "" {
		span := f.r.SpanOf(first, last)
		f.settings = append(f.settings, setting{f.cands[0].Country, span, f.keyOf(span), s, f.cands[0].Feature == "A.ADM1", f.cands[0].Region})
	}
	return last + 1
}

func (f *finder) groupOf(first, last int32) int {
	key := string(gazetteer.AppendKey(f.key[:0], f.r.Words(f.r.SpanOf(first, last))))
	if f.contains(first, last) {
		key += ","
	}
	key += f.divisionBeside(first, last)
	cands := f.cands
	within := f.container(last)
	for i := range f.groups {
		g := &f.groups[i]
		if g.key != key {
			continue
		}
		if within.country == "" || g.within.country == "" || g.within.country == within.country && g.within.region == within.region {
			if g.within.country == "" {
				g.within = within
			}
			f.cands = cands
			return i
		}
	}
	f.cands = cands
	f.groups = append(f.groups, group{key: key, within: within, cands: append([]candidate(nil), cands...)})
	return len(f.groups) - 1
}

// contains reports whether the words are the division behind the place found last, as
// "New York" is in "Albany, New York".
func (f *finder) contains(first, last int32) bool {
	if len(f.found) == 0 || first < 2 || f.found[len(f.found)-1].last != first-2 {
		return false
	}
	c := f.container(first - 2)
	return c.region != 0 && c.span == f.r.SpanOf(first, last)
}

// container is the country or first-order division named behind token last: ", Texas",
// ", in northern Syria", or the adjective before it in "the Syrian city of".
func (f *finder) container(last int32) container {
	t := f.r.Tokens
	i := last + 1
	if i >= int32(len(t)) || f.r.Form(i) != "," {
		return container{}
	}
	article := false
	for i++; i < int32(len(t)); i++ {
		word := lower(f.r.Form(i))
		if word != "in" && word != "the" && !f.direction[word] {
			break
		}
		article = article || word == "the"
	}
	for n := int32(3); n > 0; n-- {
		if i+n > int32(len(t)) || !f.capital(i) || !f.mayEnd(i+n-1) || article && f.acts(i+n-1) {
			continue
		}
		words := f.r.Words(f.r.SpanOf(i, i+n-1))
		key := gazetteer.Key(words)
		for _, e := range f.named[key] {
			if e.Country != "" && e.spelt(words) && (e.Feature == "A.PCLI" || e.Feature == "A.ADM1") {
				c := container{country: e.Country, span: f.r.SpanOf(i, i+n-1)}
				if e.Feature == "A.ADM1" {
					c.region = e.Region
				}
				return c
			}
		}
		first, found := f.table.Find([]byte(key))
		for p := first; p < first+found; p++ {
			if place := f.table.At(p); place.Feature == "A.ADM1" {
				return container{country: place.Country, region: place.Region, span: f.r.SpanOf(i, i+n-1)}
			}
		}
	}
	return container{}
}

// acts reports whether a name is the subject of its clause, as the country is in "In Paris,
// the United States led the talks".
func (f *finder) acts(last int32) bool {
	return f.r.Tokens[last].Deprel.Universal() == hearsay.NSubj
}

// kindBeside is the feature that a common noun beside the name says: "Aleppo province",
// "the province of Aleppo".
func (f *finder) kindBeside(first, last int32) string {
	if last+1 < int32(len(f.r.Tokens)) {
		if kind := f.kind[lower(f.r.Form(last+1))]; kind != "" {
			return kind
		}
	}
	if first > 1 && f.r.Form(first-1) == "of" {
		return f.kind[lower(f.r.Form(first-2))]
	}
	return ""
}

// divisionBeside is the kind beside the name where it says a division: the name then means
// another place than it does alone.
func (f *finder) divisionBeside(first, last int32) string {
	if kind := f.kindBeside(first, last); strings.HasPrefix(kind, "A.") {
		return kind
	}
	return ""
}

// The weights of what speaks for a candidate, in powers of ten of population.
const (
	weightCountryName = 7.5 // a country of the name
	weightRegionName  = 7.2 // a continent, sea, region of the name
	weightCapital     = 1.0
	weightKind        = 2.0 // "province" beside a province's name
	weightBehind      = 10  // ", Texas"
	weightSentence    = 2.0 // its country named in the same sentence
	weightText        = 1.2 // … elsewhere
	weightPublisher   = 0.7
	weightInDivision  = 1.0 // its first-order division named in the text
	weightDivision    = 0.6 // of that, where only a division of the country is named
	weightNear        = 1.5 // per other place right there, falling with distance
	nearKm            = 150
	mostNear          = 3
	divisionOfTowns   = 1.2 // a division is less often meant than the town of its name
	secondOfTowns     = 1.5
)

// prior is how often a place of this kind and size is meant by its bare name.
func prior(c *candidate) float64 {
	score := math.Log10(float64(c.Population) + 100)
	switch {
	case c.listed && c.Feature == "A.PCLI":
		return weightCountryName
	case c.listed && c.Population == 0:
		return weightRegionName
	case c.Feature == "A.ADM1":
		return score - divisionOfTowns
	case c.Feature == "A.ADM2":
		return score - secondOfTowns
	case c.Feature == "P.PPLC":
		return score + weightCapital
	case c.Feature == "P.PPLX":
		return score - 1
	}
	return score
}

// resolve chooses a candidate for every group: first by what the text says, then once
// more with the nearness of the places so chosen.
func (f *finder) resolve() {
	slices.SortStableFunc(f.settings, func(a, b setting) int { return strings.Compare(a.country, b.country) })
	publisher := f.publisherCountry()
	for i := range f.groups {
		f.weigh(&f.groups[i], publisher)
		f.choose(&f.groups[i])
	}
	for i := range f.groups {
		f.weighNearness(i)
	}
	for i := range f.groups {
		f.choose(&f.groups[i])
		f.keepNear(i)
	}
}

// quarter is the feature of a part of a town.
const quarter = "P.PPLX"

// keepNear leaves a part of a town without its candidates where the chosen one lies in a
// country that nothing else in the text lies in: quarters of towns are seldom in a
// gazetteer, and villages elsewhere share their names.
func (f *finder) keepNear(i int) {
	g := &f.groups[i]
	if g.kind != quarter || len(g.cands) == 0 {
		return
	}
	country := g.cands[g.best].Country
	if len(f.settingsIn(country)) > 0 {
		return
	}
	for j := range f.groups {
		if o := &f.groups[j]; j != i && len(o.cands) > 0 && o.cands[o.best].Country == country {
			return
		}
	}
	g.cands = nil
}

func (f *finder) weigh(g *group, publisher string) {
	for i := range g.cands {
		c := &g.cands[i]
		c.score = prior(c)
		if g.kind != "" && strings.HasPrefix(c.Feature, g.kind) {
			c.score += weightKind
		}
		if g.within.country != "" && g.within.holds(c) && c.Feature != "A.PCLI" {
			c.score += weightBehind
		}
		if c.Feature == "A.PCLI" {
			continue
		}
		c.score += f.setBy(c.Country, g) + f.setByDivision(c, g)
		if c.Country == publisher {
			c.score += weightPublisher
		}
	}
}

// weighNearness adds to each candidate what the text's other places, as chosen, lie near it.
func (f *finder) weighNearness(i int) {
	g := &f.groups[i]
	if len(g.cands) < 2 {
		return
	}
	for c := range g.cands {
		p := &g.cands[c]
		var near [mostNear]float64
		for j := max(0, i-40); j < min(len(f.groups), i+40); j++ {
			o := &f.groups[j]
			if j == i || len(o.cands) == 0 || o.key == g.key {
				continue
			}
			other := &o.cands[o.best]
			if other.Feature == "A.PCLI" || other.Country != p.Country {
				continue
			}
			w := nearness(p, other)
			for k := range near {
				if w > near[k] {
					near[k], w = w, near[k]
				}
			}
		}
		for _, w := range near {
			p.score += weightNear * w
		}
	}
}

// nearness is 1 for two places in one spot, and falls with their distance; a division is
// near to what lies in it and to the country's other divisions, a country to what lies in it.
func nearness(a, b *candidate) float64 {
	if a.Feature == "A.PCLI" {
		return 0.5
	}
	w := math.Exp(-kilometres(a.Lat, a.Lon, b.Lat, b.Lon) / nearKm)
	if a.Feature == "A.ADM1" || b.Feature == "A.ADM1" {
		if a.Region == b.Region {
			return max(w, 0.8)
		}
		if a.Feature == b.Feature {
			return max(w, 0.4)
		}
	}
	return w
}

func (f *finder) choose(g *group) {
	g.best = 0
	for i := range g.cands {
		if g.cands[i].score > g.cands[g.best].score {
			g.best = i
		}
	}
}

// kilometres is the great-circle distance between two points.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371, math.Pi / 180
	a, b := lat1*degree, lat2*degree
	dLat, dLon := math.Sin((b-a)/2), math.Sin((lon2-lon1)*degree/2)
	h := dLat*dLat + math.Cos(a)*math.Cos(b)*dLon*dLon
	return 2 * radius * math.Asin(min(1, math.Sqrt(h)))
}
