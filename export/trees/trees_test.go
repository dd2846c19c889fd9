package trees_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/export/trees"
	"hearsay/schema/schematest"
)

// report is "Peña didn't go." and "She slept." in two paragraphs.
func report() *hearsay.Report {
	r := &hearsay.Report{}
	r.Input, r.Text = "a.txt", "Peña didn't go.\n\nShe slept.\n"
	for _, w := range []struct {
		start, end, head int32
		deprel           hearsay.Deprel
		flags            hearsay.TokenFlags
	}{
		{0, 5, 3, hearsay.NSubj, hearsay.SpaceAfter},
		{6, 9, 3, hearsay.Aux, hearsay.MultiwordHas},
		{9, 12, 3, hearsay.AdvMod, hearsay.MultiwordIn | hearsay.SpaceAfter},
		{13, 15, -1, hearsay.Root, 0},
		{15, 16, 3, hearsay.Punct, hearsay.SpaceAfter},
		{18, 21, 6, hearsay.NSubj, hearsay.SpaceAfter},
		{22, 27, -1, hearsay.Root, 0},
		{27, 28, 6, hearsay.Punct, hearsay.SpaceAfter},
	} {
		r.Tokens = append(r.Tokens, hearsay.Token{Start: w.start, End: w.end, Head: w.head, Deprel: w.deprel, Flags: w.flags, Lemma: "x", UPOS: hearsay.X})
	}
	r.Tokens[0].Feats = "Number=Sing|Case=Nom"
	r.Sentences = []hearsay.Sentence{{First: 0, End: 5}, {First: 5, End: 8, Block: 1}}
	r.Names = []hearsay.Name{{First: 0, Last: 0, Kind: hearsay.Person}}
	r.Finer = []hearsay.Name{{First: 3, Last: 3, Kind: hearsay.Platform}}
	r.References = []hearsay.Reference{
		{First: 0, Last: 0, Head: 0, Form: hearsay.Named, Entity: 1},
		{First: 5, Last: 5, Head: 5, Form: hearsay.Pronoun, Entity: 1},
	}
	r.Entities = []hearsay.Entity{{Kind: hearsay.PersonEntity, References: 2}}
	return r
}

func TestOffsetsCountCodePoints(t *testing.T) {
	d := trees.Of(report())
	text := []rune(d.Text)
	for _, p := range d.Paragraphs {
		for _, s := range p.Sentences {
			for _, w := range s.Tokens {
				if got := string(text[w.Start:w.End]); got != w.Form {
					t.Errorf("%q lies at %q", w.Form, got)
				}
			}
		}
	}
	second := d.Paragraphs[1]
	if got := string(text[second.Start:second.End]); got != "She slept." || len(d.Paragraphs) != 2 {
		t.Errorf("%d paragraphs, the second %q", len(d.Paragraphs), got)
	}
}

func TestIdsCountInTheSentence(t *testing.T) {
	d := trees.Of(report())
	s := d.Paragraphs[1].Sentences[0]
	if s.ID != 2 || s.Tokens[0].ID != 1 || s.Tokens[0].Head != 2 || s.Tokens[1].Head != 0 {
		t.Errorf("%+v", s)
	}
	want := []trees.Multiword{{Extent: trees.Extent{Start: 5, End: 11}, Form: "didn't", First: 2, Last: 3}}
	if diff := cmp.Diff(want, d.Paragraphs[0].Sentences[0].Multiwords); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMentionsAreGatheredByEntity(t *testing.T) {
	want := []trees.Entity{{ID: 1, Kind: "person", Mentions: []trees.Mention{
		{Phrase: trees.Phrase{Extent: trees.Extent{Start: 0, End: 4}, Text: "Peña", Sentence: 1, First: 1, Last: 1}, Head: 1, Form: "name"},
		{Phrase: trees.Phrase{Extent: trees.Extent{Start: 17, End: 20}, Text: "She", Sentence: 2, First: 1, Last: 1}, Head: 1, Form: "pronoun"},
	}}}
	if diff := cmp.Diff(want, trees.Of(report()).Entities); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatIsWrittenHoldsToTheSchema(t *testing.T) {
	for _, r := range []*hearsay.Report{report(), {}} {
		var one, many bytes.Buffer
		if err := trees.NewWriter(&one, "").WriteReport(r); err != nil {
			t.Fatal(err)
		}
		if err := trees.NewWriter(&many, "  ").WriteReport(r); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(one.Bytes(), []byte("\n")); n != 1 {
			t.Errorf("%d lines without an indent", n)
		}
		schematest.ValidateParse(t, one.Bytes())
		schematest.ValidateParse(t, many.Bytes())
		var d trees.Document
		if err := json.Unmarshal(one.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(trees.Of(r), &d); diff != "" {
			t.Errorf("read back (-want +got):\n%s", diff)
		}
	}
}

func TestDocumentsAreWrittenInPartsAsTheyWouldBeWhole(t *testing.T) {
	empty := &hearsay.Report{}
	empty.Text = "<…>"
	bare := report()
	bare.Input, bare.Finer, bare.Entities, bare.References = "", nil, nil, nil
	bare.Sentences[0].End, bare.Sentences[1] = 0, hearsay.Sentence{First: 0, End: 8}
	for _, indent := range []string{"", "  "} {
		for _, r := range []*hearsay.Report{report(), bare, empty} {
			var got, want bytes.Buffer
			if err := trees.NewWriter(&got, indent).WriteReport(r); err != nil {
				t.Fatal(err)
			}
			enc := json.NewEncoder(&want)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", indent)
			if err := enc.Encode(trees.Of(r)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("indent %q (-want +got):\n%s", indent, diff)
			}
		}
	}
}
