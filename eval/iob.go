package eval

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"hearsay/conllu"
)

// ReadNames reads a text in which names are marked, from CoNLL-U with NER=B-PER and so on
// in MISC, or from IOB2: a line a word, its columns parted by tabs, "word tag" or "number
// word tag …"; an empty line ends a sentence. Which of the two it is follows from the
// first word's line.
func ReadNames(name string, in io.Reader) (*Treebank, error) {
	buffered := bufio.NewReaderSize(in, 64<<10)
	head, err := buffered.Peek(64 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for line := range bytes.Lines(head) {
		if text := bytes.TrimSpace(line); len(text) == 0 || text[0] == '#' {
			continue
		}
		if bytes.Count(line, []byte("\t")) == 9 {
			return ReadTreebank(name, buffered)
		}
		break
	}
	return readIOB(name, buffered)
}

func openNames(path string) (*Treebank, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadNames(path, f)
}

// readIOB reads IOB2. A tag that begins with neither B- nor I- is no name.
func readIOB(name string, in io.Reader) (*Treebank, error) {
	bank := &Treebank{name: name}
	open := &conllu.Sentence{}
	end := func() {
		if len(open.Words) == 0 {
			return
		}
		if n := len(bank.documents); n == 0 || opensDocument(open) {
			bank.documents = append(bank.documents, nil)
		}
		last := &bank.documents[len(bank.documents)-1]
		*last = append(*last, open)
		open = &conllu.Sentence{}
	}
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 1<<20)
	n := 1
	for ; scan.Scan(); n++ {
		line := scan.Text()
		switch {
		case strings.TrimSpace(line) == "":
			end()
		case line[0] == '#':
			open.Comments = append(open.Comments, strings.TrimSpace(line[1:]))
		default:
			w, ok := iobWord(line)
			if !ok {
				return nil, fmt.Errorf("%s:%d: no word and tag parted by a tab", name, n)
			}
			w.Line = n
			open.Words = append(open.Words, w)
		}
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n, err)
	}
	end()
	return bank, nil
}

func opensDocument(s *conllu.Sentence) bool {
	return len(s.Comments) > 0 && strings.HasPrefix(s.Comments[0], "newdoc")
}

func iobWord(line string) (w conllu.Word, ok bool) {
	c := strings.Split(line, "\t")
	if len(c) > 2 {
		c = c[1:]
	}
	if len(c) < 2 || c[0] == "" {
		return w, false
	}
	w = conllu.Word{Form: c[0], Head: -1, Misc: "_"}
	if isNameTag(c[1]) {
		w.Misc = "NER=" + c[1]
	}
	return w, true
}

func isNameTag(tag string) bool {
	return len(tag) > 2 && (strings.HasPrefix(tag, "B-") || strings.HasPrefix(tag, "I-"))
}

// nameTag is the IOB tag of a MISC column.
func nameTag(misc string) string {
	for part := range strings.SplitSeq(misc, "|") {
		if tag, ok := strings.CutPrefix(part, "NER="); ok && isNameTag(tag) {
			return tag
		}
	}
	return outside
}
