package text

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// What NewReport refuses, beside hearsay.ErrTooLong. Its errors wrap one of these and say
// where and what was found.
var (
	ErrEmpty  = errors.New("no text")
	ErrBinary = errors.New("not a text")
	ErrUTF8   = errors.New("not valid UTF-8")
	ErrDate   = errors.New("not an ISO 8601 date")
)

// NewReport makes a report that no pass has read yet: its text normalised (see
// normalise), its id the SHA-256 of that text, and what the caller knows about the
// document as inferred values with where it comes from as their reason. What the person
// reading insists on wins over what came with the text.
//
// A given title that the text does not begin with is put before it, with a blank line
// between, so that the title is read like any other words of the document. The blocks
// that the input marks are the report's first; the Blocks pass adds the others.
//
// Errors: ErrEmpty, ErrBinary, ErrUTF8, hearsay.ErrTooLong, ErrDate (a given date).
func NewReport(src hearsay.Source) (*hearsay.Report, error) {
	if err := Check(src.Text); err != nil {
		return nil, err
	}
	g, err := given(src)
	if err != nil {
		return nil, err
	}
	body := normalise(src.Text)
	if strings.TrimSpace(body) == "" {
		return nil, fmt.Errorf("%w (%d bytes of blanks)", ErrEmpty, len(src.Text))
	}
	r := &hearsay.Report{Document: hearsay.Document{Input: src.Input, Language: src.Language, Text: body}}
	r.URL, r.Publisher, r.Byline, r.Published = g.url, g.publisher, g.byline, g.published
	if g.title != "" {
		at := leadingTitle(body, g.title)
		if at.IsZero() {
			r.Text = g.title + "\n\n" + body
			at = hearsay.Span{End: int32(len(g.title))}
		}
		r.Title = hearsay.State(r.Words(at), at)
	}
	r.Blocks = marked(src, int32(len(r.Text)-len(body)))
	sum := sha256.Sum256([]byte(r.Text))
	r.ID = "sha256:" + hex.EncodeToString(sum[:])
	return r, nil
}

// marked are the source's own blocks, moved to where normalising put their words; shift
// is the length of what now stands before the text.
func marked(src hearsay.Source, shift int32) []hearsay.Block {
	var out []hearsay.Block
	for _, b := range src.Marked {
		if b.Start < 0 || b.IsZero() || int(b.End) > len(src.Text) {
			continue
		}
		b.Start, b.End = shift+int32(len(normalise(src.Text[:b.Start]))), shift+int32(len(normalise(src.Text[:b.End])))
		out = append(out, b)
	}
	return out
}

// Check reports why s is not a text that can be read: its error wraps ErrEmpty,
// ErrBinary, ErrUTF8 or hearsay.ErrTooLong. It looks at the bytes only.
func Check(s string) error {
	switch {
	case s == "":
		return fmt.Errorf("%w (0 bytes)", ErrEmpty)
	case len(s) > hearsay.MaxText:
		return fmt.Errorf("%w (%d bytes)", hearsay.ErrTooLong, len(s))
	}
	if kind := signature(s); kind != "" {
		return fmt.Errorf("%w: looks like %s", ErrBinary, kind)
	}
	controls := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' {
			if c == 0 {
				return fmt.Errorf("%w: NUL byte at offset %d", ErrBinary, i)
			}
			controls++
		}
	}
	if controls > 8 && controls > len(s)/64 {
		return fmt.Errorf("%w: %d control characters in %d bytes", ErrBinary, controls, len(s))
	}
	if !utf8.ValidString(s) {
		at := badByte(s)
		return fmt.Errorf("%w: byte 0x%02x at offset %d", ErrUTF8, s[at], at)
	}
	return nil
}

func badByte(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return math.MaxInt
}

// signatures are the first bytes by which formats that are no text are told.
var signatures = []struct{ magic, kind string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a zip archive (or a word-processor document)"},
	{"\x1f\x8b", "gzip-compressed data"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"\xd0\xcf\x11\xe0", "a Microsoft Office document"},
	{"{\\rtf", "an RTF document"},
	{"\x7fELF", "a program"},
	{"BZh", "bzip2-compressed data"},
	{"\xfd7zXZ", "xz-compressed data"},
	{"\x28\xb5\x2f\xfd", "zstd-compressed data"},
	{"\xff\xfe", "UTF-16 text"},
	{"\xfe\xff", "UTF-16 text"},
	{"ID3", "an MP3 file"},
	{"SQLite format 3\x00", "an SQLite database"},
}

func signature(s string) string {
	for _, sig := range signatures {
		if strings.HasPrefix(s, sig.magic) && (sig.magic[0] == '%' || sig.magic[0] == '{' || hasControl(s)) {
			return sig.kind
		}
	}
	return ""
}

// hasControl keeps a text that happens to begin with "BZh" or "ID3" a text.
func hasControl(s string) bool {
	head := s[:min(len(s), 512)]
	return strings.ContainsFunc(head, func(r rune) bool {
		return r == utf8.RuneError || r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f'
	})
}

// leadingTitle is where body begins with the title, letters and digits compared alone
// and case left out, or a zero span. A following full stop belongs to it.
func leadingTitle(body, title string) hearsay.Span {
	start, at := -1, 0
	for _, want := range title {
		if !isWordRune(want) {
			continue
		}
		for {
			if at >= len(body) {
				return hearsay.Span{}
			}
			got, n := utf8.DecodeRuneInString(body[at:])
			if isWordRune(got) {
				if !foldEqual(got, want) {
					return hearsay.Span{}
				}
				if start < 0 {
					start = at
				}
				at += n
				break
			}
			at += n
		}
	}
	if start < 0 || at < len(body) && isWordByte(body[at]) {
		return hearsay.Span{}
	}
	for at < len(body) && bytes.IndexByte([]byte(`.?!)'"`), body[at]) >= 0 {
		at++
	}
	for start > 0 && strings.IndexByte(`'"(`, body[start-1]) >= 0 {
		start--
	}
	return hearsay.Span{Start: int32(start), End: int32(at)}
}
