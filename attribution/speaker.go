package attribution

import (
	"hearsay"
)

// speakers is who has spoken so far, as links are written.
type speakers struct {
	last    hearsay.ActorID
	block   int32 // of the last one's words
	spoke   map[hearsay.ActorID]bool
	genders []genders // actor -> by which pronouns the text refers to it
}

type genders uint8

const (
	masculine genders = 1 << iota
	feminine
)

// goingOn is who a pronoun means that leads words between marks: the one who spoke last, where the
// text refers to that person by such a pronoun, rather than somebody near who has said nothing yet.
// Both are in the same paragraph or in two on end.
func (p *reading) goingOn(a *attribution, actor hearsay.ActorID) hearsay.ActorID {
	r, s := p.r, &p.speakers
	if !a.source.known || !a.speech || a.outer >= 0 || s.last == 0 || s.last == actor || s.spoke[actor] {
		return actor
	}
	gender := p.genderOf(a.source.head)
	block := r.Sentences[r.SentenceOf(a.head)].Block
	if gender == 0 || block != s.block && !between(r.Blocks, s.block, block) {
		return actor
	}
	if s.genders == nil {
		s.genders = make([]genders, len(r.Actors)+1)
		for i := range r.Mentions {
			s.genders[r.Mentions[i].Actor] |= p.genderOf(r.Mentions[i].Head)
		}
	}
	if int(s.last) < len(s.genders) && s.genders[s.last] == gender {
		return s.last
	}
	return actor
}

// hears notes who spoke.
func (p *reading) hears(a *attribution, actor hearsay.ActorID, kind hearsay.ActorKind) {
	if actor == 0 || a.outer >= 0 {
		return
	}
	s := &p.speakers
	s.spoke[actor] = true
	s.last, s.block = 0, p.r.Sentences[p.r.SentenceOf(a.head)].Block
	if kind == hearsay.PersonActor {
		s.last = actor
	}
}

func (p *reading) genderOf(i int32) genders {
	t := &p.r.Tokens[i]
	switch {
	case t.UPOS != hearsay.PRON:
		return 0
	case p.rules.words.masculine[t.Lemma]:
		return masculine
	case p.rules.words.feminine[t.Lemma]:
		return feminine
	}
	return 0
}
