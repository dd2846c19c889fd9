package main

import (
	"math/rand/v2"
	"strings"

	"hearsay"
	"hearsay/model"
	"hearsay/model/ends"
	"hearsay/model/lex"
)

const cutRounds = 5

// paragraph is words of a treebank with where its sentences end.
type paragraph struct {
	forms  []string
	tags   []hearsay.UPOS
	spaced []bool
	ends   []bool
}

func learnCuts(s *setup, b *model.Builder) error {
	lexicon, err := s.lexicon()
	if err != nil {
		return err
	}
	ewt, gum, err := s.trees("train")
	if err != nil {
		return err
	}
	// an end that is missed spoils the sentences on both of its sides
	learner := &model.Logit{Rate: 0.1, L1: 4, L2: 1, Least: 2, Worth: 3}
	reader, run := lexicon.Reader(), ends.New(nil).Run()
	random := rand.New(rand.NewPCG(7, 8))
	list := append(paragraphs(ewt), paragraphs(gum)...)
	for i := range list {
		run.Learn(list[i].words(reader), list[i].ends, learner)
		p := alterations[random.IntN(len(alterations))](list[i], random)
		run.Learn(p.words(reader), p.ends, learner)
	}
	for round := range rounds(s, cutRounds) {
		s.say("round %d: %d errors", round+1, learner.Fit(random))
	}
	b.Put("cuts", learner.Pack(0.1))
	return nil
}

// paragraphs joins sentences to paragraphs, as "# newpar" marks them.
func paragraphs(trees []*tree) []paragraph {
	var out []paragraph
	for i, t := range trees {
		if i == 0 || t.opens {
			out = append(out, paragraph{})
		}
		p := &out[len(out)-1]
		p.spaced = append(p.spaced, t.spaced()...)
		p.tags = append(p.tags, t.upos...)
		for j, w := range t.words {
			p.forms = append(p.forms, w.Form)
			p.ends = append(p.ends, j == len(t.words)-1)
		}
	}
	return out
}

func (p *paragraph) words(reader *lex.Reader) []ends.Word {
	out := make([]ends.Word, len(p.forms))
	for i, form := range p.forms {
		out[i] = ends.See(reader.Word(form), form, p.spaced[i])
	}
	return out
}

// alterations are what careless writers, headlines and conversions do to a paragraph. Each is
// learnt from a second time, with one of them.
var alterations = []func(paragraph, *rand.Rand) paragraph{
	func(p paragraph, _ *rand.Rand) paragraph { return p.recased(small) },
	func(p paragraph, _ *rand.Rand) paragraph { return p.recased(capitals) },
	func(p paragraph, _ *rand.Rand) paragraph { return p.recased(headline) },
	func(p paragraph, _ *rand.Rand) paragraph { return p.unstopped() },
	func(p paragraph, _ *rand.Rand) paragraph { return p.unspaced() },
	paragraph.abbreviated,
	paragraph.abbreviated,
}

// Abbreviations that stand at sentences' ends as well as within them, and those that do not.
var (
	anywhere = []string{"U.S.", "U.N.", "U.K.", "D.C.", "a.m.", "p.m.", "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "etc.", "Dec.", "Calif.", "Ave.", "C.", "lbs.", "ft."}
	titles   = []string{"Gen.", "Sen.", "Lt.", "Gov.", "Col.", "Rep.", "Mr.", "Dr."}
)

// abbreviated puts abbreviations before some sentences' ends, whose full stops they swallow, and
// in the place of some names, so that an abbreviation's stop says nothing by itself.
func (p paragraph) abbreviated(random *rand.Rand) paragraph {
	var out paragraph
	put := func(form string, i int, end bool) {
		out.forms, out.tags = append(out.forms, form), append(out.tags, p.tags[i])
		out.spaced, out.ends = append(out.spaced, p.spaced[i]), append(out.ends, end)
	}
	for i := 0; i < len(p.forms); i++ {
		named := p.tags[i] == hearsay.PROPN || p.tags[i] == hearsay.NOUN
		inside := i+1 < len(p.forms) && !p.ends[i]
		switch {
		case named && inside && p.ends[i+1] && p.forms[i+1] == "." && random.IntN(2) == 0:
			put(anywhere[random.IntN(len(anywhere))], i+1, true)
			i++
		case named && inside && p.tags[i] == hearsay.PROPN && p.tags[i+1] == hearsay.PROPN && random.IntN(4) == 0:
			put(titles[random.IntN(len(titles))], i, false)
		case named && inside && p.spaced[i] && random.IntN(8) == 0:
			put(anywhere[random.IntN(len(anywhere))], i, false)
		default:
			put(p.forms[i], i, p.ends[i])
		}
	}
	return out
}

func (p paragraph) recased(change func(string, hearsay.UPOS) string) paragraph {
	forms := make([]string, len(p.forms))
	for i, form := range p.forms {
		forms[i] = change(form, p.tags[i])
	}
	p.forms = forms
	return p
}

// unstopped leaves out the paragraph's last full stop.
func (p paragraph) unstopped() paragraph {
	n := len(p.forms) - 1
	if n < 1 || p.forms[n] != "." || p.ends[n-1] {
		return p
	}
	ends := append([]bool(nil), p.ends[:n]...)
	ends[n-1] = true
	return paragraph{p.forms[:n], p.tags[:n], p.spaced[:n], ends}
}

// unspaced leaves out the blanks between sentences that stops end.
func (p paragraph) unspaced() paragraph {
	p.spaced = append([]bool(nil), p.spaced...)
	for i, form := range p.forms {
		if p.ends[i] && strings.Trim(form, ".!?") == "" {
			p.spaced[i] = false
		}
	}
	return p
}

// spaced says which words a blank follows.
func (t *tree) spaced() []bool {
	out := make([]bool, len(t.words))
	until := 0
	var misc string
	for i, w := range t.words {
		if w.Multi != nil {
			until, misc = i+w.Multi.Words, w.Multi.Misc
		}
		switch {
		case i+1 < until:
		case i+1 == until:
			out[i] = !strings.Contains(misc, "SpaceAfter=No")
		default:
			out[i] = !strings.Contains(w.Misc, "SpaceAfter=No")
		}
	}
	return out
}
