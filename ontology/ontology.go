// Package ontology holds the event ontologies as tables: CAMEO's codes (Gerner, Schrodt
// and Yılmaz 2012) with their labels, the Goldstein scale as CAMEO assigns it (Goldstein
// 1992), and what each code is in PLOVER (the conversion table of September 2021).
//
// The tables are the files cameo.txt and shifts.txt beside this source.
package ontology

import (
	"embed"
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"hearsay/lang"
)

//go:embed cameo.txt shifts.txt
var tables embed.FS

// Code is one CAMEO category: a root of two digits, or one of its three- and four-digit
// subcategories.
type Code struct {
	CAMEO     string  // "0232"
	Label     string  // "Appeal for military aid"
	Goldstein float64 // -10 (conflict) to 10 (cooperation)
	Event     string  // PLOVER event, or "" where PLOVER has none
	Mode      string  // PLOVER mode, or ""
	Contexts  []string
}

// Root is the two digits of the code's root category.
func (c Code) Root() string { return c.CAMEO[:2] }

type ontology struct {
	codes  map[string]Code
	list   []Code
	shifts map[string]Shift
	err    error
}

var loaded = sync.OnceValue(func() ontology {
	o := ontology{codes: map[string]Code{}, shifts: map[string]Shift{}}
	o.err = errors.Join(o.readCodes(tables), o.readShifts(tables))
	return o
})

// Lookup finds a CAMEO code.
func Lookup(code string) (Code, bool) {
	c, ok := loaded().codes[code]
	return c, ok
}

// Codes are all CAMEO codes, in the order of the table.
func Codes() []Code { return loaded().list }

// Shift carries the code of an event over to the code of an act about it: of a promise,
// an appeal, a demand, a threat, a refusal. It maps the beginning of a code to a code.
type Shift map[string]string

// Shifts finds a table of shifts.txt by its name: intend, future, threaten, appeal,
// demand, reject, halt, accuse, investigate.
func Shifts(name string) (Shift, bool) {
	s, ok := loaded().shifts[name]
	return s, ok
}

// NoCode is what a shift gives where the act has no code of its own.
const NoCode = "-"

// Of is the code of the act about an event with this code, NoCode, or "" where the table
// has no row. The longest row that the code begins with counts.
func (s Shift) Of(code string) string {
	for n := len(code); n >= 2; n-- {
		if to := s[code[:n]]; to != "" {
			return to
		}
	}
	return ""
}

func (o *ontology) readCodes(files fs.FS) error {
	return lang.Read(files, "cameo.txt", func(l lang.Line) error {
		f := l.Fields()
		if len(f) != 6 {
			return l.Errorf("want code | label | goldstein | event | mode | contexts, got %d fields", len(f))
		}
		scale, err := strconv.ParseFloat(f[2], 64)
		if err != nil || scale < -10 || scale > 10 {
			return l.Errorf("want a Goldstein value from -10 to 10, got %q", f[2])
		}
		if len(f[0]) < 2 || len(f[0]) > 4 {
			return l.Errorf("want a CAMEO code of two to four digits, got %q", f[0])
		}
		if _, twice := o.codes[f[0]]; twice {
			return l.Errorf("code %s stands twice", f[0])
		}
		c := Code{f[0], f[1], scale, f[3], f[4], strings.Fields(f[5])}
		o.codes[c.CAMEO] = c
		o.list = append(o.list, c)
		return nil
	})
}

func (o *ontology) readShifts(files fs.FS) error {
	return lang.Read(files, "shifts.txt", func(l lang.Line) error {
		f := l.Fields()
		if len(f) != 2 || l.Section == "" {
			return l.Errorf("want code | becomes, under a [table]")
		}
		if _, ok := o.codes[f[0]]; !ok {
			return l.Errorf("unknown code %q", f[0])
		}
		if _, ok := o.codes[f[1]]; !ok && f[1] != NoCode {
			return l.Errorf("unknown code %q", f[1])
		}
		if o.shifts[l.Section] == nil {
			o.shifts[l.Section] = Shift{}
		}
		o.shifts[l.Section][f[0]] = f[1]
		return nil
	})
}
