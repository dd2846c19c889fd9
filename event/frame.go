package event

import (
	"hearsay"
	"hearsay/ontology"
)

// Frame is one rule: the words that trigger it, the slots in which its actor and its
// recipient stand, and the CAMEO code.
type Frame struct {
	Name string
	File string
	Line int

	Triggers  []Trigger
	Actor     []slot // the first that is filled counts
	Recipient []slot
	Both      []slot // participants that are actor and recipient at once
	Codes     []codeRule
	Needs     []condition
	Unless    []condition
	Told      []condition // without these the event counts only as what another is about
	Tell      sides       // what must be named for the event to be told
	Charges   []slot      // an event that stands there is laid to this frame's recipients
	Cause     []slot      // an event that stands there takes this frame's recipients over
	Governs   *governs
	Examples  []Example

	rule string
}

// Rule names the frame as a record does: "protest.frames:12 riot".
func (f *Frame) Rule() string { return f.rule }

// Trigger is a word, or a verb with further words, that makes a frame fire.
type Trigger struct {
	Class wordClass
	Lemma string
	With  []string // particles, prepositions, object nouns: "on" of "call on"
	Bare  bool     // a noun that fires only as the object of a light verb
}

type wordClass uint8

const (
	verbWord wordClass = iota
	nounWord
	adjectiveWord
	wordClasses
)

// slot is a place in the clause around a trigger, in plain terms. Passives, relative
// clauses and controlled infinitives are undone before slots are filled: the subject is
// always who does it. From firstPreposition on, a slot is a preposition.
type slot uint8

const (
	noSlot         slot = iota
	subject             // who does it: "Russia" of "was sent by Russia"
	object              // "aid" of "sent aid", "aid was sent"
	indirect            // "Mali" of "gave Mali aid"
	possessive          // "Russia" of "Russia's visit"
	modifier            // "US" of "US airstrike", "Russian" of "Russian visit"
	clause              // the clause that depends on the verb: "to leave"
	infinitive          // such a clause with "to"
	innerActor          // actor of the event that the frame governs
	innerRecipient      // recipient of that event, or another participant of its clause
	anywhere            // all words that depend on the trigger
	sentence            // all words of the sentence
	lightSlot           // the light verb that carries the noun: "launch" of "launch an attack"
	firstPreposition
)

var slotNames = map[string]slot{
	"subject": subject, "object": object, "indirect": indirect, "possessive": possessive,
	"modifier": modifier, "clause": clause, "infinitive": infinitive, "inner-actor": innerActor,
	"inner-recipient": innerRecipient, "anywhere": anywhere, "light": lightSlot, "sentence": sentence,
}

// condition holds when a slot is filled by a phrase that has one of the words; with no
// words it holds when the slot is filled.
type condition struct {
	slot  slot
	words map[string]bool
}

// sides says which of an event's two sides must be named.
type sides struct{ actor, recipient bool }

type codeRule struct {
	code string
	when []condition
}

// governs says that another event, in one of the slots, is what this frame is about.
type governs struct {
	slots    []slot
	table    string
	shift    ontology.Shift
	status   hearsay.Status // of the governed event; "" where it is left out
	fallback hearsay.Status // where the shift has no code for the act
}

// Example is a sentence with what the frame makes of it.
type Example struct {
	Line     int
	Sentence string
	Want     []Outcome // none: the frame must not fire
}

// Outcome is one event that an example expects. Actor and Recipient are a country's three
// letters, a word of the participant's phrase, or "-" where there must be none.
type Outcome struct {
	Actor, Code, Recipient string
	Status                 hearsay.Status // "" where the example does not say
}

// slotName is the name of a slot as the frames write it.
func (m *Rules) slotName(at slot) string {
	if at >= firstPreposition && int(at-firstPreposition) < len(m.prepName) {
		return m.prepName[at-firstPreposition]
	}
	for name, s := range slotNames {
		if s == at {
			return name
		}
	}
	return "part of the trigger"
}
