package kernel

import (
	"math"
	"slices"
)

// The pure Go operations. Every product is rounded by a conversion before it is added to
// anything: the language lets a compiler fuse the two where there is none, and arm64's does.
var vectorGo = vector{
	maxAbs: maxAbsGo, toBytes: toBytesGo, softmax: softmaxGo, gelu: geluGo,
	add: addGo, widen: widenGo, norm: normGo, addNorm: addNormGo, product: productGo, transposed: transposedGo,
}

// halfEven, added to a number under 2²² and taken off again, rounds it half to even; the low
// bits of the sum are the integer.
const halfEven = 3 << 22

func abs(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ (1 << 31)) }

func maxAbsGo(x []float32) float32 {
	var most float32
	for _, v := range x {
		most = max(most, abs(v))
	}
	return most
}

func toBytesGo(dst []uint8, x []float32, factor float32) {
	for i, v := range x {
		rounded := float32(v*factor) + halfEven
		dst[i] = uint8(math.Float32bits(rounded) + zeroPoint)
	}
}

// tree adds sixteen lanes up: upper half to lower half, until one is left.
func tree(sums *[lanes]float32) float32 {
	for n := lanes / 2; n > 0; n /= 2 {
		for i := range n {
			sums[i] += sums[i+n]
		}
	}
	return sums[0]
}

// softmaxGo replaces the n numbers of each row, at a distance of n padded to sixteen, by the
// shares that the exponentials of factor times them have.
func softmaxGo(x []float32, rows, n int, factor float32) {
	for wide := padded(n, lanes); rows > 0; x, rows = x[wide:], rows-1 {
		row := x[:wide]
		for i := n; i < wide; i++ {
			row[i] = -math.MaxFloat32
		}
		offset := slices.Max(row)
		var sums [lanes]float32
		for i, v := range row {
			row[i] = exp(float32((v - offset) * factor))
			sums[i%lanes] += row[i]
		}
		share := 1 / tree(&sums)
		for i := range row {
			row[i] *= share
		}
	}
}

// The constants of exp: 2ⁿ·p(r), where n is x/ln 2 rounded and r the rest, at most ln 2/2 in
// magnitude. ln 2 stands in two parts, the first with so few bits that n times it is exact. Of
// the polynomials of degree 5 that begin with 1+r, p has the least relative error, 1.1e-7.
const (
	expLeast = -64
	log2e    = 1.44269504088896341
	ln2High  = 0.693359375
	ln2Low   = -2.12194440054690583e-4
	exp2     = 0.49999232
	exp3     = 0.16667114
	exp4     = 0.04189011
	exp5     = 0.00831252
)

// exp is eˣ for x ≤ 0, and e⁻⁶⁴ for all that is less than -64: small enough to be nothing, and
// large enough that shares of it are no denormal numbers, which are slow.
func exp(x float32) float32 {
	x = max(x, expLeast)
	shifted := float32(x*log2e) + halfEven
	n := shifted - halfEven
	r := x - float32(n*ln2High)
	r -= float32(n * ln2Low)
	p := float32(exp5*r) + exp4
	p = float32(p*r) + exp3
	p = float32(p*r) + exp2
	p = float32(p*r) + 1
	p = float32(p*r) + 1
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(shifted)<<23)
}

// The polynomial of I-BERT in terms of x itself: L is a·(|z|+b)²+1 where |z| < -b, and 1 beyond,
// with z = x/√2. So x/2·(1+L) is max(x, 0) + |x|·(min(|x|, -b√2) + b√2)²·a/4.
const (
	geluFlat = 1.769 * math.Sqrt2
	geluBend = -0.2888 / 4
)

func geluGo(x []float32) {
	for i, v := range x {
		size := abs(v)
		d := min(size, geluFlat) - geluFlat
		d = float32(float32(float32(d*d)*size) * geluBend)
		x[i] = positive(v) + d
	}
}

// positive is x, or 0 where x is not more: never -0, which max would let through.
func positive(x float32) float32 {
	if x > 0 {
		return x
	}
	return 0
}

func addGo(dst, x []float32) {
	for i, v := range x {
		dst[i] += v
	}
}

func widenGo(dst []float32, x []byte, factor float32) {
	for i, v := range x {
		dst[i] = float32(int8(v)) * factor
	}
}

func addNormGo(x, residual, gain, bias []float32) {
	addGo(x, residual)
	normGo(x, gain, bias)
}

func normGo(x, gain, bias []float32) {
	var sums, squares [lanes]float32
	for i, v := range x {
		sums[i%lanes] += v
	}
	mean := tree(&sums) / float32(len(x))
	for i, v := range x {
		d := v - mean
		squares[i%lanes] += float32(d * d)
	}
	variance := tree(&squares) / float32(len(x))
	factor := 1 / float32(math.Sqrt(float64(variance+epsilon)))
	for i, v := range x {
		x[i] = float32(float32((v-mean)*factor)*gain[i]) + bias[i]
	}
}

// productGo sets dst to the product of a and b, adding over inner in its order.
func productGo(dst, a, b []float32, s shape) {
	for i := range s.rows {
		out := dst[i*s.dstStride:][:s.columns]
		clear(out)
		for k, v := range a[i*s.leftStride:][:s.inner] {
			for j, w := range b[k*s.rightStride:][:s.columns] {
				out[j] += float32(v * w)
			}
		}
	}
}

// transposedGo sets dst[column][row] to x[row][column]. The padding of rows to sixteen repeats
// the last one.
func transposedGo(dst, x []float32, s shape) {
	for j := range s.columns {
		out := dst[j*s.dstStride:][:padded(s.rows, lanes)]
		for i := range out {
			out[i] = x[min(i, s.rows-1)*s.leftStride+j]
		}
	}
}
