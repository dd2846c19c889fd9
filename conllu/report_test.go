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
	want := []string{"NER=B-PER|TokenRange=0:6", "NER=I-PER|TokenRange=7:11", "_", "_", "SpaceAfter=No|TokenRange=19:25", "TokenRange=25:26"}
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
