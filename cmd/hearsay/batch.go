package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
)

// batch reads many documents on several cores and prints them in the order in which
// they came.
type batch[In, Out any] struct {
	jobs   int
	worker func() func(In) (Out, error) // makes what one goroutine reads with; its errors name the document
	print  func(Out) error              // an error is about the document
	out    *bufio.Writer                // where print prints
	size   func(In) int                 // bytes of the document's text
	most   int                          // bytes of the texts that are held at once, unless one alone has more
}

// job is one document on its way: its result arrives on done.
type job[In, Out any] struct {
	in   In
	size int
	done chan result[Out]
}

type result[Out any] struct {
	out Out
	err error
}

// run reads every input. A document that fails is reported on errs and passed over; the
// error that run then ends with is errReported.
func (b *batch[In, Out]) run(ctx context.Context, inputs iter.Seq2[In, error], errs io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan *job[In, Out])
	ordered := make(chan *job[In, Out], 2*b.jobs) // bounds how many reports are held at once
	room := newBudget(b.most, 2*b.jobs+2)
	go b.feed(ctx, inputs, work, ordered, room)
	for range b.jobs {
		go b.work(work)
	}
	total, failed := 0, 0
	for j := range ordered {
		total++
		res, err := j.wait(ctx)
		if err != nil {
			return err
		}
		if res.err == nil {
			res.err = b.print(res.out)
		}
		if res.err != nil {
			failed++
			fmt.Fprintf(errs, "hearsay: %v\n", res.err)
		}
		room.give(j.size)
		if err := b.out.Flush(); err != nil { // nobody reads what we print
			return err
		}
	}
	switch {
	case ctx.Err() != nil:
		return errInterrupted
	case failed == 0:
		return nil
	case total > 1:
		fmt.Fprintf(errs, "hearsay: %d of %d documents could not be read\n", failed, total)
	}
	return errReported
}

var errInterrupted = errors.New("interrupted")

// wait is the document's result, once it is there.
func (j *job[In, Out]) wait(ctx context.Context) (result[Out], error) {
	select {
	case res := <-j.done:
		return res, nil
	case <-ctx.Done():
		return result[Out]{}, errInterrupted
	}
}

// feed hands each input to a worker and, in the same order, to the printer, as soon as
// there is room for it.
func (b *batch[In, Out]) feed(ctx context.Context, inputs iter.Seq2[In, error], work, ordered chan<- *job[In, Out], room *budget) {
	defer close(ordered)
	defer close(work)
	for in, err := range inputs {
		j := &job[In, Out]{in: in, done: make(chan result[Out], 1)}
		if err == nil {
			j.size = b.size(in)
		}
		if !room.take(ctx, j.size) {
			return
		}
		select {
		case ordered <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			j.done <- result[Out]{err: err}
			continue
		}
		select {
		case work <- j:
		case <-ctx.Done():
			return
		}
	}
}

func (b *batch[In, Out]) work(work <-chan *job[In, Out]) {
	read := b.worker()
	for j := range work {
		out, err := read(j.in)
		j.done <- result[Out]{out, err}
	}
}
