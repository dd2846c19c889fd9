package coreference

import (
	"hearsay"
	"hearsay/model"
	"hearsay/model/lex"
)

// mention is a phrase that may refer, with what its own words say.
type mention struct {
	first, last, head int32
	sentence          int32
	class             class
	number            number
	gender            gender
	kind              kind
	country           uint16
	acronym           uint64 // hash of its form where it is one, or of its words' initials
	whole             uint64 // hash of its words without determiner and possessive ending
	core              uint64 // the same, as far as the head
	lemma             uint64
	nameFirst         int32 // the name that its head stands in, or -1
	nameLast          int32
	others            [2]int32 // range in finder.others: hashes of its content words but the head
	quoted            bool
	relative          bool  // has a relative clause
	nested            bool  // lies in another mention
	heads             int32 // mentions before it with the same head's lemma
	wholes            int32 // and with the same words
}

// kind is what the tagger of names says of a mention.
type kind uint8

const (
	noKind kind = iota
	person
	location
	organisation
)

func kindOf(k hearsay.NameKind) kind {
	switch k {
	case hearsay.Person:
		return person
	case hearsay.Location:
		return location
	case hearsay.Organisation:
		return organisation
	}
	return noKind
}

// finder finds the phrases of a report and what is to be seen of them. It is the memory of
// one worker.
type finder struct {
	*Words
	r        *hearsay.Report
	reader   *lex.Reader
	left     []int32 // by token, first token of its subtree
	right    []int32
	seen     []word
	lemmas   []uint64
	quoted   []bool
	nameAt   []int32 // token → 1 + index in r.Names
	mentions []mention
	others   []uint64
	headed   map[uint64]int32 // lemma → mentions so far
	worded   map[uint64]int32 // whole → mentions so far
	buf      []byte
	small    []byte
}

// word is what is kept of what the lexicon knows of a word.
type word struct {
	form, lower, suffix uint64 // hashes; of the form, in lower case, and its last three letters
	fine, broad         uint16 // clusters
	letters             lex.Case
}

func (w *Words) finder() *finder {
	return &finder{Words: w, reader: w.lexicon.Reader(), headed: map[uint64]int32{}, worded: map[uint64]int32{}}
}

// find finds the mentions of a report, in text order, the longer first.
func (f *finder) find(r *hearsay.Report) {
	f.r = r
	n := len(r.Tokens)
	f.mentions, f.others = f.mentions[:0], f.others[:0]
	f.left, f.right = sized(f.left, n), sized(f.right, n)
	f.seen, f.lemmas = sized(f.seen, n), sized(f.lemmas, n)
	f.quoted, f.nameAt = sized(f.quoted, n), sized(f.nameAt, n)
	clear(f.headed)
	clear(f.worded)
	f.readWords()
	for s := range r.Sentences {
		from := len(f.mentions)
		f.phrases(int32(s))
		sortMentions(f.mentions[from:])
		end := int32(-1)
		for k := from; k < len(f.mentions); k++ {
			m := &f.mentions[k]
			m.nested = m.last <= end
			end = max(end, m.last)
			f.describe(m)
		}
	}
}

// sortMentions sorts the few mentions of a sentence by where they begin, longer first.
func sortMentions(list []mention) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && before(&list[j], &list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

func before(a, b *mention) bool {
	return a.first < b.first || a.first == b.first && a.last > b.last
}

func sized[T any](a []T, n int) []T {
	if cap(a) < n {
		return make([]T, n, n+n/4)
	}
	return a[:n]
}

// longestQuote is how many words a quotation may have before its end counts as forgotten.
const longestQuote = 300

// readWords fills what is kept by token.
func (f *finder) readWords() {
	r := f.r
	clear(f.nameAt)
	for n := range r.Names {
		for i := r.Names[n].First; i <= r.Names[n].Last; i++ {
			f.nameAt[i] = int32(n) + 1
		}
	}
	since := int32(-1)
	for i := range r.Tokens {
		form := r.Form(int32(i))
		w := f.reader.Word(form)
		f.seen[i] = word{w.Form, w.Lower, w.End, uint16(w.Fine), uint16(w.Broad), w.Case}
		f.lemmas[i] = w.Lower
		if lemma := r.Tokens[i].Lemma; r.Tokens[i].UPOS == hearsay.NOUN || r.Tokens[i].UPOS == hearsay.VERB {
			f.lemmas[i] = model.Hash(lemma)
		}
		switch form {
		case "“", "``":
			since = int32(i)
		case "”", "''":
			since = -1
		case "\"":
			if since >= 0 {
				since = -1
			} else {
				since = int32(i)
			}
		}
		if since >= 0 && int32(i)-since > longestQuote {
			since = -1
		}
		f.quoted[i] = since >= 0
	}
}

// describe fills in what a mention's words say.
func (f *finder) describe(m *mention) {
	h := m.head
	t := &f.r.Tokens[h]
	m.lemma, m.quoted = f.lemmas[h], f.quoted[h]
	m.nameFirst, m.nameLast = -1, -1
	if n := f.nameAt[h]; n > 0 && m.class != together {
		name := &f.r.Names[n-1]
		m.nameFirst, m.nameLast, m.kind = max(name.First, m.first), min(name.Last, m.last), kindOf(name.Kind)
	}
	m.relative = f.r.Child(h, hearsay.AclRel) >= 0
	f.count(m)
	f.hashWords(m)
	switch {
	case m.class <= adverb:
		p := f.pronouns[string(f.lower(h))]
		m.number, m.gender = p.number, p.gender
	case m.class == together || t.XPOS == hearsay.TagNNS || t.XPOS == hearsay.TagNNPS:
		m.number = plural
	case t.XPOS == hearsay.TagNN || t.XPOS == hearsay.TagNNP:
		m.number = singular
	}
	if m.class > adverb && m.class != together {
		f.sex(m)
	}
	m.heads, m.wholes = f.headed[m.lemma], f.worded[m.whole]
	f.headed[m.lemma]++
	f.worded[m.whole]++
}

func (f *finder) count(m *mention) {
	m.others[0] = int32(len(f.others))
	for i := m.first; i <= m.last; i++ {
		if m.country == 0 && i <= m.head {
			m.country = f.countries[f.r.Form(i)]
		}
		if i == m.head || len(f.others) >= int(m.others[0])+12 {
			continue
		}
		switch f.r.Tokens[i].UPOS {
		case hearsay.NOUN, hearsay.PROPN, hearsay.ADJ, hearsay.NUM, hearsay.VERB:
			f.others = append(f.others, f.lemmas[i])
		}
	}
	m.others[1] = int32(len(f.others))
}

// hashWords makes the hashes by which whole phrases are compared.
func (f *finder) hashWords(m *mention) {
	whole := uint64(m.class >> 7)
	f.buf = f.buf[:0]
	for i := m.first; i <= m.last; i++ {
		t := &f.r.Tokens[i]
		if t.UPOS == hearsay.DET || t.XPOS == hearsay.TagPOS || t.UPOS == hearsay.PUNCT {
			continue
		}
		whole = model.Mix(whole, f.seen[i].lower)
		if i <= m.head {
			m.core = whole
		}
		if form := f.r.Form(i); form[0] >= 'A' && form[0] <= 'Z' {
			f.buf = append(f.buf, form[0])
		}
	}
	m.whole = whole
	if f.seen[m.head].letters == lex.Capitals && m.nameFirst == m.nameLast {
		m.acronym = f.seen[m.head].form
	} else if len(f.buf) > 1 {
		m.acronym = model.HashBytes(f.buf)
	}
}

// sex is what titles, first names and nouns say of a person's gender.
func (f *finder) sex(m *mention) {
	if g := f.sexed[f.r.Tokens[m.head].Lemma]; g != noGender {
		m.gender = g
		return
	}
	if m.class != name && m.kind != person {
		return
	}
	for i := m.first; i <= m.head; i++ {
		if g := f.titles[f.r.Form(i)]; g != noGender {
			m.gender = g
			return
		}
	}
	first := m.first
	if m.nameFirst >= 0 {
		first = m.nameFirst
	}
	m.gender = f.given[f.r.Form(first)]
}

// lower is a token's form with its ASCII letters in lower case, until the next call.
func (f *finder) lower(i int32) []byte {
	f.small = append(f.small[:0], f.r.Form(i)...)
	for k, c := range f.small {
		if c >= 'A' && c <= 'Z' {
			f.small[k] = c + 'a' - 'A'
		}
	}
	return f.small
}
