package eval

import (
	"fmt"
	"strings"

	"hearsay"
)

// Syntax scores tags and trees as the CoNLL 2018 shared task does (Zeman et al. 2018):
// words are aligned by the characters that they cover, and heads and relations count where
// the words align. It scores EWT and GUM with their words given, and EWT also from its
// text, which read cuts into sentences and words.
func Syntax(data Data, parse Parser, read Reader) (*Result, error) {
	var r Result
	ewt := data.path("treebanks", "en_ewt-"+data.Split+".conllu")
	src, gold, text, err := readTreebank(ewt)
	if err != nil {
		return nil, err
	}
	if err := r.given("syntax.ewt", src, gold, parse); err != nil {
		return nil, err
	}
	v := r.read(read, "ewt", text, hearsay.Metadata{})
	raw := score(gold, treesOf([]*hearsay.Report{v.Report}))
	for _, m := range []string{sentences, words, las} {
		r.measure("syntax.ewt_raw."+m, F1, raw.counts[m])
	}
	for _, m := range []string{upos, lemmas} {
		r.aside("syntax.ewt_raw."+m, F1, raw.counts[m])
	}
	raw.cuts(&r, "ewt_raw")

	gum := data.path("treebanks", "en_gum_free-"+data.Split+".conllu")
	if src, gold, _, err = readTreebank(gum); err != nil {
		return nil, err
	}
	return &r, r.given("syntax.gum", src, gold, parse)
}

// given scores a treebank whose words the parser was given.
func (r *Result) given(key string, src []byte, gold []sentence, parse Parser) error {
	reports, err := parse(src)
	if err != nil {
		return err
	}
	read, err := kept(gold, treesOf(reports))
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	s := score(gold, read)
	for _, m := range []string{upos, uas, las} {
		r.measure(key+"."+m, F1, s.counts[m])
	}
	for _, m := range []string{xpos, lemmas} {
		r.aside(key+"."+m, F1, s.counts[m])
	}
	s.trees(r, strings.TrimPrefix(key, "syntax."))
	return nil
}

// The measures of the CoNLL 2018 shared task, as the last part of a key.
const (
	sentences = "sentences"
	words     = "words"
	upos      = "upos"
	xpos      = "xpos"
	lemmas    = "lemmas"
	uas       = "uas"
	las       = "las"
)

// located is a word with the sentence that it stands in.
type located struct {
	*word
	in sentence
	at int // index in the sentence
}

// headCell is the place of the word's head; ok is false for a root.
func (l located) headCell() (c cell, ok bool) {
	if l.head < 0 || l.head >= len(l.in) {
		return cell{}, false
	}
	return l.in[l.head].cell, true
}

// alignment is a treebank and what was read, word by word.
type alignment struct {
	counts       map[string]Counts
	gold, system map[cell]located
	order        []cell // the gold's cells in text order
	systemOrder  []cell
}

func score(gold, system []sentence) *alignment {
	a := &alignment{counts: map[string]Counts{}}
	a.gold, a.order = locate(gold)
	a.system, a.systemOrder = locate(system)
	goldEnds, systemEnds := extents(gold), extents(system)
	c := Counts{Gold: len(gold), System: len(system)}
	for e := range goldEnds {
		if systemEnds[e] {
			c.Right++
		}
	}
	a.counts[sentences] = c
	right := map[string]int{}
	for at, g := range a.gold {
		y, aligned := a.system[at]
		if !aligned {
			continue
		}
		right[words]++
		for m, ok := range compare(g, y) {
			if ok {
				right[m]++
			}
		}
	}
	for _, m := range []string{words, upos, xpos, lemmas, uas, las} {
		a.counts[m] = Counts{right[m], len(a.gold), len(a.system)}
	}
	return a
}

// compare says which annotations of two aligned words are equal. Relations are compared
// without their subtypes.
func compare(g, y located) map[string]bool {
	gh, gok := g.headCell()
	yh, yok := y.headCell()
	attached := gok == yok && gh == yh
	return map[string]bool{
		upos: g.upos == y.upos, xpos: g.xpos == y.xpos, lemmas: g.lemma == y.lemma || g.lemma == "_",
		uas: attached, las: attached && universal(g.deprel) == universal(y.deprel),
	}
}

func universal(deprel string) string {
	rel, _, _ := strings.Cut(deprel, ":")
	return rel
}

// locate finds words by their cells. Of two words in one cell the last counts.
func locate(in []sentence) (map[cell]located, []cell) {
	found := map[cell]located{}
	var order []cell
	for _, s := range in {
		for i := range s {
			if _, twice := found[s[i].cell]; !twice {
				order = append(order, s[i].cell)
			}
			found[s[i].cell] = located{&s[i], s, i}
		}
	}
	return found, order
}

// extents are the characters from the first to the last of each sentence.
func extents(in []sentence) map[[2]int]bool {
	out := make(map[[2]int]bool, len(in))
	for _, s := range in {
		if len(s) > 0 {
			out[[2]int{s[0].start, s[len(s)-1].end}] = true
		}
	}
	return out
}

// trees lists the words with a wrong tag, or a wrong head or relation.
func (a *alignment) trees(r *Result, set string) {
	for _, at := range a.order {
		g := a.gold[at]
		y, ok := a.system[at]
		if !ok {
			continue
		}
		eq := compare(g, y)
		m := Miss{Kind: WrongValue, At: fmt.Sprintf("word %d", g.at+1), Context: g.context()}
		if !eq[upos] {
			m.Measure, m.Note = set+".upos", fmt.Sprintf("want  %s, read %s", g.upos, y.upos)
			r.miss(m)
		}
		if !eq[las] {
			m.Measure, m.Note = set+".las", fmt.Sprintf("want  %s, read %s", g.arc(), y.arc())
			r.miss(m)
		}
	}
}

// cuts lists the words and the ends of sentences that were cut otherwise than in the gold.
func (a *alignment) cuts(r *Result, set string) {
	list := func(kind MissKind, order []cell, mine, other map[cell]located) {
		for _, at := range order {
			w := mine[at]
			if _, ok := other[at]; !ok {
				r.miss(Miss{Measure: set + ".words", Kind: kind, Context: w.context(), At: fmt.Sprintf("word %d", w.at+1)})
			}
			if !w.last() {
				continue
			}
			if o, ok := other[at]; ok && !o.last() {
				r.miss(Miss{Measure: set + ".sentences", Kind: kind, Context: w.context() + " ⏹ " + o.after(), At: "end"})
			}
		}
	}
	list(Missed, a.order, a.gold, a.system)
	list(Spurious, a.systemOrder, a.system, a.gold)
}

func (l located) last() bool { return l.at == len(l.in)-1 }

// context is the word among its sentence's words.
func (l located) context() string {
	const around = 12
	from, to := max(0, l.at-around), min(len(l.in), l.at+around+1)
	out := l.in[from:l.at].forms() + " ⟦" + l.form + "⟧ " + l.in[l.at+1:to].forms()
	return strings.TrimSpace(out)
}

// after is the few words that follow in the sentence.
func (l located) after() string { return l.in[l.at+1 : min(len(l.in), l.at+5)].forms() }

// arc is the word's relation and head: "nsubj of said".
func (l located) arc() string {
	if l.head < 0 || l.head >= len(l.in) {
		return l.deprel
	}
	return l.deprel + " of " + l.in[l.head].form
}
