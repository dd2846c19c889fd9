package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"hearsay"
)

// Record scores whole records against our own annotation of reports: the links of chains
// with what they hang on (and those below the outermost alone), coded events, the status
// of those that match, unknowns and conflicts.
func Record(data Data, read Reader) (*Result, error) {
	paths, err := filepath.Glob(data.path("gold", "ann", "*.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no .json files: %w", data.path("gold", "ann"), os.ErrNotExist)
	}
	slices.Sort(paths)
	var r Result
	var s recordScore
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		gold, err := readGold(path, data.path("gold", "text", name+".txt"))
		if err != nil {
			return nil, err
		}
		v := r.read(read, name, gold.text, hearsay.Metadata{Publisher: gold.Meta.Publisher, Published: isoDate(gold.Meta.Date)})
		s.score(&r, name, gold, &v)
	}
	r.measure("gold.edges.f1", F1, s.edges)
	r.measure("gold.deep.f1", F1, s.deep)
	r.measure("gold.events.f1", F1, s.events)
	r.measure("gold.status.accuracy", Recall, s.status)
	r.measure("gold.unknowns.f1", F1, s.unknowns)
	r.measure("gold.conflicts.f1", F1, s.conflicts)
	r.aside("gold.roots.f1", F1, s.roots)
	return &r, nil
}

type recordScore struct{ edges, deep, events, status, roots, unknowns, conflicts Counts }

func (s *recordScore) score(r *Result, doc string, gold *goldRecord, v *view) {
	ge, ye := gold.edges(), edgesOf(v)
	hit := pair(ge, ye, sameEdge)
	tally(&s.edges, hit, len(ye))
	missedEdges(r, doc, v.given, ge, ye, hit)
	below := func(in []edge) []edge {
		return slices.DeleteFunc(slices.Clone(in), func(e edge) bool { return e.depth == 0 })
	}
	gd, yd := below(ge), below(ye)
	tally(&s.deep, pair(gd, yd, sameEdge), len(yd))

	gv, yv := gold.Events, codedEvents(v)
	hit = pair(gv, yv, sameCoding)
	tally(&s.events, hit, len(yv))
	for i, k := range hit {
		if k >= 0 {
			s.status.Gold++
			s.status.System++
			if gv[i].Status == string(yv[k].Status.Value()) {
				s.status.Right++
			}
		}
	}
	missedEvents(r, doc, v, gv, yv, hit)
	tally(&s.roots, pair(gv, yv, func(g goldEvent, y codedEvent) bool {
		return g.Root == y.Root() && g.Evidence.Overlaps(y.words)
	}), len(yv))

	hit = pair(gold.Unknowns, v.Unknowns, func(g goldUnknown, y hearsay.Unknown) bool { return g.Span.Overlaps(v.on(y.Evidence)) })
	tally(&s.unknowns, hit, len(v.Unknowns))
	missedUnknowns(r, doc, v, gold.Unknowns, hit)
	hit = pair(gold.Conflicts, v.Conflicts, func(g goldConflict, y hearsay.Conflict) bool {
		a, b := v.on(y.A), v.on(y.B)
		return g.A.Overlaps(a) && g.B.Overlaps(b) || g.A.Overlaps(b) && g.B.Overlaps(a)
	})
	tally(&s.conflicts, hit, len(v.Conflicts))
	missedConflicts(r, doc, v, gold.Conflicts, hit)
}

func tally(c *Counts, hit []int, system int) {
	c.Right += count(hit)
	c.Gold += len(hit)
	c.System += system
}

// edge is one link with what it hangs on. A nil span is a source that no words name, or no
// parent.
type edge struct {
	content, source, parent *hearsay.Span
	depth                   int
}

// sameEdge: the contents overlap, and the sources and the parents' sources overlap or are
// both missing.
func sameEdge(g, y edge) bool {
	return overlap(g.content, y.content) && same(g.source, y.source) && same(g.parent, y.parent)
}

func overlap(a, b *hearsay.Span) bool { return a != nil && b != nil && a.Overlaps(*b) }

func same(a, b *hearsay.Span) bool { return overlap(a, b) || a == nil && b == nil }

// deepest is how far a chain is followed, so that a ring of parents ends.
const deepest = 9

// edgesOf are the report's links, once for each stretch of their content.
func edgesOf(v *view) []edge {
	var out []edge
	for i := range v.Links {
		l := &v.Links[i]
		e := edge{source: optional(v.on(l.Source))}
		if l.Parent != 0 {
			e.parent = optional(v.on(v.Link(l.Parent).Source))
		}
		for p := l.Parent; p != 0 && e.depth < deepest; p = v.Link(p).Parent {
			e.depth++
		}
		for _, c := range v.all(l.Content) {
			e.content = &c
			out = append(out, e)
		}
		if len(l.Content) == 0 {
			out = append(out, e)
		}
	}
	return out
}

func optional(s hearsay.Span) *hearsay.Span {
	if s == (hearsay.Span{}) {
		return nil
	}
	return &s
}

// codedEvent is an event with its sides' countries.
type codedEvent struct {
	*hearsay.Event
	words              hearsay.Span // evidence, on the given text
	actors, recipients []string     // countries; one empty string where nobody is named
}

func codedEvents(v *view) []codedEvent {
	countries := func(in []hearsay.Participant) (out []string) {
		for _, p := range in {
			out = append(out, v.Actor(p.Actor).Country.Value())
		}
		if out == nil {
			return []string{""}
		}
		return out
	}
	out := make([]codedEvent, len(v.Events))
	for i := range v.Events {
		e := &v.Events[i]
		out[i] = codedEvent{e, v.on(e.Evidence), countries(e.Actors), countries(e.Recipients)}
	}
	return out
}

// sameCoding: the CAMEO roots are equal, and each side's country is among those of the
// event's side, or both are empty.
func sameCoding(g goldEvent, y codedEvent) bool {
	return g.Root == y.Root() && slices.Contains(y.actors, g.Source.country()) && slices.Contains(y.recipients, g.Target.country())
}

// goldRecord is the annotation of one report, its spans in bytes.
type goldRecord struct {
	text string
	Meta struct{ Publisher, Date string }

	Attributions []struct {
		Content goldSpan
		Chain   []struct{ Source *goldSpan }
	}
	Events    []goldEvent
	Unknowns  []goldUnknown
	Conflicts []goldConflict
}

// goldSpan is a span in code points in the file, and in bytes once read.
type goldSpan struct{ hearsay.Span }

type goldEvent struct {
	Evidence       goldSpan
	Source, Target *goldParty
	Root           string
	Status         string
}

type goldParty struct{ Country, Role string }

type goldUnknown struct {
	Span  goldSpan
	About string
}

type goldConflict struct {
	A, B  goldSpan
	About string
}

func (p *goldParty) country() string {
	if p == nil {
		return ""
	}
	return p.Country
}

func (g *goldRecord) edges() []edge {
	var out []edge
	for i := range g.Attributions {
		a := &g.Attributions[i]
		var parent *hearsay.Span
		for d := range a.Chain {
			e := edge{content: &a.Content.Span, parent: parent, depth: d}
			if s := a.Chain[d].Source; s != nil {
				e.source = &s.Span
			}
			out = append(out, e)
			parent = e.source
		}
	}
	return out
}

func readGold(path, textPath string) (*goldRecord, error) {
	raw, err := os.ReadFile(textPath)
	if err != nil {
		return nil, err
	}
	ann, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g := &goldRecord{text: universalNewlines(string(raw))}
	if err := json.Unmarshal(ann, g); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	g.toBytes(byteOffsets(g.text))
	return g, nil
}

func (g *goldRecord) toBytes(offsets []int32) {
	to := func(s *goldSpan) {
		last := int32(len(offsets) - 1)
		s.Start, s.End = offsets[min(max(s.Start, 0), last)], offsets[min(max(s.End, 0), last)]
	}
	for i := range g.Attributions {
		to(&g.Attributions[i].Content)
		for d := range g.Attributions[i].Chain {
			if s := g.Attributions[i].Chain[d].Source; s != nil {
				to(s)
			}
		}
	}
	for i := range g.Events {
		to(&g.Events[i].Evidence)
	}
	for i := range g.Unknowns {
		to(&g.Unknowns[i].Span)
	}
	for i := range g.Conflicts {
		to(&g.Conflicts[i].A)
		to(&g.Conflicts[i].B)
	}
}

var slashedDate = regexp.MustCompile(`^(\d+)/(\d+)/(\d{4})$`)

// isoDate turns 7/2/2016, month first, into 2016-07-02 and leaves other dates as they are.
func isoDate(s string) string {
	m := slashedDate.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	return m[3] + "-" + twoDigits(m[1]) + "-" + twoDigits(m[2])
}

func twoDigits(s string) string {
	if len(s) < 2 {
		return "0" + s
	}
	return s
}
