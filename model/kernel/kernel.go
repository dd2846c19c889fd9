// Package kernel holds the arithmetic of the encoder: products of matrices of 8-bit integers,
// and the operations on vectors of float32 between them. Every kernel gives the same bits:
// integers are exact, and float32 is written without fused multiply-adds, with reductions in
// sixteen lanes and a fixed tree, so that pure Go is the reference of all others.
package kernel

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
)

// Variable names the environment variable that forces a kernel: amx, vnni, avxvnni
// and avx2 on amd64, dot on arm64, and go.
const Variable = "HEARSAY_KERNEL"

// ErrUnknown is wrapped by the error about a kernel that does not exist, or that this
// machine cannot run.
var ErrUnknown = errors.New("no such kernel")

// lanes is what every width of float32 is padded to, and the number of partial sums that a
// reduction keeps: one register of AVX-512, two of AVX2.
const lanes = 16

// Kernel is one implementation of all operations. It has no state, and may be used from many
// goroutines at once.
type Kernel struct {
	name     string
	multiply func(dst []float32, m *Matrix, a *Activations, then Epilogue)
	vector
}

// vector is a set of float32 operations on whole blocks of sixteen lanes.
type vector struct {
	maxAbs     func(x []float32) float32
	toBytes    func(dst []uint8, x []float32, factor float32)
	softmax    func(x []float32, rows, n int, factor float32)
	gelu       func(x []float32)
	add        func(dst, x []float32)
	widen      func(dst []float32, x []byte, factor float32)
	norm       func(x, gain, bias []float32)
	addNorm    func(x, residual, gain, bias []float32)
	product    func(dst, a, b []float32, s shape)
	transposed func(dst, x []float32, s shape)
}

// shape is that of a product of float32, rows×inner · inner×columns, with the distances
// between the rows of the three matrices.
type shape struct {
	rows, inner, columns               int
	dstStride, leftStride, rightStride int
}

// Name is the kernel's name, as Variable has it.
func (k *Kernel) Name() string { return k.name }

// All are the kernels that this machine can run, the fastest first. The last is pure Go.
func All() []*Kernel { return all() }

var all = sync.OnceValue(func() []*Kernel {
	return append(machineKernels(), &Kernel{name: "go", multiply: multiplyGo, vector: vectorGo})
})

// Named is the kernel with this name.
func Named(name string) (*Kernel, error) {
	var names []string
	for _, k := range All() {
		if k.name == name {
			return k, nil
		}
		names = append(names, k.name)
	}
	return nil, fmt.Errorf("%w: %q (this machine runs %s)", ErrUnknown, name, strings.Join(names, ", "))
}

// Default is the kernel that Variable names, or the fastest where it is not set.
func Default() (*Kernel, error) {
	name := os.Getenv(Variable)
	if name == "" {
		return All()[0], nil
	}
	k, err := Named(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Variable, err)
	}
	return k, nil
}
