package event

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"hearsay"
	"hearsay/entity"
	"hearsay/lang/en"
	"hearsay/place"
	"hearsay/quantity"
	"hearsay/syntax/syntaxtest"
	"hearsay/when"
)

// engine runs the passes between the trees and the events.
type engine struct {
	rules  *Rules
	passes []hearsay.Pass
}

var english = sync.OnceValues(func() (*engine, error) {
	e := &engine{}
	var err error
	for _, load := range []func(fs.FS) (interface{ Pass() hearsay.Pass }, error){
		loading(when.Load), loading(quantity.Load), loading(place.Load), loading(entity.Load),
	} {
		stage, err := load(en.Files)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		e.passes = append(e.passes, stage.Pass())
	}
	if e.rules, err = Load(en.Files); err != nil {
		return nil, err
	}
	e.passes = append(e.passes, e.rules.Pass())
	return e, nil
})

func loading[S interface{ Pass() hearsay.Pass }](load func(fs.FS) (S, error)) func(fs.FS) (interface{ Pass() hearsay.Pass }, error) {
	return func(files fs.FS) (interface{ Pass() hearsay.Pass }, error) { return load(files) }
}

// read reads the events of a text.
func read(t testing.TB, text string) *hearsay.Report {
	t.Helper()
	e, err := english()
	if err != nil {
		t.Fatal(err)
	}
	r := syntaxtest.Parse(t, text)
	for _, p := range e.passes {
		p.Run(r)
	}
	return r
}

// TestEveryRuleDoesWhatItsExamplesSay runs all examples of all frames through the engine.
func TestEveryRuleDoesWhatItsExamplesSay(t *testing.T) {
	e, err := english()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range e.rules.Frames {
		for _, x := range f.Examples {
			r := read(t, x.Sentence)
			if err := x.Check(r, f); err != nil {
				t.Errorf("%s:%d: %v\n\t%s\n\tgot %s", f.File, x.Line, err, x.Sentence, show(r))
			}
		}
	}
}

func show(r *hearsay.Report) string {
	var b strings.Builder
	for i := range r.Events {
		e := &r.Events[i]
		fmt.Fprintf(&b, "%s %s %s %s (%s); ", names(r, e.Actors), e.Code.Value(), names(r, e.Recipients), e.Status.Value(), e.Rule)
	}
	for i := range r.Tokens {
		tok := &r.Tokens[i]
		head := "root"
		if tok.Head >= 0 {
			head = r.Form(tok.Head)
		}
		m := ""
		if r.MentionAt(int32(i)) != nil {
			m = "*"
		}
		fmt.Fprintf(&b, "%s%s/%s/%s/%s/%s<%s ", r.Form(int32(i)), m, tok.Lemma, tok.UPOS, tok.XPOS, tok.Deprel, head)
	}
	return b.String()
}

func names(r *hearsay.Report, list []hearsay.Participant) string {
	if len(list) == 0 {
		return "-"
	}
	var out []string
	for _, p := range list {
		out = append(out, r.Words(p.Span)+"/"+r.Actor(p.Actor).Country.Value())
	}
	return strings.Join(out, "+")
}
