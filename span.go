package hearsay

// Span is a half-open stretch of a document's text, in bytes.
// A record shows spans in Unicode code points, with their words.
type Span struct{ Start, End int32 }

// Len is the span's length in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// IsZero reports whether the span holds nothing: no words, no evidence.
func (s Span) IsZero() bool { return s.End <= s.Start }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Join is the smallest span over both; a zero span adds nothing.
func (s Span) Join(o Span) Span {
	switch {
	case s.IsZero():
		return o
	case o.IsZero():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}
