package hearsay

import (
	"cmp"
	"slices"
)

// Report is a document on its way through the passes: the text and every layer read out
// of it so far. Spans are byte offsets; Record turns a finished report into the contract
// that the rest of the world sees.
type Report struct {
	Document
	Tokens    []Token
	Sentences []Sentence
	Names     []Name // of persons, locations and organisations
	Finer     []Name // of finer kinds; they may overlap Names

	References []Reference // in text order, the longer of two that begin together first
	Entities   []Entity    // by first reference

	Times      []Time
	Quantities []Quantity
	Places     []Place

	Mentions []Mention
	Actors   []Actor

	Quotations []Quotation
	Links      []Link
	Origins    []Origin

	Events    []Event
	Unknowns  []Unknown
	Conflicts []Conflict

	kids      []int32 // dependents of token i: kids[kidStart[i]:kidStart[i+1]]
	kidStart  []int32
	mentionAt []int32   // token -> 1 + index of the mention whose head it is
	contents  []content // of the links, by where they begin
	longest   int32     // bytes of the longest content
}

// Words is the text of a span.
func (r *Report) Words(s Span) string { return r.Text[s.Start:s.End] }

// Form is the surface form of token i.
func (r *Report) Form(i int32) string { t := &r.Tokens[i]; return r.Text[t.Start:t.End] }

// SpanOf is the span from token first to token last, both included.
func (r *Report) SpanOf(first, last int32) Span {
	return Span{r.Tokens[first].Start, r.Tokens[last].End}
}

// SentenceOf is the index of the sentence that token i stands in.
func (r *Report) SentenceOf(i int32) int {
	lo, hi := 0, len(r.Sentences)
	for lo < hi {
		if m := (lo + hi) / 2; r.Sentences[m].End <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// TokenAt is the first token that ends after the byte offset, or len(Tokens).
func (r *Report) TokenAt(offset int32) int32 {
	lo, hi := int32(0), int32(len(r.Tokens))
	for lo < hi {
		if m := (lo + hi) / 2; r.Tokens[m].End <= offset {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// TokensIn is the half-open range of tokens that overlap the span.
func (r *Report) TokensIn(s Span) (first, end int32) {
	first = r.TokenAt(s.Start)
	for end = first; end < int32(len(r.Tokens)) && r.Tokens[end].Start < s.End; end++ {
	}
	return first, end
}

// BlockOf is the block that sentence s stands in.
func (r *Report) BlockOf(s int) Block { return r.Blocks[r.Sentences[s].Block] }

// IndexTrees makes Children and Subtree answer for the heads that Tokens now have.
// The pass that gives Trees calls it once, last.
func (r *Report) IndexTrees() {
	n := len(r.Tokens)
	r.kidStart = append(r.kidStart[:0], make([]int32, n+2)...)
	r.kids = append(r.kids[:0], make([]int32, n)...)
	for i := range r.Tokens {
		if h := r.Tokens[i].Head; h >= 0 {
			r.kidStart[h+2]++
		}
	}
	for i := 2; i < n+2; i++ {
		r.kidStart[i] += r.kidStart[i-1]
	}
	for i := range r.Tokens {
		if h := r.Tokens[i].Head; h >= 0 {
			r.kids[r.kidStart[h+1]] = int32(i)
			r.kidStart[h+1]++
		}
	}
}

// Children are the dependents of token i, in text order. The slice is the report's own.
func (r *Report) Children(i int32) []int32 { return r.kids[r.kidStart[i]:r.kidStart[i+1]] }

// Child is the first dependent of token i with one of the relations, or -1.
// A bare relation also finds its subtypes: NSubj finds nsubj:pass.
func (r *Report) Child(i int32, rels ...Deprel) int32 {
	for _, k := range r.Children(i) {
		for _, rel := range rels {
			if r.Tokens[k].Deprel.Is(rel) {
				return k
			}
		}
	}
	return -1
}

// Extent is the range of tokens, both included, that the subtree of token i covers.
func (r *Report) Extent(i int32) (first, last int32) {
	first, last = i, i
	for _, k := range r.Children(i) {
		a, b := r.Extent(k)
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// Subtree is the span that the subtree of token i covers.
func (r *Report) Subtree(i int32) Span {
	first, last := r.Extent(i)
	return r.SpanOf(first, last)
}

// IndexMentions makes MentionAt answer for the mentions that the report now has.
// The pass that gives Actors calls it once, last.
func (r *Report) IndexMentions() {
	r.mentionAt = append(r.mentionAt[:0], make([]int32, len(r.Tokens))...)
	for m := range r.Mentions {
		r.mentionAt[r.Mentions[m].Head] = int32(m) + 1
	}
}

// MentionAt is the mention whose head is token i, or nil.
func (r *Report) MentionAt(i int32) *Mention {
	if int(i) >= len(r.mentionAt) || r.mentionAt[i] == 0 {
		return nil
	}
	return &r.Mentions[r.mentionAt[i]-1]
}

// Actor is the actor with this id; id must not be 0.
func (r *Report) Actor(id ActorID) *Actor { return &r.Actors[id-1] }

// Mention adds a mention of an actor that entity had no reason to see (a source that is
// "49 detentions", a participant that is "the deal"), and returns the actor's id. Where
// the head token already is a mention's, that mention's actor is returned and nothing added.
func (r *Report) Mention(head int32, words Span, kind ActorKind) ActorID {
	if m := r.MentionAt(head); m != nil {
		return m.Actor
	}
	id := ActorID(len(r.Actors) + 1)
	first, end := r.TokensIn(words)
	r.Actors = append(r.Actors, Actor{Name: State(r.Words(words), words), Kind: kind})
	r.Mentions = append(r.Mentions, Mention{Span: words, First: first, Last: end - 1, Head: head, Actor: id, Kind: Nominal})
	if int(head) < len(r.mentionAt) {
		r.mentionAt[head] = int32(len(r.Mentions))
	}
	return id
}

// Entity is the entity with this id; id must not be 0.
func (r *Report) Entity(id EntityID) *Entity { return &r.Entities[id-1] }

// Link is the link with this id; id must not be 0.
func (r *Report) Link(id LinkID) *Link { return &r.Links[id-1] }

// Event is the event with this id; id must not be 0.
func (r *Report) Event(id EventID) *Event { return &r.Events[id-1] }

// Place is the place with this id; id must not be 0.
func (r *Report) Place(id PlaceID) *Place { return &r.Places[id-1] }

// QuotedBy is the innermost link whose content holds the span, or 0: of the links that
// do, the one whose content is shortest, and of equals the deepest in its chain. It
// indexes the links that there are when it is first called.
func (r *Report) QuotedBy(q Span) LinkID {
	if r.contents == nil {
		r.indexContents()
	}
	// No content that begins further back than the longest is long can hold q.
	from, _ := slices.BinarySearchFunc(r.contents, q.End-r.longest, func(c content, at int32) int { return cmp.Compare(c.Start, at) })
	best, size := LinkID(0), int(^uint(0)>>1)
	for _, c := range r.contents[from:] {
		if c.Start > q.Start {
			break
		}
		if c.Contains(q) && (c.Len() < size || c.Len() == size && r.depth(c.link) > r.depth(best)) {
			best, size = c.link, c.Len()
		}
	}
	return best
}

// content is a stretch of a link's content.
type content struct {
	Span
	link LinkID
}

func (r *Report) indexContents() {
	r.contents, r.longest = []content{}, 0
	for i := range r.Links {
		for _, c := range r.Links[i].Content {
			r.contents = append(r.contents, content{c, LinkID(i + 1)})
			r.longest = max(r.longest, int32(c.Len()))
		}
	}
	slices.SortStableFunc(r.contents, func(a, b content) int { return cmp.Compare(a.Start, b.Start) })
}

// depth is how many links stand around the link.
func (r *Report) depth(id LinkID) int {
	n := 0
	for id != 0 && n < len(r.Links) {
		id = r.Link(id).Parent
		n++
	}
	return n
}
