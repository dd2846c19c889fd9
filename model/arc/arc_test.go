package arc

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/model"
)

const labels, rootLabel = 6, 2

// whim is a scorer that gives every state other scores.
type whim struct{ random *rand.Rand }

func (w whim) Classes() int { return Classes(labels) }
func (w whim) Score(_ []uint64, scores []int32) {
	for i := range scores {
		scores[i] += int32(w.random.IntN(2000)) - 1000
	}
}

func sentence(n int, random *rand.Rand) []Word {
	out := make([]Word, n)
	for i := range out {
		out[i] = Word{Form: model.Mix(1, random.Uint64N(50)), Tag: random.Uint64N(10), Coarse: random.Uint64N(5)}
	}
	return out
}

// wrong says what keeps heads from being a tree with one root.
func wrong(heads []int32, names []uint8) string {
	roots := 0
	for i, h := range heads {
		if h == none {
			roots++
			if names[i] != rootLabel {
				return "the root has another label"
			}
			continue
		}
		if names[i] == rootLabel {
			return "a word that is not the root has its label"
		}
		steps := 0
		for up := h; up != none; up = heads[up] {
			if steps++; int(up) >= len(heads) || steps > len(heads) {
				return "a cycle, or a head outside the sentence"
			}
		}
	}
	if roots != 1 {
		return "not one root"
	}
	return ""
}

func TestWhateverTheScoresThereIsATree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, beam := range []int{1, 2, 8} {
		run := New(whim{random}, rootLabel, beam).Run()
		for range 200 {
			n := 1 + random.IntN(40)
			heads, names := make([]int32, n), make([]uint8, n)
			run.Parse(sentence(n, random), heads, names)
			if problem := wrong(heads, names); problem != "" {
				t.Fatalf("beam %d, %d words: %s: %v", beam, n, problem, heads)
			}
		}
	}
}

func TestAnEndlessSentenceIsParsedToo(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	const n = 100_000
	heads, names := make([]int32, n), make([]uint8, n)
	New(whim{random}, rootLabel, 8).Run().Parse(sentence(n, random), heads, names)
	roots := 0
	for _, h := range heads {
		if h == none {
			roots++
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

// randomTree hangs the words from first to end, end left out, under head, in trees of random
// shape without crossed arcs; under none it makes one tree.
func randomTree(first, end, head int32, heads []int32, random *rand.Rand) {
	for first < end {
		cut := end
		if head != none {
			cut = first + 1 + random.Int32N(end-first)
		}
		root := first + random.Int32N(cut-first)
		heads[root] = head
		randomTree(first, root, root, heads, random)
		randomTree(root+1, cut, root, heads, random)
		first = cut
	}
}

func TestTheOracleLeadsToTheTree(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	run := New(whim{random}, rootLabel, 1).Run()
	for range 500 {
		n := 1 + random.IntN(25)
		e := &Example{Words: sentence(n, random), Heads: make([]int32, n), Labels: make([]uint8, n)}
		randomTree(0, int32(n), none, e.Heads, random)
		for i := range e.Labels {
			if e.Labels[i] = uint8(3 + random.IntN(3)); e.Heads[i] == none {
				e.Labels[i] = rootLabel
			}
		}
		e.prepare()
		run.begin(e.Words)
		at := int32(0)
		for range 2 * n {
			run.states = append(run.states, run.apply(at, run.oracle(e, &run.states[at]), 0))
			at = int32(len(run.states) - 1)
		}
		heads, names := make([]int32, n), make([]uint8, n)
		run.trace(at, heads, names)
		if diff := cmp.Diff(e.Heads, heads); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(e.Labels, names); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestCrossedArcsAreMovedUp(t *testing.T) {
	e := &Example{Heads: []int32{none, 3, 0, 0, 2}, Words: make([]Word, 5)} // 4 → 2 crosses 1 → 3
	e.Projective()
	for d := range e.Heads {
		if e.Heads[d] != none && e.crossed(int32(d)) {
			t.Fatalf("word %d is still crossed: %v", d, e.Heads)
		}
	}
}

func TestAParserLearnsItsExamples(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	learner := model.NewLearner(Classes(labels))
	run := New(learner, rootLabel, 4).Run()
	var examples []*Example
	for range 20 {
		n := 3 + random.IntN(8)
		e := &Example{Words: sentence(n, random), Heads: make([]int32, n), Labels: make([]uint8, n)}
		randomTree(0, int32(n), none, e.Heads, random)
		for i := range e.Labels {
			if e.Labels[i] = uint8(3 + e.Words[i].Tag%3); e.Heads[i] == none {
				e.Labels[i] = rootLabel
			}
		}
		examples = append(examples, e)
	}
	for range 30 {
		for _, e := range examples {
			run.Learn(e, learner)
		}
	}
	table, err := model.NewTable(learner.Pack(1, 1e-6))
	if err != nil {
		t.Fatal(err)
	}
	parser := New(table, rootLabel, 4).Run()
	right := 0
	for _, e := range examples {
		heads, names := make([]int32, len(e.Words)), make([]uint8, len(e.Words))
		parser.Parse(e.Words, heads, names)
		if cmp.Equal(heads, e.Heads) && cmp.Equal(names, e.Labels) {
			right++
		}
	}
	if right < len(examples)-1 {
		t.Errorf("%d of %d trees right", right, len(examples))
	}
}
