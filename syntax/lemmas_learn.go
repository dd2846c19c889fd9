package syntax

import (
	"hearsay"
	"hearsay/model"
)

// LemmaLearner counts the lemmas of words.
type LemmaLearner struct {
	ids    map[string]uint32
	list   []string
	counts [allForms]map[uint64]map[uint32]int
	seen   map[uint64]lemmaExample
}

type lemmaExample struct {
	form string
	tag  tag
}

// NewLemmaLearner makes a learner that has seen nothing.
func NewLemmaLearner() *LemmaLearner {
	l := &LemmaLearner{ids: map[string]uint32{}, seen: map[uint64]lemmaExample{}}
	for i := range l.counts {
		l.counts[i] = map[uint64]map[uint32]int{}
	}
	return l
}

// See counts a word with its tags and lemma.
func (l *LemmaLearner) See(form, lemma string, upos hearsay.UPOS, xpos hearsay.XPOS) {
	label, ok := ScriptFor(form, lemma)
	if !ok {
		return
	}
	id, ok := l.ids[label]
	if !ok {
		id = uint32(len(l.list))
		l.ids[label] = id
		l.list = append(l.list, label)
	}
	var w spelling
	w.read(form)
	t := tag{upos, xpos}
	key, _ := w.key(asItIs, t)
	_, old := l.seen[key]
	l.seen[key] = lemmaExample{form, t}
	for level := range allForms {
		key, ok := w.key(level, t)
		if !ok || old && level <= endings { // an ending counts words, not how often they stand
			continue
		}
		if l.counts[level][key] == nil {
			l.counts[level][key] = map[uint32]int{}
		}
		l.counts[level][key][id]++
	}
}

// Pack puts the sections into a weights file: at each level only what the levels below get
// wrong. An ending counts from two words on.
func (l *LemmaLearner) Pack(b *model.Builder) {
	kept := map[uint64]uint32{}
	for level := range allForms {
		for _, e := range l.seen {
			var w spelling
			w.read(e.form)
			key, ok := w.key(level, e.tag)
			if !ok {
				continue
			}
			id, times := commonest(l.counts[level][key])
			if level > 0 && level <= endings && times < 2 {
				continue
			}
			if old, ok := below(kept, &w, e.tag, level); !ok || old != id {
				kept[key] = id
			}
		}
	}
	b.Put("index", model.PackIndex(kept))
	b.Put("scripts", model.PackStrings(l.list))
}

// below is what the levels under this one say.
func below(kept map[uint64]uint32, w *spelling, t tag, level int) (id uint32, ok bool) {
	for level--; level >= 0; level-- {
		if key, there := w.key(level, t); there {
			if id, ok = kept[key]; ok {
				return id, true
			}
		}
	}
	return 0, false
}

func commonest(counts map[uint32]int) (id uint32, times int) {
	for x, n := range counts {
		if n > times || n == times && x < id {
			id, times = x, n
		}
	}
	return id, times
}
