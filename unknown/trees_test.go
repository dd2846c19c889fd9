package unknown_test

import (
	"os"
	"testing"

	"hearsay"
	"hearsay/syntax/syntaxtest"
	"hearsay/unknown"
)

func TestWithTheProgramsTreesTheClauseIsTheEvidence(t *testing.T) {
	m, err := unknown.Load(os.DirFS("../lang/en"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text            string
		kind            hearsay.UnknownKind
		evidence, about string
	}{
		{"It remains unclear whether the navy has answered the appeal, the newspaper said.", hearsay.NotKnown, "It remains unclear whether the navy has answered the appeal", "whether the navy has answered the appeal"},
		{"The two sides agreed on a loan of five years, though the sum was not specified.", hearsay.Unspecified, "though the sum was not specified", "the sum"},
		{"The ministry sent trucks and unspecified \"technical equipment\" to the border.", hearsay.Unspecified, "unspecified \"technical equipment\"", "unspecified \"technical equipment\""},
		{"The embassy in Oslo did not immediately respond to a request for comment.", hearsay.Declined, "The embassy in Oslo did not immediately respond to a request for comment", "a request for comment"},
		{"Rebels took the bridge, the agency said, but the report could not be independently verified.", hearsay.Unconfirmed, "the report could not be independently verified", "the report"},
		{"No group has claimed responsibility for the attack, which killed nine people.", hearsay.NotKnown, "No group has claimed responsibility for the attack, which killed nine people", "responsibility for the attack, which killed nine people"},
	} {
		r := syntaxtest.Parse(t, c.text)
		m.Pass().Run(r)
		if len(r.Unknowns) != 1 {
			t.Errorf("%s: %d unknowns", c.text, len(r.Unknowns))
			continue
		}
		u := r.Unknowns[0]
		if u.Kind != c.kind || r.Words(u.Evidence) != c.evidence || r.Words(u.About) != c.about {
			t.Errorf("%s\n got %s %q about %q\nwant %s %q about %q", c.text, u.Kind, r.Words(u.Evidence), r.Words(u.About), c.kind, c.evidence, c.about)
		}
	}
}
