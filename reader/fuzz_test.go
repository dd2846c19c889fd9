package reader

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"hearsay"
	"hearsay/lang/en"
	"hearsay/schema/schematest"
)

// FuzzRead holds that no text makes a pass fail, and that whatever comes out is a record.
func FuzzRead(f *testing.F) {
	model, err := Load(en.Files, Options{})
	if err != nil {
		f.Fatal(err)
	}
	examples, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(examples) == 0 {
		f.Fatal("no examples to start from: ", err)
	}
	for _, name := range examples {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for _, text := range []string{
		"\"", "“He", ": said", "He said: “", "according to", "said said said", "of of of of", "-- (AP) --",
		"“A.\n\n“B.\n\n“C.", "U.S. U.S. U.S.", "14", "$", "Friday", "\u00a0", "e\u0301 said", "citing", "…, …", "denied",
	} {
		f.Add(text)
	}
	r := model.New()
	f.Fuzz(func(t *testing.T, text string) {
		report, err := r.Read(hearsay.Source{Input: "fuzz", Text: text, Language: "en"})
		if errors.Is(err, ErrPass) {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		b, err := json.Marshal(report.Record("fuzz"))
		if err != nil {
			t.Fatal(err)
		}
		schematest.Validate(t, b)
	})
}
