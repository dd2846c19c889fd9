package text_test

import (
	"strings"
	"testing"

	"hearsay"

	"github.com/google/go-cmp/cmp"
)

// News writes what no treebank's tidy text holds. A line's end parts sentences in want.
func TestNewsIsCutIntoWordsAndSentences(t *testing.T) {
	pass := words(t)
	for _, c := range []struct{ claim, text, want string }{
		{"abbreviation at an end", "He lives in the U.S. He left.", "He lives in the U.S.\nHe left ."},
		{"firm at an end", "He left Acme Corp. The firm failed.", "He left Acme Corp.\nThe firm failed ."},
		{"hour at an end", "The minister arrived at 3 p.m. The talks began at 4 p.m. and ended late.", "The minister arrived at 3 p.m.\nThe talks began at 4 p.m. and ended late ."},
		{"hour without a blank", "at 3p.m., 5pm", "at 3 p.m. , 5 pm"},
		{"no initial", "Option B. Then he left.", "Option B .\nThen he left ."},
		{"prefix before an acronym", "pro-U.S. forces", "pro-U.S. forces"},
		{"possessive after an acronym", "the U.S.' role", "the U.S.|' role"},
		{"number right after its abbreviation", "No.5 and Rs.500", "No. 5 and Rs. 500"},
		{"missing blank before a number", "He left.2 men died.", "He left . 2 men died ."},
		{"missing blank before a small letter", "too much pepper.no place", "too much pepper .\nno place"},
		{"item without a blank", "3.Close the door", "3 . Close the door"},
		{"thousands in narrow spaces", "It cost 1\u202f250\u202f000 euros.", "It cost 1\u202f250\u202f000 euros ."},
		{"thousands in no-break spaces", "It cost 3\u00a0000 francs.", "It cost 3\u00a0000 francs ."},
		{"acute for an apostrophe", "it´s and it′s", "it|´s and it|′s"},
		{"feet and inches", "5′ 10″", "5 ′ 10 ″"},
		{"soft hyphen", "inter\u00adnational", "inter\u00adnational"},
		{"handles and tags", "@norway and #Budget2025, #1", "@norway and #Budget2025 , # 1"},
		{"host and path", "See example.org/news.", "See example.org/news ."},
		{"product with a stop", "C and .NET, Node.js", "C and .NET , Node.js"},
		{"shortened words", "'twas rock 'n' roll", "'t|was rock 'n' roll"},
		{"flags and joined emoji", "Wow 😀 🇺🇦 👨\u200d👩\u200d👧.", "Wow 😀 🇺🇦 👨\u200d👩\u200d👧 ."},
		{"low and high quotation marks", "„Nein“, »Nie« and ‹ja›, she said.", "„ Nein “ , » Nie « and ‹ ja › , she said ."},
		{"typed quotation marks", "``We will,'' he said.", "`` We will , '' he said ."},
		{"dateline", "KYIV, Ukraine (AP) — Two people died.", "KYIV , Ukraine ( AP ) — Two people died ."},
		{"headline in capitals", "PARLIAMENT REJECTS BUDGET AS P.M. QUITS", "PARLIAMENT REJECTS BUDGET AS P.M. QUITS"},
		{"foreign money", "US$5bn, C$3m and €40", "US$ 5 bn , C$ 3 m and € 40"},
		{"range", "pages 5–7", "pages 5 – 7"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(cutUp(pass, c.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What no reader would call a word is cut up, and each part of it is as long as the input allows:
// twice the input is twice the words, and no more than twice the memory.
func TestEndlessInputIsCutUpInStep(t *testing.T) {
	pass := words(t)
	for _, unit := range []string{"a", "1", ".", "-", "é\u0301", "\"", "a.b-c'd", "a@", "\u200f\u202e", "#a", "a ", "., "} {
		once, twice := cutUp(pass, strings.Repeat(unit, 1<<16/len(unit))), cutUp(pass, strings.Repeat(unit, 1<<17/len(unit)))
		for _, r := range []*hearsay.Report{once, twice} {
			sound(t, r)
			for i := range r.Tokens {
				if n := r.Tokens[i].End - r.Tokens[i].Start; n > 1024+4 {
					t.Fatalf("%q: a word of %d bytes", unit, n)
				}
			}
		}
		if a, b := len(once.Tokens), len(twice.Tokens); b > 2*a+2 {
			t.Errorf("%q: %d words, %d of twice the input", unit, a, b)
		}
	}
}
