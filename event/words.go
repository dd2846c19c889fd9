package event

import (
	"io/fs"
	"strings"

	"hearsay/lang"
)

// wordLists are the sections of status.txt and words.txt, by what their words do.
type wordLists struct {
	// status.txt
	negation, future, conditional, modal, ifs    map[string]bool
	planned, hypothetical, negated, ongoing      map[string]bool
	alleged, denied, historical, saying, stative map[string]bool
	lasting                                      map[string]bool
	// words.txt
	locative, definite, times, proxy, document       map[string]bool
	objectControl, intransitive, transitive          map[string]bool
	aside, about, role, until, pair, both, undergone map[string]bool
	thing                                            map[string]bool // nouns that never stand for a participant
	toward                                           map[string]bool
	irregular                                        map[string]string // past form of a verb -> lemma
	participle                                       [][2]string       // ending of a verb, ending of its participle
}

func (w *wordLists) sections(file string) map[string]*map[string]bool {
	if file == "event/status.txt" {
		return map[string]*map[string]bool{
			"negation": &w.negation, "future": &w.future, "conditional": &w.conditional, "modal": &w.modal,
			"if": &w.ifs, "planned": &w.planned, "hypothetical": &w.hypothetical, "negated": &w.negated,
			"ongoing": &w.ongoing, "alleged": &w.alleged, "denied": &w.denied, "historical": &w.historical,
			"saying": &w.saying, "stative": &w.stative, "lasting": &w.lasting,
		}
	}
	return map[string]*map[string]bool{
		"locative": &w.locative, "definite": &w.definite, "time": &w.times, "proxy": &w.proxy,
		"document": &w.document, "object control": &w.objectControl, "intransitive": &w.intransitive, "transitive": &w.transitive,
		"aside": &w.aside, "about": &w.about, "role": &w.role, "until": &w.until, "pair": &w.pair, "both": &w.both, "undergone": &w.undergone,
		"thing": &w.thing, "toward": &w.toward,
	}
}

func (m *Rules) readWords(files fs.FS) error {
	w := &m.words
	w.irregular = map[string]string{}
	for _, name := range [...]string{"event/status.txt", "event/words.txt"} {
		sections := w.sections(name)
		if err := lang.Read(files, name, func(l lang.Line) error { return w.add(l, sections) }); err != nil {
			return err
		}
	}
	for word := range w.times {
		w.thing[word] = true
	}
	m.toward = map[slot]bool{}
	for word := range w.toward {
		at, err := m.preposition(word, lang.Line{File: "event/words.txt"})
		if err != nil {
			return err
		}
		m.toward[at] = true
	}
	return nil
}

func (w *wordLists) add(l lang.Line, sections map[string]*map[string]bool) error {
	if l.Section == "participle" || l.Section == "irregular" {
		from, to, ok := strings.Cut(l.Text, ">")
		if !ok {
			return l.Errorf("want two words with > between them, got %q", l.Text)
		}
		if l.Section == "irregular" {
			w.irregular[from] = to
		} else {
			w.participle = append(w.participle, [2]string{from, to})
		}
		return nil
	}
	set, ok := sections[l.Section]
	if !ok {
		return l.Errorf("unknown section [%s]", l.Section)
	}
	if *set == nil {
		*set = map[string]bool{}
	}
	(*set)[l.Text] = true
	return nil
}
