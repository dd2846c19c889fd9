package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/place/gazetteer"
)

// longest is the greatest number of words in a name that is looked up.
const longest = 6

// wellKnown is the population from which a town counts as named wherever its name stands
// as a proper noun of its own, and wellKnownTitle the same in a title, where every word has
// a capital.
const (
	wellKnown      = 200_000
	wellKnownTitle = 500_000
)

// toponym is a name of a place where it stands in the text.
type toponym struct {
	first, last int32 // tokens, both included
	sentence    int32
	group       int // index in finder.groups
	site        bool
}

// setting is a country that the text names, by its name, an adjective or a division.
type setting struct {
	country  string
	span     hearsay.Span
	key      string // its words, as the gazetteer's keys are written
	sentence int32
	division bool   // only a first-order division of it is named
	region   uint16 // … which one
}

// finder holds the scratch memory of one pass.
type finder struct {
	*Atlas
	r        *hearsay.Report
	owner    []uint8 // by token: in a name of which kind
	lastOf   []int32 // by token: where a place's name begins, its last token
	found    []toponym
	settings []setting
	groups   []group
	key      []byte
	cands    []candidate
}

const (
	free uint8 = iota
	ofPlace
	ofOther
)

func (f *finder) run(r *hearsay.Report) {
	f.r = r
	f.found, f.settings, f.groups = f.found[:0], f.settings[:0], f.groups[:0]
	f.own()
	for s := range r.Sentences {
		f.scan(s)
	}
	f.resolve()
	f.write()
	f.r = nil
}

// own marks which tokens are parts of names.
func (f *finder) own() {
	f.owner = append(f.owner[:0], make([]uint8, len(f.r.Tokens))...)
	f.lastOf = append(f.lastOf[:0], make([]int32, len(f.r.Tokens))...)
	for i := range f.lastOf {
		f.lastOf[i] = -1
	}
	for i := range f.r.Names {
		n := &f.r.Names[i]
		kind := ofOther
		if n.Kind == hearsay.Location {
			kind = ofPlace
			f.lastOf[n.First] = n.Last
		} else if f.onlyPreposition(n) {
			continue
		}
		for t := n.First; t <= n.Last; t++ {
			f.owner[t] = kind
		}
	}
}

// onlyPreposition reports whether a tagged name is one word behind the preposition that
// leads to it, as a tagger that has never seen the word may take "of Taiz".
func (f *finder) onlyPreposition(n *hearsay.Name) bool {
	word := f.r.Form(n.First)
	return n.Last == n.First+1 && (word == "of" || f.locative[word])
}

func (f *finder) scan(s int) {
	sentence := f.r.Sentences[s]
	for i := sentence.First; i < sentence.End; {
		if !f.begins(i) {
			i++
			continue
		}
		next := f.at(i, sentence.End, int32(s))
		i = max(next, i+1)
	}
}

// begins reports whether a name may begin at a token.
func (f *finder) begins(i int32) bool {
	if f.owner[i] == ofPlace {
		return true
	}
	c, _ := utf8.DecodeRuneInString(f.r.Text[f.r.Tokens[i].Start:f.r.Tokens[i].End])
	return unicode.IsUpper(c)
}

// at finds the name of a place or a country's adjective that begins at token i, and
// returns the token after it, or i.
func (f *finder) at(i, end int32, s int32) int32 {
	if f.lastOf[i] >= 0 {
		return f.tagged(i, f.lastOf[i], s)
	}
	for n := min(end-i, longest); n > 0; n-- {
		if !f.mayEnd(i + n - 1) {
			continue
		}
		span := f.r.SpanOf(i, i+n-1)
		f.key = gazetteer.AppendKey(f.key[:0], f.r.Words(span))
		if country, ok := f.adjective[string(f.key)]; ok {
			f.settings = append(f.settings, setting{country: country, span: span, key: f.keyOf(span), sentence: s})
			return i + n
		}
		if f.owner[i] == ofOther || f.owner[i+n-1] == ofOther {
			continue
		}
		if f.candidates(i, i+n-1) && f.stands(i, i+n-1, s) {
			return f.add(i, i+n-1, s)
		}
	}
	return i
}

// tagged reads the tokens that the name tagger calls a place.
func (f *finder) tagged(first, last, s int32) int32 {
	for first < last && f.skippable(first) {
		first++
	}
	for last > first && (!f.mayEnd(last) || f.kindAfter(first, last)) {
		last--
	}
	f.key = gazetteer.AppendKey(f.key[:0], f.r.Words(f.r.SpanOf(first, last)))
	if country, ok := f.adjective[string(f.key)]; ok {
		f.settings = append(f.settings, setting{country: country, span: f.r.SpanOf(first, last), key: f.keyOf(f.r.SpanOf(first, last)), sentence: s})
		return last + 1
	}
	if f.partOfOrganisation(first, last) || f.noName(first, last) {
		return last + 1
	}
	if a, b := f.widen(first, last, f.r.Sentences[s]); f.candidates(a, b) {
		return f.add(a, b, s)
	}
	if f.facility[lower(f.r.Form(last))] {
		for cut := last - 1; cut >= first; cut-- {
			if f.candidates(first, cut) && (f.cands[0].listed || f.cands[0].Population >= wellKnown) {
				next := f.add(first, last, s)
				f.found[len(f.found)-1].site = true
				return next
			}
		}
	}
	for cut := last - 1; cut >= first; cut-- {
		if f.r.Form(cut) == "," && cut > first && f.candidates(first, cut-1) {
			return f.add(first, cut-1, s)
		}
	}
	for cut := last - 1; cut >= first; cut-- {
		if f.candidates(first, cut) && (f.cands[0].listed || f.cands[0].Population >= wellKnown) && !f.partOfOrganisation(first, cut) {
			return f.add(first, cut, s)
		}
	}
	f.cands = f.cands[:0]
	if !f.ledTo(first) || !f.allCapital(first, last) || last-first >= longest || f.other[string(f.key)] {
		return last + 1
	}
	return f.add(first, last, s)
}

// widen takes in the capitalised words beside a tagged name with which it is a longer name
// in the gazetteer: the tagger may have seen only a part of "East Bank" or "Laurel County".
func (f *finder) widen(first, last int32, within hearsay.Sentence) (int32, int32) {
	for n := int32(2); n > 0; n-- {
		for left := n; left >= 0; left-- {
			a, b := first-left, last+n-left
			if a < within.First || b >= within.End || !f.allCapital(a, b) {
				continue
			}
			f.key = gazetteer.AppendKey(f.key[:0], f.r.Words(f.r.SpanOf(a, b)))
			if _, found := f.table.Find(f.key); found > 0 {
				return a, b
			}
		}
	}
	return first, last
}

// allCapital reports whether the tokens are capitalised words with blanks between them,
// none of them in a name of something else.
func (f *finder) allCapital(a, b int32) bool {
	for i := a; i <= b; i++ {
		if !f.capital(i) || !f.mayEnd(i) || f.owner[i] == ofOther || i < b && !f.r.Tokens[i].Flags.Has(hearsay.SpaceAfter) {
			return false
		}
	}
	return true
}

// noName reports whether a tagged word is a common noun or a direction that names no place
// by itself, for all that the tagger says.
func (f *finder) noName(first, last int32) bool {
	word := lower(f.r.Form(first))
	if first < last || f.container(last).country != "" {
		return false
	}
	return f.direction[word] || f.facility[word] || f.kind[word] != "" || f.org[word]
}

// skippable reports whether a first word is no part of the place's own name.
func (f *finder) skippable(i int32) bool {
	word := lower(f.r.Form(i))
	if word == "the" {
		return true
	}
	if !f.direction[word] {
		return false
	}
	f.key = gazetteer.AppendKey(f.key[:0], f.r.Words(f.r.SpanOf(i, i+1)))
	if _, ok := f.named[string(f.key)]; ok {
		return false
	}
	_, n := f.table.Find(f.key)
	return n == 0
}

// kindAfter reports whether the last word only says what kind of place it is: "Raqqa province".
func (f *finder) kindAfter(first, last int32) bool {
	if f.kind[lower(f.r.Form(last))] == "" {
		return false
	}
	f.key = gazetteer.AppendKey(f.key[:0], f.r.Words(f.r.SpanOf(first, last)))
	_, listed := f.named[string(f.key)]
	_, n := f.table.Find(f.key)
	return !listed && n == 0
}

// mayEnd reports whether a name may end with a token: not with a mark or a genitive.
func (f *finder) mayEnd(i int32) bool {
	form := f.r.Form(i)
	c, _ := utf8.DecodeRuneInString(form)
	return (unicode.IsLetter(c) || unicode.IsDigit(c)) && form != "s"
}

// stands reports whether untagged words are a place's name: as a country, region or
// well-known town, or where a preposition of place leads to them.
func (f *finder) stands(first, last, s int32) bool {
	if f.partOfOrganisation(first, last) || f.tagSays(first, last) {
		return false
	}
	block := f.r.BlockOf(int(s)).Kind
	title := block == hearsay.Title
	if !title && f.partOfLongerName(first, last, f.r.Sentences[s]) {
		return false
	}
	best := f.cands[0]
	if first == last && f.ambiguous[string(gazetteer.AppendKey(f.key[:0], f.r.Form(first)))] {
		return f.container(last).country != "" || best.Feature == "A.PCLI" && f.ledTo(first)
	}
	if best.listed {
		return true
	}
	switch {
	case f.container(last).country != "", block == hearsay.Dateline:
		return true
	case first < last && strings.HasPrefix(best.Feature, "A."):
		return true
	case f.ledTo(first) && !title:
		return first < last || best.Population >= 1000
	case title:
		return best.Population >= wellKnownTitle
	}
	return best.Population >= wellKnown && (first < last || len(f.r.Form(first)) > 3)
}

// tagSays reports whether the tagger takes the words for anything but a name.
func (f *finder) tagSays(first, last int32) bool {
	t := &f.r.Tokens[last]
	if first < last || t.UPOS == hearsay.NoUPOS {
		return false
	}
	return t.UPOS != hearsay.PROPN && t.UPOS != hearsay.NOUN && t.UPOS != hearsay.X
}

// ledTo reports whether a preposition of place stands before the token.
func (f *finder) ledTo(i int32) bool {
	for i--; i >= 0; i-- {
		word := lower(f.r.Form(i))
		switch {
		case f.locative[word]:
			return true
		case word == "of" && i > 0:
			before := lower(f.r.Form(i - 1))
			return f.kind[before] != "" || f.locative[before+" of"]
		case word != "the" && !f.direction[word]:
			return false
		}
	}
	return false
}

// partOfOrganisation reports whether the place's name only helps to name something else:
// "University of Moscow", "Moscow State University".
func (f *finder) partOfOrganisation(first, last int32) bool {
	t := f.r.Tokens
	if first > 1 && f.r.Form(first-1) == "of" && f.capital(first-2) && f.org[lower(f.r.Form(first-2))] {
		return true
	}
	for i := last + 1; i < int32(len(t)) && i <= last+3 && t[i-1].Flags.Has(hearsay.SpaceAfter) && f.capital(i); i++ {
		if f.org[lower(f.r.Form(i))] {
			return true
		}
	}
	return false
}

// partOfLongerName reports whether a capitalised word touches the words on either side, as
// in "London Breed" or "Jack London".
func (f *finder) partOfLongerName(first, last int32, within hearsay.Sentence) bool {
	t := f.r.Tokens
	if last+1 < within.End && t[last].Flags.Has(hearsay.SpaceAfter) && f.capital(last+1) && f.proper(last+1) && !f.office[lower(f.r.Form(last+1))] {
		return true
	}
	if first == within.First || !t[first-1].Flags.Has(hearsay.SpaceAfter) || !f.capital(first-1) || !f.proper(first-1) {
		return false
	}
	word := lower(f.r.Form(first - 1))
	return !f.direction[word] && !f.locative[word] && !(first-1 == within.First && f.begun(first-1)) && f.adjective[string(gazetteer.AppendKey(f.key[:0], f.r.Form(first-1)))] == ""
}

// begun reports whether a sentence's first token has its capital from there alone.
func (f *finder) begun(i int32) bool {
	u := f.r.Tokens[i].UPOS
	return u != hearsay.PROPN && u != hearsay.NoUPOS
}

func (f *finder) proper(i int32) bool {
	u := f.r.Tokens[i].UPOS
	return u == hearsay.PROPN || u == hearsay.NoUPOS
}

func (f *finder) capital(i int32) bool {
	c, _ := utf8.DecodeRuneInString(f.r.Form(i))
	return unicode.IsUpper(c)
}

func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}
