// Package when reads the temporal expressions of a report, with their values as TIMEX3 of
// TimeML has them (Pustejovsky et al. 2003; Saurí et al. 2006) and TempEval-3 scores them
// (UzZaman et al. 2013). The rules are data, in the manner of HeidelTime (Strötgen and
// Gertz 2010): each names what it matches and how its value is made, and brings examples
// that are its tests.
package when

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"hearsay/lang"
)

// Rules are the words and rules of a language's temporal expressions. They are immutable
// and shared between goroutines.
type Rules struct {
	ids     map[string]int32
	words   [][]phrase // by the id of the first word
	classes map[string]int32
	rules   []rule
	begin   [][]int32 // by word id: the rules that can begin with it
	digits  []int32   // the rules that can begin with a number in digits
	known   known
}

// phrase is one or more words of a class, with its value.
type phrase struct {
	class int32
	ids   []int32
	value string
}

// rule is one kind of expression.
type rule struct {
	name     string
	at       lang.Line
	program  []instruction
	captures []string
	value    [][]string // operations, each a name and its arguments
	prior    []int32    // words of which one must stand before
	next     []int32    // words of which one must stand behind
	notPrior []int32
	notNext  []int32 // words of which none may stand behind
	examples []Example
}

// Example is a sentence of a rule with the expressions that must be read from it, as
// "words = value"; none where nothing may be read.
type Example struct {
	Rule, Sentence string
	Published      string // ISO date of the report
	Want           []string
}

// Load reads the words and rules from the folder "when" of the language's files: words.txt
// and every file that ends in .rules.
func Load(files fs.FS) (*Rules, error) {
	m := &Rules{ids: map[string]int32{}, words: make([][]phrase, 1), classes: map[string]int32{}}
	if err := lang.Read(files, "when/words.txt", m.wordLine); err != nil {
		return nil, fmt.Errorf("when: %w", err)
	}
	m.known = m.knownClasses()
	names, err := fs.Glob(files, "when/*.rules")
	if err != nil {
		return nil, fmt.Errorf("when: %w", err)
	}
	if len(names) == 0 {
		return nil, errors.New("when: no rule files")
	}
	for _, name := range names {
		r := ruleReader{Rules: m}
		if err := lang.Read(files, name, r.line); err != nil {
			return nil, fmt.Errorf("when: %w", err)
		}
		if err := r.finish(); err != nil {
			return nil, fmt.Errorf("when: %w", err)
		}
	}
	m.index()
	return m, nil
}

// Examples are the examples of all rules.
func (m *Rules) Examples() []Example {
	var out []Example
	for i := range m.rules {
		out = append(out, m.rules[i].examples...)
	}
	return out
}

// wordLine reads "word, word | value" into the section's class.
func (m *Rules) wordLine(l lang.Line) error {
	f := l.Fields()
	if len(f) != 2 || l.Section == "" {
		return l.Errorf("want words and a value within a section, as %q", "june, jun | 06")
	}
	class := m.class(l.Section)
	for _, w := range strings.Split(f[0], ",") {
		ids := m.split(strings.TrimSpace(w))
		if len(ids) == 0 {
			return l.Errorf("empty word")
		}
		m.words[ids[0]] = append(m.words[ids[0]], phrase{class, ids, f[1]})
	}
	return nil
}

// class is the number of a class of words, a new one for a new name.
func (m *Rules) class(name string) int32 {
	c, ok := m.classes[name]
	if !ok {
		c = int32(len(m.classes) + 1)
		m.classes[name] = c
	}
	return c
}

// split gives the ids of the words of a phrase, cut as lex cuts text.
func (m *Rules) split(s string) []int32 {
	var ids []int32
	for _, x := range m.lex(s, 0, int32(len(s)), nil) {
		ids = append(ids, m.intern(s[x.start:x.end]))
	}
	return ids
}

func (m *Rules) intern(word string) int32 {
	word = strings.ToLower(word)
	if id, ok := m.ids[word]; ok {
		return id
	}
	id := int32(len(m.words))
	m.ids[word] = id
	m.words = append(m.words, nil)
	return id
}

// ruleReader reads one file of rules.
type ruleReader struct {
	*Rules
	published string
	rule      *rule
}

func (r *ruleReader) line(l lang.Line) error {
	word, rest, _ := strings.Cut(l.Text, " ")
	rest = strings.TrimSpace(rest)
	if !l.Indent {
		switch word {
		case "published":
			if _, err := time.Parse(time.DateOnly, rest); err != nil {
				return l.Errorf("want an ISO date, have %q", rest)
			}
			r.published = rest
			return nil
		case "rule":
			if err := r.finish(); err != nil {
				return err
			}
			r.rule = &rule{name: rest, at: l}
			return nil
		}
		return l.Errorf("want \"rule NAME\" or \"published DATE\", have %q", word)
	}
	if r.rule == nil {
		return l.Errorf("%q stands before any rule", word)
	}
	return r.field(l, word, rest)
}

func (r *ruleReader) field(l lang.Line, word, rest string) error {
	var err error
	switch word {
	case "match":
		r.rule.program, r.rule.captures, err = r.compile(rest)
	case "value":
		r.rule.value, err = r.operations(rest)
	case "prior":
		r.rule.prior = r.alternatives(rest)
	case "next":
		r.rule.next = r.alternatives(rest)
	case "not":
		where, words, _ := strings.Cut(rest, " ")
		switch where {
		case "prior":
			r.rule.notPrior = r.alternatives(words)
		case "next":
			r.rule.notNext = r.alternatives(strings.Replace(words, "{noun}", "noun!", 1))
		default:
			return l.Errorf("want \"not prior WORDS\" or \"not next WORDS\"")
		}
	case "yes":
		sentence, want, ok := strings.Cut(rest, "->")
		if !ok {
			return l.Errorf("want \"yes SENTENCE -> words = value\"")
		}
		x := Example{Rule: r.rule.name, Sentence: strings.TrimSpace(sentence), Published: r.published}
		for _, w := range strings.Split(want, ";") {
			x.Want = append(x.Want, strings.TrimSpace(w))
		}
		r.rule.examples = append(r.rule.examples, x)
	case "no":
		r.rule.examples = append(r.rule.examples, Example{Rule: r.rule.name, Sentence: rest, Published: r.published})
	default:
		return l.Errorf("want match, value, prior, next, not prior, not next, yes or no, have %q", word)
	}
	if err != nil {
		return l.Errorf("%w", err)
	}
	return nil
}

func (r *ruleReader) alternatives(s string) []int32 {
	var ids []int32
	for _, w := range strings.Split(s, "|") {
		ids = append(ids, r.intern(strings.TrimSpace(w)))
	}
	return ids
}

// operations reads "weekday {weekday} near , part {part}".
func (r *ruleReader) operations(s string) ([][]string, error) {
	var out [][]string
	for _, part := range strings.Split(s, " , ") {
		f := fields(part)
		if len(f) == 0 {
			return nil, errors.New("an operation is missing")
		}
		if _, ok := operations[f[0]]; !ok {
			return nil, fmt.Errorf("unknown operation %q", f[0])
		}
		if op, n := operations[f[0]], len(f)-1; n < op.least || n > op.most {
			return nil, fmt.Errorf("%s takes %d to %d arguments, has %d", f[0], op.least, op.most, n)
		}
		out = append(out, f)
	}
	return out, nil
}

// fields parts at blanks, but not within braces.
func fields(s string) []string {
	deep := 0
	return strings.FieldsFunc(s, func(c rune) bool {
		switch c {
		case '{':
			deep++
		case '}':
			deep--
		}
		return c == ' ' && deep == 0
	})
}

// finish checks the rule that has been read and takes it in.
func (r *ruleReader) finish() error {
	if r.rule == nil {
		return nil
	}
	if r.rule.program == nil || r.rule.value == nil {
		return r.rule.at.Errorf("rule %q needs a match and a value", r.rule.name)
	}
	if len(r.rule.examples) == 0 {
		return r.rule.at.Errorf("rule %q needs an example", r.rule.name)
	}
	for _, op := range r.rule.value {
		for _, arg := range op[1:] {
			if err := r.rule.names(arg); err != nil {
				return r.rule.at.Errorf("%w", err)
			}
		}
	}
	r.rules = append(r.rules, *r.rule)
	r.rule = nil
	return nil
}

// names checks that the braces in an argument name captures of the match.
func (u *rule) names(arg string) error {
	for {
		_, rest, ok := strings.Cut(arg, "{")
		if !ok {
			return nil
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok || u.capture(name) < 0 {
			return fmt.Errorf("value names {%s}, which the match does not have", name)
		}
		arg = after
	}
}

func (u *rule) capture(name string) int {
	for i, c := range u.captures {
		if c == name {
			return i
		}
	}
	return -1
}
