package model

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func built(sections map[string][]byte) []byte {
	b := &Builder{}
	for name, s := range sections {
		b.Put(name, s)
	}
	return b.Bytes()
}

func TestSectionsComeBack(t *testing.T) {
	want := map[string][]byte{"a": {1, 2, 3}, "sixteen letters.": {}, "c": make([]byte, 100)}
	f, err := Open(built(want))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range want {
		got, err := f.Section(name)
		if err != nil || !cmp.Equal(got, data) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if _, err := f.Section("b"); !errors.Is(err, ErrCorrupt) {
		t.Errorf("a missing section gives %v", err)
	}
}

func TestTheSameSectionsGiveTheSameBytes(t *testing.T) {
	a, b := &Builder{}, &Builder{}
	a.Put("x", []byte{1})
	a.Put("y", []byte{2})
	b.Put("y", []byte{2})
	b.Put("x", []byte{1})
	if !cmp.Equal(a.Bytes(), b.Bytes()) {
		t.Error("they differ")
	}
}

func TestDamageIsFound(t *testing.T) {
	sound := built(map[string][]byte{"a": {1, 2, 3}})
	for i := range sound {
		bad := append([]byte(nil), sound...)
		bad[i] ^= 0x40
		if _, err := Open(bad); !errors.Is(err, ErrCorrupt) {
			t.Errorf("byte %d changed: %v", i, err)
		}
	}
	for n := range sound {
		if _, err := Open(sound[:n]); !errors.Is(err, ErrCorrupt) {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
}

// features are many hashes, so that some share buckets.
func features(n int) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = Seal(Mix(1, uint64(i)))
	}
	return out
}

func TestATableScoresAsItsLearner(t *testing.T) {
	const classes = 5
	l := NewLearner(classes)
	all := features(3000)
	for i := range all {
		l.Step()
		l.Update(all[i:i+1], i%classes, int32(i%7)-3)
		l.Update(all[i:i+1], (i*i)%classes, 1)
	}
	table, err := NewTable(l.Pack(1, 1e-9))
	if err != nil {
		t.Fatal(err)
	}
	scale := l.scale()
	for i := 0; i+200 <= len(all); i += 200 {
		got := make([]int32, classes)
		table.Score(all[i:i+200], got)
		want := l.averages(all[i : i+200])
		for c := range want {
			if rounding := 200 / scale / 2; math.Abs(float64(got[c])/scale-want[c]) > rounding {
				t.Fatalf("features from %d, class %d: %v, want %v", i, c, float64(got[c])/scale, want[c])
			}
		}
	}
}

func (l *Learner) averages(features []uint64) []float64 {
	out := make([]float64, l.classes)
	for _, f := range features {
		for _, w := range l.rows[l.find(f)] {
			out[w.class] += float64(w.value) - w.sum/(l.step+1)
		}
	}
	return out
}

func (l *Learner) scale() float64 {
	var rows []row
	for _, ws := range l.rows {
		r := row{}
		for _, w := range ws {
			r.weights = append(r.weights, float64(w.value)-w.sum/(l.step+1))
		}
		rows = append(rows, r)
	}
	return scaleOf(rows)
}

func TestAPerceptronLearnsWhatIsSeparable(t *testing.T) {
	l := NewLearner(2)
	for range 10 {
		for i := range uint64(50) {
			f, class := []uint64{Seal(i % 2), Seal(100 + i%5)}, int(i%2)
			scores := make([]int32, 2)
			l.Step()
			l.Score(f, scores)
			if scores[class] <= scores[1-class] {
				l.Update(f, class, 1)
				l.Update(f, 1-class, -1)
			}
		}
	}
	for i := range uint64(50) {
		scores := make([]int32, 2)
		l.Score([]uint64{Seal(i % 2), Seal(100 + i%5)}, scores)
		if scores[i%2] <= scores[1-i%2] {
			t.Fatalf("example %d: %v", i, scores)
		}
	}
}

func TestAnIndexFindsWhatItHolds(t *testing.T) {
	values := map[uint64]uint32{}
	for i := range uint64(1000) {
		values[Seal(Mix(9, i))] = uint32(i)
	}
	x, err := NewIndex(PackIndex(values))
	if err != nil {
		t.Fatal(err)
	}
	for h, want := range values {
		if got, ok := x.Find(h); !ok || got != want {
			t.Fatalf("%x: %d, %v", h, got, ok)
		}
	}
	if _, ok := x.Find(Seal(Mix(9, 5000))); ok {
		t.Error("found what it does not hold")
	}
}

func TestStringsComeBack(t *testing.T) {
	want := []string{"", "a", "Zürich", ""}
	got, err := Strings(PackStrings(want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzOpen reads arbitrary bytes as a file, and as each kind of section.
func FuzzOpen(f *testing.F) {
	l := NewLearner(3)
	l.Step()
	l.Update(features(20), 1, 1)
	f.Add(built(map[string][]byte{"a": {1}}))
	f.Add(l.Pack(1, 0.01))
	f.Add(PackIndex(map[uint64]uint32{1: 2, 3: 4}))
	f.Add(PackStrings([]string{"a", "b"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if file, err := Open(data); err == nil {
			for name := range file.sections {
				_, _ = file.Section(name)
			}
		}
		if table, err := NewTable(data); err == nil {
			table.Score(features(100), make([]int32, table.Classes()))
		}
		if x, err := NewIndex(data); err == nil {
			x.Find(1 << 40)
		}
		_, _ = Strings(data)
	})
}

func BenchmarkTable(b *testing.B) {
	l := NewLearner(50)
	all := features(200_000)
	for i, f := range all {
		l.Step()
		l.Update([]uint64{f}, i%50, 1)
	}
	table, err := NewTable(l.Pack(1, 1e-9))
	if err != nil {
		b.Fatal(err)
	}
	scores := make([]int32, 50)
	for i := 0; b.Loop(); i++ {
		table.Score(all[i*100%100_000:][:100], scores)
	}
	b.ReportMetric(float64(b.N)*100/b.Elapsed().Seconds()/1e6, "Mfeatures/s")
}
