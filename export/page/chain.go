package page

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// group is the links whose chains go through the same sources.
type group struct {
	links []hearsay.LinkID
}

// hop is one source of a chain with the cues that name it as one.
type hop struct {
	link hearsay.LinkID // the first of them
	cues []string
}

// longest is how many hops of a chain are followed, so that a ring of parents ends.
const longest = 16

// chainOf is the link and what it hangs on, outermost first.
func (p *page) chainOf(l hearsay.LinkID) []hearsay.LinkID {
	var out []hearsay.LinkID
	for ; l != 0 && len(out) < longest; l = p.Link(l).Parent {
		out = append(out, l)
	}
	slices.Reverse(out)
	return out
}

// readChains groups the links by the sources of their chains.
func (p *page) readChains() {
	p.groupOf = map[hearsay.LinkID]int{}
	p.inner = map[hearsay.LinkID]bool{}
	byKey := map[string]int{}
	for i := range p.Links {
		id := hearsay.LinkID(i + 1)
		chain := p.chainOf(id)
		var key strings.Builder
		for _, l := range chain {
			key.WriteString(p.sourceKey(l))
		}
		g, ok := byKey[key.String()]
		if !ok {
			g = len(p.groups)
			byKey[key.String()] = g
			p.groups = append(p.groups, group{})
		}
		p.groups[g].links = append(p.groups[g].links, id)
		p.groupOf[id] = g
		p.inner[p.Links[i].Parent] = true
	}
}

// sourceKey tells sources apart: by the actor, or by the words where there is none.
func (p *page) sourceKey(id hearsay.LinkID) string {
	l := p.Link(id)
	if l.Actor != 0 {
		return fmt.Sprintf("a%d|", l.Actor)
	}
	return strings.ToLower(p.said(l.Source)) + "|"
}

// through is the chain that the links, all of one group, have in common, with every cue
// that they have for it. A cue that names two sources, as in "told the Gazette", is the
// inner one's.
func (p *page) through(links []hearsay.LinkID) []hop {
	var out []hop
	for _, id := range links {
		chain := p.chainOf(id)
		for i, l := range chain {
			if i == len(out) {
				out = append(out, hop{link: l})
			}
			if i+1 < len(chain) && p.Link(l).Cue == p.Link(chain[i+1]).Cue {
				continue
			}
			if cue := p.said(p.Link(l).Cue); strings.ContainsFunc(cue, unicode.IsLetter) && !slices.Contains(out[i].cues, cue) {
				out[i].cues = append(out[i].cues, cue)
			}
		}
	}
	return out
}

// publisher is who prints the report.
func (p *page) publisher() piece {
	if n := clean(p.Publisher.Value()); n != "" {
		return piece{together(n), name}
	}
	return piece{together("this report"), plain}
}

// drawn is a chain from the publisher down to the innermost source: "The Courier ← The
// Gazette, “reported” ← papers it obtained, “citing”".
func (p *page) drawn(chain []hop) []piece {
	out := []piece{p.publisher()}
	for _, h := range chain {
		out = append(out, limb, piece{"←" + nobreak, dim})
		out = append(out, p.hop(h)...)
	}
	return out
}

// sources is a chain without the publisher.
func (p *page) sources(chain []hop) []piece {
	var out []piece
	for i, h := range chain {
		if i > 0 {
			out = append(out, limb, piece{"←" + nobreak, dim})
		}
		out = append(out, p.hop(h)...)
	}
	return out
}

func (p *page) hop(h hop) []piece {
	out := p.source(h.link)
	for _, cue := range h.cues {
		out = append(out, piece{", “" + together(cue) + "”", dim})
	}
	l := p.Link(h.link)
	if l.Addressee != 0 && (l.Parent == 0 || p.Link(l.Parent).Actor != l.Addressee) {
		out = append(out, piece{" to ", dim}, piece{clean(p.Actor(l.Addressee).Name.Value()), plain})
	}
	if !l.Basis.IsZero() && !p.shows(l, l.Basis) {
		out = append(out, piece{" (" + p.said(l.Basis) + ")", dim})
	}
	return out
}

// shows reports whether the words stand in what source prints of a link.
func (p *page) shows(l *hearsay.Link, words hearsay.Span) bool {
	if l.Actor != 0 {
		return strings.Contains(p.Actor(l.Actor).Name.Value(), p.Words(words))
	}
	return l.Source.Contains(words)
}

// source is who says a link's content.
func (p *page) source(id hearsay.LinkID) []piece {
	l := p.Link(id)
	switch {
	case l.Actor != 0:
		return p.who(l.Actor)
	case !l.Source.IsZero():
		return []piece{{p.said(l.Source), name}}
	}
	return []piece{{together("nobody named"), plain}}
}
