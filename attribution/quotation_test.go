package attribution

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

var testRules = func() *Rules {
	rules, err := Load(languageFiles())
	if err != nil {
		panic(err)
	}
	return rules
}()

func languageFiles() fs.FS { return os.DirFS("../lang/en") }

// paragraphs parts a text into its paragraphs.
func paragraphs(text string) (blocks []hearsay.Block) {
	at := 0
	for _, p := range strings.Split(text, "\n") {
		if p != "" {
			blocks = append(blocks, hearsay.Block{Span: hearsay.Span{Start: int32(at), End: int32(at + len(p))}, Kind: hearsay.Body})
		}
		at += len(p) + 1
	}
	return blocks
}

func quotesIn(text string) []quote {
	blocks := paragraphs(text)
	var found []quote
	for i, b := range blocks {
		found = testRules.quotes(found, text, b.Span, int32(i))
	}
	join(found, text, blocks)
	return found
}

func TestQuotationsAreReadWordForWord(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // words; "> " before those in another quotation
	}{
		{"curly", "“The bridge is closed,” the mayor said. “Stay home.”", []string{"The bridge is closed,", "Stay home."}},
		{"straight", `"The bridge is closed," the mayor said. "Stay home."`, []string{"The bridge is closed,", "Stay home."}},
		{"two apostrophes", "''The bridge isn't open,'' he said.", []string{"The bridge isn't open,"}},
		{"backquotes", "``The bridge is closed,'' he said.", []string{"The bridge is closed,"}},
		{"guillemets", "«The bridge is closed», he said.", []string{"The bridge is closed"}},
		{"curly single", "‘The bridge isn’t open,’ he said.", []string{"The bridge isn’t open,"}},
		{"straight single", "Mayor: 'The bridge isn't open'", []string{"The bridge isn't open"}},
		{"single in double", "“He told us, ‘Stay home,’ and left,” she said.", []string{"He told us, ‘Stay home,’ and left,", "> Stay home,"}},
		{"three marks", "''I told him, 'Stay home,''' she said.", []string{"I told him, 'Stay home,'", "> Stay home,"}},
		{"opening three marks", "'''Stay home,' he told me,'' she said.", []string{"'Stay home,' he told me,", "> Stay home,"}},
		{"possessives are no marks", "The miners' union and the drivers' union met in the '90s.", nil},
		{"elisions are no marks", "Rock 'n roll and 'em all.", nil},
		{"scare quotes", "The “reform” was dropped.", []string{"reform"}},
		{"never closed", "“The bridge is closed, he said.", []string{"The bridge is closed, he said."}},
		{"never closed before the next", "\"It is over. \"Stay home,\" she said.", []string{"It is over.", "Stay home,"}},
		{"never opened", "The bridge is closed,” he said.", nil},
		{"empty", "“” and \"\"", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, q := range quotesIn(test.text) {
				got = append(got, strings.Repeat("> ", int(q.depth))+test.text[q.inner.Start:q.inner.End])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", test.text, diff)
			}
		})
	}
}

func TestQuotationOverThreeParagraphsIsJoined(t *testing.T) {
	text := "“We waited for a day.\n“Then the water rose.\n“Nobody came,” she said.\n“Go home,” he said."
	var got []int32
	for _, q := range quotesIn(text) {
		got = append(got, q.continues)
	}
	if diff := cmp.Diff([]int32{-1, 0, 1, -1}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzQuotationsLieInTheirBlock(f *testing.F) {
	for _, s := range []string{"“a”", "''b'' 'c'''", "\"d", "«e»f»", "`g``h", "‘’“”", "\xe2\x80", "'''''''\"\"\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			t.Skip()
		}
		for _, q := range quotesIn(text) {
			if q.inner.IsZero() || !q.outer.Contains(q.inner) || q.outer.Start < 0 || int(q.outer.End) > len(text) {
				t.Fatalf("quotation %v in %v of %d bytes", q.inner, q.outer, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[q.inner.Start:q.inner.End]) {
				t.Fatalf("quotation cuts a rune: %q", text[q.inner.Start:q.inner.End])
			}
		}
	})
}
