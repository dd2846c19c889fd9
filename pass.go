package hearsay

// Layer names one kind of thing that passes read out of a report.
type Layer string

// The layers, in the order in which a report gets them.
const (
	Blocks      Layer = "blocks"      // Document.Blocks and the document's own fields
	Words       Layer = "words"       // Tokens' extents, Sentences
	Trees       Layer = "trees"       // Tokens' tags, lemmas and heads
	Names       Layer = "names"       // Names
	Coreference Layer = "coreference" // References, Entities
	Times       Layer = "times"       // Times
	Quantities  Layer = "quantities"  // Quantities
	Places      Layer = "places"      // Places
	Actors      Layer = "actors"      // Mentions, Actors
	Attribution Layer = "attribution" // Quotations, Links, Origins
	Events      Layer = "events"      // Events
	Unknowns    Layer = "unknowns"    // Unknowns, Conflicts
)

// Pass is one step of reading, in the manner of golang.org/x/tools/go/analysis: it reads
// the layers that it needs and gives one. A Pass owns the scratch memory of its Run and
// belongs to one goroutine; the rules and weights behind it are shared.
type Pass struct {
	Name  string
	Doc   string // one sentence
	Needs []Layer
	Gives Layer
	Run   func(*Report)
}
