// Package encoder runs a small transformer over the words of sentences: it cuts words into
// pieces, gives each word a vector (Devlin et al. 2019), and from it scores for tags and other
// labels, and a dependency tree (Dozat and Manning 2017). Linear layers compute in 8 bits.
package encoder

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"

	"hearsay/model"
	"hearsay/model/kernel"
)

// Network is a trained encoder with its heads. It is immutable, and shared between goroutines.
type Network struct {
	kernel   *kernel.Kernel
	pieces   *Pieces
	hidden   int // floats of a vector
	heads    int // of attention
	inner    int // floats within a layer
	position []float32
	shape    []float32
	norm     norm
	layers   []layer
	labels   map[string]*Head
	trees    trees
}

// LongestRow is the pieces of a sentence that have positions, its two ends among them.
const LongestRow = 512

// MostWords is how many words a sentence may have.
const MostWords = LongestRow - 2

type norm struct{ gain, bias []float32 }

type layer struct {
	qkv, output, up, down *kernel.Matrix // qkv: queries, keys and values one after another
	norm1, norm2          norm
}

// Head is a layer that scores the labels of a word, or, where it has none, gives it
// a vector of another kind.
type Head struct {
	matrix *kernel.Matrix
	labels []string
}

// Labels are what the scores are of; they must not be changed.
func (h *Head) Labels() []string { return h.labels }

// Width is how many numbers the head gives a word.
func (h *Head) Width() int { return h.matrix.Outputs() }

// trees are the layers that score arcs and label them.
type trees struct {
	dep, head, bilinear *kernel.Matrix
	prior               []float32 // what each number of a head's vector is worth for itself
	relDep, relHead     *kernel.Matrix
	relOut              *kernel.Matrix
	labels              []string
	root                int // of labels: the relation of a sentence's root, and of nothing else
}

// sizes are a network's, as its section "network" has them: uint32 each.
type sizes struct{ layers, hidden, heads, inner, arc, rel int }

// depth is what vectors' widths are multiples of, and lanes what those of attention's heads are.
const (
	depth = 64
	lanes = 16
)

// What each size is at most, and what it is a multiple of.
var (
	sizesMost  = sizes{24, 2048, 64, 8192, 2048, 2048}
	sizesUnits = sizes{1, depth, 1, depth, depth, depth}
)

func (s *sizes) fields() []*int {
	return []*int{&s.layers, &s.hidden, &s.heads, &s.inner, &s.arc, &s.rel}
}

func openSizes(f *model.File) (s sizes, err error) {
	section, err := f.Section("network")
	if err != nil {
		return s, err
	}
	fields, limits, units := s.fields(), sizesMost.fields(), sizesUnits.fields()
	if len(section) != 4*len(fields) {
		return s, corrupt("network of %d bytes", len(section))
	}
	for i, x := range fields {
		v := binary.LittleEndian.Uint32(section[4*i:])
		if v == 0 || v > uint32(*limits[i]) || v%uint32(*units[i]) != 0 {
			return s, corrupt("size %d of the network is %d", i, v)
		}
		*x = int(v)
	}
	if s.hidden%s.heads != 0 || s.hidden/s.heads%lanes != 0 {
		return s, corrupt("%d heads share %d", s.heads, s.hidden)
	}
	return s, nil
}

// Open reads a network from its weights file. What of its weights begins a line of the cache shares
// memory with the file.
func Open(f *model.File, pieces *Pieces) (*Network, error) {
	s, err := openSizes(f)
	if err != nil {
		return nil, err
	}
	if s.hidden != pieces.hidden {
		return nil, corrupt("network over vectors of %d, pieces have %d", s.hidden, pieces.hidden)
	}
	k, err := kernel.Default()
	if err != nil {
		return nil, err
	}
	n := &Network{kernel: k, pieces: pieces, hidden: s.hidden, heads: s.heads, inner: s.inner, labels: map[string]*Head{}}
	o := opener{file: f}
	n.position = o.rows("position", LongestRow, s.hidden)
	n.shape = o.floats("shape", Shapes*s.hidden)
	n.norm = o.norm("norm", s.hidden)
	for i := range s.layers {
		at := strconv.Itoa(i)
		n.layers = append(n.layers, layer{
			qkv:    o.matrix(at+".qkv", s.hidden, 3*s.hidden),
			output: o.matrix(at+".output", s.hidden, s.hidden),
			up:     o.matrix(at+".up", s.hidden, s.inner),
			down:   o.matrix(at+".down", s.inner, s.hidden),
			norm1:  o.norm(at+".norm1", s.hidden),
			norm2:  o.norm(at+".norm2", s.hidden),
		})
	}
	n.trees = o.trees(s)
	for _, name := range o.strings("heads") {
		n.labels[name] = o.head(name, s.hidden)
	}
	if o.err != nil {
		return nil, o.err
	}
	return n, nil
}

// Head is the head of this name.
func (n *Network) Head(name string) (*Head, error) {
	h, ok := n.labels[name]
	if !ok {
		return nil, corrupt("no head %q", name)
	}
	return h, nil
}

// Relations are the labels of arcs; they must not be changed.
func (n *Network) Relations() []string { return n.trees.labels }

// opener reads sections until one is wrong.
type opener struct {
	file *model.File
	err  error
}

func read[T any](o *opener, open func() (T, error)) (value T) {
	if o.err == nil {
		value, o.err = open()
	}
	return value
}

func (o *opener) floats(name string, n int) []float32 {
	return read(o, func() ([]float32, error) { return floats(o.file, name, n) })
}

func (o *opener) rows(name string, n, width int) []float32 {
	return read(o, func() ([]float32, error) { return rowsIn(o.file, name, n, width) })
}

func (o *opener) strings(name string) []string {
	return read(o, func() ([]string, error) { return stringsIn(o.file, name) })
}

// matrix reads a layer with so many inputs, and so many outputs unless that is 0.
func (o *opener) matrix(name string, inputs, outputs int) *kernel.Matrix {
	return read(o, func() (*kernel.Matrix, error) {
		section, err := o.file.Section(name)
		if err != nil {
			return nil, err
		}
		m, err := kernel.OpenMatrix(section)
		if err != nil {
			return nil, fmt.Errorf("%w: layer %q: %w", model.ErrCorrupt, name, err)
		}
		if m.Inputs() != inputs || outputs != 0 && m.Outputs() != outputs {
			return nil, corrupt("layer %q is %d × %d, not %d × %d", name, m.Outputs(), m.Inputs(), outputs, inputs)
		}
		return m, nil
	})
}

func (o *opener) norm(name string, n int) norm {
	both := o.floats(name, 2*n)
	if o.err != nil {
		return norm{}
	}
	return norm{both[:n:n], both[n:]}
}

func (o *opener) head(name string, in int) *Head {
	h := &Head{matrix: o.matrix("head."+name, in, 0), labels: o.strings("labels." + name)}
	if o.err == nil && len(h.labels) != 0 && len(h.labels) != h.matrix.Outputs() {
		o.err = corrupt("head %q gives %d scores for %d labels", name, h.matrix.Outputs(), len(h.labels))
	}
	return h
}

func (o *opener) trees(s sizes) trees {
	t := trees{
		dep:      o.matrix("arc.dep", s.hidden, s.arc),
		head:     o.matrix("arc.head", s.hidden, s.arc),
		bilinear: o.matrix("arc.bilinear", s.arc, s.arc),
		prior:    o.floats("arc.prior", s.arc),
		relDep:   o.matrix("rel.dep", s.hidden, s.rel),
		relHead:  o.matrix("rel.head", s.hidden, s.rel),
		labels:   o.strings("labels.deprel"),
	}
	t.relOut = o.matrix("rel.out", s.rel, len(t.labels))
	if t.root = slices.Index(t.labels, "root"); t.root < 0 && o.err == nil {
		o.err = corrupt("no relation \"root\"")
	}
	return t
}
