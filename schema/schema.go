// Package schema publishes the JSON Schema (draft 2020-12) of the record.
package schema

import _ "embed"

// Record is the schema of a record, as record.schema.json holds it.
//
//go:embed record.schema.json
var Record string
