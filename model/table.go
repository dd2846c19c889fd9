package model

import (
	"encoding/binary"
	"math"
	"slices"
)

// Scorer gives every class its score under a set of features. Features are hashes.
type Scorer interface {
	// Score adds the features' weights to scores, one a class.
	Score(features []uint64, scores []int32)
	// Classes is the number of classes.
	Classes() int
}

// Table is a sparse linear classifier with 16-bit weights, read in place.
//
// Its section is: classes, log2 of buckets, bytes of rows (uint32 each), a spare uint32; for
// each bucket where its rows start, and where the last end (uint32); the rows. A row is the
// feature's check (uint16, the hash's low bits), the number of weights (uint8), and the
// weights: class (uint8) and value (int16). All integers are little-endian.
type Table struct {
	classes int
	shift   uint
	starts  []byte
	rows    []byte
}

const (
	tableHeader = 16
	rowHeader   = 3
	weightSize  = 3
	maxBuckets  = 24
)

// NewTable reads a classifier's section and checks that all of its rows are sound.
func NewTable(section []byte) (*Table, error) {
	if len(section) < tableHeader {
		return nil, corrupt("classifier of %d bytes", len(section))
	}
	le := binary.LittleEndian
	classes, log, size := le.Uint32(section), le.Uint32(section[4:]), le.Uint32(section[8:])
	if classes == 0 || classes > 256 || log == 0 || log > maxBuckets {
		return nil, corrupt("classifier with %d classes, 2^%d buckets", classes, log)
	}
	index := (1<<log + 1) * 4
	if uint64(len(section)) != uint64(tableHeader)+uint64(index)+uint64(size) {
		return nil, corrupt("classifier of %d bytes, not %d", len(section), uint64(tableHeader)+uint64(index)+uint64(size))
	}
	t := &Table{classes: int(classes), shift: uint(64 - log), starts: section[tableHeader:][:index], rows: section[tableHeader+index:]}
	return t, t.check()
}

func (t *Table) check() error {
	end := uint32(0)
	for i := 0; i < len(t.starts); i += 4 {
		start := binary.LittleEndian.Uint32(t.starts[i:])
		if start < end || start > uint32(len(t.rows)) {
			return corrupt("classifier's bucket %d", i/4)
		}
		for at := end; at < start; {
			if at+rowHeader > start {
				return corrupt("classifier's row at %d", at)
			}
			next := at + rowHeader + weightSize*uint32(t.rows[at+2])
			if next > start {
				return corrupt("classifier's row at %d", at)
			}
			for p := at + rowHeader; p < next; p += weightSize {
				if int(t.rows[p]) >= t.classes {
					return corrupt("class %d of %d", t.rows[p], t.classes)
				}
			}
			at = next
		}
		end = start
	}
	if end != uint32(len(t.rows)) {
		return corrupt("classifier's last bucket ends at %d of %d", end, len(t.rows))
	}
	return nil
}

// Classes is the number of classes.
func (t *Table) Classes() int { return t.classes }

// Score adds the features' weights to scores, one a class.
func (t *Table) Score(features []uint64, scores []int32) {
	_ = scores[t.classes-1]
	for _, f := range features {
		at := t.starts[f>>t.shift*4:]
		rows := t.rows[binary.LittleEndian.Uint32(at):binary.LittleEndian.Uint32(at[4:])]
		check := uint16(f)
		for len(rows) >= rowHeader {
			n := rowHeader + weightSize*int(rows[2])
			if binary.LittleEndian.Uint16(rows) != check {
				rows = rows[n:]
				continue
			}
			for w := rows[rowHeader:n]; len(w) >= weightSize; w = w[weightSize:] {
				scores[w[0]] += int32(int16(binary.LittleEndian.Uint16(w[1:])))
			}
			break
		}
	}
}

// row is one feature's weights on their way into a table.
type row struct {
	feature uint64
	classes []uint8
	weights []float64
}

// packTable lays rows out as a Table's section, the largest weight as the largest 16-bit
// number. Weights of less than smallest are left out, and rows without weights too.
func packTable(classes int, rows []row, smallest float64) []byte {
	rows = pruned(rows, smallest)
	scale := scaleOf(rows)
	slices.SortFunc(rows, func(a, b row) int {
		switch {
		case a.feature < b.feature:
			return -1
		case a.feature > b.feature:
			return 1
		}
		return 0
	})
	log := 1
	for 1<<log < len(rows)*3/4 && log < maxBuckets {
		log++
	}
	var body []byte
	starts := make([]uint32, 1<<log+1)
	bucket := 0
	for _, r := range rows {
		var weights []byte
		for i, w := range r.weights {
			q := int16(math.Round(w * scale))
			weights = append(weights, r.classes[i], byte(q), byte(uint16(q)>>8))
		}
		for b := int(r.feature >> (64 - log)); bucket < b; {
			bucket++
			starts[bucket] = uint32(len(body))
		}
		body = binary.LittleEndian.AppendUint16(body, uint16(r.feature))
		body = append(append(body, byte(len(weights)/weightSize)), weights...)
	}
	for bucket < 1<<log {
		bucket++
		starts[bucket] = uint32(len(body))
	}
	out := make([]byte, 0, tableHeader+len(starts)*4+len(body))
	for _, v := range []uint32{uint32(classes), uint32(log), uint32(len(body)), 0} {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	for _, s := range starts {
		out = binary.LittleEndian.AppendUint32(out, s)
	}
	return append(out, body...)
}

// scaleOf makes the largest weight the largest 16-bit number, but 1 no more than 256: a
// sum of weights must stay far from what 32 bits hold.
func scaleOf(rows []row) float64 {
	most := 0.0
	for _, r := range rows {
		for _, w := range r.weights {
			most = max(most, math.Abs(w))
		}
	}
	return min(256, math.MaxInt16/max(most, 1))
}

// pruned are the rows without the weights that are smaller than least.
func pruned(rows []row, least float64) []row {
	kept := rows[:0]
	for _, r := range rows {
		n := 0
		for i, w := range r.weights {
			if math.Abs(w) >= least && n < 255 {
				r.classes[n], r.weights[n] = r.classes[i], w
				n++
			}
		}
		if n > 0 {
			kept = append(kept, row{r.feature, r.classes[:n], r.weights[:n]})
		}
	}
	return kept
}
