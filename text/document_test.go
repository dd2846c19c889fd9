package text

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"hearsay"
)

func TestWhatIsNoTextIsRefusedWithItsReason(t *testing.T) {
	for _, tt := range []struct {
		claim, text string
		want        error
		says        string
	}{
		{"nothing", "", ErrEmpty, "0 bytes"},
		{"blanks", " \n\t\u00a0\r\n", ErrEmpty, "7 bytes of blanks"},
		{"a PDF file", "%PDF-1.4\n%\xe2\xe3\xcf\xd3", ErrBinary, "PDF"},
		{"a zip archive", "PK\x03\x04\x14\x00", ErrBinary, "zip"},
		{"an image", "\x89PNG\r\n\x1a\n\x00", ErrBinary, "PNG"},
		{"UTF-16", "\xff\xfeH\x00i\x00", ErrBinary, "UTF-16"},
		{"a NUL byte", "Talks\x00failed", ErrBinary, "NUL byte at offset 5"},
		{"control characters", strings.Repeat("a\x01\x02b", 20), ErrBinary, "40 control characters in 80 bytes"},
		{"Latin-1", "Caf\xe9 closed", ErrUTF8, "0xe9 at offset 3"},
		{"a cut-off character", "Caf\xc3", ErrUTF8, "0xc3 at offset 3"},
		{"17 MiB", strings.Repeat("Talks failed. ", 1_300_000), hearsay.ErrTooLong, "18200000 bytes"},
	} {
		_, err := NewReport(hearsay.Source{Text: tt.text})
		if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: error %v, want %v that says %q", tt.claim, err, tt.want, tt.says)
		}
	}
	for _, text := range []string{"ID3 is a tag.", "BZh", "GIF89a is a format", "PK\x03 Talks failed"} {
		if _, err := NewReport(hearsay.Source{Text: text}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestNormalisingKeepsTheWords(t *testing.T) {
	for _, tt := range []struct{ claim, in, want string }{
		{"nothing to do", "Talks failed.\n\n“No,” he said.", "Talks failed.\n\n“No,” he said."},
		{"byte-order mark", "\ufeffTalks failed.", "Talks failed."},
		{"line ends", "a\r\nb\rc\u2028d\u2029e\ff", "a\nb\nc\nd\n\ne\nf"},
		{"odd blanks", "14\u00a0000\ttroops\u2009left", "14\u00a0000 troops left"},
		{"a decomposed accent stays", "Jose\u0301", "Jose\u0301"},
		{"a soft hyphen stays", "co\u00adoperate", "co\u00adoperate"},
		{"underlined links", "The Gazette <u>reported</u> Friday.", "The Gazette reported Friday."},
		{"a link with its address", `They <a href="https://example.org/a?b">signed</a> it.`, "They signed it."},
		{"tags within tags", "<b><i>No</i></b>, he said.", "No, he said."},
		{"bold", "**Anna Petrova / TASS**", "Anna Petrova / TASS"},
		{"bold in a sentence", "It was **not** signed.", "It was not signed."},
		{"a lone tag stays", "The <u> key", "The <u> key"},
		{"a tag over paragraphs stays", "<b>One\n\nTwo</b>", "<b>One\n\nTwo</b>"},
		{"of tags that cross one pair goes", "<b>a<i>b</b>c</i>", "<b>ab</b>c"},
		{"other tags stay", "<p>One</p>", "<p>One</p>"},
		{"comparisons stay", "if a < b and c </ d", "if a < b and c </ d"},
		{"stars alone stay", "2 ** 3 and ***update*** **", "2 ** 3 and ***update*** **"},
		{"a footnote's stars stay", "It was delivered**.", "It was delivered**."},
	} {
		if got := normalise(tt.in); got != tt.want {
			t.Errorf("%s: normalise(%q) = %q, want %q", tt.claim, tt.in, got, tt.want)
		}
	}
}

func TestIDIsTheDigestOfTheText(t *testing.T) {
	r, err := NewReport(hearsay.Source{Text: "\ufeffTalks failed.\r\n", Input: "a.txt", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte("Talks failed.\n"))
	if want := "sha256:" + hex.EncodeToString(sum[:]); r.ID != want {
		t.Errorf("ID = %s, want %s", r.ID, want)
	}
	if r.Input != "a.txt" || r.Language != "en" {
		t.Errorf("input %q, language %q", r.Input, r.Language)
	}
}

func TestGivenTitleStandsBeforeTheText(t *testing.T) {
	for _, tt := range []struct{ claim, title, text, wantText, wantTitle string }{
		{"put before", "Talks fail", "Both sides left.", "Talks fail\n\nBoth sides left.", "Talks fail"},
		{"already there", "Talks fail", "Talks fail\n\nBoth sides left.", "Talks fail\n\nBoth sides left.", "Talks fail"},
		{"there in other letters", "Talks ‘fail’ — again", "TALKS 'FAIL' - AGAIN.\nBoth sides left.", "TALKS 'FAIL' - AGAIN.\nBoth sides left.", "TALKS 'FAIL' - AGAIN."},
		{"only its beginning there", "Talks fail", "Talks failed.", "Talks fail\n\nTalks failed.", "Talks fail"},
		{"line ends in it", "Talks\nfail ", "Both sides left.", "Talks fail\n\nBoth sides left.", "Talks fail"},
		{"blank", "  ", "Both sides left.", "Both sides left.", ""},
	} {
		r, err := NewReport(hearsay.Source{Text: tt.text, Given: hearsay.Metadata{Title: tt.title}})
		if err != nil {
			t.Fatal(err)
		}
		if r.Text != tt.wantText || r.Title.Value() != tt.wantTitle {
			t.Errorf("%s: text %q, title %q", tt.claim, r.Text, r.Title.Value())
		}
		if got := r.Words(r.Title.Span()); got != tt.wantTitle {
			t.Errorf("%s: the title's words are %q", tt.claim, got)
		}
	}
}

func TestWhatThePersonInsistsOnWins(t *testing.T) {
	r, err := NewReport(hearsay.Source{
		Text:     "Talks failed.",
		Given:    hearsay.Metadata{Publisher: "Page", Byline: "Jane Doe", Published: "2024-03-04T10:00:00Z"},
		Origin:   "HTML metadata",
		Insisted: hearsay.Metadata{Publisher: "Flag"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if r.Publisher.Value() != "Flag" || r.Byline.Value() != "Jane Doe" || r.Published.Value() != "2024-03-04" {
		t.Errorf("publisher %q, byline %q, published %q", r.Publisher.Value(), r.Byline.Value(), r.Published.Value())
	}
	if got := r.Byline.Because(); got != "given: HTML metadata" {
		t.Errorf("the byline's reason is %q", got)
	}
	for _, date := range []string{"soon", "2024", "3/4/2024", "2024-13-01", "2024-03-04x"} {
		if _, err := NewReport(hearsay.Source{Text: "Talks failed.", Given: hearsay.Metadata{Published: date}}); !errors.Is(err, ErrDate) {
			t.Errorf("given date %q: error %v", date, err)
		}
	}
}
