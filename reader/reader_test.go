package reader

import (
	"testing"

	"hearsay"
	"hearsay/lang/en"
)

func TestPassesNeedOnlyWhatCameBefore(t *testing.T) {
	model, err := Load(en.Files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	given := map[hearsay.Layer]string{}
	for _, p := range model.New().passes {
		for _, layer := range p.Needs {
			if given[layer] == "" {
				t.Errorf("pass %s needs %s, which no pass before it gives", p.Name, layer)
			}
		}
		if other := given[p.Gives]; other != "" {
			t.Errorf("passes %s and %s both give %s", other, p.Name, p.Gives)
		}
		given[p.Gives] = p.Name
		if p.Doc == "" {
			t.Errorf("pass %s has no doc", p.Name)
		}
	}
}
