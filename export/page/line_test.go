package page

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLinesBreakAtBlanksAndBetweenGraphemes(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		text  string
		want  string
	}{
		{"blanks", 12, "who did what to whom", "- who did\n  what to\n  whom\n"},
		{"a word wider than the page", 8, "an unbreakable word", "- an\n  unbrea\n  kable\n  word\n"},
		{"wide characters take two columns", 8, "北京日报报道", "- 北京日\n  报报道\n"},
		{"marks stay with their letter", 4, "e\u0301e\u0301e\u0301", "- e\u0301e\u0301\n  e\u0301\n"},
		{"flags and families stay whole", 6, "👨‍👩‍👧🇳🇴🇳🇴", "- 👨‍👩‍👧🇳🇴\n  🇳🇴\n"},
		{"blanks that hold", 12, "a b (NOR" + nobreak + "GOV) c", "- a b\n  (NOR GOV)\n  c\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			p := printer{w: &b, width: c.width}
			p.wrap(piece{"- ", dim}, piece{"  ", dim}, piece{c.text, plain})
			if b.String() != c.want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), c.want)
			}
		})
	}
}

func TestALimbStaysOnOneLineWhereItFits(t *testing.T) {
	var b strings.Builder
	p := printer{w: &b, width: 16}
	p.wrap(piece{}, piece{"  ", plain}, piece{"one two", plain}, limb, piece{"→ three", plain}, limb, piece{"→ four five", plain}, limb, piece{"→ six seven eight nine", plain})
	if want := "one two → three\n  → four five\n  → six seven\n  eight nine\n"; b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestWrappingKeepsEveryCharacterAndTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := clean(rapid.String().Draw(t, "text"))
		var b strings.Builder
		p := printer{w: &b, width: rapid.IntRange(narrowest, 100).Draw(t, "width")}
		p.wrap(piece{"  ", plain}, piece{"  ", plain}, piece{text, words})
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(b.String()) != squeeze(text) {
			t.Fatalf("%q became %q", text, b.String())
		}
		for line := range strings.Lines(b.String()) {
			if w := width(strings.TrimSuffix(line, "\n")); w > p.width {
				t.Fatalf("%q takes %d columns of %d", line, w, p.width)
			}
		}
	})
}

func TestWordsOfAReportCannotSteerTheTerminal(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"red \x1b[31malert\x1b[0m", "red [31malert[0m"},
		{"bell\a and\x00 null", "bell and null"},
		{"two\n\n lines\tand \u202eturned\u202c", "two lines and turned"},
		{"csi \u009b31m", "csi 31m"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}
