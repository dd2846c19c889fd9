// Package rank scores alternatives with a network of one hidden layer over sparse features:
// s = w·relu(b + the rows of the features), the rows in 8 bits.
package rank

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"

	"hearsay/model"
)

// Width is the size of the hidden layer.
const Width = 16

// Hidden is a sum of rows on its way through the network.
type Hidden [Width]float32

// Add adds another sum.
func (h *Hidden) Add(other *Hidden) {
	for i := 0; i < Width; i += 4 {
		h[i] += other[i]
		h[i+1] += other[i+1]
		h[i+2] += other[i+2]
		h[i+3] += other[i+3]
	}
}

// head is what turns a hidden layer into a score.
type head struct{ bias, out Hidden }

// score is the score of a sum of rows.
func (d *head) score(h *Hidden) float32 {
	var sum float32
	for i, x := range h {
		if x += d.bias[i]; x > 0 {
			sum += x * d.out[i]
		}
	}
	return sum
}

// Net is a trained network with several heads: kinds of alternatives that are scored
// against each other. It is immutable.
//
// Its file has the sections "index" (feature → row), "rows" (a float32 scale and Width
// int8 weights a row) and "heads" (Width float32 biases and as many output weights a head).
type Net struct {
	slots  []model.Slot
	shift  uint                    // of a hash, to its slot
	filter [filterBits / 64]uint64 // a bit for the checks of the features that have a row
	rows   []Hidden
	heads  []head
}

const (
	rowSize    = 4 + Width
	filterBits = 1 << 19 // most features have no row, and the filter lies in a near cache
)

// Open reads a network with this many heads from a file.
func Open(f *model.File, heads int) (*Net, error) {
	section, err := f.Section("index")
	if err != nil {
		return nil, err
	}
	index, err := model.NewIndex(section)
	if err != nil {
		return nil, err
	}
	n := &Net{slots: index.Slots()}
	n.shift = uint(64 - bits.TrailingZeros(uint(len(n.slots))))
	for _, s := range n.slots {
		if c := s.Check; c != 0 {
			n.filter[c%filterBits/64] |= 1 << (c % 64)
		}
	}
	rows, err := f.Section("rows")
	if err != nil {
		return nil, err
	}
	if len(rows)%rowSize != 0 {
		return nil, fmt.Errorf("%w: rows of %d bytes", model.ErrCorrupt, len(rows))
	}
	for ; len(rows) > 0; rows = rows[rowSize:] {
		scale := math.Float32frombits(binary.LittleEndian.Uint32(rows))
		if !finite(scale) {
			return nil, fmt.Errorf("%w: scale of row %d", model.ErrCorrupt, len(n.rows))
		}
		var row Hidden
		for i := range row {
			row[i] = scale * float32(int8(rows[4+i]))
		}
		n.rows = append(n.rows, row)
	}
	ends, err := f.Section("heads")
	if err != nil {
		return nil, err
	}
	if len(ends) != heads*2*Width*4 {
		return nil, fmt.Errorf("%w: %d heads in %d bytes", model.ErrCorrupt, heads, len(ends))
	}
	for range heads {
		var d head
		for _, part := range []*Hidden{&d.bias, &d.out} {
			for i := range part {
				part[i] = math.Float32frombits(binary.LittleEndian.Uint32(ends))
				if !finite(part[i]) {
					return nil, fmt.Errorf("%w: head", model.ErrCorrupt)
				}
				ends = ends[4:]
			}
		}
		n.heads = append(n.heads, d)
	}
	return n, nil
}

func finite(x float32) bool { return x-x == 0 }

// Sum adds the rows of the features to h. Features without a row count nothing.
func (n *Net) Sum(features []uint64, h *Hidden) {
	for _, f := range features {
		c := model.Check(f)
		if n.filter[c%filterBits/64]>>(c%64)&1 == 0 {
			continue
		}
		if row := n.row(f, c); row != nil {
			h.Add(row)
		}
	}
}

// row is a feature's row, or nil.
func (n *Net) row(feature uint64, check uint32) *Hidden {
	last := uint64(len(n.slots) - 1)
	for i, probes := feature>>n.shift, uint64(0); probes <= last; i, probes = i+1, probes+1 {
		switch s := n.slots[i&last]; s.Check {
		case check:
			if int(s.Value) >= len(n.rows) {
				return nil
			}
			return &n.rows[s.Value]
		case 0:
			return nil
		}
	}
	return nil
}

// Score is the score of a sum of rows at one of the heads.
func (n *Net) Score(at int, h *Hidden) float32 { return n.heads[at].score(h) }
