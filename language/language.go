// Package language tells whether a text is English, so that one that is not can be
// refused with its reason rather than read into nonsense.
package language

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay"
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

// Require sets the report's language, or refuses it with an *Error where the text is
// not English. insisted is what the caller says of it: "en" is taken at its word, another
// language is refused, and "" asks the text.
func Require(r *hearsay.Report, insisted string) error {
	code, confidence := Check(r.Text)
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
// share of its words that are among the commonest of a language.
func Check(text string) (code string, confidence float64) {
	if len(text) > sampled {
		text = text[:sampled]
	}
	if code, share := byScript(text); code != "" {
		return code, share
	}
	return byWords(text)
}

// byWords counts, for each language, the words that are among its commonest.
func byWords(text string) (string, float64) {
	t := table()
	var hits [maxLanguages]int
	words := 0
	var buf [24]byte
	for at := 0; at < len(text); {
		n, next := lowerWord(text, at, &buf)
		at = next
		if n == 0 {
			continue
		}
		words++
		for set := t.words[string(buf[:n])]; set != 0; set &= set - 1 {
			hits[trailing(set)]++
		}
	}
	best := 0
	for i := range t.codes {
		if hits[i] > hits[best] {
			best = i
		}
	}
	english := hits[0]
	lead := hits[best] - english
	if best == 0 || lead < 3 || float64(lead) < 0.15*float64(words) {
		return "en", float64(english) / float64(max(words, 1))
	}
	return t.codes[best], float64(lead) / float64(words)
}

// lowerWord puts the next word of text[at:], in lower case, into buf; its length is 0
// where the word doesn't fit or there is none.
func lowerWord(text string, at int, buf *[24]byte) (n, next int) {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			break
		}
		at += size
	}
	fits := true
	for at < len(text) {
		c := text[at]
		if c < utf8.RuneSelf {
			if (c|0x20) < 'a' || (c|0x20) > 'z' {
				break
			}
			if n < len(buf) {
				buf[n] = c | 0x20
				n++
			} else {
				fits = false
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		at += size
		if n+utf8.UTFMax > len(buf) {
			fits = false
			continue
		}
		n += utf8.EncodeRune(buf[n:], unicode.ToLower(r))
	}
	if !fits {
		n = 0
	}
	return n, at
}

const maxLanguages = 64

// profileTable holds which languages have a word among their commonest; English is the first.
type profileTable struct {
	codes, names []string
	words        map[string]uint64
}

var table = sync.OnceValue(func() *profileTable {
	t := &profileTable{words: make(map[string]uint64, 2500)}
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
			t.words[word] |= 1 << (len(t.codes) - 1)
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
