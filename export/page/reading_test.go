package page

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"hearsay"
)

func TestNumbersReadAsAPersonWritesThem(t *testing.T) {
	for _, c := range []struct {
		in   hearsay.Range
		want string
	}{
		{hearsay.Range{Min: 4, Max: 4}, "4"},
		{hearsay.Range{Min: 2000, Max: math.Inf(1), About: true}, "at least 2,000"},
		{hearsay.Range{Min: math.Inf(-1), Max: 1250000}, "at most 1,250,000"},
		{hearsay.Range{Min: 900, Max: 1100}, "900–1,100"},
		{hearsay.Range{Min: 0.5, Max: 0.5, About: true}, "about 0.5"},
		{hearsay.Range{Min: -100, Max: -100}, "-100"},
	} {
		if got := number(c.in); got != c.want {
			t.Errorf("%+v: %q, want %q", c.in, got, c.want)
		}
	}
}

// quoted is a report of one quotation whose words have these tags.
func quoted(words string, tags ...hearsay.UPOS) *hearsay.Report {
	r := &hearsay.Report{Document: hearsay.Document{Text: words}}
	at := int32(0)
	for i, w := range strings.Fields(words) {
		r.Tokens = append(r.Tokens, hearsay.Token{Start: at, End: at + int32(len(w)), UPOS: tags[i]})
		at += int32(len(w)) + 1
	}
	r.Sentences = []hearsay.Sentence{{First: 0, End: int32(len(r.Tokens))}}
	r.Quotations = []hearsay.Quotation{{Span: hearsay.Span{End: int32(len(words))}, Continues: -1}}
	return r
}

func TestANameInQuotationMarksIsNotPrintedAsAQuotation(t *testing.T) {
	for _, c := range []struct {
		r    *hearsay.Report
		want bool
	}{
		{quoted("Desert Fox", hearsay.PROPN, hearsay.PROPN), false},
		{quoted("so-called victory", hearsay.ADJ, hearsay.NOUN), false},
		{quoted("nobody came", hearsay.PRON, hearsay.VERB), true},
	} {
		var out bytes.Buffer
		if err := Write(&out, c.r, Options{}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), c.r.Text); got != c.want {
			t.Errorf("%q on the page: %v\n%s", c.r.Text, got, out.String())
		}
	}
}

func TestADenialInAConflictIsItsSpeakersOwn(t *testing.T) {
	r := reportOfBoats()
	denial := r.Links[6].Cue.Join(r.Links[6].Content[0])
	r.Conflicts = []hearsay.Conflict{{A: r.Links[4].Content[0], B: denial, About: "whether it is so"}}
	var out bytes.Buffer
	if err := Write(&out, r, Options{Width: 200}); err != nil {
		t.Fatal(err)
	}
	if _, after, _ := strings.Cut(out.String(), "VERSIONS THAT DIFFER"); !strings.Contains(after, "— Ama Osei (GHA GOV MIL), “denied”") {
		t.Errorf("the denial has no speaker:\n%s", after)
	}
}

func TestAReportWithoutADateSaysSo(t *testing.T) {
	var out bytes.Buffer
	r := &hearsay.Report{Document: hearsay.Document{Text: "Friday"}, Times: []hearsay.Time{{Span: hearsay.Span{End: 6}}}}
	if err := Write(&out, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "no date of publication") {
		t.Errorf("%q", out.String())
	}
}

func TestADashThatNamesTheSourceIsNotPrintedAsItsVerb(t *testing.T) {
	const text = "Queen Sought Boats – Gazette"
	dash := int32(strings.Index(text, "–"))
	r := &hearsay.Report{Document: hearsay.Document{Text: text}, Links: []hearsay.Link{{
		Source: hearsay.Span{Start: int32(strings.Index(text, "Gazette")), End: int32(len(text))},
		Cue:    hearsay.Span{Start: dash, End: dash + int32(len("–"))}, Content: []hearsay.Span{{End: dash - 1}},
	}}}
	var out bytes.Buffer
	if err := Write(&out, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "│ Queen Sought Boats") {
		t.Errorf("%s", out.String())
	}
}

func TestAPronounOrAnArticleMakesNoOtherName(t *testing.T) {
	const text = "The Gazette asked. Gazette said it knew."
	r := &hearsay.Report{
		Document: hearsay.Document{Text: text},
		Actors:   []hearsay.Actor{{Name: hearsay.State("The Gazette", hearsay.Span{End: 11})}},
		Mentions: []hearsay.Mention{
			{Span: hearsay.Span{End: 11}, Actor: 1, Kind: hearsay.Named},
			{Span: hearsay.Span{Start: 19, End: 26}, Actor: 1, Kind: hearsay.Named},
			{Span: hearsay.Span{Start: 32, End: 34}, Actor: 1, Kind: hearsay.Pronoun},
		},
		Links: []hearsay.Link{{Actor: 1, Cue: hearsay.Span{Start: 27, End: 31}, Content: []hearsay.Span{{Start: 32, End: 39}}}},
	}
	var out bytes.Buffer
	if err := Write(&out, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if _, after, _ := strings.Cut(out.String(), "WHO IS WHO"); strings.Contains(after, "also") {
		t.Errorf("%s", after)
	}
}

func TestACueOfTwoSourcesIsTheInnerOnes(t *testing.T) {
	const text = "Osei told the Gazette that it rained."
	told, content := hearsay.Span{Start: 5, End: 9}, []hearsay.Span{{Start: 22, End: 36}}
	r := &hearsay.Report{
		Document: hearsay.Document{Text: text},
		Links: []hearsay.Link{
			{Source: hearsay.Span{Start: 10, End: 21}, Cue: told, Content: content},
			{Parent: 1, Source: hearsay.Span{End: 4}, Cue: told, Content: content},
		},
	}
	var out bytes.Buffer
	if err := Write(&out, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "the Gazette ← Osei") {
		t.Errorf("%s", out.String())
	}
}
