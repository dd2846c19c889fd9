package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/text"
)

func TestParagraphsEndWhereNoWrappingBrokeTheLine(t *testing.T) {
	long := "The river burst its banks on Monday and carried away two bridges, the ministry of the interior said, after a week of rain."
	for _, c := range []struct {
		claim, text string
		want        []string
	}{
		{"blank lines", "One.\n\nTwo.\n \nThree.", []string{"One.", "Two.", "Three."}},
		{"items of a list", "Demands:\n- a truce\n- the release of prisoners\n• talks", []string{"Demands:", "- a truce", "- the release of prisoners", "• talks"}},
		{"a heading over its paragraph", "Flood kills nine in Lima\n" + long, []string{"Flood kills nine in Lima", long}},
		{"paragraphs of one line", long + "\n" + long, []string{long, long}},
		{"wrapped lines", "The minister of foreign affairs of Norway, who had\nreturned from Oslo on the day before, said on a Monday\nthat he would leave.", []string{
			"The minister of foreign affairs of Norway, who had\nreturned from Oslo on the day before, said on a Monday\nthat he would leave.",
		}},
		{"a break before a small letter", "The minister of\nforeign affairs resigned.", []string{"The minister of\nforeign affairs resigned."}},
		{"nothing", " \n\n ", nil},
	} {
		t.Run(c.claim, func(t *testing.T) {
			var got []string
			for _, b := range text.Paragraphs(c.text) {
				got = append(got, strings.TrimSpace(c.text[b.Start:b.End]))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
