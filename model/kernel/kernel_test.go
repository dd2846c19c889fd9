package kernel

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func TestAKernelThatDoesNotExistIsRefused(t *testing.T) {
	t.Setenv(Variable, "abacus")
	if _, err := Default(); !errors.Is(err, ErrUnknown) {
		t.Errorf("%v", err)
	}
}

func TestAProductIsThatOfItsRealNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const rows, inputs, outputs = 3, 48, 21
	weights, bias, x := random(r, outputs*inputs), random(r, outputs), random(r, rows*inputs)
	section, err := Pack(weights, bias, outputs, inputs)
	if err != nil {
		t.Fatal(err)
	}
	m, err := OpenMatrix(section)
	if err != nil {
		t.Fatal(err)
	}
	k, _ := Named("go")
	a := &Activations{}
	k.Quantise(a, x, inputs)
	dst := make([]float32, rows*m.Stride())
	k.Multiply(dst, m, a, Plain)
	for i := range rows {
		for n := range outputs {
			want := float64(bias[n])
			for j := range inputs {
				want += float64(x[i*inputs+j]) * float64(weights[n*inputs+j])
			}
			if got := float64(dst[i*m.Stride()+n]); math.Abs(got-want) > 0.5 {
				t.Errorf("row %d, output %d: %v, want %v", i, n, got, want)
			}
		}
	}
}

func TestExpIsAccurate(t *testing.T) {
	for x := float32(-64); x <= 0; x += 0.001 {
		want := math.Exp(float64(x))
		if got := float64(exp(x)); math.Abs(got-want) > 1e-5*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}
