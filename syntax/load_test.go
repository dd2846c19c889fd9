package syntax

import (
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"hearsay/model"
	"hearsay/model/encoder"
)

// files hold a network of one layer and nothing learnt, with these labels.
func files(t *testing.T, labels map[string][]string) fstest.MapFS {
	t.Helper()
	const width = 64
	x := &encoder.Trained{Layers: 1, Hidden: width, Heads: 1, Inner: width, Arc: width, Rel: width, Labels: labels, Tensors: encoder.Tensors{}}
	put := func(name string, shape ...int) {
		n := 1
		for _, s := range shape {
			n *= s
		}
		x.Tensors[name] = encoder.Tensor{Shape: shape, Values: make([]float32, n)}
	}
	put("embed.position", encoder.LongestRow, width)
	put("embed.shape", encoder.Shapes, width)
	for _, name := range []string{"embed.norm", "layer.0.norm1", "layer.0.norm2"} {
		put(name+".weight", width)
		put(name+".bias", width)
	}
	for _, name := range []string{
		"layer.0.query", "layer.0.key", "layer.0.value", "layer.0.output", "layer.0.up", "layer.0.down",
		"head.arc.dep", "head.arc.head", "head.rel.dep", "head.rel.head",
	} {
		put(name+".weight", width, width)
	}
	put("head.arc.bilinear", width, width)
	put("head.arc.bias", width)
	put("head.rel.out.weight", len(labels["deprel"]), width)
	for name, list := range labels {
		if name != "deprel" {
			put("head."+name+".weight", max(1, len(list)), width)
		}
	}
	network, pieces, lemmas := &model.Builder{}, &model.Builder{}, &model.Builder{}
	if err := x.Pack(network); err != nil {
		t.Fatal(err)
	}
	if err := encoder.PackPieces(pieces, []string{"[UNK]", "[CLS]", "[SEP]"}, make([]float32, 3*width)); err != nil {
		t.Fatal(err)
	}
	NewLemmaLearner().Pack(lemmas)
	out := fstest.MapFS{}
	for name, b := range map[string]*model.Builder{Accurate: network, "pieces": pieces, "lemmas": lemmas} {
		out[fmt.Sprintf("weights/%s.weights", name)] = &fstest.MapFile{Data: b.Bytes()}
	}
	return out
}

func TestLabelsThatNobodyKnowsAreRefused(t *testing.T) {
	sound := func() map[string][]string {
		return map[string][]string{
			"tag": {"NOUN NN", "VERB VB"}, "feats": {"_", "Number=Sing"}, "deprel": {"root", "nsubj"},
			"name": {"O", "B-PER", "I-PER"}, "kind": {"O", "B-weapon", "I-weapon"},
		}
	}
	if _, err := Load(files(t, sound()), Accurate); err != nil {
		t.Fatal(err)
	}
	for head, labels := range map[string][]string{
		"tag": {"NOUN NN", "THING NN"}, "deprel": {"root", "friend"}, "name": {"O", "B-CITY"}, "kind": {"B-weapon", "O"}, "feats": nil,
	} {
		l := sound()
		l[head] = labels
		if _, err := Load(files(t, l), Accurate); !errors.Is(err, model.ErrCorrupt) {
			t.Errorf("%s %q: %v", head, labels, err)
		}
	}
	for head := range sound() {
		if head == "deprel" {
			continue
		}
		l := sound()
		delete(l, head)
		if _, err := Load(files(t, l), Accurate); !errors.Is(err, model.ErrCorrupt) {
			t.Errorf("no head %q: %v", head, err)
		}
	}
}
