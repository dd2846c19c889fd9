package attribution

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/conllu"
)

// An example is a text with its tree, as testdata/*.conllu holds them. Comments before its first
// sentence say what it shows ("claim"), which words name one actor ("same"), and the links that
// must come out, outermost first:
//
//	link = 2<1 cited | local officials | citing | the port was closed
//
// is the second link, under the first: relation, source, cue, contents parted by "//", and
// where there are any, hedges and basis.
type example struct {
	claim string
	r     *hearsay.Report
	want  []string
	same  []string
}

func readExamples(t testing.TB, name string) []example {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var examples []example
	var text strings.Builder
	reader := conllu.NewReader(name, f)
	for {
		s, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if claim, ok := s.Comment("claim"); ok {
			text.Reset()
			examples = append(examples, example{claim: claim, r: &hearsay.Report{}})
		}
		e := &examples[len(examples)-1]
		for _, c := range s.Comments {
			if link, ok := strings.CutPrefix(c, "link = "); ok {
				e.want = append(e.want, link)
			}
			if form, ok := strings.CutPrefix(c, "same = "); ok {
				e.same = append(e.same, form)
			}
		}
		addSentence(e.r, s, &text)
	}
	for i := range examples {
		finish(&examples[i])
	}
	return examples
}

func addSentence(r *hearsay.Report, s *conllu.Sentence, text *strings.Builder) {
	paragraph := len(r.Blocks) == 0
	for _, c := range s.Comments {
		paragraph = paragraph || c == "newpar"
	}
	if paragraph {
		if text.Len() > 0 {
			text.WriteString("\n")
		}
		r.Blocks = append(r.Blocks, hearsay.Block{Span: hearsay.Span{Start: int32(text.Len())}, Kind: hearsay.Body})
	}
	first := int32(len(r.Tokens))
	joined := 0
	for _, w := range s.Words {
		token := hearsay.Token{Start: int32(text.Len()), Head: -1, Lemma: w.Lemma, Feats: w.Feats}
		text.WriteString(w.Form)
		token.End = int32(text.Len())
		if w.Head > 0 {
			token.Head = first + int32(w.Head) - 1
		}
		token.UPOS, _ = hearsay.ParseUPOS(w.UPOS)
		token.XPOS, _ = hearsay.ParseXPOS(w.XPOS)
		token.Deprel, _ = hearsay.ParseDeprel(w.Deprel)
		if w.Multi != nil {
			joined = w.Multi.Words
		}
		if joined <= 1 && !strings.Contains(w.Misc, "SpaceAfter=No") {
			text.WriteString(" ")
			token.Flags |= hearsay.SpaceAfter
		}
		joined = max(joined-1, 0)
		r.Tokens = append(r.Tokens, token)
	}
	r.Sentences = append(r.Sentences, hearsay.Sentence{First: first, End: int32(len(r.Tokens)), Block: int32(len(r.Blocks) - 1)})
	r.Blocks[len(r.Blocks)-1].End = r.Tokens[len(r.Tokens)-1].End
	r.Text = text.String()
}

func finish(e *example) {
	e.r.IndexTrees()
	for n, form := range e.same {
		for i := range e.r.Tokens {
			if e.r.Form(int32(i)) != form {
				continue
			}
			words := e.r.Tokens[i].Span()
			if len(e.r.Actors) == n {
				e.r.Actors = append(e.r.Actors, hearsay.Actor{Name: hearsay.State(form, words), Kind: hearsay.DocumentActor})
			}
			e.r.Mentions = append(e.r.Mentions, hearsay.Mention{Span: words, First: int32(i), Last: int32(i), Head: int32(i), Actor: hearsay.ActorID(n + 1)})
		}
	}
	e.r.IndexMentions()
}

// render writes the report's links as the examples do.
func render(r *hearsay.Report) (links []string) {
	for i := range r.Links {
		l := &r.Links[i]
		line := fmt.Sprintf("%d<%d %s | %s | %s | %s", i+1, l.Parent, l.Relation, r.Words(l.Source), r.Words(l.Cue), phrases(r, l.Content))
		if len(l.Hedges) > 0 {
			line += " | hedges " + phrases(r, l.Hedges)
		}
		if !l.Basis.IsZero() {
			line += " | basis " + r.Words(l.Basis)
		}
		links = append(links, line)
	}
	return links
}

func phrases(r *hearsay.Report, spans []hearsay.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, strings.ReplaceAll(r.Words(s), "\n", "¶"))
	}
	return strings.Join(words, " // ")
}

func checkExamples(t *testing.T, name string) {
	pass := testRules.Pass()
	for _, e := range readExamples(t, name) {
		t.Run(e.claim, func(t *testing.T) {
			pass.Run(e.r)
			if diff := cmp.Diff(e.want, render(e.r)); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", e.r.Text, diff)
			}
		})
	}
}

func TestTheCueIsTheWholeVerbGroup(t *testing.T)            { checkExamples(t, "cues") }
func TestTheSourceIsTheWholePhrase(t *testing.T)            { checkExamples(t, "sources") }
func TestTheContentFollowsTheCuesConstruction(t *testing.T) { checkExamples(t, "contents") }
func TestChainsRunFromTheOutermostLinkInwards(t *testing.T) { checkExamples(t, "chains") }
func TestNothingIsAttributedThatNobodySays(t *testing.T)    { checkExamples(t, "none") }
