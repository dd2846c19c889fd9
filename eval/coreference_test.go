package eval

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// clustersOf are clusters of mentions of one letter each: "ABC DE".
func clustersOf(s string) *clustering {
	var out Clusters
	for _, cluster := range strings.Fields(s) {
		var c []Mention
		for _, r := range cluster {
			c = append(c, Mention{First: int(r), Last: int(r)})
		}
		out = append(out, c)
	}
	return newClustering(out)
}

// The examples are those of Vilain et al. (1995, table 1), Bagga and Baldwin (1998, figures
// 1 to 5) and Luo (2005, table 1).
func TestTheMeasuresByTheirPapers(t *testing.T) {
	const luo = "12345 67 89ABC"
	for _, c := range []struct {
		claim, gold, system string
		measure             func(gold, system *clustering) Agreement
		want                Agreement
	}{
		// Two classes are one link short: (4-2)/(4-1); both links read are right.
		{"MUC, a cluster in two", "ABCD", "AB CD", muc, Agreement{2, 3, 2, 2}},
		{"MUC, two clusters in one", "AB CD", "ABCD", muc, Agreement{2, 2, 2, 3}},
		{"MUC, a mention that is not read", "ABC", "AB", muc, Agreement{1, 2, 1, 1}},
		{"MUC, a small and a large one joined", luo, "12345 6789ABC", muc, Agreement{9, 9, 9, 10}},
		{"MUC, two large ones joined", luo, "1234589ABC 67", muc, Agreement{9, 9, 9, 10}},
		// 5 · 5/5 + 2 · 2/7 + 5 · 5/7 = 9 1/7 of 12: precision 16/21.
		{"B³, a small and a large one joined", luo, "12345 6789ABC", bCubed, Agreement{12, 12, 5 + 4.0/7 + 25.0/7, 12}},
		// 10 · 5/10 + 2 = 7 of 12.
		{"B³, two large ones joined", luo, "1234589ABC 67", bCubed, Agreement{12, 12, 7, 12}},
		{"B³, mentions of one side alone", "AB", "BC", bCubed, Agreement{0.5, 2, 0.5, 2}},
		// φ4 = 1 for 12345, and 2·5/(5+7) for 89ABC: F1 0.733.
		{"CEAF, a small and a large one joined", luo, "12345 6789ABC", ceafE, Agreement{1 + 10.0/12, 3, 1 + 10.0/12, 2}},
		// φ4 = 2·5/(5+10) for one of the large ones, and 1 for 67: F1 0.667.
		{"CEAF, two large ones joined", luo, "1234589ABC 67", ceafE, Agreement{1 + 10.0/15, 3, 1 + 10.0/15, 2}},
		// All in one: 2·5/(5+12).
		{"CEAF, all joined", luo, "123456789ABC", ceafE, Agreement{10.0 / 17, 3, 10.0 / 17, 1}},
		{"CEAF, nothing read", "AB", "", ceafE, Agreement{0, 1, 0, 0}},
	} {
		got := c.measure(clustersOf(c.gold), clustersOf(c.system))
		if d := cmp.Diff(c.want, got, near1(1e-9)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.claim, d)
		}
	}
	if got := ceafE(clustersOf(luo), clustersOf("12345 6789ABC")).F1(); got < 73.3 || got > 73.4 {
		t.Errorf("Luo's first response has F1 %.1f, want 73.3", got)
	}
}

func TestAssigningIsTheBestThereIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(0, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		weight := make([][]float64, rows)
		for i := range weight {
			weight[i] = rapid.SliceOfN(rapid.Float64Range(0, 1), columns, columns).Draw(t, "weights")
		}
		sum, used := 0.0, map[int]bool{}
		for i, j := range assign(weight) {
			if j < 0 {
				continue
			}
			if used[j] {
				t.Fatal("column ", j, " twice")
			}
			used[j] = true
			sum += weight[i][j]
		}
		if best := bestSum(weight, 0); sum < best-1e-9 {
			t.Fatalf("sum %f, the best is %f", sum, best)
		}
	})
}

// bestSum tries everything; taken is a set of columns as bits.
func bestSum(weight [][]float64, taken int) float64 {
	if len(weight) == 0 {
		return 0
	}
	best := bestSum(weight[1:], taken)
	for j, w := range weight[0] {
		if taken&(1<<j) == 0 {
			best = max(best, w+bestSum(weight[1:], taken|1<<j))
		}
	}
	return best
}

// entityLines writes one word a line, each with its Entity annotation or "_".
func entityLines(annotations ...string) string {
	var b strings.Builder
	b.WriteString("# newdoc id = a\n# global.Entity = eid-etype\n")
	for i, a := range annotations {
		if a != "_" {
			a = "Entity=" + a
		}
		fmt.Fprintf(&b, "%d\tw\t_\t_\t_\t_\t0\t_\t_\t%s\n", i+1, a)
	}
	return b.String() + "\n"
}

func TestEntitiesAreReadFromTheirBrackets(t *testing.T) {
	for _, c := range []struct {
		claim       string
		annotations []string
		want        Clusters
	}{
		{"one word, and a phrase", []string{"(e1-person)", "(e1-person", "_", "e1)"}, Clusters{{{First: 0, Last: 0}, {First: 1, Last: 3}}}},
		{"nested, of one entity", []string{"(e1-person", "(e1-person)", "e1)"}, Clusters{{{First: 1, Last: 1}, {First: 0, Last: 2}}}},
		{"crossing", []string{"(e1-person", "(e2-place", "e1)", "e2)"}, Clusters{{{First: 0, Last: 2}}, {{First: 1, Last: 3}}}},
		{"several on one word", []string{"(e1-person(e2-place)", "(e3-time)e1)"}, Clusters{{{First: 0, Last: 0}}, {{First: 1, Last: 1}}, {{First: 0, Last: 1}}}},
		{"torn apart", []string{"(e1[1/2]-person)", "_", "(e1[2/2]-person", "e1[2/2])"}, Clusters{{{First: 0, Last: 3}}}},
	} {
		got, err := bankOf(t, "gold", entityLines(c.annotations...)).clusters()
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if d := cmp.Diff([]Clusters{c.want}, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.claim, d)
		}
	}
}

func TestWrongBracketsAreNamedByTheirLine(t *testing.T) {
	for _, c := range []struct {
		annotation, want string
	}{
		{"e1)", "gold:3: a mention of entity e1 ends that did not begin"},
		{"(e1-person", "gold:3: a mention of entity e1 does not end in its document"},
		{"e1", "gold:3: no annotation of an entity: Entity=…e1"},
		{"(", "gold:3: no annotation of an entity: Entity=…"},
	} {
		_, err := bankOf(t, "gold", entityLines(c.annotation)).clusters()
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.annotation, err, c.want)
		}
	}
}

func TestEntitiesOfOneMentionAreLeftOutOnBothSides(t *testing.T) {
	gold := bankOf(t, "gold", entityLines("(e1-person)", "(e1-person)", "(e2-place)"))
	system := bankOf(t, "read", entityLines("(x-person)", "(x-person)", "(y-place)"))
	empty := bankOf(t, "read", entityLines("(x-person)", "(y-person)", "(z-place)"))
	s, err := CompareCoreference(gold, system)
	if err != nil || s.Primary.CoNLL() != 100 || s.Primary.Mentions != (Counts{2, 2, 2}) || s.Singletons.Mentions != (Counts{3, 3, 3}) {
		t.Errorf("%+v, %v", s, err)
	}
	// Nothing is joined: no link, and no cluster of two. With singletons, B³ has recall
	// 1/2 + 1/2 + 1 of 3 and CEAF 2·1/(2+1) + 1 of 2.
	s, err = CompareCoreference(gold, empty)
	if err != nil || s.Primary.CoNLL() != 0 || s.Primary.Mentions.System != 0 {
		t.Errorf("%+v, %v", s, err)
	}
	want := CoreferenceScore{
		Mentions: Counts{3, 3, 3}, MUC: Agreement{0, 1, 0, 0}, BCubed: Agreement{2, 3, 3, 3},
		CEAFE: Agreement{5.0 / 3, 2, 5.0 / 3, 3},
	}
	if d := cmp.Diff(want, s.Singletons, near1(1e-9)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestTheGoldAgreesWithItself(t *testing.T) {
	data := shared(t)
	gum, err := openTreebank(data.path("treebanks", "en_gum_free-dev.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := CompareCoreference(gum, gum)
	if err != nil || s.Primary.CoNLL() < 99.999 || s.Singletons.Mentions.Gold != 5133 || s.Singletons.CEAFE.Gold != 2569 {
		t.Errorf("%+v, %v", s, err)
	}
}
