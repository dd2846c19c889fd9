package text

import (
	"bytes"
	"io/fs"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// credits holds the phrases of text/credits.txt.
type credits struct {
	begins   []string
	captions [][]byte
	marks    map[string]bool
}

func (c *credits) load(files fs.FS) error {
	c.marks = map[string]bool{}
	return lang.Read(files, "text/credits.txt", func(l lang.Line) error {
		phrase := string(appendPlain(nil, l.Text))
		switch l.Section {
		case "begins":
			c.begins = append(c.begins, phrase)
		case "mark":
			c.marks[phrase] = true
		case "caption":
			c.captions = append(c.captions, []byte(phrase))
		default:
			return l.Errorf("want a section [begins], [mark] or [caption]")
		}
		return nil
	})
}

// The longest credit and the longest caption, in bytes.
const (
	longestCredit  = 120
	longestCaption = 600
)

// creditAlone reports whether a paragraph is nothing but a picture's credit.
func (p *parting) creditAlone(s string) bool {
	return len(p.paras) > 1 && p.isCredit(strings.TrimRight(s, ". "))
}

// isCredit reports whether s credits a picture: "Photo: Jane Doe", "(AFP Photo)",
// "Alexander Petrov / Pool / TASS", "AP Photo/Jane Doe", "Jane Doe/Reuters".
func (p *parting) isCredit(s string) bool {
	if s == "" || len(s) > longestCredit || strings.Count(s, " ") > 12 {
		return false
	}
	if n := len(s) - 1; (s[0] == '(' && s[n] == ')' || s[0] == '[' && s[n] == ']') && !strings.ContainsAny(s[1:n], "()[]") {
		inner := strings.TrimSpace(s[1:n])
		return p.isAgency(inner) || p.isCredit(inner)
	}
	plain := string(appendPlain(nil, s))
	for _, b := range p.credits.begins {
		if strings.HasPrefix(plain, b) && len(plain) > len(b) {
			return strings.HasSuffix(b, ":") || p.open.names(s[min(len(s), len(b)):])
		}
	}
	if p.credits.marks[plain] {
		return strings.Contains(plain, " ")
	}
	return p.slashed(s)
}

// slashed reports whether s is names with slashes (or bars) between, one an agency's or
// a mark such as "Pool".
func (p *parting) slashed(s string) bool {
	if !strings.ContainsAny(s, "/|") || strings.Contains(s, "://") || !p.open.names(strings.NewReplacer("/", " ", "|", " ").Replace(s)) {
		return false
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '|' || r == ',' }) {
		part = strings.TrimSpace(part)
		if p.isAgency(part) || p.credits.marks[strings.ToLower(part)] {
			return true
		}
	}
	return false
}

// captioned adds a caption, with its credit, where the paragraph is one.
func (p *parting) captioned(s hearsay.Span) bool {
	if s.Len() > longestCaption || len(p.paras) == 1 {
		return false
	}
	words := p.r.Words(s)
	cut := p.creditAt(words)
	if cut < 0 && !p.describesPicture(words) {
		return false
	}
	if cut < 0 {
		p.add(s, hearsay.Caption)
		return true
	}
	p.add(p.trim(hearsay.Span{Start: s.Start, End: s.Start + int32(cut)}), hearsay.Caption)
	p.add(p.trim(hearsay.Span{Start: s.Start + int32(cut), End: s.End}), hearsay.Credit)
	return true
}

// describesPicture reports whether s has words that point into a picture.
func (p *parting) describesPicture(s string) bool {
	if len(s) > longestCaption/2 || strings.ContainsAny(s, `"“`) {
		return false
	}
	p.plain = appendPlain(p.plain[:0], s)
	for _, phrase := range p.credits.captions {
		if bytes.Contains(p.plain, phrase) {
			return true
		}
	}
	return false
}

// markedCaption adds a caption that the input itself marks, and the credit at its end.
func (p *parting) markedCaption(s hearsay.Span) bool {
	for _, m := range p.marked {
		if m.Kind != hearsay.Caption || !m.Overlaps(s) {
			continue
		}
		if !p.captioned(s) {
			p.add(s, hearsay.Caption)
		}
		return true
	}
	return false
}

// creditAt is where the credit begins that ends a caption, or -1 where none does. An
// agency's bare name in brackets credits a report as often as a picture, and is none.
func (p *parting) creditAt(s string) int {
	end := len(strings.TrimRight(s, ". \n"))
	if end == 0 {
		return -1
	}
	if s[end-1] == ')' {
		if at := strings.LastIndexByte(s[:end], '('); at > 0 && p.isCredit(s[at+1:end-1]) {
			return at
		}
	}
	// the last sentence, from the nearest stop back
	for at := end - 1; at > 1 && end-at < longestCredit; at-- {
		if isBlank(s[at]) && (strings.IndexByte(`.?!"`, s[at-1]) >= 0 || s[at-1] == ' ' || s[at] == '\n') {
			if credit := s[at+1 : end]; credit[0] != '(' && credit[0] != '[' && p.isCredit(credit) {
				return at
			}
		}
	}
	return -1
}

// leadingCaption is where the caption ends with which the report's first paragraph
// begins on the same line ("Syrians inspect the damage. (AFP Photo) At least …"), or 0.
func (p *parting) leadingCaption(s hearsay.Span) int32 {
	words := p.r.Words(s)
	for at := 0; at < min(len(words), longestCaption); at++ {
		if words[at] != '(' {
			continue
		}
		end := strings.IndexByte(words[at:], ')')
		if end < 0 {
			return 0
		}
		end += at + 1
		if at > 1 && p.isCredit(words[at+1:end-1]) && end+1 < len(words) && isBlank(words[end]) && capitalised(words[end+1:]) {
			return s.Start + int32(end)
		}
		at = end - 1
	}
	return 0
}
