package kernel

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// Weights stand in blocks of [outputs/16][inputs/4][16][4], which is how AMX and VNNI take
// them, with outputs padded to 16 and inputs to 64. They have seven bits, so that the sum of
// two products with a byte fits the sixteen bits that AVX2 has for it: 2·255·63 < 32,768.
const (
	panel      = lanes // outputs that stand side by side
	depth      = 64    // inputs of one tile of AMX
	steepest   = 63    // largest weight
	maxOutputs = 1 << 16
	maxInputs  = 1 << 13
	matrixHead = 8
	columnSize = 3 * 4
)

// ErrCorrupt is wrapped by every error about bytes that are no matrix.
var ErrCorrupt = errors.New("corrupt matrix")

// Matrix is a linear layer of 8-bit weights, with a scale and a bias for each output.
type Matrix struct {
	outputs, inputs int
	weights         []byte // from the beginning of a line of the cache
	columns         []columns
}

// columns are what the sixteen outputs of a panel need beside their weights.
type columns struct {
	offset      [panel]int32 // -128·Σw: takes off what the activations' zero point adds
	scale, bias [panel]float32
}

// Outputs is the number of outputs.
func (m *Matrix) Outputs() int { return m.outputs }

// Inputs is the number of inputs.
func (m *Matrix) Inputs() int { return m.inputs }

// Stride is the distance between two rows of results: Outputs, padded to sixteen.
func (m *Matrix) Stride() int { return padded(m.outputs, panel) }

// depth is the number of inputs with their padding.
func (m *Matrix) depth() int { return padded(m.inputs, depth) }

func padded(n, to int) int { return (n + to - 1) / to * to }

// Pack quantises a layer's weights [outputs][inputs] to seven bits, with a scale for each
// output, and lays them out as a section that OpenMatrix reads. It refuses shapes too large
// and numbers that are not finite. A nil bias is one of zeros.
func Pack(weights, bias []float32, outputs, inputs int) ([]byte, error) {
	if outputs < 1 || outputs > maxOutputs || inputs < 1 || inputs > maxInputs {
		return nil, fmt.Errorf("kernel: a matrix of %d×%d", outputs, inputs)
	}
	if len(weights) != outputs*inputs || bias != nil && len(bias) != outputs {
		return nil, fmt.Errorf("kernel: %d weights and %d biases for %d×%d", len(weights), len(bias), outputs, inputs)
	}
	section := make([]byte, sectionSize(outputs, inputs))
	binary.LittleEndian.PutUint32(section, uint32(outputs))
	binary.LittleEndian.PutUint32(section[4:], uint32(inputs))
	body := section[matrixHead+padded(outputs, panel)*columnSize:]
	for n := range outputs {
		row := weights[n*inputs:][:inputs]
		scale := steepness(row)
		offset := -zeroPoint * packRow(body, row, n, scale)
		column := section[matrixHead+n/panel*panel*columnSize+n%panel*4:]
		binary.LittleEndian.PutUint32(column, uint32(offset))
		binary.LittleEndian.PutUint32(column[4*panel:], math.Float32bits(scale))
		if bias != nil {
			binary.LittleEndian.PutUint32(column[8*panel:], math.Float32bits(bias[n]))
		}
	}
	if _, err := OpenMatrix(section); err != nil {
		return nil, err
	}
	return section, nil
}

func sectionSize(outputs, inputs int) int {
	return padded(outputs, panel)*(columnSize+padded(inputs, depth)) + matrixHead
}

// steepness is the scale of an output: that which makes its largest weight 63.
func steepness(row []float32) float32 {
	var most float32
	for _, w := range row {
		most = max(most, abs(w))
	}
	return most / steepest
}

// packRow quantises the weights of output n and gives their sum.
func packRow(body []byte, row []float32, n int, scale float32) (sum int32) {
	if scale == 0 {
		return 0
	}
	block := body[n/panel*panel*padded(len(row), depth):]
	for k, w := range row {
		q := int32(math.RoundToEven(float64(w) / float64(scale)))
		q = max(-steepest, min(q, steepest))
		block[k/4*4*panel+n%panel*4+k%4] = byte(int8(q))
		sum += q
	}
	return sum
}

// OpenMatrix reads a section that Pack made: outputs and inputs (uint32); for every sixteen
// outputs -128 times the sums of their weights (int32), their scales and their biases
// (float32); and the weights, which stay where they are if they begin a line of the cache.
// All is little-endian.
func OpenMatrix(section []byte) (*Matrix, error) {
	if len(section) < matrixHead {
		return nil, fmt.Errorf("%w: %d bytes", ErrCorrupt, len(section))
	}
	outputs, inputs := binary.LittleEndian.Uint32(section), binary.LittleEndian.Uint32(section[4:])
	if outputs == 0 || outputs > maxOutputs || inputs == 0 || inputs > maxInputs ||
		len(section) != sectionSize(int(outputs), int(inputs)) {
		return nil, fmt.Errorf("%w: %d bytes for %d×%d", ErrCorrupt, len(section), outputs, inputs)
	}
	m := &Matrix{outputs: int(outputs), inputs: int(inputs)}
	m.columns = make([]columns, m.Stride()/panel)
	m.weights = fromLine(section[matrixHead+m.Stride()*columnSize:])
	for i := range m.columns {
		if err := m.columns[i].read(section[matrixHead+i*panel*columnSize:]); err != nil {
			return nil, fmt.Errorf("outputs from %d: %w", i*panel, err)
		}
	}
	return m, nil
}

const cacheLine = 64

// fromLine is b, or a copy of it that begins a line of the cache: every load of a tile or of a
// register of AVX-512 touches two lines else, which costs a seventh of the time.
func fromLine(b []byte) []byte {
	if lineOffset(b) == 0 {
		return b
	}
	out := make([]byte, len(b)+cacheLine-1)
	if at := lineOffset(out); at > 0 {
		out = out[cacheLine-at:]
	}
	return out[:copy(out[:len(b)], b)]
}

func lineOffset(b []byte) int {
	return int(uintptr(unsafe.Pointer(unsafe.SliceData(b))) % cacheLine)
}

func (c *columns) read(b []byte) error {
	for i := range panel {
		c.offset[i] = int32(binary.LittleEndian.Uint32(b[4*i:]))
		c.scale[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*(panel+i):]))
		c.bias[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*(2*panel+i):]))
		if !finite(c.scale[i]) || !finite(c.bias[i]) {
			return fmt.Errorf("%w: scale %v, bias %v", ErrCorrupt, c.scale[i], c.bias[i])
		}
	}
	return nil
}

func finite(x float32) bool { return x-x == 0 }

// alignedBytes are n bytes that begin a line of the cache.
func alignedBytes(n int) []byte {
	const line = 64
	b := make([]byte, n+line-1)
	skip := int(-uintptr(unsafe.Pointer(unsafe.SliceData(b))) & (line - 1))
	return b[skip : skip+n : skip+n]
}

// alignedFloats are n numbers that begin a line of the cache.
func alignedFloats(n int) []float32 {
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(alignedBytes(4*n)))), n)
}
