package entity

import (
	"hearsay"
)

// antecedent is the group that pronoun k refers to, or -1.
func (s *scratch) antecedent(k int32) int32 {
	m := &s.who[k]
	if m.pron.relative {
		return s.relativeTo(m)
	}
	best, score, second := int32(-1), -1000, -1000
	reach := int32(3)
	if m.pron.thing {
		reach = 1 // further back there are more things than are mentioned
	}
	if m.gender != noGender {
		reach = 8 // a speaker may be named a whole quotation before
	}
	for o := k - 1; o >= 0; o-- {
		c := &s.who[o]
		if m.sentence-c.sentence > reach {
			break
		}
		g := s.of[o]
		if g < 0 || s.groups[g].gone || !s.agrees(m, c, &s.groups[g]) || s.bound(m, c) {
			continue
		}
		p := s.salience(m, c)
		if m.pron.thing && s.ownClause(m, c) {
			p += 2 * doubt
		}
		switch {
		case g == best:
			score = max(score, p)
		case p > score:
			best, score, second = g, p, score
		default:
			second = max(second, p)
		}
	}
	if best >= 0 && m.pron.thing && score-second < doubt {
		return -1
	}
	if best >= 0 && (m.pron.thing || m.pron.plural) && s.rivalled(m, score) {
		return -1
	}
	return best
}

// ownClause reports a possessive in the clause of which c is the subject: "Chad closed its
// border".
func (s *scratch) ownClause(m, c *mention) bool {
	t := &s.r.Tokens[c.head]
	return s.r.Tokens[m.head].Deprel == hearsay.NModPoss && t.Deprel.Is(hearsay.NSubj) && t.Head >= 0 && s.under(m.head, t.Head)
}

// doubt is by how much the antecedent of an "it" must weigh more than the next one.
const doubt = 6

// rivalled reports a noun that is no actor and that the pronoun may mean as well: "The plan
// failed because it was late". It weighs like an actor in its place would.
func (s *scratch) rivalled(m *mention, score int) bool {
	from := s.r.Sentences[max(0, m.sentence-1)].First
	for j := from; j < m.head; j++ {
		t := &s.r.Tokens[j]
		if t.UPOS != hearsay.NOUN || s.at[j] > 0 || s.plural(j) != m.pron.plural || s.calendar(j) {
			continue
		}
		rival := mention{first: j, last: j, head: j, sentence: int32(s.r.SentenceOf(j))}
		if (t.Deprel.Is(hearsay.NSubj) || t.Deprel.Is(hearsay.Obj)) && !s.bound(m, &rival) && s.salience(m, &rival) >= score {
			return true
		}
	}
	return false
}

// agrees checks number, gender and kind.
func (s *scratch) agrees(m, c *mention, g *group) bool {
	switch {
	case m.pron.plural:
		return g.plural || g.kind == hearsay.GroupActor || g.kind == hearsay.AnonymousActor && c.plural || c.form == hearsay.Pronoun && c.pron.plural
	case m.pron.thing:
		return !g.plural && !g.place && (g.kind == hearsay.OrganisationActor || g.kind == hearsay.CountryActor || g.kind == hearsay.OutletActor || g.kind == hearsay.DocumentActor || g.kind == hearsay.GroupActor && g.name >= 0)
	}
	if g.plural || !genders(g.gender, m.gender) {
		return false
	}
	return g.kind == hearsay.PersonActor || g.kind == hearsay.AnonymousActor || g.kind == hearsay.OrganisationActor && g.entry < 0 && g.name >= 0 && s.tagOf(&s.who[g.name]) == ""
}

// bound keeps a pronoun from its clause's other arguments: in "Jones met him", he is not
// Jones.
func (s *scratch) bound(m, c *mention) bool {
	t, u := &s.r.Tokens[m.head], &s.r.Tokens[c.head]
	if c.first <= m.head && m.head <= c.last {
		return true
	}
	return t.Deprel != hearsay.NModPoss && t.Head == u.Head && t.Head >= 0
}

// salience orders antecedents: near sentences first, in them subjects before objects
// before the rest, persons named before others.
func (s *scratch) salience(m, c *mention) int {
	points := 40 - 12*int(m.sentence-c.sentence)
	if m.gender != noGender && c.kind != hearsay.PersonActor && c.form != hearsay.Pronoun {
		points -= 20 // a name that nobody has told to be a person's
	}
	switch rel := s.r.Tokens[c.head].Deprel; {
	case s.possessive(c):
		points += 3
	case s.agentive(c):
		points += 8
	case s.prepositional(c):
	case s.finiteAfter(c) && rel != hearsay.NMod:
		points += 9
		points += 6
	case rel.Is(hearsay.NSubj):
		points += 9
	case rel.Is(hearsay.Obj):
		points += 4
	case rel.Is(hearsay.NModPoss):
		points += 3
	case rel.Is(hearsay.Appos), rel.Is(hearsay.Compound), rel.Is(hearsay.AMod):
		points -= 3
	}
	if c.form == hearsay.Pronoun && c.pron.gender == m.pron.gender {
		points += 3
	}
	return points
}

// possessive reports a possessive mark on the phrase, whatever its relation.
func (s *scratch) possessive(c *mention) bool {
	for _, k := range s.r.Children(c.head) {
		if s.r.Tokens[k].XPOS == hearsay.TagPOS {
			return true
		}
	}
	after := c.last + 1
	return int(after) < len(s.r.Tokens) && s.r.Tokens[after].XPOS == hearsay.TagPOS
}

// agentive reports the doer of a passive: "was delivered by Jones".
func (s *scratch) agentive(c *mention) bool {
	t := &s.r.Tokens[c.head]
	if t.Deprel == hearsay.OblAgent {
		return true
	}
	return t.Deprel.Is(hearsay.Obl) && c.first > 0 && s.lower(c.first-1) == "by" && t.Head >= 0 && s.r.Child(t.Head, hearsay.AuxPass) >= 0
}

// prepositional reports a preposition right before the phrase: "an appeal to Jones was".
func (s *scratch) prepositional(c *mention) bool {
	if c.first == 0 {
		return false
	}
	t := &s.r.Tokens[c.first-1]
	return t.UPOS == hearsay.ADP || t.XPOS == hearsay.TagTO
}

// finiteAfter reports a finite verb right behind the phrase, which makes a subject of it
// even where the tree has it otherwise.
func (s *scratch) finiteAfter(c *mention) bool {
	i := c.last + 1
	if int(i) >= len(s.r.Tokens) {
		return false
	}
	switch s.r.Tokens[i].XPOS {
	case hearsay.TagVBD, hearsay.TagVBZ, hearsay.TagVBP, hearsay.TagMD:
		return true
	}
	return false
}

// relativeTo is the group of the noun that a relative clause modifies.
func (s *scratch) relativeTo(m *mention) int32 {
	if h := s.relativeHead(m.head); h >= 0 && s.at[h] > 0 {
		return s.of[s.at[h]-1]
	}
	before := m.head - 1
	if before >= 0 && s.r.Form(before) == "," {
		before--
	}
	for k := s.at[m.head] - 2; k >= 0 && s.who[k].sentence == m.sentence; k-- {
		if s.who[k].last == before {
			return s.of[k]
		}
	}
	return -1
}

// speaker is whoever says the clause that a first person stands in: the subject of the
// verb of speech over it, or beside it.
func (s *scratch) speaker(k int32) int32 {
	m := &s.who[k]
	if m.pron.plural {
		return -1
	}
	for h, n := m.head, 0; h >= 0 && n < 12; h, n = s.r.Tokens[h].Head, n+1 {
		if g := s.speakerOf(h, m.head); g >= 0 {
			return g
		}
		for _, c := range s.r.Children(h) {
			if s.r.Tokens[c].Deprel.Is(hearsay.Parataxis) {
				if g := s.speakerOf(c, m.head); g >= 0 {
					return g
				}
			}
		}
	}
	return -1
}

// speakerOf is the group of the person who is the verb's subject, or of its first subject
// that is an actor at all.
func (s *scratch) speakerOf(verb, self int32) int32 {
	if !s.x.words["spoken"][s.r.Tokens[verb].Lemma] {
		return -1
	}
	first := int32(-1)
	for _, c := range s.r.Children(verb) {
		if !s.r.Tokens[c].Deprel.Is(hearsay.NSubj) || c == self {
			continue
		}
		for _, head := range [...]int32{c, s.r.Child(c, hearsay.Conj)} {
			if head < 0 || s.at[head] == 0 {
				continue
			}
			g := s.of[s.at[head]-1]
			if g >= 0 && s.groups[g].kind == hearsay.PersonActor {
				return g
			}
			if first < 0 {
				first = g
			}
		}
	}
	return first
}

func (s *scratch) pronounAt(i, sentence int32) {
	p, ok := s.x.pronouns[s.lower(i)]
	if !ok || p.relative && !s.relativeHere(i) || p.thing && s.pleonastic(i) {
		return
	}
	if p.relative && s.x.words["personal"][s.lower(i)] {
		s.someone(i, sentence)
	}
	s.push(mention{first: i, last: i, head: i, nameFirst: -1, nameLast: -1, form: hearsay.Pronoun, entry: -1, noun: -1, pron: p, gender: p.gender, plural: p.plural, sentence: sentence})
}

// someone makes a mention of the noun that "who" refers to, which must be a person's.
func (s *scratch) someone(i, sentence int32) {
	h := s.relativeHead(i)
	if h < 0 || s.at[h] > 0 || s.nameAt[h] > 0 || s.calendar(h) {
		return
	}
	switch s.r.Tokens[h].UPOS {
	case hearsay.NOUN:
		if !s.x.words["many"][s.lower(h)] {
			return
		}
	case hearsay.PROPN, hearsay.PRON, hearsay.NUM, hearsay.ADJ, hearsay.DET:
	default:
		return
	}
	kind := hearsay.PersonActor
	if s.plural(h) || s.x.words["definite"][s.lower(h)] {
		kind = hearsay.GroupActor
	}
	first, last := s.extent(h)
	s.push(mention{first: first, last: last, head: h, nameFirst: -1, nameLast: -1, form: hearsay.Nominal, kind: kind, entry: -1, noun: -1, sentence: sentence})
}

// relativeHead is the noun that the relative clause of pronoun i modifies, or -1.
func (s *scratch) relativeHead(i int32) int32 {
	for h, n := s.r.Tokens[i].Head, 0; h >= 0 && n < 5; h, n = s.r.Tokens[h].Head, n+1 {
		if s.r.Tokens[h].Deprel == hearsay.AclRel {
			return s.r.Tokens[h].Head
		}
	}
	return -1
}

// pleonastic reports an "it" that stands for nothing or for a clause: "it is unclear
// whether", "it seems that".
func (s *scratch) pleonastic(i int32) bool {
	t := &s.r.Tokens[i]
	if t.Deprel == hearsay.Expl {
		return true
	}
	if !t.Deprel.Is(hearsay.NSubj) || t.Head < 0 {
		return false
	}
	h := &s.r.Tokens[t.Head]
	if h.UPOS == hearsay.ADJ || s.x.words["seem"][h.Lemma] {
		return s.r.Child(t.Head, hearsay.CSubj, hearsay.CComp, hearsay.XComp, hearsay.AdvCl) >= 0
	}
	if s.x.words["empty"][h.Lemma] && s.r.Child(t.Head, hearsay.Cop) >= 0 {
		return true
	}
	return false
}

// relativeHere reports whether a form that may be a relative pronoun is one here: in a
// relative clause, or right behind a comma.
func (s *scratch) relativeHere(i int32) bool {
	return s.relativeHead(i) >= 0 || i > 0 && s.r.Form(i-1) == "," && s.x.words["personal"][s.r.Form(i)]
}
