// Command training learns the small models that the program ships, and packs the networks
// that training/engine learns. See README.md beside it.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hearsay/model"
)

// job is one model: it reads the data and puts its sections into the builder.
type job struct {
	name, doc string
	learn     func(*setup, *model.Builder) error
}

var jobs = []job{
	{"lexicon", "dictionary of word clusters", learnLexicon},
	{"cuts", "sentence ends", learnCuts},
	{"lemmas", "lemmas of words with their tags", learnLemmas},
	{"coreference", "which phrases refer to the same", learnCoreference},
}

// setup is what all jobs share.
type setup struct {
	data     string // folder shared/
	clusters string // file made by clusters.py
	weights  string // folder of weights files
	rounds   int
	held     int // every so many-th document of the train part is kept for scores
	began    time.Time
}

func (s *setup) say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "%6.0fs  %s\n", time.Since(s.began).Seconds(), fmt.Sprintf(format, args...))
}

func main() {
	s := &setup{began: time.Now()}
	flag.StringVar(&s.data, "data", "../shared", "folder with treebanks/")
	flag.StringVar(&s.clusters, "clusters", "clusters.tsv", "clusters made by clusters.py")
	flag.StringVar(&s.weights, "weights", "lang/en/weights", "folder of weights files")
	flag.IntVar(&s.rounds, "rounds", 0, "passes over the data; 0 is the model's own number")
	flag.IntVar(&s.held, "held", 0, "coreference: keep every so many-th train document for scores, instead of the dev part")
	flag.Usage = usage
	flag.Parse()
	if err := run(s, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "training:", err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: go run ./training [flags] MODEL...   (in this order, as later ones build on earlier)")
	for _, j := range jobs {
		fmt.Fprintf(os.Stderr, "  %-11s %s\n", j.name, j.doc)
	}
	fmt.Fprintln(os.Stderr, "or: go run ./training [flags] pack FOLDER [NAME...]   (weights files from NAME.json and NAME.safetensors)")
	flag.PrintDefaults()
}

func run(s *setup, names []string) error {
	if len(names) > 1 && names[0] == "pack" {
		return s.pack(names[1], names[2:])
	}
	for _, name := range names {
		j, ok := find(name)
		if !ok {
			return fmt.Errorf("no model %q", name)
		}
		s.say("%s", j.name)
		b := &model.Builder{}
		if err := j.learn(s, b); err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
		if err := s.write(name, b); err != nil {
			return err
		}
	}
	return nil
}

func (s *setup) write(name string, b *model.Builder) error {
	data := b.Bytes()
	path := filepath.Join(s.weights, name+".weights")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return err
	}
	s.say("%s: %d bytes", path, len(data))
	return nil
}

func find(name string) (job, bool) {
	for _, j := range jobs {
		if j.name == name {
			return j, true
		}
	}
	return job{}, false
}

// rounds is how often to go over the data: the model's own number, unless one was asked for.
func rounds(s *setup, usual int) int {
	if s.rounds > 0 {
		return s.rounds
	}
	return usual
}
