package attribution

import (
	"hearsay"
)

// Covering finds the innermost links whose content covers the span: those that report what the
// words at the span state, in text order. A link is innermost where no link below it in its
// chain covers the span too. It is empty where the publisher speaks in its own voice.
//
// A content covers the span where one of its own spans holds the span's first byte and at
// least half of its length, so that a clause which runs a word over a content's end, as
// contents and clauses are cut by different conventions, still counts. The cost is one look at
// each link of the report.
func Covering(r *hearsay.Report, s hearsay.Span) []hearsay.LinkID {
	var covering []hearsay.LinkID
	for i := range r.Links {
		if covers(r.Links[i].Content, s) {
			covering = append(covering, hearsay.LinkID(i+1))
		}
	}
	kept := covering[:0]
	for _, id := range covering {
		if !isAncestor(r, id, covering) {
			kept = append(kept, id)
		}
	}
	return kept
}

func covers(content []hearsay.Span, s hearsay.Span) bool {
	for _, c := range content {
		if c.Start <= s.Start && s.Start < c.End && 2*(min(c.End, s.End)-s.Start) >= s.End-s.Start {
			return true
		}
	}
	return false
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
