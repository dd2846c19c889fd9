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

func TestTheVariableForcesAKernel(t *testing.T) {
	for _, want := range All() {
		t.Setenv(Variable, want.Name())
		if got, err := Default(); err != nil || got != want {
			t.Errorf("%s: %v", want.Name(), err)
		}
	}
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
		if got := float64(exp(x)); math.Abs(got-want) > 2.5e-7*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestTheGeluIsThatOfThePaper(t *testing.T) {
	const a, b = -0.2888, -1.769
	for x := -5.0; x < 5; x += 0.01 {
		z := x / math.Sqrt2
		l := math.Copysign(a*math.Pow(min(math.Abs(z), -b)+b, 2)+1, z)
		want := x / 2 * (1 + l)
		got := []float32{float32(x)}
		geluGo(got)
		if math.Abs(float64(got[0])-want) > 1e-6 {
			t.Errorf("gelu(%v) = %v, want %v", x, got[0], want)
		}
	}
}

func TestANormHasMeanZeroAndVarianceOne(t *testing.T) {
	const n = 384
	x, gain := random(rand.New(rand.NewPCG(23, 24)), n), make([]float32, n)
	for i := range gain {
		gain[i], x[i] = 1, 5+3*x[i]
	}
	All()[0].Norm(x, gain, make([]float32, n))
	var sum, squares float64
	for _, v := range x {
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	if math.Abs(sum/n) > 1e-6 || math.Abs(squares/n-1) > 1e-5 {
		t.Errorf("mean %v, variance %v", sum/n, squares/n)
	}
}

func TestSharesSumToOne(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 26))
	for n := 1; n < 70; n++ {
		x := random(r, padded(n, lanes))
		All()[0].Softmax(x, n)
		var sum float64
		for _, v := range x[:n] {
			sum += float64(v)
		}
		if math.Abs(sum-1) > 1e-6 {
			t.Errorf("%d shares sum to %v", n, sum)
		}
	}
}
