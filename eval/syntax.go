package eval

import (
	"fmt"
	"strings"

	"hearsay"
)

// Syntax scores tags and trees by the metrics of the CoNLL 2018 shared task (Zeman et al.
// 2018), the words of multiword tokens aligned in their order. It scores EWT and GUM with
// their words given, and EWT also from its text, which read cuts into sentences and words.
func Syntax(data Data, parse Parser, read Reader) (*Result, error) {
	var r Result
	ewt, err := openTreebank(data.path("treebanks", "en_ewt-"+data.Split+".conllu"))
	if err != nil {
		return nil, err
	}
	if err := r.given("syntax.ewt", ewt, parse); err != nil {
		return nil, err
	}
	v := r.read(read, "ewt", ewt.text(), hearsay.Metadata{})
	raw := alignInOrder(ewt.sentences(), (&Treebank{reports: []*hearsay.Report{v.Report}}).sentences())
	scored := raw.scored()
	for _, m := range []Metric{Sentences, Words, LAS} {
		r.measure("syntax.ewt_raw."+m.key(), F1, scored[m])
	}
	for _, m := range []Metric{Tokens, UPOS, Lemmas, UAS, CLAS} {
		r.aside("syntax.ewt_raw."+m.key(), F1, scored[m])
	}
	raw.cuts(&r, "ewt_raw")

	gum, err := openTreebank(data.path("treebanks", "en_gum_free-"+data.Split+".conllu"))
	if err != nil {
		return nil, err
	}
	return &r, r.given("syntax.gum", gum, parse)
}

// given scores a treebank whose words the parser was given.
func (r *Result) given(key string, gold *Treebank, parse Parser) error {
	parsed, err := gold.Parsed(parse)
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	a := alignInOrder(gold.sentences(), parsed.sentences())
	scored := a.scored()
	for _, m := range []Metric{UPOS, UAS, LAS} {
		r.measure(key+"."+m.key(), F1, scored[m])
	}
	for _, m := range []Metric{XPOS, UFeats, Lemmas, CLAS, MLAS, BLEX} {
		r.aside(key+"."+m.key(), F1, scored[m])
	}
	a.trees(r, strings.TrimPrefix(key, "syntax."))
	return nil
}

// TreeScores are what two treebanks over one text have in common.
type TreeScores struct {
	Metrics   []TreeScore
	Relations []RelationScore
	Misses    []Miss // words with a wrong tag or arc, and wrong cuts
}

// CompareTrees scores system against gold. It is an error when they are not cuts of one
// text, or when a sentence has no tree.
func CompareTrees(gold, system *Treebank) (*TreeScores, error) {
	for _, t := range []*Treebank{gold, system} {
		if err := t.checkTrees(); err != nil {
			return nil, err
		}
	}
	a := align(gold.sentences(), system.sentences())
	if err := a.sameText(gold.name, system.name); err != nil {
		return nil, err
	}
	var r Result
	a.trees(&r, "syntax")
	a.cuts(&r, "syntax")
	return &TreeScores{a.scores(), a.relations(), r.Misses}, nil
}

// checkTrees is an error that names the first sentence of a file that is no tree.
func (t *Treebank) checkTrees() error {
	if t.reports != nil {
		return nil
	}
	for _, s := range t.sentences() {
		if problem := s.notATree(); problem != "" {
			return fmt.Errorf("%s:%d: %s", t.name, s[0].line, problem)
		}
	}
	return nil
}

// notATree says why the sentence has no tree with one root, or is empty.
func (s sentence) notATree() string {
	roots := 0
	for i := range s {
		switch s[i].head {
		case -1:
			roots++
		case -2:
			return fmt.Sprintf("word %d has no head", i+1)
		}
	}
	if roots != 1 {
		return fmt.Sprintf("the sentence has %d roots, expected 1", roots)
	}
	const unknown, under, rooted = 0, 1, 2
	state := make([]uint8, len(s))
	for i := range s {
		k := i
		for ; k >= 0 && state[k] == unknown; k = s[k].head {
			state[k] = under
		}
		if k >= 0 && state[k] == under {
			return fmt.Sprintf("word %d hangs on itself by way of its head", k+1)
		}
		for k = i; k >= 0 && state[k] == under; k = s[k].head {
			state[k] = rooted
		}
	}
	return ""
}

// trees lists the words with a wrong tag, or a wrong head or relation, subtypes apart.
func (a *alignment) trees(r *Result, set string) {
	for g, w := range a.gold {
		s := a.read[g]
		if s < 0 {
			continue
		}
		y := a.system[s]
		m := Miss{Kind: WrongValue, At: fmt.Sprintf("word %d", w.at+1), Context: w.context()}
		if w.upos != y.upos {
			m.Measure, m.Note = set+".upos", fmt.Sprintf("want  %s, read %s", w.upos, y.upos)
			r.miss(m)
		}
		if w.deprel == y.deprel && a.sameHead(g, s) {
			continue
		}
		m.Measure, m.Note = set+".las", fmt.Sprintf("want  %s, read %s", w.arc(), y.arc())
		if a.sameArc(g, s) { // only the subtype is wrong, which no metric counts
			m.Measure = set + ".subtypes"
		}
		r.miss(m)
	}
}

// cuts lists the words and the ends of sentences that were cut otherwise than in the gold.
func (a *alignment) cuts(r *Result, set string) {
	list := func(kind MissKind, mine, other []located, partner []int) {
		for i, w := range mine {
			o := partner[i]
			if o < 0 {
				r.miss(Miss{Measure: set + ".words", Kind: kind, Context: w.context(), At: fmt.Sprintf("word %d", w.at+1)})
			} else if w.last() && !other[o].last() {
				r.miss(Miss{Measure: set + ".sentences", Kind: kind, Context: w.context() + " ⏹ " + other[o].after(), At: "end"})
			}
		}
	}
	list(Missed, a.gold, a.system, a.read)
	list(Spurious, a.system, a.gold, a.meant)
}

// context is the word among its sentence's words.
func (l *located) context() string {
	const around = 12
	from, to := max(0, l.at-around), min(len(l.in), l.at+around+1)
	out := l.in[from:l.at].forms() + " ⟦" + l.form + "⟧ " + l.in[l.at+1:to].forms()
	return strings.TrimSpace(out)
}

// after is the few words that follow in the sentence.
func (l *located) after() string { return l.in[l.at+1 : min(len(l.in), l.at+5)].forms() }

// arc is the word's relation and head: "nsubj of said".
func (l *located) arc() string {
	if l.head < 0 || l.head >= len(l.in) {
		return l.deprel
	}
	return l.deprel + " of " + l.in[l.head].form
}
