package attribution

import (
	"hearsay"
)

// contain puts between an attribution and the report what its words stand in: a document ("an
// article in which Jones says", "a letter obtained by the Post says") and the outlet that
// published or obtained it. The links come outermost first.
func (p *reading) contain(a *attribution) []container {
	r := p.r
	var chain []container
	if a.source.known {
		if outlet, cue := p.quotedBy(a.source); outlet.known {
			return []container{{source: outlet, cue: cue, relation: hearsay.Cited}}
		}
	}
	doc := a.source.head
	if !a.source.known || !p.rules.words.document[r.Tokens[doc].Lemma] {
		d, cue := p.documentAround(a)
		if d < 0 {
			return nil
		}
		doc = d
		ph := p.documentPhrase(doc)
		chain = append(chain, container{source: ph, cue: cue, relation: hearsay.Other})
	}
	if outlet, cue, relation := p.publisherOf(doc); outlet.known {
		chain = append([]container{{source: outlet, cue: cue, relation: relation}}, chain...)
	}
	return chain
}

// container is a document or outlet in which an attribution stands.
type container struct {
	source   phrase
	cue      stretch
	relation hearsay.Relation
}

// documentAround is the document whose relative clause ("in which", "where") the attribution's
// verb is in, and the words that lead into the clause.
func (p *reading) documentAround(a *attribution) (int32, stretch) {
	r := p.r
	v := a.head
	for hops := 0; hops < 4 && r.Tokens[v].Head >= 0 && (r.Tokens[v].Deprel == hearsay.Conj || r.Tokens[v].Deprel == hearsay.XComp); hops++ {
		v = r.Tokens[v].Head
	}
	d := r.Tokens[v].Head
	if r.Tokens[v].Deprel != hearsay.AclRel || d < 0 || !p.rules.words.document[r.Tokens[d].Lemma] {
		return -1, stretch{}
	}
	first, _ := r.Extent(v)
	for k := first; k < v && k < first+3; k++ {
		switch x := r.Tokens[k].XPOS; {
		case x == hearsay.TagWDT && k > first && r.Tokens[k-1].UPOS == hearsay.ADP:
			return d, stretch{k - 1, k}
		case x == hearsay.TagWRB && r.Tokens[k].Lemma == "where":
			return d, stretch{k, k}
		}
	}
	return -1, stretch{}
}

// documentPhrase is a document's phrase without what is said of where it appeared.
func (p *reading) documentPhrase(d int32) phrase {
	r := p.r
	ph := phrase{head: d, stretch: stretch{d, d}, known: true}
	for _, k := range r.Children(d) {
		if k < d && p.partOfPhrase(k, d) {
			first, _ := r.Extent(k)
			ph.first = min(ph.first, first)
		}
	}
	return ph
}

// publisherOf is the outlet that published or obtained a document: "published by the Times",
// "obtained by Reuters".
func (p *reading) publisherOf(d int32) (phrase, stretch, hearsay.Relation) {
	r := p.r
	for _, k := range r.Children(d) {
		if r.Tokens[k].Deprel != hearsay.Acl || r.Tokens[k].XPOS != hearsay.TagVBN {
			continue
		}
		relation := hearsay.Reported
		if p.rules.words.obtains[r.Tokens[k].Lemma] {
			relation = hearsay.Obtained
		} else if !p.rules.words.publishes[r.Tokens[k].Lemma] {
			continue
		}
		by := p.agent(k)
		if !by.known || p.kindOf(by, p.actorAt(by)) != hearsay.OutletActor || p.isPublisher(by) {
			continue
		}
		return by, stretch{k, max(k, by.first-1)}, relation
	}
	return phrase{}, stretch{}, ""
}

// quotedBy is the outlet by which the source was quoted: "analysts quoted by the Post".
func (p *reading) quotedBy(source phrase) (phrase, stretch) {
	r := p.r
	for _, k := range r.Children(source.head) {
		if t := &r.Tokens[k]; t.Deprel != hearsay.Acl || t.XPOS != hearsay.TagVBN || !p.rules.words.quotes[t.Lemma] {
			continue
		}
		by := p.agent(k)
		if by.known && p.kindOf(by, p.actorAt(by)) == hearsay.OutletActor && !p.isPublisher(by) {
			return by, stretch{k, max(k, by.first-1)}
		}
	}
	return phrase{}, stretch{}
}
