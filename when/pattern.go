package when

import (
	"errors"
	"fmt"
	"strings"
)

// instruction is one step of a compiled pattern, run with backtracking (Thompson's and
// Pike's machine, without threads: patterns are short).
type instruction struct {
	op    opcode
	words []int32 // for word: the words of which one must stand
	class int32   // for class
	slot  int     // for class: where the capture goes
	to    int     // for split: where to go on if the next step fails; for jump: where to
}

type opcode uint8

const (
	word opcode = iota
	class
	split
	jump
	openSpan
	closeSpan
	accept
)

// compile reads a pattern: words, a|b for one of two, {class} or {class:name} for a class
// of words, ( … ) for a group, with " | " between its alternatives, ? behind a word, class
// or group that may be missing, and < … > around the words of the expression where the
// pattern is longer.
func (m *Rules) compile(pattern string) ([]instruction, []string, error) {
	c := compiler{Rules: m, items: fields(spaced(pattern))}
	if err := c.sequence(); err != nil {
		return nil, nil, err
	}
	if c.at < len(c.items) {
		return nil, nil, fmt.Errorf("unexpected %q in the pattern", c.items[c.at])
	}
	switch {
	case len(c.out) == 0:
		return nil, nil, errors.New("empty pattern")
	case len(c.captures) > maxCaptures:
		return nil, nil, fmt.Errorf("more than %d classes in one pattern", maxCaptures)
	}
	return append(c.out, instruction{op: accept}), c.captures, nil
}

// spaced puts blanks around the brackets of groups.
func spaced(p string) string {
	return strings.NewReplacer("(", " ( ", ")?", " )? ", ")", " ) ", "<", " < ", ">", " > ").Replace(p)
}

type compiler struct {
	*Rules
	items    []string
	at       int
	out      []instruction
	captures []string
}

func (c *compiler) sequence() error {
	for c.at < len(c.items) {
		item := c.items[c.at]
		if item == ")" || item == ")?" || item == "|" {
			return nil
		}
		c.at++
		var err error
		switch {
		case item == "(":
			err = c.group()
		case item == "<":
			c.out = append(c.out, instruction{op: openSpan})
		case item == ">":
			c.out = append(c.out, instruction{op: closeSpan})
		default:
			err = c.item(item)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// group compiles what stands in brackets, each alternative behind a split.
func (c *compiler) group() error {
	start := len(c.out)
	c.out = append(c.out, instruction{op: split})
	var ends []int
	fork := start
	for {
		if err := c.sequence(); err != nil {
			return err
		}
		if c.at >= len(c.items) {
			return errors.New("a bracket is not closed")
		}
		closer := c.items[c.at]
		c.at++
		if closer == "|" {
			ends = append(ends, len(c.out))
			c.out = append(c.out, instruction{op: jump})
			c.out[fork].to = len(c.out)
			fork = len(c.out)
			c.out = append(c.out, instruction{op: split})
			continue
		}
		if closer == ")?" {
			c.out[fork].to = len(c.out)
		} else {
			c.out[fork].to = -1
		}
		for _, e := range ends {
			c.out[e].to = len(c.out)
		}
		return nil
	}
}

// item compiles a word, alternatives or a class, with its question mark.
func (c *compiler) item(item string) error {
	optional := len(item) > 1 && strings.HasSuffix(item, "?")
	item = strings.TrimSuffix(item, "?")
	if optional {
		c.out = append(c.out, instruction{op: split, to: len(c.out) + 2})
	}
	if !strings.HasPrefix(item, "{") {
		var ids []int32
		for _, w := range strings.Split(item, "|") {
			if w == "" {
				return fmt.Errorf("empty alternative in %q", item)
			}
			ids = append(ids, c.intern(w))
		}
		c.out = append(c.out, instruction{op: word, words: ids})
		return nil
	}
	name := strings.TrimSuffix(strings.TrimPrefix(item, "{"), "}")
	name, as, ok := strings.Cut(name, ":")
	if !ok {
		as = name
	}
	if c.classes[name] == 0 {
		return fmt.Errorf("unknown class {%s}", name)
	}
	c.out = append(c.out, instruction{op: class, class: c.classes[name], slot: len(c.captures)})
	c.captures = append(c.captures, as)
	return nil
}

// capture is a class's match: its lexemes and value.
type capture struct {
	first, end int
	value      string
}

const maxCaptures = 8

// maxSteps bounds the work of one rule at one place, for patterns of many optional words.
const maxSteps = 4000

// match is a rule's match: lexemes first to end, end left out.
type match struct {
	rule       *rule
	first, end int
	captures   [maxCaptures]capture
}

// run matches the program from pc on at lexeme i, and gives the lexeme behind the match.
func (s *scanner) run(u *rule, pc, i int, m *match) (int, bool) {
	for {
		if s.steps++; s.steps > maxSteps {
			return 0, false
		}
		in := &u.program[pc]
		switch in.op {
		case word:
			if i >= len(s.lex) || !among(in.words, s.lex[i].id) {
				return 0, false
			}
			i++
			pc++
		case class:
			var value string
			first := i
			if value, i = s.classAt(in.class, i); i == first {
				return 0, false
			}
			m.captures[in.slot] = capture{first, i, value}
			pc++
		case split:
			saved := m.captures
			if end, ok := s.run(u, pc+1, i, m); ok {
				return end, true
			}
			if in.to < 0 {
				return 0, false
			}
			m.captures = saved
			pc = in.to
		case jump:
			pc = in.to
		case openSpan:
			m.first = i
			pc++
		case closeSpan:
			end, ok := s.run(u, pc+1, i, m)
			m.end = i
			return end, ok
		case accept:
			m.end = i
			return i, true
		}
	}
}

func among(ids []int32, id int32) bool {
	if id == 0 {
		return false
	}
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

// index finds for each word the rules that can begin with it.
func (m *Rules) index() {
	m.begin = make([][]int32, len(m.words))
	for i := range m.rules {
		seen := map[int32]bool{}
		m.starts(&m.rules[i], 0, func(id int32) {
			if seen[id] {
				return
			}
			seen[id] = true
			if id == 0 {
				m.digits = append(m.digits, int32(i))
			} else {
				m.begin[id] = append(m.begin[id], int32(i))
			}
		})
	}
}

// starts tells visit the words with which the program can begin at pc; 0 stands for digits.
func (m *Rules) starts(u *rule, pc int, visit func(int32)) {
	in := &u.program[pc]
	switch in.op {
	case word:
		for _, id := range in.words {
			visit(id)
		}
	case class:
		for id := range m.words {
			if id > 0 && m.beginsClass(in.class, int32(id)) {
				visit(int32(id))
			}
		}
		if m.digital(in.class) {
			visit(0)
		}
	case split:
		m.starts(u, pc+1, visit)
		if in.to >= 0 {
			m.starts(u, in.to, visit)
		}
	case jump:
		m.starts(u, in.to, visit)
	case openSpan, closeSpan:
		m.starts(u, pc+1, visit)
	}
}
