package entity

import (
	"slices"
	"strings"

	"hearsay"
)

// findMentions makes the mentions: names where a name heads its phrase, role nouns, and
// pronouns; last the names that stand before a noun that is no actor ("Israeli strikes").
func (s *scratch) findMentions() {
	r := s.r
	heads := s.nameHeads()
	s.inTitle = zeroed(s.inTitle, len(r.Tokens))
	for n := range s.names {
		f := &s.names[n]
		if f.kind != hearsay.Person || f.gone {
			continue
		}
		for j := s.titleZone(f); j < f.first; j++ {
			s.inTitle[j] = 1
		}
	}
	for si := range r.Sentences {
		sent := r.Sentences[si]
		for i := sent.First; i < sent.End; i++ {
			s.mentionAt(i, heads[i]-1, int32(si))
		}
	}
	for n := range s.names {
		s.leftover(int32(n))
	}
	for i := range r.Tokens {
		s.owned(int32(i))
	}
	slices.SortStableFunc(s.who, func(a, b mention) int { return int(a.head - b.head) })
	for k := range s.who {
		s.at[s.who[k].head] = int32(k) + 1
	}
}

// nameHeads is, by token, 1 + the index of the name whose phrase the token heads.
func (s *scratch) nameHeads() []int32 {
	heads := zeroed(s.heads, len(s.r.Tokens))
	s.heads = heads
	for n := range s.names {
		f := &s.names[n]
		if f.gone {
			continue
		}
		top := s.top(f)
		if f.kind == hearsay.Person {
			zone := s.titleZone(f)
			for h := s.r.Tokens[top].Head; h >= zone && h < f.first; h = s.r.Tokens[top].Head {
				top = h // the title heads the phrase
			}
		}
		if h := s.r.Tokens[top].Head; h >= 0 && h == f.first-1 && s.isTitle(h) {
			top = h
		}
		rel := s.r.Tokens[top].Deprel
		if h := s.r.Tokens[top].Head; h >= 0 && h < f.first && f.first-h <= 2 && (rel == hearsay.Flat || rel == hearsay.Appos) && s.isRole(h) && !s.commaBetween(h, f.first) {
			top = h
		} else if h >= 0 && h < f.first && f.first-h <= 5 && s.officeEnds(h, f.first-1) {
			top = h
		} else if (rel == hearsay.Compound || rel == hearsay.AMod || rel == hearsay.NModDesc || rel == hearsay.Flat || rel == hearsay.NModUnmarked) && h >= 0 {
			continue
		}
		f.headed = true
		if old := heads[top]; old == 0 || f.kind == hearsay.Person && s.names[old-1].kind != hearsay.Person && s.titleZone(f) <= s.names[old-1].first {
			heads[top] = int32(n) + 1 // a person over the body in his title
		}
	}
	return heads
}

// officeEnds reports whether the office that token h names ends at token last: "Secretary
// of State".
func (s *scratch) officeEnds(h, last int32) bool {
	noun, _, end := s.roleNoun(h)
	return noun >= 0 && end == last && end > h
}

// top is the token of a name that its other tokens hang from.
func (s *scratch) top(f *found) int32 {
	for j := f.first; j <= f.last; j++ {
		if h := s.r.Tokens[j].Head; h < f.first || h > f.last {
			if s.r.Tokens[j].Deprel != hearsay.Punct && !s.r.Tokens[j].Deprel.Is(hearsay.Case) && !s.r.Tokens[j].Deprel.Is(hearsay.Det) {
				return j
			}
		}
	}
	return f.last
}

func (s *scratch) commaBetween(a, b int32) bool {
	for j := a + 1; j < b; j++ {
		if s.r.Tokens[j].Deprel == hearsay.Punct {
			return true
		}
	}
	return false
}

func (s *scratch) isRole(i int32) bool {
	noun, _, _ := s.roleNoun(i)
	return noun >= 0
}

// mentionAt makes the mention that token i heads, if it heads one.
func (s *scratch) mentionAt(i, name, sentence int32) {
	t := &s.r.Tokens[i]
	if s.label[i] > 0 {
		return
	}
	if s.inTitle[i] > 0 && (name < 0 || s.inTitle[s.names[name].first] > 0 && t.Head > i) {
		return
	}
	switch {
	case name >= 0:
		s.named(i, name, sentence)
	case t.UPOS == hearsay.PRON || t.UPOS == hearsay.DET && t.Deprel.Is(hearsay.NModPoss):
		s.pronounAt(i, sentence)
	case s.nameAt[i] > 0:
		if !s.names[s.nameAt[i]-1].headed && s.nominalHead(i) && argument(t.Deprel) && s.top(&s.names[s.nameAt[i]-1]) == i {
			s.named(i, s.nameAt[i]-1, sentence)
		}
	case s.nominalHead(i):
		if t.UPOS == hearsay.PROPN || t.UPOS == hearsay.NOUN && s.surnames[s.r.Form(i)] {
			s.untaggedName(i, sentence)
			return
		}
		if noun, _, _ := s.roleNoun(i); noun >= 0 && !s.sourceOf(i, noun) && !s.ownerless(i, noun) && !s.topic(i, noun) {
			s.nominal(i, noun, sentence)
		}
	}
}

// ownerless reports a noun that names an actor only with whose it is, and stands alone: a
// "head", a "wing".
func (s *scratch) ownerless(i, noun int32) bool {
	if s.x.words["abstract"][s.x.nouns[noun].lemma] && s.r.Tokens[i].UPOS == hearsay.NOUN && !s.plural(i) {
		return s.r.Child(i, hearsay.Det, hearsay.Compound, hearsay.AMod, hearsay.NModPoss) < 0
	}
	if !s.x.words["owned"][s.x.nouns[noun].lemma] {
		return false
	}
	for _, c := range s.r.Children(i) {
		switch rel := s.r.Tokens[c].Deprel; {
		case rel == hearsay.NModPoss, rel == hearsay.Compound, rel == hearsay.Appos, rel == hearsay.Flat:
			return false
		case rel == hearsay.NMod && s.belongsTo(c), rel == hearsay.AMod && s.nameAt[c] > 0:
			return false
		}
	}
	return true
}

// topic reports a bare noun after "of", which names a field and no body: "ministry of
// industry".
func (s *scratch) topic(i, noun int32) bool {
	t := &s.r.Tokens[i]
	kids := s.r.Children(i)
	return t.Deprel == hearsay.NMod && s.x.nouns[noun].kind == hearsay.OrganisationActor && len(kids) == 1 && s.r.Form(kids[0]) == "of" && !s.plural(i)
}

// sourceOf reports a "source of" something, which is nobody.
func (s *scratch) sourceOf(i, noun int32) bool {
	if s.x.nouns[noun].kind != hearsay.AnonymousActor {
		return false
	}
	c := s.r.Child(i, hearsay.NMod)
	if c < 0 {
		return false
	}
	prep := s.r.Child(c, hearsay.Case)
	return prep >= 0 && s.r.Form(prep) == "of"
}

func (s *scratch) push(m mention) {
	s.at[m.head] = int32(len(s.who)) + 1
	s.who = append(s.who, m)
}

func (s *scratch) named(head, name, sentence int32) {
	f := &s.names[name]
	if s.tongue(f, head) {
		return
	}
	first, last := s.extent(head)
	first, last = min(first, f.first, s.titleZone(f)), max(last, f.last)
	noun := int32(-1)
	if f.entry < 0 || head < f.first || head > f.last {
		noun, _, _ = s.roleNoun(head)
	}
	if after := f.last + 1; f.entry >= 0 && after <= last && s.r.Tokens[after].UPOS == hearsay.NOUN && s.r.Tokens[after].Deprel == hearsay.Flat {
		if n, _, _ := s.roleNoun(after); n >= 0 {
			// "Sri Lanka police", read as one name.
			s.push(mention{first: first, last: last, head: head, nameFirst: -1, nameLast: -1, form: hearsay.Nominal, entry: -1, noun: n, title: after, sentence: sentence})
			return
		}
	}
	s.push(mention{first: first, last: last, head: head, nameFirst: f.first, nameLast: f.last, form: hearsay.Named, entry: f.entry, noun: noun, sentence: sentence})
}

// tongue reports a language: "said in French".
func (s *scratch) tongue(f *found, head int32) bool {
	if f.entry < 0 || s.x.entries[f.entry].kind != peopleName || s.plural(head) || head < f.first || head > f.last {
		return false
	}
	switch rel := s.r.Tokens[head].Deprel; {
	case rel.Is(hearsay.Obl), rel.Is(hearsay.Conj), rel.Is(hearsay.NMod) && rel != hearsay.NModPoss:
		return s.r.Child(head, hearsay.Det) < 0 && s.x.words["tongue"][s.r.Form(f.first)]
	}
	return false
}

// titleZone is where the title before a person's name begins, whatever the tree says:
// "Zambian Defence Minister".
func (s *scratch) titleZone(f *found) int32 {
	if f.kind != hearsay.Person {
		return f.first
	}
	r := s.r
	start, role := f.first, false
	for j := f.first - 1; j >= 0 && j >= f.first-7 && r.SentenceOf(j) == r.SentenceOf(f.first); j-- {
		if role && j >= 2 && hyphen(r.Form(j-1)) && glued(r, j-1) && s.x.words["led"][s.lower(j)] {
			start, j = j-2, j-2 // "US-led coalition commander"
			continue
		}
		switch r.Tokens[j].UPOS {
		case hearsay.PROPN, hearsay.NOUN, hearsay.ADJ:
		default:
			j = -1
			continue
		}
		noun, first, _ := s.roleNoun(j)
		switch {
		case noun >= 0 && s.x.nouns[noun].kind == hearsay.PersonActor && !s.plural(j):
			role, start, j = true, first, first
		case role && (noun >= 0 || s.nameAt[j] > 0 || capital(r.Form(j)) || s.x.mods[s.lower(j)] != "" || s.x.words["former"][s.lower(j)]):
			start = j
		case j == f.first-1 && s.isTitle(j):
			start = j
		default:
			j = -1
		}
	}
	return start
}

// untaggedName is a phrase headed by a proper noun in which nobody has found a name.
func (s *scratch) untaggedName(head, sentence int32) {
	first, last := s.extent(head)
	from, to := head, head
	for from > first && s.nameAt[from-1] == 0 && (s.r.Tokens[from-1].UPOS == hearsay.PROPN || s.namesOn(from-1)) {
		from--
	}
	for to < last && s.nameAt[to+1] == 0 {
		if s.r.Tokens[to+1].UPOS != hearsay.PROPN && !(to+1 < last && hyphen(s.r.Form(to+1)) && glued(s.r, to+1)) {
			break
		}
		to++
	}
	noun, start, end := s.roleNoun(head)
	if noun >= 0 && (start <= from && to <= max(head, end) || !capital(s.r.Form(head)) && s.r.Tokens[head].XPOS != hearsay.TagNNPS) {
		s.nominal(head, noun, sentence)
		return
	}
	if _, ok := s.x.pronouns[s.lower(head)]; ok || s.calendar(head) || s.prefixed(head) {
		return
	}
	titled := false
	for from < to && s.isTitle(from) {
		from++
		titled = true
	}
	kind := hearsay.ActorKind("")
	if titled {
		kind = hearsay.PersonActor
	}
	s.push(mention{first: first, last: last, head: head, nameFirst: from, nameLast: to, form: hearsay.Named, kind: kind, entry: -1, noun: noun, sentence: sentence})
}

// prefixed reports a word that a prefix makes to one for or against something: "anti-smoking".
func (s *scratch) prefixed(i int32) bool {
	prefix, _, ok := strings.Cut(s.lower(i), "-")
	return ok && s.x.words["stance"][prefix]
}

// namesOn reports a word with a capital before a proper noun, which is a part of the name
// where no sentence begins with it: "Northern Wire".
func (s *scratch) namesOn(i int32) bool {
	t := &s.r.Tokens[i]
	return (t.UPOS == hearsay.ADJ || t.UPOS == hearsay.NOUN) && capital(s.r.Form(i)) && i > s.r.Sentences[s.r.SentenceOf(i)].First && s.r.BlockOf(s.r.SentenceOf(i)).Kind != hearsay.Title && !s.isTitle(i)
}

// calendar reports whether token i tells a time: "Friday".
func (s *scratch) calendar(i int32) bool {
	if s.x.words["calendar"][s.r.Form(i)] {
		return true
	}
	at := s.r.Tokens[i].Start
	k, _ := slices.BinarySearchFunc(s.r.Times, at, func(t hearsay.Time, at int32) int { return int(t.End - at - 1) })
	return k < len(s.r.Times) && s.r.Times[k].Start <= at
}

// isTitle reports whether token i is a title before a person's name.
func (s *scratch) isTitle(i int32) bool {
	if s.x.titles[s.r.Form(i)] != noGender || s.x.words["title"][s.r.Form(i)] {
		return true
	}
	noun, _, _ := s.roleNoun(i)
	return noun >= 0 && s.x.nouns[noun].kind == hearsay.PersonActor
}

func (s *scratch) nominal(head, noun, sentence int32) {
	first, last := s.extent(head)
	first = s.coordinated(first, head, noun, sentence)
	s.push(mention{first: first, last: last, head: head, nameFirst: -1, nameLast: -1, form: hearsay.Nominal, entry: -1, noun: noun, sentence: sentence})
}

// leftover makes a mention of a name that modifies a noun: of a person or an organisation
// always, of a country where the noun is no actor itself.
func (s *scratch) leftover(n int32) {
	f := &s.names[n]
	top := s.top(f)
	if f.gone || s.at[top] > 0 || s.inTitle[top] > 0 {
		return
	}
	for k := f.first; k <= f.last; k++ {
		if s.at[k] > 0 {
			return
		}
	}
	h := s.r.Tokens[top].Head
	for depth := 0; h >= 0 && depth < 6; depth++ {
		if at := s.at[h]; at > 0 {
			m := &s.who[at-1]
			if f.entry >= 0 && s.x.entries[f.entry].kind <= seatName {
				return
			}
			if m.nameFirst >= 0 && m.nameFirst <= f.first && f.last <= m.nameLast || m.first > f.first {
				return
			}
			break
		}
		if rel := s.r.Tokens[h].Deprel; rel != hearsay.Compound && rel != hearsay.AMod && rel != hearsay.NModDesc {
			break
		}
		h = s.r.Tokens[h].Head
	}
	if s.stance(f.first, f.last) {
		return
	}
	s.push(mention{first: min(top, s.titleZone(f)), last: max(top, f.last), head: top, nameFirst: f.first, nameLast: f.last, form: hearsay.Named, entry: f.entry, noun: -1, sentence: int32(s.r.SentenceOf(top))})
}

// owned makes a mention of a verb's argument that is no actor by its noun, but whose words
// say whose it is: "an Ethiopian plane", "the Saudi consul's residence".
func (s *scratch) owned(i int32) {
	t := &s.r.Tokens[i]
	if s.at[i] > 0 || t.UPOS != hearsay.NOUN || t.Head < 0 || s.calendar(i) {
		return
	}
	switch t.Deprel.Universal() {
	case hearsay.NSubj, hearsay.Obj, hearsay.IObj, hearsay.Obl:
	default:
		return
	}
	owner := false
	for _, c := range s.r.Children(i) {
		rel := s.r.Tokens[c].Deprel
		owner = owner || (rel == hearsay.NModPoss || rel == hearsay.AMod || rel == hearsay.Compound) && (s.nameAt[c] > 0 || s.at[c] > 0 && s.who[s.at[c]-1].form != hearsay.Pronoun)
	}
	if !owner {
		return
	}
	first, last := s.extent(i)
	s.push(mention{first: first, last: last, head: i, nameFirst: -1, nameLast: -1, form: hearsay.Nominal, kind: hearsay.OrganisationActor, entry: -1, noun: -1, sentence: int32(s.r.SentenceOf(i))})
}

// stance reports whether the name at tokens first to last is in a compound that does not
// say whose the noun is: "pro-Russian", "Iran-backed".
func (s *scratch) stance(first, last int32) bool {
	r := s.r
	if first >= 2 && hyphen(r.Form(first-1)) && glued(r, first-1) && s.x.words["stance"][s.lower(first-2)] {
		return true
	}
	n := int32(len(r.Tokens))
	if last+2 < n && hyphen(r.Form(last+1)) && glued(r, last+1) {
		t := &r.Tokens[last+2]
		return (t.UPOS == hearsay.VERB || t.UPOS == hearsay.ADJ) && !s.x.words["led"][s.lower(last+2)]
	}
	return false
}

// glued reports whether no blank stands on either side of token i.
func glued(r *hearsay.Report, i int32) bool {
	return i > 0 && int(i)+1 < len(r.Tokens) && r.Tokens[i-1].End == r.Tokens[i].Start && r.Tokens[i].End == r.Tokens[i+1].Start
}

// roleNoun is the longest role noun with token h as its head: its index, first and last
// token, or -1. The head is looked up by its lemma and by its form: "forces" are an army
// where a "force" is not.
func (s *scratch) roleNoun(h int32) (noun, first, last int32) {
	noun, first, last = -1, h, h
	r := s.r
	sent := r.Sentences[r.SentenceOf(h)]
	for from := max(h-3, sent.First); from <= h && noun < 0; from++ {
		s.buf = s.buf[:0]
		heads := true // no "of" before h, which would make its noun phrase a complement
		for j := from; j < h; j++ {
			s.buf = appendLower(s.buf, r.Form(j))
			heads = heads && r.Form(j) != "of"
		}
		if !heads {
			continue
		}
		if id := s.nounHere(h); id >= 0 {
			noun, first = id, from
		}
	}
	s.buf = s.headKey(s.buf[:0], h)
	for to := h + 1; to < sent.End && to <= h+3; to++ {
		s.buf = appendLower(s.buf, r.Form(to))
		if id, ok := s.x.roles[string(s.buf)]; ok {
			noun, last = id, to
		}
	}
	return noun, first, last
}

// nounHere is the role noun that the buffer and token h make, or -1.
func (s *scratch) nounHere(h int32) int32 {
	n := len(s.buf)
	s.buf = s.headKey(s.buf, h)
	id, ok := s.x.roles[string(s.buf)]
	if !ok && s.r.Tokens[h].XPOS != hearsay.TagNN {
		s.buf = appendLower(s.buf[:n], s.r.Form(h))
		id, ok = s.x.roles[string(s.buf)]
	}
	s.buf = s.buf[:n]
	if !ok {
		return -1
	}
	return id
}

// headKey is b with token h's lemma behind it.
func (s *scratch) headKey(b []byte, h int32) []byte {
	t := &s.r.Tokens[h]
	if t.Lemma != "" && t.Lemma != "_" {
		return appendLower(b, t.Lemma)
	}
	return appendLower(b, s.r.Form(h))
}

func appendLower(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}
