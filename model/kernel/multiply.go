package kernel

import "fmt"

// Epilogue is what a product does to its results before it writes them.
type Epilogue int

const (
	Plain Epilogue = iota // nothing
	Gelu                  // the activation of I-BERT, as Kernel.Gelu
)

// Multiply applies a layer to every row of activations: dst[row][output], with rows at a
// distance of m.Stride(), is the sum of products, with the zero point's share taken off,
// times the row's scale, times the output's scale, plus the output's bias.
func (k *Kernel) Multiply(dst []float32, m *Matrix, a *Activations, then Epilogue) {
	if a.width != m.inputs || len(dst) < a.rows*m.Stride() {
		panic(fmt.Sprintf("kernel: %d×%d by %d×%d into %d", a.rows, a.width, m.inputs, m.outputs, len(dst)))
	}
	if a.rows > 0 {
		k.multiply(dst, m, a, then)
	}
}
