// Package schema publishes the JSON Schemas (draft 2020-12) of what the program prints.
package schema

import _ "embed"

// Record is the schema of a record, as record.schema.json holds it.
//
//go:embed record.schema.json
var Record string

// Parse is the schema of a parsed text, as parse.schema.json holds it.
//
//go:embed parse.schema.json
var Parse string
