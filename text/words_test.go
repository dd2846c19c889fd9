package text_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/lang/en"
	"hearsay/text"
)

func words(t testing.TB) hearsay.Pass {
	t.Helper()
	w, err := text.LoadWords(en.Files)
	if err != nil {
		t.Fatal(err)
	}
	return w.Pass()
}

// cutUp runs the pass over a text with one block a paragraph.
func cutUp(pass hearsay.Pass, source string) *hearsay.Report {
	r := &hearsay.Report{Document: hearsay.Document{Text: source}}
	start := 0
	for _, p := range strings.SplitAfter(source, "\n\n") {
		if p != "" {
			r.Blocks = append(r.Blocks, hearsay.Block{Span: hearsay.Span{Start: int32(start), End: int32(start + len(p))}, Kind: hearsay.Body})
		}
		start += len(p)
	}
	pass.Run(r)
	return r
}

// shown is the report's words parted by blanks, those of a multiword token by bars, and
// its sentences by lines.
func shown(r *hearsay.Report) string {
	var b strings.Builder
	for i, s := range r.Sentences {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k := s.First; k < s.End; k++ {
			switch {
			case k == s.First:
			case r.Tokens[k].Flags.Has(hearsay.MultiwordIn):
				b.WriteByte('|')
			default:
				b.WriteByte(' ')
			}
			b.WriteString(r.Form(k))
		}
	}
	return b.String()
}

func TestWordsAreCutAsInUDEnglish(t *testing.T) {
	pass := words(t)
	for _, c := range []struct{ claim, text, want string }{
		{"negation", "They don't and can't, won't.", "They do|n't and ca|n't , wo|n't ."},
		{"curly negation", "It isn’t so.", "It is|n’t so ."},
		{"contraction without a mark", "You cannot, I'm gonna.", "You can|not , I|'m gon|na ."},
		{"possessive", "Peru's and the miners' union", "Peru|'s and the miners|' union"},
		{"closing quotation mark after s", "the 'red lines' of Oslo", "the ' red lines ' of Oslo"},
		{"plain hyphen", "a Chinese-built oil-tanker", "a Chinese - built oil - tanker"},
		{"prefix with hyphen", "pro-government anti-tank ex-minister", "pro-government anti-tank ex-minister"},
		{"weapon", "two Su-30MK2 jets and an F-16", "two Su - 30MK2 jets and an F - 16"},
		{"thousands and decimals", "It sold 1,250,000 shares at 3.75.", "It sold 1,250,000 shares at 3.75 ."},
		{"money", "He paid $20 million, £3bn or US$5.", "He paid $ 20 million , £ 3 bn or US$ 5 ."},
		{"percent", "up 12.5% by 5pm", "up 12.5 % by 5 pm"},
		{"acronym", "The U.S. and U.N. agreed.", "The U.S. and U.N. agreed ."},
		{"initials", "George W. Hale met J. K. Moss.", "George W. Hale met J. K. Moss ."},
		{"title", "Gen. Ortiz and Mrs. Lund left.", "Gen. Ortiz and Mrs. Lund left ."},
		{"number after No.", "No. 10 is shut.", "No. 10 is shut ."},
		{"time and date", "at 10:30 on 9/11", "at 10:30 on 9/11"},
		{"range of years", "from 1990-1995", "from 1990 - 1995"},
		{"telephone", "call 555-0142 or 202-555-0142", "call 555-0142 or 202-555-0142"},
		{"address", "see https://example.org/a,b?c=d.", "see https://example.org/a,b?c=d ."},
		{"mail", "(write to press.office@example.org)", "( write to press.office@example.org )"},
		{"identifier in marks", "file “a91016#”", "file “ a91016 # ”"},
		{"ellipsis", "Well... he left…", "Well ... he left …"},
		{"dashes", "the deal—if any--is off", "the deal — if any -- is off"},
		{"slash", "and/or", "and / or"},
		{"firm with ampersand", "AT&T fell", "AT&T fell"},
		{"Irish name", "Mr O'Neill of Côte d'Ivoire", "Mr O'Neill of Côte d'Ivoire"},
		{"decade", "in the 1990s and the '80s", "in the 1990s and the '80s"},
		{"bullet", "• Two dead", "• Two dead"},
		{"guillemets", "«Never», she said.", "« Never » , she said ."},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got := strings.ReplaceAll(shown(cutUp(pass, c.text)), "\n", " ")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSentencesEndWhereTheyShould(t *testing.T) {
	pass := words(t)
	for _, c := range []struct{ claim, text, want string }{
		{"full stops", "The talks failed. Both sides left the city.", "The talks failed .\nBoth sides left the city ."},
		{"abbreviations go on", "The U.S. embassy said Gen. Ruiz had left St. Anne.", "The U.S. embassy said Gen. Ruiz had left St. Anne ."},
		{"hard line breaks go on", "The minister of\nforeign affairs\nresigned today.", "The minister of foreign affairs resigned today ."},
		{"a missing blank", "The bridge fell.The mayor blamed the flood.", "The bridge fell .\nThe mayor blamed the flood ."},
		{"a paragraph ends one", "Ministry denies report\n\nThe ministry denied it.", "Ministry denies report\nThe ministry denied it ."},
		{"a quotation keeps its mark", "\"We will stay,\" she said. \"It is home.\"", "\" We will stay , \" she said .\n\" It is home . \""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(cutUp(pass, c.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFurnitureHasNoWords(t *testing.T) {
	pass := words(t)
	r := &hearsay.Report{Document: hearsay.Document{Text: "Share this\n\nRain fell."}}
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: 12}, Kind: hearsay.Furniture}, {Span: hearsay.Span{Start: 12, End: 22}, Kind: hearsay.Body}}
	pass.Run(r)
	if got := shown(r); got != "Rain fell ." {
		t.Errorf("got %q", got)
	}
}

func TestBlanksAreFlagged(t *testing.T) {
	r := cutUp(words(t), "It's (now) over.")
	var spaced []string
	for i := range r.Tokens {
		if r.Tokens[i].Flags.Has(hearsay.SpaceAfter) {
			spaced = append(spaced, r.Form(int32(i)))
		}
	}
	if diff := cmp.Diff([]string{"'s", ")", "."}, spaced); diff != "" {
		t.Error(diff)
	}
}

func TestAnEndlessLineIsCutUp(t *testing.T) {
	r := cutUp(words(t), strings.Repeat("and so on ", 5000))
	for _, s := range r.Sentences {
		if s.End-s.First > 256 {
			t.Fatalf("sentence of %d words", s.End-s.First)
		}
	}
}

// sound fails unless the words are in order, within their sentences and blocks, and leave out
// nothing but blanks.
func sound(t *testing.T, r *hearsay.Report) {
	t.Helper()
	at, next := int32(0), int32(0)
	for _, s := range r.Sentences {
		if s.First != next || s.End <= s.First {
			t.Fatalf("sentence %v after word %d", s, next)
		}
		next = s.End
		for _, w := range r.Tokens[s.First:s.End] {
			if w.Start < at || w.End <= w.Start || !r.Blocks[s.Block].Contains(w.Span()) {
				t.Fatalf("word %v after byte %d in %v", w.Span(), at, r.Blocks[s.Block])
			}
			for _, c := range r.Text[at:w.Start] {
				if !unicode.IsSpace(c) && c != '\u200b' && c != '\ufeff' {
					t.Fatalf("%q lies between words", c)
				}
			}
			at = w.End
		}
	}
	if int(next) != len(r.Tokens) {
		t.Fatalf("%d of %d words are in sentences", next, len(r.Tokens))
	}
}

// NewReport refuses such a text, but a report can be made without it.
func TestBytesThatAreNoTextAreSurvived(t *testing.T) {
	sound(t, cutUp(words(t), "AA\xbb"+strings.Repeat("\x98", 1500)))
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"Mr. O'Neil's $5m-a-year 'deal'...", "a\n\nb", "''''s n't 't", "x@y.z http:// 1-2-3-4-5-6-7-8 w/ ‘’`", "é́·\u200b—–"} {
		f.Add(s)
	}
	pass := words(f)
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1<<12 {
			return
		}
		sound(t, cutUp(pass, strings.ToValidUTF8(source, "?")))
	})
}

func BenchmarkWords(b *testing.B) {
	pass := words(b)
	r := cutUp(pass, strings.Repeat("The ministry said on Tuesday that it wouldn't sell its 14% stake in the airline, \"at any price\". Mr. Keller left.\n\n", 200))
	b.ReportAllocs()
	for b.Loop() {
		pass.Run(r)
	}
	b.ReportMetric(float64(len(r.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
