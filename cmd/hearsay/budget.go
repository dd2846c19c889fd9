package main

import "context"

// budget bounds the bytes that are held at once, for one goroutine that takes and one
// that gives back, in the order of taking.
type budget struct {
	most, held int
	given      chan int
}

// newBudget makes a budget of which at most so many parts are taken at once.
func newBudget(most, parts int) *budget { return &budget{most: most, given: make(chan int, parts+1)} }

// take waits until n more bytes fit, or nothing else is held; it is false where the
// context ended before.
func (b *budget) take(ctx context.Context, n int) bool {
	for len(b.given) > 0 {
		b.held -= <-b.given
	}
	for b.held > 0 && b.held+n > b.most {
		select {
		case freed := <-b.given:
			b.held -= freed
		case <-ctx.Done():
			return false
		}
	}
	b.held += n
	return true
}

// give gives back what was taken.
func (b *budget) give(n int) { b.given <- n }
