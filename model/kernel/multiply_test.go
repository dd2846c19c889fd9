package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// others runs a test for every kernel but pure Go, which it is given to compare with.
func others(t *testing.T, test func(t *testing.T, k, reference *Kernel)) {
	reference, err := Named("go")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range All() {
		if k != reference {
			t.Run(k.Name(), func(t *testing.T) { test(t, k, reference) })
		}
	}
}

func equal(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: number %d of %d is %v (%#x), pure Go has %v (%#x)", what, i, len(want),
				got[i], math.Float32bits(got[i]), want[i], math.Float32bits(want[i]))
		}
	}
}

// layer is a random matrix.
func layer(tb testing.TB, r *rand.Rand, outputs, inputs int) *Matrix {
	tb.Helper()
	section, err := Pack(random(r, outputs*inputs), random(r, outputs), outputs, inputs)
	if err != nil {
		tb.Fatal(err)
	}
	m, err := OpenMatrix(section)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestEveryKernelMultipliesAsPureGo(t *testing.T) {
	others(t, func(t *testing.T, k, reference *Kernel) {
		r := rand.New(rand.NewPCG(3, 4))
		for _, shape := range [][3]int{
			{1, 16, 16},
			{1, 7, 384},
			{2, 33, 64},
			{3, 100, 80},
			{15, 48, 384},
			{16, 32, 128},
			{17, 64, 16},
			{31, 384, 384},
			{32, 17, 1536},
			{33, 1152, 384},
			{47, 80, 96},
			{64, 1536, 384},
			{130, 384, 1536},
		} {
			m := layer(t, r, shape[1], shape[2])
			a := &Activations{}
			k.Quantise(a, random(r, shape[0]*shape[2]), shape[2])
			for _, then := range []Epilogue{Plain, Gelu} {
				got, want := make([]float32, a.rows*m.Stride()+1), make([]float32, a.rows*m.Stride()+1)
				got[len(got)-1], want[len(want)-1] = 42, 42
				k.Multiply(got, m, a, then)
				reference.Multiply(want, m, a, then)
				equal(t, fmt.Sprintf("%v, epilogue %d", shape, then), got, want)
			}
		}
	})
}

func TestExtremesDoNotOverflow(t *testing.T) {
	others(t, func(t *testing.T, k, reference *Kernel) {
		const rows, outputs, inputs = 5, 32, 1536
		weights := make([]float32, outputs*inputs)
		for i := range weights {
			weights[i] = 1 - 2*float32(i/inputs%2)
		}
		section, err := Pack(weights, nil, outputs, inputs)
		if err != nil {
			t.Fatal(err)
		}
		m, err := OpenMatrix(section)
		if err != nil {
			t.Fatal(err)
		}
		a := &Activations{}
		a.reset(rows, inputs)
		for i := range a.data {
			a.data[i] = 255
		}
		for i := range a.scale {
			a.scale[i] = 1
		}
		got, want := make([]float32, rows*outputs), make([]float32, rows*outputs)
		k.Multiply(got, m, a, Plain)
		reference.Multiply(want, m, a, Plain)
		equal(t, "extremes", got, want)
		if sum := float32(127 * 63 * inputs); want[0] != sum*m.columns[0].scale[0] {
			t.Errorf("%v, want %v", want[0], sum*m.columns[0].scale[0])
		}
	})
}

// fastest runs an operation b.N times, and is the time that the fastest took: other programs
// on the machine make the rest slower, never faster.
func fastest(b *testing.B, run func()) time.Duration {
	b.ReportAllocs()
	best := time.Duration(math.MaxInt64)
	for b.Loop() {
		start := time.Now()
		run()
		best = min(best, time.Since(start))
	}
	return best
}

// BenchmarkMultiply runs the layers of the network.
func BenchmarkMultiply(b *testing.B) {
	for _, k := range All() {
		for _, shape := range [][2]int{{384, 1152}, {384, 384}, {384, 1536}, {1536, 384}} {
			for _, rows := range []int{16, 64, 256} {
				b.Run(fmt.Sprintf("%s/%dto%d/%d", k.Name(), shape[0], shape[1], rows), func(b *testing.B) {
					r := rand.New(rand.NewPCG(5, 6))
					m, a := layer(b, r, shape[1], shape[0]), &Activations{}
					k.Quantise(a, random(r, rows*shape[0]), shape[0])
					dst := alignedFloats(rows * m.Stride())
					best := fastest(b, func() { k.Multiply(dst, m, a, Plain) })
					ops := 2 * float64(rows) * float64(shape[0]) * float64(shape[1])
					b.ReportMetric(ops/best.Seconds()/1e9, "GOP/s")
				})
			}
		}
	}
}
