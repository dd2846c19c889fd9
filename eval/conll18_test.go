package eval

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// columns writes lines of "id form lemma upos feats head deprel" as CoNLL-U.
func columns(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		switch len(f) {
		case 0:
			b.WriteString("\n")
		case 2:
			b.WriteString(f[0] + "\t" + f[1] + strings.Repeat("\t_", 8) + "\n")
		default:
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\tX%s\t%s\t%s\t%s\t_\t_\n", f[0], f[1], f[2], f[3], f[3], f[4], f[5], f[6])
		}
	}
	return b.String() + "\n"
}

func bankOf(t *testing.T, name, source string) *Treebank {
	t.Helper()
	bank, err := ReadTreebank(name, strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

const spokenGold = `1 The the DET Definite=Def 2 det
2 envoys envoy NOUN Number=Plur|Style=Rare 5 nsubj
3 have have AUX _ 5 aux
4 not not PART Polarity=Neg 5 advmod
5 spoken speak VERB VerbForm=Part 0 root
6 to to ADP _ 7 case
7 us we PRON Number=Plur|Person=1 5 obl
8 . . PUNCT _ 5 punct
`

// The system has another lemma for "spoken", no feature for "The", the relation obj for
// "us", and hangs "to" on the verb. Content words: envoys, not, spoken, us.
const spokenRead = `1 The the DET _ 2 det
2 envoys envoy NOUN Number=Plur 5 nsubj
3 have have AUX _ 5 aux
4 not not PART Polarity=Neg 5 advmod
5 spoken spoken VERB VerbForm=Part 0 root
6 to to ADP _ 5 case
7 us we PRON Number=Plur|Person=1 5 obj
8 . . PUNCT _ 5 punct
`

func TestTheMetricsOfTheSharedTaskByHand(t *testing.T) {
	got, err := CompareTrees(bankOf(t, "gold", columns(spokenGold)), bankOf(t, "read", columns(spokenRead)))
	if err != nil {
		t.Fatal(err)
	}
	want := []TreeScore{
		{Tokens, Counts{8, 8, 8}, 0},
		{Sentences, Counts{1, 1, 1}, 0},
		{Words, Counts{8, 8, 8}, 0},
		{UPOS, Counts{8, 8, 8}, 8},
		{XPOS, Counts{8, 8, 8}, 8},
		{UFeats, Counts{7, 8, 8}, 8}, // The; Style is no universal feature
		{AllTags, Counts{7, 8, 8}, 8},
		{Lemmas, Counts{7, 8, 8}, 8},
		{UAS, Counts{7, 8, 8}, 8}, // to
		{LAS, Counts{6, 8, 8}, 8}, // to, us
		{CLAS, Counts{3, 4, 4}, 4},
		// envoys has another "The", and spoken a further function word.
		{MLAS, Counts{1, 4, 4}, 4},
		{BLEX, Counts{2, 4, 4}, 4},
	}
	if d := cmp.Diff(want, got.Metrics); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestRelationsAreScoredWithTheirSubtypes(t *testing.T) {
	gold := columns(`1 Nobody nobody PRON _ 4 nsubj:pass
2 was be AUX _ 4 aux:pass
3 not not PART _ 4 advmod
4 seen see VERB _ 0 root
`)
	read := strings.Replace(gold, "nsubj:pass", "nsubj", 1)
	got, err := CompareTrees(bankOf(t, "gold", gold), bankOf(t, "read", read))
	if err != nil {
		t.Fatal(err)
	}
	want := []RelationScore{
		{"advmod", Counts{1, 1, 1}},
		{"aux:pass", Counts{1, 1, 1}},
		{"nsubj:pass", Counts{0, 1, 0}},
		{"root", Counts{1, 1, 1}},
		{"nsubj", Counts{0, 0, 1}},
		{"(passive)", Counts{1, 2, 1}},
		{"(negation)", Counts{1, 1, 1}},
	}
	if d := cmp.Diff(want, got.Relations); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestWordsOfMultiwordTokensAlignByTheirForms(t *testing.T) {
	for _, c := range []struct {
		claim, gold, read string
		want              map[string]string // gold form: form that was read
	}{
		{
			"one side has no multiword token",
			"1 We\n2-3 shouldn't\n2 should\n3 n't\n4 go", "1 We\n2 shouldn't\n3 go",
			map[string]string{"We": "We", "go": "go"},
		},
		{
			"case is left out", "1-2 CAN'T\n1 CA\n2 N'T", "1-2 CAN'T\n1 ca\n2 n't",
			map[string]string{"CA": "ca", "N'T": "n't"},
		},
		{
			"a further word in between", "1-2 dunno\n1 du\n2 no", "1-3 dunno\n1 du\n2 n\n3 no",
			map[string]string{"du": "du", "no": "no"},
		},
		{
			"overlapping tokens are one stretch", "1-2 ab\n1 a\n2 b\n3 c\n4 d", "1 a\n2-3 bc\n2 b\n3 c\n4 d",
			map[string]string{"a": "a", "b": "b", "c": "c", "d": "d"},
		},
		{
			"a plain word that reaches into a token has no partner", "1 xa\n2-3 bc\n2 b\n3 c", "1 x\n2 ab\n3 c",
			map[string]string{"c": "c"},
		},
	} {
		t.Run(c.claim, func(t *testing.T) {
			a := align(treebank(t, c.gold).sentences(), treebank(t, c.read).sentences())
			got := map[string]string{}
			for g, s := range a.read {
				if s >= 0 {
					got[a.gold[g].form] = a.system[s].form
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestTreebanksThatCannotBeComparedAreRefused(t *testing.T) {
	const gold = "1 Ships ship NOUN _ 2 nsubj\n2 sail sail VERB _ 0 root\n"
	for _, c := range []struct{ claim, read, want string }{
		{
			"another text", strings.Replace(gold, "sail", "sank", 1),
			`the texts differ after 7 characters: gold:2 has "sail", read:2 has "sank"`,
		},
		{"less text", "1 Ships ship NOUN _ 0 root\n", `the texts differ after 5 characters: gold:2 has "sail", read ends`},
		{"two roots", strings.Replace(gold, "2 nsubj", "0 root", 1), "read:1: the sentence has 2 roots, expected 1"},
		{"no head", strings.Replace(gold, "2 nsubj", "_ nsubj", 1), "read:1: word 1 has no head"},
		{
			"a circle", "1 Ships ship NOUN _ 2 nsubj\n2 sail sail VERB _ 1 obj\n3 on on ADV _ 0 root\n",
			"read:1: word 1 hangs on itself by way of its head",
		},
	} {
		_, err := CompareTrees(bankOf(t, "gold", columns(gold)), bankOf(t, "read", columns(c.read)))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.claim, err, c.want)
		}
	}
}

func TestDocumentsAreChosenByTheirIds(t *testing.T) {
	bank := treebank(t, "# newdoc id = news_1\n1 A NOUN 0 root\n\n# newdoc id = blog_1\n1 B NOUN 0 root")
	chosen, err := bank.Select(regexp.MustCompile("^news"))
	if err != nil || chosen.text() != "A " {
		t.Errorf("%q, %v", chosen.text(), err)
	}
	if _, err := bank.Select(regexp.MustCompile("speech")); err == nil {
		t.Error("no document chosen, and no error")
	}
}

// TestTheOutsideScorerAgrees damages a treebank and scores the damage beside the data's
// own scorer, which aligns words more simply, on cuts where the two ways do not differ.
func TestTheOutsideScorerAgrees(t *testing.T) {
	data := shared(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3: ", err)
	}
	path := data.path("treebanks", "en_gum_free-dev.conllu")
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged := damage(string(source))
	file := filepath.Join(t.TempDir(), "read.conllu")
	if err := os.WriteFile(file, []byte(damaged), 0o644); err != nil {
		t.Fatal(err)
	}
	printed, err := exec.Command(python, data.path("score", "conll.py"), path, file).Output()
	if err != nil {
		t.Fatal(err)
	}
	got, err := CompareTrees(bankOf(t, "gold", string(source)), bankOf(t, "read", damaged))
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]TreeScore{}
	for _, s := range got.Metrics {
		byName[string(s.Metric)] = s
	}
	lines := 0
	for line := range strings.Lines(string(printed)) {
		f := strings.Fields(line) // UPOS P 97.00 R 97.10 F 97.05
		s := byName[f[0]]
		for i, x := range []float64{s.Precision(), s.Recall(), s.F1()} {
			want, err := strconv.ParseFloat(f[2+2*i], 64)
			if err != nil || x < want-0.006 || x > want+0.006 {
				t.Errorf("%s %s: %.2f, outside %s", f[0], f[1+2*i], x, f[2+2*i])
			}
		}
		lines++
	}
	if lines != 7 {
		t.Errorf("the outside scorer printed %d metrics, want 7", lines)
	}
}

// damage joins each fifth sentence with the next, tags each seventh word X, and takes the
// relation from each eleventh.
func damage(source string) string {
	var out strings.Builder
	sentence, words, shift := 0, 0, 0
	for line := range strings.Lines(source) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case len(f) == 1:
			if sentence++; sentence%5 == 0 {
				shift = words
				continue
			}
			words, shift = 0, 0
		case strings.Contains(f[0], "."):
			continue
		case strings.Contains(f[0], "-"):
			from, to, _ := strings.Cut(f[0], "-")
			f[0] = moved(from, shift) + "-" + moved(to, shift)
		default:
			words++
			if shift > 0 && f[6] == "0" {
				f[6], f[7] = "1", "parataxis"
			} else {
				f[6] = moved(f[6], shift)
			}
			f[0] = moved(f[0], shift)
			if words%7 == 0 {
				f[3] = "X"
			}
			if words%11 == 0 {
				f[7] = "dep"
			}
		}
		out.WriteString(strings.Join(f, "\t") + "\n")
	}
	return out.String()
}

func moved(id string, by int) string {
	n, err := strconv.Atoi(id)
	if err != nil || n == 0 {
		return id
	}
	return strconv.Itoa(n + by)
}
