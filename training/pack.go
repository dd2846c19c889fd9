package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hearsay/model"
	"hearsay/model/encoder"
)

// vocabulary is the name of the file of word pieces, which networks share.
const vocabulary = "pieces"

// pack makes weights files of what the trainer left in a folder: NAME.json and
// NAME.safetensors, of all names or of those given. Pieces come first, since networks are
// opened with them before they are written.
func (s *setup) pack(folder string, names []string) error {
	if len(names) == 0 {
		found, err := filepath.Glob(filepath.Join(folder, "*.safetensors"))
		if err != nil {
			return err
		}
		for _, path := range found {
			names = append(names, strings.TrimSuffix(filepath.Base(path), ".safetensors"))
		}
	}
	for _, name := range names {
		if name == vocabulary {
			if err := s.packOne(folder, name, packPieces); err != nil {
				return err
			}
		}
	}
	for _, name := range names {
		if name != vocabulary {
			if err := s.packOne(folder, name, s.packNetwork); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *setup) packOne(folder, name string, pack func(description []byte, tensors encoder.Tensors) (*model.Builder, error)) error {
	description, err := os.ReadFile(filepath.Join(folder, name+".json"))
	if err != nil {
		return err
	}
	tensors, err := readTensors(filepath.Join(folder, name+".safetensors"))
	if err != nil {
		return err
	}
	b, err := pack(description, tensors)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return s.write(name, b)
}

func packPieces(description []byte, tensors encoder.Tensors) (*model.Builder, error) {
	var list struct {
		Vocabulary []string `json:"vocab"`
	}
	if err := json.Unmarshal(description, &list); err != nil {
		return nil, err
	}
	b := &model.Builder{}
	if err := encoder.PackPieces(b, list.Vocabulary, tensors["embed.piece"].Values); err != nil {
		return nil, err
	}
	f, err := model.Open(b.Bytes())
	if err != nil {
		return nil, err
	}
	_, err = encoder.OpenPieces(f)
	return b, err
}

func (s *setup) packNetwork(description []byte, tensors encoder.Tensors) (*model.Builder, error) {
	var trained encoder.Trained
	if err := json.Unmarshal(description, &trained); err != nil {
		return nil, err
	}
	trained.Tensors = tensors
	b := &model.Builder{}
	if err := trained.Pack(b); err != nil {
		return nil, err
	}
	f, err := s.load(vocabulary)
	if err != nil {
		return nil, err
	}
	pieces, err := encoder.OpenPieces(f)
	if err != nil {
		return nil, err
	}
	if f, err = model.Open(b.Bytes()); err != nil {
		return nil, err
	}
	_, err = encoder.Open(f, pieces)
	return b, err
}
