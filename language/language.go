// Package language tells whether a text is English, so that one that is not can be
// refused with its reason rather than read into nonsense.
//
// Three things tell it, each surer of itself than the next: the script; the commonest words
// of a language; and, for short texts that have too few of these, that half of the
// words in small letters are none that English newspapers use, while their trigrams are
// another language's.
//
// Of 23,562 sentences, headlines and reports of English treebanks and Wikinews it refuses
// two, both French. Of 116 foreign headlines in 27 languages, of three to eight words
// (testdata/short.txt), it refuses 100. Common words alone refuse 40 of these; trigrams
// with them 97, but 649 of the English texts too.
package language

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/model/lex"
)

//go:embed profiles.txt
var profiles string

// ErrNotRead is what Require's errors wrap.
var ErrNotRead = errors.New("not in English")

// Error says in which language a text is that can't be read.
type Error struct {
	Code       string  // ISO 639-1
	Name       string  // "Spanish"
	Confidence float64 // as Check gives it
}

func (e *Error) Error() string {
	return fmt.Sprintf("not in English: it looks like %s (--language en reads it all the same)", e.Name)
}

// Unwrap is ErrNotRead.
func (e *Error) Unwrap() error { return ErrNotRead }

// Checker tells English from other languages. It is immutable and shared.
type Checker struct{ english *lex.Lexicon }

// Load reads the words of English from a language's files.
func Load(files fs.FS) (*Checker, error) {
	english, err := lex.Open(files)
	return &Checker{english}, err
}

// Require sets the report's language, or refuses it with an *Error where the text is
// not English. insisted is what the caller says of it: "en" is taken at its word, another
// language is refused, and "" asks the text.
func (k *Checker) Require(r *hearsay.Report, insisted string) error {
	code, confidence := k.Check(r.Text)
	switch asked := strings.ToLower(insisted); {
	case asked == "en", asked == "eng", asked == "english", strings.HasPrefix(asked, "en-"), strings.HasPrefix(asked, "en_"):
		code = "en"
	case asked != "":
		code, confidence = asked, 1
	}
	if code != "en" {
		return &Error{Code: code, Name: nameOf(code), Confidence: confidence}
	}
	r.Language = code
	return nil
}

// sampled is how many bytes of a text are looked at.
const sampled = 32 << 10

// Check tells the language of a text, as an ISO 639-1 code, and how sure that is, from 0
// to 1. It is made to refuse and not to classify: it answers "en" unless the words speak
// clearly for another language, so that no short English text, headline, list of names
// or bare code is taken for something else; its confidence is then 0 where nothing spoke
// for English either.
//
// A text mostly in another script than Latin is told by its letters, any other by the
// share of its words that are among the commonest of a language, and by its strange words.
func (k *Checker) Check(text string) (code string, confidence float64) {
	if len(text) > sampled {
		text = text[:sampled]
	}
	if code, share := byScript(text); code != "" {
		return code, share
	}
	code, confidence = byWords(text)
	if code == "en" {
		if strange, sure := k.byStrangeWords(text); strange != "" {
			return strange, sure
		}
	}
	return code, confidence
}

// byWords counts, for each language, how many of its commonest words the text has. What
// is capitalised may be a name ("El Salvador", "De la Cruz") and says nothing; a lower-case
// word with a letter that English lacks speaks for whichever language is ahead.
func byWords(text string) (string, float64) {
	t := table()
	var hits [maxLanguages]int
	var seen [maxProfileWords / 64]uint64
	words, accented := 0, 0
	var buf [24]byte
	for at := 0; at < len(text); {
		w := lowerWord(text, at, &buf)
		at = w.next
		if w.n > 0 {
			words++
		}
		if w.n < 2 || w.capital {
			continue
		}
		if w.accent {
			accented++
		}
		if p, ok := t.words[string(buf[:w.n])]; ok && seen[p.id/64]&(1<<(p.id%64)) == 0 {
			seen[p.id/64] |= 1 << (p.id % 64)
			for set := p.languages; set != 0; set &= set - 1 {
				hits[bits.TrailingZeros64(set)]++
			}
		}
	}
	best := 0
	for i := range t.codes {
		if hits[i] > hits[best] {
			best = i
		}
	}
	english, lead := hits[0], hits[best]-hits[0]
	words = min(words, enough)
	if evidence := lead + min(accented, 2*lead); evidence < 3 || float64(evidence) < 0.15*float64(words) {
		return "en", min(1, 2*float64(english)/float64(max(words, 1)))
	}
	return t.codes[likeliest(text, &hits, best)], min(1, 2*float64(lead)/float64(words))
}

// enough is the number of words after which common words mostly come again.
const enough = 60

// lettered is a word of a text.
type lettered struct {
	n, next int // its length in the buffer, and where it ends in the text
	capital bool
	accent  bool // it has a letter beyond a to z
}

// lowerWord puts the next word of text[at:], in lower case, into buf; its length is 0
// where the word doesn't fit or there is none.
func lowerWord(text string, at int, buf *[24]byte) (w lettered) {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsLetter(r) {
			w.capital = unicode.IsUpper(r)
			break
		}
		at += size
	}
	fits := true
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
				break
			}
			r, w.accent = unicode.ToLower(r), true
		} else if r |= 0x20; r < 'a' || r > 'z' {
			break
		}
		at += size
		if w.n+utf8.UTFMax > len(buf) {
			fits = false
			continue
		}
		w.n += utf8.EncodeRune(buf[w.n:], r)
	}
	if w.next = at; !fits {
		w.n = 0
	}
	return w
}

// Bounds of what profiles.txt holds.
const (
	maxLanguages    = 64
	maxProfileWords = 4096
)

// profileTable holds which languages have a word among their commonest; English is the first.
type profileTable struct {
	codes, names []string
	words        map[string]profileWord
}

// profileWord is a common word: a number of its own and the set of its languages.
type profileWord struct {
	id        int
	languages uint64
}

var table = sync.OnceValue(func() *profileTable {
	t := &profileTable{words: make(map[string]profileWord, maxProfileWords)}
	for line := range strings.Lines(profiles) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if head, ok := strings.CutPrefix(line, "["); ok {
			code, name, _ := strings.Cut(strings.TrimSuffix(head, "]"), " ")
			t.codes, t.names = append(t.codes, code), append(t.names, name)
			continue
		}
		for word := range strings.FieldsSeq(line) {
			p, ok := t.words[word]
			if !ok {
				p.id = len(t.words)
			}
			p.languages |= 1 << (len(t.codes) - 1)
			t.words[word] = p
		}
	}
	return t
})

func nameOf(code string) string {
	t := table()
	for i, c := range t.codes {
		if c == code {
			return t.names[i]
		}
	}
	for _, s := range scripts {
		if s.code == code {
			return s.name
		}
	}
	return fmt.Sprintf("%q", code)
}
