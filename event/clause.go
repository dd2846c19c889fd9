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
	misread := s.misread(v)
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
			if misread >= 0 {
				s.add(s.rules.preps[s.preposition(v)], k)
			} else if !s.timeWord(k) && !s.anotherSubject(v, k) {
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
			}
		case hearsay.CComp, hearsay.XComp:
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

// anotherSubject says whether a better subject stands between k and the verb, as in "PARIS
// -- France said".
func (s *scratch) anotherSubject(v, k int32) bool {
	for _, other := range s.r.Children(v) {
		t := &s.r.Tokens[other]
		if other > k && other < v && t.Deprel.Is(hearsay.NSubj) && t.XPOS != hearsay.TagWDT && t.XPOS != hearsay.TagWP && !s.timeWord(other) {
			return true
		}
	}
	return false
}

// timeWord says whether a token is a word like "week", which a parser may take for a subject.
func (s *scratch) timeWord(k int32) bool { return s.rules.words.times[s.lower(k)] }

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
		if s.r.MentionAt(k) != nil && !s.has(object) && s.r.Tokens[k].Deprel == hearsay.Obl {
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
}

// gerund takes "of attacking" in "accused of attacking" as what stands after "of".
func (s *scratch) gerund(k int32) {
	if s.r.Tokens[k].XPOS != hearsay.TagVBG {
		if s.infinitive(k) {
			s.add(clause, k)
		}
		return
	}
	if prep := s.preposition(k); prep != "" {
		if at, ok := s.rules.preps[prep]; ok {
			s.add(at, k)
		}
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
func (s *scratch) nounPreps(n int32) {
	s.phrases(n)
	for _, k := range s.r.Children(n) {
		if s.r.Tokens[k].Deprel == hearsay.NMod && s.preposition(k) != "" {
			s.phrases(k)
		}
	}
}

func (s *scratch) phrases(n int32) {
	r := s.r
	for _, k := range r.Children(n) {
		t := &r.Tokens[k]
		if t.Deprel == hearsay.AclRel && k > n {
			// "sanctions against officials responsible for": a phrase read as a clause
			if who := r.Child(k, hearsay.NSubj); who > n && s.adposition(k) {
				if at, ok := s.rules.preps[s.preposition(k)]; ok {
					s.add(at, who)
				}
			}
		}
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

func (s *scratch) isPassive(v int32) bool {
	r := s.r
	t := &r.Tokens[v]
	if t.UPOS == hearsay.ADJ {
		return r.Child(v, hearsay.Cop, hearsay.Aux) >= 0
	}
	if t.XPOS != hearsay.TagVBN && t.XPOS != hearsay.TagVBD {
		return false
	}
	have, other, agent := false, false, false
	for _, k := range r.Children(v) {
		switch d := r.Tokens[k].Deprel; {
		case d == hearsay.AuxPass, d == hearsay.NSubjPass, d == hearsay.CSubjPass:
			return true
		case d == hearsay.OblAgent && s.preposition(k) == "by":
			agent = true
		case d == hearsay.Aux:
			have = true
		case d.Is(hearsay.NSubj), d == hearsay.Obj:
			other = true
		}
	}
	if t.XPOS == hearsay.TagVBD && t.Deprel == hearsay.Acl {
		return !have && !other && !s.rules.words.intransitive[t.Lemma] && (s.running || t.Head >= 0)
	}
	if t.XPOS != hearsay.TagVBN || have || other {
		return false
	}
	if agent {
		return true
	}
	switch t.Deprel {
	case hearsay.Acl:
		// "students protested" as a root noun with a participle was read wrongly
		return !s.running || t.Head < 0 || r.Tokens[t.Head].Head >= 0 || !s.rules.words.intransitive[t.Lemma]
	case hearsay.AMod, hearsay.AdvCl:
		return true
	case hearsay.Conj:
		return t.Head >= 0 && s.isPassive(t.Head)
	}
	return false
}

// surfaceSubject finds the subject of a verb that has none of its own: shared over "and",
// controlled from above, or the noun that a clause modifies; -1 where there is none.
func (s *scratch) surfaceSubject(v int32, depth int) int32 {
	r := s.r
	if depth > deepest {
		return -1
	}
	if n := s.misread(v); n >= 0 {
		return n
	}
	for _, k := range r.Children(v) {
		if d := r.Tokens[k].Deprel; (d.Is(hearsay.NSubj) || d.Is(hearsay.CSubj)) && !s.timeWord(k) && !s.anotherSubject(v, k) {
			return s.antecedent(k)
		}
	}
	t := &r.Tokens[v]
	h := t.Head
	if h < 0 {
		return -1
	}
	switch t.Deprel {
	case hearsay.Conj, hearsay.CComp, hearsay.Parataxis:
		if t.Deprel == hearsay.Parataxis && t.XPOS != hearsay.TagVBG || t.Deprel == hearsay.CComp && t.XPOS != hearsay.TagVBG && t.UPOS != hearsay.ADJ && !s.infinitive(v) {
			return -1
		}
		if r.Tokens[h].UPOS == hearsay.NOUN && t.Deprel == hearsay.Conj {
			return -1
		}
		return s.surfaceSubject(h, depth+1)
	case hearsay.XComp:
		return s.controller(h, depth)
	case hearsay.AdvCl:
		if objectControls[s.preposition(v)] && t.XPOS == hearsay.TagVBG ||
			s.rules.words.objectControl[r.Tokens[h].Lemma] && s.infinitive(v) {
			return s.controller(h, depth)
		}
		return s.surfaceSubject(h, depth+1)
	case hearsay.Acl:
		if t.XPOS == hearsay.TagVBG && r.Child(v, hearsay.Mark) < 0 || t.XPOS == hearsay.TagVBN {
			if s.rules.words.document[r.Tokens[h].Lemma] {
				if who := s.holder(h, depth); who >= 0 {
					return who
				}
			}
			return h
		}
		if up := r.Tokens[h].Head; up >= 0 && r.Tokens[h].Deprel.Is(hearsay.Obj) && r.Tokens[up].UPOS == hearsay.VERB {
			if s.rules.words.proxy[r.Tokens[up].Lemma] {
				return s.surfaceSubject(up, depth+1)
			}
			if r.MentionAt(h) != nil && r.Child(h, hearsay.NModPoss) < 0 {
				return h
			}
		}
		return s.holder(h, depth)
	case hearsay.AclRel:
		return h
	case hearsay.AMod:
		if t.XPOS == hearsay.TagVBN && h > v {
			return h
		}
	}
	return -1
}

// misread finds the true subject of a main verb that a parser took for a relative clause:
// in "a bomber in Kabul killed ten" it may read "in Kabul killed" as a clause about the
// bomber. It is -1 where nothing speaks for that.
func (s *scratch) misread(v int32) int32 {
	r := s.r
	t := &r.Tokens[v]
	if t.Deprel != hearsay.AclRel || t.Head < 0 || t.Head > v || r.Tokens[t.Head].Head >= 0 || !nominal(r.Tokens[t.Head].UPOS) {
		return -1
	}
	if s.adposition(v) {
		return t.Head
	}
	return -1
}

// adposition says whether a clause is marked by a preposition.
func (s *scratch) adposition(v int32) bool {
	for _, k := range s.r.Children(v) {
		if m := &s.r.Tokens[k]; m.Deprel == hearsay.Mark && m.UPOS == hearsay.ADP && k < v {
			return true
		}
	}
	return false
}

// objectControls are the prepositions whose gerund is done by the object: "accuse Mali of
// shelling", against "respond by shelling".
var objectControls = map[string]bool{"of": true, "from": true, "for": true, "into": true}

// controller is who does the infinitive below verb h: its object, or else its subject. What
// somebody sends others to do, he does.
func (s *scratch) controller(h int32, depth int) int32 {
	if s.rules.words.proxy[s.r.Tokens[h].Lemma] && !s.isPassive(h) {
		return s.surfaceSubject(h, depth+1)
	}
	if k := s.r.Child(h, hearsay.Obj, hearsay.IObj); k >= 0 {
		return s.antecedent(k)
	}
	return s.surfaceSubject(h, depth+1)
}

// holder is who has the noun: "Russia" of "Russia's attempt to", "made an attempt to".
func (s *scratch) holder(n int32, depth int) int32 {
	r := s.r
	if k := r.Child(n, hearsay.NModPoss); k >= 0 {
		return k
	}
	for _, k := range r.Children(n) {
		if r.Tokens[k].Deprel == hearsay.NMod && s.preposition(k) == "by" {
			return k
		}
	}
	if h := r.Tokens[n].Head; h >= 0 {
		if d := r.Tokens[n].Deprel; d.Is(hearsay.Obj) || d.Is(hearsay.Obl) {
			if r.Tokens[h].UPOS == hearsay.VERB {
				return s.surfaceSubject(h, depth+1)
			}
		}
	}
	return -1
}

// antecedent is the noun that a relative pronoun stands for, or the token itself.
func (s *scratch) antecedent(k int32) int32 {
	r := s.r
	switch r.Tokens[k].XPOS {
	case hearsay.TagWP, hearsay.TagWDT, hearsay.TagWPS:
	default:
		return k
	}
	for up, n := r.Tokens[k].Head, 0; up >= 0 && n < deepest; up, n = r.Tokens[up].Head, n+1 {
		if r.Tokens[up].Deprel == hearsay.AclRel && r.Tokens[up].Head >= 0 {
			return r.Tokens[up].Head
		}
	}
	return k
}

// relativeGap gives the verb of a relative clause the noun that the clause modifies, where
// the clause leaves the object out: "the deal that Iran signed".
func (s *scratch) relativeGap(v int32, passive bool) {
	t := &s.r.Tokens[v]
	if t.Deprel != hearsay.AclRel || passive || s.misread(v) >= 0 || s.has(object) || t.Head < 0 {
		return
	}
	if s.r.Child(v, hearsay.NSubj) >= 0 && !s.uses(t.Head) {
		s.add(object, t.Head)
	}
}

func (s *scratch) uses(token int32) bool {
	for _, a := range s.args[s.argStart:] {
		if a.token == token {
			return true
		}
	}
	return false
}
