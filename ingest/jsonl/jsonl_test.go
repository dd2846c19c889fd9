package jsonl

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"hearsay"
)

// got is what Read hands over: an item's input and text, or its error.
func got(in string) []string {
	var out []string
	Read("reports.jsonl", strings.NewReader(in), func(src hearsay.Source, err error) bool {
		if err != nil {
			out = append(out, src.Input+" ! "+err.Error())
		} else {
			out = append(out, src.Input+" "+src.Text)
		}
		return true
	})
	return out
}

func TestLinesBecomeItemsInTheirOrder(t *testing.T) {
	for _, tt := range []struct {
		claim, in string
		want      []string
	}{
		{"an id of its own", `{"id":"a-1","text":"Talks failed."}`, []string{"a-1 Talks failed."}},
		{"a number as id", `{"id":1914947537,"text":"Talks failed."}`, []string{"1914947537 Talks failed."}},
		{"no id", "\n" + `{"text":"Talks failed."}`, []string{"reports.jsonl:2 Talks failed."}},
		{"NGEC's names", `{"id":"x","event_text":"Talks failed.","event_type":"REQUEST"}`, []string{"x Talks failed."}},
		{"byte-order mark and CRLF", "\ufeff{\"id\":\"a\",\"text\":\"One.\"}\r\n{\"id\":\"b\",\"text\":\"Two.\"}\r\n", []string{"a One.", "b Two."}},
		{"unknown fields", `{"id":"a","text":"One.","tags":["x"],"n":{"m":1}}`, []string{"a One."}},
		{
			"a bad line among good ones",
			`{"id":"a","text":"One."}` + "\n" + `{"id":"b","text":` + "\n" + `{"id":"c","text":"Three."}`,
			[]string{"a One.", "reports.jsonl:2 ! reports.jsonl:2: broken JSON at byte 17 of the line: unexpected end of JSON input", "c Three."},
		},
		{"no text", `{"id":"a","title":"Talks"}`, []string{`a ! reports.jsonl:1: no text (no field "text" that says something)`}},
		{"no object", `["a"]`, []string{"reports.jsonl:1 ! reports.jsonl:1: broken JSON: want an object, got array"}},
		{"a field of the wrong type", `{"id":"a","text":5}`, []string{`reports.jsonl:1 ! reports.jsonl:1: broken JSON: "text": want a string, got number`}},
		{"an id of the wrong type", `{"id":{},"text":"One."}`, []string{`reports.jsonl:1 ! reports.jsonl:1: broken JSON: "id": want a string or a number`}},
		{"Latin-1", "{\"id\":\"a\",\"text\":\"Caf\xe9\"}", []string{"reports.jsonl:1 ! reports.jsonl:1: broken JSON: not valid UTF-8: byte 0xe9 at byte 22 of the line"}},
		{"nothing", "", nil},
		{"null for what is not known", `{"id":null,"text":"One.","date":null}`, []string{"reports.jsonl:1 One."}},
	} {
		if g := got(tt.in); fmt.Sprintf("%q", g) != fmt.Sprintf("%q", tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.claim, g, tt.want)
		}
	}
}

func TestFieldsAreGiven(t *testing.T) {
	line := `{"id":"a","text":"One.","title":"T","date":"2024-03-04","publisher":"P","url":"https://e.org","byline":"B","language":"en"}`
	Read("x", strings.NewReader(line), func(src hearsay.Source, err error) bool {
		want := hearsay.Metadata{URL: "https://e.org", Publisher: "P", Title: "T", Byline: "B", Published: "2024-03-04"}
		if err != nil || src.Given != want || src.Language != "en" || src.Origin != "JSONL field" {
			t.Errorf("got %+v, %v", src, err)
		}
		return true
	})
}

func TestReadingStopsWhenNobodyWantsMore(t *testing.T) {
	n := 0
	Read("x", strings.NewReader(strings.Repeat(`{"text":"One."}`+"\n", 5)), func(hearsay.Source, error) bool {
		n++
		return n < 2
	})
	if n != 2 {
		t.Errorf("yielded %d times, want 2", n)
	}
}

// endless is a line of one letter that never ends on its own.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.left -= n
	return n, nil
}

func TestALineThatIsTooLongIsRefusedAndTheRestRead(t *testing.T) {
	in := io.MultiReader(&endless{left: 40 << 20}, strings.NewReader("\n"+`{"id":"b","text":"Two."}`))
	var seen []string
	Read("x", in, func(src hearsay.Source, err error) bool {
		if len(seen) == 0 && !errors.Is(err, hearsay.ErrTooLong) {
			t.Errorf("a line of 40 MiB: %v", err)
		}
		seen = append(seen, src.Input)
		return true
	})
	if fmt.Sprint(seen) != "[x:1 b]" {
		t.Errorf("read %v", seen)
	}
}

func TestAReadingErrorNamesThePlace(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"id":"a","text":"One."}`+"\n{"), broken{})
	var last error
	Read("x", in, func(_ hearsay.Source, err error) bool { last = err; return true })
	if last == nil || !strings.HasPrefix(last.Error(), "x:2: ") || !errors.Is(last, io.ErrUnexpectedEOF) {
		t.Errorf("got %v", last)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{"id":"a","text":"One."}`, `{"id":1e9,"text":""}`, "\ufeff{}", "[]\n{\"text\":1}", "{\"text\":\"\\ud800\"}", "\xff", "null", "\n\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		n := 0
		Read("x", bytes.NewReader(in), func(src hearsay.Source, err error) bool {
			n++
			if src.Input == "" || err == nil && src.Text == "" {
				t.Errorf("an item without a name or a text: %+v", src)
			}
			return true
		})
		if lines := bytes.Count(in, []byte("\n")) + 1; n > lines {
			t.Errorf("%d items from %d lines", n, lines)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("The minister said that talks had failed. ", 100)
	in := strings.Repeat(fmt.Sprintf(`{"id":"a","text":%q,"date":"2024-03-04"}`+"\n", text), 50)
	words := len(strings.Fields(text)) * 50
	for b.Loop() {
		Read("x", strings.NewReader(in), func(hearsay.Source, error) bool { return true })
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
