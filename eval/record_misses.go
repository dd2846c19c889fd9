package eval

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// labels marks an edge's parts in its text.
func (e edge) labels() (out []label) {
	add := func(name string, s *hearsay.Span) {
		if s != nil {
			out = append(out, named(name, *s))
		}
	}
	add("parent", e.parent)
	add("source", e.source)
	add("content", e.content)
	return out
}

func (e edge) place() hearsay.Span {
	if e.content != nil {
		return *e.content
	}
	return nowhere
}

func missedEdges(r *Result, doc, text string, gold, system []edge, hit []int) {
	for i, g := range gold {
		if hit[i] >= 0 {
			continue
		}
		m := Miss{Measure: "gold.edges", Kind: Missed, At: at(doc, text, g.place()), Context: excerpt(text, g.labels()...)}
		if g.depth > 0 {
			m.Measure = "gold.deep"
		}
		for k, y := range system {
			if !slices.Contains(hit, k) && overlap(g.content, y.content) {
				m.Kind = WrongSpan
				m.Note += "read  " + excerpt(text, y.labels()...) + "\n"
			}
		}
		r.miss(m)
	}
	for k, y := range system {
		near := func(g edge) bool { return overlap(g.content, y.content) }
		if !slices.Contains(hit, k) && !slices.ContainsFunc(gold, near) {
			r.miss(Miss{Measure: "gold.edges", Kind: Spurious, At: at(doc, text, y.place()), Context: excerpt(text, y.labels()...)})
		}
	}
}

func missedEvents(r *Result, doc string, v *view, gold []goldEvent, system []codedEvent, hit []int) {
	for i := range gold {
		g := &gold[i]
		m := Miss{Measure: "gold.events", At: at(doc, v.given, g.Evidence.Span), Context: excerpt(v.given, marked(g.Evidence.Span))}
		m.Note = fmt.Sprintf("want  %s -[%s %s]-> %s", party(g.Source), g.Root, g.Status, party(g.Target))
		if k := hit[i]; k >= 0 {
			if status := system[k].Status.Value(); g.Status != string(status) {
				m.Measure, m.Kind = "gold.status", WrongValue
				m.Note += "\nread  " + codingLine(v, &system[k])
				r.miss(m)
			}
			continue
		}
		m.Kind = Missed
		for k := range system {
			if !slices.Contains(hit, k) && g.Evidence.Overlaps(system[k].words) {
				m.Kind = WrongValue
				m.Note += "\nread  " + codingLine(v, &system[k])
			}
		}
		r.miss(m)
	}
	for k := range system {
		y := &system[k]
		near := func(g goldEvent) bool { return g.Evidence.Overlaps(y.words) }
		if !slices.Contains(hit, k) && !slices.ContainsFunc(gold, near) {
			r.miss(Miss{Measure: "gold.events", Kind: Spurious, At: at(doc, v.given, y.words), Context: excerpt(v.given, marked(y.words)), Note: "read  " + codingLine(v, y)})
		}
	}
}

func party(p *goldParty) string {
	if p == nil || p.Country+p.Role == "" {
		return "–"
	}
	return strings.TrimSpace(p.Country + " " + p.Role)
}

// codingLine is an event with the countries that its sides were coded as.
func codingLine(v *view, e *codedEvent) string {
	return fmt.Sprintf("%s -[%s %s]-> %s  %s", strings.Join(e.actors, "+"), e.Root(), e.Status.Value(), strings.Join(e.recipients, "+"), eventLine(v, e.Event))
}

func missedUnknowns(r *Result, doc string, v *view, gold []goldUnknown, hit []int) {
	for i, g := range gold {
		if hit[i] < 0 {
			r.miss(Miss{Measure: "gold.unknowns", Kind: Missed, At: at(doc, v.given, g.Span.Span), Context: excerpt(v.given, marked(g.Span.Span)), Note: "about " + g.About})
		}
	}
	for k := range v.Unknowns {
		if !slices.Contains(hit, k) {
			s := v.on(v.Unknowns[k].Evidence)
			r.miss(Miss{Measure: "gold.unknowns", Kind: Spurious, At: at(doc, v.given, s), Context: excerpt(v.given, marked(s)), Note: "read  " + string(v.Unknowns[k].Kind)})
		}
	}
}

func missedConflicts(r *Result, doc string, v *view, gold []goldConflict, hit []int) {
	for i, g := range gold {
		if hit[i] < 0 {
			r.miss(Miss{Measure: "gold.conflicts", Kind: Missed, At: at(doc, v.given, g.A.Span), Context: excerpt(v.given, named("a", g.A.Span), named("b", g.B.Span)), Note: "about " + g.About})
		}
	}
	for k := range v.Conflicts {
		if c := v.Conflicts[k]; !slices.Contains(hit, k) {
			a, b := v.on(c.A), v.on(c.B)
			r.miss(Miss{Measure: "gold.conflicts", Kind: Spurious, At: at(doc, v.given, a), Context: excerpt(v.given, named("a", a), named("b", b)), Note: "about " + c.About})
		}
	}
}
