package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"hearsay/eval"
)

// syntaxOptions are the flags of eval syntax for files.
type syntaxOptions struct {
	*evalOptions
	given     bool
	relations bool
	documents string
}

func evalSyntaxCommand(all *evalOptions) *cobra.Command {
	opt := syntaxOptions{evalOptions: all}
	cmd := &cobra.Command{
		Use:   "syntax [GOLD [SYSTEM]]",
		Short: "Score sentences, words, tags and trees by the CoNLL 2018 metrics",
		Long: `Syntax scores the CoNLL-U file SYSTEM ("-": standard input) against GOLD by the metrics
of the CoNLL 2018 shared task: precision, recall, F1, and accuracy on the words that
align. Without SYSTEM, the raw text of GOLD is read, or with --given its words are
parsed. Without GOLD, the treebanks of the data folder are measured.`,
		Example: `  hearsay eval syntax gold.conllu system.conllu
  hearsay eval syntax --given --relations --documents ^GUM_news gum.conllu
  hearsay parse --input conllu gold.conllu | hearsay eval syntax gold.conllu -`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if parts := partsOf("syntax", args); parts != nil {
				return evaluate(cmd.OutOrStdout(), cmd.ErrOrStderr(), parts, *all)
			}
			return opt.run(cmd, args)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opt.given, "given", false, "without SYSTEM: keep the sentences and words of GOLD")
	f.BoolVar(&opt.relations, "relations", false, "score each relation, and passives and negations")
	f.StringVar(&opt.documents, "documents", "", "only documents of GOLD whose id this regular expression matches")
	return cmd
}

func (opt *syntaxOptions) run(cmd *cobra.Command, files []string) error {
	if len(files) > 2 {
		return fmt.Errorf("%d files, expected GOLD and SYSTEM", len(files))
	}
	if len(files) == 2 && (opt.given || opt.documents != "") {
		return fmt.Errorf("--given and --documents go with GOLD alone")
	}
	gold, err := readFile(cmd, files[0], eval.ReadTreebank)
	if err != nil {
		return err
	}
	if opt.documents != "" {
		pattern, err := regexp.Compile(opt.documents)
		if err != nil {
			return fmt.Errorf("--documents: %w", err)
		}
		if gold, err = gold.Select(pattern); err != nil {
			return err
		}
	}
	system, err := opt.system(cmd, gold, files[1:])
	if err != nil {
		return err
	}
	scores, err := eval.CompareTrees(gold, system)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if opt.errors {
		printMisses(out, scores.Misses)
	}
	if opt.relations {
		return printRelations(out, scores.Relations)
	}
	return printTreeScores(out, scores.Metrics)
}

// system is what is to be scored: a file, or what we read.
func (opt *syntaxOptions) system(cmd *cobra.Command, gold *eval.Treebank, files []string) (*eval.Treebank, error) {
	if len(files) > 0 {
		return readFile(cmd, files[0], eval.ReadTreebank)
	}
	e, err := newEvaluator(opt.evalOptions)
	if err != nil {
		return nil, err
	}
	if opt.given {
		return gold.Parsed(e.annotate)
	}
	return gold.Reread(e.reader.Parse)
}

// readFile reads a file, or standard input where it is named "-".
func readFile[T any](cmd *cobra.Command, name string, read func(name string, in io.Reader) (T, error)) (out T, err error) {
	if name == "-" {
		return read("standard input", cmd.InOrStdin())
	}
	f, err := os.Open(name)
	if err != nil {
		return out, err
	}
	defer f.Close()
	return read(name, f)
}

func printTreeScores(out io.Writer, scores []eval.TreeScore) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "metric\tright\tgold\tread\tP\tR\tF1\taligned\t")
	for _, s := range scores {
		aligned := "–"
		if s.Aligned > 0 {
			aligned = fmt.Sprintf("%.2f", s.AlignedAccuracy())
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\t%s\t\n", s.Metric, s.Right, s.Gold, s.System, s.Precision(), s.Recall(), s.F1(), aligned)
	}
	return w.Flush()
}

func printRelations(out io.Writer, scores []eval.RelationScore) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "relation\tright\tgold\tread\tP\tR\tF1\t")
	for _, s := range scores {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%.1f\t%.1f\t%.1f\t\n", s.Relation, s.Right, s.Gold, s.System, s.Precision(), s.Recall(), s.F1())
	}
	return w.Flush()
}
