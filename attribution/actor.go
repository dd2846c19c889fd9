package attribution

import (
	"hearsay"
)

// actorAt is the actor that entity knows at the phrase, or 0. A relative pronoun stands for the
// noun that its clause modifies.
func (p *reading) actorAt(ph phrase) hearsay.ActorID {
	if !ph.known {
		return 0
	}
	if m := p.r.MentionAt(ph.head); m != nil {
		return m.Actor
	}
	if n := p.antecedent(ph.head); n >= 0 {
		if m := p.r.MentionAt(n); m != nil {
			return m.Actor
		}
	}
	return 0
}

func (p *reading) antecedent(k int32) int32 {
	r := p.r
	if x := r.Tokens[k].XPOS; x != hearsay.TagWP && x != hearsay.TagWDT {
		return -1
	}
	if n := p.personBefore(k); n >= 0 {
		return n
	}
	for hops := 0; k >= 0 && hops < 4; hops++ {
		if r.Tokens[k].Deprel == hearsay.AclRel {
			return r.Tokens[k].Head
		}
		k = r.Tokens[k].Head
	}
	return -1
}

// personBefore is the head of the person's name that stands right before ", who" at token k, or -1.
func (p *reading) personBefore(k int32) int32 {
	r := p.r
	if k < 2 || r.Tokens[k].XPOS != hearsay.TagWP || r.Form(k-1) != "," || r.Tokens[k-2].UPOS != hearsay.PROPN {
		return -1
	}
	n := k - 2
	if r.Tokens[n].Deprel.Is(hearsay.Flat) {
		n = r.Tokens[n].Head
	}
	if m := r.MentionAt(n); m == nil || r.Actor(m.Actor).Kind != hearsay.PersonActor {
		return -1
	}
	return n
}

// actorOf is the actor that the phrase refers to, made where entity saw none. A pronoun that
// refers to nothing known has none.
func (p *reading) actorOf(ph phrase) hearsay.ActorID {
	if !ph.known {
		return 0
	}
	if id := p.actorAt(ph); id != 0 {
		return id
	}
	if p.r.Tokens[ph.head].UPOS == hearsay.PRON {
		return 0
	}
	return p.r.Mention(ph.head, p.r.SpanOf(ph.first, ph.last), p.kindOf(ph, 0))
}

// kindOf is what kind of source the phrase names: by its head word, by the words of its name,
// by what entity knows of its actor.
func (p *reading) kindOf(ph phrase, actor hearsay.ActorID) hearsay.ActorKind {
	if !ph.known {
		return hearsay.AnonymousActor
	}
	r, w := p.r, &p.rules.words
	t := &r.Tokens[ph.head]
	if t.UPOS == hearsay.PROPN {
		outlet := p.outletNamed(ph)
		if actor != 0 && r.Actor(actor).Kind == hearsay.PersonActor && !(outlet && p.articled(ph, actor)) {
			return hearsay.PersonActor
		}
		if outlet || r.MentionAt(ph.head) == nil && w.outlet[t.Lemma] {
			return hearsay.OutletActor
		}
	} else {
		switch {
		case w.document[t.Lemma]:
			return hearsay.DocumentActor
		case w.outlet[t.Lemma] || ph.head > ph.first && w.news[r.Form(ph.head-1)] && t.Lemma == "agency":
			return hearsay.OutletActor
		case w.anonymous[t.Lemma] && !p.named(ph):
			return hearsay.AnonymousActor
		case w.group[t.Lemma] && t.UPOS != hearsay.PRON && r.Tokens[ph.head].XPOS == hearsay.TagNNS:
			return hearsay.GroupActor
		}
	}
	if actor == 0 {
		if t.XPOS == hearsay.TagNNS || t.XPOS == hearsay.TagNNPS {
			return hearsay.GroupActor
		}
		return hearsay.AnonymousActor
	}
	if kind := r.Actor(actor).Kind; kind != hearsay.CountryActor {
		return kind
	}
	return hearsay.OrganisationActor
}

// articled reports whether the phrase, or another mention of its actor, has an article as no person's
// name has: "the Gazette".
func (p *reading) articled(ph phrase, actor hearsay.ActorID) bool {
	r := p.r
	if r.Tokens[ph.first].UPOS == hearsay.DET {
		return true
	}
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Actor == actor && m.Kind == hearsay.Named && (r.Tokens[m.First].UPOS == hearsay.DET || m.First > 0 && r.Tokens[m.First-1].UPOS == hearsay.DET) {
			return true
		}
	}
	return false
}

// outletNamed reports whether a word of the phrase's own name is one that outlets have in theirs.
func (p *reading) outletNamed(ph phrase) bool {
	r := p.r
	end := r.Sentences[r.SentenceOf(ph.head)].End
	for k := ph.first; k <= ph.last; k++ {
		t := &r.Tokens[k]
		if t.UPOS != hearsay.PROPN || k != ph.head && !(t.Head == ph.head && (t.Deprel.Is(hearsay.Flat) || t.Deprel.Is(hearsay.Compound) || t.Deprel == hearsay.AMod)) {
			continue
		}
		w := &p.rules.words
		if w.outletName[r.Form(k)] || w.lastName[r.Form(k)] && (k+1 >= end || r.Tokens[k+1].UPOS != hearsay.PROPN) || k > ph.first && w.news[r.Form(k-1)] {
			return true
		}
	}
	return false
}

// named reports whether the phrase holds a proper name as its apposition or title.
func (p *reading) named(ph phrase) bool {
	for _, k := range p.r.Children(ph.head) {
		if t := &p.r.Tokens[k]; t.UPOS == hearsay.PROPN && (t.Deprel.Is(hearsay.Flat) || t.Deprel == hearsay.Appos) {
			return true
		}
	}
	return false
}
