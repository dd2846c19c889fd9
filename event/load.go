package event

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"hearsay"
	"hearsay/lang"
	"hearsay/ontology"
)

// Rules are the frames and status words of a language, compiled. They are immutable and
// shared by all passes made from them.
type Rules struct {
	Frames []*Frame

	triggers    [wordClasses]map[string][]trigger
	preps       map[string]slot
	prepName    []string
	light       map[string]lightVerb
	parts       map[string]bool      // "series" of "a series of attacks"
	participles map[string][]trigger // of verbs, for words that are not tagged as verbs
	people      map[string]bool      // nouns that stand for somebody even where no actor was found
	targets     map[string]bool      // nouns on which force is used
	toward      map[slot]bool        // prepositions before who is acted upon
	words       wordLists
	future      ontology.Shift
	refuse      ontology.Shift
}

// trigger is an entry of the lemma index.
type trigger struct {
	frame *Frame
	with  []string
	bare  bool
}

// Load reads all event/*.frames files and the word lists beside them.
func Load(files fs.FS) (*Rules, error) {
	names, err := fs.Glob(files, "event/*.frames")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, errors.New("event: no *.frames file found")
	}
	l := loader{rules: &Rules{preps: map[string]slot{}}, classes: map[string][]string{}, aliases: map[string][]trigger{}, sets: map[string]map[string]bool{}}
	for i := range l.rules.triggers {
		l.rules.triggers[i] = map[string][]trigger{}
	}
	var lines []lang.Line
	for _, name := range names {
		err := lang.Read(files, name, func(line lang.Line) error {
			lines = append(lines, line)
			return l.class(line)
		})
		if err != nil {
			return nil, err
		}
	}
	for i, line := range lines {
		if i > 0 && lines[i-1].File != line.File {
			if err := l.closeFrame(); err != nil {
				return nil, err
			}
		}
		if err := l.line(line); err != nil {
			return nil, err
		}
	}
	if err := l.closeFrame(); err != nil {
		return nil, err
	}
	verbs := l.rules.triggers[verbWord]
	for lemma, entries := range l.aliases {
		if len(verbs[lemma]) == 0 {
			verbs[lemma] = entries
		}
	}
	l.rules.people = wordSet(l.classes["PEOPLE"])
	l.rules.targets = wordSet(l.classes["TARGETS"])
	if err := l.rules.readLight(files); err != nil {
		return nil, err
	}
	if err := l.rules.readWords(files); err != nil {
		return nil, err
	}
	l.rules.inflect()
	l.rules.future, _ = ontology.Shifts("future")
	l.rules.refuse, _ = ontology.Shifts("reject")
	return l.rules, nil
}

func wordSet(words []string) map[string]bool {
	set := map[string]bool{}
	for _, word := range words {
		set[word] = true
	}
	return set
}

const (
	noCode  = ontology.NoCode
	ownCode = "own" // the act keeps its frame's code, whatever it is about
)

type loader struct {
	rules   *Rules
	classes map[string][]string // CLASS -> words
	frame   *Frame
	start   lang.Line
	aliases map[string][]trigger
	sets    map[string]map[string]bool // word lists already read, by their text
}

// class reads the word classes of a file: "class AID  aid | assistance".
func (l *loader) class(line lang.Line) error {
	key, rest := cutKey(line.Text)
	if key != "class" {
		return nil
	}
	name, list := cutKey(rest)
	if name == "" || name != strings.ToUpper(name) {
		return line.Errorf("want class NAME word | word, the name in capitals, got %q", rest)
	}
	words, err := l.wordList(line, list)
	if err != nil {
		return err
	}
	l.classes[name] = append(l.classes[name], words...)
	return nil
}

func (l *loader) line(line lang.Line) error {
	key, rest := cutKey(line.Text)
	switch {
	case key == "class":
		return nil
	case key == "frame":
		if err := l.closeFrame(); err != nil {
			return err
		}
		if rest == "" || strings.ContainsAny(rest, " \t") {
			return line.Errorf("want frame NAME, one word, got %q", rest)
		}
		base := path.Base(line.File)
		l.frame = &Frame{Name: rest, File: base, Line: line.No, rule: fmt.Sprintf("%s:%d %s", base, line.No, rest)}
		l.start = line
		return nil
	case l.frame == nil:
		return line.Errorf("want frame NAME before %q", key)
	}
	read, ok := frameLines[key]
	if !ok {
		return line.Errorf("want verb, noun, bare, adjective, actor, recipient, both, code, needs, unless, tell, charges, cause, governs, governed, yes or no, got %q", key)
	}
	return read(l, line, rest)
}

var frameLines = map[string]func(*loader, lang.Line, string) error{
	"verb": func(l *loader, line lang.Line, s string) error {
		return l.addTriggers(line, s, Trigger{Class: verbWord})
	},
	"noun": func(l *loader, line lang.Line, s string) error {
		return l.addTriggers(line, s, Trigger{Class: nounWord})
	},
	"bare": func(l *loader, line lang.Line, s string) error {
		return l.addTriggers(line, s, Trigger{Class: nounWord, Bare: true})
	},
	"adjective": func(l *loader, line lang.Line, s string) error {
		return l.addTriggers(line, s, Trigger{Class: adjectiveWord})
	},
	"actor":     func(l *loader, line lang.Line, s string) error { return l.slots(line, s, &l.frame.Actor) },
	"recipient": func(l *loader, line lang.Line, s string) error { return l.slots(line, s, &l.frame.Recipient) },
	"both":      func(l *loader, line lang.Line, s string) error { return l.slots(line, s, &l.frame.Both) },
	"charges":   func(l *loader, line lang.Line, s string) error { return l.slots(line, s, &l.frame.Charges) },
	"cause":     func(l *loader, line lang.Line, s string) error { return l.slots(line, s, &l.frame.Cause) },
	"tell":      (*loader).tell,
	"code":      (*loader).code,
	"needs":     func(l *loader, line lang.Line, s string) error { return l.condition(line, s, &l.frame.Needs) },
	"told":      func(l *loader, line lang.Line, s string) error { return l.condition(line, s, &l.frame.Told) },
	"unless":    func(l *loader, line lang.Line, s string) error { return l.condition(line, s, &l.frame.Unless) },
	"governs":   (*loader).governs,
	"governed":  (*loader).governed,
	"yes":       (*loader).yes,
	"no": func(l *loader, line lang.Line, s string) error {
		if s == "" {
			return line.Errorf("want a sentence after no")
		}
		l.frame.Examples = append(l.frame.Examples, Example{Line: line.No, Sentence: s})
		return nil
	},
}

func (l *loader) addTriggers(line lang.Line, list string, t Trigger) error {
	entries, err := l.wordList(line, list)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		words := strings.Fields(entry)
		t.Lemma, t.With = words[0], words[1:]
		l.frame.Triggers = append(l.frame.Triggers, t)
		index := l.rules.triggers[t.Class]
		entry := trigger{l.frame, t.With, t.Bare}
		index[t.Lemma] = append(index[t.Lemma], entry)
		if t.Class == verbWord {
			l.alias(t.Lemma, entry)
		}
	}
	return nil
}

// inflect lists the regular participles of all verbs.
func (m *Rules) inflect() {
	m.participles = map[string][]trigger{}
	for lemma, entries := range m.triggers[verbWord] {
		for _, rule := range m.words.participle {
			if stem, ok := strings.CutSuffix(lemma, rule[0]); ok {
				m.participles[stem+rule[1]] = entries
				break
			}
		}
	}
}

// alias keeps what a lemmatiser makes of a verb that it does not know: with or without its
// final e, with its last consonant doubled or single.
func (l *loader) alias(lemma string, entry trigger) {
	n := len(lemma)
	if n < 4 {
		return
	}
	others := [2]string{lemma + "e", lemma + lemma[n-1:]}
	switch {
	case lemma[n-1] == 'e':
		others = [2]string{lemma[:n-1]}
	case lemma[n-1] == lemma[n-2]:
		others = [2]string{lemma[:n-1], lemma + "e"}
	}
	for _, other := range others {
		if other != "" {
			l.aliases[other] = append(l.aliases[other], entry)
		}
	}
}

func (l *loader) slots(line lang.Line, list string, into *[]slot) error {
	for _, name := range strings.Split(list, "|") {
		s, err := l.slot(line, strings.TrimSpace(name))
		if err != nil {
			return err
		}
		*into = append(*into, s)
	}
	return nil
}

// slot finds or makes the slot of a name; what is no slot's name is a preposition.
func (l *loader) slot(line lang.Line, name string) (slot, error) {
	if s, ok := slotNames[name]; ok {
		return s, nil
	}
	if name == "" || strings.ToLower(name) != name || strings.ContainsAny(name, " \t\"") {
		return 0, line.Errorf("want a slot (subject, object, indirect, possessive, modifier, clause, infinitive, inner-actor, inner-recipient) or a preposition, got %q", name)
	}
	return l.rules.preposition(name, line)
}

func (m *Rules) preposition(name string, line lang.Line) (slot, error) {
	if s, ok := m.preps[name]; ok {
		return s, nil
	}
	if len(m.prepName) >= 255-int(firstPreposition) {
		return 0, line.Errorf("more than %d different prepositions", len(m.prepName))
	}
	s := firstPreposition + slot(len(m.prepName))
	m.preps[name] = s
	m.prepName = append(m.prepName, name)
	return s, nil
}

// tell reads which sides must be named: "actor", "recipient", or both.
func (l *loader) tell(line lang.Line, s string) error {
	for _, side := range strings.Split(s, "|") {
		switch strings.TrimSpace(side) {
		case "actor":
			l.frame.Tell.actor = true
		case "recipient":
			l.frame.Tell.recipient = true
		default:
			return line.Errorf("want tell actor, tell recipient or tell actor | recipient, got %q", s)
		}
	}
	return nil
}

func (l *loader) code(line lang.Line, s string) error {
	code, rest, guarded := strings.Cut(s, " if ")
	code = strings.TrimSpace(code)
	if _, ok := ontology.Lookup(code); !ok {
		return line.Errorf("unknown CAMEO code %q", code)
	}
	rule := codeRule{code: code}
	if guarded {
		for _, part := range strings.Split(rest, " and ") {
			if err := l.condition(line, part, &rule.when); err != nil {
				return err
			}
		}
	}
	if n := len(l.frame.Codes); n > 0 && len(l.frame.Codes[n-1].when) == 0 {
		return line.Errorf("code %s can't be reached: the code before it has no condition", code)
	}
	l.frame.Codes = append(l.frame.Codes, rule)
	return nil
}

func (l *loader) condition(line lang.Line, s string, into *[]condition) error {
	name, list := cutKey(s)
	at, err := l.slot(line, name)
	if err != nil {
		return err
	}
	c := condition{slot: at}
	if list != "" {
		if c.words = l.sets[list]; c.words == nil {
			words, err := l.wordList(line, list)
			if err != nil {
				return err
			}
			c.words = make(map[string]bool, len(words))
			for _, w := range words {
				c.words[w] = true
			}
			l.sets[list] = c.words
		}
	}
	*into = append(*into, c)
	return nil
}

func (l *loader) governs(line lang.Line, s string) error {
	list, table, ok := strings.Cut(s, " as ")
	if !ok {
		return line.Errorf("want governs SLOT | SLOT as TABLE, got %q", s)
	}
	g := &governs{table: strings.TrimSpace(table)}
	if g.shift, ok = ontology.Shifts(g.table); !ok && g.table != ownCode {
		return line.Errorf("want own or a table of shifts.txt (intend, threaten, appeal, demand, reject, halt, accuse, investigate), got %q", g.table)
	}
	l.frame.Governs = g
	return l.slots(line, list, &g.slots)
}

func (l *loader) governed(line lang.Line, s string) error {
	g := l.frame.Governs
	if g == nil {
		return line.Errorf("want governs SLOT as TABLE before governed")
	}
	first, other, hasElse := strings.Cut(s, " else ")
	var err error
	if g.status, err = governedStatus(line, first); err != nil {
		return err
	}
	g.fallback = g.status
	if hasElse {
		g.fallback, err = governedStatus(line, other)
	}
	return err
}

func governedStatus(line lang.Line, s string) (hearsay.Status, error) {
	s = strings.TrimSpace(s)
	if s == "dropped" {
		return "", nil
	}
	if !isStatus(s) {
		return "", line.Errorf("want dropped or a status (actual, ongoing, planned, requested, hypothetical, negated, denied, alleged, historical), got %q", s)
	}
	return hearsay.Status(s), nil
}

func isStatus(s string) bool {
	switch hearsay.Status(s) {
	case hearsay.Actual, hearsay.Ongoing, hearsay.Planned, hearsay.Requested, hearsay.Hypothetical,
		hearsay.Negated, hearsay.Denied, hearsay.Alleged, hearsay.Historical:
		return true
	}
	return false
}

// yes reads "SENTENCE -> ACTOR CODE RECIPIENT [STATUS]; ACTOR CODE RECIPIENT".
func (l *loader) yes(line lang.Line, s string) error {
	sentence, list, ok := strings.Cut(s, "->")
	if !ok {
		return line.Errorf("want yes SENTENCE -> ACTOR CODE RECIPIENT")
	}
	e := Example{Line: line.No, Sentence: strings.TrimSpace(sentence)}
	for _, one := range strings.Split(list, ";") {
		f := strings.Fields(one)
		if len(f) != 3 && len(f) != 4 {
			return line.Errorf("want ACTOR CODE RECIPIENT and perhaps a status, got %q", strings.TrimSpace(one))
		}
		o := Outcome{Actor: f[0], Code: f[1], Recipient: f[2]}
		if _, ok := ontology.Lookup(o.Code); !ok {
			return line.Errorf("unknown CAMEO code %q", o.Code)
		}
		if len(f) == 4 {
			if !isStatus(f[3]) {
				return line.Errorf("unknown status %q", f[3])
			}
			o.Status = hearsay.Status(f[3])
		}
		e.Want = append(e.Want, o)
	}
	l.frame.Examples = append(l.frame.Examples, e)
	return nil
}

// closeFrame checks that the frame just read is whole.
func (l *loader) closeFrame() error {
	f := l.frame
	l.frame = nil
	if f == nil {
		return nil
	}
	missing := ""
	switch {
	case len(f.Triggers) == 0:
		missing = "a verb, noun, bare or adjective line"
	case len(f.Actor)+len(f.Both)+len(f.Recipient) == 0:
		missing = "an actor, recipient or both line"
	case len(f.Codes) == 0 && f.Governs == nil:
		missing = "a code line"
	case len(f.Codes) > 0 && len(f.Codes[len(f.Codes)-1].when) > 0 && f.Governs == nil:
		missing = "a code line without if, as the last"
	}
	if missing != "" {
		return l.start.Errorf("frame %s: want %s", f.Name, missing)
	}
	l.rules.Frames = append(l.rules.Frames, f)
	return nil
}

// wordList reads words between bars; words in capitals are classes.
func (l *loader) wordList(line lang.Line, list string) ([]string, error) {
	var out []string
	for _, entry := range strings.Split(list, "|") {
		entry = strings.Join(strings.Fields(strings.Trim(strings.TrimSpace(entry), `"`)), " ")
		switch {
		case entry == "":
			return nil, line.Errorf("want words between the bars, got %q", list)
		case entry == strings.ToUpper(entry) && entry != strings.ToLower(entry):
			words, ok := l.classes[entry]
			if !ok {
				return nil, line.Errorf("unknown word class %s", entry)
			}
			out = append(out, words...)
		default:
			out = append(out, entry)
		}
	}
	return out, nil
}

func cutKey(s string) (key, rest string) {
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}
