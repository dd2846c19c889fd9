package kernel

import "fmt"

const (
	zeroPoint = 128 // the byte that stands for 0
	tileRows  = 16
	largest   = 127 // what a row's largest magnitude becomes
	// smallest is the magnitude under which a row counts as zeros: 127/smallest is finite.
	smallest = 1e-30
)

// Activations are rows of numbers in 8 bits, each row with a scale of its own: a byte q stands
// for (q-128)·scale. The zero value is ready for use, and its memory is used again.
type Activations struct {
	rows, width int
	data        []uint8 // [rows][width padded to 64]
	scale       []float32
}

// Rows is the number of rows.
func (a *Activations) Rows() int { return a.rows }

// Width is the number of values in a row.
func (a *Activations) Width() int { return a.width }

func (a *Activations) stride() int { return padded(a.width, depth) }

func (a *Activations) reset(rows, width int) {
	a.rows, a.width = rows, width
	// AMX reads sixteen rows at a time, whatever stands in those that are too many, and a
	// part may begin at any row.
	n := (rows + tileRows - 1) * a.stride()
	if n > cap(a.data) {
		a.data = alignedBytes(n + n/2)
	}
	a.data = a.data[:n]
	if rows > cap(a.scale) {
		a.scale = make([]float32, rows+rows/2)
	}
	a.scale = a.scale[:rows]
}

// Part are the rows from one on and before another. It shares memory with a.
func (a *Activations) Part(from, to int) Activations {
	return Activations{rows: to - from, width: a.width, data: a.data[from*a.stride():], scale: a.scale[from:to]}
}

// Quantise makes bytes of src, rows of a width that is a multiple of sixteen: a row's scale is
// its largest magnitude/127, and values are rounded half to even.
func (k *Kernel) Quantise(dst *Activations, src []float32, width int) {
	rows := rowsOf(src, width)
	dst.reset(rows, width)
	stride := dst.stride()
	for i := range rows {
		row := src[i*width:][:width]
		most := k.maxAbs(row)
		if most < smallest {
			most = 0
		}
		dst.scale[i] = most / largest
		factor := float32(0)
		if most != 0 {
			factor = largest / most
		}
		k.toBytes(dst.data[i*stride:][:width], row, factor)
	}
}

// rowsOf is the number of rows in x.
func rowsOf(x []float32, width int) int {
	if width <= 0 || width%lanes != 0 || len(x)%width != 0 {
		panic(fmt.Sprintf("kernel: %d numbers in rows of %d", len(x), width))
	}
	return len(x) / width
}
