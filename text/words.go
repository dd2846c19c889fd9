package text

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lang"
	"hearsay/model"
	"hearsay/model/ends"
	"hearsay/model/lex"
)

// Words cuts a report's text into sentences and words, as the English treebanks of Universal
// Dependencies (EWT and GUM, release 2.16) cut them.
type Words struct {
	rules   wordRules
	lexicon *lex.Lexicon
	cutter  *ends.Cutter
}

// wordRules are the lists of lang/en/text/words.txt.
type wordRules struct {
	abbreviations, insideOnly, beforeNumbers    map[string]bool
	prefixes, units, slashed, signed, emoticons map[string]bool
	openers, starters, names                    map[string]bool
	contractions                                map[string][]int // lower case; lengths of the parts
}

// LoadWords reads the rules of text/words.txt and the weights of sentence ends.
func LoadWords(files fs.FS) (*Words, error) {
	w := &Words{}
	if err := w.rules.load(files); err != nil {
		return nil, err
	}
	var err error
	if w.lexicon, err = lex.Open(files); err != nil {
		return nil, err
	}
	cuts, err := model.Load(files, "cuts")
	if err != nil {
		return nil, err
	}
	table, err := cuts.Table("cuts")
	if err != nil {
		return nil, err
	}
	if table.Classes() != 2 {
		return nil, fmt.Errorf("weights of sentence ends have %d classes, not 2", table.Classes())
	}
	w.cutter = ends.New(table)
	return w, nil
}

func (r *wordRules) load(files fs.FS) error {
	const name = "text/words.txt"
	sets := map[string]map[string]bool{}
	for _, s := range []string{"abbreviations", "inside sentences", "before numbers", "prefixes", "units", "slashed", "signed", "emoticons", "openers", "starters", "ends of names"} {
		sets[s] = map[string]bool{}
	}
	r.contractions = map[string][]int{}
	err := lang.Read(files, name, func(l lang.Line) error {
		if l.Section == "contractions" {
			return r.contraction(l)
		}
		set := sets[l.Section]
		if set == nil {
			return l.Errorf("unknown section %q", l.Section)
		}
		set[l.Text] = true
		return nil
	})
	r.abbreviations, r.beforeNumbers, r.prefixes = sets["abbreviations"], sets["before numbers"], sets["prefixes"]
	r.insideOnly = sets["inside sentences"]
	r.openers, r.starters, r.names = sets["openers"], sets["starters"], sets["ends of names"]
	r.units, r.slashed, r.signed, r.emoticons = sets["units"], sets["slashed"], sets["signed"], sets["emoticons"]
	return err
}

func (r *wordRules) contraction(l lang.Line) error {
	f := l.Fields()
	if len(f) != 2 || strings.ReplaceAll(f[1], " ", "") != f[0] {
		return l.Errorf("expected a word, a bar, and the same word cut by blanks: %q", l.Text)
	}
	for _, part := range strings.Fields(f[1]) {
		r.contractions[f[0]] = append(r.contractions[f[0]], len(part))
	}
	return nil
}

// longestSentence bounds a sentence, in words: an endless line is cut up.
const longestSentence = 256

// Pass makes the pass that gives Words.
func (w *Words) Pass() hearsay.Pass {
	run := &wordRun{Words: w, reader: w.lexicon.Reader(), cuts: w.cutter.Run()}
	return hearsay.Pass{
		Name:  "words",
		Doc:   "cuts blocks into sentences and words",
		Needs: []hearsay.Layer{hearsay.Blocks},
		Gives: hearsay.Words,
		Run:   run.run,
	}
}

// wordRun is the scratch memory of one pass.
type wordRun struct {
	*Words
	reader *lex.Reader
	cuts   *ends.Run
	seen   []ends.Word
	slicer slicer
}

func (w *wordRun) run(r *hearsay.Report) {
	w.slicer = slicer{rules: &w.rules, text: r.Text, tokens: slices.Grow(r.Tokens[:0], aboutWords(r.Text))}
	r.Sentences = r.Sentences[:0]
	for b, block := range r.Blocks {
		if block.Kind == hearsay.Furniture {
			continue
		}
		first := len(w.slicer.tokens)
		w.slicer.slice(int(block.Start), int(block.End))
		w.sentences(r, first, int32(b))
	}
	r.Tokens = w.slicer.tokens
}

// aboutWords is how many words a text has, give or take: memory for them is then taken once.
func aboutWords(text string) int {
	n, inside := 0, false
	for i := range len(text) {
		switch c := text[i]; {
		case isBlank(c):
			inside = false
		case !isWordByte(c):
			inside = false
			n++
		case !inside:
			inside = true
			n++
		}
	}
	return n + n/32
}

// A block's words are looked at so many at once, so that what is remembered of them is
// bounded. Each window sees some words beyond those whose sentences it gives.
const (
	window = 8192
	beyond = 512
)

// sentences cuts the words from first on into sentences.
func (w *wordRun) sentences(r *hearsay.Report, first int, block int32) {
	tokens := w.slicer.tokens
	for first < len(tokens) {
		end := min(first+window, len(tokens))
		w.seen = w.seen[:0]
		for i := first; i < end; i++ {
			w.seen = append(w.seen, w.see(r.Text, tokens[first:end], i-first))
		}
		upTo, next := end, first
		if end < len(tokens) {
			upTo -= beyond
		}
		w.cuts.Cut(w.seen, longestSentence, func(a, b int) {
			if first+b > upTo {
				return
			}
			r.Sentences = append(r.Sentences, hearsay.Sentence{First: int32(first + a), End: int32(first + b), Block: block})
			next = first + b
		})
		first = next
	}
}

// slicer cuts text into words.
type slicer struct {
	rules  *wordRules
	text   string
	tokens []hearsay.Token
	end    int  // of the block
	open   bool // a single quotation mark is open in the block

	brackets int // round brackets open in the block
}

// slice cuts the words of text[start:end], one stretch between blanks after the other.
func (s *slicer) slice(start, end int) {
	s.open, s.end, s.brackets = false, end, 0
	for i := start; i < end; {
		n := s.blank(i)
		if n > 0 {
			i += n
			continue
		}
		j := i
		for n == 0 && j < end {
			_, size := utf8.DecodeRuneInString(s.text[j:end])
			j += size
			if j < end {
				n = s.blank(j)
			}
		}
		s.stretch(i, j)
		if n := len(s.tokens); n > 0 {
			s.tokens[n-1].Flags |= hearsay.SpaceAfter
		}
		i = j
	}
}

// blank is the length of the blank at i, or 0. A space that marks thousands is none.
func (s *slicer) blank(i int) int {
	c, n := utf8.DecodeRuneInString(s.text[i:])
	if c != '\u200b' && c != '\ufeff' && !unicode.IsSpace(c) || thousandsMark(s.text, i, c) {
		return 0
	}
	return n
}

func (s *slicer) emit(start, end int) {
	if start < end {
		s.tokens = append(s.tokens, hearsay.Token{Start: int32(start), End: int32(end), Head: -1})
	}
}

// multiword emits a surface word in parts of the given lengths; the rest is the last part.
func (s *slicer) multiword(start, end int, lengths ...int) {
	at := start
	for k, n := range lengths {
		s.emit(at, at+n)
		s.tokens[len(s.tokens)-1].Flags |= multiwordFlag(k)
		at += n
	}
	if at < end {
		s.emit(at, end)
		s.tokens[len(s.tokens)-1].Flags |= multiwordFlag(len(lengths))
	}
}

func multiwordFlag(part int) hearsay.TokenFlags {
	if part == 0 {
		return hearsay.MultiwordHas
	}
	return hearsay.MultiwordIn
}
