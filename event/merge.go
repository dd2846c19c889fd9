package event

import "hearsay"

// merge folds an event into an earlier one where the report only mentions it again: the
// same code and status between the same sides, or a definite noun ("the attack") that
// brings nobody new. It reports whether it did.
func (s *scratch) merge(e *hearsay.Event) bool {
	r := s.r
	again := s.definite(e.Head)
	told := s.byRoot[e.Root()]
	for i := len(told) - 1; i >= 0; i-- {
		old := &r.Events[told[i]]
		if inHeadline(r, old) && !inHeadline(r, e) {
			continue // the text tells it better than its headline
		}
		if isWord(e.Code.Value()) && r.Tokens[old.Head].Lemma != r.Tokens[e.Head].Lemma && !linked(r, old.Head, e.Head) {
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

// linked says whether one of two words hangs on the other: "the agreement signed".
func linked(r *hearsay.Report, a, b int32) bool {
	return r.Tokens[a].Head == b || r.Tokens[b].Head == a
}

// dropHeadlines leaves out what a headline announces and the text then tells: an event of
// the same root with an actor of the same country or an actor that is the same.
func dropHeadlines(r *hearsay.Report) {
	kept := r.Events[:0]
	for i := range r.Events {
		if !inHeadline(r, &r.Events[i]) || !toldBelow(r, i) {
			kept = append(kept, r.Events[i])
		}
	}
	r.Events = kept
}

func inHeadline(r *hearsay.Report, e *hearsay.Event) bool {
	return r.BlockOf(r.SentenceOf(e.Head)).Kind == hearsay.Title
}

func toldBelow(r *hearsay.Report, i int) bool {
	for j := i + 1; j < len(r.Events); j++ {
		if e := &r.Events[j]; e.Root() == r.Events[i].Root() && !inHeadline(r, e) && alike(r, r.Events[i].Actors, e.Actors) {
			return true
		}
	}
	return false
}

// alike says whether an actor of a is one of b or of the same country as one.
func alike(r *hearsay.Report, a, b []hearsay.Participant) bool {
	for _, p := range a {
		from := r.Actor(p.Actor).Country
		for _, q := range b {
			if p.Actor == q.Actor || from.Known() && from.Value() == r.Actor(q.Actor).Country.Value() {
				return true
			}
		}
	}
	return len(a) == 0 && len(b) == 0
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
