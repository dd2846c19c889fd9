package coreference

import "hearsay"

// extents sets left and right for a sentence. It does not trust the tree: a walk to the
// root is no longer than the sentence.
func (f *finder) extents(s hearsay.Sentence) {
	r := f.r
	for i := s.First; i < s.End; i++ {
		f.left[i], f.right[i] = i, i
	}
	for i := s.First; i < s.End; i++ {
		steps := s.End - s.First
		for h := r.Tokens[i].Head; h >= s.First && h < s.End && steps > 0; h = r.Tokens[h].Head {
			f.left[h], f.right[h] = min(f.left[h], i), max(f.right[h], i)
			steps--
		}
	}
}

// phrases finds the mentions of a sentence.
func (f *finder) phrases(sentence int32) {
	s := f.r.Sentences[sentence]
	f.extents(s)
	for i := s.First; i < s.End; i++ {
		c := f.classOf(i)
		if c == noClass {
			continue
		}
		first, last := f.phrase(i)
		f.mentions = append(f.mentions, mention{first: first, last: last, head: i, sentence: sentence, class: c})
		if a, b, ok := f.coordination(i); ok {
			f.mentions = append(f.mentions, mention{first: a, last: b, head: i, sentence: sentence, class: together})
		}
	}
}

// classOf is the class of the phrase that token i heads, or noClass where it heads none.
func (f *finder) classOf(i int32) class {
	t := &f.r.Tokens[i]
	switch t.Deprel {
	case hearsay.Fixed, hearsay.GoesWith, hearsay.Flat, hearsay.Expl, hearsay.Case, hearsay.CC, hearsay.Mark, hearsay.Aux, hearsay.AuxPass, hearsay.Reparandum:
		if t.Deprel != hearsay.Expl || t.UPOS != hearsay.PRON || string(f.lower(i)) != "it" {
			return noClass
		}
	}
	switch t.UPOS {
	case hearsay.PRON, hearsay.DET:
		if t.UPOS == hearsay.DET && (t.Deprel.Is(hearsay.Det) || t.Deprel.Is(hearsay.AdvMod)) {
			return noClass
		}
		p, ok := f.pronouns[string(f.lower(i))]
		if !ok {
			return noClass
		}
		if (p.class == which || p.class == who || p.class == this) && (t.XPOS == hearsay.TagWDT || t.XPOS == hearsay.TagWP && f.relative(i) || t.XPOS == hearsay.TagWPS) {
			return noClass
		}
		return p.class
	case hearsay.PROPN:
		return name
	case hearsay.NOUN:
		return f.nounClass(i)
	case hearsay.NUM:
		if t.Deprel.Is(hearsay.NumMod) {
			return noClass
		}
		return figure
	case hearsay.ADV:
		if f.adverbs[string(f.lower(i))] {
			return adverb
		}
	case hearsay.ADJ, hearsay.X, hearsay.SYM:
		if f.r.Child(i, hearsay.Det) >= 0 || argument(t.Deprel) {
			return f.nounClass(i)
		}
	case hearsay.VERB:
		if f.r.Child(i, hearsay.Det) >= 0 || f.r.Child(i, hearsay.NModPoss) >= 0 || t.XPOS == hearsay.TagVBG && gerund(t.Deprel) {
			return verbal
		}
	}
	return noClass
}

func argument(rel hearsay.Deprel) bool {
	switch rel.Universal() {
	case hearsay.NSubj, hearsay.Obj, hearsay.Obl, hearsay.NMod, hearsay.IObj, hearsay.Appos:
		return true
	}
	return false
}

func gerund(rel hearsay.Deprel) bool {
	return rel.Is(hearsay.CSubj) || argument(rel) || rel == hearsay.Compound
}

// relative reports a pronoun whose clause hangs from a noun before it.
func (f *finder) relative(i int32) bool {
	h := f.r.Tokens[i].Head
	for steps := 0; h >= 0 && steps < 4; steps++ {
		if f.r.Tokens[h].Deprel == hearsay.AclRel {
			return f.r.Tokens[h].Head < i
		}
		h = f.r.Tokens[h].Head
	}
	return false
}

// nounClass tells phrases with a common noun apart by how they begin.
func (f *finder) nounClass(i int32) class {
	counted := false
	for _, k := range f.r.Children(i) {
		t := &f.r.Tokens[k]
		switch {
		case t.Deprel == hearsay.NModPoss:
			return possessedNoun
		case t.Deprel.Is(hearsay.Det):
			switch f.determiners[string(f.lower(k))] {
			case definite:
				return definiteNoun
			case demonstrative:
				return demonstrativeNoun
			case indefinite:
				return indefiniteNoun
			case negative:
				return negativeNoun
			case quantified:
				return quantifiedNoun
			}
		case t.Deprel.Is(hearsay.NumMod):
			counted = true
		}
	}
	switch {
	case counted:
		return countedNoun
	case f.r.Tokens[i].XPOS == hearsay.TagNNS || f.r.Tokens[i].XPOS == hearsay.TagNNPS:
		return barePlural
	}
	return bareSingular
}

// predicate reports a noun that a clause is built around: "is a son of the mayor".
func (f *finder) predicate(i int32) bool {
	return f.r.Child(i, hearsay.Cop) >= 0 || f.r.Child(i, hearsay.NSubj) >= 0
}

// phrase is the extent of the phrase that token i heads, as GUM's guidelines draw it.
func (f *finder) phrase(i int32) (first, last int32) {
	first, last = i, i
	kids := f.r.Children(i)
	predicate := f.predicate(i)
	for n := len(kids) - 1; n >= 0; n-- {
		k := kids[n]
		if k > i {
			continue
		}
		if !f.before(k, predicate) {
			if t := &f.r.Tokens[k]; t.Deprel == hearsay.Punct && !sentenceMark(f.r.Form(k)) {
				continue // a hyphen, a quotation mark within
			}
			break
		}
		first = min(first, f.left[k])
	}
	for _, k := range kids {
		if k < i {
			continue
		}
		stop, take := f.after(i, k, predicate)
		if stop {
			break
		}
		if take {
			last = max(last, f.right[k])
		}
	}
	return f.trim(first, last, i)
}

// before reports whether dependent k before the head belongs to its phrase.
func (f *finder) before(k int32, predicate bool) bool {
	t := &f.r.Tokens[k]
	switch t.Deprel.Universal() {
	case hearsay.Det, hearsay.AMod, hearsay.NumMod, hearsay.Compound, hearsay.NMod, hearsay.Flat, hearsay.Acl, hearsay.GoesWith, hearsay.Dep:
		return true
	case hearsay.AdvMod, hearsay.Obl:
		return !predicate
	}
	return t.Deprel == hearsay.CCPre
}

// after reports whether the phrase ends before dependent k behind its head, and whether it
// holds the dependent.
func (f *finder) after(i, k int32, predicate bool) (stop, take bool) {
	t := &f.r.Tokens[k]
	if f.r.Form(f.left[k]) == "(" {
		return false, false
	}
	switch t.Deprel.Universal() {
	case hearsay.Conj, hearsay.CC, hearsay.Parataxis, hearsay.List:
		return true, false
	case hearsay.NMod, hearsay.Acl, hearsay.AMod, hearsay.Flat, hearsay.Compound, hearsay.NumMod, hearsay.Case, hearsay.Fixed, hearsay.GoesWith, hearsay.Det:
		return false, true
	case hearsay.AdvMod, hearsay.Obl, hearsay.CComp, hearsay.AdvCl:
		return false, !predicate
	}
	return false, false
}

// coordination is the extent of the phrase that token i heads together with what is
// coordinated with it.
func (f *finder) coordination(i int32) (first, last int32, ok bool) {
	switch f.r.Tokens[i].UPOS {
	case hearsay.NOUN, hearsay.PROPN, hearsay.PRON, hearsay.NUM:
	default:
		return 0, 0, false
	}
	first, _ = f.phrase(i)
	predicate := f.predicate(i)
	for _, k := range f.r.Children(i) {
		if k < i {
			continue
		}
		if f.r.Tokens[k].Deprel == hearsay.Conj && f.nominal(k) {
			last, ok = f.right[k], true
		} else if _, take := f.after(i, k, predicate); take && ok {
			last = max(last, f.right[k])
		}
	}
	if !ok {
		return 0, 0, false
	}
	first, last = f.trim(first, last, i)
	return first, last, true
}

func (f *finder) nominal(i int32) bool {
	switch f.r.Tokens[i].UPOS {
	case hearsay.NOUN, hearsay.PROPN, hearsay.PRON, hearsay.NUM, hearsay.ADJ, hearsay.X:
		return true
	}
	return false
}

// trim takes marks off both ends of a phrase, all but those that close what it opens.
func (f *finder) trim(first, last, head int32) (int32, int32) {
	for first < head && f.loose(first) {
		first++
	}
	for last > head && f.r.Tokens[last].UPOS == hearsay.PUNCT && !f.closes(first, last) {
		last--
	}
	for int(last)+1 < len(f.r.Tokens) && f.closes(first, last+1) {
		last++
	}
	return first, last
}

func (f *finder) loose(i int32) bool {
	t := &f.r.Tokens[i]
	return t.UPOS == hearsay.PUNCT || t.Deprel == hearsay.CC || t.Deprel == hearsay.Case
}

// closes reports a bracket at token i whose partner stands at token first or behind it.
func (f *finder) closes(first, i int32) bool {
	open := ""
	switch f.r.Form(i) {
	case ")":
		open = "("
	case "]":
		open = "["
	case "”":
		open = "“"
	default:
		return false
	}
	depth := 0
	for j := i - 1; j >= first; j-- {
		switch f.r.Form(j) {
		case open:
			if depth == 0 {
				return true
			}
			depth--
		case f.r.Form(i):
			depth++
		}
	}
	return false
}

func sentenceMark(form string) bool {
	switch form {
	case ",", ".", ";", ":", "(", ")", "?", "!", "–", "—":
		return true
	}
	return false
}
