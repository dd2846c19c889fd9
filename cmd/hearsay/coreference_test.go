package main

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/conllu"
	"hearsay/eval"
	"hearsay/syntax"
)

func TestWrittenEntitiesAreScoredAsTheyWereRead(t *testing.T) {
	in, err := os.Open(filepath.Join(dataDir(), "treebanks", "en_gum_free-dev.conllu"))
	if err != nil {
		t.Skip("no evaluation data at " + dataDir())
	}
	defer in.Close()
	gold, err := eval.ReadTreebank("gold", in)
	if err != nil {
		t.Fatal(err)
	}
	if gold, err = gold.Select(regexp.MustCompile("interview|news")); err != nil {
		t.Fatal(err)
	}
	model, err := loadModel(syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	writer, reader := conllu.NewWriter(out), (&parseOptions{readingOptions: readingOptions{maxBytes: 1 << 20}}).annotating(model.New())
	read, err := gold.Parsed(func(d []*conllu.Sentence) (*hearsay.Report, error) {
		g, err := reader(givenWords{document: d})
		if err != nil {
			return nil, err
		}
		return g.report, writer.WriteGiven(g.report, d)
	})
	if err != nil {
		t.Fatal(err)
	}
	out.Flush()
	written, err := eval.ReadTreebank("written", &b)
	if err != nil {
		t.Fatal(err)
	}
	want, err := eval.CompareCoreference(gold, read)
	if err != nil {
		t.Fatal(err)
	}
	got, err := eval.CompareCoreference(gold, written)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want.Primary, got.Primary); d != "" || want.Primary.CoNLL() == 0 {
		t.Errorf("(-as read +as written):\n%s", d)
	}
}
