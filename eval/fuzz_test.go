package eval

import (
	"strings"
	"testing"
)

// FuzzFiles holds that no file makes a scorer panic, and that each agrees with itself.
func FuzzFiles(f *testing.F) {
	f.Add(columns(spokenGold))
	f.Add(conlluOf(smallTreebank))
	f.Add(entityLines("(e1-person(e2[1/2]-place)", "e1)", "(e2[2/2]-place)"))
	f.Add("Ada\tB-PER\nBoe\tI-PER\n\n1\tRio\tI-LOC\t-\n")
	f.Add("# newdoc\n# global.Entity = etype-eid\n1-2\tab\t_\t_\t_\t_\t_\t_\t_\tEntity=(x\n1\ta\t_\t_\t_\t_\t2\tdep\t_\tEntity=(x-1)\n2\tb\t_\t_\t_\t_\t0\troot\t_\t_\n")
	f.Fuzz(func(t *testing.T, source string) {
		if bank, err := ReadTreebank("fuzz", strings.NewReader(source)); err == nil {
			agreesWithItself(t, bank)
		}
		bank, err := ReadNames("fuzz", strings.NewReader(source))
		if err != nil {
			return
		}
		if s, err := CompareNames(bank, bank); err != nil || s.All.Right != s.All.Gold {
			t.Fatalf("names: %+v, %v", s, err)
		}
	})
}

func agreesWithItself(t *testing.T, bank *Treebank) {
	t.Helper()
	if s, err := CompareTrees(bank, bank); err == nil {
		for _, m := range s.Metrics {
			if m.Right != m.Gold || m.Right != m.System {
				t.Fatalf("%+v", m)
			}
		}
	}
	if s, err := CompareCoreference(bank, bank); err == nil && s.Singletons.Mentions.Right != s.Singletons.Mentions.Gold {
		t.Fatalf("%+v", s)
	}
}
