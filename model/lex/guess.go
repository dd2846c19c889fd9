package lex

import "hearsay/model"

// Guesser tells a value from a word and its tag: from the word itself where it is known as an
// exception, otherwise from the longest of its suffixes that is known.
type Guesser struct{ index *model.Index }

// NewGuesser reads a guesser's section.
func NewGuesser(section []byte) (*Guesser, error) {
	index, err := model.NewIndex(section)
	return &Guesser{index}, err
}

// Guess is the value for a word with this tag; ok is false where nothing is known of the tag.
func (g *Guesser) Guess(w *Word, tag uint64) (value uint32, ok bool) {
	for level := levels - 1; level >= 0; level-- {
		if value, ok = g.index.Find(guessKey(w, tag, level)); ok {
			return value, true
		}
	}
	return 0, false
}

// levels: the tag alone, suffixes of one to four letters, the word.
const levels = 6

func guessKey(w *Word, tag uint64, level int) uint64 {
	h := model.Mix(model.Mix(0x51ED270B, uint64(level)), tag)
	switch level {
	case 0:
	case levels - 1:
		h = model.Mix(h, w.Lower)
	default:
		h = model.Mix(h, w.Suf[level-1])
	}
	return model.Seal(h)
}

// GuessLearner counts values of words and tags.
type GuessLearner struct {
	counts [levels]map[uint64]map[uint32]int
	seen   map[uint64]example
}

type example struct {
	word Word
	tag  uint64
}

// NewGuessLearner makes a learner that has seen nothing.
func NewGuessLearner() *GuessLearner {
	l := &GuessLearner{seen: map[uint64]example{}}
	for i := range l.counts {
		l.counts[i] = map[uint64]map[uint32]int{}
	}
	return l
}

// See counts a word with its tag and value.
func (l *GuessLearner) See(w Word, tag uint64, value uint32) {
	for level := range levels {
		k := guessKey(&w, tag, level)
		if l.counts[level][k] == nil {
			l.counts[level][k] = map[uint32]int{}
		}
		l.counts[level][k][value]++
	}
	l.seen[guessKey(&w, tag, levels-1)] = example{w, tag}
}

// Pack is the guesser's section: at each level only what the level below gets wrong. A
// suffix counts from two words on.
func (l *GuessLearner) Pack() []byte {
	kept := map[uint64]uint32{}
	index := func(e *example, level int) (uint32, bool) {
		for ; level >= 0; level-- {
			if v, ok := kept[guessKey(&e.word, e.tag, level)]; ok {
				return v, true
			}
		}
		return 0, false
	}
	for level := range levels {
		for _, e := range l.seen {
			k := guessKey(&e.word, e.tag, level)
			value, times := commonest(l.counts[level][k])
			if level > 0 && level < levels-1 && times < 2 {
				continue
			}
			if old, ok := index(&e, level-1); !ok || old != value {
				kept[k] = value
			}
		}
	}
	return model.PackIndex(kept)
}

func commonest(counts map[uint32]int) (value uint32, times int) {
	for v, n := range counts {
		if n > times || n == times && v < value {
			value, times = v, n
		}
	}
	return value, times
}
