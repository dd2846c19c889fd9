package syntax

import (
	"testing"
	"testing/fstest"

	"hearsay"
	"hearsay/model"
)

func filesWith(b *model.Builder) fstest.MapFS {
	return fstest.MapFS{"weights/lemmas.weights": &fstest.MapFile{Data: b.Bytes()}}
}

func TestLemmasOfWordsNotSeenFollowTheirEndings(t *testing.T) {
	l := NewLemmaLearner()
	for form, lemma := range map[string]string{
		"cities": "city", "parties": "party", "armies": "army", "ships": "ship", "tanks": "tank", "guns": "gun", "talks": "talk", "dogs": "dog", "men": "man", "Ships": "ship", "news": "news",
	} {
		l.See(form, lemma, hearsay.NOUN, hearsay.TagNNS)
	}
	l.See("said", "say", hearsay.VERB, hearsay.TagVBD)
	b := &model.Builder{}
	l.Pack(b)
	known, err := openLemmas(filesWith(b))
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		"cities": "city", "Ministries": "ministry", "flags": "flag", "men": "man", "Men": "man", "news": "news", "é": "é", "": "", "s": "s",
	} {
		if got := known.of(form, tag{hearsay.NOUN, hearsay.TagNNS}, &spelling{}); got != want {
			t.Errorf("%q: %q, want %q", form, got, want)
		}
	}
	if got := known.of("ships", tag{hearsay.VERB, hearsay.TagVBZ}, &spelling{}); got != "ships" {
		t.Errorf("a verb nobody has seen: %q", got)
	}
}

// FuzzLemmas reads arbitrary bytes as the sections of lemmas, and asks for a word's.
func FuzzLemmas(f *testing.F) {
	f.Add(model.PackIndex(map[uint64]uint32{1: 0, 2: 9}), model.PackStrings([]string{"l3y", "=0"}), "cities")
	f.Add(model.PackIndex(map[uint64]uint32{1: 0}), model.PackStrings([]string{"x3y", ""}), "é\xff")
	f.Fuzz(func(t *testing.T, index, scripts []byte, form string) {
		b := &model.Builder{}
		b.Put("index", index)
		b.Put("scripts", scripts)
		if l, err := openLemmas(filesWith(b)); err == nil {
			l.of(form, tag{hearsay.NOUN, hearsay.TagNNS}, &spelling{})
			for _, s := range l.scripts {
				if lemma, ok := s.apply(form); !ok && lemma == "" && form != "" {
					t.Errorf("no lemma of %q", form)
				}
			}
		}
	})
}
