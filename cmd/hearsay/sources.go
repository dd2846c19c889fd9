package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/ingest/file"
	"hearsay/lang/en"
	"hearsay/reader"
	"hearsay/syntax"
)

// readingOptions are the flags of every command that reads many texts.
type readingOptions struct {
	model    string
	language string
	jobs     int
	maxBytes int
}

func (opt *readingOptions) declare(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&opt.model, "model", syntax.Accurate, modelUsage)
	f.StringVar(&opt.language, "language", "", `"en" reads a text as English, whatever it looks like`)
	f.IntVar(&opt.jobs, "jobs", runtime.GOMAXPROCS(0), "how many texts to read at once")
	f.IntVar(&opt.maxBytes, "max-bytes", hearsay.MaxText, "refuse a text of more bytes; texts that are read at once have no more together")
	complete(cmd, "model", syntax.Models...)
	complete(cmd, "language", "en")
}

func (opt *readingOptions) check() error {
	switch {
	case opt.language != "" && opt.language != "en":
		return fmt.Errorf("--language %s: only en is there", opt.language)
	case opt.jobs < 1:
		return fmt.Errorf("--jobs %d: at least 1", opt.jobs)
	case opt.maxBytes < 1 || opt.maxBytes > hearsay.MaxText:
		return fmt.Errorf("--max-bytes %d: from 1 to %d", opt.maxBytes, hearsay.MaxText)
	}
	return nil
}

// checkSize is an error where a text is longer than --max-bytes allows.
func (opt *readingOptions) checkSize(name, text string) error {
	if len(text) > opt.maxBytes {
		return fmt.Errorf("%s: %d bytes of text, more than --max-bytes %d", name, len(text), opt.maxBytes)
	}
	return nil
}

// sources yields every document of every file, in order; no file means standard input.
func (opt *readingOptions) sources(files []string, stdin io.Reader) iter.Seq2[hearsay.Source, error] {
	return func(yield func(hearsay.Source, error) bool) {
		for _, name := range orStdin(files) {
			for src, err := range file.Read(name, stdin) {
				if opt.language != "" {
					src.Language = opt.language
				}
				if err == nil {
					err = opt.checkSize(src.Input, src.Text)
				}
				if !yield(src, err) {
					return
				}
			}
		}
	}
}

func sourceSize(src hearsay.Source) int { return len(src.Text) }

func orStdin(files []string) []string {
	if len(files) == 0 {
		return []string{file.Stdin}
	}
	return files
}

// modelUsage is what --model is.
var modelUsage = "network that reads words and trees: " + strings.Join(syntax.Models, " or ")

// loadModel loads English, the one language there is, with the network of this name.
func loadModel(name string) (*reader.Model, error) {
	model, err := reader.Load(en.Files, reader.Options{Model: name})
	if errors.Is(err, syntax.ErrNoModel) {
		return nil, fmt.Errorf("--model %s: not one of %s", name, strings.Join(syntax.Models, ", "))
	}
	return model, err
}

// reading makes workers that read sources by one method of the reader.
func reading(model *reader.Model, read func(*reader.Reader, hearsay.Source) (*hearsay.Report, error)) func() func(hearsay.Source) (*hearsay.Report, error) {
	return func() func(hearsay.Source) (*hearsay.Report, error) {
		r := model.New()
		return func(src hearsay.Source) (*hearsay.Report, error) {
			report, err := read(r, src)
			if err != nil {
				err = fmt.Errorf("%s: %w", src.Input, err)
			}
			return report, err
		}
	}
}
