package eval

import (
	"fmt"
	"slices"
	"strings"
)

// Names scores names on Universal NER's annotation of EWT (Mayhew et al. 2024): a name is
// right when its words and its type are. The annotation was made on an older release, so
// its sentences are joined to the treebank's by their words; one without a twin is left out.
func Names(data Data, parse Parser) (*Result, error) {
	gold, err := openNames(data.path("treebanks", "ner", "uner_ewt-"+data.Split+".iob2"))
	if err != nil {
		return nil, err
	}
	treebank, err := openTreebank(data.path("treebanks", "en_ewt-"+data.Split+".conllu"))
	if err != nil {
		return nil, err
	}
	parsed, err := treebank.Parsed(parse)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	twin := map[string]sentence{}
	for _, s := range parsed.sentences() {
		if _, ok := twin[s.key()]; !ok {
			twin[s.key()] = s
		}
	}
	var r Result
	scores := newNameScores("names.ewt")
	orphans := 0
	wanted := gold.sentences()
	for _, g := range wanted {
		y, ok := twin[g.key()]
		if !ok {
			orphans++
			continue
		}
		scores.add(g, y)
	}
	if orphans > 0 {
		r.Problems = append(r.Problems, fmt.Errorf("names: %d of %d sentences have no twin in the treebank", orphans, len(wanted)))
	}
	r.Misses = scores.Misses
	r.measure("names.ewt.f1", F1, scores.All)
	return &r, nil
}

// NameScores are the counts of names, of each type and of all.
type NameScores struct {
	All    Counts
	ByType map[string]*Counts
	Misses []Miss
	set    string // as the misses name it
}

func newNameScores(set string) *NameScores {
	return &NameScores{ByType: map[string]*Counts{}, set: set}
}

// CompareNames scores the names of system against those of gold, which must hold the same
// sentences and words.
func CompareNames(gold, system *Treebank) (*NameScores, error) {
	want, got := gold.sentences(), system.sentences()
	scores := newNameScores("names")
	for i, g := range want {
		if i >= len(got) {
			return nil, fmt.Errorf("%s has %d sentences, %s has %d", gold.name, len(want), system.name, len(got))
		}
		if y := got[i]; y.key() != g.key() {
			return nil, fmt.Errorf("%s:%d and %s:%d: sentence %d has other words", gold.name, g[0].line, system.name, y[0].line, i+1)
		}
		scores.add(g, got[i])
	}
	if len(got) > len(want) {
		return nil, fmt.Errorf("%s has %d sentences, %s has %d", gold.name, len(want), system.name, len(got))
	}
	return scores, nil
}

// add counts the names of one sentence.
func (s *NameScores) add(gold, system sentence) {
	want, got := chunks(gold), chunks(system)
	right := intersection(want, got)
	s.All.Right += len(right)
	s.All.Gold += len(want)
	s.All.System += len(got)
	for _, c := range right {
		s.of(c.kind).Right++
	}
	for _, c := range want {
		s.of(c.kind).Gold++
	}
	for _, c := range got {
		s.of(c.kind).System++
	}
	s.missed(gold, want, got)
}

func (s *NameScores) of(kind string) *Counts {
	if s.ByType[kind] == nil {
		s.ByType[kind] = &Counts{}
	}
	return s.ByType[kind]
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

func (s *NameScores) missed(in sentence, want, got []chunk) {
	meet := func(a chunk) func(chunk) bool {
		return func(b chunk) bool { return a.first < b.end && b.first < a.end }
	}
	note := func(verb string, c chunk) string {
		return fmt.Sprintf("%s  %s %s", verb, c.kind, in[c.first:c.end].forms())
	}
	for _, g := range want {
		if slices.Contains(got, g) {
			continue
		}
		m := Miss{Measure: s.set, Kind: Missed, At: fmt.Sprintf("word %d", g.first+1), Context: in.around(g), Note: note("want", g)}
		for _, y := range got {
			if meet(g)(y) {
				m.Note += "\n" + note("read", y)
				if m.Kind = WrongSpan; g.first == y.first && g.end == y.end {
					m.Kind = WrongValue
				}
			}
		}
		s.Misses = append(s.Misses, m)
	}
	for _, y := range got {
		if !slices.ContainsFunc(want, meet(y)) {
			s.Misses = append(s.Misses, Miss{Measure: s.set, Kind: Spurious, At: fmt.Sprintf("word %d", y.first+1), Context: in.around(y), Note: note("read", y)})
		}
	}
}

// around is a chunk among its sentence's words.
func (s sentence) around(c chunk) string {
	const words = 12
	from, to := max(0, c.first-words), min(len(s), c.end+words)
	return strings.TrimSpace(s[from:c.first].forms() + " ⟦" + s[c.first:c.end].forms() + "⟧ " + s[c.end:to].forms())
}
