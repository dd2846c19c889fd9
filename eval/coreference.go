package eval

import "fmt"

// CoreferenceScore is how far two clusterings of the same words agree.
type CoreferenceScore struct {
	Mentions           Counts // with the same first and last word
	MUC, BCubed, CEAFE Agreement
}

// CoNLL is the mean of the three F1, in percent: the measure of the CoNLL 2012 shared
// task (Pradhan et al. 2012).
func (s CoreferenceScore) CoNLL() float64 {
	return (s.MUC.F1() + s.BCubed.F1() + s.CEAFE.F1()) / 3
}

func (s *CoreferenceScore) add(gold, system Clusters) {
	g, y := newClustering(gold), newClustering(system)
	c := commonMentions(g, y)
	s.Mentions.Right += c.Right
	s.Mentions.Gold += c.Gold
	s.Mentions.System += c.System
	s.MUC.add(muc(g, y))
	s.BCubed.add(bCubed(g, y))
	s.CEAFE.add(ceafE(g, y))
}

// CoreferenceScores are scored without the clusters of one mention, on both sides, and
// with them.
type CoreferenceScores struct{ Primary, Singletons CoreferenceScore }

// Add scores one more document.
func (s *CoreferenceScores) Add(gold, system Clusters) {
	s.Primary.add(withoutSingletons(gold), withoutSingletons(system))
	s.Singletons.add(gold, system)
}

// CompareCoreference scores the clusters of system against those of gold, document by
// document. Both must hold the same words.
func CompareCoreference(gold, system *Treebank) (*CoreferenceScores, error) {
	if err := align(gold.sentences(), system.sentences()).sameWords(gold.name, system.name); err != nil {
		return nil, err
	}
	want, err := gold.clusters()
	if err != nil {
		return nil, err
	}
	got, err := system.clusters()
	if err != nil {
		return nil, err
	}
	if len(got) != len(want) {
		return nil, fmt.Errorf("%s has %d documents, %s has %d", gold.name, len(want), system.name, len(got))
	}
	var s CoreferenceScores
	for i := range want {
		s.Add(want[i], got[i])
	}
	return &s, nil
}

// Coreference scores who is spoken of again on GUM, its words given.
func Coreference(data Data, parse Parser) (*Result, error) {
	gold, err := openTreebank(data.path("treebanks", "en_gum_free-"+data.Split+".conllu"))
	if err != nil {
		return nil, err
	}
	parsed, err := gold.Parsed(parse)
	if err != nil {
		return nil, fmt.Errorf("coreference: %w", err)
	}
	s, err := CompareCoreference(gold, parsed)
	if err != nil {
		return nil, err
	}
	return &Result{Measures: s.Measures("coreference.gum")}, nil
}

// Measures are the scores, their keys beginning with prefix. The mean without singletons
// is the one that is committed.
func (s *CoreferenceScores) Measures(prefix string) []Measure {
	out := s.Primary.measures(prefix)
	out[0].Aside = false
	return append(out, s.Singletons.measures(prefix+"_singletons")...)
}

func (s *CoreferenceScore) measures(prefix string) []Measure {
	out := []Measure{
		{Key: prefix + ".conll", Formula: Mean, Shares: &Shares{Value: s.CoNLL()}},
		{Key: prefix + ".mentions", Formula: F1},
	}
	for _, m := range []struct {
		key string
		Agreement
	}{{".muc", s.MUC}, {".b3", s.BCubed}, {".ceafe", s.CEAFE}} {
		out = append(out, Measure{
			Key: prefix + m.key, Formula: F1,
			Shares: &Shares{Precision: m.Precision(), Recall: m.Recall(), Value: m.F1()},
		})
	}
	for i := range out {
		out[i].Counts, out[i].Aside = s.Mentions, true
	}
	return out
}
