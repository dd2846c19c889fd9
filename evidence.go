package hearsay

// Stated is a value together with what supports it: the words that state it, or
// words from which it was inferred and the reason. Its fields are private, so that
// there is no way to make a value without one or the other; the zero Stated holds
// no value at all.
type Stated[T any] struct {
	value   T
	span    Span
	because string
	known   bool
}

// State makes a value that the words at span say outright. It panics on an empty
// span: a value without words is a bug in the pass that made it.
func State[T any](value T, words Span) Stated[T] {
	if words.IsZero() {
		panic("hearsay: a stated value needs the words that state it")
	}
	return Stated[T]{value: value, span: words, known: true}
}

// Infer makes a value that the words at from do not say outright, and says what led
// to it ("capital of Russia", "year of the report's date"). The span may be empty only where the
// value came from outside the text, as a flag does. It panics without a reason.
func Infer[T any](value T, from Span, because string) Stated[T] {
	if because == "" {
		panic("hearsay: an inferred value needs its reason")
	}
	return Stated[T]{value: value, span: from, because: because, known: true}
}

// Known reports whether there is a value.
func (s Stated[T]) Known() bool { return s.known }

// Value is the value, or T's zero value where nothing is known.
func (s Stated[T]) Value() T { return s.value }

// Span is the evidence: the words that state the value or that it was inferred from.
func (s Stated[T]) Span() Span { return s.span }

// Because is the reason of an inferred value, and empty for a stated one.
func (s Stated[T]) Because() string { return s.because }
