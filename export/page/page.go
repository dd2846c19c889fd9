// Package page writes a report as a page for a person in the terminal: what happened and
// according to whom, with the report's own words under each line.
package page

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"hearsay"
)

// Options are how a page looks.
type Options struct {
	Width int  // columns; 80 where it is 0
	Color bool // the terminal's sixteen colours
}

// narrowest is the width below which a page is not wrapped any further.
const narrowest = 30

// Write writes the page of a finished report. Nothing stands on it that the report does
// not say, and what was inferred is marked so. Its error is w's.
func Write(w io.Writer, r *hearsay.Report, opt Options) error {
	p := page{Report: r, printer: printer{w: w, width: max(cmp.Or(opt.Width, 80), narrowest)}}
	if opt.Color {
		p.palette = colours()
	}
	p.readChains()
	p.head()
	p.nothing()
	p.origins()
	p.events()
	p.statements()
	p.quotations()
	p.unknowns()
	p.conflicts()
	p.actors()
	return p.err
}

// page is a report on its way to a terminal.
type page struct {
	*hearsay.Report
	printer
	groups  []group                 // of links, by who says it through whom
	groupOf map[hearsay.LinkID]int  // link -> index in groups
	inner   map[hearsay.LinkID]bool // links that another one hangs on
}

// said is the words of a span, fit to print.
func (p *page) said(s hearsay.Span) string { return clean(p.Words(s)) }

// section begins a part of the page.
func (p *page) section(name string, count string) {
	p.gap()
	rule := strings.Repeat("─", max(1, p.width-width(name)-width(count)-2))
	p.wrap(piece{}, piece{}, piece{name, heading}, piece{" " + rule + " ", dim}, piece{together(count), dim})
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// list is a paragraph of items with points between.
type list []piece

// add appends an item; an empty one is left out.
func (l *list) add(item ...piece) {
	if len(item) == 0 || item[0].text == "" {
		return
	}
	if *l != nil {
		*l = append(*l, piece{nobreak + "·", dim}, limb)
	}
	*l = append(*l, item...)
}

// head prints what is known of the whole document.
func (p *page) head() {
	if t := clean(p.Title.Value()); t != "" {
		p.wrap(piece{}, piece{}, piece{t, title})
	}
	var facts list
	facts.add(piece{clean(p.Publisher.Value()), name})
	facts.add(p.date())
	facts.add(piece{clean(p.Byline.Value()), plain})
	if facts != nil {
		p.wrap(piece{}, piece{}, facts...)
	}
	if u := clean(p.URL.Value()); u != "" {
		p.wrap(piece{}, piece{}, piece{cut(u, p.width), dim})
	}
}

// date is when the report was published; without it no "Friday" of the report has a day.
func (p *page) date() piece {
	if d := clean(p.Published.Value()); d != "" || len(p.Times) == 0 {
		return piece{d, plain}
	}
	return piece{"no date of publication", dim}
}

// cut is the text's beginning where it is wider than the line.
func cut(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	var b strings.Builder
	for g, n := uniseg.NewGraphemes(s), 0; g.Next(); {
		if n += g.Width(); n >= columns {
			break
		}
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}

// nothing says so where a text gave neither events nor sources.
func (p *page) nothing() {
	if p.Text != "" && len(p.Events)+len(p.Links)+len(p.Quotations)+len(p.Unknowns)+len(p.Conflicts) == 0 {
		p.gap()
		p.wrap(piece{}, piece{}, piece{"No event and no source was read out of this text.", dim})
	}
}

// origins prints the innermost roots: what a count of independent sources counts.
func (p *page) origins() {
	if len(p.Origins) == 0 {
		return
	}
	p.section("ORIGINS", counted(len(p.Origins), "root", "roots"))
	for i := range p.Origins {
		o := &p.Origins[i]
		var line list
		line.add(p.who(o.Actor)...)
		line.add(piece{string(p.Actor(o.Actor).Kind), dim})
		if n := len(o.Links); n > 0 {
			line.add(p.via(o.Links[0])...)
			line.add(piece{counted(n, "statement", "statements"), dim})
		}
		if n := p.eventsFrom(o.Links); n > 0 {
			line.add(piece{counted(n, "event", "events"), dim})
		}
		p.wrap(piece{"  ", plain}, piece{"    ", plain}, line...)
	}
}

// via names the sources between the publisher and the link's own.
func (p *page) via(id hearsay.LinkID) []piece {
	var out []piece
	chain := p.chainOf(id)
	for _, l := range chain[:len(chain)-1] {
		if p.Link(l).Source.IsZero() {
			continue
		}
		before := "via "
		if out != nil {
			before = " ← "
		}
		out = append(out, piece{before, dim})
		out = append(out, p.source(l)...)
	}
	return out
}

// eventsFrom is how many events hang on the links.
func (p *page) eventsFrom(links []hearsay.LinkID) int {
	in := map[hearsay.LinkID]bool{}
	for _, l := range links {
		in[l] = true
	}
	n := 0
	for i := range p.Events {
		for _, l := range p.Events[i].Links {
			if in[l] {
				n++
				break
			}
		}
	}
	return n
}

// who is an actor's name with its code: "Peter Mwamba (ZMB GOV)".
func (p *page) who(id hearsay.ActorID) []piece {
	a := p.Actor(id)
	out := []piece{{clean(a.Name.Value()), name}}
	if c := codes(a); c != "" {
		out = append(out, piece{nobreak + "(", dim}, piece{c, code}, piece{")", dim})
	}
	return out
}

// codes are an actor's country and roles: "ZMB GOV".
func codes(a *hearsay.Actor) string {
	var out []string
	if c := a.Country.Value(); c != "" {
		out = append(out, c)
	}
	for _, role := range a.Roles {
		if role.Value() != a.Country.Value() {
			out = append(out, role.Value())
		}
	}
	return together(clean(strings.Join(out, " ")))
}

// refer is an actor where the text calls it by these words: the words first where they do
// not tell the name, as in "He = Peter Mwamba (ZMB GOV)".
func (p *page) refer(id hearsay.ActorID, s hearsay.Span) []piece {
	if id == 0 {
		return []piece{{p.said(s), name}}
	}
	who := p.who(id)
	if s.IsZero() || tells(p.said(s), clean(p.Actor(id).Name.Value())) {
		return who
	}
	return append([]piece{{p.said(s), plain}, {" = ", dim}}, who...)
}

// tells reports whether the words hold the name, or a word of it that begins with a capital.
func tells(said, name string) bool {
	if strings.Contains(said, name) {
		return true
	}
	for _, w := range strings.Fields(name) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) && strings.Contains(said, w) {
			return true
		}
	}
	return false
}

// quote prints the report's words with a bar before them; hot is the stretch that matters
// most, and may be zero.
func (p *page) quote(indent string, s, hot hearsay.Span) {
	bar := piece{indent + "│ ", dim}
	if hot.IsZero() || !s.Contains(hot) {
		p.wrap(bar, bar, piece{p.said(s), words})
		return
	}
	before := hearsay.Span{Start: s.Start, End: hot.Start}
	after := hearsay.Span{Start: hot.End, End: s.End}
	p.wrap(bar, bar, piece{p.edge(before), words}, piece{p.said(hot), trigger}, piece{p.edge(after), words})
}

// edge is the words of a span with a blank kept at either end.
func (p *page) edge(s hearsay.Span) string {
	raw, out := p.Words(s), p.said(s)
	if out == "" {
		if raw != "" {
			return " "
		}
		return ""
	}
	if strings.TrimLeft(raw, " \n\t") != raw {
		out = " " + out
	}
	if strings.TrimRight(raw, " \n\t") != raw {
		out += " "
	}
	return out
}
