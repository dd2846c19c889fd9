package eval

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Names scores names on Universal NER's annotation of EWT (Mayhew et al. 2024): a name is
// right when its words and its type are. The annotation was made on an older release, so
// its sentences are joined to the treebank's by their words; one without a twin is left out.
func Names(data Data, parse Parser) (*Result, error) {
	gold, err := readIOB(data.path("treebanks", "ner", "uner_ewt-"+data.Split+".iob2"))
	if err != nil {
		return nil, err
	}
	src, treebank, _, err := readTreebank(data.path("treebanks", "en_ewt-"+data.Split+".conllu"))
	if err != nil {
		return nil, err
	}
	reports, err := parse(src)
	if err != nil {
		return nil, err
	}
	read, err := kept(treebank, treesOf(reports))
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	twin := map[string]sentence{}
	for _, s := range read {
		if _, ok := twin[s.key()]; !ok {
			twin[s.key()] = s
		}
	}
	var r Result
	var c Counts
	orphans := 0
	for _, g := range gold {
		y, ok := twin[g.key()]
		if !ok {
			orphans++
			continue
		}
		want, got := chunks(g), chunks(y)
		c.Right += len(intersection(want, got))
		c.Gold += len(want)
		c.System += len(got)
		missedNames(&r, g, want, got)
	}
	if orphans > 0 {
		r.Problems = append(r.Problems, fmt.Errorf("names: %d of %d sentences have no twin in the treebank", orphans, len(gold)))
	}
	r.measure("names.ewt.f1", F1, c)
	return &r, nil
}

const outside = "O"

// key tells sentences apart by their words.
func (s sentence) key() string {
	var b strings.Builder
	for i := range s {
		b.WriteString(s[i].form)
		b.WriteByte('\t')
	}
	return b.String()
}

func readIOB(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sentence
	var current sentence
	end := func() {
		if len(current) > 0 {
			out = append(out, current)
		}
		current = nil
	}
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		switch {
		case strings.TrimSpace(line) == "":
			end()
			continue
		case line[0] == '#':
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) < 2 {
			return nil, fmt.Errorf("%s:%d: no word", path, n)
		}
		w := word{form: c[1], name: outside, head: -1}
		if len(c) > 2 && (strings.HasPrefix(c[2], "B-") || strings.HasPrefix(c[2], "I-")) {
			w.name = c[2]
		}
		current = append(current, w)
	}
	end()
	return out, scan.Err()
}

// chunk is a name: the words from first to end, end left out, and its type.
type chunk struct {
	first, end int
	kind       string
}

// chunks are the names that the tags spell. An I without a name of its type before it
// begins one.
func chunks(s sentence) []chunk {
	var out []chunk
	open := chunk{first: -1}
	for i := 0; i <= len(s); i++ {
		tag := outside
		if i < len(s) {
			tag = s[i].name
		}
		if open.first >= 0 && tag != "I-"+open.kind {
			open.end = i
			out = append(out, open)
			open.first = -1
		}
		if tag != outside && open.first < 0 {
			open = chunk{first: i, kind: tag[2:]}
		}
	}
	return out
}

func missedNames(r *Result, s sentence, want, got []chunk) {
	meet := func(a chunk) func(chunk) bool {
		return func(b chunk) bool { return a.first < b.end && b.first < a.end }
	}
	note := func(verb string, c chunk) string {
		return fmt.Sprintf("%s  %s %s", verb, c.kind, s[c.first:c.end].forms())
	}
	for _, g := range want {
		if slices.Contains(got, g) {
			continue
		}
		m := Miss{Measure: "names.ewt", Kind: Missed, At: fmt.Sprintf("word %d", g.first+1), Context: s.around(g), Note: note("want", g)}
		for _, y := range got {
			if meet(g)(y) {
				m.Note += "\n" + note("read", y)
				if m.Kind = WrongSpan; g.first == y.first && g.end == y.end {
					m.Kind = WrongValue
				}
			}
		}
		r.miss(m)
	}
	for _, y := range got {
		if !slices.ContainsFunc(want, meet(y)) {
			r.miss(Miss{Measure: "names.ewt", Kind: Spurious, At: fmt.Sprintf("word %d", y.first+1), Context: s.around(y), Note: note("read", y)})
		}
	}
}

// around is a chunk among its sentence's words.
func (s sentence) around(c chunk) string {
	const words = 12
	from, to := max(0, c.first-words), min(len(s), c.end+words)
	return strings.TrimSpace(s[from:c.first].forms() + " ⟦" + s[c.first:c.end].forms() + "⟧ " + s[c.end:to].forms())
}
