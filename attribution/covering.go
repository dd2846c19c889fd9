package attribution

import (
	"cmp"
	"slices"

	"hearsay"
)

// Coverage answers which links' contents cover a span. It holds for the links that the report had
// when it was made.
type Coverage struct {
	r        *hearsay.Report
	contents []stretchOf // by where they begin
	longest  int32       // bytes
	covering []hearsay.LinkID
}

// stretchOf is one stretch of a link's content.
type stretchOf struct {
	hearsay.Span
	link hearsay.LinkID
}

// Cover makes the coverage of the report's links, for one goroutine.
func Cover(r *hearsay.Report) *Coverage {
	c := &Coverage{r: r}
	for i := range r.Links {
		for _, s := range r.Links[i].Content {
			c.contents = append(c.contents, stretchOf{s, hearsay.LinkID(i + 1)})
			c.longest = max(c.longest, int32(s.Len()))
		}
	}
	slices.SortFunc(c.contents, func(a, b stretchOf) int { return cmp.Compare(a.Start, b.Start) })
	return c
}

// Links finds the innermost links whose content covers the span: those that report what the
// words at the span state, in text order. A link is innermost where no link below it in its
// chain covers the span too. There are none where the publisher speaks in its own voice. What it
// returns holds until the next call.
//
// A content covers the span where one of its own stretches holds the span's first byte and at
// least half of its length, so that a clause which runs a word over a content's end, as
// contents and clauses are cut by different conventions, still counts. The cost is a binary search
// and one look at each content that begins within the longest's length before the span.
func (c *Coverage) Links(s hearsay.Span) []hearsay.LinkID {
	from, _ := slices.BinarySearchFunc(c.contents, s.Start-c.longest, func(x stretchOf, at int32) int { return cmp.Compare(x.Start, at) })
	c.covering = c.covering[:0]
	for _, x := range c.contents[from:] {
		if x.Start > s.Start {
			break
		}
		if covers(x.Span, s) && !slices.Contains(c.covering, x.link) {
			c.covering = append(c.covering, x.link)
		}
	}
	slices.Sort(c.covering)
	return innermost(c.r, c.covering)
}

// Covering is Cover(r).Links(s), for a single span: the cost is one look at each link.
func Covering(r *hearsay.Report, s hearsay.Span) []hearsay.LinkID {
	var covering []hearsay.LinkID
	for i := range r.Links {
		for _, c := range r.Links[i].Content {
			if covers(c, s) {
				covering = append(covering, hearsay.LinkID(i+1))
				break
			}
		}
	}
	return innermost(r, covering)
}

func covers(c, s hearsay.Span) bool {
	return c.Start <= s.Start && s.Start < c.End && 2*(min(c.End, s.End)-s.Start) >= s.End-s.Start
}

// innermost leaves of the links those that stand above none of the others, in place.
func innermost(r *hearsay.Report, links []hearsay.LinkID) []hearsay.LinkID {
	if len(links) < 2 {
		return links
	}
	kept := make([]hearsay.LinkID, 0, len(links))
	for _, id := range links {
		if !isAncestor(r, id, links) {
			kept = append(kept, id)
		}
	}
	return kept
}

// isAncestor reports whether a link stands above one of the others in its chain.
func isAncestor(r *hearsay.Report, id hearsay.LinkID, others []hearsay.LinkID) bool {
	for _, other := range others {
		for up, hops := r.Link(other).Parent, 0; up != 0 && hops < len(r.Links); up, hops = r.Link(up).Parent, hops+1 {
			if up == id {
				return true
			}
		}
	}
	return false
}
