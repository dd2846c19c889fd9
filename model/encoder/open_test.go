package encoder

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"hearsay/model"
)

// packed are the sections of an invented network.
func packed(t testing.TB, change func(*Trained)) (network, pieces []byte, err error) {
	t.Helper()
	trained, vectors := invented(5)
	change(trained)
	n, p := &model.Builder{}, &model.Builder{}
	if err := PackPieces(p, alphabet(), vectors); err != nil {
		t.Fatal(err)
	}
	err = trained.Pack(n)
	return n.Bytes(), p.Bytes(), err
}

func TestWhatTheTrainerLeftIsChecked(t *testing.T) {
	nan := float32(math.NaN())
	for claim, change := range map[string]func(*Trained){
		"an array is missing":       func(x *Trained) { delete(x.Tensors, "layer.1.up.weight") },
		"an array has another size": func(x *Trained) { x.Tensors["layer.1.up.weight"] = x.Tensors["layer.1.down.weight"] },
		"a weight is no number":     func(x *Trained) { x.Tensors["layer.0.query.weight"].Values[7] = nan },
		"a bias is no number":       func(x *Trained) { x.Tensors["layer.0.query.bias"].Values[7] = nan },
		"a position is no number":   func(x *Trained) { x.Tensors["embed.position"].Values[7] = nan },
		"a norm is infinite":        func(x *Trained) { x.Tensors["embed.norm.bias"].Values[7] = float32(math.Inf(1)) },
		"labels are missing":        func(x *Trained) { x.Labels["tag"] = x.Labels["tag"][:4] },
		"no layers":                 func(x *Trained) { x.Layers = 0 },
		"heads do not share":        func(x *Trained) { x.Heads = 3 },
		"a head's name is long":     func(x *Trained) { x.Tensors["head.relational.weight"] = x.Tensors["head.tag.weight"] },
		"no relations":              func(x *Trained) { x.Labels["deprel"] = nil },
	} {
		network, pieces, err := packed(t, change)
		if err == nil {
			if _, err = openBoth(network, pieces); err != nil && !errors.Is(err, model.ErrCorrupt) {
				t.Errorf("%s: %v", claim, err)
			}
		}
		if err == nil {
			t.Errorf("%s: nothing is said", claim)
		}
	}
}

// FuzzOpen changes sections of a sound file, and then the network refuses it or works.
func FuzzOpen(f *testing.F) {
	names := []string{"network", "position", "norm", "0.qkv", "1.down", "1.norm2", "arc.dep", "arc.prior", "rel.out", "labels.tag", "labels.deprel", "heads", "head.tag"}
	network, pieces, err := packed(f, func(*Trained) {})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint8(0), uint32(0), uint32(0), uint16(0))
	f.Add(uint8(0), uint32(4), uint32(1<<30), uint16(0))
	f.Add(uint8(3), uint32(8), uint32(0x7fc00000), uint16(0))
	f.Add(uint8(9), uint32(0), uint32(6), uint16(0))
	f.Add(uint8(11), uint32(12), uint32(0xffffffff), uint16(3))
	f.Fuzz(func(t *testing.T, which uint8, at, value uint32, cut uint16) {
		file, err := model.Open(network)
		if err != nil {
			t.Fatal(err)
		}
		b := &model.Builder{}
		for _, name := range file.Names() {
			section, _ := file.Section(name)
			if name == names[int(which)%len(names)] {
				section = append([]byte(nil), section[:len(section)-int(cut)%(len(section)+1)]...)
				if int(at)+4 <= len(section) {
					binary.LittleEndian.PutUint32(section[at:], value)
				}
			}
			b.Put(name, section)
		}
		n, err := openBoth(b.Bytes(), pieces)
		if err != nil {
			return
		}
		r := n.Run()
		for _, s := range sentences {
			r.Add(words(s))
		}
		r.Encode()
		labels, relations, heads := make([]uint16, r.Words()), make([]uint16, r.Words()), make([]int32, r.Words())
		for name := range n.labels {
			h, err := n.Head(name)
			if err != nil {
				t.Fatal(err)
			}
			r.Label(h, labels)
		}
		r.Trees(heads, relations)
		for _, x := range relations {
			_ = n.Relations()[x]
		}
	})
}

// FuzzOpenPieces reads arbitrary bytes as the sections of a vocabulary.
func FuzzOpenPieces(f *testing.F) {
	_, pieces, err := packed(f, func(*Trained) {})
	if err != nil {
		f.Fatal(err)
	}
	sound, err := model.Open(pieces)
	if err != nil {
		f.Fatal(err)
	}
	parts := [4][]byte{}
	for i, name := range []string{"vocabulary", "index", "rows", "scales"} {
		parts[i], _ = sound.Section(name)
	}
	f.Add(parts[0], parts[1], parts[2], parts[3])
	f.Add(parts[0], parts[1], parts[2][:len(parts[2])/2], parts[3])
	f.Fuzz(func(t *testing.T, vocabulary, index, rows, scales []byte) {
		b := &model.Builder{}
		b.Put("vocabulary", vocabulary)
		b.Put("index", index)
		b.Put("rows", rows)
		b.Put("scales", scales)
		file, err := model.Open(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if p, err := OpenPieces(file); err == nil {
			newCutter(p).pieces("harbour")
		}
	})
}
