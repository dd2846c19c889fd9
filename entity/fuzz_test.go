package entity

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hearsay"
	"hearsay/lang/en"
)

// dictionaries are the files that Load reads.
var dictionaries = []string{"countries", "organisations", "outlets", "roles", "firstnames", "words", "leaders", "figures"}

func FuzzLoad(f *testing.F) {
	for i, name := range dictionaries {
		text, err := en.Files.ReadFile("entity/" + name + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), text[:min(len(text), 2000)])
	}
	f.Add(uint8(0), []byte("A | B | | |\n| |"))
	f.Add(uint8(3), []byte("[modifier]\nx\n[relational]\ny"))
	f.Add(uint8(6), []byte("# x\nberg|Anna Berg|NOR|GOV|||x\nberg|"))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		files := fstest.MapFS{}
		for i, name := range dictionaries {
			content, err := en.Files.ReadFile("entity/" + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if i == int(which)%len(dictionaries) {
				content = text
			}
			files["entity/"+name+".txt"] = &fstest.MapFile{Data: content}
		}
		x, err := Load(files)
		if err != nil {
			return
		}
		x.holders.find("berg", func(holder) {})
		r := tree(t, "2020-05-05", visit)
		x.Pass().Run(r)
		sound(t, r)
	})
}

// sound checks what must hold of every report's mentions and actors.
func sound(t *testing.T, r *hearsay.Report) {
	t.Helper()
	heads := map[int32]bool{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		switch {
		case m.First > m.Head || m.Head > m.Last || m.First < 0 || int(m.Last) >= len(r.Tokens):
			t.Errorf("mention %d–%d has head %d", m.First, m.Last, m.Head)
		case m.Span != r.SpanOf(m.First, m.Last):
			t.Errorf("span of %q is not that of its tokens", r.Words(m.Span))
		case m.Actor < 1 || int(m.Actor) > len(r.Actors):
			t.Errorf("%q has actor %d of %d", r.Words(m.Span), m.Actor, len(r.Actors))
		case heads[m.Head]:
			t.Errorf("two mentions have head %q", r.Form(m.Head))
		}
		heads[m.Head] = true
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		if !a.Name.Known() || a.Kind == "" {
			t.Errorf("actor %d has no name or no kind", i+1)
		}
	}
}

// TestWrongTreesAreSurvived scrambles heads and relations: a parser may give anything.
func TestWrongTreesAreSurvived(t *testing.T) {
	run := lexicon(t).Pass().Run
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		r := tree(t, "2020-05-05", visit)
		for i := range r.Tokens {
			tok := &r.Tokens[i]
			if random.IntN(3) > 0 {
				continue
			}
			sent := r.Sentences[r.SentenceOf(int32(i))]
			tok.Head = sent.First + random.Int32N(sent.End-sent.First)
			if tok.Head == int32(i) {
				tok.Head = -1
			}
			tok.Deprel = hearsay.Deprel(1 + random.IntN(51))
			tok.UPOS = hearsay.UPOS(random.IntN(17))
		}
		if random.IntN(4) == 0 {
			r.Names = []hearsay.Name{{First: 2, Last: 6, Kind: hearsay.Person}, {First: 9, Last: 9, Kind: hearsay.Organisation}}
		}
		r.IndexTrees()
		run(r)
		sound(t, r)
	}
}

func TestEmptyReportsAreSurvived(t *testing.T) {
	r := &hearsay.Report{}
	r.IndexTrees()
	lexicon(t).Pass().Run(r)
	if len(r.Actors)+len(r.Mentions) > 0 {
		t.Error("an empty report has actors")
	}
}

func TestErrorsNameFileAndLine(t *testing.T) {
	for name, text := range map[string]string{
		"countries": "CHL | Chile\n", "organisations": "x | y | z\n", "outlets": "x\n", "roles": "x\n",
		"firstnames": "x\n", "words": "[pronouns]\nhe | strange\n", "figures": "x | y\n",
	} {
		files := fstest.MapFS{}
		for _, other := range dictionaries {
			content, err := en.Files.ReadFile("entity/" + other + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if other == name {
				content = []byte(text)
			}
			files["entity/"+other+".txt"] = &fstest.MapFile{Data: content}
		}
		if _, err := Load(files); err == nil || !strings.Contains(err.Error(), "entity/"+name+".txt:") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLeadersAreSorted(t *testing.T) {
	h := lexicon(t).holders
	last := ""
	for line := range strings.Lines(h.lines[h.start:]) {
		if line < last {
			t.Fatalf("%q stands after %q", line, last)
		}
		last = line
	}
}

// TestLongSentencesTakeNoQuadraticTime reads one sentence of many names under one verb.
func TestLongSentencesTakeNoQuadraticTime(t *testing.T) {
	var lines strings.Builder
	lines.WriteString("met meet VERB VBD 0 root\n")
	for range 6000 {
		lines.WriteString("Police police NOUN NNS 1 obj\nAnna Anna PROPN NNP 1 nsubj\nhe he PRON PRP 1 nsubj\n")
	}
	r := tree(t, "", lines.String())
	start := time.Now()
	lexicon(t).Pass().Run(r)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("%d words took %v", len(r.Tokens), took)
	}
}
