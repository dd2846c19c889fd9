// Package unknown reads out what a report itself says is not known, not specified, not
// confirmed or not answered, and where it gives two figures for one thing.
//
// The rules lie in files *.rules: patterns of words, each with sentences in which it must
// hold and one in which it must not. A rule is a line "rule NAME" and fields below it:
//
//	kind      unknown | unspecified | unconfirmed | declined
//	words     a pattern; one field for each wording
//	unless    a pattern that undoes the match when it overlaps it
//	subject   a set: the clause's subject must have one of its words
//	quoted    yes: the rule also reads what stands in quotation marks
//	evidence  clause (the default) or phrase: the noun phrase of the matched adjective
//	about     what is not known: the first of these, parted by bars, that is there:
//	          question  the clause from the mark "<" on
//	          after     what follows the mark, or the match of a pattern without one
//	          marked    from the mark "<" to the mark ">", or to the match's end
//	          subject   the clause's subject
//	          nominal   the noun phrase from the mark on
//	          noun      the noun phrase of the matched adjective
//	          head      the noun that a relative clause belongs to
//	yes       a sentence, "->", and what is not known in it (may be empty)
//	no        a sentence in which the rule must not match
//
// A pattern is words, each one token in small letters: a|b either, @set any word of a set
// of sets.txt, (a) may be missing, ..3 up to three tokens of any kind within the clause,
// $ the end of the clause; < before and > behind an element mark the about.
package unknown

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// Rules are the compiled rules of a language. They are immutable and may be shared.
type Rules struct {
	rules        []rule
	anchor       map[string][]anchor // by word: where a rule's match may be begun from
	sets         map[string]map[string]bool
	terms        clauseWords
	counted      map[string]string // "wounded" -> injured
	countedPairs map[pair]string   // "took", "part" -> attending
}

// clauseWords are the sets that tell a clause and its parts.
type clauseWords struct {
	join     map[string]bool // conjunctions that part clauses even without a comma: "although"
	and      map[string]bool // conjunctions that a clause does not begin with: "but"
	lead     map[string]bool // prepositions that lead to what a verb is about: "on"
	stop     map[string]bool // words that a noun phrase does not go beyond
	relative map[string]bool // "which"
	pronoun  map[string]bool // "it"
	aux      map[string]bool // "has"
	contrast map[string]bool // words that set one figure against another: "however"
	people   map[string]bool // units that are anybody: "person"
	part     map[string]bool // words beside a figure that is part of a whole: "another"
	bounds   map[string]bool // behind a word of part that says no such thing: "more than"
	within   map[string]bool // words before such a figure, but behind a whole: "including"
	vague    map[string]bool // figures that are none: "dozens"
	claim    map[string]bool // nouns that take a claim up: "accusation"
	told     map[string]bool // verbs of a teller behind the clause: "noted"
}

// rule is one rule of the files.
type rule struct {
	at       lang.Line
	name     string
	kind     hearsay.UnknownKind
	patterns []pattern
	unless   []pattern
	subject  map[string]bool
	about    []string
	phrase   bool
	quoted   bool
	examples []example
}

// example is a sentence that a rule must, or must not, hold in.
type example struct {
	at       lang.Line
	sentence string
	about    string
	holds    bool
}

// pattern is a sequence of elements.
type pattern struct {
	elements []element
	anchor   int // element that the search starts from
	from, to int // elements where the about begins and ends, or -1
}

// element matches one token, a gap of tokens, or the clause's end.
type element struct {
	words    map[string]bool
	optional bool
	gap      int
	end      bool
}

type anchor struct {
	rule, pattern int
}

// mostWords bounds a pattern, and with gaps the work of a match.
const (
	mostWords = 16
	mostGap   = 12
	mostGaps  = 3
)

var kinds = map[string]hearsay.UnknownKind{
	"unknown": hearsay.NotKnown, "unspecified": hearsay.Unspecified, "unconfirmed": hearsay.Unconfirmed, "declined": hearsay.Declined,
}

var abouts = map[string]bool{"question": true, "after": true, "marked": true, "subject": true, "nominal": true, "noun": true, "head": true}

// Load reads the folder unknown of the language's files: sets.txt and every *.rules.
func Load(files fs.FS) (*Rules, error) {
	m := &Rules{anchor: map[string][]anchor{}, sets: map[string]map[string]bool{}, counted: map[string]string{}, countedPairs: map[pair]string{}}
	if err := lang.Read(files, "unknown/sets.txt", m.readSet); err != nil {
		return nil, err
	}
	if err := lang.Read(files, "unknown/counts.txt", m.readCount); err != nil {
		return nil, err
	}
	for name, set := range map[string]*map[string]bool{
		"join": &m.terms.join, "and": &m.terms.and, "lead": &m.terms.lead,
		"stop": &m.terms.stop, "relative": &m.terms.relative, "pronoun": &m.terms.pronoun, "aux": &m.terms.aux, "told": &m.terms.told, "claim": &m.terms.claim,
		"people": &m.terms.people, "part": &m.terms.part, "within": &m.terms.within, "bounds": &m.terms.bounds, "vague": &m.terms.vague, "contrast": &m.terms.contrast,
	} {
		if *set = m.sets[name]; *set == nil {
			return nil, fmt.Errorf("unknown/sets.txt: no set %q", name)
		}
	}
	names, err := fs.Glob(files, "unknown/*.rules")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := lang.Read(files, name, m.readRule); err != nil {
			return nil, err
		}
	}
	for i := range m.rules {
		if err := m.check(i); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *Rules) readSet(l lang.Line) error {
	f := l.Fields()
	if len(f) != 2 || f[0] == "" {
		return l.Errorf("want a set and its words, parted by a bar, got %q", l.Text)
	}
	m.sets[f[0]] = map[string]bool{}
	for _, word := range strings.Fields(f[1]) {
		m.sets[f[0]][word] = true
	}
	return nil
}

func (m *Rules) readRule(l lang.Line) error {
	field, value, _ := strings.Cut(l.Text, " ")
	value = strings.TrimSpace(value)
	if !l.Indent {
		if field != "rule" || value == "" {
			return l.Errorf("want \"rule NAME\", got %q", l.Text)
		}
		m.rules = append(m.rules, rule{at: l, name: value})
		return nil
	}
	if len(m.rules) == 0 || m.rules[len(m.rules)-1].at.File != l.File {
		return l.Errorf("%s outside a rule", field)
	}
	return m.readField(l, &m.rules[len(m.rules)-1], field, value)
}

func (m *Rules) readField(l lang.Line, r *rule, field, value string) error {
	switch field {
	case "kind":
		if r.kind = kinds[value]; r.kind == "" {
			return l.Errorf("unknown kind %q: want unknown, unspecified, unconfirmed or declined", value)
		}
	case "words", "unless":
		p, err := m.compile(value)
		if err != nil {
			return l.Errorf("%w", err)
		}
		if field == "words" {
			r.patterns = append(r.patterns, p)
		} else {
			r.unless = append(r.unless, p)
		}
	case "subject":
		if r.subject = m.sets[strings.TrimPrefix(value, "@")]; r.subject == nil {
			return l.Errorf("no set %q in sets.txt", value)
		}
	case "about":
		r.about = l.Fields()
		r.about[0] = strings.TrimSpace(strings.TrimPrefix(r.about[0], "about"))
		for _, a := range r.about {
			if !abouts[a] {
				return l.Errorf("unknown about %q", a)
			}
		}
	case "evidence":
		if value != "clause" && value != "phrase" {
			return l.Errorf("evidence is clause or phrase, not %q", value)
		}
		r.phrase = value == "phrase"
	case "quoted":
		if value != "yes" {
			return l.Errorf("quoted is yes or left out, not %q", value)
		}
		r.quoted = true
	case "yes", "no":
		return r.readExample(l, field == "yes", value)
	default:
		return l.Errorf("unknown field %q", field)
	}
	return nil
}

func (r *rule) readExample(l lang.Line, holds bool, value string) error {
	sentence, about, arrow := strings.Cut(value, "->")
	if holds != arrow {
		return l.Errorf("an example that holds ends in \"-> what is not known\", one that does not has no arrow")
	}
	r.examples = append(r.examples, example{l, strings.TrimSpace(sentence), strings.TrimSpace(about), holds})
	return nil
}

// check refuses a rule with a part missing, and files its patterns under their anchors.
func (m *Rules) check(i int) error {
	r := &m.rules[i]
	yes, no := 0, 0
	for _, e := range r.examples {
		if e.holds {
			yes++
		} else {
			no++
		}
	}
	switch {
	case r.kind == "":
		return r.at.Errorf("rule %s has no kind", r.name)
	case len(r.patterns) == 0:
		return r.at.Errorf("rule %s has no words", r.name)
	case yes == 0 || no == 0:
		return r.at.Errorf("rule %s wants an example that holds and one that does not", r.name)
	}
	for p := range r.patterns {
		e := &r.patterns[p].elements[r.patterns[p].anchor]
		for word := range e.words {
			m.anchor[word] = append(m.anchor[word], anchor{i, p})
		}
	}
	return nil
}

// compile reads a pattern. Its anchor is the element whose shortest word is longest, which
// is the rarest by and large.
func (m *Rules) compile(text string) (pattern, error) {
	p := pattern{anchor: -1, from: -1, to: -1}
	best, gaps := 0, 0
	for _, word := range strings.Fields(text) {
		bare, optional := strings.CutPrefix(word, "(")
		if optional {
			bare, optional = strings.CutSuffix(bare, ")")
		}
		if marked, ok := strings.CutPrefix(bare, "<"); ok {
			bare, p.from = marked, len(p.elements)
		}
		if marked, ok := strings.CutSuffix(bare, ">"); ok {
			bare, p.to = marked, len(p.elements)
		}
		e, shortest, err := m.element(bare)
		if err != nil {
			return p, err
		}
		e.optional = optional
		if e.gap > 0 {
			gaps++
		}
		if !optional && e.words != nil && shortest > best {
			best, p.anchor = shortest, len(p.elements)
		}
		p.elements = append(p.elements, e)
	}
	switch {
	case p.anchor < 0:
		return p, fmt.Errorf("pattern %q has no word that must be there", text)
	case gaps > mostGaps:
		return p, fmt.Errorf("pattern %q has more than %d gaps", text, mostGaps)
	case len(p.elements) > mostWords:
		return p, fmt.Errorf("pattern %q has more than %d words", text, mostWords)
	}
	return p, nil
}

func (m *Rules) element(word string) (e element, shortest int, err error) {
	if word == "$" {
		return element{end: true}, 0, nil
	}
	if n, ok := strings.CutPrefix(word, ".."); ok {
		e.gap, err = strconv.Atoi(n)
		if err != nil || e.gap < 1 || e.gap > mostGap {
			return e, 0, fmt.Errorf("bad gap %q: want ..1 to ..%d", word, mostGap)
		}
		return e, 0, nil
	}
	e.words = map[string]bool{}
	shortest = 1 << 10
	for _, alternative := range strings.Split(word, "|") {
		name, isSet := strings.CutPrefix(alternative, "@")
		switch {
		case isSet && m.sets[name] == nil:
			return e, 0, fmt.Errorf("no set %q in sets.txt", name)
		case isSet:
			for w := range m.sets[name] {
				e.words[w] = true
				shortest = min(shortest, len(w))
			}
		case alternative == "" || strings.ContainsAny(alternative, "()<@"):
			return e, 0, fmt.Errorf("bad word %q", word)
		default:
			e.words[alternative] = true
			shortest = min(shortest, len(alternative))
		}
	}
	return e, shortest, nil
}
