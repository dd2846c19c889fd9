// Package en is everything that knows English: rules, lexicons and weights, as files.
package en

import "embed"

// Files are the language's files, one folder for each package that reads them.
//
//go:embed *
var Files embed.FS
