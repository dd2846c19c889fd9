// Package jsonl reads news items from JSON Lines: one object a line.
//
// The fields are id (a string or a number), text, and, each optional, title, date (ISO
// 8601), publisher, url, byline, language ("en" insists on English). NGEC's names are
// understood too: event_text for text, headline for title, pub_date for date. Other
// fields are passed over.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"hearsay"
)

// longestLine is the longest line that is read, in bytes: the longest text, and room for
// the other fields and the escapes.
const longestLine = hearsay.MaxText + 1<<20

// Read hands each line's item to yield, in order, one line in memory at a time, until
// yield returns false. A line that holds no item is handed over as an error that names
// the file and the line ("reports.jsonl:3: no text"), and the rest is read. Blank lines
// are passed over. The item's Input is its id, or else file and line.
func Read(name string, in io.Reader, yield func(hearsay.Source, error) bool) {
	r := bufio.NewReaderSize(in, 64<<10)
	var buf []byte
	for no := 1; ; no++ {
		line, long, err := readLine(r, buf[:0])
		buf = line
		if err != nil && err != io.EOF {
			where := fmt.Sprintf("%s:%d", name, no)
			yield(hearsay.Source{Input: where}, fmt.Errorf("%s: %w", where, err))
			return
		}
		done := err == io.EOF
		if no == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			src, err := item(line, long)
			where := fmt.Sprintf("%s:%d", name, no)
			if err != nil {
				err = fmt.Errorf("%s: %w", where, err)
			}
			if src.Input == "" {
				src.Input = where
			}
			if !yield(src, err) {
				return
			}
		}
		if done {
			return
		}
	}
}

// readLine appends the next line to buf; of one that is too long it keeps the start and
// says so.
func readLine(r *bufio.Reader, buf []byte) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(buf)+len(part) > longestLine {
			long = true
			part = part[:min(len(part), longestLine-len(buf))]
		}
		buf = append(buf, part...)
		if err != bufio.ErrBufferFull {
			return buf, long, err
		}
	}
}

// fields are what a line may hold.
type fields struct {
	ID        id     `json:"id"`
	Text      string `json:"text"`
	EventText string `json:"event_text"`
	Title     string `json:"title"`
	Headline  string `json:"headline"`
	Date      string `json:"date"`
	PubDate   string `json:"pub_date"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Byline    string `json:"byline"`
	Language  string `json:"language"`
}

// id is a string, or a number as it is written.
type id string

func (i *id) UnmarshalJSON(b []byte) error {
	switch c := b[0]; {
	case c == '"':
		return json.Unmarshal(b, (*string)(i))
	case c == '-' || c >= '0' && c <= '9':
		*i = id(b)
		return nil
	case c == 'n':
		return nil
	}
	return errors.New(`"id": want a string or a number`)
}

// ErrNoText is what a line without text is refused with.
var ErrNoText = errors.New(`no text (no field "text" that says something)`)

// ErrJSON is what a line that is no JSON object, or has a field of the wrong type, is
// refused with.
var ErrJSON = errors.New("broken JSON")

func item(line []byte, long bool) (hearsay.Source, error) {
	if long {
		return hearsay.Source{}, fmt.Errorf("line %w", hearsay.ErrTooLong)
	}
	if at := invalid(line); at >= 0 {
		return hearsay.Source{}, fmt.Errorf("%w: not valid UTF-8: byte 0x%02x at byte %d of the line", ErrJSON, line[at], at+1)
	}
	var f fields
	if err := json.Unmarshal(line, &f); err != nil {
		return hearsay.Source{}, plain(err)
	}
	src := hearsay.Source{
		Input:    string(f.ID),
		Text:     first(f.Text, f.EventText),
		Language: f.Language,
		Origin:   "JSONL field",
		Given: hearsay.Metadata{
			URL:       f.URL,
			Publisher: f.Publisher,
			Title:     first(f.Title, f.Headline),
			Byline:    f.Byline,
			Published: first(f.Date, f.PubDate),
		},
	}
	if src.Text == "" {
		return src, ErrNoText
	}
	return src, nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// invalid is the offset of the first byte that is no UTF-8, or -1: the JSON decoder would
// put something else in its place without a word.
func invalid(line []byte) int {
	if utf8.Valid(line) {
		return -1
	}
	for at := 0; ; {
		r, n := utf8.DecodeRune(line[at:])
		if r == utf8.RuneError && n <= 1 {
			return at
		}
		at += n
	}
}

// plain says what is wrong with the JSON in words that need no Go.
func plain(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("%w: want an object, got %s", ErrJSON, kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%w: %q: want a string, got %s", ErrJSON, kind.Field, kind.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("%w at byte %d of the line: %v", ErrJSON, syntax.Offset, err)
	}
	return fmt.Errorf("%w: %v", ErrJSON, err)
}
