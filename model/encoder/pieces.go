package encoder

import (
	"fmt"
	"math"
	"unicode/utf8"

	"hearsay/model"
)

// Pieces is a vocabulary of word pieces with a vector for each: what all networks of a
// language have in common.
type Pieces struct {
	list                []string
	index               *model.Index // of a piece's hash: its id
	hidden              int
	rows                []byte    // pieces × hidden
	scales              []float32 // of each row
	unknown, begin, end uint16
}

// most is how many pieces of a word are looked at.
const most = 8

// longestPiece is the letters of the longest piece that is looked for.
const longestPiece = 24

// OpenPieces reads a vocabulary from its weights file.
func OpenPieces(f *model.File) (*Pieces, error) {
	section, err := f.Section("vocabulary")
	if err != nil {
		return nil, err
	}
	p := &Pieces{}
	if p.list, err = model.Strings(section); err != nil {
		return nil, err
	}
	if len(p.list) == 0 || len(p.list) > math.MaxUint16 {
		return nil, corrupt("vocabulary of %d pieces", len(p.list))
	}
	if section, err = f.Section("index"); err != nil {
		return nil, err
	}
	if p.index, err = model.NewIndex(section); err != nil {
		return nil, err
	}
	for name, id := range map[string]*uint16{"[UNK]": &p.unknown, "[CLS]": &p.begin, "[SEP]": &p.end} {
		var ok bool
		if *id, ok = p.find([]byte(name)); !ok {
			return nil, corrupt("no piece %q", name)
		}
	}
	if section, err = f.Section("rows"); err != nil {
		return nil, err
	}
	p.hidden = len(section) / len(p.list)
	if len(section)%len(p.list) != 0 || p.hidden == 0 {
		return nil, corrupt("%d pieces in %d bytes", len(p.list), len(section))
	}
	p.rows = section
	p.scales, err = floats(f, "scales", len(p.list))
	return p, err
}

// PackPieces lays out a vocabulary's sections: its pieces, and their vectors one after another.
func PackPieces(b *model.Builder, list []string, vectors []float32) error {
	if len(list) == 0 || len(list) > math.MaxUint16 || len(vectors)%len(list) != 0 {
		return fmt.Errorf("%d pieces with %d numbers", len(list), len(vectors))
	}
	ids := make(map[uint64]uint32, len(list))
	for i, piece := range list {
		ids[model.Hash(piece)] = uint32(i)
	}
	if len(ids) != len(list) {
		return fmt.Errorf("%d of %d pieces differ", len(ids), len(list))
	}
	rows, scales := roundRows(vectors, len(vectors)/len(list))
	b.Put("vocabulary", model.PackStrings(list))
	b.Put("index", model.PackIndex(ids))
	b.Put("rows", rows)
	b.Put("scales", packFloats(scales))
	return nil
}

// find is the id of a piece.
func (p *Pieces) find(piece []byte) (id uint16, ok bool) {
	v, ok := p.index.Find(model.HashBytes(piece))
	if !ok || int(v) >= len(p.list) || p.list[v] != string(piece) {
		return 0, false
	}
	return uint16(v), true
}

// cutter cuts forms into pieces. It remembers the forms that it has cut, in memory that does
// not grow: one goroutine has one.
type cutter struct {
	*Pieces
	parter
	known []known
	ids   []uint16
}

// known is a form that was cut; a form has one place where it is remembered.
type known struct {
	form   [23]byte
	length uint8
	count  uint8
	ids    [most]uint16
}

// knownForms is a power of two.
const knownForms = 1 << 13

func newCutter(p *Pieces) *cutter { return &cutter{Pieces: p, known: make([]known, knownForms)} }

// pieces are the ids of a form's pieces: one at least, most at most. They are good until
// the next call.
func (c *cutter) pieces(form string) []uint16 {
	if len(form) > len(c.known[0].form) || len(form) == 0 {
		return c.look(form)
	}
	k := &c.known[model.Hash(form)%knownForms]
	if string(k.form[:k.length]) != form {
		ids := c.look(form)
		k.length, k.count = uint8(copy(k.form[:], form)), uint8(copy(k.ids[:], ids))
	}
	return k.ids[:k.count]
}

// look cuts a form.
func (c *cutter) look(form string) []uint16 {
	c.cut(form)
	c.ids = c.ids[:0]
	for _, part := range c.parts {
		if c.part(part[0], part[1]); len(c.ids) >= most {
			return c.ids[:most]
		}
	}
	if len(c.ids) == 0 {
		c.ids = append(c.ids, c.unknown)
	}
	return c.ids
}

// part appends the pieces of a part of plain, each the longest that there is. A part
// without such is unknown as a whole.
func (c *cutter) part(start, end int) {
	before := len(c.ids)
	for at := start; at < end; {
		from := at
		if at > start {
			from = at - lead
			copy(c.plain[from:], "##")
		}
		stop := c.reach(at, end)
		for ; stop > at; stop = c.back(stop) {
			if id, ok := c.find(c.plain[from:stop]); ok {
				c.ids = append(c.ids, id)
				break
			}
		}
		if stop == at {
			c.ids = append(c.ids[:before], c.unknown)
			return
		}
		at = stop
	}
}

// reach is where the longest piece that may begin at at would end.
func (c *cutter) reach(at, end int) int {
	if end-at <= longestPiece {
		return end
	}
	for letters := 0; at < end; at++ {
		if utf8.RuneStart(c.plain[at]) {
			if letters++; letters > longestPiece {
				break
			}
		}
	}
	return at
}

// back is where the letter before stop begins.
func (c *cutter) back(stop int) int {
	for stop--; !utf8.RuneStart(c.plain[stop]); stop-- {
	}
	return stop
}
