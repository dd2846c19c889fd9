package hearsay_test

import (
	"slices"
	"testing"

	"hearsay"
)

// "Norway asked Chad for help": asked heads all but for, which help heads.
func parsed() *hearsay.Report {
	r := &hearsay.Report{}
	r.Text = "Norway asked Chad for help"
	heads := []int32{1, -1, 1, 4, 1}
	rels := []hearsay.Deprel{hearsay.NSubj, hearsay.Root, hearsay.Obj, hearsay.Case, hearsay.Obl}
	start := int32(0)
	for i, end := range []int32{6, 12, 17, 21, 26} {
		r.Tokens = append(r.Tokens, hearsay.Token{Start: start, End: end, Head: heads[i], Deprel: rels[i]})
		start = end + 1
	}
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: 26}, Kind: hearsay.Body}}
	r.Sentences = []hearsay.Sentence{{First: 0, End: 5}}
	r.IndexTrees()
	return r
}

func TestChildrenAreInTextOrder(t *testing.T) {
	r := parsed()
	if got := r.Children(1); !slices.Equal(got, []int32{0, 2, 4}) {
		t.Errorf("children of the root %v", got)
	}
	if got := r.Children(0); len(got) != 0 {
		t.Errorf("children of a leaf %v", got)
	}
	if got := r.Child(1, hearsay.Obl, hearsay.Obj); got != 2 {
		t.Errorf("first object or oblique is token %d, want 2", got)
	}
	if got := r.Words(r.Subtree(4)); got != "for help" {
		t.Errorf("subtree %q", got)
	}
}

func TestRelationFindsItsSubtypes(t *testing.T) {
	if !hearsay.NSubjPass.Is(hearsay.NSubj) || hearsay.NSubj.Is(hearsay.NSubjPass) {
		t.Error("nsubj:pass is an nsubj, and not the other way round")
	}
	for d := hearsay.NoDeprel; d <= hearsay.XComp; d++ {
		if back, ok := hearsay.ParseDeprel(d.String()); !ok || back != d {
			t.Errorf("%s reads back as %s", d, back)
		}
	}
}

func TestTokensAreFoundByOffset(t *testing.T) {
	r := parsed()
	first, end := r.TokensIn(hearsay.Span{Start: 8, End: 19}) // from inside "asked" into "for"
	if first != 1 || end != 4 {
		t.Errorf("tokens %d to %d, want 1 to 4", first, end)
	}
	if got := r.TokenAt(26); got != 5 {
		t.Errorf("token behind the end is %d", got)
	}
}

func TestMentionIsMadeOnce(t *testing.T) {
	r := parsed()
	r.IndexMentions()
	a := r.Mention(4, r.Subtree(4), hearsay.GroupActor)
	b := r.Mention(4, r.Subtree(4), hearsay.GroupActor)
	if a != b || len(r.Mentions) != 1 || r.MentionAt(4) == nil || r.MentionAt(0) != nil {
		t.Errorf("actors %d and %d, mentions %+v", a, b, r.Mentions)
	}
}

func TestQuotationBelongsToTheInnermostLink(t *testing.T) {
	r := parsed()
	whole := hearsay.Span{End: 26}
	r.Links = []hearsay.Link{
		{Content: []hearsay.Span{whole}},
		{Parent: 1, Content: []hearsay.Span{{Start: 13, End: 26}}},
		{Parent: 2, Content: []hearsay.Span{{Start: 13, End: 26}}},
	}
	if got := r.QuotedBy(hearsay.Span{Start: 18, End: 26}); got != 3 {
		t.Errorf("link %d, want the deepest of the shortest", got)
	}
	if got := r.QuotedBy(hearsay.Span{Start: 0, End: 6}); got != 1 {
		t.Errorf("link %d, want the only one that holds it", got)
	}
}
