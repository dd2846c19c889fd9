package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/export/page"
	"hearsay/ingest/file"
	"hearsay/schema/schematest"
	"hearsay/syntax"
)

// TestExamplesReadAsTheirGoldens holds the record and the page of every example against
// testdata/golden; go test ./cmd/hearsay -update writes them anew, for a person to review.
func TestExamplesReadAsTheirGoldens(t *testing.T) {
	model, err := loadModel(syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	reader := model.New()
	inputs, err := filepath.Glob("../../examples/*.*")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, name := range inputs {
		if filepath.Ext(name) == ".md" {
			continue
		}
		read++
		t.Run(filepath.Base(name), func(t *testing.T) {
			var records, pages bytes.Buffer
			for src, err := range file.Read(name, nil) {
				if err != nil {
					t.Fatal(err)
				}
				src.Input = filepath.Base(src.Input)
				report, err := reader.Read(src)
				if err != nil {
					t.Fatal(err)
				}
				writeGolden(t, &records, report)
				if err := page.Write(&pages, report, page.Options{Width: 88}); err != nil {
					t.Fatal(err)
				}
			}
			golden := "testdata/golden/" + filepath.Base(name)
			compare(t, golden+".record", records.Bytes())
			compare(t, golden+".page", pages.Bytes())
		})
	}
	if read < 8 {
		t.Errorf("%d examples, there should be at least 8", read)
	}
}

func compare(t *testing.T, golden string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

// writeGolden writes a record so that a person can review it in a diff: one line for
// each actor, link and event. The pipeline is left out, since every change of a rule
// changes it.
func writeGolden(t *testing.T, out *bytes.Buffer, report *hearsay.Report) {
	t.Helper()
	record := report.Record("")
	whole, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, whole)
	fields := reflect.ValueOf(record).Elem()
	for i := range fields.NumField() {
		name := fields.Type().Field(i).Tag.Get("json")
		field := fields.Field(i)
		if field.Kind() != reflect.Slice {
			out.WriteString(name + ": " + line(t, field.Interface()))
			continue
		}
		out.WriteString(name + ":\n")
		for k := range field.Len() {
			out.WriteString("  " + line(t, field.Index(k).Interface()))
		}
	}
}

func line(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
