package attribution

import (
	"hearsay"
)

// origins writes the innermost identifiable root of each chain, each actor once. Who only asks for
// something in what another reports vouches for nothing: the chain's root is whoever reports it.
func (p *reading) origins() {
	r := p.r
	named := make([]bool, len(r.Actors)+1)
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Kind == hearsay.Named {
			named[m.Actor] = true
		}
	}
	attested := make([]int, len(r.Links)+1) // link -> bytes of content that links under it attest
	for i := range r.Links {
		if l := &r.Links[i]; !asksInside(l) {
			attested[l.Parent] += lengthOf(l.Content)
		}
	}
	r.Origins = r.Origins[:0]
	seen := make(map[hearsay.ActorID]int)
	for i := range r.Links {
		id := hearsay.LinkID(i + 1)
		if asksInside(r.Link(id)) || attested[id] > 0 && 2*attested[id] >= lengthOf(r.Link(id).Content) {
			continue
		}
		for id != 0 && !identifiable(r.Link(id), named) {
			id = r.Link(id).Parent
		}
		if id == 0 {
			continue
		}
		actor := r.Link(id).Actor
		at, ok := seen[actor]
		if !ok {
			at = len(r.Origins)
			seen[actor] = at
			r.Origins = append(r.Origins, hearsay.Origin{Actor: actor})
		}
		if o := &r.Origins[at]; len(o.Links) == 0 || o.Links[len(o.Links)-1] != id {
			o.Links = append(o.Links, id)
		}
	}
}

func asksInside(l *hearsay.Link) bool { return l.Relation == hearsay.Asked && l.Parent != 0 }

// identifiable reports whether the link's source can be told from others of its kind: an
// organisation, an outlet, a document, a person with a name.
func identifiable(l *hearsay.Link, named []bool) bool {
	if l.Actor == 0 {
		return false
	}
	switch l.SourceKind {
	case hearsay.PersonActor:
		return named[l.Actor]
	case hearsay.OrganisationActor, hearsay.OutletActor, hearsay.DocumentActor, hearsay.CountryActor:
		return true
	}
	return false
}
