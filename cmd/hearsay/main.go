// Command hearsay reads news reports and tells who did what to whom, according to whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"hearsay/syntax"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50) // most memory is the program's own tables: room to spare for garbage gains no time
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// errReported ends a command whose errors stand on standard error already.
var errReported = errors.New("reported")

// run executes the command line and gives the exit status: 0 when everything was done, 1
// when something was not.
func run(ctx context.Context, args []string) int {
	root := rootCommand()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case !errors.Is(err, errReported):
		fmt.Fprintf(os.Stderr, "hearsay: %v\n", err)
	}
	return 1
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "hearsay",
		Short: "Read news reports: who did what to whom, according to whom",
		Long: `Hearsay reads news reports and tells who did what to whom, according to whom.
It never says that something is true: it says who said so, in which words, and
points at them. It needs no network, and the texts do not leave the machine.`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(readCommand(), parseCommand(), evalCommand(), versionCommand(), manCommand())
	return root
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and of its rules and models",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			model, err := loadModel(syntax.Accurate)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "hearsay %s\npipeline %s\n", programVersion(), model.Pipeline())
			return err
		},
	}
}

// programVersion is the module's version, or the commit that the program was built from.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "devel " + s.Value[:12]
		}
	}
	return info.Main.Version
}

func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages into a folder",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			return doc.GenManTree(root, &doc.GenManHeader{Title: "HEARSAY", Section: "1", Source: "hearsay"}, args[0])
		},
	}
}
