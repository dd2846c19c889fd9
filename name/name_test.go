package name_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/syntax/syntaxtest"
)

func TestNamesInNews(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		want        []string
	}{
		{"a person and a country", "President Nicolás Maduro left Venezuela on Friday.", []string{"PER Nicolás Maduro", "LOC Venezuela"}},
		{"an organisation of several words", "She works for the Ministry of Defence in London.", []string{"ORG Ministry of Defence", "LOC London"}},
		{"a city and an agency", "The mayor of Paris told Reuters that the bridge was safe.", []string{"LOC Paris", "ORG Reuters"}},
		{"no preposition at a name's end", "She appealed to the European Union for engineers.", []string{"ORG European Union"}},
		{"no names", "The farmers waited for rain all summer.", nil},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := syntaxtest.Parse(t, c.text)
			var got []string
			for _, n := range r.Names {
				got = append(got, string(n.Kind)+" "+r.Words(n.Span))
				if n.Span != r.SpanOf(n.First, n.Last) {
					t.Errorf("span %v of words %d to %d", n.Span, n.First, n.Last)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
