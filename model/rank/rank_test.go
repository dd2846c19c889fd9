package rank

import (
	"errors"
	"math"
	"testing"

	"hearsay/model"
)

// trained is a network that has learnt that feature 1 makes an alternative right.
func trained() *Learner {
	l := NewLearner(2, 1)
	right, wrong := l.NewSet([]uint64{model.Hash("right"), model.Hash("both")}), l.NewSet([]uint64{model.Hash("wrong"), model.Hash("both")})
	l.Begin(1)
	l.Settled(right)
	l.Settled(wrong)
	for range 50 {
		l.Learn([]Alternative{{Head: 0, Features: []*Set{right}, Right: true}, {Head: 1, Features: []*Set{wrong}}})
	}
	return l
}

type scorer interface {
	Sum(features []uint64, h *Hidden)
	Score(head int, h *Hidden) float32
}

func score(n scorer, head int, words ...string) float32 {
	var h Hidden
	for _, w := range words {
		n.Sum([]uint64{model.Hash(w)}, &h)
	}
	return n.Score(head, &h)
}

func packed(t *testing.T, l *Learner) *Net {
	t.Helper()
	b := &model.Builder{}
	l.Pack(b)
	f, err := model.Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	n, err := Open(f, 2)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatIsRightIsLearnt(t *testing.T) {
	l := trained()
	if a, b := score(l, 0, "right", "both"), score(l, 1, "wrong", "both"); a < b+2 {
		t.Errorf("right %.2f, wrong %.2f", a, b)
	}
}

func TestTheFileScoresAsItsLearner(t *testing.T) {
	l := trained()
	n := packed(t, l)
	for _, words := range [][]string{{"right"}, {"wrong", "both"}, {"never seen"}} {
		if a, b := score(l, 0, words...), score(n, 0, words...); math.Abs(float64(a-b)) > 0.05 {
			t.Errorf("%q: %v in training, %v from the file", words, a, b)
		}
	}
}

func TestAWrongNumberOfHeadsIsRefused(t *testing.T) {
	b := &model.Builder{}
	trained().Pack(b)
	f, err := model.Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(f, 3); !errors.Is(err, model.ErrCorrupt) {
		t.Errorf("got %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	b := &model.Builder{}
	trained().Pack(b)
	file, err := model.Open(b.Bytes())
	if err != nil {
		f.Fatal(err)
	}
	var parts [3][]byte
	for i, name := range []string{"index", "rows", "heads"} {
		if parts[i], err = file.Section(name); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(parts[0], parts[1], parts[2])
	f.Fuzz(func(t *testing.T, index, rows, heads []byte) {
		b := &model.Builder{}
		b.Put("index", index)
		b.Put("rows", rows)
		b.Put("heads", heads)
		file, err := model.Open(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if n, err := Open(file, 2); err == nil {
			score(n, 1, "right", "both", "never seen")
		}
	})
}
