package eval

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func TestPrecisionRecallAndF1(t *testing.T) {
	// 3 right of 4 read and 6 wanted: P = 3/4, R = 3/6, F = 2*3/(6+4) = 0.6.
	c := Counts{Right: 3, Gold: 6, System: 4}
	got := []float64{c.Precision(), c.Recall(), c.F1()}
	if d := cmp.Diff([]float64{75, 50, 60}, got, near1(1e-9)); d != "" {
		t.Error(d)
	}
	if (Counts{}).F1() != 0 {
		t.Error("nothing read and nothing wanted is not a number")
	}
}

func TestSpansMoveOntoTheTextAsGiven(t *testing.T) {
	const given = "Rome\n\n  The minister — a “hawk” — left."
	const read = "Rome\nThe minister — a “hawk” — left."
	v := newView(&hearsay.Report{Document: hearsay.Document{Text: read}}, given)
	for _, words := range []string{"Rome", "minister", "“hawk”", "left."} {
		if got, want := v.on(where(read, words)), where(given, words); got != want {
			t.Errorf("%s lies at %v, want %v", words, got, want)
		}
	}
}

func TestWordsThatTheGivenTextLacksLieNowhere(t *testing.T) {
	const read, given = "ADVERT The minister left.", "The minister left."
	v := newView(&hearsay.Report{Document: hearsay.Document{Text: read}}, given)
	if got := v.on(where(read, "ADVERT")); got != nowhere {
		t.Errorf("the advert lies at %v", got)
	}
	if got, want := v.on(where(read, "minister")), where(given, "minister"); got != want {
		t.Errorf("minister lies at %v, want %v", got, want)
	}
	if got := v.on(hearsay.Span{}); got != (hearsay.Span{}) {
		t.Errorf("no span became %v", got)
	}
}

func TestAGoldAnswerTakesTheFirstSystemAnswerThatIsFree(t *testing.T) {
	same := func(g, s int) bool { return g == s%10 }
	got := pair([]int{1, 1, 2, 1}, []int{11, 2, 21}, same)
	if d := cmp.Diff([]int{0, 2, 1, -1}, got); d != "" {
		t.Error(d)
	}
}

func TestAnExcerptMarksItsWords(t *testing.T) {
	const text = "First line.\n\nThe envoy said on Monday that talks had failed."
	got := excerpt(text, named("source", where(text, "The envoy")), named("cue", where(text, "said")), named("content", nowhere))
	want := "First line. ¶ [source: The envoy] [cue: said] on Monday that talks had failed."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	long := strings.Repeat("word ", 100) + "here " + strings.Repeat("word ", 100)
	if got := excerpt(long, marked(where(long, "here"))); len(got) > 2*window+40 || !strings.Contains(got, "word ⟦here⟧ word") {
		t.Errorf("excerpt of a long text: %s", got)
	}
	apart := "here " + strings.Repeat("word ", 100) + "there"
	got = excerpt(apart, named("a", where(apart, "here")), named("b", where(apart, "there")))
	if !strings.HasPrefix(got, "[a: here] word word") || !strings.HasSuffix(got, "word word [b: there]") || len(got) > 4*window {
		t.Errorf("excerpt of two places far apart: %s", got)
	}
}

func TestScoresAreCommittedSortedAndHeld(t *testing.T) {
	path := filepath.Join(t.TempDir(), "scores.json")
	r := &Result{}
	r.measure("b.f1", F1, Counts{2, 3, 3}) // 66.67
	r.measure("a.recall", Recall, Counts{1, 8, 8})
	r.aside("c.f1", F1, Counts{1, 1, 1})
	if err := WriteScores(path, r.Scores()); err != nil {
		t.Fatal(err)
	}
	committed, err := ReadScores(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Scores{"a.recall": 12.5, "b.f1": 66.7}, committed); d != "" {
		t.Error(d)
	}
	all := func(string) bool { return true }
	for _, c := range []struct {
		name string
		now  Scores
		err  string
	}{
		{"equal", Scores{"a.recall": 12.5, "b.f1": 66.7}, ""},
		{"better, and one more", Scores{"a.recall": 13, "b.f1": 70, "d": 1}, ""},
		{"fallen", Scores{"a.recall": 12.4, "b.f1": 66.7}, "a.recall: fell from 12.5 to 12.4"},
		{"missing", Scores{"a.recall": 12.5}, "b.f1: committed as 66.7, and not measured now"},
	} {
		err := committed.Check(c.now, all)
		if (err == nil) != (c.err == "") || err != nil && err.Error() != c.err {
			t.Errorf("%s: %v, want %q", c.name, err, c.err)
		}
	}
	if err := committed.Check(Scores{"a.recall": 12.5}, func(key string) bool { return key == "a.recall" }); err != nil {
		t.Errorf("a key that was not asked for: %v", err)
	}
}

func TestATargetNamesTheFirstStageNotReached(t *testing.T) {
	p := func(x float64) *float64 { return &x }
	up := Target{First: p(40), Floor: p(60), Aim: p(80)}
	down := Target{Floor: p(0.5), Aim: p(0.2), Lower: true}
	for _, c := range []struct {
		target Target
		value  float64
		want   string
	}{
		{up, 39.9, "first"},
		{up, 40, "floor"},
		{up, 60.1, "aim"},
		{up, 80, ""},
		{down, 0.6, "floor"},
		{down, 0.5, "aim"},
		{down, 0.1, ""},
	} {
		if got := c.target.Below(c.value); got != c.want {
			t.Errorf("%v is below %q, want %q", c.value, got, c.want)
		}
	}
}
