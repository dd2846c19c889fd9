package conllu

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

const given = `# newdoc id = a
# sent_id = a-1
1-2	don't	_	_	_	_	_	_	_	_
1	do	_	_	_	_	_	_	_	_
2	n't	_	_	_	_	_	_	_	_
3	Chad	_	_	_	_	_	_	_	SpaceAfter=No
4	!	_	_	_	_	_	_	_	_

# newdoc id = b
# sent_id = b-1
1	Oslo	_	_	_	_	_	_	_	_

`

func documents(t *testing.T, in string) [][]*Sentence {
	t.Helper()
	var out [][]*Sentence
	err := NewReader("test", strings.NewReader(in)).Documents(func(d []*Sentence) error {
		out = append(out, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDocumentsArePartedAtNewdoc(t *testing.T) {
	if got := documents(t, given); len(got) != 2 || len(got[0]) != 1 || len(got[1]) != 1 {
		t.Errorf("%d documents, want two of one sentence", len(got))
	}
	if got := documents(t, "\n\n"); len(got) != 0 {
		t.Errorf("%d documents in an empty file", len(got))
	}
}

func TestReportKeepsGivenWordsAndBlanks(t *testing.T) {
	r := Report(documents(t, given)[0])
	if r.Text != "don't Chad! " {
		t.Errorf("text %q", r.Text)
	}
	var forms []string
	for i := range r.Tokens {
		forms = append(forms, r.Form(int32(i)))
	}
	if diff := cmp.Diff([]string{"do", "n't", "Chad", "!"}, forms); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
	if !r.Tokens[0].Flags.Has(hearsay.MultiwordHas) || !r.Tokens[1].Flags.Has(hearsay.MultiwordIn) {
		t.Error("the multiword token is lost")
	}
}

func TestWrittenReportReadsBack(t *testing.T) {
	r := &hearsay.Report{}
	r.Text, r.Input = "Señora Peña didn't answer.", "a  b.txt"
	for _, span := range [][2]int32{{0, 7}, {8, 13}, {14, 17}, {17, 20}, {21, 27}, {27, 28}} {
		r.Tokens = append(r.Tokens, hearsay.Token{Start: span[0], End: span[1], Head: 4, UPOS: hearsay.X, XPOS: hearsay.TagFW, Deprel: hearsay.Dep, Lemma: "x"})
	}
	r.Tokens[4].Head, r.Tokens[4].Deprel = -1, hearsay.Root
	for _, i := range []int{0, 1, 3, 5} {
		r.Tokens[i].Flags |= hearsay.SpaceAfter
	}
	r.Tokens[2].Flags |= hearsay.MultiwordHas
	r.Tokens[3].Flags |= hearsay.MultiwordIn
	r.Sentences = []hearsay.Sentence{{End: 6}}
	r.Names = []hearsay.Name{{First: 0, Last: 1, Kind: hearsay.Person}}
	r.Finer = []hearsay.Name{{First: 1, Last: 1, Kind: hearsay.Nationality}}

	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	if err := NewWriter(out).WriteReport(r); err != nil {
		t.Fatal(err)
	}
	out.Flush()
	s, err := NewReader("written", &b).Read()
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	var misc []string
	for _, w := range s.Words {
		misc = append(misc, w.Misc)
	}
	want := []string{"NER=B-PER|TokenRange=0:6", "FinerNER=B-nationality|NER=I-PER|TokenRange=7:11", "_", "_", "SpaceAfter=No|TokenRange=19:25", "TokenRange=25:26"}
	if diff := cmp.Diff(want, misc); diff != "" {
		t.Errorf("MISC (-want +got):\n%s", diff)
	}
	if m := s.Words[2].Multi; m == nil || m.Form != "didn't" || m.Misc != "TokenRange=12:18" {
		t.Errorf("multiword token %+v", m)
	}
	if text, _ := s.Comment("text"); text != r.Text {
		t.Errorf("text %q", text)
	}
	if id, _ := s.Comment("newdoc id"); id != "a b.txt" {
		t.Errorf("newdoc id %q", id)
	}
}

// written is what a writer writes of the reports.
func written(t *testing.T, reports ...*hearsay.Report) string {
	t.Helper()
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	w := NewWriter(out)
	for _, r := range reports {
		if err := w.WriteReport(r); err != nil {
			t.Fatal(err)
		}
	}
	out.Flush()
	return b.String()
}

func TestBlanksThatAreNotOneSpaceAreNoted(t *testing.T) {
	r := &hearsay.Report{Document: hearsay.Document{Text: "Go  on\tnow.\n\nYes\n"}}
	for _, span := range [][2]int32{{0, 2}, {4, 6}, {7, 10}, {10, 11}, {13, 16}} {
		r.Tokens = append(r.Tokens, hearsay.Token{Start: span[0], End: span[1], Head: -1, Flags: hearsay.SpaceAfter})
	}
	r.Tokens[2].Flags = 0
	r.Sentences = []hearsay.Sentence{{End: 4}, {First: 4, End: 5, Block: 1}}
	got := written(t, r)
	for _, want := range []string{
		"SpacesAfter=\\s\\s|TokenRange=0:2\n", "SpacesAfter=\\t|TokenRange=4:6\n", "SpaceAfter=No|TokenRange=7:10\n",
		"SpacesAfter=\\n\\n|TokenRange=10:11\n", "SpacesAfter=\\n|TokenRange=13:16\n", "# text = Go on now.\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestEachSentenceHasAnIdOfItsOwn(t *testing.T) {
	one := &hearsay.Report{Document: hearsay.Document{Text: "Go", Input: "a"}}
	one.Tokens = []hearsay.Token{{End: 2, Head: -1}}
	one.Sentences = []hearsay.Sentence{{End: 1}}
	got := written(t, one, one)
	for _, id := range []string{"# sent_id = 1\n", "# sent_id = 2\n"} {
		if strings.Count(got, id) != 1 {
			t.Errorf("%q not once in\n%s", id, got)
		}
	}
	if strings.Count(got, "# newdoc id = a\n# newpar\n") != 2 {
		t.Errorf("documents not marked:\n%s", got)
	}
}

func TestAFormStaysOnItsLine(t *testing.T) {
	r := &hearsay.Report{Document: hearsay.Document{Text: "10\n000"}}
	r.Tokens = []hearsay.Token{{End: 6, Head: -1}}
	r.Sentences = []hearsay.Sentence{{End: 1}}
	if got := written(t, r); !strings.Contains(got, "\n1\t10 000\t") {
		t.Errorf("%s", got)
	}
}
