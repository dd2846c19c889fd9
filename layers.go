package hearsay

// Ids count from 1 in the report's slices; 0 means none.
type (
	ActorID  int32
	LinkID   int32
	EventID  int32
	PlaceID  int32
	EntityID int32
)

// Name is a proper name that stands in the text: tokens First to Last, both included.
type Name struct {
	Span
	First, Last int32
	Kind        NameKind
}

// NameKind is what a name names: with the labels of Universal NER, or a finer kind.
type NameKind string

// The kinds of names.
const (
	Person       NameKind = "PER"
	Location     NameKind = "LOC"
	Organisation NameKind = "ORG"

	Nationality  NameKind = "nationality" // "Norwegian"
	DocumentName NameKind = "document"    // "Resolution 2254"
	Weapon       NameKind = "weapon"
	Platform     NameKind = "platform" // a ship, an aircraft, a vehicle of the military
)

// Reference is a phrase that refers to something, whatever it is: tokens First to Last,
// both included. Its extent is a whole noun phrase, as GUM annotates them.
type Reference struct {
	Span
	First, Last, Head int32
	Form              MentionKind
	Entity            EntityID
	Before            int32 // index of the entity's reference before this one, or -1
}

// Entity is what one or more references refer to.
type Entity struct {
	Kind       EntityKind // "" where no name and no pronoun tells
	References int32      // how many
	First      int32      // index of the first one
	Latest     int32      // index of the last one; Reference.Before leads back from it
}

// EntityKind is the type of a referent, with the labels of GUM.
type EntityKind string

// The kinds of entities.
const (
	AbstractEntity     EntityKind = "abstract"
	AnimalEntity       EntityKind = "animal"
	EventEntity        EntityKind = "event"
	ObjectEntity       EntityKind = "object"
	OrganizationEntity EntityKind = "organization"
	PersonEntity       EntityKind = "person"
	PlaceEntity        EntityKind = "place"
	PlantEntity        EntityKind = "plant"
	SubstanceEntity    EntityKind = "substance"
	TimeEntity         EntityKind = "time"
)

// Time is a temporal expression with its TIMEX3 value.
type Time struct {
	Span
	Type  TimeType
	Value Stated[string] // inferred where the report's date was needed
}

// TimeType is a TIMEX3 type.
type TimeType string

// The TIMEX3 types.
const (
	Date      TimeType = "DATE"
	ClockTime TimeType = "TIME"
	Duration  TimeType = "DURATION"
	Set       TimeType = "SET"
)

// Range is a number, or the bounds that the text gives for one. An open side is infinite.
type Range struct {
	Min, Max float64
	About    bool // "some 200", "nearly 50"
}

// Quantity is a number with the thing it counts or measures.
type Quantity struct {
	Span          // number and unit: "14 missile units"
	Number   Span // the number alone: "14", "at least 16"
	Kind     QuantityKind
	Value    Stated[Range]
	Unit     string // singular, lower case: "missile unit", "percent"
	UnitSpan Span
	Currency string // ISO 4217, for Money
	Head     int32  // token that heads the counted phrase, or -1
}

// QuantityKind is the kind of number.
type QuantityKind string

// The kinds of quantities.
const (
	Count   QuantityKind = "count"   // "eight engines", and bare numbers
	Ordinal QuantityKind = "ordinal" // "the third"
	Percent QuantityKind = "percent"
	Money   QuantityKind = "money"
	Measure QuantityKind = "measure" // "5 km"
	Age     QuantityKind = "age"
)

// Place is a place that the text names.
type Place struct {
	Span
	Name     Stated[string]
	Country  Stated[string] // ISO 3166-1 alpha-3
	Lat, Lon Stated[float64]
	Feature  string // GeoNames feature class and code, as in "P.PPLC"; "" where unknown
}

// Mention is a phrase that refers to an actor: tokens First to Last, both included.
type Mention struct {
	Span
	First, Last, Head int32
	Actor             ActorID
	Kind              MentionKind
}

// MentionKind is the form of a mention.
type MentionKind string

// The kinds of mentions.
const (
	Named   MentionKind = "name"
	Nominal MentionKind = "nominal" // "the Venezuelan leader", "observers"
	Pronoun MentionKind = "pronoun"
)

// Actor is somebody or something that acts, is acted upon, or is a source.
type Actor struct {
	Name    Stated[string]
	Kind    ActorKind
	Country Stated[string]   // CAMEO country code (ISO 3166-1 alpha-3), or IGO, NGO, MNC…
	Roles   []Stated[string] // CAMEO role codes, most telling first: GOV, MIL …
}

// Code is the actor's CAMEO code: country and first role, as in VENGOV.
func (a *Actor) Code() string {
	code := a.Country.Value()
	if len(a.Roles) > 0 && a.Roles[0].Value() != code {
		code += a.Roles[0].Value()
	}
	return code
}

// ActorKind is the kind of an actor, and of a source.
type ActorKind string

// The kinds of actors.
const (
	PersonActor       ActorKind = "person"
	OrganisationActor ActorKind = "organisation"
	OutletActor       ActorKind = "outlet"
	DocumentActor     ActorKind = "document"
	GroupActor        ActorKind = "group"
	CountryActor      ActorKind = "country"
	AnonymousActor    ActorKind = "anonymous"
)

// Quotation is a stretch between quotation marks, the marks left out. One that runs over
// paragraphs is one Quotation a paragraph, joined by Continues.
type Quotation struct {
	Span
	Continues int32 // index of the quotation that it continues, or -1
}

// Link is one attribution: a source says a content, in the words of the cue (the parts
// as PARC 3.0 and PolNeAR define them). Links joined by Parent are a chain; a Parent of 0
// means that the publisher itself says that this source said so.
type Link struct {
	Parent     LinkID
	Actor      ActorID // 0 where no source is named
	Source     Span    // zero where none is named ("reportedly")
	SourceKind ActorKind
	Cue        Span
	CueHead    int32 // token
	Relation   Relation
	Content    []Span
	Quotation  QuotationKind
	Hedges     []Span
	Addressee  ActorID // "told Reuters"
	Basis      Span    // "on condition of anonymity", "it obtained"
}

// Relation is how a source stands to its content.
type Relation string

// The relations of a link.
const (
	Said     Relation = "said"
	Reported Relation = "reported"
	Cited    Relation = "cited"
	Obtained Relation = "obtained"
	Wrote    Relation = "wrote"
	Asked    Relation = "asked"
	DeniedIt Relation = "denied"
	Believes Relation = "believes"
	Other    Relation = "other"
)

// QuotationKind says whose words the content's are.
type QuotationKind string

// The kinds of quotation.
const (
	Direct   QuotationKind = "direct"
	Mixed    QuotationKind = "mixed"
	Indirect QuotationKind = "indirect"
)

// Origin is an innermost identifiable root of the report's chains.
type Origin struct {
	Actor ActorID
	Links []LinkID
}

// Event is who did what to whom, coded in CAMEO and PLOVER.
type Event struct {
	Actors, Recipients []Participant
	Code               Stated[string] // CAMEO; the evidence is the trigger
	Rule               string         // rule that coded it, as "protest.frames:12 riot"
	Goldstein          float64        // -10 to 10 (Goldstein 1992, as CAMEO assigns it)
	Plover             Plover
	Status             Stated[Status] // inferred where no word marks it
	When               Stated[string] // TIMEX3 value
	Where              PlaceID
	WhereSpan          Span
	Items              []Item
	Head               int32 // trigger's head token
	Evidence           Span  // the clause
	Links              []LinkID
}

// Root is the two digits of the event's CAMEO root category.
func (e *Event) Root() string { return e.Code.Value()[:2] }

// Participant is an actor in an event, where the clause names it.
type Participant struct {
	Actor   ActorID
	Span    Span
	Because string // why, where the clause itself does not name it ("subject of the governing verb")
}

// Plover is an event's coding in PLOVER.
type Plover struct {
	Event, Mode string
	Contexts    []string
}

// Status is what the text says of an event's reality.
type Status string

// The statuses of an event.
const (
	Actual       Status = "actual"
	Ongoing      Status = "ongoing"
	Planned      Status = "planned"
	Requested    Status = "requested"
	Hypothetical Status = "hypothetical"
	Negated      Status = "negated"
	Denied       Status = "denied"
	Alleged      Status = "alleged"
	Historical   Status = "historical"
)

// Item is a thing counted in an event.
type Item struct {
	Span
	Value Stated[Range]
	Unit  string
}

// Unknown is what the report itself says is not known.
type Unknown struct {
	Kind     UnknownKind
	About    Span // may be zero
	Evidence Span
	Event    EventID
}

// UnknownKind is in which way something is not known.
type UnknownKind string

// The kinds of unknowns.
const (
	NotKnown    UnknownKind = "unknown"
	Unspecified UnknownKind = "unspecified"
	Unconfirmed UnknownKind = "unconfirmed"
	Declined    UnknownKind = "declined"
)

// Conflict is two spans of one text that give differing figures or versions of a thing.
type Conflict struct {
	A, B  Span
	About string
}
