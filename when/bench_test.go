package when

import (
	"strings"
	"testing"

	"hearsay"
)

// news is invented text with about as many times in it as reports have.
const news = `The defence minister resigned on Friday, two weeks after the border post was shelled, and his deputy will take over on Nov. 9.
He had held the office since March 2011. Officials of the ministry, who asked not to be named, said that the decision was made late last month
after the president had come back from talks abroad. Neither the party nor the army would say why the announcement was put off until yesterday morning.
Some of the villages along the river have had no power for three days, and aid groups now warn that the roads could stay closed until next spring.
The court in the capital is expected to rule on the complaint of the families, many of whom lost their homes in the flood and have waited for an answer ever since.
`

func BenchmarkTimes(b *testing.B) {
	m, err := Load(english)
	if err != nil {
		b.Fatal(err)
	}
	run := m.Pass().Run
	var r hearsay.Report = *whole(strings.Repeat(news, 20))
	words := len(r.Tokens)
	b.ReportAllocs()
	for b.Loop() {
		run(&r)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(english); err != nil {
			b.Fatal(err)
		}
	}
}
