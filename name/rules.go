package name

import (
	"io/fs"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// Rules are what dictionaries and titles know of names. They are immutable.
type Rules struct {
	kinds  map[string]hearsay.NameKind // of names in the dictionaries, written without blanks
	titles map[string]bool             // written without blanks
	office map[string]bool
	of     map[string]bool
}

// Load reads the words of names, and the dictionaries of countries, organisations and outlets.
func Load(files fs.FS) (*Rules, error) {
	m := &Rules{kinds: map[string]hearsay.NameKind{}, titles: map[string]bool{}, office: map[string]bool{}, of: map[string]bool{}}
	sections := map[string]map[string]bool{"title": m.titles, "office": m.office, "of": m.of}
	err := lang.Read(files, "name/words.txt", func(l lang.Line) error {
		words, ok := sections[l.Section]
		if !ok {
			return l.Errorf("want a section [title], [office] or [of] first")
		}
		for word := range strings.SplitSeq(l.Text, ",") {
			words[joined(word)] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, d := range []struct {
		file  string
		field int // that lists the names
		kind  hearsay.NameKind
	}{
		{"entity/countries.txt", 1, hearsay.Location},
		{"entity/outlets.txt", 0, hearsay.Organisation},
		{"entity/organisations.txt", 0, hearsay.Organisation},
	} {
		if err := m.read(files, d.file, d.field, d.kind); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// read takes a dictionary's names. A name of two kinds is of neither.
func (m *Rules) read(files fs.FS, file string, field int, kind hearsay.NameKind) error {
	return lang.Read(files, file, func(l lang.Line) error {
		fields := l.Fields()
		if field >= len(fields) {
			return l.Errorf("want names in field %d", field+1)
		}
		for name := range strings.FieldsFuncSeq(fields[field], func(c rune) bool { return c == ',' || c == ';' }) {
			key := joined(name)
			if old, ok := m.kinds[key]; ok && old != kind {
				m.kinds[key] = ""
				continue
			}
			m.kinds[key] = kind
		}
		return nil
	})
}

// joined is a name without blanks, so that it does not matter how its words are cut.
func joined(name string) string { return strings.ReplaceAll(name, " ", "") }
