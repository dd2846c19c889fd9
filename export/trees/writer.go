package trees

import (
	"io"

	"hearsay"
	"hearsay/export/piecewise"
)

// Writer writes documents one after another.
type Writer struct{ out *piecewise.Writer }

// NewWriter makes a writer that writes one document a line, or each over several lines
// where there is an indent.
func NewWriter(out io.Writer, indent string) *Writer {
	return &Writer{piecewise.NewWriter(out, indent)}
}

// WriteReport writes a report that has trees, as encoding/json would write Of(r), but a
// sentence, a name or an entity at a time: the document as a whole would take ten times
// the memory of its words.
func (w *Writer) WriteReport(r *hearsay.Report) error {
	b := builder{r: r}
	b.place()
	w.out.Object(1, func(item func()) {
		field := func(name string) {
			item()
			w.out.Key(name)
		}
		field("schema")
		w.out.Value(schemaVersion, 1)
		if r.Input != "" {
			field("input")
			w.out.Value(r.Input, 1)
		}
		field("text")
		w.out.Value(r.Text, 1)
		field("paragraphs")
		w.paragraphs(&b)
		field("names")
		w.names(&b, r.Names)
		if len(r.Finer) > 0 {
			field("finer_names")
			w.names(&b, r.Finer)
		}
		if len(r.Entities) > 0 {
			field("entities")
			w.entities(&b)
		}
	})
	w.out.Text("\n")
	return w.out.Err()
}

func (w *Writer) paragraphs(b *builder) {
	w.out.List(2, func(item func()) {
		b.eachParagraph(func(p Paragraph, first, end int) {
			item()
			w.paragraph(b, p, first, end)
		})
	})
}

func (w *Writer) paragraph(b *builder, p Paragraph, first, end int) {
	w.out.Object(3, func(item func()) {
		item()
		w.out.Key("start")
		w.out.Value(p.Start, 3)
		item()
		w.out.Key("end")
		w.out.Value(p.End, 3)
		item()
		w.out.Key("sentences")
		w.out.List(4, func(item func()) {
			for i := first; i < end; i++ {
				if b.hasWords(i) {
					item()
					w.out.Value(b.tree(i), 4)
				}
			}
		})
	})
}

func (w *Writer) names(b *builder, names []hearsay.Name) {
	w.out.List(2, func(item func()) {
		for _, n := range names {
			item()
			w.out.Value(b.name(n), 2)
		}
	})
}

func (w *Writer) entities(b *builder) {
	w.out.List(2, func(item func()) {
		b.eachEntity(func(e Entity) {
			item()
			w.out.Value(e, 2)
		})
	})
}
