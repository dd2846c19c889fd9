// Package quantity reads the numbers of a report and what they count or measure: counts
// with their bounds ("at least 16 civilians"), ordinals, percentages, money, measures and
// ages. A number is read by a small grammar over digits and number words, in the manner of
// the rules of Recognizers-Text, whose English cases it is measured on; what a count counts
// is read from the tree (nummod of Universal Dependencies) or, where there is none, from
// the nouns that follow.
package quantity

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"hearsay/lang"
)

// Rules are the number words, bounds, currencies and units of a language. They are
// immutable and shared between goroutines.
type Rules struct {
	ids     map[string]int32
	entries []entry // by id
	steps   map[step]int32
	ends    [][]meaning // by state: what the phrase that ends there means
}

// entry is what a word is to the grammar of numbers.
type entry struct {
	role   role
	plural bool // "fifths"
	starts bool // some phrase begins with the word
	value  float64
}

type role uint8

const (
	noRole role = iota
	unitRole
	teenRole
	tenRole
	zeroRole
	hundredRole
	scaleRole
	collectiveRole
	ordinalUnitRole
	ordinalTeenRole
	ordinalTenRole
	ordinalScaleRole
	ordinalEndingRole
	partRole
	glyphRole
	minusRole
	articleRole
)

var roles = map[string]role{
	"unit": unitRole, "teen": teenRole, "ten": tenRole, "zero": zeroRole,
	"hundred": hundredRole, "scale": scaleRole, "collective": collectiveRole,
	"ordinal unit": ordinalUnitRole, "ordinal teen": ordinalTeenRole, "ordinal ten": ordinalTenRole,
	"ordinal scale": ordinalScaleRole, "ordinal ending": ordinalEndingRole,
	"part": partRole, "glyph": glyphRole, "minus": minusRole, "article": articleRole,
}

// step is a state of the phrases' automaton and the word that leads on from it.
type step struct{ state, word int32 }

// meaning is what a phrase is, with the value, the unit or the currency that it stands for.
type meaning struct {
	class  class
	lo, hi float64
	text   string // unit or currency
	exact  string // the phrase itself where its blanks, and but for money its capitals, count
}

type class uint64

const (
	suffixClass class = 1 << iota
	moneySuffixClass
	ratioClass
	noOneClass
	overClass
	fromClass
	underClass
	toClass
	equalClass
	thenFromClass
	thenToClass
	thenEqualClass
	betweenClass
	spanClass
	andClass
	throughClass
	aboutClass
	vagueClass
	nameClass
	beforeClass
	behindClass
	stopClass
	moneySignClass
	moneyNameClass
	moneyPartClass
	moneyCodeClass
	percentClass
	unitClass
	unitSignClass
	ageUnitClass
	ageClass
	ageSignClass
	agedClass
	relativeClass
	aloneClass
)

var classes = map[string]class{
	"numbers.txt suffix": suffixClass, "numbers.txt money suffix": moneySuffixClass,
	"numbers.txt ratio": ratioClass, "numbers.txt no number before one": noOneClass,
	"bounds.txt over": overClass, "bounds.txt from": fromClass, "bounds.txt under": underClass, "bounds.txt to": toClass,
	"bounds.txt equal": equalClass, "bounds.txt then from": thenFromClass, "bounds.txt then to": thenToClass,
	"bounds.txt then or equal": thenEqualClass, "bounds.txt between": betweenClass, "bounds.txt span": spanClass,
	"bounds.txt and": andClass, "bounds.txt through": throughClass, "bounds.txt about": aboutClass,
	"vague.txt vague": vagueClass, "designations.txt name": nameClass, "designations.txt before": beforeClass, "designations.txt behind": behindClass, "designations.txt stop": stopClass,
	"money.txt sign": moneySignClass, "money.txt name": moneyNameClass, "money.txt part": moneyPartClass, "money.txt code": moneyCodeClass,
	"money.txt alone": aloneClass, "units.txt percent": percentClass, "units.txt unit": unitClass, "units.txt sign": unitSignClass,
	"units.txt age unit": ageUnitClass, "units.txt age": ageClass, "units.txt age sign": ageSignClass, "units.txt aged": agedClass,
	"ordinals.txt relative": relativeClass,
}

// Load reads the rules from the folder "quantity" of the language's files.
func Load(files fs.FS) (*Rules, error) {
	m := &Rules{ids: map[string]int32{}, entries: make([]entry, 1, 2048), steps: map[step]int32{}, ends: make([][]meaning, 1, 2048)}
	for _, name := range []string{"numbers.txt", "bounds.txt", "vague.txt", "designations.txt", "money.txt", "units.txt", "ordinals.txt"} {
		if err := lang.Read(files, "quantity/"+name, func(l lang.Line) error { return m.line(name, l) }); err != nil {
			return nil, fmt.Errorf("quantity: %w", err)
		}
	}
	return m, nil
}

func (m *Rules) line(file string, l lang.Line) error {
	if r, ok := roles[l.Section]; ok && file == "numbers.txt" {
		return m.words(r, l)
	}
	c, ok := classes[file+" "+l.Section]
	if !ok {
		return l.Errorf("section %q is not one that this file has", l.Section)
	}
	f := l.Fields()
	switch c {
	case suffixClass, moneySuffixClass:
		v, err := value(l, f, 1)
		return m.add(l, words(f[0]), meaning{class: c, lo: v, exact: "*"}, err)
	case ratioClass:
		v, err := value(l, f, 1)
		return m.add(l, words(f[0]), meaning{class: c, lo: v}, err)
	case noOneClass:
		return m.add(l, words(f[0]), meaning{class: c}, nil)
	case vagueClass:
		lo, err := value(l, f, 1)
		if err != nil {
			return err
		}
		hi, err := value(l, f, 2)
		return m.add(l, f[:1], meaning{class: c, lo: lo, hi: hi}, err)
	case moneyNameClass, percentClass, unitClass, ageUnitClass:
		return m.named(l, f, 1, meaning{class: c, text: f[0]})
	case moneySignClass, unitSignClass:
		return m.named(l, f, 1, meaning{class: c, text: f[0], exact: "*"})
	case moneyPartClass:
		v, err := value(l, f, 1)
		if err != nil {
			return err
		}
		return m.named(l, f, 2, meaning{class: c, text: f[0], lo: v})
	case moneyCodeClass:
		if err := m.add(l, f[:1], meaning{class: c, text: f[0], lo: 1}, nil); err != nil {
			return err
		}
		return m.add(l, []string{"M" + f[0]}, meaning{class: c, text: f[0], lo: 1e6, exact: "*"}, nil)
	case relativeClass:
		v, err := value(l, f, 1)
		if err != nil {
			return err
		}
		if len(f) != 3 {
			return l.Errorf("want a phrase, an offset and what it counts from")
		}
		return m.add(l, words(f[0]), meaning{class: c, lo: v, text: f[2]}, nil)
	default:
		return m.add(l, f[:1], meaning{class: c}, nil)
	}
}

func (m *Rules) named(l lang.Line, f []string, at int, mean meaning) error {
	if len(f) <= at {
		return l.Errorf("want %d fields, have %d", at+1, len(f))
	}
	return m.add(l, words(f[at]), mean, nil)
}

func words(field string) []string {
	parts := strings.Split(field, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// value is the number in field i; "-" is without bound.
func value(l lang.Line, f []string, i int) (float64, error) {
	if len(f) <= i {
		return 0, l.Errorf("want a number in field %d", i+1)
	}
	if f[i] == "-" {
		return inf, nil
	}
	v, err := strconv.ParseFloat(f[i], 64)
	if err != nil {
		return 0, l.Errorf("want a number, have %q", f[i])
	}
	return v, nil
}

// words gives each word of the line its role; ordinals get their plurals as parts.
func (m *Rules) words(r role, l lang.Line) error {
	f := l.Fields()
	v, err := value(l, f, 1)
	if err != nil {
		return err
	}
	for _, w := range words(f[0]) {
		id := m.intern(w)
		m.entries[id].role, m.entries[id].value = r, v
		if r >= ordinalUnitRole && r <= ordinalScaleRole && w != "second" {
			id := m.intern(w + "s")
			m.entries[id].role, m.entries[id].value, m.entries[id].plural = r, v, true
		}
		if r == partRole && v > 0 && strings.HasSuffix(w, "s") {
			m.entries[id].plural = true
		}
	}
	return nil
}

// intern gives the lower-case word an id.
func (m *Rules) intern(word string) int32 {
	word = strings.ToLower(word)
	if id, ok := m.ids[word]; ok {
		return id
	}
	id := int32(len(m.entries))
	m.ids[word] = id
	m.entries = append(m.entries, entry{})
	return id
}

// add enters the phrases into the automaton, each with the meaning.
func (m *Rules) add(l lang.Line, phrases []string, mean meaning, err error) error {
	if err != nil {
		return err
	}
	exact := mean.exact != ""
	for _, phrase := range phrases {
		if phrase == "" {
			return l.Errorf("empty phrase")
		}
		if exact {
			mean.exact = phrase
		}
		m.enter(phrase, mean)
	}
	return nil
}

func (m *Rules) enter(phrase string, mean meaning) {
	state := int32(0)
	for i, word := range m.split(phrase) {
		id := m.intern(word)
		if i == 0 {
			m.entries[id].starts = true
		}
		next, ok := m.steps[step{state, id}]
		if !ok {
			next = int32(len(m.ends))
			m.ends = append(m.ends, nil)
			m.steps[step{state, id}] = next
		}
		state = next
	}
	m.ends[state] = append(m.ends[state], mean)
}

// split cuts a phrase as lex cuts text.
func (m *Rules) split(phrase string) []string {
	var out []string
	for _, x := range m.lex(phrase, 0, int32(len(phrase)), nil) {
		out = append(out, phrase[x.start:x.end])
	}
	return out
}
