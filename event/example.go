package event

import (
	"fmt"
	"strings"

	"hearsay"
)

// Check holds the example against what was read out of its sentence. It returns nil where
// the frame did what the example says, and otherwise what was wanted.
func (x Example) Check(r *hearsay.Report, f *Frame) error {
	if len(x.Want) == 0 {
		for i := range r.Events {
			if r.Events[i].Rule == f.rule {
				return fmt.Errorf("%s must not fire", f.Name)
			}
		}
		return nil
	}
	for _, want := range x.Want {
		if !want.found(r, f) {
			return fmt.Errorf("want %s %s %s %s", want.Actor, want.Code, want.Recipient, want.Status)
		}
	}
	return nil
}

func (o Outcome) found(r *hearsay.Report, f *Frame) bool {
	for i := range r.Events {
		e := &r.Events[i]
		if e.Rule == f.rule && e.Code.Value() == o.Code && sideIs(r, e.Actors, o.Actor) &&
			sideIs(r, e.Recipients, o.Recipient) && (o.Status == "" || o.Status == e.Status.Value()) {
			return true
		}
	}
	return false
}

func sideIs(r *hearsay.Report, list []hearsay.Participant, want string) bool {
	if want == "-" {
		return true
	}
	for _, p := range list {
		if r.Actor(p.Actor).Country.Value() == want || strings.Contains(r.Words(p.Span), want) {
			return true
		}
	}
	return false
}
