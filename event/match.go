package event

import (
	"strings"

	"hearsay"
	"hearsay/attribution"
)

// scratch is the memory of one pass: it belongs to one goroutine and is reused.
type scratch struct {
	rules *Rules
	r     *hearsay.Report

	args     []arg
	argStart int
	drafts   []draft
	draftAt  []int32 // token of the sentence -> 1 + index in drafts
	first    int32   // first token of the sentence
	end      int32
	running  bool // the block is running text, not a headline or a caption
	tokens   []int32
	cover    *attribution.Coverage
	byRoot   map[string][]int32 // events of the report, by the root of their code
	// what of the report's lists lies in the sentence
	times, places, quantities window
	// the other side, while one is filled: tokens from avoidFrom to avoidEnd
	avoidFrom, avoidEnd int32
}

// draft is an event on its way to the record.
type draft struct {
	token        int32
	frame        *Frame
	with         []string
	spare        *trigger // the next best frame, for one that codes only what it governs
	outer        int32    // outermost noun: "series" of "a series of attacks"
	carry        carrier
	args, argEnd int32

	code    string
	verdict verdict
	// who fills the sides, as token ranges in scratch.tokens
	actors, actorEnd         int32
	recipients, recipientEnd int32
	inner                    int32 // governed draft, or -1
	victims                  int32 // 1 + the verb that tells of the victims of an attack
	hurt, hurtEnd            int32 // these victims, in scratch.tokens
	mutual                   bool  // who acts is acted upon as well
	topic                    bool  // a bare noun without its light verb: only what another event is about
	state                    draftState
}

type draftState uint8

const (
	fresh draftState = iota
	busy
	done
	dropped
)

// sentence drafts the events of one sentence and resolves them.
func (s *scratch) sentence(sent int) {
	r := s.r
	s.first, s.end = r.Sentences[sent].First, r.Sentences[sent].End
	kind := r.BlockOf(sent).Kind
	s.running = kind != hearsay.Title && kind != hearsay.Caption
	s.args, s.drafts, s.tokens = s.args[:0], s.drafts[:0], s.tokens[:0]
	s.lookAt()
	n := int(s.end - s.first)
	if cap(s.draftAt) < n {
		s.draftAt = make([]int32, n)
	}
	s.draftAt = s.draftAt[:n]
	clear(s.draftAt)
	for i := s.first; i < s.end; i++ {
		s.draft(i)
	}
	s.verbsFirst()
	for i := range s.drafts {
		s.resolve(int32(i))
	}
}

// draft tries the frames of one token and keeps the most specific that holds.
func (s *scratch) draft(i int32) {
	t := &s.r.Tokens[i]
	var class wordClass
	switch t.UPOS {
	case hearsay.VERB:
		class = verbWord
	case hearsay.NOUN:
		class = nounWord
		if s.predicative(i) && len(s.rules.triggers[adjectiveWord][s.lower(i)]) > 0 {
			class = adjectiveWord
		}
	case hearsay.ADJ:
		class = adjectiveWord
		if len(s.rules.participles[s.lower(i)]) > 0 && t.Deprel != hearsay.AMod && t.Deprel != hearsay.Compound {
			class = verbWord
		}
	default:
		return
	}
	entries := s.rules.triggers[class][t.Lemma]
	if class == adjectiveWord && t.UPOS == hearsay.NOUN {
		entries = s.rules.triggers[class][s.lower(i)]
	}
	if class == verbWord && len(entries) == 0 {
		entries = s.rules.triggers[class][s.rules.words.irregular[s.lower(i)]]
	}
	if len(entries) == 0 {
		return
	}
	d := draft{token: i, outer: i, carry: carrier{verb: -1}, inner: -1}
	s.argStart = len(s.args)
	switch class {
	case verbWord:
		s.verbArgs(i)
	case nounWord:
		d.carry, d.outer = s.carried(i)
		s.nounArgs(i, d.outer, d.carry)
		if d.carry.verb >= 0 {
			s.args = append(s.args, arg{lightSlot, d.carry.verb})
		}
	case adjectiveWord:
		s.adjectiveArgs(i)
	}
	best, second, light := -1, -1, class == nounWord && (d.carry.verb >= 0 || s.modifiedByLight(i))
	for e := range entries {
		score := s.fits(i, &entries[e])
		if score < 0 {
			continue
		}
		if len(entries[e].frame.Codes) > 0 && score > second {
			second, d.spare = score, &entries[e]
		}
		if score > best || score == best && d.topic && !entries[e].bare {
			best, d.frame, d.with = score, entries[e].frame, entries[e].with
			d.topic = entries[e].bare && !light
		}
	}
	if best < 0 {
		s.args = s.args[:s.argStart]
		return
	}
	if len(d.with) > 0 {
		s.promote(i, d.with)
	}
	d.args, d.argEnd = int32(s.argStart), int32(len(s.args))
	s.drafts = append(s.drafts, d)
	at := int32(len(s.drafts))
	s.mark(i, at)
	if d.carry.verb >= 0 {
		s.mark(d.carry.verb, at)
	}
	if d.outer != i {
		s.mark(d.outer, at)
	}
}

// predicative reports a noun without an article that is said of a subject: "was guilty",
// which is tagged now so and now so.
func (s *scratch) predicative(i int32) bool {
	return s.r.Child(i, hearsay.Cop) >= 0 && s.r.Child(i, hearsay.Det, hearsay.NModPoss) < 0
}

// verbsFirst leaves a noun to the frame of its light verb, where that has one: "signed an
// agreement" is coded once.
func (s *scratch) verbsFirst() {
	for i := range s.drafts {
		v := s.drafts[i].carry.verb
		if v < 0 {
			continue
		}
		for j := range s.drafts {
			if s.drafts[j].token == v {
				s.drafts[i].topic = true
				s.draftAt[v-s.first] = int32(j) + 1
			}
		}
	}
}

func (s *scratch) mark(token, at int32) {
	if token >= s.first && token < s.end && s.draftAt[token-s.first] == 0 {
		s.draftAt[token-s.first] = at
	}
}

// modifiedByLight says whether a participle of a light verb hangs on the noun: "measures
// taken against".
func (s *scratch) modifiedByLight(n int32) bool {
	for _, k := range s.r.Children(n) {
		t := &s.r.Tokens[k]
		if t.Deprel.Is(hearsay.Acl) && t.UPOS == hearsay.VERB {
			if _, ok := s.rules.lightVerb(t.Lemma); ok {
				return true
			}
		}
	}
	return false
}

// fits scores how specific a frame is for the trigger, or gives -1 where it does not hold.
func (s *scratch) fits(i int32, e *trigger) int {
	for _, word := range e.with {
		if s.companion(i, word) < 0 {
			return -1
		}
	}
	for n := range e.frame.Needs {
		if !s.holds(i, &e.frame.Needs[n], e.with) {
			return -1
		}
	}
	for n := range e.frame.Unless {
		if s.holds(i, &e.frame.Unless[n], e.with) {
			return -1
		}
	}
	score := 4 * len(e.with)
	for _, word := range e.with {
		if s.r.Tokens[s.companion(i, word)].Deprel == hearsay.CompoundPrt {
			score++
		}
	}
	for n := range e.frame.Needs {
		if c := &e.frame.Needs[n]; c.words != nil {
			score += 2
			if s.headed(c) {
				score++
			}
		}
	}
	return score
}

// companion finds the token that is the further word of a trigger: a particle, the
// preposition of a phrase, or the object itself ("open fire"); -1 where there is none.
func (s *scratch) companion(i int32, word string) int32 {
	r := s.r
	for _, k := range r.Children(i) {
		t := &r.Tokens[k]
		switch t.Deprel.Universal() {
		case hearsay.Compound, hearsay.AdvMod, hearsay.Obj, hearsay.XComp, hearsay.AMod, hearsay.NMod, hearsay.Case, hearsay.Obl, hearsay.Mark:
			if t.Lemma == word || s.lower(k) == word {
				return k
			}
		}
		switch t.Deprel.Universal() {
		case hearsay.Obl, hearsay.AdvCl, hearsay.NMod, hearsay.Acl, hearsay.XComp:
			if s.preposition(k) == word && !s.timeWord(k) {
				return k
			}
		case hearsay.Obj, hearsay.NSubj:
			if s.preposition(k) == word {
				return k
			}
			for _, kk := range r.Children(k) {
				switch d := r.Tokens[kk].Deprel; {
				case d == hearsay.NMod && s.preposition(kk) == word,
					(d == hearsay.Acl || d == hearsay.AMod || d == hearsay.Appos) && kk > k && r.Tokens[kk].Lemma == word:
					return kk
				}
			}
		}
	}
	return -1
}

// promote makes the noun after a trigger's preposition its object ("call on Mali"), and
// takes a trigger's own object out of the slot ("open fire").
func (s *scratch) promote(i int32, with []string) {
	r := s.r
	for _, word := range with {
		k := s.companion(i, word)
		if k < 0 {
			continue
		}
		t := &r.Tokens[k]
		switch {
		case t.Deprel.Is(hearsay.Obj) && (t.Lemma == word || s.lower(k) == word), t.Deprel.Is(hearsay.XComp):
			for n := s.argStart; n < len(s.args); n++ {
				if s.args[n].slot == object && s.args[n].token == k {
					s.args[n].slot = noSlot
				}
			}
			s.add(object, r.Child(k, hearsay.NSubj, hearsay.Compound)) // "held Mali responsible", "two pilots hostage"
		case s.preposition(k) == word && r.Tokens[i].UPOS == hearsay.VERB:
			s.add(object, s.antecedent(k))
		}
	}
}

func (s *scratch) holds(i int32, c *condition, with []string) bool {
	if c.slot == sentence {
		for k := s.first; k < s.end; k++ {
			if s.isWordOf(k, c.words) {
				return true
			}
		}
		return false
	}
	if c.slot == anywhere {
		return s.clauseHas(i, c.words, 0)
	}
	for _, a := range s.args[s.argStart:] {
		at := a.slot
		if at != c.slot && !(c.slot == object && len(with) > 0 && s.isCompanion(i, a.token, with)) {
			continue
		}
		switch {
		case c.words == nil:
			return true
		case c.slot == lightSlot, c.slot == infinitive: // of a verb only the verb itself
			if c.words[s.r.Tokens[a.token].Lemma] {
				return true
			}
		case s.phraseHas(a.token, c.words, 0):
			return true
		}
	}
	return false
}

// headed says whether a condition is met by the main word of what fills its slot, rather
// than by one that hangs on it: "entry" of "refused entry to the minister".
func (s *scratch) headed(c *condition) bool {
	for _, a := range s.args[s.argStart:] {
		if a.slot == c.slot && s.isWordOf(a.token, c.words) {
			return true
		}
	}
	return false
}

func (s *scratch) isCompanion(i, token int32, with []string) bool {
	for _, word := range with {
		if s.companion(i, word) == token && s.r.Tokens[token].Lemma != word {
			return true
		}
	}
	return false
}

// clauseHas says whether a word, or anything that hangs on it other than a relative clause
// or its subject, is one of the words.
func (s *scratch) clauseHas(head int32, words map[string]bool, depth int) bool {
	if s.isWordOf(head, words) {
		return true
	}
	for _, k := range s.r.Children(head) {
		if depth < 5 && !s.opensClause(k) && s.clauseHas(k, words, depth+1) {
			return true
		}
	}
	return false
}

// phraseHas does the same for a phrase that fills a slot, and leaves out what only says
// where, when or through whom: "a plan through the defence ministry" is no defence plan.
func (s *scratch) phraseHas(head int32, words map[string]bool, depth int) bool {
	if s.isWordOf(head, words) {
		return true
	}
	for _, k := range s.r.Children(head) {
		if depth > 4 || s.opensClause(k) {
			continue
		}
		if d := s.r.Tokens[k].Deprel; (d == hearsay.NMod || d.Is(hearsay.Obl)) && s.rules.words.aside[s.preposition(k)] {
			continue
		}
		if s.phraseHas(k, words, depth+1) {
			return true
		}
	}
	return false
}

func (s *scratch) opensClause(k int32) bool {
	switch s.r.Tokens[k].Deprel {
	case hearsay.AclRel, hearsay.AdvCl, hearsay.Parataxis, hearsay.Punct, hearsay.NSubj:
		return true
	case hearsay.Conj:
		return s.r.Tokens[k].UPOS == hearsay.VERB && s.hasOwn(k)
	}
	return false
}

// isWordOf looks a token up by its lemma, its form and its form without a plural s, as a
// lemmatiser may not know the word.
func (s *scratch) isWordOf(i int32, words map[string]bool) bool {
	if words[placeWord] && s.inPlace(i) {
		return true
	}
	form := s.lower(i)
	return words[s.r.Tokens[i].Lemma] || words[form] || words[strings.TrimSuffix(form, "s")]
}

// placeWord stands in a list of words for the name of any place.
const placeWord = "(place)"

func (s *scratch) inPlace(i int32) bool {
	span := s.r.Tokens[i].Span()
	for n := s.places.from; n < s.places.end; n++ {
		if s.r.Places[n].Span.Contains(span) {
			return true
		}
	}
	return false
}

func (s *scratch) lower(i int32) string {
	form := s.r.Form(i)
	for j := 0; j < len(form); j++ {
		if form[j] >= 'A' && form[j] <= 'Z' {
			return strings.ToLower(form)
		}
	}
	return form
}
