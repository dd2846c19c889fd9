package lang

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestReadGivesLinesWithTheirPlace(t *testing.T) {
	files := fstest.MapFS{"cues.txt": {Data: []byte("# head\n\n[said verb]\nsay | that  # the plainest\n  add\n[noun]\nclaim#1\n")}}
	var got []Line
	if err := Read(files, "cues.txt", func(l Line) error { got = append(got, l); return nil }); err != nil {
		t.Fatal(err)
	}
	want := []Line{
		{File: "cues.txt", No: 4, Section: "said verb", Text: "say | that"},
		{File: "cues.txt", No: 5, Section: "said verb", Text: "add", Indent: true},
		{File: "cues.txt", No: 7, Section: "noun", Text: "claim#1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"say", "that"}, got[0].Fields()); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

func TestErrorsNameFileAndLine(t *testing.T) {
	files := fstest.MapFS{"event/a.frames": {Data: []byte("one\ntwo\n")}}
	unknown := errors.New("unknown code 999")
	err := Read(files, "event/a.frames", func(l Line) error {
		if l.No == 2 {
			return l.Errorf("%w", unknown)
		}
		return nil
	})
	if err == nil || err.Error() != "event/a.frames:2: unknown code 999" || !errors.Is(err, unknown) {
		t.Errorf("error %v", err)
	}
	if err := Read(files, "missing", nil); err == nil || !strings.Contains(err.Error(), "missing") {
		t.Errorf("error of a missing file: %v", err)
	}
}

func TestSetHoldsEachSectionsEntries(t *testing.T) {
	got, err := Set(fstest.MapFS{"w": {Data: []byte("[a]\nx\ny z\n[b]\nx\n")}}, "w")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]map[string]bool{"a": {"x": true, "y z": true}, "b": {"x": true}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sets (-want +got):\n%s", diff)
	}
}

// FuzzRead holds that no bytes make Read panic, and that what it gives has content.
func FuzzRead(f *testing.F) {
	f.Add([]byte("[a]\nb # c\n"))
	f.Add([]byte("[\n]\n#\n \t#"))
	f.Fuzz(func(t *testing.T, data []byte) {
		last := 0
		err := Read(fstest.MapFS{"f": {Data: data}}, "f", func(l Line) error {
			if l.Text == "" || l.Text != strings.TrimSpace(l.Text) || l.No <= last {
				t.Errorf("line %+v after line %d", l, last)
			}
			last = l.No
			return nil
		})
		if err != nil && !strings.HasPrefix(err.Error(), "f:") {
			t.Errorf("error %v names no place", err)
		}
	})
}
