package text

import (
	"testing"

	"hearsay"
)

// field is a value, the words that it was read from, and whether they say it outright.
type field struct {
	value, words string
	stated       bool
}

func fieldOf(r *hearsay.Report, s hearsay.Stated[string]) field {
	return field{s.Value(), r.Words(s.Span()), s.Known() && s.Because() == ""}
}

func TestPublished(t *testing.T) {
	blocks := loadBlocks(t)
	for _, tt := range []struct {
		claim, text, url string
		want             field
	}{
		{"a date line", "Harbour closed\n\nMarch 4, 2024\n\n" + lede, "", field{"2024-03-04", "March 4, 2024", true}},
		{"a date line with its weekday", "Harbour closed\n\nMonday, 4 March 2024 \n\n" + lede, "", field{"2024-03-04", "4 March 2024", true}},
		{"a date line with its time", "Harbour closed\n\nPublished: 4 Mar 2024, 10:45 a.m. GMT\n\n" + lede, "", field{"2024-03-04", "4 Mar 2024", true}},
		{"a date on the first line", "Harbour closed\n\n08.04.2017(updated 1456 08.04.2017) Workers left the docks.", "", field{"2017-04-08", "08.04.2017", true}},
		{"an agency and a date on the first line", "Harbour closed\n\nAFP Sunday 26 Jul 2015 Workers left the docks.", "", field{"2015-07-26", "26 Jul 2015", true}},
		{"a dateline with its year", "MIRNA, Oct. 31, 2025 (AP) — " + lede, "", field{"2025-10-31", "Oct. 31, 2025", true}},
		{"a dateline with half a year", "Mirna, 19 Dec 88 (EFE) -- [Text] " + lede, "", field{"1988-12-19", "19 Dec 88", false}},
		{"an address", lede + "\n\nhttps://www.example.org/2025/10/31/harbour", "", field{"2025-10-31", "https://www.example.org/2025/10/31/harbour", false}},
		{"a dateline whose year the address gives", "MIRNA, Oct 30 (Reuters) - " + lede, "https://example.org/2025/harbour", field{"2025-10-30", "Oct 30", false}},
		{"the date line before the address", "Harbour closed\n\nMarch 4, 2024\n\n" + lede, "https://example.org/2024/03/05/x", field{"2024-03-04", "March 4, 2024", true}},
		{"a dateline without a year", "MIRNA, Oct 30 (Reuters) - " + lede, "", field{}},
		{"figures that could change places", "Harbour closed\n\n04/03/2024\n\n" + lede, "", field{}},
		{"figures that could not", "Harbour closed\n\n03/14/2024\n\n" + lede, "", field{"2024-03-14", "03/14/2024", true}},
		{"a date inside a sentence", "The harbour closed on March 4, 2024, after a strike.", "", field{}},
		{"a sentence that begins with a date", "4 March 2024 was a cold day.", "", field{}},
	} {
		r := blocksOf(t, blocks, hearsay.Source{Text: tt.text, Given: hearsay.Metadata{URL: tt.url}})
		if got := fieldOf(r, r.Published); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.claim, got, tt.want)
		}
	}
}

func TestPublisher(t *testing.T) {
	blocks := loadBlocks(t)
	for _, tt := range []struct {
		claim, text string
		given       hearsay.Metadata
		want        field
	}{
		{"an address in the text", lede + "\n\nOriginal url:\n\nhttps://www.themoscowtimes.com/x", hearsay.Metadata{}, field{"The Moscow Times", "https://www.themoscowtimes.com/x", false}},
		{"a label before the address", lede + "\n\nOriginal url: http://edition.cnn.com/x", hearsay.Metadata{}, field{"CNN", "http://edition.cnn.com/x", false}},
		{"an address that was given", lede, hearsay.Metadata{URL: "https://www.bbc.co.uk/news/1"}, field{"BBC", "", false}},
		{"a dateline's agency", "MIRNA (AP) — " + lede, hearsay.Metadata{}, field{"The Associated Press", "AP", false}},
		{"the address before the agency", "MIRNA (AP) — " + lede, hearsay.Metadata{URL: "https://www.bbc.co.uk/news/1"}, field{"BBC", "", false}},
		{"the given one before all", "MIRNA (AP) — " + lede, hearsay.Metadata{Publisher: "Harbour Gazette"}, field{"Harbour Gazette", "", false}},
		{"an unknown host", lede + "\n\nhttps://harbour-gazette.example/x", hearsay.Metadata{}, field{}},
		{"an address inside the report", "He wrote on https://www.bbc.co.uk/x that talks had failed.\n\n" + lede, hearsay.Metadata{}, field{}},
	} {
		r := blocksOf(t, blocks, hearsay.Source{Text: tt.text, Given: tt.given})
		if got := fieldOf(r, r.Publisher); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.claim, got, tt.want)
		}
	}
}

func TestByline(t *testing.T) {
	blocks := loadBlocks(t)
	for _, tt := range []struct{ line, want string }{
		{"By Jane Doe", "Jane Doe"},
		{"By JANE DOE and JOHN ROE, Harbour Gazette", "JANE DOE and JOHN ROE, Harbour Gazette"},
		{"by Jane Doe", "Jane Doe"},
		{"BYLINE: Jane Doe.", "Jane Doe"},
		{"Written by Jane Doe", "Jane Doe"},
		{"By noon on Tuesday the docks were empty.", ""},
	} {
		r := blocksOf(t, blocks, hearsay.Source{Text: "Port Ellis harbour closed\n\n" + tt.line + "\n\n" + lede})
		if got := r.Byline.Value(); got != tt.want {
			t.Errorf("%q: byline %q, want %q", tt.line, got, tt.want)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for _, tt := range []struct {
		url  string
		want [3]int
	}{
		{"https://example.org/2025/10/31/a", [3]int{2025, 10, 31}},
		{"https://example.org/news/2025-10-31-a", [3]int{2025, 10, 31}},
		{"https://example.org/world/a-2025-10-31/", [3]int{2025, 10, 31}},
		{"https://example.org/2025/10/a", [3]int{2025, 10, 0}},
		{"https://example.org/2025/a", [3]int{2025, 0, 0}},
		{"https://example.org/a/12345678", [3]int{}},
		{"https://example.org/2025/13/45/a", [3]int{2025, 0, 0}},
		{"", [3]int{}},
	} {
		d := addressDate(tt.url)
		if got := [3]int{d.year, d.month, d.day}; got != tt.want {
			t.Errorf("addressDate(%q) = %v, want %v", tt.url, got, tt.want)
		}
	}
}
