// Package dateparser stands in for go-dateparser, which go-htmldate imports for its
// extensive search and which sets up 150 ms worth of tables of 200 languages whenever a
// program starts. Package html uses the fast search alone, which never calls it; what is
// here is what go-htmldate needs in order to compile.
package dateparser

import (
	"errors"
	"time"
)

// ParserType is a kind of date that a Parser looks for.
type ParserType uint8

// The kinds that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says on which side of now an incomplete date lies.
type PreferredDateSource uint8

// Past is the only side that go-htmldate asks for.
const Past PreferredDateSource = 0

// Configuration is how to parse.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
	CurrentTime         time.Time
}

// Date is a parsed date.
type Date struct{ Time time.Time }

// Parser parses nothing.
type Parser struct{ ParserTypes []ParserType }

var errAbsent = errors.New("the extensive search for dates is left out")

// Parse finds no date.
func (*Parser) Parse(*Configuration, string) (Date, error) { return Date{}, errAbsent }
