package event

import "hearsay"

// arg is a token that fills a slot of a trigger. Tokens joined by "and" are one arg: the
// first stands for all.
type arg struct {
	slot  slot
	token int32
}

// deepest bounds every walk up a tree: a damaged tree may have a cycle.
const deepest = 12

func (s *scratch) add(at slot, token int32) {
	if token < 0 {
		return
	}
	for _, a := range s.args[s.argStart:] {
		if a.slot == at && a.token == token {
			return
		}
	}
	s.args = append(s.args, arg{at, token})
	if at == clause && s.infinitive(token) {
		s.args = append(s.args, arg{infinitive, token})
	}
}

// verbArgs collects the args of a verb, with its passive, relative clause and control
// undone.
func (s *scratch) verbArgs(v int32) {
	r := s.r
	passive := s.isPassive(v)
	hasObject := false
	for _, k := range r.Children(v) {
		switch d := r.Tokens[k].Deprel; {
		case d.Is(hearsay.Obj), d == hearsay.NSubjPass:
			hasObject = true
		}
	}
	for _, k := range r.Children(v) {
		switch r.Tokens[k].Deprel.Universal() {
		case hearsay.NSubj, hearsay.CSubj:
			if !s.timeWord(k) && !s.anotherSubject(v, k) {
				s.addSubject(v, s.antecedent(k), passive, hasObject)
			}
		case hearsay.Obj:
			if s.preposition(k) != "" {
				s.oblique(k, passive)
				continue
			}
			s.add(object, s.antecedent(k))
			s.objectClause(k)
		case hearsay.IObj:
			if hasObject {
				s.add(indirect, s.antecedent(k))
			} else {
				s.add(object, s.antecedent(k))
				s.objectClause(k)
			}
		case hearsay.CComp, hearsay.XComp:
			if k < v && s.bareNoun(k) && s.r.MentionAt(k) != nil && r.Tokens[k].Deprel.Is(hearsay.CComp) {
				s.addSubject(v, k, passive, hasObject)
				continue
			}
			if s.bareNoun(k) && !hasObject {
				s.add(object, k)
				continue
			}
			s.add(clause, k)
		case hearsay.Obl:
			s.oblique(k, passive)
		case hearsay.AdvCl:
			s.gerund(k)
		}
	}
	if !s.has(surfaceSlot(passive)) {
		if t := s.surfaceSubject(v, 0); t >= 0 {
			s.addSubject(v, t, passive, hasObject)
		}
	}
	s.relativeGap(v, passive)
	if r.Tokens[v].Deprel == hearsay.Acl {
		s.behind(v)
	}
	n := len(s.args)
	for i := s.argStart; i < n; i++ {
		switch a := s.args[i]; {
		case a.slot == object:
			s.nounPreps(a.token)
		case a.slot >= firstPreposition:
			s.nounPreps(a.token)
		}
	}
}

// timeWord says whether a token is a word like "week", which a parser may take for a subject.
// A name may end in one: "the Gaza Strip Sunday".
func (s *scratch) timeWord(k int32) bool {
	if !s.rules.words.times[s.lower(k)] {
		return false
	}
	m := s.r.MentionAt(k)
	return m == nil || m.Kind != hearsay.Named || m.First == m.Last
}

// bareNoun says whether what hangs on a verb as a clause is only a noun: an object that a
// parser took for a clause.
func (s *scratch) bareNoun(k int32) bool {
	if u := s.r.Tokens[k].UPOS; u != hearsay.NOUN && u != hearsay.PROPN {
		return false
	}
	for _, kk := range s.r.Children(k) {
		switch s.r.Tokens[kk].Deprel.Universal() {
		case hearsay.NSubj, hearsay.Cop, hearsay.Mark, hearsay.Aux, hearsay.Case, hearsay.Obj:
			return false
		}
	}
	return true
}

// objectClause takes an infinitive that hangs on the object for the verb's own: "asked
// Mali to leave" and "has a plan to leave" look alike to a parser.
func (s *scratch) objectClause(obj int32) {
	for _, k := range s.r.Children(obj) {
		if s.r.Tokens[k].Deprel == hearsay.Acl && s.infinitive(k) {
			s.add(clause, k)
		}
	}
}

func surfaceSlot(passive bool) slot {
	if passive {
		return object
	}
	return subject
}

// addSubject puts the surface subject where it belongs: of a passive it is the object, or
// the receiver where the passive has an object of its own ("was given a deadline").
func (s *scratch) addSubject(v, token int32, passive, hasObject bool) {
	switch {
	case !passive:
		s.add(subject, token)
	case hasObject && s.r.Child(v, hearsay.Obj) >= 0:
		s.add(indirect, token)
	default:
		s.add(object, token)
	}
}

func (s *scratch) oblique(k int32, passive bool) {
	prep := s.preposition(k)
	if prep == "" {
		if s.r.MentionAt(k) != nil && !s.has(object) && s.objectLike(k) {
			s.add(object, k)
		}
		return
	}
	if s.timeWord(k) {
		return
	}
	t := s.antecedent(k)
	if prep == "by" && (passive || s.r.Tokens[k].Deprel == hearsay.OblAgent) {
		s.add(subject, t)
	}
	if at, ok := s.rules.preps[prep]; ok {
		s.add(at, t)
	}
	for _, c := range s.r.Children(k) {
		// "in Amman with the king": another phrase, read as joined to the first
		if s.r.Tokens[c].Deprel == hearsay.Conj {
			if at, ok := s.rules.preps[s.preposition(c)]; ok && s.preposition(c) != prep {
				s.add(at, c)
			}
		}
	}
}

// objectLike says whether a phrase without a preposition may be its verb's object.
func (s *scratch) objectLike(k int32) bool {
	t := &s.r.Tokens[k]
	return k > t.Head && t.Head >= 0 && (t.Deprel == hearsay.Obl || s.rules.words.transitive[s.r.Tokens[t.Head].Lemma] && !s.timeWord(k))
}

// gerund takes "of attacking" in "accused of attacking" as what stands after "of".
func (s *scratch) gerund(k int32) {
	if s.r.Tokens[k].XPOS != hearsay.TagVBG {
		if s.infinitive(k) {
			s.add(clause, k)
		}
		return
	}
	prep := s.preposition(k)
	if at, ok := s.rules.preps[prep]; ok {
		s.add(at, k)
	} else if prep == "" && k == s.r.Tokens[k].Head+1 {
		s.add(clause, k) // "admitted shelling"
	}
}

// preposition is the first word that marks a phrase or a gerund, in lower case.
func (s *scratch) preposition(k int32) string {
	r := s.r
	for _, c := range r.Children(k) {
		if d := r.Tokens[c].Deprel; d == hearsay.Case || d == hearsay.Mark {
			if r.Tokens[c].XPOS == hearsay.TagPOS || r.Tokens[c].UPOS == hearsay.PART {
				continue
			}
			return s.lower(c)
		}
	}
	return ""
}

// nounPreps adds the prepositional phrases of a noun, and after them those of the nouns in
// these, which may well belong to it: "the release of prisoners by Mali".
func (s *scratch) nounPreps(n int32) { s.chain(n, 0) }

func (s *scratch) chain(n int32, depth int) {
	s.phrases(n)
	for _, k := range s.r.Children(n) {
		if depth < 2 && s.r.Tokens[k].Deprel == hearsay.NMod && s.preposition(k) != "" {
			s.chain(k, depth+1)
		}
	}
}

func (s *scratch) phrases(n int32) {
	r := s.r
	for _, k := range r.Children(n) {
		t := &r.Tokens[k]
		if d := t.Deprel; d == hearsay.NMod || d.Is(hearsay.Obl) || d == hearsay.Acl {
			if prep := s.preposition(k); prep != "" {
				if at, ok := s.rules.preps[prep]; ok {
					s.add(at, s.antecedent(k))
				}
			}
		}
	}
}

// nounArgs collects the args of an event noun: its own, and those of the light verb that
// carries it.
func (s *scratch) nounArgs(n, outer int32, carry carrier) {
	r := s.r
	s.nominal(n)
	if outer != n {
		s.nominal(outer)
	}
	for _, k := range r.Children(n) {
		t := &r.Tokens[k]
		if t.Deprel == hearsay.Acl && t.XPOS == hearsay.TagVB {
			s.add(clause, k)
		}
		if t.Deprel.Is(hearsay.CComp) || t.Deprel == hearsay.Acl && r.Child(k, hearsay.Mark) >= 0 {
			s.add(clause, k)
		}
		// "the attack carried out by rebels", "sanctions imposed on Iran"
		if t.Deprel.Is(hearsay.Acl) && t.UPOS == hearsay.VERB {
			if _, ok := s.rules.lightVerb(t.Lemma); ok {
				s.lightArgs(k, n)
			}
		}
	}
	if carry.verb >= 0 {
		s.lightArgs(carry.verb, n)
		return
	}
	s.following(outer)
}

// following adds the phrases that stand right behind an event noun but hang on its verb:
// "saw a strike on Gaza" is mostly a strike on Gaza.
func (s *scratch) following(n int32) {
	if h := s.r.Tokens[n].Head; h >= 0 && s.r.Tokens[h].UPOS == hearsay.VERB && h < n {
		s.phrasesAfter(n, h)
	}
}

// behind does the same for a participle: "signed a decree granting asylum to".
func (s *scratch) behind(v int32) {
	n := s.r.Tokens[v].Head
	if n < 0 {
		return
	}
	if h := s.r.Tokens[n].Head; h >= 0 && h < v && s.r.Tokens[h].UPOS == hearsay.VERB {
		s.phrasesAfter(v, h)
	}
}

// phrasesAfter adds the obliques of verb h that begin where the phrase of token n ends.
func (s *scratch) phrasesAfter(n, h int32) {
	r := s.r
	_, last := r.Extent(n)
	for _, k := range r.Children(h) {
		if k <= n || !r.Tokens[k].Deprel.Is(hearsay.Obl) {
			continue
		}
		first, end := r.Extent(k)
		if first != last+1 {
			continue
		}
		if at, ok := s.rules.preps[s.preposition(k)]; ok {
			s.add(at, s.antecedent(k))
			last = end
		}
	}
}

// nominal adds a noun's possessor, modifiers and prepositional phrases.
func (s *scratch) nominal(n int32) {
	r := s.r
	for _, k := range r.Children(n) {
		switch t := &r.Tokens[k]; t.Deprel {
		case hearsay.NModPoss:
			s.add(possessive, k)
		case hearsay.Compound, hearsay.AMod, hearsay.NModDesc:
			s.add(modifier, k)
		case hearsay.NMod:
			if r.Child(k, hearsay.Case) < 0 {
				s.add(modifier, k)
			}
		}
	}
	s.nounPreps(n)
}

// lightArgs adds what a light verb has beside the noun that it carries.
func (s *scratch) lightArgs(v, n int32) {
	r := s.r
	passive := s.isPassive(v)
	engaged := passive && r.Tokens[n].Deprel.Is(hearsay.Obl) // "is locked in a war"
	for _, k := range r.Children(v) {
		switch r.Tokens[k].Deprel.Universal() {
		case hearsay.NSubj:
			if k == n {
				continue
			}
			if !passive || engaged {
				s.add(subject, s.antecedent(k))
			}
		case hearsay.IObj:
			s.add(indirect, s.antecedent(k))
		case hearsay.Obl:
			if k != n {
				s.oblique(k, passive)
			}
		case hearsay.XComp, hearsay.CComp:
			s.add(clause, k)
		case hearsay.AdvCl:
			if r.Tokens[k].XPOS == hearsay.TagVB {
				s.add(clause, k)
			}
		}
	}
	if !passive && !s.has(subject) {
		if t := s.surfaceSubject(v, 0); t >= 0 && t != n {
			s.add(subject, t)
		}
	}
}

// adjectiveArgs collects the args of a predicate or modifying adjective.
func (s *scratch) adjectiveArgs(a int32) {
	r := s.r
	for _, k := range r.Children(a) {
		switch r.Tokens[k].Deprel.Universal() {
		case hearsay.NSubj:
			s.add(subject, s.antecedent(k))
		case hearsay.CComp, hearsay.XComp:
			s.add(clause, k)
		case hearsay.AdvCl:
			s.gerund(k)
		case hearsay.Obl:
			s.oblique(k, false)
		}
	}
	if !s.has(subject) {
		if t := s.surfaceSubject(a, 0); t >= 0 {
			s.add(subject, t)
		}
	}
}

func (s *scratch) has(at slot) bool {
	for _, a := range s.args[s.argStart:] {
		if a.slot == at {
			return true
		}
	}
	return false
}
