package attribution

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// tagged reads words with their tags, "reported/VBD/report", into a report without trees. Words
// without a lemma are their own.
func tagged(sentence string) *hearsay.Report {
	r := &hearsay.Report{}
	for _, word := range strings.Fields(sentence) {
		parts := strings.Split(word, "/")
		t := hearsay.Token{Start: int32(len(r.Text)), Head: -1, Lemma: parts[0], Flags: hearsay.SpaceAfter}
		t.XPOS, _ = hearsay.ParseXPOS(parts[1])
		t.UPOS = uposOf(parts[1])
		if len(parts) > 2 {
			t.Lemma = parts[2]
		}
		if t.Lemma == "have" || t.Lemma == "be" {
			t.UPOS = hearsay.AUX
		}
		r.Text += parts[0]
		t.End = int32(len(r.Text))
		r.Text += " "
		r.Tokens = append(r.Tokens, t)
	}
	n := int32(len(r.Tokens))
	r.Sentences = []hearsay.Sentence{{First: 0, End: n}}
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(r.Text))}, Kind: hearsay.Body}}
	return r
}

func uposOf(xpos string) hearsay.UPOS {
	switch {
	case strings.HasPrefix(xpos, "VB"):
		return hearsay.VERB
	case strings.HasPrefix(xpos, "NNP"):
		return hearsay.PROPN
	case strings.HasPrefix(xpos, "NN"):
		return hearsay.NOUN
	case strings.HasPrefix(xpos, "JJ"):
		return hearsay.ADJ
	case strings.HasPrefix(xpos, "RB"), xpos == "WRB":
		return hearsay.ADV
	}
	switch xpos {
	case "DT":
		return hearsay.DET
	case "MD":
		return hearsay.AUX
	case "IN", "RP":
		return hearsay.ADP
	case "CC":
		return hearsay.CCONJ
	case "CD":
		return hearsay.NUM
	case "PRP", "WP", "WDT", "PRP$":
		return hearsay.PRON
	}
	return hearsay.PUNCT
}

// shapes are trees of which none is right.
var shapes = map[string]func(r *hearsay.Report, i, verb int32) (int32, hearsay.Deprel){
	"all under the last verb": func(r *hearsay.Report, _, verb int32) (int32, hearsay.Deprel) {
		return verb, hearsay.AdvCl
	},
	"each under the word before": func(_ *hearsay.Report, i, _ int32) (int32, hearsay.Deprel) { return i - 1, hearsay.Conj },
	"all under the first word":   func(*hearsay.Report, int32, int32) (int32, hearsay.Deprel) { return 0, hearsay.CComp },
}

func TestTheSourceThatClosesASentenceIsReadWhateverItsTree(t *testing.T) {
	tests := []struct{ sentence, source, cue, content string }{
		{
			"Malta/NNP has/VBZ/have asked/VBN/ask Rome/NNP for/IN boats/NNS ,/, the/DT Coast/NNP Herald/NNP reported/VBD/report Friday/NNP ,/, citing/VBG/cite papers/NNS/paper it/PRP obtained/VBD/obtain ./.",
			"the Coast Herald", "reported", "Malta has asked Rome for boats",
		},
		{
			"Two/CD ships/NNS sank/VBD/sink off/IN Malta/NNP ,/, rescue/NN workers/NNS said/VBD/say ./.",
			"rescue workers", "said", "Two ships sank off Malta",
		},
		{
			"The/DT road/NN is/VBZ/be open/JJ ,/, a/DT senior/JJ official/NN told/VBD/tell Delta/NNP Radio/NNP on/IN Monday/NNP ./.",
			"a senior official", "told", "The road is open",
		},
		{
			"The/DT road/NN is/VBZ/be open/JJ ,/, the/DT ministry/NN in/IN Lima/NNP said/VBD/say in/IN a/DT statement/NN ./.",
			"the ministry in Lima", "said", "The road is open",
		},
		{
			"The/DT road/NN is/VBZ/be open/JJ ,/, said/VBD/say Ana/NNP Lopez/NNP ,/, the/DT mayor/NN ./.",
			"Ana Lopez , the mayor", "said", "The road is open",
		},
		{
			"The/DT road/NN is/VBZ/be open/JJ ,/, Ana/NNP Lopez/NNP ,/, the/DT mayor/NN ,/, said/VBD/say ./.",
			"Ana Lopez , the mayor ,", "said", "The road is open",
		},
		{
			"When/WRB rain/NN fell/VBD/fall ,/, the/DT road/NN broke/VBD/break ,/, villagers/NNS said/VBD/say ./.",
			"villagers", "said", "When rain fell , the road broke",
		},
		{
			"Two/CD ships/NNS sank/VBD/sink ,/, killing/VBG/kill six/CD men/NNS ,/, rescue/NN workers/NNS said/VBD/say ./.",
			"rescue workers", "said", "Two ships sank , killing six men",
		},
		{
			"The/DT talks/NNS ,/, the/DT ministry/NN in/IN Lima/NNP said/VBD/say ,/, will/MD/will go/VB on/RP ./.",
			"the ministry in Lima", "said", "The talks // will go on",
		},
	}
	pass := testRules.Pass()
	for _, test := range tests {
		for shape, head := range shapes {
			r := tagged(test.sentence)
			verb := int32(len(r.Tokens) - 1)
			for i := range r.Tokens {
				if r.Form(int32(i)) == strings.Fields(test.cue)[0] {
					verb = int32(i)
				}
			}
			for i := range r.Tokens {
				if h, d := head(r, int32(i), verb); h != int32(i) && h >= 0 && !(shape == "all under the last verb" && int32(i) == verb) {
					r.Tokens[i].Head, r.Tokens[i].Deprel = h, d
				} else {
					r.Tokens[i].Deprel = hearsay.Root
				}
			}
			r.IndexTrees()
			r.IndexMentions()
			pass.Run(r)
			found := false
			for i := range r.Links {
				l := &r.Links[i]
				if r.Tokens[l.CueHead].UPOS == hearsay.VERB && l.Parent == 0 && strings.HasPrefix(r.Words(l.Cue), test.cue) {
					found = true
					if diff := cmp.Diff([]string{test.source, test.content}, []string{r.Words(l.Source), phrases(r, l.Content)}); diff != "" {
						t.Errorf("%s, %s (-want +got)\n%s", r.Text, shape, diff)
					}
				}
			}
			if !found {
				t.Errorf("%s, %s: no link in %v", r.Text, shape, render(r))
			}
		}
	}
}

func TestAClauseBesideACommaIsNotAlwaysAReport(t *testing.T) {
	pass := testRules.Pass()
	for name, sentence := range map[string]string{
		"a clause of time and no other": "When/WRB rain/NN fell/VBD/fall ,/, the/DT mayor/NN said/VBD/say ./.",
		"what is announced follows":     "The/DT chief/NN left/VBD/leave early/RB ,/, the/DT board/NN announced/VBD/announce a/DT search/NN ./.",
		"a measure":                     "Ten/CD people/NNS died/VBD/die there/RB ,/, more/JJR than/IN officials/NNS reported/VBD/report ./.",
		"a clause with a conjunction":   "The/DT road/NN is/VBZ/be open/JJ ,/, but/CC villagers/NNS said/VBD/say ./.",
	} {
		r := tagged(sentence)
		for i := range r.Tokens {
			r.Tokens[i].Deprel = hearsay.Dep
			if i > 0 {
				r.Tokens[i].Head = 0
			}
		}
		r.IndexTrees()
		r.IndexMentions()
		pass.Run(r)
		for i := range r.Links {
			if c := r.Links[i].Content; len(c) > 0 && c[0].Start == 0 {
				t.Errorf("%s: %v", name, render(r))
			}
		}
	}
}
