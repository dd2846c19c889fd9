package en

import (
	"bytes"
	"io/fs"
	"path"
	"testing"
)

func TestWhatLiesInPlaceIsTheFile(t *testing.T) {
	names, err := fs.Glob(Files, "weights/*.weights")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	inPlace := 0
	for _, name := range names {
		want, err := fs.ReadFile(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := Files.InPlace(name)
		if !ok {
			continue
		}
		inPlace++
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, not those of the file", path.Base(name), len(got))
		}
	}
	if inPlace < 2 {
		t.Errorf("%d files lie in place", inPlace)
	}
	if _, ok := Files.InPlace("weights/none.weights"); ok {
		t.Error("a file that is not there lies in place")
	}
}
