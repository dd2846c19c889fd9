package event

import "hearsay"

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
	s.undergone(d)
	if d.inner >= 0 {
		s.shift(d)
	}
	s.futureCode(d)
	if d.state == busy {
		d.state = done
	}
	if d.state == done {
		s.purpose(d)
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
	if cop := s.r.Child(d.token, hearsay.Cop); v.status == hearsay.Actual && v.word < 0 && cop >= 0 && d.frame.Governs == nil &&
		s.r.Tokens[d.token].UPOS == hearsay.ADJ && s.r.Tokens[cop].XPOS != hearsay.TagVBD {
		return said(hearsay.Ongoing, cop) // "is critical of" lasts
	}
	if q := s.end - 1; v.word < 0 && q > d.token && s.r.Form(q) == "?" {
		return said(hearsay.Hypothetical, q)
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
	if d.verdict.status == hearsay.Negated && permits[d.code] && d.verdict.word >= 0 && s.rules.words.negation[s.r.Tokens[d.verdict.word].Lemma] {
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
			s.untilWho(d)
			return
		}
		d.verdict.status = hearsay.Negated
		return
	}
	if to := s.rules.future.Of(d.code); to != "" && to != noCode {
		d.code = to
	}
}

// untilWho aims a refusal at whom it waits for: "will not return until the king resigns".
func (s *scratch) untilWho(d *draft) {
	if d.recipients < d.recipientEnd {
		return
	}
	for _, k := range s.r.Children(d.token) {
		if !s.r.Tokens[k].Deprel.Is(hearsay.AdvCl) || !s.rules.words.until[s.preposition(k)] {
			continue
		}
		if who := s.surfaceSubject(k, 0); who >= 0 {
			d.recipients = int32(len(s.tokens))
			s.parties(who, false)
			d.recipientEnd = int32(len(s.tokens))
			s.dropShared(d)
			return
		}
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

// attackAt is the draft of a cause: of its noun, or of the word after it that a parser took
// for a participle ("an air raid"), or -1.
func (s *scratch) attackAt(token int32) int32 {
	for at := token; at <= token+1 && at >= s.first && at < s.end; at++ {
		if at > token && (s.r.Tokens[at].Deprel != hearsay.Acl || s.r.Tokens[at].Head != token) {
			break
		}
		if id := s.draftAt[at-s.first]; id > 0 {
			return id - 1
		}
	}
	return -1
}

// handOver gives the victims of an attack to the attack: "ten were killed in an airstrike"
// is one event, coded by the airstrike.
func (s *scratch) handOver(d *draft) {
	for _, want := range d.frame.Cause {
		for n := d.args; n < d.argEnd; n++ {
			if s.args[n].slot != want {
				continue
			}
			attack := s.attackAt(s.args[n].token)
			if attack < 0 {
				continue
			}
			s.resolve(attack)
			a := &s.drafts[attack]
			if a == d || a.state != done || a.code < "17" {
				continue
			}
			if d.recipients == d.recipientEnd && want != subject {
				// "three people injured in an attack": who is hurt may be taken for the subject
				d.recipients, d.recipientEnd, d.actorEnd = d.actors, d.actorEnd, d.actors
			}
			a.hurt, a.hurtEnd = d.recipients, d.recipientEnd
			if !a.mutual {
				s.addRecipients(a, d)
			}
			if a.actors == a.actorEnd && want != subject {
				a.actors, a.actorEnd = d.actors, d.actorEnd
			}
			a.victims = d.token + 1
			d.state = dropped
			return
		}
	}
	if h := s.r.Tokens[d.token].Head; h >= s.first && s.draftAt[h-s.first] > 0 {
		first := &s.drafts[s.draftAt[h-s.first]-1]
		if first.frame != d.frame || first == d {
			return
		}
		s.resolve(s.draftAt[h-s.first] - 1)
		if first.state == done && d.actors == d.actorEnd && first.actors == first.actorEnd {
			s.addRecipients(d, first) // "ten were killed and six wounded"
			first.recipients, first.recipientEnd = d.recipients, d.recipientEnd
			first.victims = d.token + 1
			d.state = dropped
		} else if s.r.Tokens[d.token].Deprel == hearsay.Conj {
			d.state = first.state
		}
	}
}

// addRecipients gives one draft's recipients to another, before its own.
func (s *scratch) addRecipients(to, from *draft) {
	at := int32(len(s.tokens))
	s.tokens = append(s.tokens, s.tokens[from.recipients:from.recipientEnd]...)
	s.tokens = append(s.tokens, s.tokens[to.recipients:to.recipientEnd]...)
	to.recipients, to.recipientEnd = at, int32(len(s.tokens))
}
