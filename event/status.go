package event

import "hearsay"

// verdict is a status with the word that decided it (-1 for none) and, for a status that
// no word states, the reason.
type verdict struct {
	status  hearsay.Status
	word    int32
	because string
	future  bool // "will": the event is still to come
	negated bool // a negation stands beside a future: "will not"
}

func said(st hearsay.Status, word int32) verdict { return verdict{status: st, word: word} }

// verbStatus reads the status of a verb, or of a predicate adjective, from its auxiliaries,
// adverbs, tense and from the clause above it.
func (s *scratch) verbStatus(v int32, depth int) verdict {
	r, w := s.r, &s.rules.words
	if depth > deepest {
		return verdict{status: hearsay.Actual, word: -1, because: "no word marks it"}
	}
	no, future, conditional, modal, be, have, since := int32(-1), int32(-1), int32(-1), int32(-1), int32(-1), int32(-1), int32(-1)
	for _, k := range r.Children(v) {
		t := &r.Tokens[k]
		switch {
		case t.Deprel.Is(hearsay.Aux), t.Deprel == hearsay.Cop:
			switch lemma := t.Lemma; {
			case w.future[lemma]:
				future = k
			case w.conditional[lemma], lemma == "will" && s.lower(k) == "would":
				conditional = k
			case w.modal[lemma]:
				modal = k
			case lemma == "be" && t.Deprel == hearsay.Aux:
				be = k
			case lemma == "have" && t.XPOS != hearsay.TagVBD:
				have = k
			}
		case t.Deprel == hearsay.AdvMod:
			switch {
			case w.negation[t.Lemma]:
				no = k
			case w.alleged[t.Lemma]:
				return said(hearsay.Alleged, k)
			case w.historical[t.Lemma] && r.Tokens[v].XPOS != hearsay.TagVBG:
				return said(hearsay.Historical, k)
			}
		case t.Deprel.Is(hearsay.Obl) && w.lasting[s.preposition(k)]:
			since = k
		case t.Deprel == hearsay.Mark && w.ifs[t.Lemma] && !r.Tokens[v].Deprel.Is(hearsay.CComp):
			return said(hearsay.Hypothetical, k)
		case t.Deprel.Is(hearsay.NSubj) && s.negativeNoun(k) >= 0:
			no = s.negativeNoun(k)
		}
	}
	if conditional >= 0 && s.reported(v) {
		future = conditional
	}
	switch {
	case future >= 0:
		return verdict{status: hearsay.Planned, word: future, future: true, negated: no >= 0}
	case modal >= 0:
		if s.lower(modal) == "could" && no >= 0 {
			return said(hearsay.Negated, no)
		}
		return said(hearsay.Hypothetical, modal)
	case conditional >= 0:
		return verdict{status: hearsay.Hypothetical, word: conditional, future: true, negated: no >= 0}
	case no >= 0:
		return said(hearsay.Negated, no)
	}
	if above, ok := s.fromAbove(v, depth); ok {
		return above
	}
	if have >= 0 && since >= 0 {
		return said(hearsay.Ongoing, have)
	}
	if w.stative[r.Tokens[v].Lemma] {
		if k := r.Child(v, hearsay.AuxPass); k >= 0 && r.Tokens[k].XPOS != hearsay.TagVBD && have < 0 {
			return said(hearsay.Ongoing, k)
		}
	}
	return s.tense(v, be)
}

// negativeNoun finds the "no" of "no troops", or -1.
func (s *scratch) negativeNoun(n int32) int32 {
	for _, k := range s.r.Children(n) {
		if s.r.Tokens[k].Deprel.Is(hearsay.Det) && s.r.Tokens[k].Lemma == "no" {
			return k
		}
	}
	return -1
}

// reported says whether the clause of v is what a verb of saying says.
func (s *scratch) reported(v int32) bool {
	t := &s.r.Tokens[v]
	for n := 0; t.Deprel == hearsay.Conj && t.Head >= 0 && n < deepest; n++ {
		t = &s.r.Tokens[t.Head]
	}
	if t.Head < 0 {
		return false
	}
	if t.Deprel.Is(hearsay.CComp) {
		return s.rules.words.saying[s.r.Tokens[t.Head].Lemma]
	}
	for _, k := range s.r.Children(s.index(t)) {
		if d := s.r.Tokens[k].Deprel; (d == hearsay.Parataxis || d.Is(hearsay.CComp)) && s.rules.words.saying[s.r.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}

// index is the position of a token of the report.
func (s *scratch) index(t *hearsay.Token) int32 { return s.r.TokenAt(t.Start) }

// fromAbove reads the status that the governing word gives: "failed to", "plans to",
// "is believed to have".
func (s *scratch) fromAbove(v int32, depth int) (verdict, bool) {
	r, w := s.r, &s.rules.words
	t := &r.Tokens[v]
	if t.Head < 0 {
		return verdict{}, false
	}
	head := &r.Tokens[t.Head]
	infinitive := s.infinitive(v)
	switch {
	case t.Deprel == hearsay.XComp, t.Deprel.Is(hearsay.CComp) && (infinitive || t.XPOS == hearsay.TagVBG),
		t.Deprel == hearsay.Acl && infinitive, t.Deprel.Is(hearsay.AdvCl) && infinitive && head.UPOS == hearsay.ADJ,
		t.Deprel == hearsay.AdvCl && s.preposition(v) == "of", t.Deprel == hearsay.AdvCl && s.preposition(v) == "from":
		own := s.governing(t.Head, infinitive)
		if own != "" {
			above := s.verbStatus(t.Head, depth+1)
			if above.status == hearsay.Negated && own == hearsay.Negated {
				return verdict{status: hearsay.Actual, word: t.Head, because: "doubly negated"}, true
			}
			if above.status == hearsay.Negated && own != hearsay.Alleged {
				return above, true
			}
			v := said(own, t.Head)
			v.future = own == hearsay.Planned
			return v, true
		}
		if head.UPOS == hearsay.VERB || head.UPOS == hearsay.ADJ {
			above := s.verbStatus(t.Head, depth+1)
			if above.word >= 0 || t.Deprel == hearsay.XComp {
				return above, true
			}
		}
	case t.Deprel.Is(hearsay.AdvCl) && infinitive:
		if w.historical[s.lower(t.Head)] && r.Child(t.Head, hearsay.Obj) < 0 { // "used to attack"
			return said(hearsay.Historical, t.Head), true
		}
		if w.objectControl[head.Lemma] {
			if above := s.verbStatus(t.Head, depth+1); above.word >= 0 {
				return above, true
			}
		}
		return said(hearsay.Planned, v), true
	case t.Deprel == hearsay.Conj && head.UPOS == hearsay.VERB:
		if !s.hasOwn(v) || sameForm(t, head) {
			above := s.verbStatus(t.Head, depth+1)
			if above.word >= 0 {
				return above, true
			}
		}
	case t.Deprel.Is(hearsay.CComp):
		if s.governing(t.Head, false) == hearsay.Denied {
			return said(hearsay.Denied, t.Head), true
		}
	}
	return verdict{}, false
}

// hasOwn says whether a verb has a subject of its own.
func (s *scratch) hasOwn(v int32) bool { return s.r.Child(v, hearsay.NSubj) >= 0 }

func sameForm(a, b *hearsay.Token) bool { return a.XPOS == b.XPOS && a.XPOS == hearsay.TagVB }

// governing is the status that a governing word gives to what depends on it, or "".
func (s *scratch) governing(h int32, infinitive bool) hearsay.Status {
	w, lemma := &s.rules.words, s.r.Tokens[h].Lemma
	switch {
	case w.ongoing[lemma]:
		return hearsay.Ongoing
	case w.negated[lemma]:
		return hearsay.Negated
	case w.denied[lemma]:
		return hearsay.Denied
	case w.hypothetical[lemma]:
		return hearsay.Hypothetical
	case w.planned[lemma] && infinitive:
		return hearsay.Planned
	case w.alleged[lemma] && (s.isPassive(h) || lemma == "accuse"):
		return hearsay.Alleged
	case w.historical[s.lower(h)] && infinitive:
		return hearsay.Historical
	}
	return ""
}

func (s *scratch) infinitive(v int32) bool {
	for _, k := range s.r.Children(v) {
		t := &s.r.Tokens[k]
		if t.Lemma == "to" && (t.Deprel == hearsay.Mark || t.XPOS == hearsay.TagTO) {
			return true
		}
	}
	return s.r.Tokens[v].XPOS == hearsay.TagVB && s.r.Child(v, hearsay.Aux) < 0 && s.r.Child(v, hearsay.NSubj) < 0
}

// tense tells the ongoing from the past. Headlines and captions tell the past in the
// present tense.
func (s *scratch) tense(v, be int32) verdict {
	r := s.r
	t := &r.Tokens[v]
	switch t.XPOS {
	case hearsay.TagVBG:
		if be >= 0 {
			return said(hearsay.Ongoing, be)
		}
		if t.Deprel == hearsay.Acl {
			return verdict{status: hearsay.Ongoing, word: -1, because: "present participle"}
		}
	case hearsay.TagVBZ, hearsay.TagVBP:
		if s.running {
			return verdict{status: hearsay.Ongoing, word: -1, because: "present tense"}
		}
	}
	return verdict{status: hearsay.Actual, word: -1, because: "no word marks it otherwise"}
}

// nounStatus reads the status of an event noun from its adjectives, from its light verb,
// and from the word that it depends on.
func (s *scratch) nounStatus(n, outer int32, carry carrier) verdict {
	r, w := s.r, &s.rules.words
	for _, at := range [2]int32{n, outer} {
		for _, k := range r.Children(at) {
			t := &r.Tokens[k]
			switch {
			case t.Deprel.Is(hearsay.Det) && t.Lemma == "no":
				return said(hearsay.Negated, k)
			case t.Deprel != hearsay.AMod && t.Deprel != hearsay.Compound:
			case w.alleged[t.Lemma] || w.alleged[s.lower(k)]:
				return said(hearsay.Alleged, k)
			case w.planned[s.lower(k)]:
				v := said(hearsay.Planned, k)
				v.future = true
				return v
			case w.negated[s.lower(k)]:
				return said(hearsay.Negated, k)
			case w.hypothetical[t.Lemma]:
				return said(hearsay.Hypothetical, k)
			case w.ongoing[s.lower(k)]:
				return said(hearsay.Ongoing, k)
			}
		}
	}
	first, _ := s.extent(n, 0)
	for i := first; i < n; i++ {
		if w.alleged[s.lower(i)] && r.Tokens[i].UPOS != hearsay.NOUN {
			return said(hearsay.Alleged, i)
		}
	}
	if carry.verb >= 0 {
		verb := s.verbStatus(carry.verb, 0)
		if carry.status != "" && (verb.status == hearsay.Actual || verb.status == hearsay.Ongoing) {
			v := said(carry.status, carry.verb)
			v.future = carry.status == hearsay.Planned
			return v
		}
		return verb
	}
	return s.bareNounStatus(outer)
}

func (s *scratch) bareNounStatus(n int32) verdict {
	r, w := s.r, &s.rules.words
	t := &r.Tokens[n]
	if t.Head >= 0 {
		head := &r.Tokens[t.Head]
		switch {
		case t.Deprel.Is(hearsay.Obj), t.Deprel == hearsay.NSubjPass, t.Deprel.Is(hearsay.Obl), t.Deprel == hearsay.NMod:
			switch {
			case w.negated[head.Lemma] && t.Deprel != hearsay.NMod:
				return said(hearsay.Negated, t.Head)
			case w.denied[head.Lemma]:
				return said(hearsay.Denied, t.Head)
			case w.hypothetical[head.Lemma] && !t.Deprel.Is(hearsay.Obl):
				return said(hearsay.Hypothetical, t.Head)
			case w.planned[head.Lemma] && (t.Deprel == hearsay.Obj || t.Deprel == hearsay.NMod):
				v := said(hearsay.Planned, t.Head)
				v.future = true
				return v
			case w.ongoing[head.Lemma] && t.Deprel != hearsay.NMod:
				return said(hearsay.Ongoing, t.Head)
			}
		}
		if head.UPOS == hearsay.VERB && (t.Deprel.Is(hearsay.NSubj) || t.Deprel.Is(hearsay.Obj)) {
			if v := s.verbStatus(t.Head, 0); v.word >= 0 && v.status != hearsay.Negated {
				return v
			}
		}
	}
	return verdict{status: hearsay.Actual, word: -1, because: "no word marks it otherwise"}
}
