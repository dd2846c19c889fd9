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
// Its section is: classes, log2 of buckets, bytes of rows, what 1 is as a weight (uint32 each); for
// each bucket where its rows start, and where the last end (uint32, of which the upper seven
// bits tell which checks modulo 7 the bucket has, so that most features without weights
// cost one look); the rows. A row is the feature's check (uint16, the hash's low bits), the number of weights (uint8), and the
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
	offsetBits  = 25
	offsetMask  = 1<<offsetBits - 1
)

// NewTable reads a classifier's section and checks that all of its rows are sound.
func NewTable(section []byte) (*Table, error) {
	if len(section) < tableHeader {
		return nil, corrupt("classifier of %d bytes", len(section))
	}
	le := binary.LittleEndian
	classes, log, size := le.Uint32(section), le.Uint32(section[4:]), le.Uint32(section[8:])
	unit := le.Uint32(section[12:])
	if unit == 0 || unit > math.MaxInt16 || size > offsetMask {
		return nil, corrupt("classifier with unit %d, %d bytes of rows", unit, size)
	}
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
		start := binary.LittleEndian.Uint32(t.starts[i:]) & offsetMask
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
	for len(features) > lookahead {
		t.score(features[:lookahead], scores)
		features = features[lookahead:]
	}
	t.score(features, scores)
}

// lookahead is how many features are looked up before the rows of the first are read:
// their loads from memory overlap.
const lookahead = 64

func (t *Table) score(features []uint64, scores []int32) {
	var hits [lookahead]uint64
	n := 0
	for _, f := range features {
		bucket := f >> t.shift
		check := uint64(uint16(f))
		filter := uint64(binary.LittleEndian.Uint32(t.starts[bucket*4:])) >> offsetBits
		hits[n&(lookahead-1)] = bucket<<16 | check
		n += int(filter >> (check % 7) & 1)
	}
	for _, hit := range hits[:n] {
		t.addRow(hit>>16, uint16(hit), scores)
	}
}

func (t *Table) bucket(i uint64) []byte {
	at := t.starts[i*4:][:8]
	return t.rows[binary.LittleEndian.Uint32(at)&offsetMask : binary.LittleEndian.Uint32(at[4:])&offsetMask]
}

func (t *Table) addRow(bucket uint64, check uint16, scores []int32) {
	rows := t.bucket(bucket)
	for len(rows) >= rowHeader {
		n := rowHeader + weightSize*int(rows[2])
		if binary.LittleEndian.Uint16(rows) != check {
			rows = rows[n:]
			continue
		}
		for w := rows[rowHeader:n]; len(w) >= weightSize; w = w[weightSize:] {
			scores[w[0]] += int32(int16(binary.LittleEndian.Uint16(w[1:])))
		}
		return
	}
}

// row is one feature's weights on their way into a table.
type row struct {
	feature uint64
	classes []uint8
	weights []float64
}

// packTable lays rows out as a Table's section. Rows without a weight of at least
// smallest are left out, as are weights of less than a quarter of it.
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
	for 1<<log < len(rows)*2/5 && log < maxBuckets {
		log++
	}
	var body []byte
	starts := make([]uint32, 1<<log+1)
	filters := make([]uint32, 1<<log+1)
	bucket := 0
	for _, r := range rows {
		var weights []byte
		for i, w := range r.weights {
			q := int16(max(-math.MaxInt16, min(math.MaxInt16, math.Round(w*scale))))
			weights = append(weights, r.classes[i], byte(q), byte(uint16(q)>>8))
		}
		for b := int(r.feature >> (64 - log)); bucket < b; {
			bucket++
			starts[bucket] = uint32(len(body))
		}
		filters[bucket] |= 1 << (offsetBits + uint16(r.feature)%7)
		body = binary.LittleEndian.AppendUint16(body, uint16(r.feature))
		body = append(append(body, byte(len(weights)/weightSize)), weights...)
	}
	for bucket < 1<<log {
		bucket++
		starts[bucket] = uint32(len(body))
	}
	out := make([]byte, 0, tableHeader+len(starts)*4+len(body))
	for _, v := range []uint32{uint32(classes), uint32(log), uint32(len(body)), uint32(scale)} {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	for i, s := range starts {
		out = binary.LittleEndian.AppendUint32(out, s|filters[i])
	}
	return append(out, body...)
}

// scaleOf is what 1 becomes as a weight: 256, or less where the largest weight would not
// fit into 16 bits then.
func scaleOf(rows []row) float64 {
	most := 0.0
	for _, r := range rows {
		for _, w := range r.weights {
			most = max(most, math.Abs(w))
		}
	}
	return max(1, math.Floor(min(256, math.MaxInt16/max(most, 1))))
}

// pruned are the rows whose largest weight is at least this large, without the weights of
// less than a quarter of it. Whole rows go rather than small weights alone: what speaks
// against a class is often small, and without it the class wins where nothing speaks for it.
func pruned(rows []row, least float64) []row {
	kept := rows[:0]
	for _, r := range rows {
		n, most := 0, 0.0
		for i, w := range r.weights {
			most = max(most, math.Abs(w))
			if math.Abs(w) >= least/4 && n < 255 {
				r.classes[n], r.weights[n] = r.classes[i], w
				n++
			}
		}
		if most >= least {
			kept = append(kept, row{r.feature, r.classes[:n], r.weights[:n]})
		}
	}
	return kept
}
