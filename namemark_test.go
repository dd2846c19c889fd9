package hearsay

import "testing"

func TestMarksStandForTheirLabels(t *testing.T) {
	for _, kind := range NameKinds {
		begin, ok := ParseNameMark("B-" + string(kind))
		inside, okay := ParseNameMark("I-" + string(kind))
		if !ok || !okay || !begin.Begins() || inside.Begins() || begin.Kind() != kind || inside.Kind() != kind {
			t.Errorf("%s: %d and %d", kind, begin, inside)
		}
		if begin.Inside() != inside || inside.Inside() != inside {
			t.Errorf("%s: within %d and %d stand others", kind, begin, inside)
		}
	}
	for _, label := range []string{"", "B", "B-", "X-PER", "I-CITY", "PER"} {
		if m, ok := ParseNameMark(label); ok {
			t.Errorf("%q is %d", label, m)
		}
	}
}

func TestOnlyItsNameStandsBeforeAWordWithinAName(t *testing.T) {
	person, place := BeginName(Person), BeginName(Location)
	for _, c := range []struct {
		last, next NameMark
		want       bool
	}{
		{NoName, NoName, true},
		{NoName, person, true},
		{NoName, person.Inside(), false},
		{person, person.Inside(), true},
		{person.Inside(), person.Inside(), true},
		{person.Inside(), place, true},
		{person, place.Inside(), false},
		{person, NoName, true},
	} {
		if got := c.next.Follows(c.last); got != c.want {
			t.Errorf("%d behind %d: %v", c.next, c.last, got)
		}
	}
}
