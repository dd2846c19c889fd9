package page

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/ontology"
)

// events prints what happened, gathered under who says so, in the order in which the
// report comes to each.
func (p *page) events() {
	if len(p.Events) == 0 {
		return
	}
	p.section("WHAT HAPPENED, ACCORDING TO WHOM", counted(len(p.Events), "event", "events"))
	first := true
	for _, bundle := range p.bundles() {
		if !first {
			p.gap()
		}
		first = false
		p.according(bundle)
		for _, e := range bundle.events {
			p.event(e)
		}
	}
}

// bundle is events that hang on the same chains.
type bundle struct {
	groups []int // none: the publisher's own voice
	events []hearsay.EventID
}

// linksOf are those of the bundle's events that belong to the group.
func (p *page) linksOf(b bundle, group int) []hearsay.LinkID {
	var out []hearsay.LinkID
	for _, e := range b.events {
		for _, l := range p.Event(e).Links {
			if p.groupOf[l] == group {
				out = append(out, l)
			}
		}
	}
	return out
}

func (p *page) bundles() []bundle {
	var out []bundle
	for _, i := range p.inTextOrder() {
		var groups []int
		for _, l := range p.Events[i].Links {
			if g := p.groupOf[l]; !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
		}
		slices.Sort(groups)
		id := hearsay.EventID(i + 1)
		at := slices.IndexFunc(out, func(b bundle) bool { return slices.Equal(b.groups, groups) })
		if at < 0 {
			out = append(out, bundle{groups: groups})
			at = len(out) - 1
		}
		out[at].events = append(out[at].events, id)
	}
	return out
}

func (p *page) inTextOrder() []int {
	order := make([]int, len(p.Events))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(p.Events[a].Code.Span().Start - p.Events[b].Code.Span().Start) })
	return order
}

// according prints the chains that a bundle's events hang on, one a line.
func (p *page) according(b bundle) {
	if len(b.groups) == 0 {
		p.wrap(piece{"  ", plain}, piece{"    ", plain}, p.publisher(), piece{" in its own voice", dim})
		return
	}
	first := piece{"  ", plain}
	for _, g := range b.groups {
		p.wrap(first, piece{"    ", plain}, p.drawn(p.through(p.linksOf(b, g)))...)
		first = piece{"  and ", dim}
	}
}

// gutter is the width of the column in which ids stand.
const gutter = 6

var hanging = strings.Repeat(" ", gutter)

func (p *page) event(id hearsay.EventID) {
	e := p.Event(id)
	label := fmt.Sprintf("%*s ", gutter-1, "e"+strconv.Itoa(int(id)))
	line := p.side(e.Actors)
	line = append(line, limb, piece{"→" + nobreak, dim})
	line = append(line, p.act(e)...)
	if len(e.Recipients) > 0 {
		line = append(line, limb, piece{"→" + nobreak, dim})
		line = append(line, p.side(e.Recipients)...)
	}
	p.wrap(piece{label, dim}, piece{hanging + "  ", plain}, line...)
	p.wrap(piece{hanging, plain}, piece{hanging + "  ", plain}, p.details(e)...)
	p.quote(hanging, e.Evidence, e.Code.Span())
}

func (p *page) side(in []hearsay.Participant) []piece {
	if len(in) == 0 {
		return []piece{{together("nobody named"), dim}}
	}
	var out []piece
	for i, x := range in {
		if i > 0 {
			out = append(out, piece{" + ", dim})
		}
		out = append(out, p.refer(x.Actor, x.Span)...)
	}
	return out
}

// act is what was done: "Appeal for military aid (0233, REQUEST assist)".
func (p *page) act(e *hearsay.Event) []piece {
	c := e.Code.Value()
	var out []piece
	if known, ok := ontology.Lookup(c); ok {
		out = append(out, piece{known.Label, act}, piece{" ", plain})
	}
	coding := c
	if e.Plover.Event != "" {
		coding += ", " + e.Plover.Event
	}
	if e.Plover.Mode != "" {
		coding += " " + e.Plover.Mode
	}
	return append(out, piece{"(", dim}, piece{together(clean(coding)), code}, piece{")", dim})
}

// details are an event's status, time, place, items and hedges.
func (p *page) details(e *hearsay.Event) []piece {
	var out list
	out.add(piece{string(e.Status.Value()), statusInk(e.Status.Value())})
	if e.When.Known() {
		out.add(p.valued(e.When.Span(), e.When.Value())...)
	}
	if e.Where != 0 {
		out.add(p.where(e)...)
	}
	for _, it := range e.Items {
		out.add(p.item(it)...)
	}
	var hedges []hearsay.Span
	for _, l := range e.Links {
		for _, h := range p.Link(l).Hedges {
			if e.Evidence.Overlaps(h) || p.near(e, h) {
				hedges = append(hedges, h)
			}
		}
	}
	out.add(p.hedged(hedges)...)
	for _, why := range p.reasons(slices.Concat(e.Actors, e.Recipients)) {
		out.add(piece{why, dim})
	}
	return out
}

// reasons say why those take part that the clause itself does not name, each reason once:
// "inferred: he, his party (subject of the governing verb)".
func (p *page) reasons(in []hearsay.Participant) []string {
	var out []string
	for i, x := range in {
		if x.Because == "" || slices.ContainsFunc(in[:i], func(y hearsay.Participant) bool { return y.Because == x.Because }) {
			continue
		}
		var who []string
		for _, y := range in[i:] {
			if said := p.said(y.Span); y.Because == x.Because && !slices.Contains(who, said) {
				who = append(who, said)
			}
		}
		out = append(out, "inferred: "+strings.Join(who, ", ")+" ("+clean(x.Because)+")")
	}
	return out
}

// hedged is the words that hedge, each once.
func (p *page) hedged(in []hearsay.Span) []piece {
	var out []piece
	seen := map[string]bool{}
	for _, h := range in {
		said := p.said(h)
		if seen[said] {
			continue
		}
		seen[said] = true
		if out == nil {
			out = append(out, piece{"hedged ", dim})
		} else {
			out = append(out, piece{", ", dim})
		}
		out = append(out, piece{"“" + together(said) + "”", plain})
	}
	return out
}

// near reports whether the hedge stands in the sentence of the event's trigger.
func (p *page) near(e *hearsay.Event, hedge hearsay.Span) bool {
	if len(p.Tokens) == 0 {
		return false
	}
	h := p.TokenAt(hedge.Start)
	return h < int32(len(p.Tokens)) && p.SentenceOf(h) == p.SentenceOf(e.Head)
}

func statusInk(s hearsay.Status) ink {
	switch s {
	case hearsay.Actual, hearsay.Ongoing, hearsay.Historical:
		return certain
	case hearsay.Negated, hearsay.Denied:
		return contrary
	}
	return doubtful
}

// valued is words with the date or time that they were read as, once where the two are
// the same. A value of another kind, such as PAST_REF, tells a person nothing more.
func (p *page) valued(s hearsay.Span, value string) []piece {
	said := p.said(s)
	switch dated := value != "" && value[0] >= '0' && value[0] <= '9'; {
	case said != "" && !dated:
		return []piece{{said, plain}}
	case said == "" || said == value:
		return []piece{{clean(value), plain}}
	}
	return []piece{{said, plain}, {" = ", dim}, {together(clean(value)), code}}
}

func (p *page) where(e *hearsay.Event) []piece {
	place := p.Place(e.Where)
	said := p.said(e.WhereSpan)
	if said == "" {
		said = clean(place.Name.Value())
	}
	out := []piece{{"in ", dim}, {said, plain}}
	if c := place.Country.Value(); c != "" {
		out = append(out, piece{" (", dim}, piece{clean(c), code}, piece{")", dim})
	}
	return out
}

// item is a counted thing in the report's words, with its number where no digit shows it.
func (p *page) item(it hearsay.Item) []piece {
	said := p.said(it.Span)
	if !it.Value.Known() || strings.ContainsFunc(said, unicode.IsDigit) {
		return []piece{{said, plain}}
	}
	return []piece{{said, plain}, {" = ", dim}, {together(number(it.Value.Value())), code}}
}

// number is a range in words and figures: "at least 2,000".
func number(r hearsay.Range) string {
	switch {
	case math.IsInf(r.Max, 1) && math.IsInf(r.Min, -1):
		return "?"
	case math.IsInf(r.Max, 1):
		return "at least " + figures(r.Min)
	case math.IsInf(r.Min, -1):
		return "at most " + figures(r.Max)
	case r.Min != r.Max:
		return figures(r.Min) + "–" + figures(r.Max)
	case r.About:
		return "about " + figures(r.Min)
	}
	return figures(r.Min)
}

// figures writes a number with a comma before every three figures of its whole part.
func figures(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	whole, rest := s, ""
	if at := strings.IndexByte(s, '.'); at >= 0 {
		whole, rest = s[:at], s[at:]
	}
	for at := len(whole) - 3; at > 0 && whole[at-1] != '-'; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return whole + rest
}
