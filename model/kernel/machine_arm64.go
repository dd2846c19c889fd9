package kernel

import "golang.org/x/sys/cpu"

func machineKernels() []*Kernel {
	if !cpu.ARM64.HasASIMDDP {
		return nil
	}
	return []*Kernel{{name: "dot", multiply: multiplyDot, vector: vectorGo}}
}

// dotProducts sets sums to the products of four rows, the zero point taken off, and a panel.
//
//go:noescape
func dotProducts(sums *[4][panel]int32, weights *byte, data *uint8, stride, depth int)

// multiplyDot makes four rows by one panel at a time. The last four rows are done with some
// that were done before, and of fewer than four, each one alone, four times over.
func multiplyDot(dst []float32, m *Matrix, a *Activations, then Epilogue) {
	depth, step, rowStride := m.depth(), 4, m.depth()
	if a.rows < step {
		step, rowStride = 1, 0
	}
	var sums [4][panel]int32
	for n := range m.columns {
		for row := 0; ; row = min(row+step, a.rows-step) {
			dotProducts(&sums, &m.weights[n*panel*depth], &a.data[row*depth], rowStride, depth)
			for i := range step {
				out := (*[panel]float32)(dst[(row+i)*m.Stride()+n*panel:])
				m.columns[n].dequantise(out, &sums[i], a.scale[row+i], then)
			}
			if row+step == a.rows {
				break
			}
		}
	}
}
