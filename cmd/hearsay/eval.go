package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/conllu"
	"hearsay/eval"
	"hearsay/lang/en"
	"hearsay/quantity"
	"hearsay/reader"
	"hearsay/syntax"
)

// evalOptions are the flags of eval.
type evalOptions struct {
	data   eval.Data
	model  string
	scores string
	errors bool
	write  bool
	check  bool
}

// evalPart is one part of the evaluation and the keys that it measures.
type evalPart struct {
	name, prefix string
	run          func(*evaluator) (*eval.Result, error)
}

var evalParts = []evalPart{
	{"syntax", "syntax.", func(e *evaluator) (*eval.Result, error) { return eval.Syntax(e.data, e.annotate, e.reader.Parse) }},
	{"names", "names.", func(e *evaluator) (*eval.Result, error) { return eval.Names(e.data, e.annotate) }},
	{"coreference", "coreference.", func(e *evaluator) (*eval.Result, error) { return eval.Coreference(e.data, e.annotate) }},
	{"attribution", "attribution.", func(e *evaluator) (*eval.Result, error) { return eval.Attribution(e.data, e.reader.Read) }},
	{"events", "events.plover.", func(e *evaluator) (*eval.Result, error) { return eval.Events(e.data, e.reader.Read) }},
	{"times", "time.", func(e *evaluator) (*eval.Result, error) { return eval.Times(e.data, e.reader.Read) }},
	{"quantities", "quantity.", func(e *evaluator) (*eval.Result, error) { return eval.Quantities(e.data, e.recognise) }},
	{"record", "gold.", func(e *evaluator) (*eval.Result, error) { return eval.Record(e.data, e.reader.Read) }},
}

func evalCommand() *cobra.Command {
	opt := &evalOptions{data: eval.Data{Dir: eval.DefaultDir()}}
	names := []string{"all"}
	for _, p := range evalParts {
		names = append(names, p.name)
	}
	cmd := &cobra.Command{
		Use:   "eval {" + strings.Join(names, "|") + "}…",
		Short: "Measure the reader against annotated data",
		Long: `Eval measures what the reader gives against annotated data, and prints each measure
with the counts behind it and the targets. docs/evaluation.md states the formulas.

The data is no part of the program. It is looked for in --data, or in $HEARSAY_DATA, or
in ../shared. Some parts also score files that are named: see their own help.`,
		Example: `  hearsay eval all
  hearsay eval attribution --errors | less
  hearsay eval all --check
  hearsay eval syntax gold.conllu system.conllu`,
		ValidArgs: names,
		Args:      cobra.MatchAll(cobra.MinimumNArgs(1), cobra.OnlyValidArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			return evaluate(cmd.OutOrStdout(), cmd.ErrOrStderr(), args, *opt)
		},
	}
	f := cmd.PersistentFlags()
	f.StringVar(&opt.data.Dir, "data", opt.data.Dir, "folder of the data")
	f.StringVar(&opt.data.Split, "split", "dev", "split of the sets that have several: dev or train")
	f.StringVar(&opt.model, "model", syntax.Accurate, modelUsage)
	f.StringVar(&opt.scores, "scores", filepath.Join("eval", "scores.json"), "file of committed scores")
	f.BoolVar(&opt.errors, "errors", false, "list each miss with its text")
	f.BoolVar(&opt.write, "write", false, "update the file of scores")
	f.BoolVar(&opt.check, "check", false, "fail where a score fell below the file's")
	complete(cmd, "split", "dev", "train")
	complete(cmd, "model", syntax.Models...)
	cmd.AddCommand(evalSyntaxCommand(opt), evalNamesCommand(opt), evalCoreferenceCommand(opt))
	return cmd
}

// partsOf are the parts that the arguments of part name ask for, or nil where they name files.
func partsOf(name string, args []string) []string {
	for _, a := range args {
		if !slices.ContainsFunc(evalParts, func(p evalPart) bool { return p.name == a }) {
			return nil
		}
	}
	return append([]string{name}, args...)
}

func evaluate(out, errs io.Writer, args []string, opt evalOptions) error {
	if _, err := os.Stat(opt.data.Dir); err != nil {
		return fmt.Errorf("no data to measure with: %w (--data or HEARSAY_DATA says where it is)", err)
	}
	e, err := newEvaluator(&opt)
	if err != nil {
		return err
	}
	asked := slices.DeleteFunc(slices.Clone(evalParts), func(p evalPart) bool {
		return !slices.Contains(args, "all") && !slices.Contains(args, p.name)
	})
	result := &eval.Result{}
	for _, p := range asked {
		r, err := p.run(e)
		if err != nil {
			return fmt.Errorf("eval %s: %w", p.name, err)
		}
		result.Add(r)
	}
	for _, err := range result.Problems {
		fmt.Fprintf(errs, "hearsay: eval: %v\n", err)
	}
	if opt.errors {
		printMisses(out, result.Misses)
	}
	if err := printMeasures(out, result.Measures, filepath.Join(opt.data.Dir, "targets.json")); err != nil {
		return err
	}
	return opt.commit(result, asked)
}

// commit holds the scores against the committed ones, and updates them.
func (opt *evalOptions) commit(result *eval.Result, asked []evalPart) error {
	if !opt.check && !opt.write {
		return nil
	}
	committed, err := eval.ReadScores(opt.scores)
	if err != nil {
		return err
	}
	now := result.Scores()
	mine := func(key string) bool {
		return len(asked) == len(evalParts) || slices.ContainsFunc(asked, func(p evalPart) bool { return strings.HasPrefix(key, p.prefix) })
	}
	if opt.check {
		if err := committed.Check(now, mine); err != nil {
			return fmt.Errorf("%s does not hold any more:\n%w", opt.scores, err)
		}
	}
	if !opt.write {
		return nil
	}
	for key := range committed {
		if _, measured := now[key]; !measured && !mine(key) {
			now[key] = committed[key]
		}
	}
	return eval.WriteScores(opt.scores, now)
}

func printMisses(out io.Writer, misses []eval.Miss) {
	b := bufio.NewWriter(out)
	defer b.Flush()
	slices.SortStableFunc(misses, func(a, c eval.Miss) int {
		if a.Measure != c.Measure {
			return strings.Compare(a.Measure, c.Measure)
		}
		return strings.Compare(string(a.Kind), string(c.Kind))
	})
	for _, m := range misses {
		fmt.Fprintln(b, m)
	}
}

func printMeasures(out io.Writer, measures []eval.Measure, targetsFile string) error {
	targets, err := eval.ReadTargets(targetsFile)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "measure\tright\tgold\tread\tP\tR\tvalue\tfirst\tfloor\taim\t\t")
	for _, m := range measures {
		t := targets[m.Key]
		note := ""
		if below := t.Below(math.Round(m.Value()*10) / 10); below != "" {
			note = "below " + below
		}
		p, r := m.Precision(), m.Recall()
		shares := []*float64{&p, &r}
		if m.Formula != eval.F1 { // the value says it all
			shares = []*float64{nil, nil}
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%s\t%s\t%.1f\t%s\t%s\t%s\t%s\t\n", m.Key, m.Right, m.Gold, m.System,
			optional(shares[0]), optional(shares[1]), m.Value(), optional(t.First), optional(t.Floor), optional(t.Aim), note)
	}
	return w.Flush()
}

// evaluator gives the scorers what they measure.
type evaluator struct {
	data       eval.Data
	reader     *reader.Reader
	quantities *quantity.Rules
}

func newEvaluator(opt *evalOptions) (*evaluator, error) {
	model, err := loadModel(opt.model)
	if err != nil {
		return nil, err
	}
	rules, err := quantity.Load(en.Files)
	if err != nil {
		return nil, err
	}
	return &evaluator{opt.data, model.New(), rules}, nil
}

// annotate gives trees and names to the words of a treebank's document.
func (e *evaluator) annotate(document []*conllu.Sentence) (*hearsay.Report, error) {
	report := conllu.Report(document)
	return report, e.reader.Annotate(report)
}

// quantityKinds are the models of Recognizers-Text as kinds of quantities.
var quantityKinds = map[string]hearsay.QuantityKind{
	"Number": hearsay.Count, "Ordinal": hearsay.Ordinal, "Percent": hearsay.Percent, "Currency": hearsay.Money,
}

func (e *evaluator) recognise(text, model string) []hearsay.Quantity {
	if model == "NumberRange" {
		return e.quantities.RecogniseRanges(text)
	}
	return e.quantities.Recognise(text, quantityKinds[model])
}

func optional(x *float64) string {
	if x == nil {
		return "–"
	}
	return strconv.FormatFloat(*x, 'f', 1, 64)
}
