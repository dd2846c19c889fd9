package entity

import (
	"io/fs"
	"strings"

	"hearsay/lang"
)

// nameKind is what a dictionary name stands for.
type nameKind uint8

const (
	countryName nameKind = iota + 1
	peopleName           // "Venezuelan", "Venezuelans"
	capitalName          // stands for the government: "Moscow"
	seatName             // "Kremlin"
	organisationName
	groupName
	outletName
)

// entry is a name in the dictionaries.
type entry struct {
	kind     nameKind
	name     string // as a record shows it
	body     string // what tells it from others, for organisations and outlets
	code     string // CAMEO country, "" where it has none
	roles    []string
	from, to string // ISO dates in which it holds; "" is open
	common   bool   // bodies of other countries have the name too
	other    int32  // the same name at other dates, or -1
}

// add keeps a name; where the form is known already, the first reading stays and a dated
// one is chained behind it.
func (x *Lexicon) add(form string, e entry) {
	key := strings.ReplaceAll(form, " ", "")
	e.other = -1
	old, known := x.names[key]
	if known {
		last := old
		for x.entries[last].other >= 0 {
			last = x.entries[last].other
		}
		if x.entries[last].from == "" && x.entries[last].to == "" {
			return
		}
		x.entries[last].other = int32(len(x.entries))
	} else {
		x.names[key] = int32(len(x.entries))
	}
	x.entries = append(x.entries, e)
}

// at is the entry that holds at the date; an undated report takes the first.
func (x *Lexicon) at(id int32, date string) *entry {
	for e := id; e >= 0; e = x.entries[e].other {
		if date == "" || x.entries[e].holds(date) {
			return &x.entries[e]
		}
	}
	return &x.entries[id]
}

func (e *entry) holds(date string) bool {
	return (e.from == "" || e.from <= date) && (e.to == "" || date <= e.to)
}

func list(field string) []string {
	if field == "" {
		return nil
	}
	items := strings.Split(field, ",")
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	return items
}

func (x *Lexicon) loadCountries(files fs.FS) error {
	return lang.Read(files, "entity/countries.txt", func(l lang.Line) error {
		f := l.Fields()
		if len(f) < 4 || f[0] == "" || f[1] == "" {
			return l.Errorf("want code | names | people | capitals | seats of power")
		}
		names := list(f[1])
		x.country[f[0]] = names[0]
		if l.Section == "regions" {
			x.regions[f[0]] = true
		}
		for _, n := range names {
			x.add(n, entry{kind: countryName, name: names[0], code: f[0]})
		}
		for _, n := range list(f[2]) {
			x.add(n, entry{kind: peopleName, name: names[0], code: f[0]})
		}
		for _, n := range list(f[3]) {
			x.add(n, entry{kind: capitalName, name: n, code: f[0], roles: []string{"GOV"}})
		}
		if len(f) > 4 {
			for _, n := range list(f[4]) {
				seat, role, ok := strings.Cut(n, "=")
				if !ok {
					role = "GOV"
				}
				x.add(seat, entry{kind: seatName, name: seat, code: f[0], roles: []string{role}})
			}
		}
		return nil
	})
}

func (x *Lexicon) loadOrganisations(files fs.FS) error {
	kinds := map[string]nameKind{"organisation": organisationName, "group": groupName}
	return lang.Read(files, "entity/organisations.txt", func(l lang.Line) error {
		f := l.Fields()
		kind := kinds[l.Section]
		if kind == 0 || len(f) < 3 || f[0] == "" {
			return l.Errorf("want names | country | roles | from..to, in a section [organisation] or [group]")
		}
		e := entry{kind: kind, roles: strings.Fields(f[2])}
		e.code, e.common = strings.CutPrefix(strings.Trim(f[1], "-"), "~")
		if len(f) > 3 {
			var ok bool
			if e.from, e.to, ok = strings.Cut(f[3], ".."); !ok {
				return l.Errorf("want from..to, not %q", f[3])
			}
		}
		x.addBodies(f[0], e)
		return nil
	})
}

// addBodies keeps the bodies of a field: parted by semicolons, the names of one by commas.
func (x *Lexicon) addBodies(field string, e entry) {
	for body := range strings.SplitSeq(field, ";") {
		names := list(body)
		e.name = names[0]
		e.body = edgeless(e.name)
		for _, n := range names {
			own := e
			// "U.S. Congress" is nobody else's.
			own.common = e.common && x.names.prefixed(n, x) == ""
			x.add(n, own)
		}
	}
}

// prefixed is the country that a name begins with, or "".
func (p phrases) prefixed(name string, x *Lexicon) string {
	for i := range name {
		if name[i] == ' ' {
			if id, ok := p[strings.ReplaceAll(name[:i], " ", "")]; ok && x.entries[id].kind <= peopleName {
				return x.entries[id].code
			}
		}
	}
	return ""
}

// edgeless is a body's name without the words that are left out at will.
func edgeless(name string) string {
	name = strings.TrimPrefix(name, "The ")
	for _, edge := range []string{" news agency", " News Agency", " Agency", " News"} {
		if cut, ok := strings.CutSuffix(name, edge); ok {
			return cut
		}
	}
	return name
}

func (x *Lexicon) loadOutlets(files fs.FS) error {
	return lang.Read(files, "entity/outlets.txt", func(l lang.Line) error {
		f := l.Fields()
		if len(f) != 2 || f[0] == "" {
			return l.Errorf("want names | country")
		}
		x.addBodies(f[0], entry{kind: outletName, code: strings.Trim(f[1], "-"), roles: []string{"MED"}})
		return nil
	})
}

// isAcronymOf reports whether a is made of the initials of name: "WHO", "U.N.".
func isAcronymOf(a, name string) bool {
	i := 0
	a = strings.ReplaceAll(a, ".", "")
	if len(a) < 2 {
		return false
	}
	for word := range strings.FieldsFuncSeq(name, func(c rune) bool { return c == ' ' || c == '-' || c == '\'' }) {
		if i < len(a) && word[0]|0x20 == a[i]|0x20 {
			i++
		} else if word[0] >= 'A' && word[0] <= 'Z' {
			return false
		}
	}
	return i == len(a)
}
