package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"hearsay/eval"
)

func evalNamesCommand(opt *evalOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "names [GOLD [SYSTEM]]",
		Short: "Score names by words and type",
		Long: `Names scores the names of SYSTEM ("-": standard input) against those of GOLD: a name is
right when its words and its type are. Both are IOB2 (columns parted by tabs: word and
tag, or number, word and tag) or CoNLL-U with NER=B-PER and so on in MISC, and hold the
same sentences. Without SYSTEM, we read the names in the words of GOLD. Without GOLD,
the data folder's names are measured.`,
		Example: `  hearsay eval names gold.iob2
  hearsay eval names gold.iob2 system.conllu --errors`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if parts := partsOf("names", args); parts != nil {
				return evaluate(cmd.OutOrStdout(), cmd.ErrOrStderr(), parts, *opt)
			}
			return evalNameFiles(cmd, args, opt)
		},
	}
}

func evalNameFiles(cmd *cobra.Command, files []string, opt *evalOptions) error {
	if len(files) > 2 {
		return fmt.Errorf("%d files, expected GOLD and SYSTEM", len(files))
	}
	gold, err := readFile(cmd, files[0], eval.ReadNames)
	if err != nil {
		return err
	}
	system, err := nameSystem(cmd, gold, files[1:], opt)
	if err != nil {
		return err
	}
	scores, err := eval.CompareNames(gold, system)
	if err != nil {
		return err
	}
	if opt.errors {
		printMisses(cmd.OutOrStdout(), scores.Misses)
	}
	return printNameScores(cmd.OutOrStdout(), scores)
}

// nameSystem is what is to be scored: a file, or what we read.
func nameSystem(cmd *cobra.Command, gold *eval.Treebank, files []string, opt *evalOptions) (*eval.Treebank, error) {
	if len(files) > 0 {
		return readFile(cmd, files[0], eval.ReadNames)
	}
	e, err := newEvaluator(opt)
	if err != nil {
		return nil, err
	}
	return gold.Parsed(e.annotate)
}

func printNameScores(out io.Writer, scores *eval.NameScores) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "type\tright\tgold\tread\tP\tR\tF1\t")
	row := func(name string, c eval.Counts) {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%.1f\t%.1f\t%.1f\t\n", name, c.Right, c.Gold, c.System, c.Precision(), c.Recall(), c.F1())
	}
	kinds := slices.SortedFunc(maps.Keys(scores.ByType), func(a, b string) int {
		return cmp.Or(cmp.Compare(scores.ByType[b].Gold, scores.ByType[a].Gold), cmp.Compare(a, b))
	})
	for _, kind := range kinds {
		row(kind, *scores.ByType[kind])
	}
	row("(all)", scores.All)
	return w.Flush()
}
