package encoder

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/lang/en"
	"hearsay/model"
)

// parity is what the trainer made of a sentence, in 8 bits: testdata/NAME.parity.json.
type parity struct {
	Words  []string
	Glued  []bool
	Pieces []uint16
	Shapes []uint8
	Arcs   [][]float32
	Heads  []int32 // the best, tree or no tree
	Deprel [][]float32
	Tag    [][]float32
	Feats  [][]float32
	Name   [][]float32
	Kind   [][]float32
}

// The trainer's vectors of pieces have no 8 bits, its products are summed in another order, and
// where a number lies between two bytes the one rounds up and the other down, which the next
// layer answers with more such numbers. One layer alone is exact to 1e-6; after all of them,
// scores that go from -15 to 25 differ by this much on average and at most, and the best
// one is the same wherever it leads by the margin.
const (
	meanDifference = 0.5
	mostDifference = 3
	margin         = 1.5
)

// distance gathers differences.
type distance struct {
	sum, most float64
	n         int
}

func (d *distance) add(t *testing.T, head string, got, want []float32) {
	t.Helper()
	top := best(want)
	for i := range want {
		x := math.Abs(float64(got[i] - want[i]))
		d.sum, d.most, d.n = d.sum+x, max(d.most, x), d.n+1
		if i != top && got[i] > got[top] && want[top]-want[i] > margin {
			t.Errorf("%s: label %d with %.2f before %d with %.2f, want %.2f and %.2f", head, i, got[i], top, got[top], want[i], want[top])
		}
	}
}

func TestScoresAreTheTrainers(t *testing.T) {
	for _, name := range []string{"accurate", "fast"} {
		t.Run(name, func(t *testing.T) {
			n := shipped(t, name)
			data, err := os.ReadFile("testdata/" + name + ".parity.json")
			if err != nil {
				t.Fatal(err)
			}
			var list []parity
			if err := json.Unmarshal(data, &list); err != nil {
				t.Fatal(err)
			}
			total := map[string]*distance{}
			for i := range list {
				compare(t, n, &list[i], total)
			}
			for head, d := range total {
				mean := d.sum / float64(d.n)
				t.Logf("%-7s mean %.3f most %.3f", head, mean, d.most)
				if mean > meanDifference || d.most > mostDifference {
					t.Errorf("%s: scores differ by %.3f on average and by %.3f at most", head, mean, d.most)
				}
			}
		})
	}
}

// shipped is a network that the program ships.
func shipped(t testing.TB, name string) *Network {
	t.Helper()
	f, err := model.Load(en.Files, "pieces")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no weights")
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := OpenPieces(f)
	if err != nil {
		t.Fatal(err)
	}
	if f, err = model.Load(en.Files, name); errors.Is(err, fs.ErrNotExist) {
		t.Skip("no such weights")
	} else if err != nil {
		t.Fatal(err)
	}
	n, err := Open(f, p)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func compare(t *testing.T, n *Network, want *parity, total map[string]*distance) {
	t.Helper()
	of := func(name string) *distance {
		if total[name] == nil {
			total[name] = &distance{}
		}
		return total[name]
	}
	var sentence []Word
	for i, form := range want.Words {
		sentence = append(sentence, Word{form, want.Glued[i]})
	}
	r := n.Run()
	r.Add(sentence)
	var pieces []uint16
	var shapes []uint8
	for _, x := range r.rows {
		pieces, shapes = append(pieces, x.piece), append(shapes, x.shape)
	}
	if diff := cmp.Diff(want.Pieces, pieces); diff != "" {
		t.Errorf("%q: pieces: %s", want.Words, diff)
	}
	if diff := cmp.Diff(want.Shapes, shapes); diff != "" {
		t.Errorf("%q: shapes: %s", want.Words, diff)
	}
	r.Encode()
	for name, rows := range map[string][][]float32{"tag": want.Tag, "feats": want.Feats, "name": want.Name, "kind": want.Kind} {
		h, err := n.Head(name)
		if err != nil {
			t.Fatal(err)
		}
		got := make([]float32, r.Words()*h.Width())
		r.Score(h, got)
		for i, row := range rows {
			of(name).add(t, name, got[i*h.Width():], row)
		}
	}
	r.prepare()
	arcs := r.score(r.sentences[0], r.Words())
	for i, row := range want.Arcs {
		of("arcs").add(t, "arcs", arcs[i*len(row):], row)
	}
	r.relate(want.Heads, make([]uint16, r.Words()))
	for i, row := range want.Deprel {
		got := r.scores[i*n.trees.relOut.Stride():]
		got[n.trees.root] = row[n.trees.root] // struck out, but for a sentence's root
		of("deprel").add(t, "deprel", got, row)
	}
}
