package syntax_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lang/en"
	"hearsay/syntax"
	"hearsay/syntax/syntaxtest"
)

// arcs are the report's arcs as "nsubj(said, minister)".
func arcs(r *hearsay.Report) string {
	var b strings.Builder
	for i := range r.Tokens {
		t := &r.Tokens[i]
		head := "ROOT"
		if t.Head >= 0 {
			head = r.Form(t.Head)
		}
		fmt.Fprintf(&b, "%s(%s, %s) ", t.Deprel, head, r.Form(int32(i)))
	}
	return b.String()
}

func TestTreesOfReportingClauses(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		want        []string
	}{
		{
			"plain report", "The minister said the army would leave the valley.",
			[]string{"nsubj(said, minister)", "ccomp(said, leave)", "nsubj(leave, army)", "obj(leave, valley)"},
		},
		{
			"passive", "Three officers were arrested by the police.",
			[]string{"nsubj:pass(arrested, officers)", "obl:agent(arrested, police)", "nummod(officers, Three)"},
		},
		{
			"source in a phrase", "According to two officials, the ship sank on Monday.",
			[]string{"nsubj(sank, ship)", "obl(sank, officials)"},
		},
		{
			"addressee", "The president told Reuters that he would resign.",
			[]string{"nsubj(told, president)", "ccomp(told, resign)", "nsubj(resign, he)"},
		},
		{
			"request", "The government asked China to send aid.",
			[]string{"nsubj(asked, government)", "obj(asked, China)", "xcomp(asked, send)", "obj(send, aid)"},
		},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got := arcs(syntaxtest.Parse(t, c.text))
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in %s", want, got)
				}
			}
		})
	}
}

func TestLemmas(t *testing.T) {
	r := syntaxtest.Parse(t, "The ministers denied that Zubrowka's soldiers had been cutting off the cities, and didn't say why.")
	for form, want := range map[string]string{
		"The": "the", "ministers": "minister", "denied": "deny", "Zubrowka": "Zubrowka", "'s": "'s", "had": "have", "been": "be",
		"cutting": "cut", "cities": "city", "did": "do", "n't": "not", "say": "say",
	} {
		for i := range r.Tokens {
			if r.Form(int32(i)) == form && r.Tokens[i].Lemma != want {
				t.Errorf("lemma of %s: %s, want %s", form, r.Tokens[i].Lemma, want)
			}
		}
	}
}

func TestTagsAndFeatures(t *testing.T) {
	r := syntaxtest.Parse(t, "He sold them.")
	for i, want := range []string{
		"PRON PRP Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs", "VERB VBD", "PRON PRP Case=Acc|Number=Plur|Person=3|PronType=Prs", "PUNCT .",
	} {
		x := &r.Tokens[i]
		if got := fmt.Sprint(x.UPOS, " ", x.XPOS, " ", x.Feats); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", r.Form(int32(i)), got, want)
		}
	}
}

func TestEverySentenceIsOneTree(t *testing.T) {
	m, err := syntax.Load(en.Files, syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	pass := m.Pass()
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields(news + " ( ) \" — the of to 14 XYZ é ' n't 's :-)")
	for range 50 {
		r := &hearsay.Report{}
		var text strings.Builder
		for range 1 + random.IntN(30) {
			w := words[random.IntN(len(words))]
			r.Tokens = append(r.Tokens, hearsay.Token{Start: int32(text.Len()), End: int32(text.Len() + len(w))})
			text.WriteString(w + " ")
		}
		r.Text = text.String()
		r.Sentences = []hearsay.Sentence{{End: int32(len(r.Tokens))}}
		pass.Run(r)
		oneTree(t, r)
	}
}

func TestAGivenSentenceLongerThanTheEnginesIsOneTree(t *testing.T) {
	m, err := syntax.Load(en.Files, syntax.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	r := &hearsay.Report{Document: hearsay.Document{Text: strings.Repeat("and she said yes , ", 150)}}
	for _, w := range strings.Fields(r.Text) {
		start := int32(0)
		if n := len(r.Tokens); n > 0 {
			start = r.Tokens[n-1].End + 1
		}
		r.Tokens = append(r.Tokens, hearsay.Token{Start: start, End: start + int32(len(w)), Flags: hearsay.SpaceAfter})
	}
	r.Sentences = []hearsay.Sentence{{End: int32(len(r.Tokens))}}
	m.Pass().Run(r)
	oneTree(t, r)
}

func TestASentenceIsReadTheSameWhateverStandsAroundIt(t *testing.T) {
	whole := syntaxtest.Parse(t, strings.Repeat(news, 3))
	for _, s := range whole.Sentences[:6] {
		one := syntaxtest.Parse(t, whole.Text[whole.Tokens[s.First].Start:whole.Tokens[s.End-1].End])
		for i := range one.Tokens {
			a, b := one.Tokens[i], whole.Tokens[s.First+int32(i)]
			if b.Head >= 0 {
				b.Head -= s.First
			}
			if a.Head != b.Head || a.Deprel != b.Deprel || a.UPOS != b.UPOS || a.Feats != b.Feats || a.Lemma != b.Lemma || a.Name != b.Name {
				t.Errorf("%s: %v alone, %v among others", one.Form(int32(i)), a, b)
			}
		}
	}
}

func TestAModelThatIsNotThereIsNamed(t *testing.T) {
	if _, err := syntax.Load(en.Files, "best"); !errors.Is(err, syntax.ErrNoModel) || !strings.Contains(err.Error(), "accurate") {
		t.Errorf("%v", err)
	}
}

func oneTree(t *testing.T, r *hearsay.Report) {
	t.Helper()
	roots := 0
	for i := range r.Tokens {
		x := &r.Tokens[i]
		if (x.Head < 0) != (x.Deprel == hearsay.Root) {
			t.Fatalf("word %d: head %d as %s", i, x.Head, x.Deprel)
		}
		if x.Head < 0 {
			roots++
		}
		steps := 0
		for up := x.Head; up >= 0; up = r.Tokens[up].Head {
			if steps++; steps > len(r.Tokens) {
				t.Fatalf("word %d hangs in a cycle", i)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots", roots)
	}
}

func TestTheSameTextGivesTheSameTrees(t *testing.T) {
	if a, b := arcs(syntaxtest.Parse(t, news)), arcs(syntaxtest.Parse(t, news)); a != b {
		t.Errorf("%s\n%s", a, b)
	}
}
