package conllu

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// entityHeader declares the fields of Entity=…, with the names that CorefUD 1.x gives
// them. What would stand in the last one, we never have.
const entityHeader = "global.Entity = eid-etype-head-other"

// entityWriter notes which phrases refer to the same thing, as CorefUD 1.x does (Nedoluzhko
// et al. 2022): Entity=(e1-person-2 at a phrase's first word, with the entity's kind and the
// number of the phrase's head word in it, e1) at its last word, (e1-person-1) at a single
// word. Entities with one phrase only are left out.
type entityWriter struct {
	last    int   // number of the entity that was numbered last
	numbers []int // by entity: its number in what is written, or 0
	pending []hearsay.Reference
	open    []hearsay.Reference // that begin in the sentence at hand, in the order of opening
}

// begin turns to a report. Numbers go on from those of the report before, so that one file
// of many documents has no number twice.
func (w *entityWriter) begin(r *hearsay.Report) {
	w.numbers, w.pending = w.numbers[:0], r.References
	for i := range r.Entities {
		number := 0
		if r.Entities[i].References > 1 {
			w.last++
			number = w.last
		}
		w.numbers = append(w.numbers, number)
	}
}

// mark notes the references of a sentence of r, and passes over them.
func (w *entityWriter) mark(out *Sentence, r *hearsay.Report, s hearsay.Sentence) {
	w.open = w.open[:0]
	for len(w.pending) > 0 && w.pending[0].First < s.End {
		if ref := w.pending[0]; w.fits(&ref, s) {
			w.open = append(w.open, ref)
		}
		w.pending = w.pending[1:]
	}
	for k := s.First; k < s.End && len(w.open) > 0; k++ {
		if text := w.brackets(r, k); text != "" {
			word := &out.Words[k-s.First]
			word.Misc = joinMisc("Entity="+text, word.Misc)
		}
	}
}

// fits reports whether a reference is one to be noted. A phrase that crosses another one of
// the same entity is not: brackets of one name cannot tell such a pair from a nested one.
func (w *entityWriter) fits(ref *hearsay.Reference, s hearsay.Sentence) bool {
	if ref.First < s.First || ref.Last >= s.End || ref.Entity < 1 || int(ref.Entity) > len(w.numbers) || w.numbers[ref.Entity-1] == 0 {
		return false
	}
	return !slices.ContainsFunc(w.open, func(o hearsay.Reference) bool {
		return o.Entity == ref.Entity && o.First < ref.First && ref.First <= o.Last && o.Last < ref.Last && ref.First != ref.Last
	})
}

// brackets are those at token k. What began earlier ends before what begins here, and a
// phrase of one word stands within both.
func (w *entityWriter) brackets(r *hearsay.Report, k int32) string {
	var ends, begins, single strings.Builder
	for i := len(w.open) - 1; i >= 0; i-- {
		if o := &w.open[i]; o.Last == k && o.First < k {
			ends.WriteString(w.name(o))
			ends.WriteByte(')')
		}
	}
	for i := range w.open {
		o := &w.open[i]
		if o.First != k {
			continue
		}
		to := &begins
		if o.Last == k {
			to = &single
		}
		to.WriteByte('(')
		to.WriteString(w.name(o))
		to.WriteByte('-')
		to.WriteString(string(r.Entity(o.Entity).Kind))
		to.WriteByte('-')
		to.WriteString(strconv.Itoa(int(o.Head-o.First) + 1))
		if o.Last == k {
			to.WriteByte(')')
		}
	}
	if begins.Len() == 0 {
		return single.String() + ends.String()
	}
	return ends.String() + begins.String() + single.String()
}

func (w *entityWriter) name(ref *hearsay.Reference) string {
	return "e" + strconv.Itoa(w.numbers[ref.Entity-1])
}

// withEntityHeader puts the header into the comments of a document's first sentence, behind
// "newdoc".
func withEntityHeader(comments []string) []string {
	at := 1 + slices.IndexFunc(comments, func(c string) bool { return strings.HasPrefix(c, "newdoc") })
	return slices.Insert(comments, at, entityHeader)
}

// declaresEntities reports a header of the fields of Entity=…, which in a given file are
// others'.
func declaresEntities(comment string) bool { return strings.HasPrefix(comment, "global.Entity") }
