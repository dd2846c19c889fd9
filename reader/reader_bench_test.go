package reader

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hearsay"
	"hearsay/lang/en"
)

// BenchmarkRead reads reports through all passes. It gives the words/s of the whole, and
// of each pass the nanoseconds that a word costs there.
func BenchmarkRead(b *testing.B) {
	model, err := Load(en.Files, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("examples", func(b *testing.B) { measure(b, model.New(), examples(b)) })
	b.Run("wikinews", func(b *testing.B) { measure(b, model.New(), wikinews(b)) })
}

// BenchmarkLoad loads the language: most of what a start of the program costs.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(en.Files, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func measure(b *testing.B, r *Reader, sources []hearsay.Source) {
	cost := map[string]time.Duration{}
	for i, p := range r.passes {
		r.passes[i].Run = func(report *hearsay.Report) {
			start := time.Now()
			p.Run(report)
			cost[p.Name] += time.Since(start)
		}
	}
	words := 0
	for b.Loop() {
		for _, src := range sources {
			report, err := r.Read(src)
			if err != nil {
				b.Fatal(src.Input, ": ", err)
			}
			words += len(report.Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
	for name, d := range cost {
		b.ReportMetric(float64(d.Nanoseconds())/float64(words), name+"-ns/word")
	}
}

func examples(b *testing.B) []hearsay.Source {
	names, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(names) == 0 {
		b.Fatal("no examples: ", err)
	}
	var sources []hearsay.Source
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		sources = append(sources, hearsay.Source{Input: name, Text: string(text), Language: "en"})
	}
	return sources
}

// wikinews is some 200,000 words of news, or the benchmark is skipped where they are not.
func wikinews(b *testing.B) []hearsay.Source {
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	lines, err := os.ReadFile(filepath.Join(dir, "corpus", "wikinews_2019_2020.jsonl"))
	if err != nil {
		b.Skip("the data is not here: ", err)
	}
	var sources []hearsay.Source
	for line := range bytes.Lines(lines) {
		var article struct{ Text, Title, Publisher, Date string }
		if err := json.Unmarshal(line, &article); err != nil {
			b.Fatal(err)
		}
		sources = append(sources, hearsay.Source{
			Text:     article.Text,
			Language: "en",
			Given:    hearsay.Metadata{Title: article.Title, Publisher: article.Publisher, Published: article.Date},
			Origin:   "JSONL field",
		})
	}
	return sources
}
