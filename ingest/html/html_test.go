package html

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

const paragraphs = `<p>The harbour of Port Ellis was closed on Tuesday after dock workers walked out over unpaid wages, the port&nbsp;authority <a href="/a">said</a>.</p>
<p>Tomas Okello, who leads the union, told <em>Harbour Gazette</em> that nobody had been paid since May. “We are done waiting,” he said, and asked the government in Mirna to step in before the end of the week.</p>
<p>The authority gave no date for the opening of the harbour. It declined to say how many ships are waiting outside.</p>`

const page = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Port Ellis harbour closed | Harbour Gazette</title>
<meta property="og:title" content="Port Ellis harbour closed | Harbour Gazette">
<meta property="og:site_name" content="Harbour Gazette">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-03-05T07:30:00+00:00">
<link rel="canonical" href="https://gazette.example/2024/03/05/harbour">
<script>var x = "<p>not words</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Port Ellis harbour closed</h1>
<figure><img src="a.jpg"><figcaption>Dock workers at the gate of the harbour. <span>(Anna Petrova/Pool)</span></figcaption></figure>
` + paragraphs + `</article>
<aside><h3>Most read</h3><a href="/b">Ten recipes for spring</a></aside>
<footer>© Harbour Gazette. All rights reserved.</footer></body></html>`

func TestThePageBecomesItsArticle(t *testing.T) {
	src, err := Read("a.html", strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	want := `Port Ellis harbour closed

Dock workers at the gate of the harbour. (Anna Petrova/Pool)

The harbour of Port Ellis was closed on Tuesday after dock workers walked out over unpaid wages, the port authority said.

Tomas Okello, who leads the union, told Harbour Gazette that nobody had been paid since May. “We are done waiting,” he said, and asked the government in Mirna to step in before the end of the week.

The authority gave no date for the opening of the harbour. It declined to say how many ships are waiting outside.`
	if diff := cmp.Diff(want, strings.TrimPrefix(src.Text, "\n")); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	given := hearsay.Metadata{
		URL:       "https://gazette.example/2024/03/05/harbour",
		Publisher: "Harbour Gazette",
		Title:     "Port Ellis harbour closed",
		Byline:    "Jane Doe",
		Published: "2024-03-05",
	}
	if diff := cmp.Diff(given, src.Given); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
	if src.Input != "a.html" || src.Origin != "HTML metadata" {
		t.Errorf("input %q, origin %q", src.Input, src.Origin)
	}
	if len(src.Marked) != 1 || src.Text[src.Marked[0].Start:src.Marked[0].End] != "Dock workers at the gate of the harbour. (Anna Petrova/Pool)" {
		t.Errorf("marked captions: %v", src.Marked)
	}
}

func TestEncodings(t *testing.T) {
	wrap := func(head, words string) string {
		return "<html><head>" + head + "</head><body><article><p>" + words + "</p>" + paragraphs + "</article></body></html>"
	}
	for _, tt := range []struct{ claim, page, want string }{
		{"UTF-8 by its meta element", wrap(`<meta charset="utf-8">`, "Nicolás Peña has left Córdoba, aides said."), "Nicolás Peña has left Córdoba"},
		{"Latin-1 by its meta element", wrap(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`, "Nicol\xe1s Pe\xf1a has left C\xf3rdoba, aides said."), "Nicolás Peña has left Córdoba"},
		{"windows-1251 by its meta element", wrap(`<meta charset="windows-1251">`, "\xcc\xee\xf1\xea\xe2\xe0 is the word for Moscow, aides said on Monday."), "Москва is the word"},
		{"UTF-8 without a word of it", wrap(strings.Repeat("<!-- filler -->", 100), "Nicolás Peña has left Córdoba, aides said."), "Nicolás Peña has left Córdoba"},
		{"UTF-8 by its byte-order mark", "\ufeff" + wrap("", "Nicolás Peña has left Córdoba, aides said."), "Nicolás Peña has left Córdoba"},
	} {
		src, err := Read("a.html", strings.NewReader(tt.page))
		if err != nil || !strings.Contains(src.Text, tt.want) {
			t.Errorf("%s: %q, %v", tt.claim, src.Text[:min(len(src.Text), 80)], err)
		}
	}
}

func TestTitles(t *testing.T) {
	for _, tt := range []struct{ title, h1, site, want string }{
		{"Harbour closed | Gazette", "", "Gazette", "Harbour closed"},
		{"Harbour closed - Gazette", "", "gazette", "Harbour closed"},
		{"Harbour closed - again", "", "Gazette", "Harbour closed - again"},
		{"Harbour closed - Gazette", "Harbour closed", "", "Harbour closed"},
		{"Harbour closed", "Gazette", "", "Harbour closed"},
	} {
		doc := fmt.Sprintf(`<html><head><meta property="og:title" content="%s"><meta property="og:site_name" content="%s"></head><body><h1>%s</h1><article>%s</article></body></html>`, tt.title, tt.site, tt.h1, paragraphs)
		src, err := Read("a.html", strings.NewReader(doc))
		if err != nil || src.Given.Title != tt.want {
			t.Errorf("%+v: title %q, %v", tt, src.Given.Title, err)
		}
	}
}

func TestBrokenMarkupStillReads(t *testing.T) {
	for _, doc := range []string{
		"<html><body><p>" + strings.ReplaceAll(paragraphs, "</p>", ""),
		"<div><article>" + paragraphs + "</div></article></b></table>",
		strings.ReplaceAll(paragraphs, "</a>", ""),
		"<body><<p><!-- never closed" + strings.Repeat(" -->", 1) + paragraphs,
	} {
		src, err := Read("a.html", strings.NewReader(doc))
		if err != nil || !strings.Contains(src.Text, "harbour of Port Ellis") {
			t.Errorf("%.60q: %q, %v", doc, src.Text, err)
		}
	}
}

func TestPagesWithoutAnArticleAreRefused(t *testing.T) {
	nav := `<html><body><ul><li><a href="/">Home</a><li><a href="/s">Sport</a><li><a href="/w">Weather</a></ul></body></html>`
	for _, tt := range []struct {
		claim string
		in    io.Reader
		want  error
		says  string
	}{
		{"nothing", strings.NewReader(""), ErrNoArticle, "a.html: no article text found (the page shows no words)"},
		{"navigation", strings.NewReader(nav), ErrNoArticle, "bytes of navigation)"},
		{"a script", strings.NewReader("<html><body><script>alert('Talks have failed, he said on Monday.')</script></body></html>"), ErrNoArticle, "no words"},
		{"a PDF", strings.NewReader("%PDF-1.4\x00\x01"), ErrBroken, "NUL byte at offset 8"},
		{"17 MiB", strings.NewReader("<p>" + strings.Repeat("Talks failed. ", 1_300_000)), hearsay.ErrTooLong, "12 MiB"},
		{"too deep a tree", strings.NewReader(strings.Repeat("<div>", 100_000) + paragraphs), ErrBroken, "a.html: broken HTML"},
		{"a disk that fails", iotest.ErrReader(io.ErrUnexpectedEOF), io.ErrUnexpectedEOF, "a.html: "},
	} {
		src, err := Read("a.html", tt.in)
		if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want %v that says %q", tt.claim, err, tt.want, tt.says)
		}
		if src.Input != "a.html" || src.Text != "" {
			t.Errorf("%s: input %q, text %.40q", tt.claim, src.Input, src.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{page, paragraphs, "", "<", "<figure><figcaption>x", "<figure><figure><figcaption>a</figcaption></figure></figure>", "\xff\xfe<\x00p\x00", captionMark + "<p>" + captionMark, "<table><figure><figcaption>a b c d e f g.</table>", "<meta charset=x>"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		src, err := Read("x", bytes.NewReader(in))
		if err != nil {
			return
		}
		if strings.Contains(src.Text, captionMark) || strings.TrimSpace(src.Text) == "" {
			t.Errorf("text %q", src.Text)
		}
		for _, m := range src.Marked {
			if m.IsZero() || int(m.End) > len(src.Text) {
				t.Errorf("caption %v lies outside the text", m)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	words := len(strings.Fields(paragraphs)) - 8
	for b.Loop() {
		if _, err := Read("x", strings.NewReader(page)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
