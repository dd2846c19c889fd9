package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
)

const markup = `<!doctype html><html><body><article><p>The harbour of Port Ellis was closed on Tuesday after dock workers walked out, the port authority said.</p><p>It gave no date for its opening, and would not say how many ships wait outside.</p></article></body></html>`

func TestTheFormatFollowsFromTheNameOrElseTheBytes(t *testing.T) {
	dir := t.TempDir()
	for _, tt := range []struct {
		claim, name, content string
		want                 []string // inputs and the start of their text
	}{
		{"a text", "a.txt", "Talks failed.", []string{"a.txt Talks faile"}},
		{"a text without an ending", "a", "Talks failed.", []string{"a Talks faile"}},
		{"a page", "a.html", markup, []string{"a.html The harbour"}},
		{"a page without its ending", "page", "\ufeff\n" + markup, []string{"page The harbour"}},
		{"a page in capitals", "A.HTM", markup, []string{"A.HTM The harbour"}},
		{"JSON Lines", "a.jsonl", `{"id":1,"text":"One."}` + "\n" + `{"text":"Two."}`, []string{"1 One.", "a.jsonl:2 Two."}},
		{"JSON Lines without their ending", "lines", `{"id":1,"text":"One."}`, []string{"1 One."}},
		{"a text that begins with a brace", "b.txt", `{"id":1}`, []string{`b.txt {"id":1}`}},
		{"markup in a text", "c.txt", markup, []string{"c.txt <!doctype h"}},
	} {
		name := filepath.Join(dir, tt.name)
		if err := os.WriteFile(name, []byte(tt.content), 0o600); err != nil {
			t.Fatal(err)
		}
		var got []string
		for src, err := range Read(name, nil) {
			if err != nil {
				t.Errorf("%s: %v", tt.claim, err)
				continue
			}
			got = append(got, strings.TrimPrefix(src.Input, dir+"/")+" "+src.Text[:min(len(src.Text), 11)])
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) {
			t.Errorf("%s: %q, want %q", tt.claim, got, tt.want)
		}
	}
}

func TestStandardInputIsSniffed(t *testing.T) {
	for in, want := range map[string]string{
		"Talks failed.":              "- Talks failed.",
		`{"text":"Talks failed."}`:   "-:1 Talks failed.",
		`{ "id": "x", "text": "T" }`: "x T",
		"":                           "- ",
	} {
		for src, err := range Read(Stdin, strings.NewReader(in)) {
			if got := src.Input + " " + src.Text; err != nil || got != want {
				t.Errorf("%q: %q, %v; want %q", in, got, err, want)
			}
		}
	}
}

func TestErrorsNameTheFile(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing.txt")
	for name, want := range map[string]error{missing: fs.ErrNotExist, dir: nil} {
		n := 0
		for src, err := range Read(name, nil) {
			n++
			if err == nil || !strings.HasPrefix(err.Error(), name+": ") || strings.Count(err.Error(), name) != 1 || src.Input != name {
				t.Errorf("%s: input %q, error %v", name, src.Input, err)
			}
			if want != nil && !errors.Is(err, want) {
				t.Errorf("%s: error %v, want %v", name, err, want)
			}
		}
		if n != 1 {
			t.Errorf("%s: yielded %d times", name, n)
		}
	}
}

// endless gives the same word for ever, and counts what was asked of it.
type endless struct{ given int }

func (e *endless) Read(p []byte) (int, error) {
	e.given += len(p)
	for i := range p {
		p[i] = "word "[i%5]
	}
	return len(p), nil
}

func TestAnEndlessTextIsRefusedInBoundedMemory(t *testing.T) {
	var in endless
	for _, err := range Read(Stdin, &in) {
		if !errors.Is(err, hearsay.ErrTooLong) {
			t.Errorf("error %v", err)
		}
	}
	if in.given > 2*hearsay.MaxText {
		t.Errorf("%d bytes were read", in.given)
	}
}

func TestADiskThatFailsIsAnError(t *testing.T) {
	in := io.MultiReader(strings.NewReader("Talks"), failing{})
	for _, err := range Read(Stdin, in) {
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("error %v", err)
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
