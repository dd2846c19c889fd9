package eval

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

func TestEveryWordIsFoundAgainWhateverBlanksWereChanged(t *testing.T) {
	blanks := rapid.SampledFrom([]string{" ", "\n", "\n\n", "\t ", " ", "  "})
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé“—]{1,6}`), 1, 40).Draw(t, "words")
		var read, given strings.Builder
		var inRead, inGiven []hearsay.Span
		add := func(b *strings.Builder, word string) hearsay.Span {
			b.WriteString(blanks.Draw(t, "blank"))
			start := b.Len()
			b.WriteString(word)
			return hearsay.Span{Start: int32(start), End: int32(b.Len())}
		}
		for _, w := range words {
			inRead, inGiven = append(inRead, add(&read, w)), append(inGiven, add(&given, w))
		}
		v := newView(&hearsay.Report{Document: hearsay.Document{Text: read.String()}}, given.String())
		for i := range words {
			if got := v.on(inRead[i]); got != inGiven[i] {
				t.Fatalf("word %d, %q, lies at %v, want %v", i, words[i], got, inGiven[i])
			}
		}
	})
}

func FuzzExcerptTakesAnySpan(f *testing.F) {
	f.Add("The envoy said so.", int32(4), int32(9))
	f.Add("é \x80\xff", int32(1), int32(3))
	f.Fuzz(func(t *testing.T, text string, start, end int32) {
		s := hearsay.Span{Start: max(start, 0), End: end}
		got := excerpt(text, marked(s), named("b", hearsay.Span{Start: 0, End: 1}))
		if strings.Contains(got, "\n") {
			t.Errorf("%q is on more than one line", got)
		}
	})
}

func FuzzTimeML(f *testing.F) {
	f.Add(`on <TIMEX3 tid="t1" value="2013">a &lt; <b>day</b></TIMEX3> </TIMEX3>`)
	f.Fuzz(func(t *testing.T, body string) {
		text, times := unmark(body)
		for _, x := range times {
			if x.Start < 0 || x.End > int32(len(text)) || x.Start >= x.End {
				t.Errorf("%v lies outside %q", x.Span, text)
			}
		}
	})
}
