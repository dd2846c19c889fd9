package event

import "hearsay"

// purpose folds an act that only says what the act above it is for into that act: "marched
// to protest against the law" is one protest, aimed at the law.
func (s *scratch) purpose(d *draft) {
	r := s.r
	t := &r.Tokens[d.token]
	if t.UPOS == hearsay.NOUN && t.Deprel.Is(hearsay.Obj) && t.Head >= s.first && d.carry.verb < 0 && d.code >= "17" {
		// "dropped bombs on the town": the thing used is no second attack
		if at := s.draftAt[t.Head-s.first]; at > 0 && s.drafts[at-1].token == t.Head && len(s.drafts[at-1].frame.Codes) > 0 && s.drafts[at-1].frame.Codes[0].code >= "18" {
			d.state = dropped
		}
		return
	}
	if t.Deprel != hearsay.AdvCl && t.Deprel != hearsay.XComp || !s.infinitive(d.token) || t.Head < s.first {
		return
	}
	at := s.draftAt[t.Head-s.first]
	if at == 0 || s.drafts[at-1].token != t.Head {
		return
	}
	above := &s.drafts[at-1]
	if above.state != fresh && above.state != done || above.frame.Governs != nil {
		return
	}
	s.resolve(at - 1)
	if above.state != done || above.code == "" || above.code[:2] != d.code[:min(2, len(d.code))] {
		return
	}
	if above.recipients == above.recipientEnd {
		above.recipients, above.recipientEnd = d.recipients, d.recipientEnd
		s.dropShared(above)
	}
	d.state = dropped
}
