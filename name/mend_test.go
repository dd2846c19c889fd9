package name

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/lang/en"
)

// marked makes a report of one sentence: its words parted by blanks, each followed by its
// tag and the mark of its name, as "Peru/PROPN/B-LOC".
func marked(t testing.TB, words string) *hearsay.Report {
	t.Helper()
	tags := map[string]hearsay.UPOS{
		"PROPN": hearsay.PROPN, "NOUN": hearsay.NOUN, "VERB": hearsay.VERB, "ADP": hearsay.ADP,
		"ADJ": hearsay.ADJ, "DET": hearsay.DET, "PUNCT": hearsay.PUNCT,
	}
	r := &hearsay.Report{}
	for field := range strings.FieldsSeq(words) {
		part := strings.Split(field, "/")
		upos, known := tags[part[1]]
		mark, ok := hearsay.ParseNameMark(part[2])
		if !known || !ok {
			t.Fatalf("cannot read %q", field)
		}
		start := int32(len(r.Text))
		r.Text += part[0] + " "
		r.Tokens = append(r.Tokens, hearsay.Token{Start: start, End: start + int32(len(part[0])), UPOS: upos, Name: mark})
	}
	r.Sentences = []hearsay.Sentence{{First: 0, End: int32(len(r.Tokens))}}
	return r
}

func TestNamesAreMended(t *testing.T) {
	m, err := Load(en.Files)
	if err != nil {
		t.Fatal(err)
	}
	pass := m.Pass()
	for _, c := range []struct {
		claim, words string
		want         []string
	}{
		{"a title is no part of a name", "Prime/PROPN/B-PER Minister/PROPN/I-PER Ana/PROPN/I-PER Lopez/PROPN/I-PER", []string{"PER Ana Lopez"}},
		{"nor is the field of the office", "Minister/PROPN/B-PER of/ADP/I-PER Trade/PROPN/I-PER Ana/PROPN/I-PER Lopez/PROPN/I-PER", []string{"PER Ana Lopez"}},
		{"titles may stand one behind the other", "President/PROPN/B-PER Gen./PROPN/I-PER Lopez/PROPN/I-PER", []string{"PER Lopez"}},
		{"a title alone stays", "The/DET/O Judge/PROPN/B-PER", []string{"PER Judge"}},
		{"a word in small letters begins no name", "suing/VERB/B-PER Ana/PROPN/I-PER Lopez/PROPN/I-PER", []string{"PER Ana Lopez"}},
		{"a country is a location", "Peru/PROPN/B-ORG protested/VERB/O", []string{"LOC Peru"}},
		{"also one of several words", "South/PROPN/B-ORG Sudan/PROPN/I-ORG protested/VERB/O", []string{"LOC South Sudan"}},
		{"an agency is an organisation", "Reuters/PROPN/B-PER reported/VERB/O", []string{"ORG Reuters"}},
		{"initials are a body's", "it/NOUN/O asked/VERB/O the/DET/O KLMX/PROPN/B-PER", []string{"ORG KLMX"}},
		{"but not behind a title", "Judge/PROPN/O KLMX/PROPN/B-PER left/VERB/O the/DET/O town/NOUN/O", []string{"PER KLMX"}},
		{"nor where all is in capitals", "KLMX/PROPN/B-PER LEFT/VERB/O TOWN/NOUN/O", []string{"PER KLMX"}},
		{"an adjective is no name", "Norwegian/ADJ/B-ORG salmon/NOUN/O", nil},
		{"no name ends with what leads to another", "Bank/PROPN/B-ORG of/ADP/I-ORG", []string{"ORG Bank"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := marked(t, c.words)
			pass.Run(r)
			var got []string
			for _, n := range r.Names {
				got = append(got, string(n.Kind)+" "+r.Words(n.Span))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func BenchmarkNames(b *testing.B) {
	m, err := Load(en.Files)
	if err != nil {
		b.Fatal(err)
	}
	r, pass := marked(b, strings.Repeat("Prime/PROPN/B-PER Minister/PROPN/I-PER Ana/PROPN/I-PER Lopez/PROPN/I-PER left/VERB/O Peru/PROPN/B-LOC ", 20)), m.Pass()
	b.ReportAllocs()
	for b.Loop() {
		pass.Run(r)
	}
	b.ReportMetric(float64(len(r.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
