package event

import (
	"strings"

	"hearsay"
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
	case hearsay.ADJ:
		class = adjectiveWord
		if len(s.rules.participles[s.lower(i)]) > 0 && t.Deprel != hearsay.AMod && t.Deprel != hearsay.Compound {
			class = verbWord
		}
	default:
		return
	}
	entries := s.rules.triggers[class][t.Lemma]
	if len(entries) == 0 {
		if entries = s.unlemmatised(class, i); len(entries) == 0 {
			return
		}
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

// unlemmatised looks a word up by its form, for a lemmatiser that does not know the word.
func (s *scratch) unlemmatised(class wordClass, i int32) []trigger {
	form := s.lower(i)
	if entries := s.rules.participles[form]; class == verbWord && len(entries) > 0 {
		return entries
	}
	if entries := s.rules.triggers[class][form]; len(entries) > 0 || class != nounWord {
		return entries
	}
	return s.rules.triggers[class][strings.TrimSuffix(form, "s")]
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
		if e.frame.Needs[n].words != nil {
			score += 2
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
		case s.preposition(k) == word && r.Tokens[i].UPOS == hearsay.VERB:
			s.add(object, s.antecedent(k))
		}
	}
}

func (s *scratch) holds(i int32, c *condition, with []string) bool {
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
		if s.r.Tokens[k].Deprel == hearsay.NMod && s.rules.words.aside[s.preposition(k)] {
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
	}
	return false
}

// isWordOf looks a token up by its lemma, its form and its form without a plural s, as a
// lemmatiser may not know the word.
func (s *scratch) isWordOf(i int32, words map[string]bool) bool {
	form := s.lower(i)
	return words[s.r.Tokens[i].Lemma] || words[form] || words[strings.TrimSuffix(form, "s")]
}

// resolve gives a draft its code, its status and its two sides; the event that it governs
// goes first.
func (s *scratch) resolve(id int32) {
	d := &s.drafts[id]
	if d.state != fresh {
		return
	}
	d.state = busy
	if d.frame.Governs != nil {
		d.inner = s.governed(id)
	}
	if len(d.frame.Codes) == 0 && d.spare != nil && (d.inner < 0 || d.frame.Governs.shift.Of(s.drafts[d.inner].code) == "") {
		d.frame, d.with, d.inner = d.spare.frame, d.spare.with, -1
		if d.frame.Governs != nil {
			d.inner = s.governed(id)
		}
	}
	f := d.frame
	s.argStart = int(d.args)
	args := s.args
	s.args = s.args[:d.argEnd]
	for n := range f.Codes {
		if s.codeHolds(d, &f.Codes[n]) {
			d.code = f.Codes[n].code
			break
		}
	}
	s.args = args
	d.verdict = s.status(d)
	s.fill(d)
	if d.inner >= 0 {
		s.shift(d)
	}
	s.futureCode(d)
	if d.state == busy {
		d.state = done
	}
	if len(f.Charges) > 0 {
		s.charge(d)
	}
	if len(f.Cause) > 0 {
		s.handOver(d)
	}
	if d.code == "" {
		d.state = dropped
	}
}

func (s *scratch) codeHolds(d *draft, rule *codeRule) bool {
	for n := range rule.when {
		if !s.holds(d.token, &rule.when[n], d.with) {
			return false
		}
	}
	return true
}

func (s *scratch) status(d *draft) verdict {
	var v verdict
	if s.r.Tokens[d.token].UPOS == hearsay.NOUN {
		v = s.nounStatus(d.token, d.outer, d.carry)
	} else {
		v = s.verbStatus(d.token, 0)
	}
	if v.status == hearsay.Ongoing && v.word < 0 && isWord(d.code) {
		v = verdict{status: hearsay.Actual, word: -1, because: "words are done when they are said"}
	}
	return v
}

// isWord says whether a code is of a verbal act, which is over once it is told.
func isWord(code string) bool {
	if len(code) < 2 {
		return false
	}
	switch code[:2] {
	case "01", "02", "03", "05", "10", "11", "12", "13":
		return true
	}
	return false
}

// governed finds and resolves the draft of the event that stands in one of the frame's
// governed slots, or gives -1.
func (s *scratch) governed(id int32) int32 {
	for _, want := range s.drafts[id].frame.Governs.slots {
		for n := s.drafts[id].args; n < s.drafts[id].argEnd; n++ {
			if s.args[n].slot != want {
				continue
			}
			if inner := s.draftBelow(s.args[n].token, 0); inner >= 0 && inner != id {
				s.resolve(inner)
				if s.drafts[inner].state == done {
					return inner
				}
			}
		}
	}
	return -1
}

// draftBelow is the draft that a phrase or clause is about: its head's, or that of what
// the head only introduces ("plans for talks", "to continue to attack"), or -1.
func (s *scratch) draftBelow(token int32, depth int) int32 {
	if token < s.first || token >= s.end || depth > 3 {
		return -1
	}
	if at := s.draftAt[token-s.first]; at > 0 {
		return at - 1
	}
	r := s.r
	for _, k := range r.Children(token) {
		t := &r.Tokens[k]
		switch {
		case t.Deprel == hearsay.XComp, t.Deprel == hearsay.CComp && r.Tokens[token].UPOS == hearsay.VERB,
			t.Deprel == hearsay.Conj && t.UPOS == r.Tokens[token].UPOS,
			t.Deprel == hearsay.Acl && t.XPOS == hearsay.TagVB,
			t.Deprel == hearsay.NMod && s.rules.words.about[s.preposition(k)],
			t.Deprel == hearsay.NMod && s.preposition(k) == "in" && s.rules.words.role[r.Tokens[token].Lemma]:
			if at := s.draftBelow(k, depth+1); at >= 0 {
				return at
			}
		}
	}
	return -1
}

// shift codes an act about an event by that event.
func (s *scratch) shift(d *draft) {
	g, inner := d.frame.Governs, &s.drafts[d.inner]
	to := g.shift.Of(inner.code)
	keep := g.status
	switch to {
	case "":
		if d.code == "" {
			d.state, keep = dropped, g.fallback
		}
	case noCode:
		d.state, keep = dropped, g.fallback
	default:
		d.code = to
	}
	switch {
	case d.state == dropped && keep == "":
	case s.under(d.token, inner.token):
		// "measures, which it dropped later": the clause about the event leaves it standing
	case keep == "", d.verdict.status != hearsay.Actual && d.state != dropped:
		inner.state = dropped
	default:
		inner.verdict = said(keep, d.token)
		if inner.actors == inner.actorEnd && g.shift == nil {
			// who denies or claims "a role in the attack" speaks of his own
			inner.actors, inner.actorEnd = d.actors, d.actorEnd
			s.dropShared(inner)
		}
	}
}

// under says whether a token hangs on another, however far below.
func (s *scratch) under(token, above int32) bool {
	for step := 0; token >= 0 && step < deepest; step++ {
		if token = s.r.Tokens[token].Head; token == above {
			return true
		}
	}
	return false
}

// futureCode codes what will be done as an intent or a threat, and what will not be done
// as a refusal.
func (s *scratch) futureCode(d *draft) {
	if d.verdict.status == hearsay.Negated && permits[d.code] {
		d.code = s.rules.refuse.Of(d.code)
		d.verdict.status = hearsay.Actual
		return
	}
	if !d.verdict.future {
		return
	}
	if d.verdict.negated {
		d.verdict.future = false
		if to := s.rules.refuse.Of(d.code); to != "" && to != noCode {
			d.code = to
			d.verdict.status, d.verdict.because = hearsay.Actual, "refusal"
			return
		}
		d.verdict.status = hearsay.Negated
		return
	}
	if to := s.rules.future.Of(d.code); to != "" && to != noCode {
		d.code = to
	}
}

// permits are codes whose negation is an act of its own: not to allow is to refuse.
var permits = map[string]bool{"080": true, "0861": true, "0862": true, "0863": true, "086": true}

// charge lays an event to those whom this one accuses of it or punishes for it: "accused
// Mali of interference" tells, as an allegation, of an interference by Mali.
func (s *scratch) charge(d *draft) {
	if d.recipients == d.recipientEnd {
		return
	}
	for _, want := range d.frame.Charges {
		for n := d.args; n < d.argEnd; n++ {
			if s.args[n].slot != want {
				continue
			}
			id := s.draftBelow(s.args[n].token, 0)
			if id < 0 || &s.drafts[id] == d {
				continue
			}
			s.resolve(id)
			inner := &s.drafts[id]
			if inner.state != done || inner.actors < inner.actorEnd {
				continue
			}
			inner.actors, inner.actorEnd = d.recipients, d.recipientEnd
			s.dropShared(inner)
			if inner.verdict.status == hearsay.Actual {
				inner.verdict = said(hearsay.Alleged, d.token)
			}
		}
	}
}

// handOver gives the victims of an attack to the attack: "ten were killed in an airstrike"
// is one event, coded by the airstrike.
func (s *scratch) handOver(d *draft) {
	for _, want := range d.frame.Cause {
		for n := d.args; n < d.argEnd; n++ {
			if s.args[n].slot != want {
				continue
			}
			at := s.args[n].token - s.first
			if at < 0 || at >= int32(len(s.draftAt)) || s.draftAt[at] == 0 {
				continue
			}
			attack := s.draftAt[at] - 1
			s.resolve(attack)
			a := &s.drafts[attack]
			if a == d || a.state != done || a.code < "17" {
				continue
			}
			from := int32(len(s.tokens))
			s.tokens = append(s.tokens, s.tokens[d.recipients:d.recipientEnd]...)
			s.tokens = append(s.tokens, s.tokens[a.recipients:a.recipientEnd]...)
			a.recipients, a.recipientEnd = from, int32(len(s.tokens))
			if a.actors == a.actorEnd && want != subject {
				a.actors, a.actorEnd = d.actors, d.actorEnd
			}
			d.state = dropped
			return
		}
	}
	if t := &s.r.Tokens[d.token]; t.Deprel == hearsay.Conj && t.Head >= s.first {
		if at := s.draftAt[t.Head-s.first]; at > 0 && s.drafts[at-1].frame == d.frame {
			s.resolve(at - 1)
			d.state = s.drafts[at-1].state
		}
	}
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
