package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// values are numbers of all sizes that a network might meet, and the edges of the operations.
func values(r *rand.Rand, n int) []float32 {
	edges := []float32{
		0, float32(math.Copysign(0, -1)), 1, -1, geluFlat, -geluFlat, 87, -87, -88, 1e-38, -1e-42, 1e6, -1e6,
		0.5, -0.5, 1.5, 2.5, math.SmallestNonzeroFloat32,
	}
	x := make([]float32, n)
	for i := range x {
		switch r.IntN(8) {
		case 0:
			x[i] = edges[r.IntN(len(edges))]
		case 1:
			x[i] = float32(r.NormFloat64() * math.Exp(10*r.NormFloat64()))
		default:
			x[i] = float32(3 * r.NormFloat64())
		}
	}
	return x
}

// operation is one on rows of a width: it changes x, and may read two other vectors.
type operation struct {
	name string
	run  func(k *Kernel, x, y, z []float32)
}

var operations = []operation{
	{"norm", func(k *Kernel, x, y, z []float32) { k.Norm(x, y, z) }},
	{"addNorm", func(k *Kernel, x, y, z []float32) { k.AddNorm(x, y, y, z) }},
	{"gelu", func(k *Kernel, x, _, _ []float32) { k.Gelu(x) }},
	{"add", func(k *Kernel, x, y, _ []float32) { k.Add(x, y) }},
	{"softmax", func(k *Kernel, x, _, _ []float32) { k.Softmax(x, len(x)-3) }},
	{"widen", func(k *Kernel, x, y, _ []float32) {
		bytes := make([]byte, len(x))
		for i := range bytes {
			bytes[i] = byte(math.Float32bits(y[i]) >> 20)
		}
		k.Widen(x, bytes, y[0])
	}},
}

func TestEveryKernelWorksOnVectorsAsPureGo(t *testing.T) {
	others(t, func(t *testing.T, k, reference *Kernel) {
		r := rand.New(rand.NewPCG(7, 8))
		for _, op := range operations {
			for _, n := range []int{16, 32, 48, 256, 384, 1536} {
				for range 20 {
					got, y, z := values(r, n), values(r, n), values(r, n)
					want := slices.Clone(got)
					op.run(k, got, y, z)
					op.run(reference, want, y, z)
					equal(t, fmt.Sprintf("%s of %d", op.name, n), got, want)
				}
			}
		}
	})
}

func TestEveryKernelQuantisesAsPureGo(t *testing.T) {
	others(t, func(t *testing.T, k, reference *Kernel) {
		r := rand.New(rand.NewPCG(9, 10))
		for _, width := range []int{16, 32, 48, 384, 1536} {
			x := values(r, 7*width)
			clear(x[:width])
			for i := range x[width : 2*width] {
				x[width+i] = 1e-41
			}
			var got, want Activations
			k.Quantise(&got, x, width)
			reference.Quantise(&want, x, width)
			equal(t, fmt.Sprintf("scales of rows of %d", width), got.scale, want.scale)
			for i := range want.rows {
				g, w := got.data[i*got.stride():][:width], want.data[i*want.stride():][:width]
				if !slices.Equal(g, w) {
					t.Fatalf("row %d of %d: %v, pure Go has %v", i, width, g, w)
				}
			}
		}
	})
}

func TestEveryKernelAttendsAsPureGo(t *testing.T) {
	others(t, func(t *testing.T, k, reference *Kernel) {
		r := rand.New(rand.NewPCG(11, 12))
		for _, length := range []int{1, 2, 3, 4, 5, 15, 16, 17, 31, 33, 50, 130} {
			for _, width := range []int{16, 32, 64} {
				const heads = 2
				qkv := random(r, length*3*heads*width)
				got, want := make([]float32, length*heads*width), make([]float32, length*heads*width)
				k.Attend(got, qkv, heads, width, &Scratch{})
				reference.Attend(want, qkv, heads, width, &Scratch{})
				equal(t, fmt.Sprintf("%d pieces with heads of %d", length, width), got, want)
			}
		}
	})
}

func TestEveryKernelScoresAsPureGo(t *testing.T) {
	others(t, func(t *testing.T, k, reference *Kernel) {
		r := rand.New(rand.NewPCG(13, 14))
		for _, shape := range [][2]int{{1, 1}, {1, 40}, {3, 17}, {4, 16}, {5, 1}, {9, 33}, {31, 32}, {60, 61}} {
			for _, width := range []int{16, 256} {
				a, b := values(r, shape[0]*width), values(r, shape[1]*width)
				n := shape[0] * padded(shape[1], lanes)
				got, want := make([]float32, n), make([]float32, n)
				k.Scores(got, a, b, width, &Scratch{})
				reference.Scores(want, a, b, width, &Scratch{})
				equal(t, fmt.Sprintf("%v of %d", shape, width), got, want)
			}
		}
	})
}

func BenchmarkVectors(b *testing.B) {
	const rows = 64
	for _, k := range All() {
		for _, op := range operations[:5] {
			for _, n := range []int{384, 1536} {
				b.Run(fmt.Sprintf("%s/%s/%d", k.Name(), op.name, n), func(b *testing.B) {
					r := rand.New(rand.NewPCG(15, 16))
					x, y, z := random(r, rows*n), random(r, n), random(r, n)
					best := fastest(b, func() {
						for i := range rows {
							op.run(k, x[i*n:][:n], y, z)
						}
					})
					b.ReportMetric(float64(best.Nanoseconds())/rows, "ns/row")
				})
			}
		}
	}
}

func BenchmarkQuantise(b *testing.B) {
	const rows = 64
	for _, k := range All() {
		for _, n := range []int{384, 1536} {
			b.Run(fmt.Sprintf("%s/%d", k.Name(), n), func(b *testing.B) {
				x, a := random(rand.New(rand.NewPCG(17, 18)), rows*n), &Activations{}
				best := fastest(b, func() { k.Quantise(a, x, n) })
				b.ReportMetric(float64(best.Nanoseconds())/rows, "ns/row")
			})
		}
	}
}

func BenchmarkAttend(b *testing.B) {
	const heads, width = 12, 32
	for _, k := range All() {
		for _, length := range []int{16, 30, 64} {
			b.Run(fmt.Sprintf("%s/%d", k.Name(), length), func(b *testing.B) {
				qkv, dst := random(rand.New(rand.NewPCG(19, 20)), length*3*heads*width), alignedFloats(length*heads*width)
				var s Scratch
				best := fastest(b, func() { k.Attend(dst, qkv, heads, width, &s) })
				b.ReportMetric(float64(best.Nanoseconds())/float64(length), "ns/piece")
			})
		}
	}
}

func BenchmarkScores(b *testing.B) {
	const width = 256
	for _, k := range All() {
		for _, length := range []int{25, 60} {
			b.Run(fmt.Sprintf("%s/%d", k.Name(), length), func(b *testing.B) {
				r := rand.New(rand.NewPCG(21, 22))
				x, y := random(r, length*width), random(r, (length+1)*width)
				dst := alignedFloats(length * padded(length+1, lanes))
				var s Scratch
				best := fastest(b, func() { k.Scores(dst, x, y, width, &s) })
				b.ReportMetric(float64(best.Nanoseconds())/float64(length), "ns/word")
			})
		}
	}
}
