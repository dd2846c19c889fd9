package event

import "hearsay"

// merge folds an event into an earlier one where the report only mentions it again: the
// same code and status between the same sides, or a definite noun ("the attack") that
// brings nobody new. It reports whether it did.
func (s *scratch) merge(e *hearsay.Event) bool {
	r := s.r
	again := s.definite(e.Head)
	for i := len(r.Events) - 1; i >= 0; i-- {
		old := &r.Events[i]
		if old.Root() != e.Root() {
			continue
		}
		if isWord(e.Code.Value()) && r.Tokens[old.Head].Lemma != r.Tokens[e.Head].Lemma {
			continue // two statements to the same effect are two acts
		}
		if old.Code.Value() == e.Code.Value() && old.Status.Value() == e.Status.Value() &&
			sameSide(old.Actors, e.Actors) && sameSide(old.Recipients, e.Recipients) {
			return true
		}
		if again && allIn(e.Actors, old.Actors) && allIn(e.Recipients, old.Recipients) {
			return true
		}
	}
	return false
}

// definite says whether the trigger is a noun that points back: "the attack".
func (s *scratch) definite(head int32) bool {
	r := s.r
	if r.Tokens[head].UPOS != hearsay.NOUN {
		return false
	}
	for _, k := range r.Children(head) {
		if t := &r.Tokens[k]; t.Deprel.Is(hearsay.Det) && s.rules.words.definite[t.Lemma] {
			return true
		}
	}
	return false
}

func sameSide(a, b []hearsay.Participant) bool { return len(a) == len(b) && allIn(a, b) }

// allIn says whether all of a are in b.
func allIn(a, b []hearsay.Participant) bool {
	for _, p := range a {
		if !holds(b, p.Actor) {
			return false
		}
	}
	return true
}
