// Package lex says what the classifiers see of a word: hashes of its form and ending, its
// shape, and its clusters.
package lex

import (
	"io/fs"
	"unicode"
	"unicode/utf8"

	"hearsay/model"
)

// Word is what a classifier sees of a word, all of it as hashes.
type Word struct {
	Form  uint64 // as written
	Lower uint64 // lower case, digits as 0
	End   uint64 // its last three letters
	Shape uint64 // runs of capitals, small letters, digits, the rest: "Xx-00"
	Fine  uint64 // cluster, or 0 where the word is not known
	Broad uint64 // cluster of clusters, or 0
	Case  Case
}

// Case is how a word uses capitals.
type Case uint8

// The uses of capitals.
const (
	NoLetters Case = iota
	Small          // "report"
	Initial        // "Report", and "R"
	Capitals       // "REPORT"
	Mixed          // "iPhone", "McCain"
)

// Lexicon knows the clusters of words.
type Lexicon struct{ clusters *model.Index }

// Open reads the lexicon that a language's files hold.
func Open(files fs.FS) (*Lexicon, error) {
	file, err := model.Load(files, "lexicon")
	if err != nil {
		return nil, err
	}
	return Load(file)
}

// Load reads the lexicon from a weights file's section "clusters".
func Load(file *model.File) (*Lexicon, error) {
	section, err := file.Section("clusters")
	if err != nil {
		return nil, err
	}
	index, err := model.NewIndex(section)
	return &Lexicon{clusters: index}, err
}

// Knows reports whether a word in lower case has a cluster: whether it is common in English.
func (l *Lexicon) Knows(lower string) bool {
	_, ok := l.clusters.Find(model.Hash(lower))
	return ok
}

// PackClusters lays out the section "clusters": for each lower-case word its broad and fine cluster.
func PackClusters(words []string, broad, fine []uint16) []byte {
	values := make(map[uint64]uint32, len(words))
	for i, w := range words {
		if h := model.Hash(w); values[h] == 0 {
			values[h] = uint32(broad[i]+1)<<16 | uint32(fine[i]+1)
		}
	}
	return model.PackIndex(values)
}

// Reader makes Words; it keeps scratch memory and belongs to one goroutine.
type Reader struct {
	lexicon *Lexicon
	lower   []byte
	ends    []int
}

// Reader makes a reader of words.
func (l *Lexicon) Reader() *Reader { return &Reader{lexicon: l} }

// maxForm bounds the bytes of a form that are looked at.
const maxForm = 64

// Word is what there is to see of a form.
func (r *Reader) Word(form string) (w Word) {
	if len(form) > maxForm {
		form = form[:maxForm]
	}
	w.Form = model.Hash(form)
	r.fold(form)
	w.Case = r.shape(form, &w)
	w.Lower = model.HashBytes(r.lower)
	if v, ok := r.lexicon.clusters.Find(w.Lower); ok {
		w.Broad, w.Fine = uint64(v>>16), uint64(v&0xffff)
	}
	digits := false
	for i, b := range r.lower {
		if b >= '0' && b <= '9' {
			r.lower[i], digits = '0', true
		}
	}
	if digits {
		w.Lower = model.HashBytes(r.lower)
	}
	start := 0
	if n := len(r.ends); n > 3 {
		start = r.ends[n-4]
	}
	w.End = model.HashBytes(r.lower[start:])
	return w
}

// fold fills lower with the lower-case form, and ends with where each of its letters ends.
func (r *Reader) fold(form string) {
	r.lower, r.ends = r.lower[:0], r.ends[:0]
	for _, c := range form {
		switch {
		case c >= 'A' && c <= 'Z':
			r.lower = append(r.lower, byte(c)+'a'-'A')
		case c < utf8.RuneSelf:
			r.lower = append(r.lower, byte(c))
		case c == '’' || c == '‘':
			r.lower = append(r.lower, '\'')
		case c == '“' || c == '”':
			r.lower = append(r.lower, '"')
		default:
			r.lower = utf8.AppendRune(r.lower, unicode.ToLower(c))
		}
		r.ends = append(r.ends, len(r.lower))
	}
	if len(r.ends) == 0 {
		r.ends = append(r.ends, 0)
	}
}

func (r *Reader) shape(form string, w *Word) Case {
	const (
		none = iota
		upper
		lower
		digit
		other
	)
	h, last, uppers, lowers, first := uint64(7), none, 0, 0, none
	for _, c := range form {
		kind := other
		switch {
		case c >= 'a' && c <= 'z':
			kind = lower
		case c >= 'A' && c <= 'Z':
			kind = upper
		case c >= '0' && c <= '9':
			kind = digit
		case c < utf8.RuneSelf:
			h = model.Mix(h, uint64(c))
		case unicode.IsUpper(c):
			kind = upper
		case unicode.IsLetter(c):
			kind = lower
		}
		switch kind {
		case upper:
			uppers++
		case lower:
			lowers++
		}
		if first == none && kind != other {
			first = kind
		}
		if kind != last {
			h = model.Mix(h, uint64(kind))
		}
		last = kind
	}
	w.Shape = h
	switch {
	case uppers+lowers == 0:
		return NoLetters
	case uppers == 0:
		return Small
	case lowers == 0 && uppers > 1:
		return Capitals
	case first == upper && uppers == 1:
		return Initial
	}
	return Mixed
}
