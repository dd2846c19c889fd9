package kernel

import "fmt"

// epsilon is what layer normalisation adds to a variance, as BERT has it.
const epsilon = 1e-12

// Norm replaces each row of x by its layer normalisation (Ba et al. 2016):
// (x-mean)/√(variance+1e-12)·gain + bias. Rows are as long as gain, a multiple of sixteen.
func (k *Kernel) Norm(x, gain, bias []float32) {
	width := len(gain)
	for rest := x[:rowsOf(x, width)*width]; len(rest) > 0; rest = rest[width:] {
		k.norm(rest[:width], gain, bias[:width])
	}
}

// AddNorm adds the residual to x, and normalises as Norm does.
func (k *Kernel) AddNorm(x, residual, gain, bias []float32) {
	width := len(gain)
	for i := range rowsOf(x, width) {
		k.addNorm(x[i*width:][:width], residual[i*width:][:width], gain, bias[:width])
	}
}

// Gelu replaces each of x, in number a multiple of sixteen, by I-BERT's polynomial form of the
// Gaussian error linear unit (Kim et al. 2021): x/2·(1+L(x/√2)), where L(z) is
// sgn(z)·(a·(min(|z|,-b)+b)²+1), a = -0.2888, b = -1.769.
func (k *Kernel) Gelu(x []float32) {
	rowsOf(x, lanes)
	if len(x) > 0 {
		k.gelu(x)
	}
}

// Add adds x to dst. Both have the same length, a multiple of sixteen.
func (k *Kernel) Add(dst, x []float32) {
	rowsOf(x, lanes)
	if len(x) > 0 {
		k.add(dst[:len(x)], x)
	}
}

// Widen sets dst to signed bytes times their scale. Both have the same length, a multiple of
// sixteen.
func (k *Kernel) Widen(dst []float32, x []byte, scale float32) {
	rowsOf(dst, lanes)
	if len(dst) > 0 {
		k.widen(dst, x[:len(dst)], scale)
	}
}

// Softmax replaces the first n of x by their shares e^x/Σe^x. x is n padded to sixteen; what
// stands in the padding is lost.
func (k *Kernel) Softmax(x []float32, n int) {
	if n <= 0 || len(x) != padded(n, lanes) {
		panic(fmt.Sprintf("kernel: softmax of %d in %d", n, len(x)))
	}
	k.softmax(x, 1, n, 1)
}

// Scratch is the memory that Attend and Scores need. The zero value is ready for use; it
// belongs to one goroutine.
type Scratch struct{ keys, scores []float32 }

func grown(x []float32, n int) []float32 {
	if n > cap(x) {
		return alignedFloats(n + n/2)
	}
	return x[:n]
}

// Scores sets dst[i][j], rows at a distance of the number of b's rows padded to sixteen, to
// the product of row i of a and row j of b. Rows have a width that is a multiple of sixteen.
func (k *Kernel) Scores(dst, a, b []float32, width int, s *Scratch) {
	rows, columns := rowsOf(a, width), rowsOf(b, width)
	stride := padded(columns, lanes)
	if len(dst) < rows*stride {
		panic(fmt.Sprintf("kernel: %d×%d scores into %d", rows, stride, len(dst)))
	}
	if rows == 0 || columns == 0 {
		return
	}
	s.keys = grown(s.keys, width*stride)
	k.transposed(s.keys, b, shape{rows: columns, columns: width, leftStride: width, dstStride: stride})
	k.product(dst, a, s.keys, shape{
		rows: rows, inner: width, columns: stride,
		dstStride: stride, leftStride: width, rightStride: stride,
	})
}
