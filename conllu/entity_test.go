package conllu

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// referring is a report of one sentence of words a, b, c …, with the references in text
// order. Those of one entity are given its number, from 1 without a gap.
func referring(words int, refs ...hearsay.Reference) *hearsay.Report {
	r := &hearsay.Report{}
	for i := range int32(words) {
		r.Text += string(rune('a'+i)) + " "
		r.Tokens = append(r.Tokens, hearsay.Token{Start: 2 * i, End: 2*i + 1, Head: i - 1, Flags: hearsay.SpaceAfter})
	}
	r.Sentences = []hearsay.Sentence{{End: int32(words)}}
	for _, ref := range refs {
		for len(r.Entities) < int(ref.Entity) {
			r.Entities = append(r.Entities, hearsay.Entity{})
		}
		r.Entities[ref.Entity-1].References++
		r.References = append(r.References, ref)
	}
	return r
}

func ref(entity hearsay.EntityID, first, last, head int32) hearsay.Reference {
	return hearsay.Reference{First: first, Last: last, Head: head, Entity: entity}
}

// entities are the written values of Entity=, by word.
func entities(t *testing.T, written string) []string {
	t.Helper()
	var out []string
	for _, d := range documents(t, written) {
		for _, s := range d {
			for _, w := range s.Words {
				value := ""
				for part := range strings.SplitSeq(w.Misc, "|") {
					if v, ok := strings.CutPrefix(part, "Entity="); ok {
						value = v
					}
				}
				out = append(out, value)
			}
		}
	}
	return out
}

func TestSpansOfEntitiesAreBracketed(t *testing.T) {
	for _, c := range []struct {
		claim string
		in    *hearsay.Report
		want  []string
	}{
		{
			"what is spoken of once is left out", referring(3, ref(1, 0, 1, 1), ref(2, 1, 1, 1), ref(1, 2, 2, 2)),
			[]string{"(e1--2", "e1)", "(e1--1)"},
		},
		{
			"the outer phrase begins first and ends last", referring(4, ref(1, 0, 3, 1), ref(2, 0, 1, 0), ref(1, 2, 3, 3), ref(2, 3, 3, 3)),
			[]string{"(e1--2(e2--1", "e2)", "(e1--2", "(e2--1)e1)e1)"},
		},
		{
			"what crosses ends before the next begins", referring(4, ref(1, 0, 1, 0), ref(2, 1, 2, 1), ref(1, 1, 1, 1), ref(2, 3, 3, 3)),
			[]string{"(e1--1", "e1)(e2--1(e1--1)", "e2)", "(e2--1)"},
		},
		{
			"an entity's phrases do not cross", referring(4, ref(1, 0, 1, 0), ref(1, 1, 2, 1), ref(1, 3, 3, 3)),
			[]string{"(e1--1", "e1)", "", "(e1--1)"},
		},
	} {
		if d := cmp.Diff(c.want, entities(t, written(t, c.in))); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.claim, d)
		}
	}
}

func TestKindsOfEntitiesAreWritten(t *testing.T) {
	r := referring(2, ref(1, 0, 0, 0), ref(1, 1, 1, 1))
	r.Entities[0].Kind = hearsay.PersonEntity
	if got := entities(t, written(t, r)); got[1] != "(e1-person-1)" {
		t.Errorf("%q", got)
	}
}

func TestNumbersOfEntitiesGoOnFromDocumentToDocument(t *testing.T) {
	twice := referring(2, ref(1, 0, 0, 0), ref(1, 1, 1, 1))
	got := written(t, twice, twice)
	if d := cmp.Diff([]string{"(e1--1)", "(e1--1)", "(e2--1)", "(e2--1)"}, entities(t, got)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if n := strings.Count(got, "# newdoc id = \n# global.Entity = eid-etype-head-other\n"); n != 2 {
		t.Errorf("%d headers behind newdoc, want 2:\n%s", n, got)
	}
}

func TestOthersHeadersGiveWayToOurs(t *testing.T) {
	d := documents(t, "# global.Entity = GRP-etype-infstat\n# newdoc id = x\n1\ta\t_\t_\t_\t_\t_\t_\t_\tEntity=(7-person-new)\n2\tb\t_\t_\t_\t_\t_\t_\t_\t_\n\n")[0]
	r := Report(d)
	r.References, r.Entities = []hearsay.Reference{ref(1, 0, 0, 0), ref(1, 1, 1, 1)}, []hearsay.Entity{{References: 2}}
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	if err := NewWriter(out).WriteGiven(r, d); err != nil {
		t.Fatal(err)
	}
	out.Flush()
	if got := b.String(); !strings.HasPrefix(got, "# newdoc id = x\n# global.Entity = eid-etype-head-other\n1\t") || !strings.Contains(got, "\tEntity=(e1--1)\n2") {
		t.Errorf("%s", got)
	}
}
