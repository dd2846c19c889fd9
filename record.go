package hearsay

import (
	"math"
	"strconv"
)

// SchemaVersion is the version of the record's contract, schema/record.schema.json.
const SchemaVersion = "1"

// Record is all that was read out of one document: the contract between the reader and
// whatever comes after it. Its offsets count Unicode code points of Document.Text, and
// every span carries its words. Make one with Report.Record.
type Record struct {
	Schema       string              `json:"schema"`
	Pipeline     string              `json:"pipeline"`
	Document     RecordDocument      `json:"document"`
	Actors       []RecordActor       `json:"actors"`
	Attributions []RecordAttribution `json:"attributions"`
	Quotations   []RecordQuotation   `json:"quotations"`
	Events       []RecordEvent       `json:"events"`
	Times        []RecordTime        `json:"times"`
	Places       []RecordPlace       `json:"places"`
	Quantities   []RecordQuantity    `json:"quantities"`
	Unknowns     []RecordUnknown     `json:"unknowns"`
	Conflicts    []RecordConflict    `json:"conflicts"`
	Origins      []RecordOrigin      `json:"origins"`
}

// RecordSpan is a span in code points, with its words.
type RecordSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// RecordStated says which words state a field.
type RecordStated struct {
	Field string     `json:"field"`
	Span  RecordSpan `json:"span"`
}

// RecordInferred says from what a field was inferred, and why. From is null where the
// value came from outside the text.
type RecordInferred struct {
	Field   string      `json:"field"`
	Because string      `json:"because"`
	From    *RecordSpan `json:"from"`
}

// RecordEvidence is what supports an object's fields.
type RecordEvidence struct {
	Stated   []RecordStated   `json:"stated"`
	Inferred []RecordInferred `json:"inferred"`
}

// RecordDocument is the document and its metadata.
type RecordDocument struct {
	ID        string        `json:"id"`
	Input     string        `json:"input"`
	URL       string        `json:"url"`
	Publisher string        `json:"publisher"`
	Title     string        `json:"title"`
	Byline    string        `json:"byline"`
	Published string        `json:"published"`
	Language  string        `json:"language"`
	Text      string        `json:"text"`
	Blocks    []RecordBlock `json:"blocks"`
	RecordEvidence
}

// RecordBlock is one block of the document.
type RecordBlock struct {
	Start int       `json:"start"`
	End   int       `json:"end"`
	Kind  BlockKind `json:"kind"`
}

// RecordActor is one actor with its mentions, first name first.
type RecordActor struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Kind     ActorKind    `json:"kind"`
	Country  string       `json:"country"`
	Roles    []string     `json:"roles"`
	Code     string       `json:"code"`
	Mentions []RecordSpan `json:"mentions"`
	RecordEvidence
}

// RecordAttribution is one link of a chain.
type RecordAttribution struct {
	ID         string        `json:"id"`
	Parent     *string       `json:"parent"`
	Actor      *string       `json:"actor"`
	Source     *RecordSpan   `json:"source"`
	SourceKind ActorKind     `json:"source_kind"`
	Cue        *RecordSpan   `json:"cue"`
	Relation   Relation      `json:"relation"`
	Content    []RecordSpan  `json:"content"`
	Quotation  QuotationKind `json:"quotation"`
	Hedges     []RecordSpan  `json:"hedges"`
	Addressee  *string       `json:"addressee"`
	Basis      *RecordSpan   `json:"basis"`
}

// RecordQuotation is a stretch between quotation marks, and the innermost link whose
// content it is.
type RecordQuotation struct {
	Span        RecordSpan `json:"span"`
	Attribution *string    `json:"attribution"`
}

// RecordParticipant is an actor where an event names it.
type RecordParticipant struct {
	Actor string     `json:"actor"`
	Span  RecordSpan `json:"span"`
}

// RecordPlover is an event's coding in PLOVER.
type RecordPlover struct {
	Event    string   `json:"event"`
	Mode     string   `json:"mode"`
	Contexts []string `json:"contexts"`
}

// RecordWhen is an event's time.
type RecordWhen struct {
	Value string     `json:"value"`
	Span  RecordSpan `json:"span"`
}

// RecordWhere is an event's place.
type RecordWhere struct {
	Place string     `json:"place"`
	Span  RecordSpan `json:"span"`
}

// RecordRange is a number or its bounds; null is an open side.
type RecordRange struct {
	Min   *float64 `json:"min"`
	Max   *float64 `json:"max"`
	About bool     `json:"about,omitempty"`
}

// RecordItem is a thing counted in an event.
type RecordItem struct {
	Quantity RecordRange `json:"quantity"`
	Unit     string      `json:"unit"`
	Span     RecordSpan  `json:"span"`
}

// RecordEvent is who did what to whom.
type RecordEvent struct {
	ID           string              `json:"id"`
	Actors       []RecordParticipant `json:"actors"`
	Recipients   []RecordParticipant `json:"recipients"`
	Code         string              `json:"code"`
	Root         string              `json:"root"`
	Goldstein    float64             `json:"goldstein"`
	Plover       RecordPlover        `json:"plover"`
	Status       Status              `json:"status"`
	When         *RecordWhen         `json:"when"`
	Where        *RecordWhere        `json:"where"`
	Items        []RecordItem        `json:"items"`
	Trigger      RecordSpan          `json:"trigger"`
	Evidence     RecordSpan          `json:"evidence"`
	Attributions []string            `json:"attributions"`
	Rule         string              `json:"rule"`
	RecordEvidence
}

// RecordTime is a temporal expression.
type RecordTime struct {
	ID    string     `json:"id"`
	Value string     `json:"value"`
	Type  TimeType   `json:"type"`
	Span  RecordSpan `json:"span"`
	RecordEvidence
}

// RecordPlace is a place.
type RecordPlace struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Country string     `json:"country"`
	Lat     *float64   `json:"lat"`
	Lon     *float64   `json:"lon"`
	Feature string     `json:"feature"`
	Span    RecordSpan `json:"span"`
	RecordEvidence
}

// RecordQuantity is a number with what it counts.
type RecordQuantity struct {
	ID       string       `json:"id"`
	Kind     QuantityKind `json:"kind"`
	Value    RecordRange  `json:"value"`
	Unit     string       `json:"unit"`
	Currency string       `json:"currency"`
	Span     RecordSpan   `json:"span"`
	RecordEvidence
}

// RecordUnknown is what the report says is not known.
type RecordUnknown struct {
	Kind     UnknownKind `json:"kind"`
	About    string      `json:"about"`
	Evidence RecordSpan  `json:"evidence"`
	Event    *string     `json:"event"`
}

// RecordConflict is two versions of one thing.
type RecordConflict struct {
	A     RecordSpan `json:"a"`
	B     RecordSpan `json:"b"`
	About string     `json:"about"`
}

// RecordOrigin is an innermost root.
type RecordOrigin struct {
	ID           string   `json:"id"`
	Actor        string   `json:"actor"`
	Attributions []string `json:"attributions"`
}

// Record turns the finished report into the contract's form. Pipeline is the version of
// the rules and models that read it.
func (r *Report) Record(pipeline string) *Record {
	w := recorder{r: r, points: newCodePoints(r.Text)}
	return &Record{
		Schema: SchemaVersion, Pipeline: pipeline,
		Document:     w.document(),
		Actors:       convert(r.Actors, w.actor),
		Attributions: convert(r.Links, w.attribution),
		Quotations:   convert(r.Quotations, w.quotation),
		Events:       convert(r.Events, w.event),
		Times:        convert(r.Times, w.time),
		Places:       convert(r.Places, w.place),
		Quantities:   convert(r.Quantities, w.quantity),
		Unknowns:     convert(r.Unknowns, w.unknown),
		Conflicts: convert(r.Conflicts, func(_ int, c *Conflict) RecordConflict {
			return RecordConflict{w.span(c.A), w.span(c.B), c.About}
		}),
		Origins: convert(r.Origins, func(i int, o *Origin) RecordOrigin {
			return RecordOrigin{id("o", i+1), id("a", int(o.Actor)), linkIDs(o.Links)}
		}),
	}
}

// recorder converts the parts of one report.
type recorder struct {
	r        *Report
	points   codePoints
	mentions [][]RecordSpan // by actor
}

func convert[T, R any](in []T, f func(int, *T) R) []R {
	out := make([]R, len(in))
	for i := range in {
		out[i] = f(i, &in[i])
	}
	return out
}

func id(prefix string, n int) string { return prefix + strconv.Itoa(n) }

func optionalID(prefix string, n int) *string {
	if n == 0 {
		return nil
	}
	s := id(prefix, n)
	return &s
}

func linkIDs(links []LinkID) []string {
	return convert(links, func(_ int, l *LinkID) string { return id("s", int(*l)) })
}

func (w *recorder) span(s Span) RecordSpan {
	return RecordSpan{w.points.at(s.Start), w.points.at(s.End), w.r.Words(s)}
}

func (w *recorder) optional(s Span) *RecordSpan {
	if s.IsZero() {
		return nil
	}
	out := w.span(s)
	return &out
}

func (w *recorder) spans(in []Span) []RecordSpan {
	return convert(in, func(_ int, s *Span) RecordSpan { return w.span(*s) })
}

func newEvidence() RecordEvidence {
	return RecordEvidence{Stated: []RecordStated{}, Inferred: []RecordInferred{}}
}

// support files the evidence of one field.
func support[T any](w *recorder, e *RecordEvidence, field string, s Stated[T]) {
	switch {
	case !s.Known():
	case s.Because() != "":
		e.Inferred = append(e.Inferred, RecordInferred{field, s.Because(), w.optional(s.Span())})
	default:
		e.Stated = append(e.Stated, RecordStated{field, w.span(s.Span())})
	}
}

func (w *recorder) document() RecordDocument {
	d := &w.r.Document
	out := RecordDocument{
		ID: d.ID, Input: d.Input, URL: d.URL.Value(), Publisher: d.Publisher.Value(), Title: d.Title.Value(),
		Byline: d.Byline.Value(), Published: d.Published.Value(), Language: d.Language, Text: d.Text,
		Blocks: convert(d.Blocks, func(_ int, b *Block) RecordBlock {
			return RecordBlock{w.points.at(b.Start), w.points.at(b.End), b.Kind}
		}),
		RecordEvidence: newEvidence(),
	}
	support(w, &out.RecordEvidence, "url", d.URL)
	support(w, &out.RecordEvidence, "publisher", d.Publisher)
	support(w, &out.RecordEvidence, "title", d.Title)
	support(w, &out.RecordEvidence, "byline", d.Byline)
	support(w, &out.RecordEvidence, "published", d.Published)
	return out
}

func (w *recorder) actor(i int, a *Actor) RecordActor {
	if w.mentions == nil {
		w.mentions = make([][]RecordSpan, len(w.r.Actors)+1)
		for m := range w.r.Mentions {
			actor := w.r.Mentions[m].Actor
			w.mentions[actor] = append(w.mentions[actor], w.span(w.r.Mentions[m].Span))
		}
	}
	out := RecordActor{
		ID: id("a", i+1), Name: a.Name.Value(), Kind: a.Kind, Country: a.Country.Value(), Code: a.Code(),
		Roles:          convert(a.Roles, func(_ int, role *Stated[string]) string { return role.Value() }),
		Mentions:       append([]RecordSpan{}, w.mentions[i+1]...),
		RecordEvidence: newEvidence(),
	}
	support(w, &out.RecordEvidence, "name", a.Name)
	support(w, &out.RecordEvidence, "country", a.Country)
	for k, role := range a.Roles {
		support(w, &out.RecordEvidence, "roles."+strconv.Itoa(k), role)
	}
	return out
}

func (w *recorder) attribution(i int, l *Link) RecordAttribution {
	return RecordAttribution{
		ID: id("s", i+1), Parent: optionalID("s", int(l.Parent)), Actor: optionalID("a", int(l.Actor)),
		Source: w.optional(l.Source), SourceKind: l.SourceKind, Cue: w.optional(l.Cue), Relation: l.Relation,
		Content: w.spans(l.Content), Quotation: l.Quotation, Hedges: w.spans(l.Hedges),
		Addressee: optionalID("a", int(l.Addressee)), Basis: w.optional(l.Basis),
	}
}

func (w *recorder) quotation(_ int, q *Quotation) RecordQuotation {
	return RecordQuotation{w.span(q.Span), optionalID("s", int(w.r.QuotedBy(q.Span)))}
}

func (w *recorder) event(i int, e *Event) RecordEvent {
	out := RecordEvent{
		ID: id("e", i+1), Code: e.Code.Value(), Root: e.Root(), Goldstein: e.Goldstein,
		Plover: RecordPlover{e.Plover.Event, e.Plover.Mode, append([]string{}, e.Plover.Contexts...)},
		Status: e.Status.Value(), Trigger: w.span(e.Code.Span()), Evidence: w.span(e.Evidence),
		Items: convert(e.Items, func(_ int, it *Item) RecordItem {
			return RecordItem{recordRange(it.Value.Value()), it.Unit, w.span(it.Span)}
		}),
		Attributions: linkIDs(e.Links), Rule: e.Rule, RecordEvidence: newEvidence(),
	}
	support(w, &out.RecordEvidence, "code", e.Code)
	support(w, &out.RecordEvidence, "status", e.Status)
	out.Actors = w.participants(&out.RecordEvidence, "actors.", e.Actors)
	out.Recipients = w.participants(&out.RecordEvidence, "recipients.", e.Recipients)
	if e.When.Known() {
		out.When = &RecordWhen{e.When.Value(), w.span(e.When.Span())}
		support(w, &out.RecordEvidence, "when", e.When)
	}
	if e.Where != 0 {
		out.Where = &RecordWhere{id("p", int(e.Where)), w.span(e.WhereSpan)}
	}
	for k, it := range e.Items {
		support(w, &out.RecordEvidence, "items."+strconv.Itoa(k), it.Value)
	}
	return out
}

func (w *recorder) participants(e *RecordEvidence, field string, in []Participant) []RecordParticipant {
	return convert(in, func(i int, p *Participant) RecordParticipant {
		if p.Because != "" {
			e.Inferred = append(e.Inferred, RecordInferred{field + strconv.Itoa(i), p.Because, w.optional(p.Span)})
		}
		return RecordParticipant{id("a", int(p.Actor)), w.span(p.Span)}
	})
}

func (w *recorder) time(i int, t *Time) RecordTime {
	out := RecordTime{ID: id("t", i+1), Value: t.Value.Value(), Type: t.Type, Span: w.span(t.Span), RecordEvidence: newEvidence()}
	support(w, &out.RecordEvidence, "value", t.Value)
	return out
}

func (w *recorder) place(i int, p *Place) RecordPlace {
	out := RecordPlace{
		ID: id("p", i+1), Name: p.Name.Value(), Country: p.Country.Value(), Feature: p.Feature,
		Lat: optionalNumber(p.Lat), Lon: optionalNumber(p.Lon), Span: w.span(p.Span), RecordEvidence: newEvidence(),
	}
	support(w, &out.RecordEvidence, "name", p.Name)
	support(w, &out.RecordEvidence, "country", p.Country)
	support(w, &out.RecordEvidence, "lat", p.Lat)
	support(w, &out.RecordEvidence, "lon", p.Lon)
	return out
}

func (w *recorder) quantity(i int, q *Quantity) RecordQuantity {
	out := RecordQuantity{
		ID: id("q", i+1), Kind: q.Kind, Value: recordRange(q.Value.Value()), Unit: q.Unit, Currency: q.Currency,
		Span: w.span(q.Span), RecordEvidence: newEvidence(),
	}
	support(w, &out.RecordEvidence, "value", q.Value)
	return out
}

func (w *recorder) unknown(_ int, u *Unknown) RecordUnknown {
	return RecordUnknown{u.Kind, w.r.Words(u.About), w.span(u.Evidence), optionalID("e", int(u.Event))}
}

func optionalNumber(s Stated[float64]) *float64 {
	if !s.Known() {
		return nil
	}
	v := s.Value()
	return &v
}

func recordRange(r Range) RecordRange {
	side := func(x float64) *float64 {
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return nil
		}
		return &x
	}
	return RecordRange{side(r.Min), side(r.Max), r.About}
}
