package entity

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/syntax/syntaxtest"
)

func TestFamilyNameAloneMeansWhomTheReportCallsSo(t *testing.T) {
	for _, c := range []struct{ claim, text, bare, full string }{
		{"not the relative", "Tony Lund died on Friday. Lund was a baker. His wife Jonna Lund wept. Lund left two shops.", "Lund left", "Tony Lund"},
		{"the one with a title", "Usman Berg threw stones at the guards. Mayor Sadiq Berg condemned the attack. Berg thanked the guards.", "Berg thanked", "Mayor Sadiq Berg"},
		{"the one called so before", "Anna Lund met ministers. Lund asked for help. Carl Lund watched. Lund left the hall.", "Lund left", "Anna Lund"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := read(t, "", c.text)
			full, _ := actorOf(t, r, c.full, 0)
			m := r.MentionAt(r.TokenAt(int32(strings.Index(r.Text, c.bare))))
			if m == nil || m.Actor != full {
				t.Errorf("%q is not %q: %q", c.bare, c.full, allMentions(r))
			}
		})
	}
}

func TestTwoFirstNamesAreNeverOneActor(t *testing.T) {
	r := read(t, "", "Lund spoke first. Tony Lund sang. Jonna Lund danced. Lund bowed.")
	a, _ := actorOf(t, r, "Tony Lund", 0)
	if b, _ := actorOf(t, r, "Jonna Lund", 0); a == b {
		t.Errorf("one actor: %q", allMentions(r))
	}
}

// crowded is a text in which each sentence names another person.
func crowded(sentences int) string {
	var b strings.Builder
	for i := range sentences {
		fmt.Fprintf(&b, "%s%s %s%s thanked the Kenyan minister in Lima.", string(rune('A'+i%26)), "nna"[:1+i%3], string(rune('A'+i/26%26)), fmt.Sprintf("ov%c%c", 'a'+i/676%26, 'a'+i%26))
		b.WriteString([2]string{" ", "\n\n"}[i%5/4])
	}
	return b.String()
}

func BenchmarkLongText(b *testing.B) {
	for _, sentences := range []int{3000, 33000} { // of 9 words
		r := syntaxtest.Parse(b, crowded(sentences))
		b.Run(fmt.Sprintf("%dwords", len(r.Tokens)), func(b *testing.B) {
			run := lexicon(b).Pass().Run
			for b.Loop() {
				run(r)
			}
			b.ReportMetric(float64(len(r.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkHyphenatedMonster(b *testing.B) {
	for _, word := range []string{"rebel-army-", "al-", "Anna-", "Kenya-"} {
		r := syntaxtest.Parse(b, "The "+strings.Repeat(word, 40000)+"minister left.")
		b.Run(word, func(b *testing.B) {
			run := lexicon(b).Pass().Run
			for b.Loop() {
				run(r)
			}
			b.ReportMetric(float64(len(r.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(len(r.Mentions)), "mentions")
		})
	}
}
