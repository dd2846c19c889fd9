// Package piecewise writes large JSON values a piece at a time, with the bytes that
// encoding/json gives them as a whole: that holds two to three times the text that it writes.
package piecewise

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// Writer writes the pieces of JSON values. The first error of what it writes to ends all
// writing; Err tells it.
type Writer struct {
	out    io.Writer
	indent string
	buf    bytes.Buffer
	enc    *json.Encoder // into buf
	err    error         // the first one
}

// NewWriter makes a writer that writes a value a line, or each over several lines where
// there is an indent. It escapes no HTML.
func NewWriter(out io.Writer, indent string) *Writer {
	w := &Writer{out: out, indent: indent}
	w.enc = json.NewEncoder(&w.buf)
	w.enc.SetEscapeHTML(false)
	return w
}

// Err is the first error since it was last asked for.
func (w *Writer) Err() error {
	err := w.err
	w.err = nil
	return err
}

// List writes a list whose items, each written after a call of item, lie so deep.
func (w *Writer) List(depth int, items func(item func())) { w.within("[", "]", depth, items) }

// Object writes an object whose fields, each a Key and what is written after it, lie so
// deep. Before each key, item is to be called.
func (w *Writer) Object(depth int, fields func(item func())) { w.within("{", "}", depth, fields) }

func (w *Writer) within(open, shut string, depth int, parts func(item func())) {
	w.Text(open)
	empty := true
	parts(func() {
		if !empty {
			w.Text(",")
		}
		empty = false
		w.line(depth)
	})
	if !empty {
		w.line(depth - 1)
	}
	w.Text(shut)
}

// Key writes a field's name, which needs no escapes.
func (w *Writer) Key(name string) {
	w.Text(`"` + name + `":`)
	if w.indent != "" {
		w.Text(" ")
	}
}

// line begins a line at a depth, where values have several.
func (w *Writer) line(depth int) {
	if w.indent != "" {
		w.Text("\n" + strings.Repeat(w.indent, depth))
	}
}

// Value writes a value as a whole, whose parts lie deeper than depth.
func (w *Writer) Value(v any, depth int) {
	w.buf.Reset()
	w.enc.SetIndent(strings.Repeat(w.indent, depth), w.indent)
	if err := w.enc.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.write(bytes.TrimSuffix(w.buf.Bytes(), []byte("\n")))
}

// Text writes JSON as it is.
func (w *Writer) Text(s string) { w.write([]byte(s)) }

func (w *Writer) write(b []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(b)
	}
}
