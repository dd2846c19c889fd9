package syntax

import (
	"bytes"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"hearsay/model"
)

// lemmas tell a word's lemma script from the word and its tag: from the word itself where it is
// an exception, otherwise from the longest of its endings that is known with this tag.
type lemmas struct {
	index   *model.Index
	scripts []script
}

// endings is the letters of the longest ending that is looked at. Behind the endings, and
// the tag alone (an ending of no letters), levels are the word in lower case and as written.
const (
	endings  = 5
	lower    = endings + 1
	asItIs   = endings + 2
	allForms = asItIs + 1
)

// openLemmas reads weights/lemmas.weights.
func openLemmas(files fs.FS) (*lemmas, error) {
	f, err := model.Load(files, "lemmas")
	if err != nil {
		return nil, err
	}
	section, err := f.Section("index")
	if err != nil {
		return nil, err
	}
	l := &lemmas{}
	if l.index, err = model.NewIndex(section); err != nil {
		return nil, err
	}
	if section, err = f.Section("scripts"); err != nil {
		return nil, err
	}
	list, err := model.Strings(section)
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		x, err := parseScript(s)
		if err != nil {
			return nil, fmt.Errorf("weights/lemmas.weights: %w: %w", model.ErrCorrupt, err)
		}
		l.scripts = append(l.scripts, x)
	}
	return l, nil
}

// of is the lemma of a word, and the word itself where nothing that is known fits it.
func (l *lemmas) of(form string, tag tag, w *spelling) string {
	w.read(form)
	for level := allForms - 1; level >= 0; level-- {
		key, there := w.key(level, tag)
		if !there {
			continue
		}
		if id, known := l.index.Find(key); known && int(id) < len(l.scripts) {
			if lemma, ok := l.scripts[id].apply(form); ok {
				return lemma
			}
		}
	}
	return form
}

// spelling is a word as lemmas see it: its letters, and where its endings begin.
type spelling struct {
	form   []byte
	small  []byte
	starts [endings + 1]int // of the endings of so many letters, -1 where the word is shorter
}

func (w *spelling) read(form string) {
	w.form = append(w.form[:0], form...)
	w.small = appendLower(w.small[:0], form)
	at := len(w.small)
	for letters := range w.starts {
		w.starts[letters] = at
		if at <= 0 {
			at = -1
			continue
		}
		_, n := utf8.DecodeLastRune(w.small[:at])
		at -= n
	}
}

// key is the hash under which a level of the word is known with this tag.
func (w *spelling) key(level int, t tag) (key uint64, ok bool) {
	part := w.form
	switch {
	case level == lower:
		part = w.small
	case level < lower && w.starts[level] < 0:
		return 0, false
	case level < lower:
		part = w.small[w.starts[level]:]
	}
	h := model.Mix(model.HashBytes(part), uint64(level))
	return model.Seal(model.Mix(h, uint64(t.upos)<<8|uint64(t.xpos))), true
}

func appendLower(b []byte, form string) []byte {
	for i := range len(form) {
		if form[i] >= utf8.RuneSelf {
			return append(b[:0], bytes.ToLower([]byte(form))...)
		}
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}
