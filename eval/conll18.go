package eval

import (
	"slices"
	"strings"
)

// Metric is a metric of the CoNLL 2018 shared task (Zeman et al. 2018, section 5).
type Metric string

// The metrics, in the task's order.
const (
	Tokens    Metric = "Tokens"
	Sentences Metric = "Sentences"
	Words     Metric = "Words"
	UPOS      Metric = "UPOS"
	XPOS      Metric = "XPOS"
	UFeats    Metric = "UFeats"  // the features that Universal Dependencies defines
	AllTags   Metric = "AllTags" // UPOS, XPOS and UFeats at once
	Lemmas    Metric = "Lemmas"
	UAS       Metric = "UAS"
	LAS       Metric = "LAS"
	CLAS      Metric = "CLAS" // LAS over content words
	MLAS      Metric = "MLAS" // CLAS with tags, features and function words
	BLEX      Metric = "BLEX" // CLAS with lemmas
)

// key is the metric as the last part of a measure's key.
func (m Metric) key() string { return strings.ToLower(string(m)) }

// TreeScore is a metric's counts.
type TreeScore struct {
	Metric Metric
	Counts
	Aligned int // gold words that count and have a partner; 0 where words are not what is counted
}

// AlignedAccuracy is the share of the aligned words that are right, in percent.
func (s TreeScore) AlignedAccuracy() float64 { return percent(s.Right, s.Aligned) }

// wordMetrics are the metrics over words: which words count, and what makes an aligned
// pair (gold word g, system word s) right. All compare a gold value with a system one.
var wordMetrics = []struct {
	metric Metric
	counts func(located) bool
	right  func(a *alignment, g, s int) bool
}{
	{UPOS, anyWord, func(a *alignment, g, s int) bool { return a.gold[g].upos == a.system[s].upos }},
	{XPOS, anyWord, func(a *alignment, g, s int) bool { return a.gold[g].xpos == a.system[s].xpos }},
	{UFeats, anyWord, (*alignment).sameFeatures},
	{AllTags, anyWord, func(a *alignment, g, s int) bool { return a.sameMorphology(g, s) && a.gold[g].xpos == a.system[s].xpos }},
	{Lemmas, anyWord, (*alignment).sameLemma},
	{UAS, anyWord, (*alignment).sameHead},
	{LAS, anyWord, (*alignment).sameArc},
	{CLAS, contentWord, (*alignment).sameArc},
	{MLAS, contentWord, func(a *alignment, g, s int) bool {
		return a.sameArc(g, s) && a.sameMorphology(g, s) && a.sameFunctionWords(g, s)
	}},
	{BLEX, contentWord, func(a *alignment, g, s int) bool { return a.sameArc(g, s) && a.sameLemma(g, s) }},
}

// scores are all metrics of the alignment.
func (a *alignment) scores() []TreeScore {
	out := []TreeScore{{Metric: Tokens, Counts: a.tokens}, {Metric: Sentences, Counts: a.sentences}}
	words := TreeScore{Metric: Words, Counts: Counts{Gold: len(a.gold), System: len(a.system)}}
	for _, s := range a.read {
		if s >= 0 {
			words.Right++
		}
	}
	out = append(out, words)
	for _, m := range wordMetrics {
		out = append(out, a.score(m.metric, m.counts, m.right))
	}
	return out
}

func (a *alignment) score(m Metric, counts func(located) bool, right func(a *alignment, g, s int) bool) TreeScore {
	score := TreeScore{Metric: m}
	for g, w := range a.gold {
		if !counts(w) {
			continue
		}
		score.Gold++
		s := a.read[g]
		if s < 0 {
			continue
		}
		score.Aligned++
		if right(a, g, s) {
			score.Right++
		}
	}
	for _, w := range a.system {
		if counts(w) {
			score.System++
		}
	}
	return score
}

// scored are the counts by metric.
func (a *alignment) scored() map[Metric]Counts {
	out := map[Metric]Counts{}
	for _, s := range a.scores() {
		out[s.Metric] = s.Counts
	}
	return out
}

func (a *alignment) sameHead(g, s int) bool {
	y := a.system[s].parent()
	if y >= 0 {
		if y = a.meant[y]; y < 0 {
			return false
		}
	}
	return a.gold[g].parent() == y
}

// sameArc reports whether head and relation are the same, subtypes of relations left out.
func (a *alignment) sameArc(g, s int) bool {
	return universal(a.gold[g].deprel) == universal(a.system[s].deprel) && a.sameHead(g, s)
}

// sameLemma holds, too, where the gold gives no lemma.
func (a *alignment) sameLemma(g, s int) bool {
	return a.gold[g].lemma == "_" || a.gold[g].lemma == a.system[s].lemma
}

func (a *alignment) sameFeatures(g, s int) bool {
	return universalFeatures(a.gold[g].feats) == universalFeatures(a.system[s].feats)
}

func (a *alignment) sameMorphology(g, s int) bool {
	return a.gold[g].upos == a.system[s].upos && a.sameFeatures(g, s)
}

// sameFunctionWords reports whether the same function words, alike in relation, tag and
// features, hang on the two words.
func (a *alignment) sameFunctionWords(g, s int) bool {
	want, got := a.gold[g].functionWords(), a.system[s].functionWords()
	return slices.EqualFunc(want, got, func(x, y int) bool {
		return a.meant[y] == x && universal(a.gold[x].deprel) == universal(a.system[y].deprel) && a.sameMorphology(x, y)
	})
}

// functionWords are the function words that hang on the word, as indices among all words.
func (l *located) functionWords() []int {
	var out []int
	for i := range l.in {
		if l.in[i].head == l.at && slices.Contains(functionRelations, universal(l.in[i].deprel)) {
			out = append(out, l.base+i)
		}
	}
	return out
}

func anyWord(located) bool { return true }

// contentWord reports whether the word hangs by a relation between content words.
func contentWord(w located) bool {
	return slices.Contains(contentRelations, universal(w.deprel))
}

// The relations of Universal Dependencies 2 whose dependents are function words, and those
// whose dependents are content words. What is in neither list is punctuation.
var (
	functionRelations = []string{"aux", "cop", "mark", "det", "clf", "case", "cc"}
	contentRelations  = []string{
		"nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl",
		"advmod", "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound",
		"list", "parataxis", "orphan", "goeswith", "reparandum", "root", "dep",
	}
)

func universal(deprel string) string {
	rel, _, _ := strings.Cut(deprel, ":")
	return rel
}

// features are the universal features of the shared task.
var features = []string{
	"PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
	"Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
}

// universalFeatures are those of a FEATS column that are universal, sorted.
func universalFeatures(feats string) string {
	var kept []string
	for f := range strings.SplitSeq(feats, "|") {
		name, _, _ := strings.Cut(f, "=")
		if slices.Contains(features, name) {
			kept = append(kept, f)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "|")
}
