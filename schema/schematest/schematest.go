// Package schematest holds records against their schema, for the tests of whatever makes
// records.
package schematest

import (
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"hearsay/schema"
)

var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(schema.Record))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.schema.json", doc); err != nil {
		return nil, err
	}
	return c.Compile("record.schema.json")
})

// Validate fails the test where the JSON is not a record as the schema has it.
func Validate(t testing.TB, record []byte) {
	t.Helper()
	s, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(record)))
	if err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	if err := s.Validate(value); err != nil {
		t.Errorf("not a record: %v", err)
	}
}
