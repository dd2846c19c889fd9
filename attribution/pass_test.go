package attribution

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func exampleOf(t testing.TB, file, claim string) *hearsay.Report {
	t.Helper()
	for _, e := range readExamples(t, file) {
		if e.claim == claim {
			testRules.Pass().Run(e.r)
			return e.r
		}
	}
	t.Fatalf("no example %q in %s", claim, file)
	return nil
}

func TestQuotationOverThreeParagraphsKeepsItsSpeaker(t *testing.T) {
	r := exampleOf(t, "contents", "quotation over three paragraphs")
	if len(r.Links) != 1 || r.Links[0].Quotation != hearsay.Direct {
		t.Fatalf("links %v, want one, direct", render(r))
	}
	var continues []int32
	for _, q := range r.Quotations {
		continues = append(continues, q.Continues)
	}
	if diff := cmp.Diff([]int32{-1, -1, 1, 2}, continues); diff != "" {
		t.Error(diff)
	}
}

func TestTheKindOfAQuotationIsWhoseWordsItsContentIs(t *testing.T) {
	for claim, want := range map[string]hearsay.QuotationKind{
		"quotation in two parts":          hearsay.Direct,
		"scare quotes make it mixed":      hearsay.Mixed,
		"quotation after a paraphrase":    hearsay.Mixed,
		"clause with that":                hearsay.Indirect,
		"quotation before the words":      hearsay.Direct,
		"quotation over three paragraphs": hearsay.Direct,
	} {
		if got := exampleOf(t, "contents", claim).Links[0].Quotation; got != want {
			t.Errorf("%s: %s, want %s", claim, got, want)
		}
	}
}

func TestCoveringFindsTheInnermostLinks(t *testing.T) {
	r := exampleOf(t, "chains", "citing")
	said := hearsay.Span{Start: 32, End: 51}
	if got := r.Words(said); got != "the port was closed" {
		t.Fatal(got)
	}
	if diff := cmp.Diff([]hearsay.LinkID{2}, Covering(r, said)); diff != "" {
		t.Error(diff)
	}
	if got := Covering(r, hearsay.Span{Start: 0, End: 17}); len(got) > 0 {
		t.Errorf("links %v cover the source", got)
	}
}

func TestOriginsAreTheInnermostIdentifiableSources(t *testing.T) {
	tests := []struct {
		claim string
		want  map[string]int // name of the origin, number of its links
	}{
		{"citing", map[string]int{"The Harbour Times": 1}},
		{"document that an outlet obtained goes on", map[string]int{"documents": 2}},
		{"quoted as saying", map[string]int{"The Harbour Times": 1}},
	}
	for _, test := range tests {
		r := exampleOf(t, "chains", test.claim)
		got := map[string]int{}
		for _, o := range r.Origins {
			got[r.Actor(o.Actor).Name.Value()] = len(o.Links)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.claim, diff)
		}
	}
}

// FuzzAnyTreeGivesSoundLinks builds reports with arbitrary trees over words of the lexicon.
func FuzzAnyTreeGivesSoundLinks(f *testing.F) {
	f.Add([]byte("said the mayor that it was, “closed” he told"))
	f.Add([]byte{0, 1, 2, 3, 200, 100, 50, 25, 12, 6, 3, 1, 0, 9, 8, 7})
	vocabulary := []string{"said", "told", "according", "to", "citing", "documents", "Reuters", "he", "that", ",", "“", "”", ".", "report", "reportedly", "is", "expected", "was", "called", "mayor", ":", "who", "issued", "statement", "about", "(", ")", "confident", "as", "saying", "Monday", "—"}
	lemmas := map[string]string{"said": "say", "told": "tell", "called": "call", "expected": "expect", "issued": "issue", "saying": "say", "documents": "document", "is": "be", "was": "be"}
	pass := testRules.Pass()
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 400 {
			t.Skip()
		}
		r := &hearsay.Report{}
		for i := 0; i+4 <= len(data); i += 4 {
			word := vocabulary[int(data[i])%len(vocabulary)]
			token := hearsay.Token{Start: int32(len(r.Text)), Head: int32(i/4) - 1, Lemma: word}
			if lemma := lemmas[word]; lemma != "" {
				token.Lemma = lemma
			}
			r.Text += word
			token.End = int32(len(r.Text))
			r.Text += " "
			token.Flags |= hearsay.SpaceAfter
			token.UPOS = hearsay.UPOS(data[i+1]%17 + 1)
			token.XPOS = hearsay.XPOS(data[i+2] % 50)
			token.Deprel = hearsay.Deprel(data[i+3]%51 + 1)
			if i > 0 {
				token.Head = int32(data[i+2]) % int32(i/4)
			}
			r.Tokens = append(r.Tokens, token)
		}
		if len(r.Tokens) == 0 {
			t.Skip()
		}
		half := int32(len(r.Tokens) / 2)
		end := int32(len(r.Tokens))
		r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: r.Tokens[half].Start}, Kind: hearsay.Title}, {Span: hearsay.Span{Start: r.Tokens[half].Start, End: int32(len(r.Text))}, Kind: hearsay.Body}}
		r.Sentences = []hearsay.Sentence{{First: half, End: end, Block: 1}}
		if half > 0 {
			r.Sentences = []hearsay.Sentence{{First: 0, End: half, Block: 0}, {First: half, End: end, Block: 1}}
		}
		r.IndexTrees()
		r.IndexMentions()
		pass.Run(r)
		for i := range r.Links {
			l := &r.Links[i]
			if l.Cue.IsZero() || len(l.Content) == 0 {
				t.Fatalf("link %d without cue or content: %+v", i+1, l)
			}
			for _, s := range append([]hearsay.Span{l.Cue, l.Source}, l.Content...) {
				if s.Start < 0 || int(s.End) > len(r.Text) || s.Start > s.End {
					t.Fatalf("link %d: span %v in %d bytes", i+1, s, len(r.Text))
				}
			}
			for up, hops := l.Parent, 0; up != 0; up, hops = r.Link(up).Parent, hops+1 {
				if hops > len(r.Links) {
					t.Fatalf("link %d hangs in a loop", i+1)
				}
			}
		}
	})
}

func TestWhatACountryDoesIsNoStatement(t *testing.T) {
	for sentence, links := range map[string]int{
		"Malta/NNP rejects/VBZ/reject the/DT plan/NN ./.":                           0,
		"Malta/NNP said/VBD/say the/DT plan/NN was/VBD/be dead/JJ ./.":              1,
		"The/DT plan/NN was/VBD/be dead/JJ ,/, Malta/NNP said/VBD/say ./.":          1,
		"The/DT plan/NN is/VBZ/be dead/JJ ,/, Malta/NNP announced/VBD/announce ./.": 1,
	} {
		r := tagged(sentence)
		verb := int32(-1)
		for i := range r.Tokens {
			if t := &r.Tokens[i]; t.UPOS == hearsay.VERB && testRules.verb(t.Lemma) != nil {
				verb = int32(i)
			}
		}
		for i := range r.Tokens {
			switch t := &r.Tokens[i]; {
			case int32(i) == verb:
				t.Deprel = hearsay.Root
			case t.UPOS == hearsay.PROPN:
				t.Head, t.Deprel = verb, hearsay.NSubj
			case t.UPOS == hearsay.NOUN && r.Form(verb) == "rejects":
				t.Head, t.Deprel = verb, hearsay.Obj
			case t.UPOS == hearsay.ADJ:
				t.Head, t.Deprel = verb, hearsay.CComp
			default:
				t.Head, t.Deprel = int32(i)+1, hearsay.Det
				if i == len(r.Tokens)-1 {
					t.Head = verb
				}
			}
			if r.Tokens[i].UPOS == hearsay.PROPN {
				words := r.Tokens[i].Span()
				r.Actors = []hearsay.Actor{{Name: hearsay.State("Malta", words), Kind: hearsay.CountryActor}}
				r.Mentions = []hearsay.Mention{{Span: words, First: int32(i), Last: int32(i), Head: int32(i), Actor: 1}}
			}
		}
		r.IndexTrees()
		r.IndexMentions()
		testRules.Pass().Run(r)
		if len(r.Links) != links {
			t.Errorf("%s: links %v, want %d", r.Text, render(r), links)
		}
	}
}

func TestWhoSpokeLastGoesOnRatherThanSomebodyNamedInTheirWords(t *testing.T) {
	r := tagged("Ana/NNP said/VBD/say she/PRP agrees/VBZ/agree ./. “/`` Tom/NNP is/VBZ/be late/JJ again/RB ,/, ”/'' she/PRP said/VBD/say ./.")
	r.Sentences = []hearsay.Sentence{{First: 0, End: 5}, {First: 5, End: 15}}
	heads := []int32{1, -1, 3, 1, 1, 8, 8, 8, 13, 8, 13, 8, 13, -1, 13}
	deprels := []hearsay.Deprel{hearsay.NSubj, hearsay.Root, hearsay.NSubj, hearsay.CComp, hearsay.Punct, hearsay.Punct, hearsay.NSubj, hearsay.Cop, hearsay.CComp, hearsay.AdvMod, hearsay.Punct, hearsay.Punct, hearsay.NSubj, hearsay.Root, hearsay.Punct}
	for i := range r.Tokens {
		r.Tokens[i].Head, r.Tokens[i].Deprel = heads[i], deprels[i]
	}
	for _, m := range []struct {
		token int32
		actor hearsay.ActorID
	}{{0, 1}, {2, 1}, {6, 2}, {12, 2}} {
		words := r.Tokens[m.token].Span()
		r.Mentions = append(r.Mentions, hearsay.Mention{Span: words, First: m.token, Last: m.token, Head: m.token, Actor: m.actor})
	}
	for _, token := range []int32{0, 6} {
		r.Actors = append(r.Actors, hearsay.Actor{Name: hearsay.State(r.Form(token), r.Tokens[token].Span()), Kind: hearsay.PersonActor})
	}
	r.IndexTrees()
	r.IndexMentions()
	testRules.Pass().Run(r)
	if len(r.Links) != 2 || r.Links[1].Actor != 1 {
		t.Errorf("links %v, want the second by Ana", render(r))
	}
}
