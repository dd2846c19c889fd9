package event

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/ontology"
)

// Explain says why an event of the report is in the record: the rule that fired and on
// which words, what filled the rule's slots, which event it is about, and the word that
// decided its status. It reads the event's sentence once more and changes nothing.
func (m *Rules) Explain(r *hearsay.Report, id hearsay.EventID) string {
	if id < 1 || int(id) > len(r.Events) {
		return fmt.Sprintf("e%d: no such event\n", id)
	}
	e := r.Event(id)
	s := &scratch{rules: m, r: r}
	s.sentence(r.SentenceOf(e.Head))
	for i := range s.drafts {
		if s.drafts[i].token == e.Head {
			return s.explain(&s.drafts[i], e, id)
		}
	}
	return fmt.Sprintf("e%d: %s, of another version of the rules\n", id, e.Rule)
}

func (s *scratch) explain(d *draft, e *hearsay.Event, id hearsay.EventID) string {
	var b strings.Builder
	r := s.r
	fmt.Fprintf(&b, "e%d  %s fired on “%s”", id, e.Rule, s.triggerWords(d))
	if d.carry.verb >= 0 {
		fmt.Fprintf(&b, ", carried by “%s”", r.Form(d.carry.verb))
	}
	b.WriteByte('\n')
	s.explainSide(&b, d, "actor", e.Actors, d.actors, d.actorEnd)
	s.explainSide(&b, d, "recipient", e.Recipients, d.recipients, d.recipientEnd)
	if d.inner >= 0 {
		inner := &s.drafts[d.inner]
		fmt.Fprintf(&b, "    %-10s %s “%s” (%s), carried over by table %s\n", "about", inner.code, r.Form(inner.token), inner.frame.rule, d.frame.Governs.table)
	}
	code, _ := ontology.Lookup(e.Code.Value())
	fmt.Fprintf(&b, "    %-10s %s %s; Goldstein %+.1f; PLOVER %s\n", "code", code.CAMEO, code.Label, code.Goldstein, plover(code))
	fmt.Fprintf(&b, "    %-10s %s: ", "status", e.Status.Value())
	if because := e.Status.Because(); because != "" {
		b.WriteString(because)
	} else {
		fmt.Fprintf(&b, "“%s”", r.Words(e.Status.Span()))
	}
	b.WriteByte('\n')
	return b.String()
}

func plover(c ontology.Code) string {
	if c.Event == "" {
		return "has none"
	}
	out := c.Event
	if c.Mode != "" {
		out += "-" + c.Mode
	}
	if len(c.Contexts) > 0 {
		out += " (" + strings.Join(c.Contexts, ", ") + ")"
	}
	return out
}

func (s *scratch) triggerWords(d *draft) string {
	out := s.r.Form(d.token)
	for _, word := range d.with {
		if k := s.companion(d.token, word); k >= 0 {
			out += " … " + word
		}
	}
	return out
}

// explainSide names each participant with the slot in which its phrase stands.
func (s *scratch) explainSide(b *strings.Builder, d *draft, name string, list []hearsay.Participant, from, end int32) {
	if len(list) == 0 {
		fmt.Fprintf(b, "    %-10s nobody is named\n", name)
		return
	}
	for i, p := range list {
		where := "governed event"
		if int32(i) < end-from {
			if at := s.slotOf(d, s.tokens[from+int32(i)]); at != noSlot {
				where = s.rules.slotName(at)
			}
		}
		fmt.Fprintf(b, "    %-10s %s: “%s”", name, where, s.r.Words(p.Span))
		if p.Because != "" {
			fmt.Fprintf(b, " (%s)", p.Because)
		}
		b.WriteByte('\n')
	}
}

// slotOf is the slot whose phrase a token stands in.
func (s *scratch) slotOf(d *draft, token int32) slot {
	up := token
	for step := 0; up >= 0 && step < deepest; step++ {
		for n := d.args; n < d.argEnd; n++ {
			if a := s.args[n]; a.token == up && a.slot != noSlot && a.slot != clause && a.slot != infinitive && a.slot != lightSlot {
				return a.slot
			}
		}
		up = s.r.Tokens[up].Head
	}
	return noSlot
}
