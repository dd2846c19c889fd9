package kernel

import (
	"fmt"
	"math"
)

// Attend is the attention of one sentence (Vaswani et al. 2017): for each head,
// softmax(Q·Kᵀ/√width)·V. Of qkv, a row holds queries, keys and values of all heads one after
// another, 3·heads·width numbers; of dst, heads·width. The width of a head is a multiple of
// sixteen.
func (k *Kernel) Attend(dst, qkv []float32, heads, width int, s *Scratch) {
	stride := 3 * heads * width
	length := rowsOf(qkv, stride)
	if width%lanes != 0 || len(dst) < length*heads*width {
		panic(fmt.Sprintf("kernel: attention of %d×%d heads over %d pieces into %d", heads, width, length, len(dst)))
	}
	if length == 0 {
		return
	}
	wide := padded(length, lanes)
	s.keys, s.scores = grown(s.keys, width*wide), grown(s.scores, length*wide)
	factor := float32(1 / math.Sqrt(float64(width)))
	for h := range heads {
		queries, keys, values := qkv[h*width:], qkv[(heads+h)*width:], qkv[(2*heads+h)*width:]
		k.transposed(s.keys, keys, shape{rows: length, columns: width, leftStride: stride, dstStride: wide})
		k.product(s.scores, queries, s.keys, shape{
			rows: length, inner: width, columns: wide,
			leftStride: stride, rightStride: wide, dstStride: wide,
		})
		k.softmax(s.scores, length, length, factor)
		k.product(dst[h*width:], s.scores, values, shape{
			rows: length, inner: length, columns: width,
			leftStride: wide, rightStride: stride, dstStride: heads * width,
		})
	}
}
