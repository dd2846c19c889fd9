// Package trees writes what is read out of a text's grammar as JSON: paragraphs, sentences,
// words with their trees, names, and who is spoken of again. schema/parse.schema.json
// describes it.
package trees

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

const schemaVersion = "1"

// Document is one text. Offsets count code points of Text.
type Document struct {
	Schema     string      `json:"schema"`
	Input      string      `json:"input,omitempty"`
	Text       string      `json:"text"`
	Paragraphs []Paragraph `json:"paragraphs"`
	Names      []Name      `json:"names"`
	Finer      []Name      `json:"finer_names,omitempty"` // may overlap Names
	Entities   []Entity    `json:"entities,omitempty"`
}

// Extent is a half-open stretch of the text.
type Extent struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Paragraph is the sentences of one block.
type Paragraph struct {
	Extent
	Sentences []Sentence `json:"sentences"`
}

// Sentence is a dependency tree over its words.
type Sentence struct {
	Extent
	ID         int         `json:"id"` // from 1 in the document
	Tokens     []Token     `json:"tokens"`
	Multiwords []Multiword `json:"multiwords,omitempty"`
}

// Token is a syntactic word, as Universal Dependencies cuts them.
type Token struct {
	Extent
	ID         int               `json:"id"` // from 1 in the sentence
	Form       string            `json:"form"`
	Lemma      string            `json:"lemma"`
	UPOS       string            `json:"upos"`
	XPOS       string            `json:"xpos"`
	Feats      map[string]string `json:"feats,omitempty"`
	Head       int               `json:"head"` // a token's id, or 0 for the root
	Deprel     string            `json:"deprel"`
	SpaceAfter bool              `json:"space_after"`
}

// Multiword is a surface token that holds several words: "don't".
type Multiword struct {
	Extent
	Form  string `json:"form"`
	First int    `json:"first"` // ids of its tokens
	Last  int    `json:"last"`
}

// Phrase is words of one sentence.
type Phrase struct {
	Extent
	Text     string `json:"text"`
	Sentence int    `json:"sentence"` // ids
	First    int    `json:"first"`
	Last     int    `json:"last"`
}

// Name is a proper name.
type Name struct {
	Phrase
	Kind string `json:"kind"` // PER, LOC, ORG; or a finer kind: nationality, document, weapon, platform
}

// Entity is what several phrases refer to.
type Entity struct {
	ID       int       `json:"id"` // from 1
	Kind     string    `json:"kind,omitempty"`
	Mentions []Mention `json:"mentions"`
}

// Mention is a phrase that refers to an entity.
type Mention struct {
	Phrase
	Head int    `json:"head"` // id of the token that heads it
	Form string `json:"form"` // name, nominal, pronoun
}

// Of is the report as a document.
func Of(r *hearsay.Report) *Document {
	b := builder{r: r}
	b.place()
	d := &Document{Schema: schemaVersion, Input: r.Input, Text: r.Text, Paragraphs: b.paragraphs(), Entities: b.entities()}
	d.Names = b.names([]Name{}, r.Names)
	d.Finer = b.names(nil, r.Finer)
	return d
}

// builder knows where each token lies.
type builder struct {
	r        *hearsay.Report
	extents  []Extent // by token
	sentence []int32  // by token
}

// place counts the code points before each token once, in text order.
func (b *builder) place() {
	r := b.r
	b.extents, b.sentence = make([]Extent, len(r.Tokens)), make([]int32, len(r.Tokens))
	bytes, points := 0, 0
	at := func(offset int32) int {
		points += utf8.RuneCountInString(r.Text[bytes:offset])
		bytes = int(offset)
		return points
	}
	for i := range r.Tokens {
		b.extents[i] = Extent{at(r.Tokens[i].Start), at(r.Tokens[i].End)}
	}
	for s := range r.Sentences {
		for i := r.Sentences[s].First; i < r.Sentences[s].End; i++ {
			b.sentence[i] = int32(s)
		}
	}
}

func (b *builder) paragraphs() []Paragraph {
	out := []Paragraph{}
	b.eachParagraph(func(p Paragraph, first, end int) {
		for i := first; i < end; i++ {
			if b.hasWords(i) {
				p.Sentences = append(p.Sentences, b.tree(i))
			}
		}
		out = append(out, p)
	})
	return out
}

// eachParagraph visits the paragraphs, without their sentences, which are those from first
// to end, end left out.
func (b *builder) eachParagraph(visit func(p Paragraph, first, end int)) {
	sentences := b.r.Sentences
	for i := 0; i < len(sentences); {
		if !b.hasWords(i) {
			i++
			continue
		}
		first, last := i, i
		for i++; i < len(sentences) && (!b.hasWords(i) || sentences[i].Block == sentences[first].Block); i++ {
			if b.hasWords(i) {
				last = i
			}
		}
		visit(Paragraph{Extent: b.over(sentences[first].First, sentences[last].End-1)}, first, i)
	}
}

func (b *builder) hasWords(i int) bool { return b.r.Sentences[i].First < b.r.Sentences[i].End }

func (b *builder) over(first, last int32) Extent {
	return Extent{b.extents[first].Start, b.extents[last].End}
}

func (b *builder) tree(index int) Sentence {
	s := b.r.Sentences[index]
	out := Sentence{Extent: b.over(s.First, s.End-1), ID: index + 1, Tokens: make([]Token, 0, s.End-s.First)}
	for i := s.First; i < s.End; i++ {
		t := &b.r.Tokens[i]
		word := Token{
			Extent: b.extents[i], ID: int(i-s.First) + 1, Form: b.r.Form(i), Lemma: t.Lemma,
			UPOS: t.UPOS.String(), XPOS: t.XPOS.String(), Feats: features(t.Feats),
			Deprel: t.Deprel.String(), SpaceAfter: t.Flags.Has(hearsay.SpaceAfter),
		}
		if t.Head >= 0 {
			word.Head = int(t.Head-s.First) + 1
		}
		out.Tokens = append(out.Tokens, word)
		if t.Flags.Has(hearsay.MultiwordHas) {
			out.Multiwords = append(out.Multiwords, b.multiword(i, s))
		}
	}
	return out
}

func (b *builder) multiword(first int32, s hearsay.Sentence) Multiword {
	last := first
	for last+1 < s.End && b.r.Tokens[last+1].Flags.Has(hearsay.MultiwordIn) {
		last++
	}
	return Multiword{
		Extent: b.over(first, last), Form: b.r.Words(b.r.SpanOf(first, last)),
		First: int(first-s.First) + 1, Last: int(last-s.First) + 1,
	}
}

// features are a FEATS column by name.
func features(feats string) map[string]string {
	if feats == "" || feats == "_" {
		return nil
	}
	out := map[string]string{}
	for f := range strings.SplitSeq(feats, "|") {
		name, value, _ := strings.Cut(f, "=")
		out[name] = value
	}
	return out
}

func (b *builder) phrase(first, last int32) Phrase {
	s := b.sentence[first]
	base := b.r.Sentences[s].First
	return Phrase{
		Extent: b.over(first, last), Text: b.r.Words(b.r.SpanOf(first, last)),
		Sentence: int(s) + 1, First: int(first-base) + 1, Last: int(last-base) + 1,
	}
}

func (b *builder) names(out []Name, names []hearsay.Name) []Name {
	for _, n := range names {
		out = append(out, b.name(n))
	}
	return out
}

func (b *builder) name(n hearsay.Name) Name {
	return Name{b.phrase(n.First, n.Last), string(n.Kind)}
}

func (b *builder) entities() []Entity {
	var out []Entity
	b.eachEntity(func(e Entity) { out = append(out, e) })
	return out
}

// several reports an entity that is spoken of more than once.
func several(e hearsay.Entity) bool { return e.References > 1 }

// eachEntity visits the entities of several mentions, in text order.
func (b *builder) eachEntity(visit func(Entity)) {
	entities := b.r.Entities
	of := make([][]int32, len(entities)) // indexes of references
	for i := range b.r.References {
		if e := int(b.r.References[i].Entity); e > 0 && e <= len(of) {
			of[e-1] = append(of[e-1], int32(i))
		}
	}
	id := 0
	for i := range entities {
		if !several(entities[i]) {
			continue
		}
		id++
		e := Entity{ID: id, Kind: string(entities[i].Kind), Mentions: make([]Mention, 0, len(of[i]))}
		for _, k := range of[i] {
			e.Mentions = append(e.Mentions, b.mention(&b.r.References[k]))
		}
		visit(e)
	}
}

func (b *builder) mention(ref *hearsay.Reference) Mention {
	m := Mention{Phrase: b.phrase(ref.First, ref.Last), Form: string(ref.Form)}
	m.Head = m.First + int(ref.Head-ref.First)
	return m
}
