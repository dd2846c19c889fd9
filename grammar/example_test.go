package grammar_test

import (
	"fmt"

	"hearsay"
	"hearsay/grammar"
	"hearsay/lang/en"
	"hearsay/syntax"
)

// A text's words with their tags, lemmas and heads.
func Example() {
	g, err := grammar.Load(en.Files, syntax.Accurate)
	if err != nil {
		panic(err)
	}
	report, err := g.New().Parse("The envoy left Oslo. He didn't speak.")
	if err != nil {
		panic(err)
	}
	for _, s := range report.Sentences {
		for i := s.First; i < s.End; i++ {
			t := &report.Tokens[i]
			head := "ROOT"
			if t.Head >= 0 {
				head = report.Form(t.Head)
			}
			fmt.Printf("%-6s %-6s %-6s %s of %s\n", report.Form(i), t.Lemma, t.UPOS, t.Deprel, head)
		}
	}
	// Output:
	// The    the    DET    det of envoy
	// envoy  envoy  NOUN   nsubj of left
	// left   leave  VERB   root of ROOT
	// Oslo   Oslo   PROPN  obj of left
	// .      .      PUNCT  punct of left
	// He     he     PRON   nsubj of speak
	// did    do     AUX    aux of speak
	// n't    not    PART   advmod of speak
	// speak  speak  VERB   root of ROOT
	// .      .      PUNCT  punct of speak
}

// Names, and who does what: the tree answers for a verb's subject and object.
func ExampleParser_Parse() {
	g, err := grammar.Load(en.Files, syntax.Accurate)
	if err != nil {
		panic(err)
	}
	report, err := g.New().Parse("Norway sent two ships to Chad on Monday.")
	if err != nil {
		panic(err)
	}
	for _, n := range report.Names {
		fmt.Println(n.Kind, report.Words(report.SpanOf(n.First, n.Last)))
	}
	for i := range report.Tokens {
		verb := int32(i)
		subject, object := report.Child(verb, hearsay.NSubj), report.Child(verb, hearsay.Obj)
		if subject >= 0 && object >= 0 {
			fmt.Printf("%s: %s → %s\n", report.Tokens[i].Lemma, report.Form(subject), report.Words(report.Subtree(object)))
		}
	}
	// Output:
	// LOC Norway
	// LOC Chad
	// send: Norway → two ships
}

// Who is spoken of again.
func ExampleParser_Parse_entities() {
	g, err := grammar.Load(en.Files, syntax.Accurate)
	if err != nil {
		panic(err)
	}
	report, err := g.New().Parse("Ola Berg left Chad on Monday. He will stay in Oslo.")
	if err != nil {
		panic(err)
	}
	for _, ref := range report.References {
		if e := report.Entity(ref.Entity); e.References > 1 {
			fmt.Println(ref.Entity, e.Kind, report.Words(ref.Span))
		}
	}
	// Output:
	// 1 person Ola Berg
	// 1 person He
}
