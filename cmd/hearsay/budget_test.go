package main

import (
	"context"
	"testing"
	"time"
)

func TestNoMoreIsHeldThanTheBudget(t *testing.T) {
	b := newBudget(10, 4)
	ctx := t.Context()
	if !b.take(ctx, 6) || !b.take(ctx, 4) {
		t.Fatal("what fits has to wait")
	}
	soon, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	if b.take(soon, 1) {
		t.Fatal("11 bytes of 10 are held")
	}
	b.give(6)
	if !b.take(ctx, 6) {
		t.Fatal("what was given back cannot be taken again")
	}
}

func TestOneThatIsLargerThanTheBudgetIsHeldAlone(t *testing.T) {
	b := newBudget(10, 4)
	ctx := t.Context()
	if !b.take(ctx, 50) {
		t.Fatal("it waits for ever")
	}
	go b.give(50)
	if !b.take(ctx, 60) {
		t.Fatal("the next one waits for ever")
	}
}
