package text

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func loadBlocks(t testing.TB) *Blocks {
	t.Helper()
	b, err := LoadBlocks(os.DirFS("../lang/en"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// blocksOf reads a source's blocks.
func blocksOf(t testing.TB, b *Blocks, src hearsay.Source) *hearsay.Report {
	t.Helper()
	r, err := NewReport(src)
	if err != nil {
		t.Fatal(err)
	}
	b.Pass().Run(r)
	return r
}

// show writes a block a line, its line ends as spaces.
func show(r *hearsay.Report) string {
	var out strings.Builder
	for _, b := range r.Blocks {
		fmt.Fprintf(&out, "%s: %s\n", b.Kind, strings.Join(strings.Fields(r.Words(b.Span)), " "))
	}
	return out.String()
}

const lede = "The harbour of Port Ellis was closed on Tuesday after dock workers walked out over unpaid wages, the port authority said."

func TestBlocks(t *testing.T) {
	blocks := loadBlocks(t)
	for _, tt := range []struct{ claim, text, want string }{
		{
			"a page as it is copied", `

Dock Workers Walk Out at Port Ellis – Harbour Gazette

March 4, 2024

Dock workers stand at the gate of Port Ellis harbour, March 4. **Anna Petrova / Pool / TASS**

` + lede + `

The strike was called by Harbour

Affairs Minister

Tomas Okello during a visit to the north in which he met the owners, aides said.

It remains unclear how long it will last.

Original url:

https://www.themoscowtimes.com/2024/03/04/dock-workers-a1`,
			`title: Dock Workers Walk Out at Port Ellis – Harbour Gazette
dateline: March 4, 2024
caption: Dock workers stand at the gate of Port Ellis harbour, March 4.
credit: Anna Petrova / Pool / TASS
body: ` + lede + `
body: The strike was called by Harbour
body: Affairs Minister
body: Tomas Okello during a visit to the north in which he met the owners, aides said.
body: It remains unclear how long it will last.
furniture: Original url:
furniture: https://www.themoscowtimes.com/2024/03/04/dock-workers-a1
`,
		},
		{
			"a stray blank line in mid-sentence parts nothing",
			lede + "\n\nThe appeal was handed over by the visiting Interior Minister\n\nTomas Okello on Monday.\n\nIt was signed by the heads of\n\nfour unions.",
			"body: " + lede + "\nbody: The appeal was handed over by the visiting Interior Minister Tomas Okello on Monday.\nbody: It was signed by the heads of four unions.\n",
		},
		{
			"a translation service's hard-wrapped lines",
			`XX1207012288

   Santa Rosa, 7 Dec 88 (NOTIMEX) -- [Text] The commander of the
northern garrison, Colonel Luis Paredes, has denied that any of his
men took part in the looting.

   Paredes told reporters that "discipline was never in question."`,
			`furniture: XX1207012288
dateline: Santa Rosa, 7 Dec 88 (NOTIMEX) -- [Text]
body: The commander of the northern garrison, Colonel Luis Paredes, has denied that any of his men took part in the looting.
body: Paredes told reporters that "discipline was never in question."
`,
		},
		{
			"a single sentence is body",
			"Marisia accuses Tavria of shelling two villages.",
			"body: Marisia accuses Tavria of shelling two villages.\n",
		},
		{
			"a sentence without its stop is body",
			"police in Port Ellis arrested four men over the shelling of two villages",
			"body: police in Port Ellis arrested four men over the shelling of two villages\n",
		},
		{
			"a headline alone is a title",
			"Marisia Accuses Tavria Of Shelling Two Villages",
			"title: Marisia Accuses Tavria Of Shelling Two Villages\n",
		},
		{
			"a report without a headline begins with body",
			lede + "\n\nThe authority gave no date for its opening.",
			"body: " + lede + "\nbody: The authority gave no date for its opening.\n",
		},
		{
			"a short first sentence is no headline",
			"The harbour was quiet on Tuesday.\n\n" + lede,
			"body: The harbour was quiet on Tuesday.\nbody: " + lede + "\n",
		},
		{
			"a headline with a full stop",
			"Dock workers walk out at Port Ellis.\n\n" + lede,
			"title: Dock workers walk out at Port Ellis.\nbody: " + lede + "\n",
		},
		{
			"a headline with its deck",
			"Dock workers walk out;\nPort authority warns of shortages\n\n" + lede,
			"title: Dock workers walk out;\ntitle: Port authority warns of shortages\nbody: " + lede + "\n",
		},
		{
			"a deck between headline and dateline",
			"Dock workers walk out at Port Ellis\n\nPort authority warns of shortages\n\nPORT ELLIS (AP) — " + lede,
			"title: Dock workers walk out at Port Ellis\ntitle: Port authority warns of shortages\ndateline: PORT ELLIS (AP) —\nbody: " + lede + "\n",
		},
		{
			"a company's name in a first sentence makes no headline",
			"Harbour Lines Inc. said it bought Northern Ferries Corp.\n\n" + lede,
			"body: Harbour Lines Inc. said it bought Northern Ferries Corp.\nbody: " + lede + "\n",
		},
		{
			"bylines, corrections and links are furniture",
			"Port Ellis harbour closed\n\nBy Jane Doe and John Roe\n\n" + lede + "\n\nThis story was corrected to give the minister's first name.\n\nRead more:\n\nWhy the docks matter\n\nSubscribe to our newsletter",
			"title: Port Ellis harbour closed\nfurniture: By Jane Doe and John Roe\nbody: " + lede + "\nfurniture: This story was corrected to give the minister's first name.\nfurniture: Read more:\nfurniture: Why the docks matter\nfurniture: Subscribe to our newsletter\n",
		},
		{
			"what a person does on a site is no furniture",
			lede + "\n\nOkello wrote on Twitter: \"Nobody has been paid since May.\"\n\nReaders can subscribe to the union's view or not, he said.",
			"body: " + lede + "\nbody: Okello wrote on Twitter: \"Nobody has been paid since May.\"\nbody: Readers can subscribe to the union's view or not, he said.\n",
		},
		{
			"a picture's credit alone",
			"Port Ellis harbour closed\n\nPhoto: Jane Doe/Reuters\n\n" + lede,
			"title: Port Ellis harbour closed\ncredit: Photo: Jane Doe/Reuters\nbody: " + lede + "\n",
		},
		{
			"a caption on the first line of the report",
			"Port Ellis harbour closed\n\nPublished March 4 2024 Dock workers wait at the gate on March 4 2024. (AFP Photo) " + lede,
			"title: Port Ellis harbour closed\ndateline: Published March 4 2024\ncaption: Dock workers wait at the gate on March 4 2024.\ncredit: (AFP Photo)\nbody: " + lede + "\n",
		},
		{
			"the title once more on the first line",
			"Port Ellis harbour closed by strike\n\nSun 03 Mar 2024 Port Ellis harbour closed by strike. " + lede,
			"title: Port Ellis harbour closed by strike\ndateline: Sun 03 Mar 2024\nfurniture: Port Ellis harbour closed by strike.\nbody: " + lede + "\n",
		},
		{
			"headline, dateline and report on one line",
			"Harbour of Port Ellis closed. MIRNA (AP) — " + lede + " It gave no date.",
			"title: Harbour of Port Ellis closed.\ndateline: MIRNA (AP) —\nbody: " + lede + " It gave no date.\n",
		},
		{
			"a wire's sign-off in brackets makes no caption",
			"Port Ellis harbour closed\n\n" + lede + " (AFP)",
			"title: Port Ellis harbour closed\nbody: " + lede + " (AFP)\n",
		},
	} {
		t.Run(tt.claim, func(t *testing.T) {
			r := blocksOf(t, blocks, hearsay.Source{Text: tt.text})
			if diff := cmp.Diff(tt.want, show(r)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
			checkCover(t, r)
		})
	}
}

func TestDatelines(t *testing.T) {
	blocks := loadBlocks(t)
	const rest = "Troops have left the border town of Mirna, officials said."
	for _, dateline := range []string{
		"MOSCOW, Oct 31 (Reuters) -",
		"BEIRUT (AP) —",
		"WASHINGTON, D.C. —",
		"BRUSSELS -",
		"TEL AVIV--",
		"LOS ANGELES, Sept. 28 (UPI) —",
		"Santiago, 19 Dec 88 (EFE) -- [Text]",
		"Paris (AFP) –",
		"(Reuters) -",
		"New York, May 17, IRNA -",
		"Damascus, SANA –",
		"Kyiv. October 31. Interfax-Ukraine –",
		"MOSCOW, October 31. /TASS/.",
		"NEW YORK/LONDON, Oct 31 (Reuters) -",
		"THE HAGUE, Netherlands --",
		"FAIRVIEW, W.Va. -",
		"PORT-AU-PRINCE, Haiti —",
		"ISLAMABAD:",
		"KABUL (Pajhwok):",
		"Aug 27 (Reuters) -",
		"DUBAI, United Arab Emirates (AP) —",
		"BEIJING, Oct. 31 (Xinhua) --",
		"CANBERRA, Australia (AP)_",
		"MIRNA, 2 October (Danube News Agency).",
		"NEWARK, N.J. _",
	} {
		r := blocksOf(t, blocks, hearsay.Source{Text: dateline + " " + rest})
		want := "dateline: " + dateline + "\nbody: " + rest + "\n"
		if diff := cmp.Diff(want, show(r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", dateline, diff)
		}
	}
	for _, text := range []string{
		"Donald Keller - the mayor of Port Ellis - has resigned.",
		"U.S.-led forces left the town.",
		"Keller (R-Ohio) — a critic of the plan — voted against it.",
		"UPDATE - The harbour is open.",
		"UNESCO (Paris). That is where she worked.",
		"Sen. Jane Keller (R-Ohio). Nobody else voted against it.",
		"EXCLUSIVE: Minister to resign, aides say.",
		"Marisia — once the richest of the five states — is bankrupt.",
		"Asked about Mirna, Keller said: \"We left.\"",
		"At 10 a.m. — the hour of the vote — the hall was empty.",
	} {
		r := blocksOf(t, blocks, hearsay.Source{Text: text})
		if want := "body: " + text + "\n"; show(r) != want {
			t.Errorf("%q reads as\n%s", text, show(r))
		}
	}
}

func TestOneEndlessLineIsOneParagraph(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat(lede+" ", 2000))
	r := blocksOf(t, loadBlocks(t), hearsay.Source{Text: text})
	if len(r.Blocks) != 1 || r.Blocks[0].Kind != hearsay.Body {
		t.Errorf("got %d blocks, the first %v", len(r.Blocks), r.Blocks[0])
	}
}

func TestCaptionsThatTheInputMarksAreCaptions(t *testing.T) {
	text := "Dock workers at the gate.\n\n" + lede
	r := blocksOf(t, loadBlocks(t), hearsay.Source{
		Text:   text,
		Given:  hearsay.Metadata{Title: "Port Ellis harbour closed"},
		Marked: []hearsay.Block{{Span: hearsay.Span{Start: 0, End: 25}, Kind: hearsay.Caption}},
	})
	want := "title: Port Ellis harbour closed\ncaption: Dock workers at the gate.\nbody: " + lede + "\n"
	if diff := cmp.Diff(want, show(r)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestRunningTwiceGivesTheSame(t *testing.T) {
	r := blocksOf(t, loadBlocks(t), hearsay.Source{Text: "Port Ellis harbour closed\n\nMIRNA (AP) — " + lede})
	first := show(r)
	loadBlocks(t).Pass().Run(r)
	if diff := cmp.Diff(first, show(r)); diff != "" {
		t.Errorf("second run (-first +second):\n%s", diff)
	}
}

// checkCover fails where blocks overlap or leave out a word.
func checkCover(t *testing.T, r *hearsay.Report) {
	t.Helper()
	last := int32(0)
	for _, b := range r.Blocks {
		if b.Start < last || b.IsZero() {
			t.Fatalf("block %v begins before %d or is empty", b, last)
		}
		if gap := strings.TrimSpace(r.Text[last:b.Start]); gap != "" {
			t.Fatalf("no block holds %q", gap)
		}
		last = b.End
	}
	if gap := strings.TrimSpace(r.Text[last:]); gap != "" {
		t.Fatalf("no block holds %q", gap)
	}
}

func FuzzBlocks(f *testing.F) {
	blocks := loadBlocks(f)
	for _, seed := range []string{
		lede, "MOSCOW, Oct 31 (Reuters) - " + lede, "a\n\nb", "(", "((AFP Photo) X", "Published 1.1.2020(updated", "By ", "Photo:", "http://",
		"**a** <u>b</u> <a href=\"x\">c</a>", "— ", "[Text] x", "1/2/2020 X", "Get short URL 12 Ab", "\ufeff\r\n\u2029x", "- [", ", , , - A",
		"Minister\n\nA", "See also\n\nLink one\n\n(l)", "Related:\n\nx\n\nhttps://www.bbc.co.uk/2020/1", "Jan 1 2020\n\nAP Monday 1 Jan 2020 X", ")", "*\n\n*", "--",
	} {
		f.Add(seed, "")
		f.Add(seed, "Ab")
	}
	pass := blocks.Pass()
	f.Fuzz(func(t *testing.T, text, title string) {
		r, err := NewReport(hearsay.Source{Text: text, Given: hearsay.Metadata{Title: title}})
		if err != nil {
			return
		}
		pass.Run(r)
		checkCover(t, r)
		if kept, _ := oneLine(title); kept != "" && !r.Title.Known() {
			t.Errorf("the given title %q is lost", title)
		}
	})
}

func BenchmarkBlocks(b *testing.B) {
	text := "Dock Workers Walk Out\n\nMarch 4, 2024\n\nMIRNA (AP) — " + strings.Repeat(lede+"\n\n“Nobody has been paid since May,” said Tomas Okello, who leads the union.\n\n", 20) + "Original url:\n\nhttps://www.bbc.co.uk/news/1"
	pass := loadBlocks(b).Pass()
	words := len(strings.Fields(text))
	b.ReportAllocs()
	for b.Loop() {
		r, err := NewReport(hearsay.Source{Text: text})
		if err != nil {
			b.Fatal(err)
		}
		pass.Run(r)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoadBlocks(b *testing.B) {
	for b.Loop() {
		if _, err := LoadBlocks(os.DirFS("../lang/en")); err != nil {
			b.Fatal(err)
		}
	}
}
