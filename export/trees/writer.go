package trees

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"hearsay"
)

// Writer writes documents one after another.
type Writer struct {
	out    io.Writer
	indent string
	buf    bytes.Buffer
	enc    *json.Encoder // into buf
	err    error         // the first one
}

// NewWriter makes a writer that writes one document a line, or each over several lines
// where there is an indent.
func NewWriter(out io.Writer, indent string) *Writer {
	w := &Writer{out: out, indent: indent}
	w.enc = json.NewEncoder(&w.buf)
	w.enc.SetEscapeHTML(false)
	return w
}

// WriteReport writes a report that has trees, as encoding/json would write Of(r), but a
// sentence, a name or an entity at a time: the document as a whole would take ten times the memory of its words.
func (w *Writer) WriteReport(r *hearsay.Report) error {
	b := builder{r: r}
	b.place()
	w.err = nil
	w.text("{")
	w.field("schema", schemaVersion)
	if r.Input != "" {
		w.text(",")
		w.field("input", r.Input)
	}
	w.text(",")
	w.field("text", r.Text)
	w.text(",")
	w.key("paragraphs", 1)
	w.list(2, func(item func()) {
		b.eachParagraph(func(p Paragraph, first, end int) {
			item()
			w.paragraph(&b, p, first, end)
		})
	})
	w.text(",")
	w.names("names", &b, r.Names)
	if len(r.Finer) > 0 {
		w.text(",")
		w.names("finer_names", &b, r.Finer)
	}
	if slices.ContainsFunc(r.Entities, several) {
		w.text(",")
		w.key("entities", 1)
		w.list(2, func(item func()) {
			b.eachEntity(func(e Entity) {
				item()
				w.value(e, 2)
			})
		})
	}
	w.line(0)
	w.text("}\n")
	return w.err
}

func (w *Writer) paragraph(b *builder, p Paragraph, first, end int) {
	w.text("{")
	w.key("start", 3)
	w.value(p.Start, 3)
	w.text(",")
	w.key("end", 3)
	w.value(p.End, 3)
	w.text(",")
	w.key("sentences", 3)
	w.list(4, func(item func()) {
		for i := first; i < end; i++ {
			if b.hasWords(i) {
				item()
				w.value(b.tree(i), 4)
			}
		}
	})
	w.line(2)
	w.text("}")
}

func (w *Writer) names(key string, b *builder, names []hearsay.Name) {
	w.key(key, 1)
	w.list(2, func(item func()) {
		for _, n := range names {
			item()
			w.value(b.name(n), 2)
		}
	})
}

// list writes a list whose items, each after a call of item, lie so deep.
func (w *Writer) list(depth int, items func(item func())) {
	w.text("[")
	empty := true
	items(func() {
		if !empty {
			w.text(",")
		}
		empty = false
		w.line(depth)
	})
	if !empty {
		w.line(depth - 1)
	}
	w.text("]")
}

func (w *Writer) field(name string, v any) {
	w.key(name, 1)
	w.value(v, 1)
}

func (w *Writer) key(name string, depth int) {
	w.line(depth)
	w.text(`"` + name + `":`)
	if w.indent != "" {
		w.text(" ")
	}
}

// line begins a line at a depth, where documents have several.
func (w *Writer) line(depth int) {
	if w.indent != "" {
		w.text("\n" + strings.Repeat(w.indent, depth))
	}
}

func (w *Writer) value(v any, depth int) {
	w.buf.Reset()
	w.enc.SetIndent(strings.Repeat(w.indent, depth), w.indent)
	if err := w.enc.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.write(bytes.TrimSuffix(w.buf.Bytes(), []byte("\n")))
}

func (w *Writer) text(s string) { w.write([]byte(s)) }

func (w *Writer) write(b []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(b)
	}
}
