package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func TestWhatAPagePrintsBehindTheLastSentenceIsNoBody(t *testing.T) {
	blocks := loadBlocks(t)
	const second = "The owners refused to say when the gates of the harbour would be opened."
	for _, tt := range []struct{ claim, tail, body, furniture, byline string }{
		{"an agency's reporters and editors", " Reporting by Ann Doe; Editing by John Roe Our Standards: The Wire Principles.", "", "Reporting by Ann Doe; Editing by John Roe Our Standards: The Wire Principles.", ""},
		{"a page's links and buttons", " ... 31 Tags Port Ellis strikes Community standardsDiscussion Comment via Facebook", " ...", "31 Tags Port Ellis strikes Community standardsDiscussion Comment via Facebook", ""},
		{"a reporter's name", " Ann Doe", "", "Ann Doe", "Ann Doe"},
		{"two reporters' names", " Ann Doe/ John Roe", "", "Ann Doe/ John Roe", "Ann Doe/ John Roe"},
		{"initials", " MBMB", "", "MBMB", ""},
		{"a rank is no sentence's end", " The order came from Gen. Norman Hale", " The order came from Gen. Norman Hale", "", ""},
		{"a last sentence without its stop", " The mayor agreed", " The mayor agreed", "", ""},
		{"editing in the report's own words", " He lives by editing by night.", " He lives by editing by night.", "", ""},
	} {
		t.Run(tt.claim, func(t *testing.T) {
			r := blocksOf(t, blocks, hearsay.Source{Text: "Dock workers walk out at Port Ellis\n\n" + lede + " " + second + tt.tail})
			want := "title: Dock workers walk out at Port Ellis\nbody: " + lede + " " + second + tt.body + "\n"
			if tt.furniture != "" {
				want += "furniture: " + tt.furniture + "\n"
			}
			if diff := cmp.Diff(want, show(r)); diff != "" {
				t.Error(diff)
			}
			if got := r.Byline.Value(); got != tt.byline {
				t.Errorf("byline %q, want %q", got, tt.byline)
			}
		})
	}
}

func TestAButtonGluedToTheDateIsNoBody(t *testing.T) {
	r := blocksOf(t, loadBlocks(t), hearsay.Source{Text: "Dock workers walk out at Port Ellis\n\n18.10.2014Get short URL 0 13 " + lede})
	want := "title: Dock workers walk out at Port Ellis\ndateline: 18.10.2014\nfurniture: Get short URL 0 13\nbody: " + lede + "\n"
	if diff := cmp.Diff(want, show(r)); diff != "" {
		t.Error(diff)
	}
	if got := r.Published.Value(); got != "2014-10-18" {
		t.Errorf("published %q", got)
	}
}
