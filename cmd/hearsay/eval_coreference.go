package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay/eval"
)

func evalCoreferenceCommand(opt *evalOptions) *cobra.Command {
	var system string
	cmd := &cobra.Command{
		Use:   "coreference [GOLD…]",
		Short: "Score who is spoken of again by MUC, B³ and CEAFe",
		Long: `Coreference scores who is spoken of again against CoNLL-U files with Entity=… in MISC,
as GUM and CorefUD have it: MUC, B³, CEAFe, and the mean of the three, over mentions with
the same first and last word. Entities with one mention are left out on both sides; rows
with "singletons" in their names have them. We read the words of GOLD, or score the file
that --system names. Without GOLD, the data folder's treebank is measured.`,
		Example: `  hearsay eval coreference gum.conllu
  hearsay eval coreference --system system.conllu gold.conllu`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if parts := partsOf("coreference", args); parts != nil && system == "" {
				return evaluate(cmd.OutOrStdout(), cmd.ErrOrStderr(), parts, *opt)
			}
			if system != "" && len(args) != 1 {
				return fmt.Errorf("--system goes with one file GOLD, not with %d", len(args))
			}
			return evalCoreferenceFiles(cmd, args, system, opt)
		},
	}
	cmd.Flags().StringVar(&system, "system", "", "CoNLL-U file with Entity=… to score")
	return cmd
}

func evalCoreferenceFiles(cmd *cobra.Command, files []string, system string, opt *evalOptions) error {
	var e *evaluator
	var measures []eval.Measure
	for _, name := range files {
		gold, err := readFile(cmd, name, eval.ReadTreebank)
		if err != nil {
			return err
		}
		var read *eval.Treebank
		if system != "" {
			read, err = readFile(cmd, system, eval.ReadTreebank)
		} else {
			if e == nil {
				if e, err = newEvaluator(opt); err != nil {
					return err
				}
			}
			read, err = gold.Parsed(e.annotate)
		}
		if err != nil {
			return err
		}
		scores, err := eval.CompareCoreference(gold, read)
		if err != nil {
			return err
		}
		measures = append(measures, scores.Measures(filepath.Base(name))...)
	}
	return printMeasures(cmd.OutOrStdout(), measures, "")
}
