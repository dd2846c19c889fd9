package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/conllu"
)

// conlluOf writes lines of "id form upos head deprel [misc]" as CoNLL-U.
func conlluOf(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
			b.WriteString("\n")
		case f[0] == "#":
			b.WriteString(line)
		case len(f) == 2:
			b.WriteString(strings.Join([]string{f[0], f[1], "_", "_", "_", "_", "_", "_", "_", "_"}, "\t") + "\n")
		default:
			misc := "_"
			if len(f) > 5 {
				misc = f[5]
			}
			b.WriteString(strings.Join([]string{f[0], f[1], "_", f[2], "_", "_", f[3], f[4], "_", misc}, "\t") + "\n")
		}
	}
	return b.String() + "\n"
}

const smallTreebank = `# newpar
1 Dogs NOUN 4 nsubj
2-3 don't
2 do AUX 4 aux
3 n't PART 4 advmod
4 bark VERB 0 root SpaceAfter=No
5 . PUNCT 4 punct

# newpar
1 Stop VERB 0 root`

// reading makes a report of words given as "form/UPOS/head/deprel", "+" before a further
// word of a multiword token; the head counts in the sentence from 1. Lines are
// sentences.
func reading(text, annotated string) *hearsay.Report {
	r := &hearsay.Report{Document: hearsay.Document{Text: text}}
	at := 0
	for _, s := range strings.Split(annotated, "\n") {
		first := int32(len(r.Tokens))
		for _, w := range strings.Fields(s) {
			f := strings.Split(strings.TrimPrefix(w, "+"), "/")
			start := at + strings.Index(text[at:], f[0])
			at = start + len(f[0])
			t := hearsay.Token{Start: int32(start), End: int32(at), Head: first + int32(f[2][0]-'0') - 1, Lemma: "_"}
			if f[2] == "0" {
				t.Head = -1
			}
			t.UPOS, _ = hearsay.ParseUPOS(f[1])
			t.Deprel, _ = hearsay.ParseDeprel(f[3])
			if w[0] == '+' {
				t.Flags = hearsay.MultiwordIn
				r.Tokens[len(r.Tokens)-1].Flags |= hearsay.MultiwordHas
			}
			r.Tokens = append(r.Tokens, t)
		}
		r.Sentences = append(r.Sentences, hearsay.Sentence{First: first, End: int32(len(r.Tokens))})
	}
	return r
}

// treebank reads a treebank given as conlluOf takes it.
func treebank(t *testing.T, lines string) *Treebank {
	t.Helper()
	bank, err := ReadTreebank("gold.conllu", strings.NewReader(conlluOf(lines)))
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

func TestATreebankGivesItsText(t *testing.T) {
	bank := treebank(t, smallTreebank)
	if got, want := bank.text(), "Dogs don't bark. \n\nStop "; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	var cells []cell
	for _, w := range bank.sentences()[0] {
		cells = append(cells, w.cell)
	}
	// The words of a multiword token share its characters and are told apart by order.
	want := []cell{{0, 4, 0}, {4, 9, 0}, {4, 9, 1}, {9, 13, 0}, {13, 14, 0}}
	if d := cmp.Diff(want, cells, cmp.AllowUnexported(cell{})); d != "" {
		t.Error(d)
	}
}

func TestTreesAreScoredWhereTheirWordsAlign(t *testing.T) {
	gold := treebank(t, smallTreebank)
	for _, c := range []struct {
		name, read string
		want       map[Metric]Counts
	}{
		{
			"given words: a wrong tag, a wrong head, a wrong relation", "Dogs/PROPN/4/nsubj do/AUX/4/aux +n't/PART/2/advmod bark/VERB/0/root ./PUNCT/4/dep\nStop/VERB/0/root",
			map[Metric]Counts{Sentences: {2, 2, 2}, Tokens: {5, 5, 5}, Words: {6, 6, 6}, UPOS: {5, 6, 6}, UAS: {5, 6, 6}, LAS: {4, 6, 6}},
		},
		{
			"a subtype counts as its relation", "Dogs/NOUN/4/nsubj:pass do/AUX/4/aux:pass +n't/PART/4/advmod bark/VERB/0/root ./PUNCT/4/punct\nStop/VERB/0/root",
			map[Metric]Counts{Sentences: {2, 2, 2}, Words: {6, 6, 6}, UPOS: {6, 6, 6}, UAS: {6, 6, 6}, LAS: {6, 6, 6}},
		},
		// "bark." is one word and the sentences are one. Dogs, do, n't and Stop align; the heads
		// of the first three are no gold word, and Stop hangs on something.
		{
			"other cuts", "Dogs/NOUN/4/nsubj do/AUX/4/aux +n't/PART/4/advmod bark./VERB/0/root Stop/VERB/4/conj",
			map[Metric]Counts{Sentences: {0, 2, 1}, Tokens: {3, 5, 4}, Words: {4, 6, 5}, UPOS: {4, 6, 5}, UAS: {0, 6, 5}, LAS: {0, 6, 5}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := &Treebank{reports: []*hearsay.Report{reading("Dogs don't bark. Stop", c.read)}}
			scored := align(gold.sentences(), read.sentences()).scored()
			got := map[Metric]Counts{}
			for m := range c.want {
				got[m] = scored[m]
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestNamesAreRightInWordsAndType(t *testing.T) {
	const bank = `1 Ada PROPN 3 nsubj
2 Boe PROPN 1 flat
3 left VERB 0 root
4 Oslo PROPN 3 obj

1 Rio PROPN 0 root`
	iob := "# text\n1\tAda\tB-PER\t-\n2\tBoe\tI-PER\t-\n3\tleft\tO\t-\n4\tOslo\tB-LOC\t-\n\n1\tRio\tB-LOC\t-\n\n1\tElsewhere\tB-LOC\t-\n"
	data := lay(t, map[string]string{
		"treebanks/en_ewt-dev.conllu":     conlluOf(bank),
		"treebanks/ner/uner_ewt-dev.iob2": iob,
	})
	parse := func([]*conllu.Sentence) (*hearsay.Report, error) {
		r := reading("Ada Boe left Oslo Rio", "Ada/PROPN/3/nsubj Boe/PROPN/1/flat left/VERB/0/root Oslo/PROPN/3/obj\nRio/PROPN/0/root")
		r.Names = []hearsay.Name{{First: 0, Last: 1, Kind: hearsay.Person}, {First: 3, Last: 3, Kind: hearsay.Organisation}}
		return r, nil
	}
	r, err := Names(data, parse)
	if err != nil {
		t.Fatal(err)
	}
	// Ada Boe is right, Oslo has another type, Rio is missed; "Elsewhere" has no twin in the
	// treebank and is left out.
	wants(t, r, map[string]Counts{"names.ewt.f1": {1, 3, 2}})
	misses(t, r, "wrong value names.ewt", "missed names.ewt")
	if len(r.Problems) != 1 || r.Problems[0].Error() != "names: 1 of 3 sentences have no twin in the treebank" {
		t.Errorf("failures: %v", r.Problems)
	}
}

func TestTagsSpellNames(t *testing.T) {
	for _, c := range []struct {
		tags string
		want []chunk
	}{
		{"B-PER I-PER O B-LOC", []chunk{{0, 2, "PER"}, {3, 4, "LOC"}}},
		{"B-PER B-PER", []chunk{{0, 1, "PER"}, {1, 2, "PER"}}},
		{"O I-ORG I-ORG", []chunk{{1, 3, "ORG"}}},
		{"B-PER I-LOC", []chunk{{0, 1, "PER"}, {1, 2, "LOC"}}},
	} {
		var s sentence
		for _, tag := range strings.Fields(c.tags) {
			s = append(s, word{name: tag})
		}
		if d := cmp.Diff(c.want, chunks(s), cmp.AllowUnexported(chunk{})); d != "" {
			t.Errorf("%s: %s", c.tags, d)
		}
	}
}

func TestAParserThatDoesNotKeepTheWordsIsRefused(t *testing.T) {
	for _, c := range []struct {
		read *hearsay.Report
		want string
	}{
		{&hearsay.Report{}, "document at line 1: 0 sentences came back of 1 given"},
		{reading("Stop it", "Stop/VERB/0/root it/PRON/1/obj"), "document at line 1: sentence 1: 2 words came back of 1 given"},
	} {
		parse := func([]*conllu.Sentence) (*hearsay.Report, error) { return c.read, nil }
		if _, err := treebank(t, "1 Stop VERB 0 root").Parsed(parse); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}
