// Package syntax gives words their tags, features, lemmas and marks of names, and sentences
// their dependency trees, as the English treebanks of Universal Dependencies 2 have them.
package syntax

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"hearsay"
	"hearsay/model"
	"hearsay/model/encoder"
)

// The models that there are: the one that errs least, and one that is several times as fast.
const (
	Accurate = "accurate"
	Fast     = "fast"
)

// Models are the names of models.
var Models = []string{Accurate, Fast}

// ErrNoModel is wrapped by the error about a model that does not exist.
var ErrNoModel = errors.New("no such model")

// Model is a trained network, with what its labels stand for.
type Model struct {
	network     *encoder.Network
	tag         *encoder.Head
	tags        []tag
	feats       *encoder.Head
	features    []string
	lemmas      *lemmas
	name, finer *marker
	relations   []hearsay.Deprel
}

// tag is what a label of the head "tag" stands for.
type tag struct {
	upos hearsay.UPOS
	xpos hearsay.XPOS
}

// Load reads the weights of the model of this name. The model is immutable and shared between
// goroutines.
func Load(files fs.FS, name string) (*Model, error) {
	if !slices.Contains(Models, name) {
		return nil, fmt.Errorf("%w: %q is not one of %s", ErrNoModel, name, strings.Join(Models, ", "))
	}
	shared, err := model.Load(files, "pieces")
	if err != nil {
		return nil, err
	}
	pieces, err := encoder.OpenPieces(shared)
	if err != nil {
		return nil, fmt.Errorf("weights/pieces.weights: %w", err)
	}
	own, err := model.Load(files, name)
	if err != nil {
		return nil, err
	}
	network, err := encoder.Open(own, pieces)
	if err != nil {
		return nil, fmt.Errorf("weights/%s.weights: %w", name, err)
	}
	m, err := newModel(network)
	if err != nil {
		return nil, fmt.Errorf("weights/%s.weights: %w", name, err)
	}
	m.lemmas, err = openLemmas(files)
	return m, err
}

func newModel(network *encoder.Network) (m *Model, err error) {
	m = &Model{network: network}
	if m.tag, m.tags, err = labels(network, "tag", parseTag); err != nil {
		return nil, err
	}
	if m.feats, m.features, err = labels(network, "feats", parseFeats); err != nil {
		return nil, err
	}
	if m.name, err = newMarker(network, "name"); err != nil {
		return nil, err
	}
	if m.finer, err = newMarker(network, "kind"); err != nil {
		return nil, err
	}
	for _, label := range network.Relations() {
		r, ok := hearsay.ParseDeprel(label)
		if !ok {
			return nil, fmt.Errorf("%w: unknown relation %q", model.ErrCorrupt, label)
		}
		m.relations = append(m.relations, r)
	}
	return m, nil
}

// labels are the head of this name and what its labels stand for.
func labels[T any](network *encoder.Network, name string, parse func(string) (T, error)) (*encoder.Head, []T, error) {
	head, err := network.Head(name)
	if err != nil {
		return nil, nil, err
	}
	var out []T
	for _, label := range head.Labels() {
		x, err := parse(label)
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %s: %w", model.ErrCorrupt, name, err)
		}
		out = append(out, x)
	}
	if len(out) == 0 {
		return nil, nil, fmt.Errorf("%w: head %q has no labels", model.ErrCorrupt, name)
	}
	return head, out, nil
}

func parseTag(label string) (t tag, err error) {
	upos, xpos, _ := strings.Cut(label, " ")
	var known [2]bool
	t.upos, known[0] = hearsay.ParseUPOS(upos)
	t.xpos, known[1] = hearsay.ParseXPOS(xpos)
	if !known[0] || !known[1] {
		return t, fmt.Errorf("unknown tag %q", label)
	}
	return t, nil
}

// parseFeats is a label's features as a Token has them.
func parseFeats(label string) (string, error) {
	if label == "_" {
		return "", nil
	}
	return label, nil
}
