package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"

	"hearsay/model"
	"hearsay/model/lex"
)

func learnLexicon(s *setup, b *model.Builder) error {
	f, err := os.Open(s.clusters)
	if err != nil {
		return err
	}
	defer f.Close()
	var words []string
	var broad, fine []uint16
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		var word string
		var c, k uint16
		if _, err := fmt.Sscanf(scan.Text(), "%s\t%d\t%d", &word, &c, &k); err != nil {
			return fmt.Errorf("%s: %q: %w", s.clusters, scan.Text(), err)
		}
		words, broad, fine = append(words, word), append(broad, c), append(fine, k)
	}
	b.Put("clusters", lex.PackClusters(words, broad, fine))
	return scan.Err()
}

// load opens a weights file that an earlier job has made.
func (s *setup) load(name string) (*model.File, error) {
	return openWeights(filepath.Join(s.weights, name+".weights"))
}

func openWeights(path string) (*model.File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return model.Open(data)
}

func (s *setup) lexicon() (*lex.Lexicon, error) {
	f, err := s.load("lexicon")
	if err != nil {
		return nil, err
	}
	return lex.Load(f)
}
