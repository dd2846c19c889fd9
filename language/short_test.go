package language

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/short.txt
var short string

// TestMostShortForeignTextsAreRefused holds the share of the package's own figure.
func TestMostShortForeignTextsAreRefused(t *testing.T) {
	check := checker(t).Check
	foreign, refused := 0, 0
	for line := range strings.Lines(short) {
		code, text, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok || line[0] == '#' {
			continue
		}
		got, _ := check(text)
		switch {
		case code == "en":
			if got != "en" {
				t.Errorf("English, taken for %s: %s", got, text)
			}
			continue
		case got != "en":
			refused++
		default:
			t.Logf("taken for English: %s | %s", code, text)
		}
		foreign++
	}
	t.Logf("%d of %d are refused", refused, foreign)
	if 6*refused < 5*foreign {
		t.Errorf("only %d of %d are refused", refused, foreign)
	}
}
