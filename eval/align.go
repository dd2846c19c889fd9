package eval

import (
	"fmt"
	"strings"
)

// located is a word with the sentence that it stands in.
type located struct {
	*word
	in   sentence
	at   int // index in the sentence
	base int // words before the sentence
}

// parent is the index of the word's head among all words, or -1 for a root.
func (l *located) parent() int {
	if l.head < 0 || l.head >= len(l.in) {
		return -1
	}
	return l.base + l.head
}

func (l *located) last() bool { return l.at == len(l.in)-1 }

func locate(in []sentence) []located {
	var out []located
	for _, s := range in {
		base := len(out)
		for i := range s {
			out = append(out, located{&s[i], s, i, base})
		}
	}
	return out
}

// alignment is a treebank and what was read of the same text, word beside word.
type alignment struct {
	gold, system []located
	read         []int // the gold word's partner among the system's words, or -1
	meant        []int // the system word's partner among the gold words, or -1
	sentences    Counts
	tokens       Counts
}

// align pairs the words of two cuts of one text, as Zeman et al. (2018, section 4) do:
// words outside multiword tokens are paired where they cover the same characters; within
// the smallest stretch that no multiword token of either side crosses, words are paired
// by a longest common subsequence of their forms, case left out.
func align(gold, system []sentence) *alignment {
	a := newAlignment(gold, system)
	g, s := 0, 0
	for g < len(a.gold) && s < len(a.system) {
		x, y := a.gold[g], a.system[s]
		switch {
		case x.multi || y.multi:
			g, s = a.alignStretch(g, s)
		case x.start == y.start && x.end == y.end:
			a.pair(g, s)
			g++
			s++
		case x.start <= y.start:
			g++
		default:
			s++
		}
	}
	return a
}

// alignInOrder pairs the words of two cuts of one text where their tokens cover the same
// characters, and within them the first with the first, the second with the second. That
// is how the data's own scorer, and so the targets, have it: "its" read as one word is
// right for the first of "it" and "s", where align finds no word right.
func alignInOrder(gold, system []sentence) *alignment {
	a := newAlignment(gold, system)
	at := make(map[cell]int, len(a.system))
	for s, w := range a.system {
		at[w.cell] = s
	}
	for g, w := range a.gold {
		if s, ok := at[w.cell]; ok {
			a.pair(g, s)
		}
	}
	return a
}

// newAlignment has no pairs yet.
func newAlignment(gold, system []sentence) *alignment {
	a := &alignment{gold: locate(gold), system: locate(system)}
	a.read, a.meant = unpaired(len(a.gold)), unpaired(len(a.system))
	a.sentences = common(sentenceExtents(gold), sentenceExtents(system))
	a.tokens = common(tokenExtents(a.gold), tokenExtents(a.system))
	return a
}

func (a *alignment) pair(g, s int) { a.read[g], a.meant[s] = s, g }

// alignStretch pairs the words of the stretch that begins at gold word g or system word s,
// one of which is in a multiword token, and returns the words behind it.
func (a *alignment) alignStretch(g, s int) (int, int) {
	// A plain word that begins before the other side's multiword token is no part of it.
	switch x, y := a.gold[g], a.system[s]; {
	case x.multi && !y.multi && y.start < x.start:
		return g, s + 1
	case y.multi && !x.multi && x.start < y.start:
		return g + 1, s
	}
	end := 0
	for _, w := range []located{a.gold[g], a.system[s]} {
		if w.multi {
			end = max(end, w.end)
		}
	}
	gEnd, sEnd := g, s
	for grown := true; grown; { // until no multiword token of either side reaches beyond
		grown = false
		for _, side := range []struct {
			words []located
			at    *int
		}{{a.gold, &gEnd}, {a.system, &sEnd}} {
			for *side.at < len(side.words) && inStretch(side.words[*side.at], end) {
				if w := side.words[*side.at]; w.multi && w.end > end {
					end, grown = w.end, true
				}
				*side.at++
			}
		}
	}
	a.pairForms(g, gEnd, s, sEnd)
	return gEnd, sEnd
}

// inStretch reports whether a word belongs to a stretch of multiword tokens that so far
// ends at end: such a token by its beginning, a plain word by its end.
func inStretch(w located, end int) bool {
	if w.multi {
		return w.start < end
	}
	return w.end <= end
}

// longestStretch bounds the table of pairForms: the product of the two sides' words. No
// text comes near it; words beyond it stay without partners.
const longestStretch = 1 << 24

// pairForms pairs words by a longest common subsequence of their forms.
func (a *alignment) pairForms(g, gEnd, s, sEnd int) {
	n, m := gEnd-g, sEnd-s
	if n == 0 || m == 0 || n > longestStretch/m {
		return
	}
	same := func(i, k int) bool {
		return strings.EqualFold(a.gold[g+i].form, a.system[s+k].form)
	}
	longest := make([]int32, (n+1)*(m+1)) // of what begins at gold word i and system word k
	at := func(i, k int) int { return i*(m+1) + k }
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			longest[at(i, k)] = max(longest[at(i+1, k)], longest[at(i, k+1)])
			if same(i, k) {
				longest[at(i, k)] = max(longest[at(i, k)], 1+longest[at(i+1, k+1)])
			}
		}
	}
	for i, k := 0, 0; i < n && k < m; {
		switch {
		case same(i, k):
			a.pair(g+i, s+k)
			i++
			k++
		case longest[at(i, k)] == longest[at(i+1, k)]:
			i++
		default:
			k++
		}
	}
}

func unpaired(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// extent is a stretch of characters.
type extent struct{ start, end int }

func sentenceExtents(in []sentence) []extent {
	out := make([]extent, 0, len(in))
	for _, s := range in {
		if len(s) > 0 {
			out = append(out, extent{s[0].start, s[len(s)-1].end})
		}
	}
	return out
}

func tokenExtents(words []located) []extent {
	var out []extent
	for _, w := range words {
		if w.inside == 0 {
			out = append(out, extent{w.start, w.end})
		}
	}
	return out
}

// common counts the extents that two cuts of one text share, both in text order.
func common(gold, system []extent) Counts {
	c := Counts{Gold: len(gold), System: len(system)}
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		switch x, y := gold[g], system[s]; {
		case x == y:
			c.Right++
			g++
			s++
		case x.start < y.start || x.start == y.start && x.end < y.end:
			g++
		default:
			s++
		}
	}
	return c
}

// sameText is an error that says where the two treebanks' characters differ.
func (a *alignment) sameText(gold, system string) error {
	g, s := characters{words: a.gold}, characters{words: a.system}
	for n := 0; ; n++ {
		x, y := g.next(), s.next()
		if x != y {
			return fmt.Errorf("the texts differ after %d characters: %s, %s", n, g.describe(gold), s.describe(system))
		}
		if x == none {
			return nil
		}
	}
}

// sameWords is an error that names the first word that stands on one side alone.
func (a *alignment) sameWords(gold, system string) error {
	if err := a.sameText(gold, system); err != nil {
		return err
	}
	for _, side := range []struct {
		name    string
		words   []located
		partner []int
	}{{gold, a.gold, a.read}, {system, a.system, a.meant}} {
		for i, w := range side.words {
			if side.partner[i] < 0 {
				return fmt.Errorf("%s:%d: %q is no word of the other file", side.name, w.line, w.form)
			}
		}
	}
	return nil
}

// characters goes through a treebank's characters, blanks left out.
type characters struct {
	words []located
	read  int    // words whose tokens were begun
	token []rune // the rest of the last of them
}

const none rune = -1

// next is the next character, or none.
func (c *characters) next() rune {
	for len(c.token) == 0 {
		if c.read == len(c.words) {
			c.read++ // so that describe knows
		}
		if c.read > len(c.words) {
			return none
		}
		c.token = []rune(c.words[c.read].token)
		c.read++
	}
	r := c.token[0]
	c.token = c.token[1:]
	return r
}

// describe says where the last character stands, and in which words.
func (c *characters) describe(file string) string {
	if c.read > len(c.words) {
		return file + " ends"
	}
	w := c.words[c.read-1]
	if w.line > 0 {
		file = fmt.Sprintf("%s:%d", file, w.line)
	}
	return fmt.Sprintf("%s has %q", file, w.in[w.at:min(len(w.in), w.at+5)].forms())
}
