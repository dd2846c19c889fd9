package kernel

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"
)

func TestNumbersThatAreNotFiniteAreNotPacked(t *testing.T) {
	for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(1))} {
		if _, err := Pack([]float32{1, bad}, nil, 1, 2); err == nil {
			t.Errorf("weight %v", bad)
		}
		if _, err := Pack([]float32{1, 2}, []float32{bad}, 1, 2); err == nil {
			t.Errorf("bias %v", bad)
		}
	}
}

func TestADamagedMatrixIsRefused(t *testing.T) {
	section, err := Pack([]float32{1, -2, 3, 4, 5, 6}, []float32{1, 2, 3}, 3, 2)
	if err != nil {
		t.Fatal(err)
	}
	for n := range section {
		if _, err := OpenMatrix(section[:n]); !errors.Is(err, ErrCorrupt) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	for _, at := range []int{0, 4} {
		bad := append([]byte(nil), section...)
		binary.LittleEndian.PutUint32(bad[at:], math.MaxUint32)
		if _, err := OpenMatrix(bad); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%v", err)
		}
	}
}

// FuzzOpenMatrix reads arbitrary bytes as a matrix, and multiplies by it with every kernel.
func FuzzOpenMatrix(f *testing.F) {
	for _, n := range []int{1, 17} {
		section, err := Pack(make([]float32, n*3), nil, n, 3)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(section)
	}
	f.Fuzz(func(t *testing.T, section []byte) {
		m, err := OpenMatrix(section)
		if err != nil {
			return
		}
		const rows = 3
		a, dst := &Activations{}, make([]float32, rows*m.Stride())
		a.reset(rows, m.Inputs())
		for _, k := range All() {
			k.Multiply(dst, m, a, Gelu)
		}
	})
}

// FuzzMultiply compares every kernel's products with those of pure Go.
func FuzzMultiply(f *testing.F) {
	f.Add(uint8(3), uint8(20), uint8(70), []byte{0, 255, 7})
	f.Add(uint8(33), uint8(64), uint8(1), []byte{255})
	f.Fuzz(func(t *testing.T, rows, outputs, inputs uint8, data []byte) {
		if rows == 0 || outputs == 0 || inputs == 0 || len(data) == 0 {
			return
		}
		weights := make([]float32, int(outputs)*int(inputs))
		for i := range weights {
			weights[i] = float32(int8(data[i%len(data)]))
		}
		section, err := Pack(weights, nil, int(outputs), int(inputs))
		if err != nil {
			t.Fatal(err)
		}
		m, err := OpenMatrix(section)
		if err != nil {
			t.Fatal(err)
		}
		a := &Activations{}
		a.reset(int(rows), int(inputs))
		for i := range a.data {
			a.data[i] = data[(7*i)%len(data)]
		}
		for i := range a.scale {
			a.scale[i] = float32(i)
		}
		want, got := make([]float32, int(rows)*m.Stride()), make([]float32, int(rows)*m.Stride())
		multiplyGo(want, m, a, Gelu)
		for _, k := range All() {
			k.Multiply(got, m, a, Gelu)
			equal(t, k.Name(), got, want)
		}
	})
}
