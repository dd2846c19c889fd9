package syntax_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/lang/en"
	"hearsay/name"
	"hearsay/syntax"
	"hearsay/syntax/syntaxtest"
)

const news = `The finance ministry said on Tuesday that it would delay the sale of its stake in the
national airline until at least next spring, citing "unfavourable market conditions". Two people
familiar with the talks told reporters that three bidders, among them a Gulf carrier, had withdrawn
their offers last week. Minister Anna Keller, who has led the process since 2023, declined to
comment on the report. "We will not sell at any price," her spokesman said in an e-mailed
statement, adding that the government had received 14 letters of interest. Union leaders
protested outside parliament in the capital, where police detained at least eight people.

`

// passes are the passes after words, by name.
func bench(b *testing.B, pass hearsay.Pass, r *hearsay.Report) {
	b.ReportAllocs()
	for b.Loop() {
		pass.Run(r)
	}
	b.ReportMetric(float64(len(r.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkTrees(b *testing.B) {
	m, err := syntax.Load(en.Files, syntax.Accurate)
	if err != nil {
		b.Fatal(err)
	}
	bench(b, m.Pass(), syntaxtest.Parse(b, strings.Repeat(news, 20)))
}

func BenchmarkNames(b *testing.B) {
	m, err := name.Load(en.Files)
	if err != nil {
		b.Fatal(err)
	}
	bench(b, m.Pass(), syntaxtest.Parse(b, strings.Repeat(news, 20)))
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := syntax.Load(en.Files, syntax.Accurate); err != nil {
			b.Fatal(err)
		}
	}
}
