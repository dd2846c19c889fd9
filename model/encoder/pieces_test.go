package encoder

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/model"
)

// vocabularyOf opens a vocabulary of these pieces, and those that there must be.
func vocabularyOf(t testing.TB, list ...string) *Pieces {
	t.Helper()
	list = append([]string{"[UNK]", "[CLS]", "[SEP]"}, list...)
	b := &model.Builder{}
	if err := PackPieces(b, list, make([]float32, len(list))); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	p, err := OpenPieces(f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWordsAreCutAsTheTrainerCutsThem(t *testing.T) {
	p := vocabularyOf(t, append(alphabet()[3:], "港", "湾", "1", "##1", "$", "σ", "##ς", "##σ", "ο", "##ο", "ß")...)
	c := newCutter(p)
	for _, x := range []struct{ claim, form, want string }{
		{"the longest piece wins", "Bridgekeeper", "bridge ##keeper"},
		{"and the rest is cut in turn", "unbridgeable", "un ##b ##r ##i ##d ##g ##e ##able"},
		{"at most eight pieces count", "thebridgekeepers", "the ##b ##r ##i ##d ##g ##e ##keeper"},
		{"marks are dropped", "Úñablé", "un ##able"},
		{"letters without a plain form are kept", "ß", "ß"},
		{"punctuation stands by itself", "the-bridge.", "the - bridge ."},
		{"a part that cannot be cut is unknown as a whole", "the-brødge", "the - [UNK]"},
		{"money is no punctuation in BERT's vocabulary but in its rule", "$1", "$ 1"},
		{"ideographs stand alone", "港湾", "港 湾"},
		{"an ending sigma", "ΟΣΟΣ", "ο ##σ ##ο ##ς"},
		{"the dotted I", "İ", "i"},
		{"control and format characters are dropped", "t\u200bh\x01e", "the"},
		{"nothing but such", "\u200b\u00ad", "[UNK]"},
		{"an empty form", "", "[UNK]"},
		{"blanks part", "the\u00a0bridge", "the bridge"},
		{"bytes that are no text", "\xff\xfethe\xc3", "the"},
		{"names of the vocabulary's own pieces are not special", "[SEP]", "[UNK] s ##e ##p [UNK]"},
	} {
		t.Run(x.claim, func(t *testing.T) {
			for range 2 { // cut, and then remembered
				var got []string
				for _, id := range c.pieces(x.form) {
					got = append(got, p.list[id])
				}
				if diff := cmp.Diff(x.want, strings.Join(got, " ")); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestShapes(t *testing.T) {
	for form, want := range map[string]uint8{
		"report": small, "Report": capitalised, "REPORT": capitals, "McCain": mixed, "iPhone": mixed, "G8": digits, "2,000": digits,
		"--": signs, "": signs, "R": initial, "U.S.": capitals, "R.": initial, "Émile": capitalised, "É": initial, "été": small,
		"ЕС": capitals, "港": small, "a": small, "٣": digits, "²": signs, "'s": small, "O'Neill": mixed,
	} {
		if got := (Word{Form: form}).Shape(); got != want {
			t.Errorf("%q: %d, want %d", form, got, want)
		}
		if got := (Word{Form: form, Glued: true}).Shape(); got != want+8 {
			t.Errorf("%q glued: %d, want %d", form, got, want+8)
		}
	}
}

// FuzzPieces cuts arbitrary bytes: there is a piece, there are not too many, and to have
// cut other words before makes no difference.
func FuzzPieces(f *testing.F) {
	p := vocabularyOf(f, alphabet()[3:]...)
	old := newCutter(p)
	f.Add("Bridgekeeper")
	f.Add("ÀÉ-\u0301\u200d$港")
	f.Add(strings.Repeat("aé", 300))
	f.Fuzz(func(t *testing.T, form string) {
		got := append([]uint16(nil), old.pieces(form)...)
		if len(got) == 0 || len(got) > most {
			t.Fatalf("%d pieces", len(got))
		}
		if diff := cmp.Diff(got, newCutter(p).pieces(form)); diff != "" {
			t.Error(diff)
		}
	})
}

func BenchmarkPieces(b *testing.B) {
	p := vocabularyOf(b, alphabet()[3:]...)
	forms := strings.Fields(strings.Repeat("The bridge keeper left , and nobody knew why ; the harbour police said little .", 20))
	c := newCutter(p)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range forms {
			c.pieces(f)
		}
	}
	b.ReportMetric(float64(len(forms)*b.N)/b.Elapsed().Seconds(), "words/s")
}
