package piecewise_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/export/piecewise"
)

type span struct {
	Start int    `json:"start"`
	Text  string `json:"text"`
}

type evidence struct {
	Stated []span `json:"stated"`
	From   *span  `json:"from"`
}

type item struct {
	ID    string   `json:"id"`
	Roles []string `json:"roles"`
	About bool     `json:"about,omitempty"`
	Skip  int      `json:"-"`
	Plain float64
	evidenceless
	evidence
	Spans []span `json:"spans"`
}

type evidenceless struct{ N int }

type document struct {
	Schema string           `json:"schema"`
	Items  []item           `json:"items"`
	None   []item           `json:"none"`
	Null   []item           `json:"null"`
	Map    map[string][]int `json:"map"`
	Nested struct {
		Spans []span `json:"spans"`
	} `json:"nested"`
}

func TestPiecesAreTheBytesOfTheWhole(t *testing.T) {
	d := document{Schema: "1 <&>\u2028", None: []item{}, Map: map[string][]int{"b": {1, 2}, "a": nil}}
	d.Items = []item{
		{ID: "é", Roles: []string{"x", "y"}, About: true, evidence: evidence{Stated: []span{{1, "a"}, {2, "\""}}, From: &span{3, ""}}},
		{Spans: []span{{}}, evidence: evidence{Stated: []span{}}},
	}
	for _, indent := range []string{"", "  ", "\t"} {
		var got, want bytes.Buffer
		if err := piecewise.NewWriter(&got, indent).Encode(&d); err != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", indent)
		if err := enc.Encode(&d); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Errorf("indent %q (-want +got):\n%s", indent, diff)
		}
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheOutputAreTold(t *testing.T) {
	if err := piecewise.NewWriter(full{}, "").Encode(document{}); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}
