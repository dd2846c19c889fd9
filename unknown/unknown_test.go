package unknown

import (
	"os"
	"strings"
	"sync"
	"testing"

	"hearsay"
	"hearsay/text"
)

// language is the language's files as they lie in the tree.
var language = os.DirFS("../lang/en")

var rules = sync.OnceValues(func() (*Rules, error) { return Load(language) })

var words = sync.OnceValues(func() (*text.Words, error) { return text.LoadWords(language) })

func load(t testing.TB) *Rules {
	m, err := rules()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// report cuts a text into words and sentences, without trees.
func report(t testing.TB, source string) *hearsay.Report {
	w, err := words()
	if err != nil {
		t.Fatal(err)
	}
	r := &hearsay.Report{Document: hearsay.Document{Text: source, Language: "en"}}
	if source != "" {
		r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(source))}, Kind: hearsay.Body}}
	}
	w.Pass().Run(r)
	return r
}

// TestRulesHoldInTheirExamples reads every example of every rule without a tree.
func TestRulesHoldInTheirExamples(t *testing.T) {
	m := load(t)
	pass := m.Pass()
	for i := range m.rules {
		for _, e := range m.rules[i].examples {
			r := report(t, e.sentence)
			pass.Run(r)
			checkExample(t, &m.rules[i], e, r)
		}
	}
}

func checkExample(t *testing.T, rule *rule, e example, r *hearsay.Report) {
	t.Helper()
	where := e.at.File + ": " + rule.name + ": " + e.sentence
	if !e.holds {
		for _, u := range r.Unknowns {
			t.Errorf("%s:%d: holds: %s %q", where, e.at.No, u.Kind, r.Words(u.Evidence))
		}
		return
	}
	if len(r.Unknowns) != 1 {
		t.Errorf("%s:%d: %d unknowns, want 1", where, e.at.No, len(r.Unknowns))
		return
	}
	u := r.Unknowns[0]
	about := ""
	if !u.About.IsZero() {
		about = r.Words(u.About)
	}
	if u.Kind != rule.kind || about != e.about {
		t.Errorf("%s:%d: %s about %q, want %s about %q", where, e.at.No, u.Kind, about, rule.kind, e.about)
	}
	if evidence := r.Words(u.Evidence); !strings.Contains(evidence, about) {
		t.Errorf("%s:%d: evidence %q lacks %q", where, e.at.No, evidence, about)
	}
}
