package event

import (
	"io/fs"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// lightVerb carries an event noun: "launch an attack", "come under attack".
type lightVerb struct {
	with    []string // particle or preposition before the noun; "" for a plain object
	arrives bool     // the noun is its subject: "condolences came from"
	inverse bool     // the subject is who is acted upon: "face criticism"
	status  hearsay.Status
}

// carrier is the light verb that carries a noun in a sentence.
type carrier struct {
	verb    int32 // -1 where there is none
	inverse bool
	status  hearsay.Status
}

func (m *Rules) readLight(files fs.FS) error {
	m.light = map[string]lightVerb{}
	m.parts = map[string]bool{}
	return lang.Read(files, "event/light.txt", func(l lang.Line) error {
		section := strings.Fields(l.Section)
		if len(section) == 0 {
			return l.Errorf("want a section [carry], [receive], [arrive] or [parts] first")
		}
		words := strings.Fields(l.Text)
		if section[0] == "parts" {
			m.parts[l.Text] = true
			return nil
		}
		if section[0] != "carry" && section[0] != "receive" && section[0] != "arrive" || len(words) > 2 {
			return l.Errorf("want a verb, and perhaps a particle, under [carry], [carry STATUS], [receive], [arrive] or [parts]")
		}
		v := m.light[words[0]]
		v.inverse = section[0] == "receive"
		v.arrives = v.arrives || section[0] == "arrive"
		if len(section) == 2 {
			if !isStatus(section[1]) {
				return l.Errorf("unknown status %q", section[1])
			}
			v.status = hearsay.Status(section[1])
		}
		with := ""
		if len(words) == 2 {
			with = words[1]
			if _, err := m.preposition(with, l); err != nil {
				return err
			}
		}
		v.with = append(v.with, with)
		m.light[words[0]] = v
		return nil
	})
}

func (m *Rules) lightVerb(lemma string) (lightVerb, bool) {
	v, ok := m.light[lemma]
	return v, ok
}

// carried finds the light verb of a noun, and the noun that stands outermost: "series" of
// "launched a series of attacks".
func (s *scratch) carried(n int32) (carrier, int32) {
	r := s.r
	outer := n
	for depth := 0; depth < deepest; depth++ {
		t := &r.Tokens[outer]
		if t.Head < 0 {
			return carrier{verb: -1}, outer
		}
		head := &r.Tokens[t.Head]
		switch {
		case t.Deprel == hearsay.NMod && s.rules.parts[head.Lemma] && s.preposition(outer) == "of",
			t.Deprel == hearsay.Compound && s.rules.parts[head.Lemma],
			t.Deprel == hearsay.Conj && head.UPOS == hearsay.NOUN:
			outer = t.Head
			continue
		}
		break
	}
	t := &r.Tokens[outer]
	v, ok := s.rules.lightVerb(r.Tokens[t.Head].Lemma)
	if !ok || r.Tokens[t.Head].UPOS != hearsay.VERB {
		return carrier{verb: -1}, outer
	}
	role, prep := t.Deprel, ""
	switch {
	case role.Is(hearsay.Obj), role == hearsay.NSubjPass, role.Is(hearsay.CComp) && s.bareNoun(outer), role.Is(hearsay.XComp) && s.bareNoun(outer):
	case role == hearsay.NSubj && v.arrives:
		return carrier{t.Head, false, v.status}, outer
	case role.Is(hearsay.Obl):
		if prep = s.preposition(outer); prep == "" && (outer < t.Head || s.timeWord(outer)) {
			return carrier{verb: -1}, outer
		}
	default:
		return carrier{verb: -1}, outer
	}
	for _, with := range v.with {
		if with == prep || prep == "" && s.hasParticle(t.Head, with) {
			return carrier{t.Head, v.inverse, v.status}, outer
		}
	}
	return carrier{verb: -1}, outer
}

func (s *scratch) hasParticle(v int32, word string) bool {
	for _, k := range s.r.Children(v) {
		switch s.r.Tokens[k].Deprel {
		case hearsay.CompoundPrt, hearsay.AdvMod, hearsay.Case, hearsay.Obl:
			if s.lower(k) == word {
				return true
			}
		}
	}
	return false
}
