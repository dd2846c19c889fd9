package main

import (
	"math/rand/v2"
	"slices"

	"hearsay"
	"hearsay/conllu"
)

// reporter is a phrase that is the subject of a verb of saying in the treebanks.
type reporter struct {
	t           *tree
	first, head int // words of t; head is the phrase's own
	end         int
}

// verbs of saying, and whether somebody is told.
var sayings = []struct {
	form string
	xpos hearsay.XPOS
}{
	{"said", hearsay.TagVBD},
	{"said", hearsay.TagVBD},
	{"said", hearsay.TagVBD},
	{"said", hearsay.TagVBD},
	{"says", hearsay.TagVBZ},
	{"added", hearsay.TagVBD},
	{"reported", hearsay.TagVBD},
	{"announced", hearsay.TagVBD},
	{"wrote", hearsay.TagVBD},
	{"claimed", hearsay.TagVBD},
}

// reported are sentences made of some of the trees' statements with a reporting clause
// behind them, as agencies write: ", the ministry said on Monday." The treebanks have
// some seventy of them, news has one a paragraph. The structure is theirs: the verb of
// saying is the root, the statement its ccomp, comma and quotation marks the statement's.
// The statements and the phrases of the sources are the treebanks' own.
func reported(trees []*tree, share float64, random *rand.Rand) []*tree {
	sources := reporters(trees)
	if len(sources) == 0 {
		return nil
	}
	var out []*tree
	for _, t := range trees {
		if random.Float64() < share && statement(t) {
			out = append(out, report(t, sources[random.IntN(len(sources))], random))
		}
	}
	return out
}

// statement reports whether t is a whole sentence with a subject, closed by a full stop,
// that nobody is said to say.
func statement(t *tree) bool {
	n := len(t.words)
	if n < 5 || n > 40 || t.words[n-1].Form != "." {
		return false
	}
	root := slices.Index(t.heads, -1)
	if int(t.heads[n-1]) != root {
		return false
	}
	subject := false
	for i := range t.words {
		switch rel := hearsay.Deprel(t.rels[i]); {
		case t.words[i].Multi != nil && i == n-1, t.upos[i] == hearsay.PUNCT && t.words[i].Form != "," && i < n-1,
			int(t.heads[i]) == root && (rel.Is(hearsay.CComp) || rel.Is(hearsay.Parataxis)):
			return false
		case int(t.heads[i]) == root && rel.Is(hearsay.NSubj):
			subject = true
		}
	}
	return subject
}

// reporters are the subjects of verbs of saying.
func reporters(trees []*tree) []reporter {
	var out []reporter
	for _, t := range trees {
		for i, rel := range t.rels {
			if hearsay.Deprel(rel) != hearsay.NSubj || !says(t, int(t.heads[i])) || t.upos[i] == hearsay.ADJ || t.upos[i] == hearsay.DET {
				continue
			}
			if first, end, ok := extent(t, i); ok && end-first <= 10 {
				out = append(out, reporter{t, first, i, end})
			}
		}
	}
	return out
}

func says(t *tree, i int) bool {
	switch t.words[i].Lemma {
	case "say", "tell", "report", "announce", "add", "write", "claim", "warn", "state":
		return t.upos[i] == hearsay.VERB
	}
	return false
}

// extent is the stretch of words below i; ok is false where it has gaps.
func extent(t *tree, i int) (first, end int, ok bool) {
	first, end, n := i, i+1, 0
	for k := range t.words {
		up := k
		for up != i && t.heads[up] >= 0 {
			up = int(t.heads[up])
		}
		if up == i {
			first, end, n = min(first, k), max(end, k+1), n+1
		}
	}
	return first, end, n == end-first
}

// report makes the sentence.
func report(t *tree, source reporter, random *rand.Rand) *tree {
	s := &sentence{tree: tree{news: false, opens: t.opens}}
	root := slices.Index(t.heads, -1)
	quoted := random.IntN(3) == 0
	shift := int32(0)
	if quoted {
		shift = 1
		s.add("\"", hearsay.PUNCT, hearsay.TagOpenQuote, int32(root)+1, hearsay.Punct)
	}
	s.copy(t, 0, len(t.words)-1, shift)
	root += int(shift)
	s.add(",", hearsay.PUNCT, hearsay.TagComma, int32(root), hearsay.Punct)
	if quoted {
		s.add("\"", hearsay.PUNCT, hearsay.TagCloseQuote, int32(root), hearsay.Punct)
	}
	verb := s.clause(source, random)
	s.heads[root], s.rels[root] = verb, uint8(hearsay.CComp)
	s.tail(verb, random)
	s.add(".", hearsay.PUNCT, hearsay.TagStop, verb, hearsay.Punct)
	return &s.tree
}

// sentence is a tree that is being made.
type sentence struct{ tree }

func (s *sentence) add(form string, upos hearsay.UPOS, xpos hearsay.XPOS, head int32, rel hearsay.Deprel) int32 {
	s.words = append(s.words, conllu.Word{Form: form, Lemma: form, UPOS: upos.String(), XPOS: xpos.String(), Deprel: rel.String()})
	s.upos, s.xpos = append(s.upos, upos), append(s.xpos, xpos)
	s.heads, s.rels = append(s.heads, head), append(s.rels, uint8(rel))
	return int32(len(s.words) - 1)
}

// copy takes over words first to end of t; heads move by shift.
func (s *sentence) copy(t *tree, first, end int, shift int32) {
	for i := first; i < end; i++ {
		s.words = append(s.words, t.words[i])
		s.upos, s.xpos = append(s.upos, t.upos[i]), append(s.xpos, t.xpos[i])
		s.heads, s.rels = append(s.heads, t.heads[i]+shift), append(s.rels, t.rels[i])
	}
}

// clause adds source and verb, in either order, and gives the verb, which is the root.
func (s *sentence) clause(source reporter, random *rand.Rand) (verb int32) {
	saying := sayings[random.IntN(len(sayings))]
	told := random.IntN(6) == 0
	if told {
		saying.form, saying.xpos = "told", hearsay.TagVBD
	}
	inverted := !told && source.t.upos[source.head] != hearsay.PRON && random.IntN(4) == 0
	at := int32(len(s.words))
	size := int32(source.end - source.first)
	if inverted {
		verb = s.add(saying.form, hearsay.VERB, saying.xpos, -1, hearsay.Root)
		at++
	} else {
		verb = at + size
	}
	s.copy(source.t, source.first, source.end, at-int32(source.first))
	head := at + int32(source.head-source.first)
	s.heads[head], s.rels[head] = verb, uint8(hearsay.NSubj)
	if w := &s.words[at]; s.upos[at] != hearsay.PROPN && w.Form != "I" {
		w.Form = small(w.Form, s.upos[at])
	}
	if !inverted {
		s.add(saying.form, hearsay.VERB, saying.xpos, -1, hearsay.Root)
	}
	if told {
		s.add("reporters", hearsay.NOUN, hearsay.TagNNS, verb, hearsay.IObj)
	}
	return verb
}

var weekdays = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// tail adds what agencies put behind the verb: a day, a statement, a conference.
func (s *sentence) tail(verb int32, random *rand.Rand) {
	day := weekdays[random.IntN(len(weekdays))]
	at := int32(len(s.words))
	switch random.IntN(6) {
	case 0:
		s.add("on", hearsay.ADP, hearsay.TagIN, at+1, hearsay.Case)
		s.add(day, hearsay.PROPN, hearsay.TagNNP, verb, hearsay.Obl)
	case 1:
		s.add(day, hearsay.PROPN, hearsay.TagNNP, verb, hearsay.OblUnmarked)
	case 2:
		s.add("in", hearsay.ADP, hearsay.TagIN, at+2, hearsay.Case)
		s.add("a", hearsay.DET, hearsay.TagDT, at+2, hearsay.Det)
		s.add("statement", hearsay.NOUN, hearsay.TagNN, verb, hearsay.Obl)
	}
}
