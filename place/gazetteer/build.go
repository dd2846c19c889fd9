package gazetteer

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"sort"
	"strings"
)

// Row is a place on its way into a table, under all of its names.
type Row struct {
	Names []string
	Place // Region is set by Build
	// Division is the first-order division that it lies in, as "RU.48"; a row whose
	// feature is A.ADM1 is that division itself.
	Division string
}

// Build writes the rows as a table.
func Build(rows []Row) ([]byte, error) {
	b := builder{country: map[string]int{}, feature: map[string]int{}, region: map[string]uint16{}}
	b.divisions(rows)
	type entry struct {
		key string
		row int
	}
	var entries []entry
	for i := range rows {
		seen := map[string]bool{}
		for _, name := range rows[i].Names {
			key := Key(name)
			if key == "" || len(key) > maxKey || seen[key] {
				continue
			}
			seen[key] = true
			entries = append(entries, entry{key, i})
		}
	}
	sort.SliceStable(entries, func(i, j int) bool {
		a, c := entries[i], entries[j]
		if a.key != c.key {
			return a.key < c.key
		}
		return rows[a.row].Population > rows[c.row].Population
	})
	before := ""
	for i, keys := 0, 0; i < len(entries); keys++ {
		n := i
		for n < len(entries) && entries[n].key == entries[i].key {
			n++
		}
		if keys%blockKeys == 0 {
			before = ""
			b.blocks = binary.LittleEndian.AppendUint32(b.blocks, uint32(len(b.keys)))
			b.blocks = binary.LittleEndian.AppendUint32(b.blocks, uint32(i))
		}
		b.key(before, entries[i].key, n-i)
		before = entries[i].key
		for ; i < n; i++ {
			if err := b.place(&rows[entries[i].row], uint32(i)); err != nil {
				return nil, err
			}
		}
	}
	return b.file(), nil
}

type builder struct {
	country, feature    map[string]int
	countries, features []string
	region              map[string]uint16
	regions             []string
	regionPlaces        []uint32
	blocks, keys        []byte
	places              []byte
}

func (b *builder) divisions(rows []Row) {
	for i := range rows {
		if r := &rows[i]; r.Feature == "A.ADM1" && b.region[r.Division] == 0 {
			b.regions = append(b.regions, r.Names[0])
			b.region[r.Division] = uint16(len(b.regions))
		}
	}
	b.regionPlaces = make([]uint32, len(b.regions))
}

func (b *builder) key(before, key string, places int) {
	shared := 0
	for shared < len(before) && shared < len(key) && before[shared] == key[shared] {
		shared++
	}
	b.keys = append(b.keys, byte(shared), byte(len(key)-shared))
	b.keys = append(b.keys, key[shared:]...)
	b.keys = binary.AppendUvarint(b.keys, uint64(places))
}

func (b *builder) place(r *Row, at uint32) error {
	if len(r.Country) != 3 || len(r.Feature) > featureLen {
		return fmt.Errorf("gazetteer: %s: country %q, feature %q", r.Names[0], r.Country, r.Feature)
	}
	country := index(b.country, &b.countries, r.Country)
	feature := index(b.feature, &b.features, r.Feature)
	if country > 255 || feature > 255 {
		return fmt.Errorf("gazetteer: more than 256 countries or features")
	}
	region := b.region[r.Division]
	if r.Feature == "A.ADM1" {
		b.regionPlaces[region-1] = at
	}
	le := binary.LittleEndian
	b.places = le.AppendUint16(b.places, uint16(int16(math.Round(r.Lat*100))))
	b.places = le.AppendUint16(b.places, uint16(int16(math.Round(r.Lon*100))))
	b.places = append(b.places, byte(country), byte(feature))
	b.places = le.AppendUint16(b.places, region)
	b.places = le.AppendUint32(b.places, r.Population)
	return nil
}

func index(of map[string]int, list *[]string, name string) int {
	i, ok := of[name]
	if !ok {
		i = len(*list)
		of[name] = i
		*list = append(*list, name)
	}
	return i
}

func (b *builder) file() []byte {
	var names []byte
	for _, name := range b.regions {
		if len(name) > maxKey {
			name = name[:maxKey]
		}
		names = append(append(names, byte(len(name))), name...)
	}
	le := binary.LittleEndian
	var body []byte
	for _, n := range []int{len(b.countries), len(b.features), len(b.regions), len(b.blocks) / 8, len(b.places) / placeLen, len(b.keys), len(names)} {
		body = le.AppendUint32(body, uint32(n))
	}
	body = append(body, strings.Join(b.countries, "")...)
	for _, f := range b.features {
		body = append(body, f+strings.Repeat(" ", featureLen-len(f))...)
	}
	for _, p := range b.regionPlaces {
		body = le.AppendUint32(body, p)
	}
	body = slices.Concat(body, names, b.blocks, b.keys, b.places)
	head := append([]byte(magic), 0, 0, 0, 0, 0, 0, 0, 0)
	le.PutUint16(head[4:], version)
	le.PutUint16(head[6:], blockKeys)
	return seal(append(head, body...))
}

// seal writes the checksum of a file into its head.
func seal(file []byte) []byte {
	if len(file) >= headLen {
		binary.LittleEndian.PutUint32(file[8:], crc32.ChecksumIEEE(file[headLen:]))
	}
	return file
}
