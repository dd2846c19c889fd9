package quantity

import (
	"strings"

	"hearsay"
)

// Pass makes the pass that gives a report its quantities. It needs words, names and times;
// heads and tags are used where they are set.
func (m *Rules) Pass() hearsay.Pass {
	r := &reader{scanner: scanner{Rules: m}}
	return hearsay.Pass{
		Name:  "quantity",
		Doc:   "Read counts, ordinals, percentages, money, measures and ages, and what they count.",
		Needs: []hearsay.Layer{hearsay.Words, hearsay.Trees, hearsay.Names, hearsay.Times},
		Gives: hearsay.Quantities,
		Run:   r.run,
	}
}

// reader is a pass's memory.
type reader struct {
	scanner
	report *hearsay.Report
	time   int // the first of Report.Times that does not lie before the lexeme read
	name   int // the same of Report.Names
}

func (r *reader) run(rep *hearsay.Report) {
	r.report, r.time, r.name = rep, 0, 0
	rep.Quantities = rep.Quantities[:0]
	for _, sent := range rep.Sentences {
		if sent.End > sent.First {
			r.sentence(rep.SpanOf(sent.First, sent.End-1))
		}
	}
	r.report = nil
}

func (r *reader) sentence(words hearsay.Span) {
	r.read(r.report.Text, words.Start, words.End)
	for i := 0; i < len(r.lex); {
		if !r.begins(i) {
			i++
			continue
		}
		q, ok := r.quantityAt(i)
		if !ok || !r.sayable(q) {
			i = max(i+1, q.end)
			continue
		}
		r.report.Quantities = append(r.report.Quantities, r.counted(q))
		i = q.end
	}
}

// begins reports whether some quantity can begin at lexeme i, which nearly always is false.
func (r *reader) begins(i int) bool {
	x := &r.lex[i]
	if x.kind == digits {
		return true
	}
	e := &r.entries[x.id]
	return x.id != 0 && (e.role != noRole || e.starts)
}

// quantityAt reads the quantity at lexeme i that says most.
func (r *reader) quantityAt(i int) (reading, bool) {
	if end := r.designation(i); end > i {
		return reading{end: end}, false
	}
	if m, at := r.phrase(i, aboutClass); m != nil && !r.hedged(at) {
		if q, ok := r.quantityAt(at); ok && q.kind != hearsay.Ordinal && q.first == at {
			q.first, q.numFirst, q.about = i, min(i, q.numFirst), true
			return q, true
		}
		if r.role(i) == noRole {
			return reading{}, false
		}
	}
	if q, ok := r.bounded(i); ok {
		return q, true
	}
	if q, ok := r.vague(i); ok {
		return q, true
	}
	if v, end, ok := r.ordinal(i); ok {
		return r.ordinalAt(i, v, end)
	}
	return r.amount(i)
}

// ordinalAt is an ordinal, unless the word is a unit of time or a part: "a second".
func (r *reader) ordinalAt(i int, v float64, end int) (reading, bool) {
	if f, ok := r.fraction(i); ok && f.end > end {
		return plain(i, f, hearsay.Count), true
	}
	if r.entry(end-1).plural || r.letters(i) && r.glued(i) {
		return reading{end: end}, false
	}
	return reading{first: i, end: end, numFirst: i, numEnd: end, lo: v, hi: v, kind: hearsay.Ordinal}, true
}

// designation is the end of the number at i that is a name or part of one, or i.
func (r *reader) designation(i int) int {
	if m, end := r.phrase(i, nameClass); m != nil {
		return end
	}
	if end := r.addressEnd(i); end > i {
		return end
	}
	if !r.digits(i) {
		return i
	}
	if r.joined(i) || r.named(i) || r.numbered(i) || r.marked(i) {
		return i + 1
	}
	return i
}

// addressEnd is the end of the street's address that begins with the digits at i, or i.
func (r *reader) addressEnd(i int) int {
	if !r.digits(i) && r.role(i) < ordinalUnitRole {
		return i
	}
	for k := i + 1; k < len(r.lex) && k <= i+6; k++ {
		if m, end := r.phrase(k, behindClass); m != nil && r.capital(k) {
			return end
		}
		if r.letters(k) && !r.capital(k) && !r.glued(k) {
			break
		}
	}
	return i
}

func (r *reader) capital(i int) bool { c := r.word(i)[0]; return 'A' <= c && c <= 'Z' }

// marked reports whether the digits at i number a note or a list, "[3]", "1) ", or tell a clock.
func (r *reader) marked(i int) bool {
	if r.is(i-1, "[") && r.is(i+1, "]") || r.clock(i) {
		return true
	}
	if !r.is(i+1, ")") || !r.glued(i+1) || r.lex[i].value > 30 {
		return false
	}
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if r.is(k, "(") {
			return false
		}
	}
	return true
}

// clock reports whether the digits at i are an hour or the minutes behind one: "18:05".
func (r *reader) clock(i int) bool {
	return r.is(i+1, ":") && r.glued(i+1) && r.digits(i+2) && r.glued(i+2) || r.is(i-1, ":") && r.glued(i-1) && r.glued(i) && r.digits(i-2)
}

// joined reports whether the digits at i are joined to a word before, as in "Su-30".
func (r *reader) joined(i int) bool {
	if !r.glued(i) || i == 0 {
		return false
	}
	if r.letters(i - 1) {
		return !r.moneyBefore(i)
	}
	w := r.word(i - 1)
	return (w == "-" || w == "/" || w == "." || w == "_" || w == "#") && r.glued(i-1) && (r.letters(i-2) || r.digits(i-2) && w != "-")
}

// numbered reports whether a word before the digits at i makes a name of them: "Flight 17".
func (r *reader) numbered(i int) bool {
	at := i - 1
	if r.is(at, ".") {
		at--
	}
	m, end := r.phrase(at, beforeClass)
	if m == nil || end != i {
		return false
	}
	w := r.word(at)
	return r.is(at, "no") && r.is(at+1, ".") || !r.is(at, "no") && (w[0] < 'a' || r.is(at, "number"))
}

// named reports whether the digits at i stand in a name, not before it.
func (r *reader) named(i int) bool {
	names := r.report.Names
	for r.name < len(names) && names[r.name].End <= r.lex[i].start {
		r.name++
	}
	return r.name < len(names) && names[r.name].Start < r.lex[i].start
}

// sayable reports whether the reading stands for a quantity of its own: not a part of a
// time, not a pronoun "one", not an article.
func (r *reader) sayable(q reading) bool {
	span := r.span(q.first, q.end)
	times := r.report.Times
	for r.time < len(times) && times[r.time].End <= span.Start {
		r.time++
	}
	if q.kind != hearsay.Age && r.time < len(times) && times[r.time].Overlaps(span) {
		return false
	}
	if q.kind == hearsay.Count && q.numEnd == q.numFirst+1 && r.model(q.numFirst) {
		return false
	}
	if q.numEnd == q.numFirst+1 && r.is(q.numFirst, "one") && q.kind == hearsay.Count {
		return r.countsOne(q.numFirst)
	}
	return true
}

// model reports whether the number at lexeme i depends on the name right before it: "Boeing
// 737", "World War Two".
func (r *reader) model(i int) bool {
	t := r.report.TokenAt(r.lex[i].start)
	if t < 1 || int(t) >= len(r.report.Tokens) {
		return false
	}
	h := r.report.Tokens[t].Head
	return h >= 0 && h < t && t-h <= 2 && r.report.Tokens[t-1].UPOS == hearsay.PROPN && r.report.Tokens[h].UPOS == hearsay.PROPN
}

// countsOne reports whether the "one" at lexeme i is a number and not a pronoun: its tag
// says so, or what follows does.
func (r *reader) countsOne(i int) bool {
	if r.pronounBefore(i) {
		return false
	}
	t := r.report.TokenAt(r.lex[i].start)
	if int(t) < len(r.report.Tokens) && r.report.Tokens[t].UPOS == hearsay.PRON {
		return false
	}
	return r.is(i+1, "-") || r.letters(i+1) && r.nominal(i+1)
}

// nominal reports whether lexeme i can stand in a noun phrase, so far as its tag tells.
func (r *reader) nominal(i int) bool {
	t := r.report.TokenAt(r.lex[i].start)
	if int(t) >= len(r.report.Tokens) {
		return false
	}
	switch r.report.Tokens[t].UPOS {
	case hearsay.PRON, hearsay.AUX, hearsay.CCONJ, hearsay.SCONJ, hearsay.DET, hearsay.PART:
		return false
	case hearsay.ADP:
		return r.is(i, "of")
	case hearsay.VERB:
		x := r.report.Tokens[t].XPOS
		return x == hearsay.TagVBN || x == hearsay.TagVBG
	}
	return true
}

func (r *reader) pronounBefore(i int) bool {
	if i == 0 {
		return false
	}
	m, end := r.phrase(i-1, noOneClass)
	return m != nil && end == i
}

// counted is the reading with the thing that it counts.
func (r *reader) counted(q reading) hearsay.Quantity {
	out := r.quantity(q)
	out.Value = r.stated(q, out.Number)
	first, end := r.report.TokensIn(out.Number)
	if end > first {
		out.Head = r.head(first, end)
	}
	if q.kind == hearsay.Count {
		r.attach(&out, first, end)
		if out.Unit == "" && r.ageOf(q, out.Span) {
			out.Kind, out.Unit = hearsay.Age, "year"
		}
	}
	return out
}

// ageOf reports whether a bare number between commas behind a person's name is an age:
// "Ana Moreau, 56, said".
func (r *reader) ageOf(q reading, words hearsay.Span) bool {
	if q.n.form != inDigits || q.lo < 1 || q.lo > 110 || q.lo != q.hi || !r.is(q.first-1, ",") || !(r.is(q.end, ",") || r.is(q.end, ".")) {
		return false
	}
	for _, n := range r.report.Names {
		if n.Kind == hearsay.Person && n.End == r.lex[q.first-1].start {
			return true
		}
		if n.Start >= words.End {
			break
		}
	}
	return false
}

// stated is the value with its evidence: an open number's bounds are what its words imply.
func (r *reader) stated(q reading, words hearsay.Span) hearsay.Stated[hearsay.Range] {
	v := hearsay.Range{Min: q.lo, Max: q.hi, About: q.about}
	if q.vague {
		return hearsay.Infer(v, words, "least number that “"+strings.ToLower(r.report.Words(words))+"” can mean")
	}
	return hearsay.State(v, words)
}
