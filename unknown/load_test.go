package unknown

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
)

// folder is a language with the tree's sets and one file of rules.
func folder(t testing.TB, rules string) fs.FS {
	files := fstest.MapFS{"unknown/my.rules": {Data: []byte(rules)}}
	for _, name := range []string{"unknown/sets.txt", "unknown/counts.txt"} {
		data, err := fs.ReadFile(language, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

const soundRule = `rule missing-figure
  kind  unspecified
  words nobody counted <..2 figure|figures
  about after
  yes   Nobody counted the figures. -> the figures
  no    Everybody counted the figures.
`

func TestErrorsNameTheLine(t *testing.T) {
	if _, err := Load(folder(t, soundRule)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, want string }{
		{"unspecified", "vague", `unknown/my.rules:2: unknown kind "vague"`},
		{"nobody counted", "nobody @countings", `unknown/my.rules:3: no set "countings"`},
		{"..2", "..99", `unknown/my.rules:3: bad gap "..99"`},
		{"nobody counted <..2 figure|figures", "..2", "no word that must be there"},
		{"figure|figures\n", "..1 ..1 ..1 figure\n", "more than 3 gaps"},
		{"figure|figures\n", "figure||figures\n", "bad word"},
		{"about after", "about everything", `unknown about "everything"`},
		{" -> the figures", "", "an example that holds ends in"},
		{"  no    Everybody counted the figures.\n", "", "rule missing-figure wants an example"},
		{"rule missing-figure", "role missing-figure", `unknown/my.rules:1: want "rule NAME"`},
		{"rule missing-figure\n", "", "outside a rule"},
		{"  kind  unspecified\n", "", "has no kind"},
		{"about after", "above after", `unknown field "above"`},
	} {
		_, err := Load(folder(t, strings.Replace(soundRule, c.from, c.to, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: error %v, want %q", c.to, c.from, err, c.want)
		}
	}
}

func FuzzRules(f *testing.F) {
	f.Add(soundRule, "Nobody counted the figures, and no one knew who had.")
	f.Add("rule a\n words (b) <c> ..3 d $\n kind declined\n yes a -> b\n no c", "b c d")
	f.Fuzz(func(t *testing.T, rules, sentence string) {
		m, err := Load(folder(t, rules))
		if err != nil {
			return
		}
		r := report(t, sentence)
		m.Pass().Run(r)
		for _, u := range r.Unknowns {
			if u.Evidence.IsZero() {
				t.Fatalf("an unknown without evidence: %+v", u)
			}
		}
	})
}

func BenchmarkPass(b *testing.B) {
	r := report(b, strings.Repeat("Troops left the town for the coast, officials in the capital said on Monday, but did not say when they would return. "+
		"It was the third such case since the war began, and the government has sent letters to two of its neighbours about the border. "+
		"The minister met his counterpart in the spring, and the two sides signed a treaty on trade, ports and fishing. ", 20))
	pass := load(b).Pass()
	b.ReportAllocs()
	for b.Loop() {
		pass.Run(r)
	}
	b.ReportMetric(float64(len(r.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(language); err != nil {
			b.Fatal(err)
		}
	}
}

// at is the span of the n-th standing of words in a report.
func at(t *testing.T, r *hearsay.Report, words string) hearsay.Span {
	i := strings.Index(r.Text, words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, r.Text)
	}
	return hearsay.Span{Start: int32(i), End: int32(i + len(words))}
}

// figure adds a count to a report.
func figure(t *testing.T, r *hearsay.Report, words string, n float64) {
	span := at(t, r, words)
	r.Quantities = append(r.Quantities, hearsay.Quantity{Span: span, Number: span, Kind: hearsay.Count, Value: hearsay.State(hearsay.Range{Min: n, Max: n}, span), Head: -1})
}

// said adds a link of a source to a content.
func said(t *testing.T, r *hearsay.Report, source, content string) {
	r.Links = append(r.Links, hearsay.Link{Source: at(t, r, source), Content: []hearsay.Span{at(t, r, content)}})
}

func TestTwoSourcesThatCountDifferentlyAreAConflict(t *testing.T) {
	r := report(t, "The ministry said 16 people were killed in the blast. Doctors said 25 had died. Nurses said 31 were wounded.")
	figure(t, r, "16 people", 16)
	figure(t, r, "25", 25)
	figure(t, r, "31", 31)
	said(t, r, "The ministry", "16 people were killed in the blast")
	said(t, r, "Doctors", "25 had died")
	said(t, r, "Nurses", "31 were wounded")
	load(t).Pass().Run(r)
	if len(r.Conflicts) != 1 {
		t.Fatalf("%d conflicts, want 1", len(r.Conflicts))
	}
	c := r.Conflicts[0]
	if a, b := r.Words(c.A), r.Words(c.B); !strings.Contains(a, "16 people were killed") || !strings.Contains(b, "25 had died") {
		t.Errorf("conflict of %q and %q", a, b)
	}
}

func TestABareFigureIsHeldAgainstTheOneBeforeIt(t *testing.T) {
	r := report(t, "Police said that 6,000 took part. Organisers claimed 20,000.")
	figure(t, r, "6,000", 6000)
	figure(t, r, "20,000", 20000)
	said(t, r, "Police", "that 6,000 took part")
	said(t, r, "Organisers", "20,000")
	load(t).Pass().Run(r)
	if len(r.Conflicts) != 1 || r.Words(r.Conflicts[0].B) != "20,000" {
		t.Errorf("conflicts %+v", r.Conflicts)
	}
}

func TestATollWithItsPartsIsHeldAgainstAnother(t *testing.T) {
	r := report(t, "At least 14 civilians were killed, rescuers said. The ministry put the death toll at 22, including six children.")
	figure(t, r, "14 civilians", 14)
	r.Quantities[0].Unit = "civilian"
	figure(t, r, "22", 22)
	figure(t, r, "six children", 6)
	said(t, r, "rescuers", "At least 14 civilians were killed")
	said(t, r, "The ministry", "the death toll at 22")
	load(t).Pass().Run(r)
	if len(r.Conflicts) != 1 || !strings.Contains(r.Words(r.Conflicts[0].B), "22") {
		t.Errorf("conflicts %+v", r.Conflicts)
	}
}

func TestALongPhraseSaysWhatARoundFigureCounts(t *testing.T) {
	r := report(t, "More than half a million people have been killed, according to the Red Cross. The institute however has put the death toll of the long war at as high as 730,000.")
	figure(t, r, "half a million people", 500000)
	r.Quantities[0].Unit = "people"
	figure(t, r, "as high as 730,000", 730000)
	said(t, r, "the Red Cross", "More than half a million people have been killed")
	load(t).Pass().Run(r)
	if len(r.Conflicts) != 1 {
		t.Errorf("conflicts %+v", r.Conflicts)
	}
}

func TestFiguresOfOneSourceOrOfTwoPlacesAreNoConflict(t *testing.T) {
	r := report(t, "The ministry said 16 people were killed in Oldport. The ministry said 25 people were killed in Newport.")
	figure(t, r, "16 people", 16)
	figure(t, r, "25 people", 25)
	said(t, r, "The ministry", "16 people were killed in Oldport")
	said(t, r, "The ministry", "25 people were killed in Newport")
	load(t).Pass().Run(r)
	if len(r.Conflicts) != 0 {
		t.Errorf("one source: conflict %+v", r.Conflicts)
	}
	r = report(t, "The ministry said 16 people were killed in Oldport. Doctors said 25 people were killed in Newport.")
	figure(t, r, "16 people", 16)
	figure(t, r, "25 people", 25)
	said(t, r, "The ministry", "16 people were killed in Oldport")
	said(t, r, "Doctors", "25 people were killed in Newport")
	for _, name := range []string{"Oldport", "Newport"} {
		span := at(t, r, name)
		r.Places = append(r.Places, hearsay.Place{Span: span, Name: hearsay.State(name, span)})
	}
	load(t).Pass().Run(r)
	if len(r.Conflicts) != 0 {
		t.Errorf("two places: conflict %+v", r.Conflicts)
	}
}

func TestADenialOfAnothersClaimIsAConflict(t *testing.T) {
	for _, c := range []struct {
		text, claim, denial string
		tags                map[string]hearsay.UPOS
		want                bool
	}{
		{"Villagers said the army shelled the hospital. The ministry denied the accusations.", "the army shelled the hospital", "the accusations", map[string]hearsay.UPOS{"accusations": hearsay.NOUN}, true},
		{"Villagers said the army shelled the hospital. The ministry denied shelling the hospital.", "the army shelled the hospital", "shelling the hospital", map[string]hearsay.UPOS{"shelled": hearsay.VERB, "shelling": hearsay.VERB, "hospital": hearsay.NOUN, "army": hearsay.NOUN}, true},
		{"Villagers said the harvest failed in the valley. The ministry denied buying arms.", "the harvest failed in the valley", "buying arms", map[string]hearsay.UPOS{"harvest": hearsay.NOUN, "buying": hearsay.VERB, "arms": hearsay.NOUN}, false},
	} {
		r := report(t, c.text)
		for i := range r.Tokens {
			form := r.Form(int32(i))
			r.Tokens[i].UPOS = c.tags[form]
			if r.Tokens[i].UPOS == hearsay.NoUPOS {
				r.Tokens[i].UPOS = hearsay.DET
			}
			if r.Tokens[i].Lemma = form; strings.HasPrefix(form, "shell") {
				r.Tokens[i].Lemma = "shell"
			}
		}
		said(t, r, "Villagers", c.claim)
		said(t, r, "The ministry", c.denial)
		r.Links[1].Relation, r.Links[1].Cue = hearsay.DeniedIt, at(t, r, "denied")
		r.Links[1].CueHead = r.TokenAt(r.Links[1].Cue.Start)
		load(t).Pass().Run(r)
		if got := len(r.Conflicts) == 1 && r.Words(r.Conflicts[0].A) == c.claim; got != c.want {
			t.Errorf("%s: conflicts %+v", c.text, r.Conflicts)
		}
	}
}

func TestAnUnknownNamesTheEventThatItIsAbout(t *testing.T) {
	r := report(t, "The army shelled the port. It was not clear who had ordered the attack on the barracks.")
	for _, e := range []struct{ head, evidence string }{{"shelled", "The army shelled the port"}, {"attack", "the attack on the barracks"}} {
		r.Events = append(r.Events, hearsay.Event{Head: r.TokenAt(at(t, r, e.head).Start), Evidence: at(t, r, e.evidence)})
	}
	load(t).Pass().Run(r)
	if len(r.Unknowns) != 1 || r.Unknowns[0].Event != 2 {
		t.Errorf("unknowns %+v, want one about event 2", r.Unknowns)
	}
}
