package hearsay

import "errors"

// MaxText is the largest text that is read, in bytes: some two million words, and the text of
// the worst kind that a machine with 8 GB bears (docs/performance.md, Hostile texts). Whoever
// takes in outside bytes stops there, with an error that wraps ErrTooLong.
const MaxText = 12 << 20

// ErrTooLong is what a text over MaxText is refused with.
var ErrTooLong = errors.New("longer than the limit of 12 MiB")

// Source is one news item as it came in, before anything was read out of it. What the
// caller knows about it beside the text (a feed's fields, a web page's metadata,
// flags) comes in Given, with Origin saying where each was found.
type Source struct {
	Input    string // file name or JSONL id, as given
	Text     string // UTF-8
	Given    Metadata
	Origin   string   // where Given comes from: "JSONL field", "HTML metadata"
	Marked   []Block  // blocks that the input itself marks, as a web page its captions; bytes of Text
	Insisted Metadata // what the person reading says of it (flags): wins over everything
	Language string   // "en" insists; "" lets the language check decide
}

// Metadata is what is known of a document beside its text. Empty means not known.
type Metadata struct {
	URL, Publisher, Title, Byline string
	Published                     string // ISO 8601 date or date and time
}

// Document is one news item: its text and what is known about the whole of it.
type Document struct {
	ID        string // "sha256:" and the hex digest of Text
	Input     string
	Text      string
	URL       Stated[string]
	Publisher Stated[string]
	Title     Stated[string]
	Byline    Stated[string]
	Published Stated[string] // ISO 8601 date
	Language  string         // ISO 639-1
	Blocks    []Block        // in text order, not overlapping
}

// Block is a part of a document with one function in it: one headline, one paragraph.
type Block struct {
	Span
	Kind BlockKind
}

// BlockKind is the function of a block.
type BlockKind string

// The kinds of blocks. A body block is one paragraph; furniture is what a page prints
// around its report (links, subscription lines, corrections).
const (
	Title     BlockKind = "title"
	Dateline  BlockKind = "dateline"
	Body      BlockKind = "body"
	Caption   BlockKind = "caption"
	Credit    BlockKind = "credit"
	Furniture BlockKind = "furniture"
)
