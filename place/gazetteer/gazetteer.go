// Package gazetteer is a compact, read-only table of places by name: a front-coded sorted
// list of keys over fixed-width records. It is read in place, so that opening it costs a
// checksum and nothing else.
//
// The file, integers little endian:
//
//	magic "HGAZ", version u16, block size u16, CRC-32 (IEEE) of all that follows u32
//	countries u32, features u32, regions u32, blocks u32, places u32, keys' bytes u32, regions' bytes u32
//	countries: 3 bytes each (ISO 3166-1 alpha-3)
//	features:  8 bytes each (GeoNames class and code, blank padded)
//	regions:   per region its place u32, then the names, each a length byte and the name
//	blocks:    per block of keys its offset in the keys u32 and its first place u32
//	keys:      per key the bytes shared with the key before u8, the rest's length u8, the rest, the number of places uvarint
//	places:    12 bytes each: latitude i16, longitude i16 (hundredths of a degree), country u8, feature u8, region u16, population u32
package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sort"
)

const (
	magic      = "HGAZ"
	version    = 1
	blockKeys  = 16
	headLen    = 12
	countsLen  = 7 * 4
	featureLen = 8
	placeLen   = 12
	maxKey     = 255
)

// ErrFormat is wrapped by every error about a table that can't be read.
var ErrFormat = errors.New("not a gazetteer of this version")

// Place is one place of the table.
type Place struct {
	Lat, Lon   float64 // degrees, to a hundredth
	Country    string  // ISO 3166-1 alpha-3
	Feature    string  // GeoNames class and code: "P.PPLC"
	Region     uint16  // first-order division that it lies in (Table.Region), 0 for none
	Population uint32  // people; for a division, those of its towns that are in the table
}

// Table is an opened gazetteer. It is immutable and may be shared.
type Table struct {
	countries, features []string
	regionNames         []string
	regionPlaces        []uint32
	blocks              []byte
	keys                []byte
	places              []byte
}

// Open reads a table, which stays in use. It fails on a wrong magic, version, checksum or
// on sections that don't fit the file.
func Open(file []byte) (*Table, error) {
	bad := func(what string) (*Table, error) { return nil, fmt.Errorf("gazetteer: %w: %s", ErrFormat, what) }
	if len(file) < headLen+countsLen || string(file[:4]) != magic {
		return bad("no header")
	}
	le := binary.LittleEndian
	if v := le.Uint16(file[4:]); v != version {
		return bad(fmt.Sprintf("version %d, want %d", v, version))
	}
	if le.Uint16(file[6:]) != blockKeys {
		return bad("block size")
	}
	if crc32.ChecksumIEEE(file[headLen:]) != le.Uint32(file[8:]) {
		return bad("checksum")
	}
	var n [7]uint64
	for i := range n {
		n[i] = uint64(le.Uint32(file[headLen+4*i:]))
	}
	sizes := [...]uint64{3 * n[0], featureLen * n[1], 4*n[2] + n[6], 8 * n[3], n[5], placeLen * n[4]}
	rest := file[headLen+countsLen:]
	var parts [len(sizes)][]byte
	for i, size := range sizes {
		if size > uint64(len(rest)) {
			return bad("truncated")
		}
		parts[i], rest = rest[:size], rest[size:]
	}
	t := &Table{blocks: parts[3], keys: parts[4], places: parts[5]}
	for p := parts[0]; len(p) > 0; p = p[3:] {
		t.countries = append(t.countries, string(p[:3]))
	}
	for p := parts[1]; len(p) > 0; p = p[featureLen:] {
		t.features = append(t.features, string(bytes.TrimRight(p[:featureLen], " ")))
	}
	return t, t.openRegions(parts[2], int(n[2]))
}

func (t *Table) openRegions(part []byte, n int) error {
	names := part[4*n:]
	for i := range n {
		t.regionPlaces = append(t.regionPlaces, binary.LittleEndian.Uint32(part[4*i:]))
		if len(names) == 0 || len(names) <= int(names[0]) {
			return fmt.Errorf("gazetteer: %w: regions", ErrFormat)
		}
		t.regionNames = append(t.regionNames, string(names[1:1+names[0]]))
		names = names[1+names[0]:]
	}
	return nil
}

// Len is the number of places.
func (t *Table) Len() int { return len(t.places) / placeLen }

// Region is the name of a first-order division, or "".
func (t *Table) Region(id uint16) string {
	if id == 0 || int(id) > len(t.regionNames) {
		return ""
	}
	return t.regionNames[id-1]
}

// Find is the range of places with this key (see AppendKey), most populous first; n is 0
// where there is none.
func (t *Table) Find(key []byte) (first, n int) {
	blocks := len(t.blocks) / 8
	b := sort.Search(blocks, func(i int) bool { return bytes.Compare(t.blockKey(i), key) > 0 }) - 1
	if b < 0 {
		return 0, 0
	}
	var word [maxKey]byte
	at := int(binary.LittleEndian.Uint32(t.blocks[8*b:]))
	first = int(binary.LittleEndian.Uint32(t.blocks[8*b+4:]))
	for range blockKeys {
		if at+2 > len(t.keys) {
			return 0, 0
		}
		shared, rest := int(t.keys[at]), int(t.keys[at+1])
		at += 2
		if at+rest > len(t.keys) || shared+rest > maxKey {
			return 0, 0
		}
		copy(word[shared:], t.keys[at:at+rest])
		at += rest
		count, w := binary.Uvarint(t.keys[at:])
		if w <= 0 || count > uint64(t.Len()) {
			return 0, 0
		}
		at += w
		switch bytes.Compare(word[:shared+rest], key) {
		case 0:
			if first+int(count) > t.Len() {
				return 0, 0
			}
			return first, int(count)
		case 1:
			return 0, 0
		}
		first += int(count)
	}
	return 0, 0
}

// blockKey is the first key of block i, which is written in full.
func (t *Table) blockKey(i int) []byte {
	at := int(binary.LittleEndian.Uint32(t.blocks[8*i:]))
	if at+2 > len(t.keys) || at+2+int(t.keys[at+1]) > len(t.keys) {
		return nil
	}
	return t.keys[at+2 : at+2+int(t.keys[at+1])]
}

// At is place i.
func (t *Table) At(i int) Place {
	p := t.places[placeLen*i : placeLen*(i+1)]
	le := binary.LittleEndian
	place := Place{
		Lat:        float64(int16(le.Uint16(p))) / 100,
		Lon:        float64(int16(le.Uint16(p[2:]))) / 100,
		Region:     le.Uint16(p[6:]),
		Population: le.Uint32(p[8:]),
	}
	if int(p[4]) < len(t.countries) {
		place.Country = t.countries[p[4]]
	}
	if int(p[5]) < len(t.features) {
		place.Feature = t.features[p[5]]
	}
	return place
}
