// Package reader runs the passes in their order: a source goes in, a report comes out.
package reader

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"hearsay"
	"hearsay/attribution"
	"hearsay/coreference"
	"hearsay/entity"
	"hearsay/event"
	"hearsay/language"
	"hearsay/name"
	"hearsay/place"
	"hearsay/quantity"
	"hearsay/syntax"
	"hearsay/text"
	"hearsay/unknown"
	"hearsay/when"
)

// Model is everything that reading one language needs: rules, lexicons and weights. It
// is immutable, and shared by all readers made from it.
type Model struct {
	files    fs.FS
	network  string // its name
	language *language.Checker
	stages   []stage
	events   *event.Rules
	pipeline func() string
}

// stage makes one pass for one worker.
type stage interface{ Pass() hearsay.Pass }

// Options are what a Model may be loaded with. The zero value is the default of each.
type Options struct {
	Model string // of syntax.Models; accurate where it is empty
}

// Load reads a language's files, as lang/en.Files holds them.
func Load(files fs.FS, options Options) (*Model, error) {
	m := &Model{files: files, network: cmp.Or(options.Model, syntax.Accurate)}
	m.pipeline = sync.OnceValue(m.hashFiles)
	var err error
	if m.language, err = language.Load(files); err != nil {
		return nil, fmt.Errorf("loading the language: %w", err)
	}
	for _, load := range []func(fs.FS) (stage, error){
		loader(text.LoadBlocks),
		loader(text.LoadWords),
		loader(options.syntax),
		loader(name.Load),
		loader(coreference.Load),
		loader(when.Load),
		loader(quantity.Load),
		loader(place.Load),
		loader(entity.Load),
		loader(attribution.Load),
		loader(event.Load),
		loader(unknown.Load),
	} {
		s, err := load(files)
		if err != nil {
			return nil, fmt.Errorf("loading the language: %w", err)
		}
		if rules, ok := s.(*event.Rules); ok {
			m.events = rules
		}
		m.stages = append(m.stages, s)
	}
	return m, nil
}

func (o Options) syntax(files fs.FS) (*syntax.Model, error) {
	return syntax.Load(files, cmp.Or(o.Model, syntax.Accurate))
}

func loader[S stage](load func(fs.FS) (S, error)) func(fs.FS) (stage, error) {
	return func(files fs.FS) (stage, error) { return load(files) }
}

// Explain says how an event of a report that was read with this model came about.
func (m *Model) Explain(r *hearsay.Report, id hearsay.EventID) string {
	return m.events.Explain(r, id)
}

// Reader reads one report after another. It owns scratch memory and belongs to one
// goroutine; make as many as there are workers.
type Reader struct {
	model  *Model
	passes []hearsay.Pass
}

// New makes a reader.
func (m *Model) New() *Reader {
	r := &Reader{model: m}
	r.renew()
	return r
}

// longestKept is the bytes of the longest text whose scratch memory is kept for the next:
// without a bound, one endless text would leave every worker with hundreds of megabytes.
const longestKept = 1 << 18

// renew gives the passes new scratch memory.
func (r *Reader) renew() {
	r.passes = r.passes[:0]
	for _, s := range r.model.stages {
		r.passes = append(r.passes, s.Pass())
	}
}

// Read reads a source through all passes. It refuses what is not text, and what is not
// in the language unless the source insists on it; the error says why.
func (r *Reader) Read(src hearsay.Source) (*hearsay.Report, error) {
	report, err := r.model.open(src)
	if err != nil {
		return nil, err
	}
	return report, r.run(report, hearsay.Blocks, hearsay.Unknowns)
}

// Parse reads a source as far as its trees, names and co-reference. Every paragraph of it is
// read, what Read leaves aside as furniture too: whoever asks for trees wants them for all
// of the text.
func (r *Reader) Parse(src hearsay.Source) (*hearsay.Report, error) {
	report, err := r.model.open(src)
	if err != nil {
		return nil, err
	}
	report.Blocks = text.Paragraphs(report.Text)
	return report, r.run(report, hearsay.Words, hearsay.Coreference)
}

func (m *Model) open(src hearsay.Source) (*hearsay.Report, error) {
	report, err := text.NewReport(src)
	if err != nil {
		return nil, err
	}
	return report, m.language.Require(report, src.Language)
}

// Annotate gives trees, names and co-reference to a report whose words and sentences are
// already there.
func (r *Reader) Annotate(report *hearsay.Report) error {
	return r.run(report, hearsay.Trees, hearsay.Coreference)
}

// ErrPass is what Read's error wraps when a pass failed on a text: a bug in the pass,
// kept from stopping the batch that the text stands in.
var ErrPass = errors.New("bug")

// run runs the passes from the one that gives the first layer to the one that gives the
// last.
func (r *Reader) run(report *hearsay.Report, first, last hearsay.Layer) (err error) {
	var at string
	defer func() {
		if bug := recover(); bug != nil {
			err = fmt.Errorf("%w in pass %s: %v", ErrPass, at, bug)
		}
		if len(report.Text) > longestKept {
			r.renew()
		}
	}()
	begin := slices.IndexFunc(r.passes, func(p hearsay.Pass) bool { return p.Gives == first })
	for _, p := range r.passes[begin:] {
		at = p.Name
		p.Run(report)
		if p.Gives == last {
			break
		}
	}
	return nil
}
