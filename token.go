package hearsay

// Token is one syntactic word, as Universal Dependencies' English treebanks cut them. Two
// words of one surface token ("do" and "n't") lie side by side without a blank.
type Token struct {
	Start, End int32  // bytes of the document's text
	Head       int32  // index in Report.Tokens, or -1 for a sentence's root
	UPOS       UPOS   // universal part of speech
	XPOS       XPOS   // Penn Treebank tag
	Deprel     Deprel // relation to Head
	Flags      TokenFlags
	Name       NameMark // in a name of a person, a location or an organisation
	Finer      NameMark // in a name of a finer kind, which may overlap the other
	Lemma      string   // shares memory with the text or the lexicon
	Feats      string   // UD features in CoNLL-U's form, or "": "Number=Sing|Person=3"
}

// TokenFlags are properties of a token's surface.
type TokenFlags uint8

// The token flags.
const (
	SpaceAfter   TokenFlags = 1 << iota // a blank or the block's end follows
	MultiwordHas                        // first word of a multiword token
	MultiwordIn                         // a further word of the multiword token
)

// Has reports whether all of the flags are set.
func (f TokenFlags) Has(g TokenFlags) bool { return f&g == g }

// Span is the token's extent.
func (t *Token) Span() Span { return Span{t.Start, t.End} }

// Sentence is tokens First to End, End left out; it lies in one block.
type Sentence struct {
	First, End int32
	Block      int32
	Speaker    int32 // whoever the input says speaks, from 1; 0 where it does not say
}
