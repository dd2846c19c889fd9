package conllu_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/conllu"
)

const sample = "# sent_id = 1\n# text = I won't go.\n" +
	"1\tI\tI\tPRON\tPRP\tNumber=Sing\t4\tnsubj\t_\t_\n" +
	"2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_\n" +
	"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n" +
	"4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n" +
	"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"

func readAll(source string) ([]*conllu.Sentence, error) {
	r := conllu.NewReader("test.conllu", strings.NewReader(source))
	var out []*conllu.Sentence
	for {
		s, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, s)
	}
}

func TestWhatIsReadIsWrittenAgain(t *testing.T) {
	list, err := readAll(sample)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	for _, s := range list {
		if err := conllu.Write(w, s); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	if diff := cmp.Diff(sample, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestEmptyNodesAreLeftOut(t *testing.T) {
	list, err := readAll(strings.Replace(sample, "5\t.", "4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t4:conj\t_\n5\t.", 1))
	if err != nil || len(list) != 1 || len(list[0].Words) != 5 {
		t.Fatalf("%v, %v", list, err)
	}
}

func TestCommentsAreFound(t *testing.T) {
	list, _ := readAll(sample)
	if got, ok := list[0].Comment("text"); !ok || got != "I won't go." {
		t.Errorf("text %q, %v", got, ok)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct{ claim, source, want string }{
		{"too few fields", "1\ta\n", "test.conllu:1: 2 fields, expected 10 parted by tabs"},
		{"wrong number", "2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", `test.conllu:1: word "2", expected 1`},
		{"head is no number", "1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n", `test.conllu:1: head "x", expected a number`},
		{"head beyond the sentence", "1\ta\t_\t_\t_\t_\t7\t_\t_\t_\n\n", "test.conllu:2: word 1 has head 7, the sentence has 1 words"},
		{"token beyond the sentence", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t0\t_\t_\t_\n\n", "test.conllu:3: a token reaches to word 2 of 1"},
		{"empty form", "1\t\t_\t_\t_\t_\t0\t_\t_\t_\n", "test.conllu:1: empty form"},
		{"range backwards", "3-2\ta\t_\t_\t_\t_\t0\t_\t_\t_\n", `test.conllu:1: token "3-2", expected a range that starts at 1`},
	} {
		t.Run(c.claim, func(t *testing.T) {
			_, err := readAll(c.source)
			if err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestAnEndlessLineIsRefused(t *testing.T) {
	if _, err := readAll(strings.Repeat("x", 2*conllu.MaxLine)); err == nil {
		t.Error("no error")
	}
}

func TestEndlessCommentsAreRefused(t *testing.T) {
	comments := strings.Repeat("# "+strings.Repeat("x", 1<<19)+"\n", hearsay.MaxText>>19+1)
	if _, err := readAll(comments + sample); !errors.Is(err, hearsay.ErrTooLong) {
		t.Errorf("%v", err)
	}
	if _, err := readAll(strings.ReplaceAll(comments, "\n", "\n\n") + sample); err != nil {
		t.Errorf("comments that belong to no sentence: %v", err)
	}
}

func TestLongDocumentsComeInParts(t *testing.T) {
	word := "1\tx\t_\t_\t_\t_\t0\t_\t_\t" + strings.Repeat("x", 1<<19) + "\n\n"
	parts := 0
	err := conllu.NewReader("", strings.NewReader(strings.Repeat(word, hearsay.MaxText>>19+8))).Documents(func([]*conllu.Sentence) error {
		parts++
		return nil
	})
	if err != nil || parts != 2 {
		t.Errorf("%d parts, %v", parts, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("# a\n\n1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, source string) {
		list, _ := readAll(source)
		for _, s := range list {
			for _, w := range s.Words {
				if w.Form == "" || w.Head > len(s.Words) {
					t.Fatalf("%+v", w)
				}
			}
		}
	})
}
