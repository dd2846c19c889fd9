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

// rowsOf are weights for features, two a feature, of this many classes.
func rowsOf(all []uint64, classes int) []row {
	rows := make([]row, len(all))
	for i, f := range all {
		a, b := i%classes, (i*i+1)%classes
		if rows[i] = (row{feature: f, classes: []uint8{uint8(a)}, weights: []float64{float64(i%7) - 3.5}}); b != a {
			rows[i].classes = append(rows[i].classes, uint8(b))
			rows[i].weights = append(rows[i].weights, 1.25)
		}
	}
	return rows
}

func TestATableScoresAsTheWeightsThatItWasPackedFrom(t *testing.T) {
	const classes = 5
	all := features(3000)
	table, err := NewTable(packTable(classes, rowsOf(all, classes), 1e-9))
	if err != nil {
		t.Fatal(err)
	}
	rows := rowsOf(all, classes) // packing sorts them
	scale := scaleOf(rows)
	for i := 0; i+200 <= len(all); i += 200 {
		got := make([]int32, classes)
		table.Score(all[i:i+200], got)
		want := make([]float64, classes)
		for _, r := range rows[i : i+200] {
			for k, c := range r.classes {
				want[c] += r.weights[k]
			}
		}
		for c := range want {
			if rounding := 200 / scale / 2; math.Abs(float64(got[c])/scale-want[c]) > rounding {
				t.Fatalf("features from %d, class %d: %v, want %v", i, c, float64(got[c])/scale, want[c])
			}
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
	f.Add(built(map[string][]byte{"a": {1}}))
	f.Add(packTable(3, rowsOf(features(20), 3), 0.01))
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
	all := features(200_000)
	table, err := NewTable(packTable(50, rowsOf(all, 50), 1e-9))
	if err != nil {
		b.Fatal(err)
	}
	scores := make([]int32, 50)
	for i := 0; b.Loop(); i++ {
		table.Score(all[i*100%100_000:][:100], scores)
	}
	b.ReportMetric(float64(b.N)*100/b.Elapsed().Seconds()/1e6, "Mfeatures/s")
}
