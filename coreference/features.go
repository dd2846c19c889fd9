package coreference

import (
	"hearsay"
	"hearsay/model"
)

// role is what a mention is looked at for: each role has weights of its own.
type role uint64

const (
	anaphor role = iota + 1
	antecedent
	newcomer // may be the first of its entity
	roles
)

// feature is the hash of a template's values.
func feature(template, a, b, c uint64) uint64 {
	return model.Seal(model.Mix(model.Mix(model.Mix(model.Mix(0xC0FE, template), a), b), c))
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// bucket puts a count into one of some ten ranges.
func bucket(n int32) uint64 {
	switch {
	case n < 0:
		return 11
	case n < 5:
		return uint64(n)
	case n < 8:
		return 5
	case n < 16:
		return 6
	case n < 32:
		return 7
	case n < 64:
		return 8
	}
	return 9
}

// coarse puts a class into one of a few groups.
func (c class) coarse() uint64 {
	switch {
	case c == firstSingular || c == firstPlural || c == second:
		return 1
	case c == he || c == she:
		return 2
	case c == it:
		return 3
	case c == they:
		return 4
	case c <= thing:
		return 5
	case c == adverb:
		return 6
	case c == name:
		return 7
	case c == definiteNoun || c == demonstrativeNoun || c == possessedNoun:
		return 8
	case c == together:
		return 9
	}
	return 10
}

// pronominal reports a mention that is a pronoun.
func (m *mention) pronominal() bool { return m.class < adverb }

// governor is the token that a mention's phrase hangs from, or -1.
func (f *finder) governor(m *mention) int32 { return f.r.Tokens[m.head].Head }

// look appends what there is to be seen of mention m in a role.
func (f *finder) look(out []uint64, m *mention, as role) []uint64 {
	t := &f.r.Tokens[m.head]
	w := &f.seen[m.head]
	c, rel, base := uint64(m.class), uint64(t.Deprel), uint64(as)<<8
	gov, govLemma, govFine := f.governor(m), uint64(0), uint64(0)
	if gov >= 0 {
		govLemma, govFine = f.lemmas[gov], uint64(f.seen[gov].fine)
	}
	before, after := uint64(0), uint64(0)
	if m.first > 0 {
		before = f.lemmas[m.first-1]
	}
	if int(m.last)+1 < len(f.r.Tokens) {
		after = f.lemmas[m.last+1]
	}
	size := bucket(m.last - m.first)
	opens := flag(m.first == f.r.Sentences[m.sentence].First)
	k := uint64(m.kind)
	determined := f.lemmas[m.first]
	out = append(out,
		feature(base|1, c, 0, 0),
		feature(base|2, c, rel, 0),
		feature(base|3, m.lemma, 0, 0),
		feature(base|4, uint64(w.fine), c, 0),
		feature(base|5, uint64(w.broad), flag(m.number == plural), 0),
		feature(base|6, uint64(t.XPOS), rel, 0),
		feature(base|7, govLemma, rel, 0),
		feature(base|8, govFine, rel, c),
		feature(base|9, determined, flag(m.first == m.head), 0),
		feature(base|10, uint64(m.number), uint64(m.gender), c),
		feature(base|11, k, c, size),
		feature(base|12, size, c, flag(m.relative)),
		feature(base|13, flag(m.quoted), c, 0),
		feature(base|14, bucket(m.heads), c, k),
		feature(base|15, bucket(m.wholes), c, k),
		feature(base|16, flag(m.nested), c, opens),
		feature(base|17, bucket(m.sentence), c, 0),
		feature(base|18, before, c, 0),
		feature(base|19, after, c, 0),
		feature(base|20, uint64(w.letters), c, k),
		feature(base|21, flag(m.country != 0), c, bucket(m.heads)),
		feature(base|22, w.suffix, flag(m.class == name), 0),
		feature(base|23, bucket(m.wholes), bucket(m.heads), m.class.coarse()),
		feature(base|24, m.lemma, determined, bucket(m.heads)),
	)
	if gov >= 0 && f.nameAt[m.head] > 0 {
		out = append(out, feature(base|26, flag(f.nameAt[gov] == f.nameAt[m.head]), rel, c))
	}
	if m.class == together {
		out = append(out, feature(base|25, rel, 0, 0))
	}
	return out
}

// match is how the words of two phrases stand to each other.
type match struct {
	whole, core, lemma, acronym bool
	part                        uint64 // 1 a's head among b's words, 2 b's among a's, 3 both
	mods                        uint64 // 0 none, 1 a's within b's, 2 b's within a's, 3 the same, 4 some shared, 5 none shared
}

func (f *finder) match(a, b *mention) (x match) {
	x.whole, x.core, x.lemma = a.whole == b.whole, a.core == b.core, a.lemma == b.lemma
	x.acronym = a.acronym != 0 && a.acronym == b.acronym && !x.whole
	mine, theirs := f.others[a.others[0]:a.others[1]], f.others[b.others[0]:b.others[1]]
	shared := 0
	for _, w := range mine {
		for _, v := range theirs {
			if w == v {
				shared++
				break
			}
		}
		if w == b.lemma {
			x.part |= 2
		}
	}
	for _, v := range theirs {
		if v == a.lemma {
			x.part |= 1
		}
	}
	switch {
	case len(mine) == 0 && len(theirs) == 0:
	case shared == len(mine) && shared >= len(theirs):
		x.mods = 3
	case shared == len(mine):
		x.mods = 1
	case shared >= len(theirs):
		x.mods = 2
	case shared > 0:
		x.mods = 4
	default:
		x.mods = 5
	}
	return x
}

// compare appends what there is to be seen of anaphor a and antecedent b together; e is
// what is known so far of b's entity, and v what stands between.
func (f *finder) compare(out []uint64, a, b *mention, e *entity, v rivals) []uint64 {
	r := f.r
	ta, tb := &r.Tokens[a.head], &r.Tokens[b.head]
	wa, wb := &f.seen[a.head], &f.seen[b.head]
	ca, cb, ga, gb := uint64(a.class), uint64(b.class), a.class.coarse(), b.class.coarse()
	sentences := bucket(a.sentence - b.sentence)
	within := flag(b.first <= a.first && a.last <= b.last)
	around := flag(a.first <= b.first && b.last <= a.last)
	x := f.match(a, b)
	same := flag(x.whole)<<3 | flag(x.core)<<2 | flag(x.lemma)<<1 | flag(x.acronym)
	kinds := uint64(a.kind)<<4 | uint64(b.kind)
	relation := f.relation(a, b)
	ra, rb := uint64(ta.Deprel.Universal()), uint64(tb.Deprel.Universal())
	pronoun := uint64(0)
	if a.pronominal() {
		pronoun = ca
	}
	out = append(out,
		feature(1, ca, cb, 0),
		feature(2, ca, sentences, 0),
		feature(3, ca, bucket(v.all), sentences),
		feature(4, ga, gb, sentences),
		feature(5, same, ca, gb),
		feature(6, same, x.mods, ga<<4|gb),
		feature(7, same<<3|x.mods, x.part, kinds),
		feature(8, uint64(a.number)<<4|uint64(b.number), uint64(e.number), ga),
		feature(9, uint64(a.gender)<<4|uint64(b.gender), uint64(e.gender), ca),
		feature(10, kinds, uint64(e.kind), ca),
		feature(11, within<<1|around, ca, cb),
		feature(12, relation, ca, gb),
		feature(13, relation, x.mods, ra<<8|rb),
		feature(14, flag(a.quoted)<<1|flag(b.quoted), ca, gb),
		feature(15, bucket(e.size), ca, flag(e.named)),
		feature(16, x.part, flag(x.lemma), kinds<<8|ga<<4|gb),
		feature(17, flag(a.country == b.country), flag(a.country != 0)<<1|flag(b.country != 0), ga<<4|gb),
		feature(18, flag(wa.fine == wb.fine && wa.fine != 0), flag(wa.broad == wb.broad && wa.broad != 0), ga<<4|gb),
		feature(19, sentences, ra, rb<<8|ga),
		feature(20, bucket(a.heads), same, bucket(b.heads)),
		feature(21, bucket(a.sentence-e.lastSentence), ga, flag(x.lemma)),
		feature(23, bucket(v.agreeing), flag(agree(a, b)), ca<<4|sentences),
		feature(24, bucket(v.alike), flag(x.lemma)<<1|flag(x.whole), ga<<4|gb),
		feature(25, f.speakers(a, b), ca, cb),
		feature(26, flag(e.word == a.lemma)<<1|flag(e.title == a.lemma), flag(e.named)<<1|flag(x.lemma), ca<<4|gb),
		feature(27, uint64(e.classes&(1<<a.class)), flag(e.named), ca),
		feature(28, uint64(e.classes&(1<<he|1<<she|1<<it|1<<they|1<<firstSingular|1<<firstPlural|1<<second)), ca, 0),
		feature(22, uint64(e.number)<<4|uint64(e.gender), uint64(e.kind), ca),
	)
	if pronoun != 0 {
		gov := uint64(0)
		if g := f.governor(a); g >= 0 {
			gov = uint64(f.seen[g].fine)
		}
		out = append(out,
			feature(30, pronoun, b.lemma, 0),
			feature(31, pronoun, uint64(wb.fine), 0),
			feature(32, pronoun, uint64(wb.broad), sentences),
			feature(33, pronoun, rb, sentences),
			feature(34, pronoun, ra, rb<<8|within),
			feature(35, flag(wa.lower == wb.lower), pronoun, sentences),
			feature(36, gov, uint64(wb.broad), ra),
			feature(37, pronoun, bucket(v.all), gb<<8|rb),
			feature(39, bucket(v.agreeing), rb<<8|ra, pronoun<<1|flag(agree(a, b))),
			feature(38, pronoun, uint64(tb.XPOS), flag(b.nested)),
		)
		return out
	}
	out = append(out,
		feature(40, a.lemma, b.lemma, 0),
		feature(41, uint64(wa.broad), uint64(wb.broad), flag(x.lemma)),
		feature(42, uint64(wa.fine), uint64(wb.fine), 0),
		feature(43, a.lemma, same, x.mods),
		feature(44, ca, gb, same<<8|x.mods<<4|sentences),
		feature(45, f.lemmas[a.first], same, x.mods),
		feature(46, f.numbers(a, b), same, x.mods),
		feature(47, uint64(wb.broad), ca, flag(x.lemma)),
		feature(48, flag(ta.XPOS == tb.XPOS), same, ga<<4|gb),
	)
	return out
}

// speakers tells whether two mentions are spoken by the same: 0 not known, 1 the same, 2
// others, 3 others who speak in turn.
func (f *finder) speakers(a, b *mention) uint64 {
	x, y := f.r.Sentences[a.sentence].Speaker, f.r.Sentences[b.sentence].Speaker
	switch {
	case x == 0 || y == 0:
		return 0
	case x == y:
		return 1
	case a.sentence == b.sentence+1:
		return 3
	}
	return 2
}

// numbers tells how the figures in two phrases stand to each other: 0 none, 1 one phrase has
// any, 2 both.
func (f *finder) numbers(a, b *mention) uint64 {
	return flag(f.r.Child(a.head, hearsay.NumMod) >= 0) + flag(f.r.Child(b.head, hearsay.NumMod) >= 0)
}

// relation is how the tree joins two mentions: apposition, predication, the same clause.
func (f *finder) relation(a, b *mention) uint64 {
	if a.sentence != b.sentence {
		return 0
	}
	ta, tb := &f.r.Tokens[a.head], &f.r.Tokens[b.head]
	bits := uint64(1)
	switch {
	case ta.Head == b.head:
		bits = 2 + uint64(ta.Deprel)
	case tb.Head == a.head:
		bits = 80 + uint64(tb.Deprel)
		if f.r.Child(a.head, hearsay.Cop) >= 0 {
			bits = 160 + uint64(tb.Deprel)
		}
	case ta.Head >= 0 && ta.Head == tb.Head:
		bits = 240 + uint64(ta.Deprel)<<8
	case f.clause(a.head) == f.clause(b.head):
		bits = 241
	}
	if a.head == b.head {
		bits = 242
	}
	if a.first == b.last+2 && sentenceMark(f.r.Form(a.first-1)) {
		bits |= 1 << 20
	}
	return bits
}

// clause is the verb or predicate that token i hangs from through noun phrases.
func (f *finder) clause(i int32) int32 {
	for steps := 0; steps < 8; steps++ {
		t := &f.r.Tokens[i]
		if t.Head < 0 || t.UPOS == hearsay.VERB {
			return i
		}
		i = t.Head
	}
	return i
}
