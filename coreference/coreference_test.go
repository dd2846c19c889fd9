package coreference_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lang/en"
	"hearsay/reader"
)

func read(tb testing.TB, text string) *hearsay.Report {
	tb.Helper()
	m, err := model()
	if err != nil {
		tb.Fatal(err)
	}
	r, err := m.New().Parse(hearsay.Source{Text: text, Language: "en"})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

var model = func() func() (*reader.Model, error) {
	var m *reader.Model
	return func() (_ *reader.Model, err error) {
		if m == nil {
			m, err = reader.Load(en.Files, reader.Options{})
		}
		return m, err
	}
}()

// sameAs are the words of all references to what the first reference with these words
// refers to.
func sameAs(r *hearsay.Report, words string) []string {
	var out []string
	for i := range r.References {
		if r.Words(r.References[i].Span) != words {
			continue
		}
		for n := r.Entity(r.References[i].Entity).Latest; n >= 0; n = r.References[n].Before {
			out = append(out, r.Words(r.References[n].Span))
		}
		slices.Reverse(out)
		return out
	}
	return nil
}

func TestReferencesToOneThingAreJoined(t *testing.T) {
	for _, c := range []struct{ claim, text, of string }{
		{"a surname is the full name's", "Elena Marsh opened the new bridge in Tarnby. Marsh thanked the engineers.", "Elena Marsh|Marsh"},
		{"he is the man named last", "Peter Okafor resigned on Monday. He gave no reason.", "Peter Okafor|He"},
		{"a possessive pronoun is its owner's", "Maria Lund sold her house.", "Maria Lund|her"},
		{"a definite noun takes up an indefinite one", "A ferry sank near the harbour. The ferry had left at noon.", "A ferry|The ferry"},
		{"a name is taken up in full", "Norway signed the treaty. Days later, Norway withdrew.", "Norway|Norway"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			want := strings.Split(c.of, "|")
			if got := sameAs(read(t, c.text), want[0]); !slices.Equal(got, want) {
				t.Errorf("%q: got %q", c.text, got)
			}
		})
	}
}

func TestReferencesToTwoThingsStayApart(t *testing.T) {
	r := read(t, "Elena Marsh met Peter Okafor in Oslo. A witness saw a red car and a blue lorry.")
	for _, words := range []string{"Elena Marsh", "Peter Okafor", "Oslo", "A witness", "a red car", "a blue lorry"} {
		if got := sameAs(r, words); len(got) != 1 {
			t.Errorf("%s: %q", words, got)
		}
	}
}

func TestPhrasesHaveTheirFullExtent(t *testing.T) {
	for _, c := range []struct{ claim, text, phrase string }{
		{"with a relative clause", "The engineer who built the bridge left.", "The engineer who built the bridge"},
		{"with a phrase of its own", "The mayor of Tarnby left.", "The mayor of Tarnby"},
		{"without its preposition", "She waited in the old station.", "the old station"},
		{"coordinated, as a whole", "Norway and Iceland signed.", "Norway and Iceland"},
		{"coordinated, each alone", "Norway and Iceland signed.", "Iceland"},
		{"a possessive pronoun", "She lost her keys.", "her"},
		{"with its possessive ending", "We saw Norway's flag.", "Norway's"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := read(t, c.text)
			if sameAs(r, c.phrase) == nil {
				t.Errorf("%q has no reference %q", c.text, c.phrase)
			}
		})
	}
}
