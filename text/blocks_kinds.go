package text

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lang"
)

// furniture holds the phrases of text/furniture.txt.
type furniture struct {
	whole, heading map[string]bool
	begins         map[string][]string // by first word
	contains, lead []string
	behind, page   []string // at a paragraph's end: behind its last sentence, on a page alone
	byline         []string
}

func (f *furniture) load(files fs.FS) error {
	f.whole, f.heading, f.begins = map[string]bool{}, map[string]bool{}, map[string][]string{}
	return lang.Read(files, "text/furniture.txt", func(l lang.Line) error {
		phrase := string(appendPlain(nil, l.Text))
		switch l.Section {
		case "whole":
			f.whole[phrase] = true
		case "heading":
			f.heading[phrase] = true
		case "begins":
			first, _, _ := strings.Cut(phrase, " ")
			f.begins[first] = append(f.begins[first], phrase)
		case "contains":
			f.contains = append(f.contains, phrase)
		case "lead":
			f.lead = append(f.lead, phrase)
		case "behind":
			f.behind = append(f.behind, phrase)
		case "page":
			f.page = append(f.page, phrase)
		case "byline":
			f.byline = append(f.byline, phrase+" ")
		default:
			return l.Errorf("want a section [whole], [begins], [contains], [heading], [lead], [behind], [page] or [byline]")
		}
		return nil
	})
}

// The longest paragraphs, in bytes, that phrases make furniture.
const (
	longestFurniture = 400
	longestByline    = 120
)

// isFurniture reports whether a paragraph is printed around the report, and notes what
// it says about the document. A text of one paragraph is not all furniture.
func (p *parting) isFurniture(at hearsay.Span) bool {
	s := p.r.Words(at)
	if from, n := address(s); n > 0 && aloneAddress(s, from, n) {
		p.found.address(part(at, from, from+n))
		return true
	}
	if len(p.paras) == 1 {
		return false
	}
	if !strings.ContainsFunc(s, unicode.IsLetter) || reference(s) || s[0] == '@' && !strings.Contains(s, " ") {
		return !p.begun || len(s) < 40
	}
	if len(s) > longestFurniture {
		return false
	}
	p.plain = appendPlain(p.plain[:0], s)
	plain := strings.Trim(string(p.plain), `"`)
	f := &p.furniture
	switch {
	case f.heading[plain]:
		p.links = true
		return true
	case f.whole[plain]:
		return true
	case f.beginning(plain) || f.within(plain):
		if from, n := address(s); n > 0 {
			p.found.address(part(at, from, from+n))
		}
		return true
	}
	if from := p.bylineIn(s, plain); from > 0 && (!p.begun || len(s) < 60) {
		p.found.author(part(at, from, len(strings.TrimRight(s, " .,;|"))))
		return true
	}
	return false
}

// part is the stretch of whole from one offset in it to another.
func part(whole hearsay.Span, from, end int) hearsay.Span {
	return hearsay.Span{Start: whole.Start + int32(from), End: whole.Start + int32(end)}
}

func (f *furniture) beginning(plain string) bool {
	first, _, _ := strings.Cut(plain, " ")
	for _, phrase := range f.begins[first] {
		if strings.HasPrefix(plain, phrase) && (len(plain) == len(phrase) || !isWordByte(plain[len(phrase)]) || !isWordByte(phrase[len(phrase)-1])) {
			return true
		}
	}
	return false
}

func (f *furniture) within(plain string) bool {
	if len(plain) > 200 || strings.Contains(plain, `"`) {
		return false
	}
	for _, phrase := range f.contains {
		if strings.Contains(plain, phrase) {
			return true
		}
	}
	return false
}

// bylineIn is where the name begins in a paragraph that is nothing but a byline
// ("By Jane Doe and John Roe, Reuters"), or 0.
func (p *parting) bylineIn(s, plain string) int {
	if len(s) > longestByline || strings.Count(s, " ") > 14 {
		return 0
	}
	for _, by := range p.furniture.byline {
		if !strings.HasPrefix(plain, by) {
			continue
		}
		rest := s[min(len(s), len(by)):]
		if p.open.names(rest) {
			return len(by)
		}
	}
	return 0
}

// names reports whether every word is capitalised, or one that joins names.
func (o *openWords) names(s string) bool {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if word = strings.Trim(word, ",|;&-–—"); word == "" || o.joints[word] {
			continue
		}
		if !capitalised(strings.TrimLeft(word, "(@|")) && word[0] != '@' {
			return false
		}
		n++
	}
	return n > 0 && !strings.HasSuffix(strings.TrimRight(s, `"'`), "!")
}

// leadIn is the length of a page's button that stands before a report's first words on
// the same line, figures after it included, or 0.
func (f *furniture) leadIn(s string) int {
	for _, phrase := range f.lead {
		if len(s) > len(phrase) && strings.EqualFold(s[:len(phrase)], phrase) {
			n := len(phrase)
			for n < len(s) && (isBlank(s[n]) || s[n] >= '0' && s[n] <= '9') {
				n++
			}
			for n > len(phrase) && !isBlank(s[n-1]) && n < len(s) && isWordByte(s[n]) {
				n-- // "22nd" is a word of the report
			}
			return n
		}
	}
	return 0
}

// reference reports whether s is a document's number: one word of capitals and figures.
func reference(s string) bool {
	if len(s) > 40 || strings.Contains(s, " ") || strings.ToUpper(s) != s {
		return false
	}
	figures := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			figures++
		}
	}
	return figures >= 4 || figures > 0 && strings.ContainsAny(s, "-_/")
}

// address is where the first web address in s begins and how long it is; 0 if none.
func address(s string) (from, n int) {
	from = strings.Index(s, "http://")
	if i := strings.Index(s, "https://"); i >= 0 && (from < 0 || i < from) {
		from = i
	}
	if from < 0 && strings.HasPrefix(s, "www.") {
		from = 0
	}
	if from < 0 {
		return 0, 0
	}
	n = strings.IndexAny(s[from:], " \n<>\"")
	if n < 0 {
		n = len(s) - from
	}
	return from, n
}

// aloneAddress reports whether the paragraph is its address, and at most brackets and a
// label of two words ("Original url:") beside it.
func aloneAddress(s string, from, n int) bool {
	label := strings.TrimSpace(s[:from])
	return len(strings.Trim(s[from+n:], ")]>. ")) == 0 && strings.Count(label, " ") < 2 &&
		(strings.Trim(label, "([<") == "" || strings.HasSuffix(label, ":"))
}

// appendPlain appends s in lower case, its blanks joined, its quotation marks straight
// and its closing stops left out.
func appendPlain(to []byte, s string) []byte {
	gap := false
	start := len(to)
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = len(to) > start
			continue
		}
		if gap {
			to, gap = append(to, ' '), false
		}
		switch r {
		case '’', '‘':
			r = '\''
		case '“', '”':
			r = '"'
		}
		to = utf8.AppendRune(to, unicode.ToLower(r))
	}
	for n := len(to); n > start && (to[n-1] == '.' || to[n-1] == '!'); n-- {
		to = to[:n-1]
	}
	return to
}

// openWords are the words of text/open.txt.
type openWords struct {
	functions map[string]bool
	titles    map[string]bool
	openers   map[string]bool
	ledes     map[string]bool
	articles  map[string]bool
	joints    map[string]bool // lower-case words inside names and between them
}

func (o *openWords) load(files fs.FS) error {
	sets, err := lang.Set(files, "text/open.txt")
	o.functions, o.titles, o.openers, o.ledes = sets["function"], sets["title"], sets["opener"], sets["lede"]
	o.articles, o.joints = sets["article"], sets["joint"]
	return err
}

// opens reports whether s begins with a word that begins sentences and not names.
func (o *openWords) opens(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return o.openers[strings.ToLower(strings.Trim(first, `"“'‘,`))]
}
