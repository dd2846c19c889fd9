// Package schematest holds what the program prints against its schema, for the tests of
// whatever makes it.
package schematest

import (
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"hearsay/schema"
)

var (
	record = sync.OnceValues(func() (*jsonschema.Schema, error) { return compile("record.schema.json", schema.Record) })
	parse  = sync.OnceValues(func() (*jsonschema.Schema, error) { return compile("parse.schema.json", schema.Parse) })
)

func compile(name, source string) (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(source))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		return nil, err
	}
	return c.Compile(name)
}

// Validate fails the test where the JSON is not a record as the schema has it.
func Validate(t testing.TB, json []byte) {
	t.Helper()
	validate(t, json, record, "a record")
}

// ValidateParse fails the test where the JSON is not a parsed text as the schema has it.
func ValidateParse(t testing.TB, json []byte) {
	t.Helper()
	validate(t, json, parse, "a parsed text")
}

func validate(t testing.TB, json []byte, schema func() (*jsonschema.Schema, error), what string) {
	t.Helper()
	s, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(json)))
	if err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	if err := s.Validate(value); err != nil {
		t.Errorf("not %s: %v", what, err)
	}
}
