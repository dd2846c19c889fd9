package kernel

import (
	"math"

	"golang.org/x/sys/cpu"
)

//go:generate go run -C _asm . -isa avx512 -out ../avx512_amd64.s -stubs ../avx512_amd64.go -pkg kernel
//go:generate go run -C _asm . -isa avx2 -out ../avx2_amd64.s -stubs ../avx2_amd64.go -pkg kernel
//go:generate go run -C _asm . -isa avxvnni -out ../avxvnni_amd64.s -stubs ../avxvnni_amd64.go -pkg kernel

// The constants of the vector operations, as the assembly reads them.
//
//lint:file-ignore U1000 only the assembly reads them
var (
	signless32  uint32  = 1<<31 - 1
	zeroPoint32 uint32  = zeroPoint
	ones32      uint32  = 1<<16 | 1 // two of sixteen bits
	one32       float32 = 1
	epsilon32   float32 = epsilon
	geluFlat32  float32 = geluFlat
	geluBend32  float32 = geluBend
	halfEven32  float32 = halfEven
	expLeast32  float32 = expLeast
	log2e32     float32 = log2e
	ln2High32   float32 = ln2High
	ln2Low32    float32 = ln2Low
	exp232      float32 = exp2
	exp332      float32 = exp3
	exp432      float32 = exp4
	exp532      float32 = exp5
)

// paddings are sixteen infinities and sixteen of the least number: from a place in it on, what
// the last sixteen of a row must not exceed.
var paddings = func() (p [2 * lanes]float32) {
	for i := range lanes {
		p[i], p[lanes+i] = float32(math.Inf(1)), -math.MaxFloat32
	}
	return p
}()

func machineKernels() []*Kernel {
	var kernels []*Kernel
	if hasAMX() {
		kernels = append(kernels, &Kernel{name: "amx", multiply: multiplyAMX, vector: vectorAVX512})
	}
	if hasAVX512() && cpu.X86.HasAVX512VNNI {
		kernels = append(kernels, &Kernel{name: "vnni", multiply: multiplyVNNI, vector: vectorAVX512})
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVXVNNI {
		kernels = append(kernels, &Kernel{name: "avxvnni", multiply: multiplyAVXVNNI, vector: vectorAVX2})
	}
	if cpu.X86.HasAVX2 {
		kernels = append(kernels, &Kernel{name: "avx2", multiply: multiplyAVX2, vector: vectorAVX2})
	}
	return kernels
}

func hasAVX512() bool {
	x := &cpu.X86
	return x.HasAVX512F && x.HasAVX512BW && x.HasAVX512DQ && x.HasAVX512VL
}

var vectorAVX512 = vector{
	maxAbs: maxAbsAVX512, toBytes: toBytesAVX512, softmax: softmaxOnAVX512,
	gelu: geluAVX512, add: addAVX512, widen: widenAVX512, norm: normAVX512, addNorm: addNormAVX512,
	product: productOnAVX512, transposed: transposedOnAVX512,
}

var vectorAVX2 = vector{
	maxAbs: maxAbsAVX2, toBytes: toBytesAVX2, softmax: softmaxOnAVX2,
	gelu: geluAVX2, add: addAVX2, widen: widenAVX2, norm: normAVX2, addNorm: addNormAVX2,
	product: productOnAVX2, transposed: transposedOnAVX2,
}

// The parts in assembly make four rows at a time or six, and four panels or two blocks of
// columns, as their names say; those of one are for what has fewer.

func multiplyVNNI(dst []float32, m *Matrix, a *Activations, then Epilogue) {
	panels := len(m.columns)
	multiply, narrow := multiply6x4AVX512, multiply6x1AVX512
	switch {
	case a.rows < 4:
		multiply, narrow = multiply1x4AVX512, multiply1x1AVX512
	case a.rows < 6:
		multiply, narrow = multiply4x4AVX512, multiply4x1AVX512
	}
	if panels < 4 {
		multiply = narrow
	}
	multiply(&dst[0], &m.weights[0], &m.columns[0].offset[0], &a.data[0], &a.scale[0],
		a.rows, panels, m.depth(), 4*m.Stride(), int(then))
}

func multiplyAVX2(dst []float32, m *Matrix, a *Activations, then Epilogue) {
	multiply := multiply4x1AVX2
	if a.rows < 4 {
		multiply = multiply1x1AVX2
	}
	multiply(&dst[0], &m.weights[0], &m.columns[0].offset[0], &a.data[0], &a.scale[0],
		a.rows, len(m.columns), m.depth(), 4*m.Stride(), int(then))
}

func multiplyAVXVNNI(dst []float32, m *Matrix, a *Activations, then Epilogue) {
	multiply := multiply6x1AVXVNNI
	switch {
	case a.rows < 4:
		multiply = multiply1x1AVXVNNI
	case a.rows < 6:
		multiply = multiply4x1AVXVNNI
	}
	multiply(&dst[0], &m.weights[0], &m.columns[0].offset[0], &a.data[0], &a.scale[0],
		a.rows, len(m.columns), m.depth(), 4*m.Stride(), int(then))
}

func productOnAVX512(dst, a, b []float32, s shape) {
	product := product4x2AVX512
	switch {
	case s.rows < 4 && s.columns < 2*lanes:
		product = product1x1AVX512
	case s.rows < 4:
		product = product1x2AVX512
	case s.columns < 2*lanes:
		product = product4x1AVX512
	}
	product(&dst[0], &a[0], &b[0], s.rows, s.inner, s.columns, 4*s.dstStride, 4*s.leftStride, 4*s.rightStride)
}

func productOnAVX2(dst, a, b []float32, s shape) {
	product := product4x1AVX2
	if s.rows < 4 {
		product = product1x1AVX2
	}
	product(&dst[0], &a[0], &b[0], s.rows, s.inner, s.columns, 4*s.dstStride, 4*s.leftStride, 4*s.rightStride)
}

func softmaxOnAVX512(x []float32, rows, n int, factor float32) { softmaxAVX512(&x[0], rows, n, factor) }

func softmaxOnAVX2(x []float32, rows, n int, factor float32) { softmaxAVX2(&x[0], rows, n, factor) }

func transposedOnAVX512(dst, x []float32, s shape) {
	transposedAVX512(&dst[0], &x[0], s.rows, s.columns, 4*s.dstStride, 4*s.leftStride)
}

func transposedOnAVX2(dst, x []float32, s shape) {
	transposedAVX2(&dst[0], &x[0], s.rows, s.columns, 4*s.dstStride, 4*s.leftStride)
}
