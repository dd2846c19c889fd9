// Package en is everything that knows English: rules, lexicons and weights, as files.
package en

import (
	"embed"
	"unsafe"
)

// Files are the language's files, one folder for each package that reads them.
var Files = Embedded{embedded}

//go:embed *
var embedded embed.FS

// The largest files also stand here as strings: the linker keeps one copy of both, and a string
// can be read where it lies.
var (
	//go:embed weights/pieces.weights
	pieces string
	//go:embed weights/accurate.weights
	accurate string
	//go:embed weights/fast.weights
	fast string
)

// Embedded are files in the program's own memory.
type Embedded struct{ embed.FS }

// InPlace is a file's content where it lies, which must not be written to; ok is false for a
// file that can only be copied.
func (Embedded) InPlace(name string) (content []byte, ok bool) {
	var s string
	switch name {
	case "weights/pieces.weights":
		s = pieces
	case "weights/accurate.weights":
		s = accurate
	case "weights/fast.weights":
		s = fast
	}
	return unsafe.Slice(unsafe.StringData(s), len(s)), s != ""
}
