package page

import (
	"slices"
	"strings"

	"hearsay"
)

// actors prints who is who: how the report calls those who act and those who speak, and
// from what their codes were inferred; those of whom there is only a name come last.
func (p *page) actors() {
	part := p.takingPart()
	var lines []list
	var others list
	n := 0
	for i := range p.Actors {
		id := hearsay.ActorID(i + 1)
		if !part[id] {
			continue
		}
		n++
		if line := p.identity(id); line != nil {
			lines = append(lines, line)
			continue
		}
		others.add(p.who(id)...)
	}
	if n == 0 {
		return
	}
	p.section("WHO IS WHO", counted(n, "actor", "actors"))
	for _, line := range lines {
		p.wrap(piece{"  ", plain}, piece{"    ", plain}, line...)
	}
	if others != nil {
		p.wrap(piece{"  others: ", dim}, piece{"    ", plain}, others...)
	}
}

// takingPart are the actors on a side of an event, and the sources.
func (p *page) takingPart() map[hearsay.ActorID]bool {
	part := map[hearsay.ActorID]bool{}
	for i := range p.Events {
		for _, x := range slices.Concat(p.Events[i].Actors, p.Events[i].Recipients) {
			part[x.Actor] = true
		}
	}
	for i := range p.Links {
		part[p.Links[i].Actor] = true
	}
	return part
}

// identity is an actor with its other names and its inferred codes, or nil where there is
// nothing to say beside the name.
func (p *page) identity(id hearsay.ActorID) list {
	a := p.Actor(id)
	var line list
	line.add(p.who(id)...)
	head := len(line)
	if also := p.otherWords(id); len(also) > 0 {
		line.add(piece{"also ", dim}, piece{strings.Join(also, ", "), plain})
	}
	for _, why := range inferences(a) {
		line.add(piece{why, dim})
	}
	if len(line) == head {
		return nil
	}
	return line
}

// inferences say from what an actor's codes were inferred, each reason once: "USA MED:
// named in the dictionary of organisations".
func inferences(a *hearsay.Actor) []string {
	var why, out []string
	values := map[string][]string{}
	for _, s := range slices.Concat([]hearsay.Stated[string]{a.Country}, a.Roles) {
		b := clean(s.Because())
		if b == "" || slices.Contains(values[b], s.Value()) {
			continue
		}
		if values[b] == nil {
			why = append(why, b)
		}
		values[b] = append(values[b], s.Value())
	}
	for _, b := range why {
		out = append(out, clean(strings.Join(values[b], " "))+": "+b)
	}
	return out
}

// otherWords are the ways in which the report names or describes the actor, its name left
// out; one that differs by its article alone is not another.
func (p *page) otherWords(id hearsay.ActorID) []string {
	seen := map[string]bool{bareName(clean(p.Actor(id).Name.Value())): true}
	var out []string
	for i := range p.Mentions {
		if p.Mentions[i].Actor != id || p.Mentions[i].Kind == hearsay.Pronoun {
			continue
		}
		said := p.said(p.Mentions[i].Span)
		if key := bareName(said); !seen[key] {
			seen[key] = true
			out = append(out, "“"+said+"”")
		}
	}
	return out
}

// bareName is a name without the article before it, in small letters.
func bareName(words string) string {
	return strings.TrimPrefix(strings.ToLower(words), "the ")
}
