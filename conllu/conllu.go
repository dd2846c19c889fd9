// Package conllu reads and writes CoNLL-U, the format of Universal Dependencies 2.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"hearsay"
)

// Limits on what is read, so that a hostile file cannot take all memory.
const (
	MaxLine  = 1 << 20 // bytes of a line
	MaxWords = 1 << 20 // words of a sentence
)

// Sentence is a sentence of a file.
type Sentence struct {
	Comments []string // without "# " in front
	Words    []Word
	Line     int // of its first word
}

// Word is a syntactic word. Empty nodes are not kept.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string // "_" where not given
	Head                           int    // from 1; 0 for the root, -1 where not given
	Deprel, Deps, Misc             string
	Multi                          *Multiword // the multiword token that starts here
	Line                           int        // of the file, from 1
}

// Multiword is a surface token of several words.
type Multiword struct {
	Form, Misc string
	Words      int // that it holds
}

// Comment is the value of the comment "key = value".
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// Reader reads sentences from a file.
type Reader struct {
	name  string
	scan  *bufio.Scanner
	line  int
	until int        // last word of the open multiword token
	multi *Multiword // token whose first word comes next
	bytes int        // of the sentence's lines so far
}

// NewReader makes a reader; name is the file's, for errors.
func NewReader(name string, r io.Reader) *Reader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 64<<10), MaxLine)
	return &Reader{name: name, scan: s}
}

func (r *Reader) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", r.name, r.line, fmt.Errorf(format, args...))
}

// Read is the next sentence, or io.EOF after the last. Errors name the file and the line.
func (r *Reader) Read() (*Sentence, error) {
	s := &Sentence{}
	r.until, r.multi, r.bytes = 0, nil, 0
	for r.scan.Scan() {
		r.line++
		if r.bytes += len(r.scan.Bytes()); r.bytes > hearsay.MaxText {
			return nil, r.errorf("sentence %w", hearsay.ErrTooLong)
		}
		line := strings.TrimSuffix(r.scan.Text(), "\r")
		switch {
		case line == "" && len(s.Words) > 0:
			return s, r.check(s)
		case line == "":
			s.Comments, r.bytes = nil, 0
		case line[0] == '#' && len(s.Words) == 0:
			s.Comments = append(s.Comments, strings.TrimSpace(line[1:]))
		default:
			if err := r.read(s, line); err != nil {
				return nil, err
			}
		}
	}
	r.line++
	if err := r.scan.Err(); err != nil {
		return nil, r.errorf("%w", err)
	}
	if len(s.Words) > 0 {
		return s, r.check(s)
	}
	return nil, io.EOF
}

func (r *Reader) read(s *Sentence, line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return r.errorf("%d fields, expected 10 parted by tabs", len(f))
	}
	if f[1] == "" {
		return r.errorf("empty form")
	}
	if len(s.Words) == 0 {
		s.Line = r.line
	}
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		return r.openMultiword(s, from, to, f)
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	return r.readWord(s, f)
}

func (r *Reader) openMultiword(s *Sentence, from, to string, f []string) error {
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || a != len(s.Words)+1 || b <= a || b > MaxWords || a <= r.until {
		return r.errorf("token %q, expected a range that starts at %d", f[0], len(s.Words)+1)
	}
	r.until, r.multi = b, &Multiword{Form: f[1], Misc: f[9], Words: b - a + 1}
	return nil
}

func (r *Reader) readWord(s *Sentence, f []string) error {
	if id, err := strconv.Atoi(f[0]); err != nil || id != len(s.Words)+1 {
		return r.errorf("word %q, expected %d", f[0], len(s.Words)+1)
	}
	if len(s.Words) >= MaxWords {
		return r.errorf("sentence of more than %d words", MaxWords)
	}
	head := -1
	if f[6] != "_" {
		var err error
		if head, err = strconv.Atoi(f[6]); err != nil || head < 0 || head > MaxWords {
			return r.errorf("head %q, expected a number", f[6])
		}
	}
	s.Words = append(s.Words, Word{
		Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: f[5],
		Head: head, Deprel: f[7], Deps: f[8], Misc: f[9], Multi: r.multi, Line: r.line,
	})
	r.multi = nil
	return nil
}

func (r *Reader) check(s *Sentence) error {
	if r.until > len(s.Words) {
		return r.errorf("a token reaches to word %d of %d", r.until, len(s.Words))
	}
	for i, w := range s.Words {
		if w.Head > len(s.Words) {
			return r.errorf("word %d has head %d, the sentence has %d words", i+1, w.Head, len(s.Words))
		}
	}
	return nil
}

// Write writes a sentence with the blank line that ends it. Missing fields become "_".
func Write(w *bufio.Writer, s *Sentence) error {
	for _, c := range s.Comments {
		w.WriteString("# ")
		w.WriteString(c)
		w.WriteByte('\n')
	}
	for i := range s.Words {
		x := &s.Words[i]
		if m := x.Multi; m != nil {
			fields(w, fmt.Sprintf("%d-%d", i+1, i+m.Words), m.Form, "", "", "", "", "", "", "", m.Misc)
		}
		head := ""
		if x.Head >= 0 {
			head = strconv.Itoa(x.Head)
		}
		fields(w, strconv.Itoa(i+1), x.Form, x.Lemma, x.UPOS, x.XPOS, x.Feats, head, x.Deprel, x.Deps, x.Misc)
	}
	return w.WriteByte('\n')
}

func fields(w *bufio.Writer, list ...string) {
	for i, f := range list {
		if i > 0 {
			w.WriteByte('\t')
		}
		if f == "" {
			f = "_"
		}
		w.WriteString(f)
	}
	w.WriteByte('\n')
}
