package model

import (
	"encoding/binary"
	"math"
	"slices"
)

// Index maps hashes to 32-bit values, read in place: open addressing over slots of eight
// bytes (check, value), after a header of four bytes (log2 of slots). The check is the
// hash's low half, never 0.
type Index struct {
	shift uint
	slots []byte
}

// NewIndex reads an index's section.
func NewIndex(section []byte) (*Index, error) {
	if len(section) < 8 {
		return nil, corrupt("index of %d bytes", len(section))
	}
	log := binary.LittleEndian.Uint32(section)
	if log == 0 || log > maxBuckets || len(section) != 8+8<<log {
		return nil, corrupt("index of %d bytes with 2^%d slots", len(section), log)
	}
	return &Index{shift: uint(64 - log), slots: section[8:]}, nil
}

// Find is the value of a hash.
func (x *Index) Find(h uint64) (value uint32, ok bool) {
	check := checkOf(h)
	n := uint64(len(x.slots) / 8)
	for i, probes := h>>x.shift, uint64(0); probes < n; i, probes = i+1, probes+1 {
		s := x.slots[(i&(n-1))*8:]
		switch binary.LittleEndian.Uint32(s) {
		case check:
			return binary.LittleEndian.Uint32(s[4:]), true
		case 0:
			return 0, false
		}
	}
	return 0, false
}

// Slot is a place of an index: the part of a hash that is kept there, 0 where none is, and its value.
type Slot struct{ Check, Value uint32 }

// Slots is a copy of the index's slots, a power of two, in memory that is faster to look at than
// bytes are: the slot of a hash is its upper bits, or one of those after that, the first behind the
// last, up to one that is empty.
func (x *Index) Slots() []Slot {
	out := make([]Slot, len(x.slots)/8)
	for i := range out {
		s := x.slots[8*i:]
		out[i] = Slot{binary.LittleEndian.Uint32(s), binary.LittleEndian.Uint32(s[4:])}
	}
	return out
}

// Check is the part of a hash that an index keeps.
func Check(h uint64) uint32 { return checkOf(h) }

func checkOf(h uint64) uint32 {
	if c := uint32(h); c != 0 {
		return c
	}
	return 1
}

// PackIndex lays out a map as an Index's section.
func PackIndex(values map[uint64]uint32) []byte {
	keys := make([]uint64, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	log := 1
	for 1<<log < len(keys)*3/2+1 {
		log++
	}
	out := make([]byte, 8+8<<log)
	binary.LittleEndian.PutUint32(out, uint32(log))
	slots := out[8:]
	for _, k := range keys {
		i := k >> (64 - log)
		for binary.LittleEndian.Uint32(slots[i*8:]) != 0 {
			i = (i + 1) & (1<<log - 1)
		}
		binary.LittleEndian.PutUint32(slots[i*8:], checkOf(k))
		binary.LittleEndian.PutUint32(slots[i*8+4:], values[k])
	}
	return out
}

// Strings reads a section of strings: their number, where each ends (uint32), their bytes.
func Strings(section []byte) ([]string, error) {
	if len(section) < 4 {
		return nil, corrupt("strings of %d bytes", len(section))
	}
	n := binary.LittleEndian.Uint32(section)
	if uint64(n)*4+4 > uint64(len(section)) {
		return nil, corrupt("%d strings in %d bytes", n, len(section))
	}
	ends, body := section[4:4+n*4], string(section[4+n*4:])
	out := make([]string, n)
	start := uint32(0)
	for i := range out {
		end := binary.LittleEndian.Uint32(ends[i*4:])
		if end < start || end > uint32(len(body)) {
			return nil, corrupt("string %d ends at %d of %d", i, end, len(body))
		}
		out[i], start = body[start:end], end
	}
	return out, nil
}

// PackStrings lays out strings as Strings reads them.
func PackStrings(list []string) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(list)))
	end := 0
	for _, s := range list {
		if end += len(s); end > math.MaxUint32 {
			panic("model: strings over 4 GiB")
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(end))
	}
	for _, s := range list {
		out = append(out, s...)
	}
	return out
}
