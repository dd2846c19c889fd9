package encoder

import (
	"strings"
	"testing"
)

// news is a paragraph, a sentence a line.
const news = `The finance ministry said on Tuesday that it would delay the sale of its stake in the national airline until at least next spring +, citing " +unfavourable market conditions +" +.
Two people familiar with the talks told reporters that three bidders +, among them a Gulf carrier +, had withdrawn their offers last week +.
Minister Anna Keller +, who has led the process since 2023 +, declined to comment on the report +.
" +We will not sell at any price +, +" her spokesman said in an e-mailed statement +, adding that the government had received 14 letters of interest +.
Union leaders protested outside parliament in the capital +, where police detained at least eight people +.`

func paragraph() [][]Word {
	var out [][]Word
	for line := range strings.Lines(news) {
		out = append(out, words(line))
	}
	return append(out, out...)
}

// BenchmarkRun measures the stages over a batch of news, in words and pieces a second of each stage.
func BenchmarkRun(b *testing.B) {
	for _, name := range []string{"accurate", "fast"} {
		n := shipped(b, name)
		r, batch := n.Run(), paragraph()
		add := func() {
			r.Reset()
			for _, s := range batch {
				r.Add(s)
			}
		}
		add()
		r.Encode()
		labels, relations, heads := make([]uint16, r.Words()), make([]uint16, r.Words()), make([]int32, r.Words())
		label := func() {
			for _, name := range []string{"tag", "feats", "name", "kind"} {
				h, _ := n.Head(name)
				r.Label(h, labels)
			}
		}
		for _, stage := range []struct {
			name string
			run  func()
		}{
			{"pieces", add},
			{"encode", func() { add(); r.Encode() }},
			{"labels", label},
			{"trees", func() { r.Trees(heads, relations) }},
			{"whole", func() { add(); r.Encode(); label(); r.Trees(heads, relations) }},
		} {
			b.Run(name+"/"+stage.name, func(b *testing.B) {
				add()
				r.Encode()
				b.ReportAllocs()
				for b.Loop() {
					stage.run()
				}
				b.ReportMetric(float64(b.N*r.Words())/b.Elapsed().Seconds(), "words/s")
				b.ReportMetric(float64(b.N*r.Pieces())/b.Elapsed().Seconds(), "pieces/s")
			})
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		shipped(b, "accurate")
	}
}
