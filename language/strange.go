package language

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// byStrangeWords tells a text of which half the words in small letters are not English: by
// the language whose trigrams these words have. The code is "" for any other text.
//
// A misspelt or rare word is strange, but one is not enough; and what is capitalised,
// stands in an address or beside a digit says nothing.
func (k *Checker) byStrangeWords(text string) (code string, confidence float64) {
	words, strange := 0, 0
	for field := range strings.FieldsSeq(text) {
		plainWords(field, func(w string) {
			words++
			if !k.english.Knows(w) {
				strange++
			}
		})
	}
	if strange < 2 || 2*strange < words {
		return "", 0
	}
	sum := likelihoods(text)
	best := 0
	for i := range table().codes {
		if sum[i] > sum[best] {
			best = i
		}
	}
	lead := (sum[best] - sum[0]) / float64(words)
	if lead < clear {
		return "", 0
	}
	return table().codes[best], min(1, lead/(2*clear))
}

// likelihoods are the logarithms of how likely the words in small letters are in each language.
func likelihoods(text string) (sum [maxLanguages]float64) {
	t := trigrams()
	for field := range strings.FieldsSeq(text) {
		plainWords(field, func(w string) { t.add(w, &sum) })
	}
	return sum
}

// worth is what a common word of a language says for it beside its trigrams, as a logarithm.
const worth = 6.0

// likeliest is the foreign language that has the text's common words and trigrams: French,
// Italian and Spanish share many of the words, and trigrams tell them apart.
func likeliest(text string, hits *[maxLanguages]int, best int) int {
	sum := likelihoods(text)
	for i, n := range hits {
		if i > 0 && n > 0 && sum[i]+worth*float64(n) > sum[best]+worth*float64(hits[best]) {
			best = i
		}
	}
	return best
}

// clear is by how much more likely, as a logarithm, a word must be in another language than
// in English.
const clear = 1.0

// plainWords visits the words in small letters, of two letters at least, of what stands
// between blanks.
func plainWords(field string, visit func(string)) {
	if strings.ContainsAny(field, "@/\\_=<>#0123456789") || stopInside(field) {
		return
	}
	for w := range strings.FieldsFuncSeq(field, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
		if utf8.RuneCountInString(w) > 1 && len(w) <= longestWord && strings.IndexFunc(w, unicode.IsUpper) < 0 && latin(w) {
			visit(w)
		}
	}
}

// longestWord is the bytes of the longest word that is looked at.
const longestWord = 48

// stopInside reports whether a full stop stands between letters, as in a host's name.
func stopInside(field string) bool {
	i := strings.IndexByte(field, '.')
	return i > 0 && i+1 < len(field) && field[i+1] >= 'a' && field[i+1] <= 'z'
}

func latin(w string) bool {
	for _, c := range w {
		if c >= utf8.RuneSelf && !unicode.Is(unicode.Latin, c) && !unicode.IsMark(c) {
			return false
		}
	}
	return true
}

// trigramTable holds how often three letters, or two at a word's edge, stand in the common
// words of each language.
type trigramTable struct {
	counts map[[3]rune]*[maxLanguages]uint8
	total  []int
}

// edge stands for a word's beginning and end.
const edge = '^'

func eachTrigram(w string, visit func([3]rune)) {
	g := [3]rune{0, edge, 0}
	n := 1
	for _, c := range w + string(edge) {
		if g[2] = c; n > 1 {
			visit(g)
		}
		g[0], g[1] = g[1], g[2]
		n++
	}
}

// Smoothing of the trigrams: so much is added to each count, of so many that there may be.
const (
	added    = 0.3
	possible = 3000
)

func (t *trigramTable) add(w string, sum *[maxLanguages]float64) {
	eachTrigram(w, func(g [3]rune) {
		counts := t.counts[g]
		for i, n := range t.total {
			c := added
			if counts != nil {
				c += float64(counts[i])
			}
			sum[i] += math.Log(c / (float64(n) + added*possible))
		}
	})
}

var trigrams = sync.OnceValue(func() *trigramTable {
	t := &trigramTable{counts: map[[3]rune]*[maxLanguages]uint8{}, total: make([]int, len(table().codes))}
	for word, p := range table().words {
		eachTrigram(word, func(g [3]rune) {
			counts := t.counts[g]
			if counts == nil {
				counts = new([maxLanguages]uint8)
				t.counts[g] = counts
			}
			for i := range t.total {
				if p.languages&(1<<i) != 0 {
					counts[i]++
					t.total[i]++
				}
			}
		})
	}
	return t
})
