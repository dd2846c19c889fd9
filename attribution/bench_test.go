package attribution

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// longReport is the examples again and again up to so many words: one text with as many chains as a
// book of news.
func longReport(t testing.TB, words int) *hearsay.Report {
	var examples []*hearsay.Report
	for _, file := range []string{"cues", "sources", "contents", "chains"} {
		for _, e := range readExamples(t, file) {
			examples = append(examples, e.r)
		}
	}
	long := &hearsay.Report{}
	for i := 0; len(long.Tokens) < words; i++ {
		r := examples[i%len(examples)]
		at, token, block := int32(len(long.Text)), int32(len(long.Tokens)), int32(len(long.Blocks))
		long.Text += r.Text + "\n"
		for _, b := range r.Blocks {
			b.Start, b.End = b.Start+at, b.End+at
			long.Blocks = append(long.Blocks, b)
		}
		for _, k := range r.Tokens {
			k.Start, k.End = k.Start+at, k.End+at
			if k.Head >= 0 {
				k.Head += token
			}
			long.Tokens = append(long.Tokens, k)
		}
		for _, s := range r.Sentences {
			long.Sentences = append(long.Sentences, hearsay.Sentence{First: s.First + token, End: s.End + token, Block: s.Block + block})
		}
	}
	long.IndexTrees()
	long.IndexMentions()
	return long
}

func BenchmarkPass(b *testing.B) {
	for _, words := range []int{3_000, 30_000, 300_000} {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			r := longReport(b, words)
			pass := testRules.Pass()
			b.ReportAllocs()
			for b.Loop() {
				pass.Run(r)
			}
			b.ReportMetric(float64(len(r.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkCoverage(b *testing.B) {
	r := longReport(b, 300_000)
	testRules.Pass().Run(r)
	for b.Loop() {
		c := Cover(r)
		for i := range r.Sentences {
			c.Links(r.Tokens[r.Sentences[i].First].Span())
		}
	}
	b.ReportMetric(float64(len(r.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	files := languageFiles()
	for b.Loop() {
		if _, err := Load(files); err != nil {
			b.Fatal(err)
		}
	}
}

func TestCoverageIsCoveringForEverySpan(t *testing.T) {
	r := longReport(t, 3_000)
	testRules.Pass().Run(r)
	c := Cover(r)
	for i := range r.Tokens {
		s := r.Tokens[i].Span()
		if diff := cmp.Diff(Covering(r, s), append([]hearsay.LinkID(nil), c.Links(s)...)); diff != "" {
			t.Fatalf("token %d (-Covering +Links)\n%s", i, diff)
		}
	}
}
