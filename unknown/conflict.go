package unknown

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// count is a figure of something that happened to people, with the source that gives it.
type count struct {
	kind     string
	value    hearsay.Range
	quantity int
	sentence int
	clause   hearsay.Span
	source   hearsay.LinkID // innermost link around it, or 0 for the publisher's own voice
}

// pair is two words, one behind the other.
type pair struct{ first, second string }

// farthest is the number of sentences over which two figures are held against each other:
// farther apart they rarely are of one thing.
const (
	farthest = 12
	nearby   = 2
)

// beside is the number of tokens within which a word says what a figure counts.
const beside = 9

func (m *Rules) readCount(l lang.Line) error {
	f := l.Fields()
	if len(f) != 2 || f[0] == "" {
		return l.Errorf("want a kind and its words, parted by a bar, got %q", l.Text)
	}
	for _, word := range strings.Fields(f[1]) {
		if before, after, two := strings.Cut(word, "_"); two {
			m.countedPairs[pair{before, after}] = f[0]
			continue
		}
		m.counted[word] = f[0]
	}
	return nil
}

// compare gives the conflicts: figures of one kind that two sources give for what may be
// one thing and that can't both be right, and an event that one source tells and another
// denies.
func (f *finder) compare() {
	f.counts = f.counts[:0]
	for i := range f.r.Quantities {
		if c, ok := f.count(i); ok {
			f.counts = append(f.counts, c)
		}
	}
	f.bareFigures()
	slices.SortStableFunc(f.counts, func(a, b count) int { return a.quantity - b.quantity })
	from := 0
	for i := range f.counts {
		for f.counts[i].sentence-f.counts[from].sentence > farthest {
			from++
		}
		for j := from; j < i; j++ {
			if a, b := &f.counts[j], &f.counts[i]; f.differ(a, b) && !f.repeats(j, i) {
				f.r.Conflicts = append(f.r.Conflicts, hearsay.Conflict{A: a.clause, B: b.clause, About: "number of people " + a.kind})
				break
			}
		}
	}
	f.compareEvents()
	f.compareDenials()
}

// leastBare is the least figure that is read without a word that says what it counts.
const leastBare = 10

// bareFigures adds the figures that stand alone as what a source says ("Organisers claimed
// at least 20,000"): each counts what the figure before it counts, in the same sentence or
// the one before.
func (f *finder) bareFigures() {
	for l := range f.r.Links {
		content := f.r.Links[l].Content
		if len(content) != 1 {
			continue
		}
		i, found := slices.BinarySearchFunc(f.r.Quantities, content[0].Start, func(q hearsay.Quantity, at int32) int { return cmp.Compare(q.Span.Start, at) })
		if !found {
			continue
		}
		q := &f.r.Quantities[i]
		if q.Kind != hearsay.Count || !q.Value.Known() || q.Unit != "" || q.Span != content[0] || stated(q.Value.Value()) < leastBare {
			continue
		}
		first, end := f.r.TokensIn(q.Span)
		s := f.r.SentenceOf(first)
		if k := f.countBefore(i, s); k >= 0 {
			f.counts = append(f.counts, count{f.counts[k].kind, q.Value.Value(), i, s, f.r.SpanOf(first, end-1), hearsay.LinkID(l + 1)})
		}
	}
}

// countBefore is the last count before quantity i, in sentence s or the one before, or -1.
func (f *finder) countBefore(i, s int) int {
	best := -1
	for k := range f.counts {
		if c := &f.counts[k]; c.quantity < i && s-c.sentence <= 1 {
			best = k
		}
	}
	return best
}

// repeats reports whether an earlier figure of the kind says the same as the later of two.
func (f *finder) repeats(a, b int) bool {
	for i := range f.counts[:a] {
		if f.counts[i].kind == f.counts[b].kind && stated(f.counts[i].value) == stated(f.counts[b].value) {
			return true
		}
	}
	return false
}

// count reads a quantity as a figure of something that happened to people.
func (f *finder) count(i int) (count, bool) {
	q := &f.r.Quantities[i]
	if q.Kind != hearsay.Count || !q.Value.Known() {
		return count{}, false
	}
	first, end := f.r.TokensIn(q.Span)
	if first >= end {
		return count{}, false
	}
	s := f.r.SentenceOf(first)
	f.within(f.r.Sentences[s])
	kind := f.kindOf(first, end)
	if kind == "" || f.r.BlockOf(s).Kind == hearsay.Title || f.partial(first, end, q.Value.Value()) {
		return count{}, false
	}
	a, b, _ := f.clause(first, end-1)
	return count{kind, q.Value.Value(), i, s, f.r.SpanOf(min(a, first), max(b, end-1)), f.sourceOf(q.Span)}, true
}

// kindOf is what the figure at tokens first to end counts: by its own unit, by the nearest
// word behind it, or before it.
func (f *finder) kindOf(first, end int32) string {
	for i := first; i < min(end+beside, f.bound.End); i++ {
		if i >= end && (f.closes(i) || f.terms.and[f.words[i]] || f.digits(i)) {
			break
		}
		if kind := f.countedAt(i); kind != "" {
			return kind
		}
	}
	for i := first - 1; i >= max(first-beside, f.bound.First); i-- {
		if f.closes(i) || f.digits(i) {
			break
		}
		if kind := f.countedAt(i); kind != "" {
			return kind
		}
	}
	return ""
}

// countedAt is what the word at token i says that a figure counts, alone or with the word
// before it ("took part").
func (f *finder) countedAt(i int32) string {
	if kind := f.counted[f.words[i]]; kind != "" || i == f.bound.First {
		return kind
	}
	return f.countedPairs[pair{f.words[i-1], f.words[i]}]
}

// partial reports whether the figure is vague ("dozens"), or one of several that make up a
// whole ("including six", "another ten").
func (f *finder) partial(first, end int32, value hearsay.Range) bool {
	exact := stated(value) >= exactFrom && !value.About
	for i := max(first-3, f.bound.First); i < min(end+3, f.bound.End); i++ {
		inside := i >= first && i < end
		switch {
		case inside && !exact && f.terms.vague[f.words[i]], i < first && f.terms.within[f.words[i]]:
			return true
		case f.adds(i) && !(inside && exact):
			return true
		}
	}
	return f.adds(f.bound.First)
}

// adds reports whether a word says that a figure is one more beside others; "more than"
// says nothing of the kind.
func (f *finder) adds(i int32) bool {
	return f.terms.part[f.words[i]] && (i+1 >= f.bound.End || !f.terms.bounds[f.words[i+1]])
}

// exactFrom is the number from which a figure is none of the vague ones though it has their
// words ("a quarter of a million").
const exactFrom = 10_000

func (f *finder) digits(i int32) bool {
	return f.words[i] != "" && f.words[i][0] >= '0' && f.words[i][0] <= '9'
}

// sourceOf is the link with the shortest content around a span.
func (f *finder) sourceOf(span hearsay.Span) hearsay.LinkID {
	best, length := hearsay.LinkID(0), 0
	for i := range f.r.Links {
		for _, content := range f.r.Links[i].Content {
			if content.Contains(span) && (best == 0 || content.Len() < length) {
				best, length = hearsay.LinkID(i+1), content.Len()
			}
		}
	}
	return best
}

// Two versions of a figure seldom differ by more than this factor; figures farther apart
// are of different things (the dead of a raid, the dead of the war). Less than a tenth apart
// they are one figure, rounded.
const (
	widest    = 4.0
	narrowest = 1.1
)

// differ reports whether two figures differ as two versions of one do, come from two
// sources, and are not set apart by place or time.
func (f *finder) differ(a, b *count) bool {
	if a.kind != b.kind || b.sentence-a.sentence > farthest {
		return false
	}
	low, high := stated(a.value), stated(b.value)
	if low > high {
		low, high = high, low
	}
	if low < 1 || high > low*widest || high < low*narrowest || !f.sameUnit(a, b) {
		return false
	}
	return f.twoSources(a, b) && !f.apart(a.clause, b.clause)
}

// sameUnit reports whether the figures count the same sort of people, by their nouns; a
// figure without one ("put the toll at 22") may count any.
func (f *finder) sameUnit(a, b *count) bool {
	x, y := f.r.Quantities[a.quantity].Unit, f.r.Quantities[b.quantity].Unit
	return x == y || x == "" || y == "" || f.anybody(x) && f.anybody(y)
}

func (f *finder) anybody(unit string) bool {
	return unit == "" || f.terms.people[unit] || f.counted[unit] != ""
}

// stated is the number that the text prints: the middle of a range, the one bound of an
// open one.
func stated(r hearsay.Range) float64 {
	switch {
	case math.IsInf(r.Max, 1):
		return r.Min
	case math.IsInf(r.Min, -1) || r.Min == 0:
		return r.Max
	}
	return (r.Min + r.Max) / 2
}

// twoSources reports whether two figures come from different sources, and either stand
// close by each other or are set against each other in words. The publisher's own voice is
// one of them only in the latter case.
func (f *finder) twoSources(a, b *count) bool {
	if a.source == b.source {
		return false
	}
	if a.source == 0 || b.source == 0 || b.sentence-a.sentence > nearby {
		if !f.contrasts(b) {
			return false
		}
	}
	if a.source == 0 || b.source == 0 {
		return true
	}
	x, y := f.r.Link(a.source), f.r.Link(b.source)
	if x.Actor != 0 && x.Actor == y.Actor {
		return false
	}
	return !x.Source.IsZero() && !y.Source.IsZero() && f.r.Words(x.Source) != f.r.Words(y.Source)
}

// contrasts reports whether a figure's sentence has a word of contrast.
func (f *finder) contrasts(c *count) bool {
	s := f.r.Sentences[c.sentence]
	for i := s.First; i < s.End; i++ {
		if f.terms.contrast[f.words[i]] {
			return true
		}
	}
	return false
}

// apart reports whether two clauses name different places, or different times.
func (f *finder) apart(a, b hearsay.Span) bool {
	return disjoint(f.r.Places, a, b, func(p *hearsay.Place) (hearsay.Span, string) { return p.Span, p.Name.Value() }) ||
		disjoint(f.r.Times, a, b, func(t *hearsay.Time) (hearsay.Span, string) { return t.Span, t.Value.Value() })
}

// disjoint reports whether both spans have such values, and none that they share.
func disjoint[T any](all []T, a, b hearsay.Span, read func(*T) (hearsay.Span, string)) bool {
	inA, inB := false, false
	for i := range all {
		span, value := read(&all[i])
		if !a.Contains(span) {
			continue
		}
		inA = true
		for j := range all {
			other, same := read(&all[j])
			if b.Contains(other) {
				inB = true
				if same == value {
					return false
				}
			}
		}
	}
	return inA && inB
}

// compareEvents holds every event that a source denies against the events of its code that
// another tells of the same actors.
func (f *finder) compareEvents() {
	for i := range f.r.Events {
		denial := &f.r.Events[i]
		if s := denial.Status.Value(); s != hearsay.Denied || len(denial.Links) == 0 {
			continue
		}
		for j := range f.r.Events {
			told := &f.r.Events[j]
			if s := told.Status.Value(); s != hearsay.Actual && s != hearsay.Alleged && s != hearsay.Ongoing {
				continue
			}
			if told.Code.Value() != denial.Code.Value() || told.Evidence.Overlaps(denial.Evidence) || !share(told.Actors, denial.Actors) && !share(told.Recipients, denial.Recipients) {
				continue
			}
			f.r.Conflicts = append(f.r.Conflicts, hearsay.Conflict{A: told.Evidence, B: denial.Evidence, About: "whether it happened"})
			break
		}
	}
}

func share(a, b []hearsay.Participant) bool {
	for i := range a {
		for j := range b {
			if a[i].Actor != 0 && a[i].Actor == b[j].Actor {
				return true
			}
		}
	}
	return false
}
