package encoder

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay/model"
	"hearsay/model/kernel"
)

// Trained is a network as its trainer leaves it.
type Trained struct {
	Layers int                 `json:"layers"`
	Hidden int                 `json:"hidden"`
	Heads  int                 `json:"heads"`
	Inner  int                 `json:"inner"`
	Arc    int                 `json:"arc"`
	Rel    int                 `json:"rel"`
	Labels map[string][]string `json:"labels"` // of each head, and of arcs as "deprel"
	Tensors
}

// Tensors are arrays of numbers, by name.
type Tensors map[string]Tensor

// Tensor is an array of numbers, the last index running fastest.
type Tensor struct {
	Shape  []int
	Values []float32
}

// Of is the array of this name, which must have this shape.
func (t Tensors) Of(name string, shape ...int) ([]float32, error) {
	x, ok := t[name]
	if !ok {
		return nil, fmt.Errorf("no array %q", name)
	}
	n := 1
	for _, s := range shape {
		n *= s
	}
	if !slices.Equal(x.Shape, shape) || len(x.Values) != n {
		return nil, fmt.Errorf("array %q is %v of %d numbers, not %v", name, x.Shape, len(x.Values), shape)
	}
	return x.Values, nil
}

// Pack puts the sections of a network into a weights file.
func (t *Trained) Pack(b *model.Builder) error {
	p := packer{Tensors: t.Tensors, builder: b}
	var sizes []byte
	for _, n := range []int{t.Layers, t.Hidden, t.Heads, t.Inner, t.Arc, t.Rel} {
		sizes = binary.LittleEndian.AppendUint32(sizes, uint32(n))
	}
	b.Put("network", sizes)
	p.rows("position", p.of("embed.position", LongestRow, t.Hidden), t.Hidden)
	p.floats("shape", p.of("embed.shape", Shapes, t.Hidden))
	p.norm("norm", "embed.norm", t.Hidden)
	for i := range t.Layers {
		p.layer(strconv.Itoa(i), t)
	}
	p.trees(t)
	p.heads(t)
	return p.err
}

// packer packs until something is wrong.
type packer struct {
	Tensors
	builder *model.Builder
	err     error
}

func (p *packer) of(name string, shape ...int) []float32 {
	if p.err != nil {
		return nil
	}
	var x []float32
	x, p.err = p.Of(name, shape...)
	return x
}

func (p *packer) floats(section string, lists ...[]float32) {
	p.builder.Put(section, packFloats(slices.Concat(lists...)))
}

// rows packs vectors of this width as bytes.
func (p *packer) rows(section string, vectors []float32, width int) {
	if p.err == nil {
		bytes, scales := roundRows(vectors, width)
		p.builder.Put(section, bytes)
		p.builder.Put(section+".scales", packFloats(scales))
	}
}

func (p *packer) norm(section, name string, n int) {
	p.floats(section, p.of(name+".weight", n), p.of(name+".bias", n))
}

// linear packs layers that have the same inputs, and each so many outputs, as one.
func (p *packer) linear(section string, inputs, outputs int, names ...string) {
	var weights, bias []float32
	for _, name := range names {
		weights = append(weights, p.of(name+".weight", outputs, inputs)...)
		if _, ok := p.Tensors[name+".bias"]; ok {
			bias = append(bias, p.of(name+".bias", outputs)...)
		}
	}
	p.matrix(section, weights, bias, inputs, outputs*len(names))
}

func (p *packer) matrix(section string, weights, bias []float32, inputs, outputs int) {
	if p.err != nil {
		return
	}
	var packed []byte
	if packed, p.err = kernel.Pack(weights, bias, outputs, inputs); p.err != nil {
		p.err = fmt.Errorf("%s: %w", section, p.err)
		return
	}
	p.builder.Put(section, packed)
}

func (p *packer) layer(section string, t *Trained) {
	at := "layer." + section
	p.linear(section+".qkv", t.Hidden, t.Hidden, at+".query", at+".key", at+".value")
	p.linear(section+".output", t.Hidden, t.Hidden, at+".output")
	p.linear(section+".up", t.Hidden, t.Inner, at+".up")
	p.linear(section+".down", t.Inner, t.Hidden, at+".down")
	p.norm(section+".norm1", at+".norm1", t.Hidden)
	p.norm(section+".norm2", at+".norm2", t.Hidden)
}

func (p *packer) trees(t *Trained) {
	p.linear("arc.dep", t.Hidden, t.Arc, "head.arc.dep")
	p.linear("arc.head", t.Hidden, t.Arc, "head.arc.head")
	p.matrix("arc.bilinear", p.of("head.arc.bilinear", t.Arc, t.Arc), nil, t.Arc, t.Arc)
	p.floats("arc.prior", p.of("head.arc.bias", t.Arc))
	p.linear("rel.dep", t.Hidden, t.Rel, "head.rel.dep")
	p.linear("rel.head", t.Hidden, t.Rel, "head.rel.head")
	p.linear("rel.out", t.Rel, len(t.Labels["deprel"]), "head.rel.out")
	p.builder.Put("labels.deprel", model.PackStrings(t.Labels["deprel"]))
}

// longestName is the bytes of a head's name, of which a section's name has to be made.
const longestName = 9

// heads packs every layer head.NAME, with the labels of its name where there are such.
func (p *packer) heads(t *Trained) {
	var names []string
	for tensor, x := range t.Tensors {
		name, ok := strings.CutSuffix(tensor, ".weight")
		if name, is := strings.CutPrefix(name, "head."); ok && is && !strings.Contains(name, ".") {
			if len(name) > longestName || len(x.Shape) != 2 {
				p.err = fmt.Errorf("head %q of shape %v", name, x.Shape)
				return
			}
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		p.linear("head."+name, t.Hidden, t.Tensors["head."+name+".weight"].Shape[0], "head."+name)
		p.builder.Put("labels."+name, model.PackStrings(t.Labels[name]))
	}
	p.builder.Put("heads", model.PackStrings(names))
}
