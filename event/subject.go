package event

import "hearsay"

// anotherSubject says whether a better subject stands between k and the verb, as in "PARIS
// -- France said".
func (s *scratch) anotherSubject(v, k int32) bool {
	for _, other := range s.r.Children(v) {
		t := &s.r.Tokens[other]
		if other > k && other < v && t.Deprel.Is(hearsay.NSubj) && t.XPOS != hearsay.TagWDT && t.XPOS != hearsay.TagWP && !s.timeWord(other) {
			return !s.joined(v, k, other)
		}
	}
	return false
}

// joined says whether "and" stands between two subjects of a verb.
func (s *scratch) joined(v, a, b int32) bool {
	for _, k := range s.r.Children(v) {
		if k > a && k < b && s.r.Tokens[k].Deprel == hearsay.CC {
			return true
		}
	}
	return s.r.Child(b, hearsay.CC) >= 0
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
	if s.rules.words.transitive[t.Lemma] && !s.objectBehind(v) && r.Child(v, hearsay.NSubj) >= 0 {
		return true // "eight wounded": whoever does this does it to somebody
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

// objectBehind says whether a noun that may be its object stands behind a verb.
func (s *scratch) objectBehind(v int32) bool {
	for _, k := range s.r.Children(v) {
		d := s.r.Tokens[k].Deprel
		if d.Is(hearsay.Obj) || d.Is(hearsay.IObj) || d.Is(hearsay.CComp) || k > v && (d.Is(hearsay.NSubj) || d.Is(hearsay.Obl) && s.preposition(k) == "" && !s.timeWord(k)) {
			return true
		}
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
		if s.finite(v) {
			return -1 // a clause with a verb of its own tense has its own subject, if a lost one
		}
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
		if up := r.Tokens[h].Head; up >= 0 && (r.Tokens[h].Deprel.Is(hearsay.Obj) || r.Tokens[h].Deprel.Is(hearsay.IObj)) && r.Tokens[up].UPOS == hearsay.VERB {
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

// finite says whether a verb has a tense: "when it attacked", against "after attacking".
func (s *scratch) finite(v int32) bool {
	switch s.r.Tokens[v].XPOS {
	case hearsay.TagVBD, hearsay.TagVBZ, hearsay.TagVBP, hearsay.TagMD:
		return !s.isPassive(v)
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
	if t.Deprel != hearsay.AclRel || passive || s.has(object) || t.Head < 0 {
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
