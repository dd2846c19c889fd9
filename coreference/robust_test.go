package coreference_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay"
	"hearsay/coreference"
	"hearsay/lang/en"
)

// scrambled is a report with this text's words and a tree by chance.
func scrambled(text string, seed uint64) *hearsay.Report {
	random := rand.New(rand.NewPCG(seed, 3))
	r := &hearsay.Report{}
	r.Text = text
	at := 0
	for _, form := range strings.Fields(text) {
		start := at + strings.Index(text[at:], form)
		at = start + len(form)
		r.Tokens = append(r.Tokens, hearsay.Token{
			Start: int32(start), End: int32(at), Head: -1, Lemma: form,
			UPOS: hearsay.UPOS(random.IntN(int(hearsay.X) + 1)), XPOS: hearsay.XPOS(random.IntN(int(hearsay.TagWPS) + 1)),
			Deprel: hearsay.Deprel(random.IntN(int(hearsay.XComp) + 1)),
		})
	}
	n := int32(len(r.Tokens))
	for first := int32(0); first < n; {
		end := min(n, first+1+int32(random.IntN(30)))
		order := random.Perm(int(end - first))
		for k, i := range order[1:] {
			r.Tokens[first+int32(i)].Head = first + int32(order[random.IntN(k+1)])
		}
		r.Sentences = append(r.Sentences, hearsay.Sentence{First: first, End: end, Speaker: int32(random.IntN(3))})
		if random.IntN(2) == 0 {
			last := first + int32(random.IntN(int(end-first)))
			r.Names = append(r.Names, hearsay.Name{Span: r.SpanOf(first, last), First: first, Last: last, Kind: hearsay.Person})
		}
		first = end
	}
	r.IndexTrees()
	return r
}

func FuzzLink(f *testing.F) {
	m, err := coreference.Load(en.Files)
	if err != nil {
		f.Fatal(err)
	}
	pass := m.Pass()
	f.Add("She said that he and ( Norway ) had lost \" their ” way , NATO , to the U.N. ) again", uint64(1))
	f.Add("\x00 ’ é ( ( ( ) ] it it it", uint64(2))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		r := scrambled(text, seed)
		pass.Run(r)
		counts := make([]int32, len(r.Entities))
		for i, ref := range r.References {
			if ref.First > ref.Head || ref.Head > ref.Last || int(ref.Last) >= len(r.Tokens) || ref.Before >= int32(i) {
				t.Fatalf("reference %+v", ref)
			}
			if ref.Before >= 0 && r.References[ref.Before].Entity != ref.Entity {
				t.Fatalf("%d comes after %d, which refers to another", i, ref.Before)
			}
			counts[ref.Entity-1]++
		}
		for i, e := range r.Entities {
			if counts[i] != e.References || e.References == 0 || r.References[e.First].Before != -1 {
				t.Fatalf("entity %+v has %d references", e, counts[i])
			}
		}
	})
}

func TestLinkingTakesNoMemoryOnceWarm(t *testing.T) {
	m, err := coreference.Load(en.Files)
	if err != nil {
		t.Fatal(err)
	}
	pass := m.Pass()
	r := read(t, story)
	pass.Run(r)
	if n := testing.AllocsPerRun(5, func() { pass.Run(r) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

const story = "Elena Marsh opened the new bridge in Tarnby on Monday. The mayor of Tarnby thanked the engineers who built it. " +
	"“I am proud of them,” Marsh said. Her deputy, Peter Okafor, told reporters that the bridge would help Norway and its neighbours. " +
	"He said that the town had waited ten years. The Northern Roads Agency paid for the work, and the agency will keep the bridge."

func BenchmarkLink(b *testing.B) {
	m, err := coreference.Load(en.Files)
	if err != nil {
		b.Fatal(err)
	}
	r := read(b, strings.Repeat(story+"\n\n", 10))
	pass := m.Pass()
	b.ReportAllocs()
	for b.Loop() {
		pass.Run(r)
	}
	b.ReportMetric(float64(b.N*len(r.Tokens))/b.Elapsed().Seconds(), "words/s")
}
