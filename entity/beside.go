package entity

import (
	"hearsay"
)

// joinApposed joins what apposition, a copula or brackets say to be one.
func (s *scratch) joinApposed() {
	for k := range s.who {
		s.joinHere(int32(k))
		s.joinBeside(int32(k))
	}
}

// joinBeside joins a person's title and name that stand beside one another whatever the
// tree says: "the country's prime minister, Ana Lopez," and "Minister of Trade Ana Lopez".
func (s *scratch) joinBeside(k int32) {
	m := &s.who[k]
	if int(k)+1 < len(s.who) && s.twins(m, &s.who[k+1]) {
		s.unite(k, k+1)
		return
	}
	if m.kind != hearsay.PersonActor || m.plural || m.form == hearsay.Pronoun || int(k)+1 >= len(s.who) {
		return
	}
	for n := k + 1; int(n) < len(s.who) && n <= k+4; n++ {
		b := &s.who[n]
		if b.sentence != m.sentence {
			return
		}
		if b.nameFirst >= 0 && b.first <= m.head && m.head < b.nameFirst {
			s.unite(k, n)
			return
		}
		if b.first <= m.last || b.kind != hearsay.PersonActor || b.plural || (b.nameFirst >= 0) == (m.nameFirst >= 0) || !genders(m.gender, b.gender) {
			continue
		}
		if s.parted(m, b) || m.nameFirst < 0 && s.officeRuns(m, b) {
			s.unite(k, n)
		}
		return
	}
}

// twins reports a noun for a body and the name right behind it, if both are subjects of one
// verb: "the radio station Antena Norte reported".
func (s *scratch) twins(a, b *mention) bool {
	x, y := &s.r.Tokens[a.head], &s.r.Tokens[b.head]
	return x.Deprel == hearsay.NSubj && y.Deprel == hearsay.NSubj && x.Head == y.Head && !a.plural &&
		a.form == hearsay.Nominal && b.form == hearsay.Named && b.entry < 0 && b.nameFirst == a.head+1 && a.kind != hearsay.PersonActor
}

// parted reports a comma between two phrases and a comma or stop behind them.
func (s *scratch) parted(a, b *mention) bool {
	if b.first != a.last+2 || s.r.Form(a.last+1) != "," {
		return false
	}
	end := b.last + 1
	if int(end) >= len(s.r.Tokens) {
		return true
	}
	form := s.r.Form(end)
	return form == "," || form == "." || form == ";" || form == "–" || form == "—"
}

// officeRuns reports whether only the rest of an office stands between a title and a name:
// "of Trade".
func (s *scratch) officeRuns(a, b *mention) bool {
	from, to := a.head+1, b.nameFirst
	if to-from < 2 || to-from > 6 || !s.x.words["office"][s.lower(from)] {
		return false
	}
	for j := from + 1; j < to; j++ {
		switch s.r.Tokens[j].UPOS {
		case hearsay.PROPN, hearsay.NOUN, hearsay.ADJ, hearsay.CCONJ, hearsay.DET, hearsay.ADP:
			if s.isTitle(j) && s.nameAt[j] == 0 {
				return false
			}
			continue
		}
		return false
	}
	return true
}

// unite puts two mentions into one group.
func (s *scratch) unite(a, b int32) {
	x, y := s.of[a], s.of[b]
	switch {
	case x >= 0 && y >= 0:
		s.merge(min(x, y), max(x, y))
	case x >= 0:
		s.put(b, x)
	case y >= 0:
		s.put(a, y)
	}
}

// joinHere joins mention k to the one that it stands in apposition to or is predicated of.
func (s *scratch) joinHere(k int32) {
	m := &s.who[k]
	if m.form == hearsay.Pronoun {
		return
	}
	t := &s.r.Tokens[m.head]
	other := int32(-1)
	switch {
	case t.Deprel.Is(hearsay.Appos) && t.Head >= 0:
		if !s.inHeadlineList(t.Head, m.head) {
			other = s.at[t.Head] - 1
		}
	case s.r.Child(m.head, hearsay.Cop) >= 0:
		if !s.denied(m.head) {
			if subj := s.r.Child(m.head, hearsay.NSubj); subj >= 0 {
				other = s.at[subj] - 1
			}
		}
	}
	if other < 0 || other == k || !s.canBeOne(m, &s.who[other]) {
		return
	}
	a, b := s.of[other], s.of[k]
	switch {
	case a >= 0 && b >= 0:
		if a != b && s.reconciled(&s.groups[a], &s.groups[b]) {
			s.merge(min(a, b), max(a, b))
		}
	case a >= 0:
		s.put(k, a)
	case b >= 0 && s.who[other].form != hearsay.Pronoun:
		s.put(other, b)
	}
}

// inHeadlineList reports a headline's comma that stands for "and" between one and several: "Army,
// rebels near truce".
func (s *scratch) inHeadlineList(a, b int32) bool {
	r := s.r
	return r.BlockOf(r.SentenceOf(a)).Kind == hearsay.Title && r.Tokens[a].UPOS == hearsay.NOUN && r.Tokens[b].UPOS == hearsay.NOUN && s.plural(a) != s.plural(b)
}

// reconciled reports whether two groups may be one: not a person and a body, nor two that
// the report names by names of their own, unless one is the other's acronym.
func (s *scratch) reconciled(a, b *group) bool {
	if (a.kind == hearsay.PersonActor) != (b.kind == hearsay.PersonActor) && (a.entry >= 0 || b.entry >= 0) {
		return false
	}
	if a.name < 0 || b.name < 0 {
		return true
	}
	x, y := &s.who[a.name], &s.who[b.name]
	return s.acronym(x, y) || s.acronym(y, x) || s.bracketed(y) && a.kind == b.kind
}

// denied reports a negation at the predicate: "is not the president".
func (s *scratch) denied(h int32) bool {
	for _, c := range s.r.Children(h) {
		switch s.r.Tokens[c].Lemma {
		case "not", "never", "no":
			return true
		}
	}
	return false
}
