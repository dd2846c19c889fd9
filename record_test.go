package hearsay_test

import (
	"encoding/json"
	"math"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/schema/schematest"
)

// report is a small report made by hand, with a character of two bytes before every span.
func report() *hearsay.Report {
	text := "Nicolás Maduro asked Moscow for 14 radars, the Post said."
	at := func(words string) hearsay.Span {
		for i := range text {
			if len(text) >= i+len(words) && text[i:i+len(words)] == words {
				return hearsay.Span{Start: int32(i), End: int32(i + len(words))}
			}
		}
		panic(words)
	}
	r := &hearsay.Report{}
	r.Text, r.ID, r.Language = text, "sha256:"+string(make64()), "en"
	r.Publisher = hearsay.Infer("The Daily", hearsay.Span{}, "given: flag")
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(text))}, Kind: hearsay.Body}}
	r.Actors = []hearsay.Actor{
		{
			Name: hearsay.State("Nicolás Maduro", at("Nicolás Maduro")), Kind: hearsay.PersonActor,
			Country: hearsay.Infer("VEN", at("Nicolás Maduro"), "head of state of Venezuela"),
			Roles:   []hearsay.Stated[string]{hearsay.Infer("GOV", at("Nicolás Maduro"), "head of state of Venezuela")},
		},
		{Name: hearsay.State("Moscow", at("Moscow")), Kind: hearsay.CountryActor, Country: hearsay.Infer("RUS", at("Moscow"), "capital of Russia")},
		{Name: hearsay.State("the Post", at("the Post")), Kind: hearsay.OutletActor},
	}
	r.Mentions = []hearsay.Mention{
		{Span: at("Nicolás Maduro"), Actor: 1, Kind: hearsay.Named},
		{Span: at("Moscow"), Actor: 2, Kind: hearsay.Named},
		{Span: at("the Post"), Actor: 3, Kind: hearsay.Named},
	}
	r.Links = []hearsay.Link{{
		Actor: 3, Source: at("the Post"), SourceKind: hearsay.OutletActor, Cue: at("said"), Relation: hearsay.Said,
		Content: []hearsay.Span{at("Nicolás Maduro asked Moscow for 14 radars")}, Quotation: hearsay.Indirect,
	}}
	r.Origins = []hearsay.Origin{{Actor: 3, Links: []hearsay.LinkID{1}}}
	r.Events = []hearsay.Event{{
		Actors:     []hearsay.Participant{{Actor: 1, Span: at("Nicolás Maduro")}},
		Recipients: []hearsay.Participant{{Actor: 2, Span: at("Moscow")}},
		Code:       hearsay.State("0232", at("asked")), Rule: "02.frames:1 ask",
		Plover:   hearsay.Plover{Event: "REQUEST", Contexts: []string{"military"}},
		Status:   hearsay.Infer(hearsay.Actual, at("asked"), "past tense, and nothing that weakens it"),
		Items:    []hearsay.Item{{Span: at("14 radars"), Value: hearsay.State(hearsay.Range{Min: 14, Max: 14}, at("14")), Unit: "radar"}},
		Evidence: at("Nicolás Maduro asked Moscow for 14 radars"), Links: []hearsay.LinkID{1},
	}}
	r.Quantities = []hearsay.Quantity{{
		Span: at("14 radars"), Number: at("14"), Kind: hearsay.Count, Unit: "radar",
		Value: hearsay.State(hearsay.Range{Min: 14, Max: math.Inf(1)}, at("14")),
	}}
	return r
}

func make64() []byte {
	b := make([]byte, 64)
	for i := range b {
		b[i] = '0'
	}
	return b
}

func TestRecordHoldsToItsSchema(t *testing.T) {
	b, err := json.Marshal(report().Record("test"))
	if err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, b)
}

func TestRecordCountsCodePoints(t *testing.T) {
	rec := report().Record("test")
	moscow := rec.Events[0].Recipients[0].Span
	if moscow.Text != "Moscow" || moscow.Start != 21 { // one less than its byte offset
		t.Errorf("recipient at %d %q, want 21 Moscow", moscow.Start, moscow.Text)
	}
	runes := []rune(rec.Document.Text)
	if got := string(runes[moscow.Start:moscow.End]); got != moscow.Text {
		t.Errorf("slice %q, span says %q", got, moscow.Text)
	}
}

func TestRecordNamesWhatItInferred(t *testing.T) {
	maduro := report().Record("test").Actors[0]
	if maduro.Code != "VENGOV" {
		t.Errorf("code %s, want VENGOV", maduro.Code)
	}
	if len(maduro.Inferred) != 2 || maduro.Inferred[0].Because != "head of state of Venezuela" {
		t.Errorf("inferred %+v, want country and role with their reason", maduro.Inferred)
	}
}

func TestOpenBoundIsNull(t *testing.T) {
	q := report().Record("test").Quantities[0].Value
	if q.Max != nil || q.Min == nil || *q.Min != 14 {
		t.Errorf("range %+v, want 14 and no upper bound", q)
	}
}

func TestValueWithoutEvidenceCannotBeMade(t *testing.T) {
	for name, make := range map[string]func(){
		"stated by no words":        func() { hearsay.State("VEN", hearsay.Span{}) },
		"inferred without a reason": func() { hearsay.Infer("VEN", hearsay.Span{End: 3}, "") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: made all the same", name)
				}
			}()
			make()
		}()
	}
	var none hearsay.Stated[string]
	if none.Known() {
		t.Error("the zero value claims to be known")
	}
}

func TestEverySpanSlicesToItsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(1, 2000, -1).Draw(t, "text")
		bounds := []int32{}
		for i := range text {
			bounds = append(bounds, int32(i))
		}
		bounds = append(bounds, int32(len(text)))
		i := rapid.IntRange(0, len(bounds)-2).Draw(t, "start")
		j := rapid.IntRange(i+1, len(bounds)-1).Draw(t, "end")
		span := hearsay.Span{Start: bounds[i], End: bounds[j]}
		r := &hearsay.Report{Conflicts: []hearsay.Conflict{{A: span, B: span}}}
		r.Text = text
		got := r.Record("test").Conflicts[0].A
		if got.Start != i || got.End != j || utf8.RuneCountInString(got.Text) != j-i {
			t.Fatalf("span %+v, want code points %d to %d", got, i, j)
		}
	})
}
