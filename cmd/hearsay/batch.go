package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"hearsay"
	"hearsay/reader"
)

// batch reads many documents on several cores and prints them in the order in which
// they came.
type batch struct {
	model *reader.Model
	jobs  int
	print printer
}

// job is one document on its way: its report or its error arrives on done.
type job struct {
	source hearsay.Source
	done   chan result
}

type result struct {
	report *hearsay.Report
	err    error
}

// run reads every source. A document that fails is reported on errs and passed over; the
// error that run then ends with is errReported.
func (b *batch) run(ctx context.Context, sources iter.Seq2[hearsay.Source, error], errs io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan *job)
	ordered := make(chan *job, 2*b.jobs) // bounds how many reports are held at once
	go b.feed(ctx, sources, work, ordered)
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
			res.err = b.print.print(res.report)
		}
		if res.err != nil {
			failed++
			fmt.Fprintf(errs, "hearsay: %v\n", res.err)
		}
		if err := b.print.out.Flush(); err != nil { // nobody reads what we print
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

// wait is the document's report or error, once it is there.
func (j *job) wait(ctx context.Context) (result, error) {
	select {
	case res := <-j.done:
		return res, nil
	case <-ctx.Done():
		return result{}, errInterrupted
	}
}

// feed hands each source to a worker and, in the same order, to the printer.
func (b *batch) feed(ctx context.Context, sources iter.Seq2[hearsay.Source, error], work, ordered chan<- *job) {
	defer close(ordered)
	defer close(work)
	for src, err := range sources {
		j := &job{source: src, done: make(chan result, 1)}
		select {
		case ordered <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			j.done <- result{err: err}
			continue
		}
		select {
		case work <- j:
		case <-ctx.Done():
			return
		}
	}
}

func (b *batch) work(work <-chan *job) {
	reader := b.model.New()
	for j := range work {
		report, err := reader.Read(j.source)
		if err != nil {
			err = fmt.Errorf("%s: %w", j.source.Input, err)
		}
		j.done <- result{report, err}
	}
}
