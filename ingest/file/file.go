// Package file opens what a person names on the command line (plain text, HTML and
// JSONL files, or standard input) and yields the news items in it.
//
// It stands above the adapters for the formats, package html and package jsonl, which
// know nothing of each other, and does no more than choose between them.
package file

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/ingest/html"
	"hearsay/ingest/jsonl"
)

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Read yields the news items of the file, or of stdin where the name is "-", in their
// order. An item that can't be had is yielded as an error that names the file (and the
// line), with the source's Input set, and the rest follows. Memory is bounded: a plain
// text or a page is read up to hearsay.MaxText, JSONL line by line.
//
// The format follows from the name's ending (.txt, .html, .htm, .xhtml, .jsonl,
// .ndjson), and otherwise from the first bytes.
func Read(name string, stdin io.Reader) iter.Seq2[hearsay.Source, error] {
	return func(yield func(hearsay.Source, error) bool) {
		in, err := open(name, stdin)
		if err != nil {
			yield(hearsay.Source{Input: name}, err)
			return
		}
		defer in.Close()
		buffered := bufio.NewReaderSize(in, sniffed)
		switch format(name, buffered) {
		case jsonLines:
			jsonl.Read(name, buffered, yield)
		case page:
			yield(html.Read(name, buffered))
		default:
			yield(plain(name, buffered))
		}
	}
}

func open(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == Stdin {
		return io.NopCloser(stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err // the name comes first, once
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s: is a folder, want a file", name)
	}
	return f, nil
}

type kind int

const (
	text kind = iota
	page
	jsonLines
)

var endings = map[string]kind{
	".txt":   text,
	".text":  text,
	".html":  page,
	".htm":   page,
	".xhtml": page,
	".jsonl": jsonLines, ".ndjson": jsonLines, ".json": jsonLines,
}

// sniffed is how many bytes at a file's start its format is told by.
const sniffed = 4096

// format tells the format by the name's ending, or else by the first bytes.
func format(name string, in *bufio.Reader) kind {
	if k, ok := endings[strings.ToLower(filepath.Ext(name))]; ok {
		return k
	}
	head, _ := in.Peek(sniffed)
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	lower := bytes.ToLower(head)
	switch {
	case bytes.HasPrefix(head, []byte(`{"`)), bytes.HasPrefix(head, []byte("{ \"")):
		return jsonLines
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")),
		bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")),
		bytes.HasPrefix(lower, []byte("<!--")) && bytes.Contains(lower, []byte("<html")):
		return page
	}
	return text
}

// plain reads a text as it is; what is none is refused by whoever reads it.
func plain(name string, in io.Reader) (hearsay.Source, error) {
	src := hearsay.Source{Input: name}
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(in, hearsay.MaxText+1))
	switch {
	case err != nil:
		return src, fmt.Errorf("%s: %w", name, err)
	case n > hearsay.MaxText:
		return src, fmt.Errorf("%s: %w", name, hearsay.ErrTooLong)
	}
	src.Text = b.String()
	return src, nil
}
