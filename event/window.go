package event

import (
	"sort"

	"hearsay"
)

// window is the part of one of the report's lists that lies in the sentence, as indices.
// The lists are in the order of the text.
type window struct{ from, end int }

// lookAt sets the windows to the sentence, so that no draft goes through a whole report.
func (s *scratch) lookAt() {
	r := s.r
	span := r.SpanOf(s.first, s.end-1)
	s.times = windowOf(span, len(r.Times), func(i int) int32 { return r.Times[i].Span.Start })
	s.places = windowOf(span, len(r.Places), func(i int) int32 { return r.Places[i].Span.Start })
	s.quantities = windowOf(span, len(r.Quantities), func(i int) int32 { return r.Quantities[i].Span.Start })
}

func windowOf(span hearsay.Span, n int, start func(int) int32) window {
	from := sort.Search(n, func(i int) bool { return start(i) >= span.Start })
	end := sort.Search(n, func(i int) bool { return start(i) >= span.End })
	return window{from, end}
}
