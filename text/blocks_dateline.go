package text

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lang"
)

// datelines holds the words of text/dateline.txt.
type datelines struct {
	notes, never, around map[string]bool
	regions              []string
}

func (d *datelines) load(files fs.FS) error {
	d.notes, d.never, d.around = map[string]bool{}, map[string]bool{}, map[string]bool{}
	return lang.Read(files, "text/dateline.txt", func(l lang.Line) error {
		switch l.Section {
		case "note":
			d.notes[strings.ToLower(l.Text)] = true
		case "region":
			d.regions = append(d.regions, l.Text)
		case "never":
			d.never[l.Text] = true
		case "around":
			d.around[l.Text] = true
		default:
			return l.Errorf("want a section [note], [region], [never] or [around]")
		}
		return nil
	})
}

func (b *Blocks) loadAgencies(files fs.FS) error {
	b.agencies = map[string]string{}
	return pairs(files, "text/agencies.txt", b.agencies)
}

func (b *Blocks) loadOutlets(files fs.FS) error {
	b.outlets = map[string]string{}
	return pairs(files, "text/outlets.txt", b.outlets)
}

func pairs(files fs.FS, name string, into map[string]string) error {
	return lang.Read(files, name, func(l lang.Line) error {
		key, value, ok := strings.Cut(l.Text, "|")
		if !ok {
			return l.Errorf("want two fields with a bar between, got %q", l.Text)
		}
		into[strings.TrimSpace(key)] = strings.TrimSpace(value)
		return nil
	})
}

// longestDateline is the furthest, in bytes, that the dash may stand from the start.
const longestDateline = 120

// head is what stands before a dateline's dash.
type head struct {
	places  int  // words of places
	letters int  // bytes of the first of them
	caps    bool // the first place is in capitals
	region  bool
	agency  string // as printed; "" where none
	known   bool   // the agency is in the list
	agentAt hearsay.Span
	date    date
}

// datelineIn is the length of the dateline that paragraph s begins with, dash and notes
// included, or 0. It notes the date and the agency.
func (p *parting) datelineIn(at hearsay.Span) int {
	s := p.r.Words(at)
	dash, after := p.dash(s)
	if dash < 0 {
		return 0
	}
	h, ok := p.parseHead(s[:dash])
	if !ok || !p.plausible(h, s[dash:after]) {
		return 0
	}
	after = p.skipNotes(s, after)
	if r, _ := utf8.DecodeRuneInString(s[after:]); unicode.IsLower(r) {
		return 0
	}
	if h.date.month > 0 {
		p.found.dateline(h.date, at.Start)
	}
	if h.agency != "" {
		p.found.agency(p.agencyName(h.agency), h.agentAt, at.Start)
	}
	return after
}

func (p *parting) plausible(h head, dash string) bool {
	dated := h.date.month > 0
	switch {
	case strings.HasPrefix(dash, ":"):
		return h.caps && !p.begun && h.places <= 3 && (h.letters > 3 || h.known)
	case dash == ".":
		return dated && h.agency != "" || h.caps && h.known
	case !strings.ContainsAny(dash, "-–—_/."): // the agency's bracket alone
		return h.caps && h.known
	case h.caps:
		return !p.begun || dated || h.known || h.region && h.places <= 4
	case h.places == 0:
		return h.known
	case h.known:
		return true
	case h.agency != "":
		return dated
	case dated:
		return h.date.full() || !p.begun
	}
	return h.region && !p.begun && h.letters > 3 && h.places <= 4
}

// dash is where a dateline's dash would begin and end in s, or -1. Also taken are what
// agencies put in its place: a low line, a colon, a full stop after "/TASS/" or after a
// bracket, a bracket alone.
func (p *parting) dash(s string) (at, after int) {
	for i := 2; i < min(len(s), longestDateline); i++ {
		switch c := s[i]; {
		case c == '-' && i+1 < len(s) && (s[i+1] == '-' || isBlank(s[i-1]) && isBlank(s[i+1])):
			n := i
			for n < len(s) && s[n] == '-' {
				n++
			}
			return i, n
		case c == 0xe2 && (strings.HasPrefix(s[i:], "—") || strings.HasPrefix(s[i:], "–")):
			return i, i + len("—")
		case c == '_' && i+1 < len(s) && isBlank(s[i+1]) && (isBlank(s[i-1]) || s[i-1] == ')'):
			return i, i + 1
		case c == '/' && strings.HasPrefix(s[i:], "/. "):
			return i + 1, i + 2
		case c == ':' && i+1 < len(s) && isBlank(s[i+1]):
			return i, i + 1
		case c == ')' && strings.HasPrefix(s[i+1:], ". "):
			return i + 1, i + 2
		case c == ')' && i+2 < len(s) && isBlank(s[i+1]) && capitalised(s[i+2:]):
			return i + 1, i + 1
		}
	}
	return -1, 0
}

// parseHead reads place, region, date and agency; ok is false where something else stands there.
func (p *parting) parseHead(s string) (h head, ok bool) {
	firstPart, comma := true, false
	for at := 0; at < len(s); {
		switch c := s[at]; {
		case isBlank(c):
			at++
			continue
		case c == ',' || c == '.' || c == ';':
			firstPart = firstPart && h.places == 0
			comma = comma || c == ',' && h.places > 0
			at++
			continue
		case c == '(' || c == '[' || c == '/':
			end := strings.IndexByte(s[at+1:], closing(c))
			if end < 0 && c == '/' && h.places > 0 { // NEW YORK/LONDON
				at++
				continue
			}
			if end < 1 || !p.bracketed(&h, s, at+1, at+1+end) {
				return h, false
			}
			at += end + 2
			firstPart = false
			continue
		}
		if d, ok := p.calendar.dateAt(s, at); ok && h.date.month == 0 {
			h.date, at, firstPart = d, int(d.End), false
			continue
		}
		if y, n := number(s, at, 4); n == at+4 && y >= 1800 && y < 2200 && h.date.month > 0 && h.date.year == 0 {
			h.date.year, h.date.End, at = y, int32(n), n
			continue
		}
		if n := p.region(s[at:]); n > 0 && h.places > 0 {
			h.region, firstPart = true, false
			at += n
			continue
		}
		if n := p.bareAgency(s[at:]); n > 0 && h.places > 0 && h.agency == "" {
			h.agency, h.known, h.agentAt = s[at:at+n], true, hearsay.Span{Start: int32(at), End: int32(at + n)}
			at += n
			continue
		}
		n := placeWord(s, at)
		word := s[at:n]
		if n == at || p.dateline.never[word] || h.agency != "" {
			return h, false
		}
		if !p.open.joints[strings.ToLower(word)] {
			if !capitalised(word) {
				return h, false
			}
			caps := len(word) > 1 && strings.ToUpper(word) == word
			h.caps = caps && (h.places == 0 || h.caps) || h.caps && !firstPart
			h.region = h.region || comma
			if h.places++; h.places == 1 {
				h.letters = len(word)
			}
		} else if h.places == 0 && !capitalised(word) {
			return h, false
		}
		if h.places > 7 {
			return h, false
		}
		at = n
	}
	return h, h.places > 0 || h.agency != ""
}

func closing(c byte) byte {
	switch c {
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return c
}

// bracketed reads what stands in brackets in a dateline's head: an agency or a note.
func (p *parting) bracketed(h *head, s string, from, end int) bool {
	inner := strings.TrimSpace(s[from:end])
	if p.dateline.notes[strings.ToLower(inner)] {
		return true
	}
	if h.agency != "" || len(inner) > 40 || !p.open.names(inner) && !p.isAgency(inner) {
		return false
	}
	h.agency, h.known = inner, p.isAgency(inner)
	h.agentAt = hearsay.Span{Start: int32(from), End: int32(end)}
	return true
}

func (p *parting) isAgency(s string) bool { return p.agencies[s] != "" }

func (p *parting) agencyName(s string) string {
	if name := p.agencies[s]; name != "" {
		return name
	}
	return s
}

func (p *parting) region(s string) int {
	for _, r := range p.dateline.regions {
		if strings.HasPrefix(s, r) && (len(s) == len(r) || !isWordByte(s[len(r)])) {
			return len(r)
		}
	}
	return 0
}

// bareAgency is the length of an agency's name that ends a dateline's head: "Damascus, SANA".
func (p *parting) bareAgency(s string) int {
	s = strings.TrimRight(s, " ,.")
	if len(s) <= 30 && p.isAgency(s) {
		return len(s)
	}
	return 0
}

// placeWord is where the word of a place's name that begins at s[at] ends.
func placeWord(s string, at int) int {
	for at < len(s) && (isWordByte(s[at]) || s[at] == '-' || s[at] == '\'' || s[at] == '.' && at+1 < len(s) && !isBlank(s[at+1])) {
		if s[at] >= '0' && s[at] <= '9' {
			return at
		}
		at++
	}
	return at
}

// skipNotes goes over blanks and "[Text]" after the dash.
func (p *parting) skipNotes(s string, at int) int {
	for {
		for at < len(s) && isBlank(s[at]) {
			at++
		}
		if at == len(s) || s[at] != '[' {
			return at
		}
		end := strings.IndexByte(s[at:], ']')
		if end < 0 {
			return at
		}
		inner := strings.ToLower(strings.TrimSpace(s[at+1 : at+end]))
		if !p.dateline.notes[inner] && p.bylineIn(s[at+1:at+end], inner) == 0 {
			return at
		}
		at += end + 1
	}
}
