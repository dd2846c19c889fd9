package entity

import (
	"io/fs"
	"sort"
	"strings"

	"hearsay/lang"
)

// holders are the people known by name, with what they were and when. The file is sorted
// by its first field, and is searched as text: nothing is parsed before it is needed.
type holders struct {
	lines string
	start int // where the entries begin, after the opening comment
	own   map[string][]holder
}

// holder is one person in one position.
type holder struct {
	names    []string // full forms, the one that a record shows first
	country  string
	roles    []string
	from, to string // ISO dates, "" where open
	office   string // "president"
}

func (x *Lexicon) loadHolders(files fs.FS) error {
	text, err := fs.ReadFile(files, "entity/leaders.txt")
	if err != nil {
		return err
	}
	x.holders = holders{lines: string(text), own: map[string][]holder{}}
	for x.holders.start < len(text) && text[x.holders.start] == '#' {
		x.holders.start = x.holders.next(x.holders.start)
	}
	return lang.Read(files, "entity/figures.txt", func(l lang.Line) error {
		h, ok := parseHolder(l.Text)
		if !ok {
			return l.Errorf("want names | country | roles | from | to | office")
		}
		for _, n := range h.names {
			key := Surname(n)
			x.holders.own[key] = append(x.holders.own[key], h)
		}
		return nil
	})
}

// next is where the line after the one at i begins.
func (t *holders) next(i int) int {
	if n := strings.IndexByte(t.lines[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(t.lines)
}

// find gives everyone with the surname, folded.
func (t *holders) find(key string, visit func(holder)) {
	for _, h := range t.own[key] {
		visit(h)
	}
	if key == "" {
		return
	}
	want := key + "|"
	n := len(t.lines)
	at := t.start + sort.Search(n-t.start, func(off int) bool {
		i := t.start + off
		// The line that off lies in begins after the last line end before it.
		i = strings.LastIndexByte(t.lines[:i], '\n') + 1
		return t.lines[i:min(n, i+len(want))] >= want
	})
	if at >= n {
		return
	}
	for i := strings.LastIndexByte(t.lines[:at], '\n') + 1; i < n && strings.HasPrefix(t.lines[i:], want); i = t.next(i) {
		if h, ok := parseHolder(strings.TrimSuffix(t.lines[i+len(want):t.next(i)], "\n")); ok {
			visit(h)
		}
	}
}

func parseHolder(line string) (h holder, ok bool) {
	f := strings.Split(line, "|")
	if len(f) != 6 {
		return holder{}, false
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	h = holder{names: list(f[0]), country: f[1], roles: strings.Fields(f[2]), from: f[3], to: f[4], office: f[5]}
	return h, len(h.names) > 0
}

// Surname is the last word of a name, folded: the key of leaders.txt.
func Surname(name string) string {
	name = strings.TrimRight(name, " ")
	return fold(name[strings.LastIndexByte(name, ' ')+1:])
}

func (h *holder) in(date string) bool {
	return (h.from == "" || h.from <= date) && (h.to == "" || date <= h.to)
}
