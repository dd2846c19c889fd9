package coreference

import (
	"io/fs"
	"strings"

	"hearsay/lang"
	"hearsay/model/lex"
)

// Words is what the package knows of single words.
type Words struct {
	lexicon     *lex.Lexicon
	pronouns    map[string]pronoun
	adverbs     map[string]bool
	determiners map[string]determiner
	given       map[string]gender // first names
	titles      map[string]gender
	sexed       map[string]gender // nouns
	countries   map[string]uint16 // a country's names, its people and its adjectives
}

type (
	gender     uint8
	number     uint8
	class      uint8
	determiner uint8
)

const (
	noGender gender = iota
	male
	female
)

const (
	noNumber number = iota
	singular
	plural
)

const (
	noDeterminer  determiner = iota
	definite                 // "the"
	indefinite               // "a"
	demonstrative            // "this"
	negative                 // "no", "any", "every"
	quantified               // "some", "all"
	possessed                // "his", "Chile's"
)

var determinerNames = map[string]determiner{"the": definite, "a": indefinite, "this": demonstrative, "any": negative, "some": quantified}

// pronoun is what a pronoun tells of whom it stands for.
type pronoun struct {
	class  class
	number number
	gender gender
}

// A mention's class: of a pronoun by what it can stand for, of another phrase by how it begins.
const (
	noClass class = iota
	firstSingular
	firstPlural
	second
	he
	she
	it
	they
	this
	these
	who
	which
	many
	one
	thing
	adverb
	name
	definiteNoun
	demonstrativeNoun
	possessedNoun
	indefiniteNoun
	negativeNoun
	quantifiedNoun
	countedNoun
	barePlural
	bareSingular
	figure
	verbal
	together // a coordination: "Chile and Peru"
)

var pronounClasses = map[string]class{
	"i": firstSingular, "we": firstPlural, "you": second, "he": he, "she": she, "it": it, "they": they,
	"this": this, "these": these, "who": who, "which": which, "many": many, "one": one, "thing": thing,
}

// LoadWords reads the lists.
func LoadWords(files fs.FS) (*Words, error) {
	w := &Words{
		pronouns: map[string]pronoun{}, adverbs: map[string]bool{}, determiners: map[string]determiner{},
		given: map[string]gender{}, titles: map[string]gender{}, sexed: map[string]gender{}, countries: map[string]uint16{},
	}
	var err error
	if w.lexicon, err = lex.Open(files); err != nil {
		return nil, err
	}
	for _, f := range []struct {
		name string
		read func(lang.Line) error
	}{
		{"coreference/words.txt", w.readWord},
		{"entity/firstnames.txt", w.readGenders},
		{"entity/countries.txt", w.readCountry},
	} {
		if err := lang.Read(files, f.name, f.read); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *Words) readWord(l lang.Line) error {
	f := l.Fields()
	switch l.Section {
	case "pronouns":
		if len(f) != 4 || pronounClasses[f[1]] == noClass {
			return l.Errorf("want words | class | number | gender")
		}
		p := pronoun{
			class:  pronounClasses[f[1]],
			number: map[string]number{"singular": singular, "plural": plural}[f[2]],
			gender: map[string]gender{"male": male, "female": female}[f[3]],
		}
		for _, word := range listed(f[0]) {
			w.pronouns[word] = p
		}
	case "adverbs":
		for _, word := range listed(l.Text) {
			w.adverbs[word] = true
		}
	case "determiners":
		if len(f) != 2 || determinerNames[f[1]] == noDeterminer {
			return l.Errorf("want words | class")
		}
		for _, word := range listed(f[0]) {
			w.determiners[word] = determinerNames[f[1]]
		}
	default:
		return l.Errorf("unknown section %q", l.Section)
	}
	return nil
}

func (w *Words) readGenders(l lang.Line) error {
	sex, what, _ := strings.Cut(l.Section, " ")
	g := map[string]gender{"male": male, "female": female}[sex]
	into := map[string]map[string]gender{"": w.given, "title": w.titles, "noun": w.sexed}[what]
	if g == noGender || into == nil {
		return l.Errorf("want a section [male] or [female], or one of these with title or noun")
	}
	for _, word := range listed(l.Text) {
		into[word] = g
	}
	return nil
}

// readCountry takes a country's names of one word, and what its people and things are called.
func (w *Words) readCountry(l lang.Line) error {
	f := l.Fields()
	if len(f) < 3 {
		return l.Errorf("want code | names | people and adjectives")
	}
	id := uint16(len(w.countries) + 1)
	for _, field := range f[1:3] {
		for _, word := range listed(field) {
			if !strings.Contains(word, " ") {
				w.countries[word] = id
			}
		}
	}
	return nil
}

func listed(s string) []string {
	var out []string
	for word := range strings.SplitSeq(s, ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}
