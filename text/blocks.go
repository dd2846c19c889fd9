package text

import (
	"io/fs"

	"hearsay"
)

// Blocks parts a report into its blocks and reads the document's own fields from them.
// It is immutable and shared between goroutines.
//
// Each character that is not blank stands in exactly one block. What stands where:
//
//   - title: the headline, and a second line or deck that follows without a blank line;
//   - dateline: place, date and agency before a paragraph's first words with the dash
//     that ends them ("Santiago, 19 Dec 88 (EFE) -- [Text]"), and a line that holds
//     nothing but a date ("October 31, 2025", "Published July 2 2016");
//   - body: one paragraph, its hard-wrapped lines and a stray blank line included;
//   - caption and credit: a picture's description, and who took and sent it;
//   - furniture: what the page prints around its report, bylines included.
type Blocks struct {
	calendar  calendar
	agencies  map[string]string // mark → name
	outlets   map[string]string // host → name
	furniture furniture
	credits   credits
	dateline  datelines
	open      openWords
}

// LoadBlocks reads text/*.txt of a language's files.
func LoadBlocks(files fs.FS) (*Blocks, error) {
	b := &Blocks{}
	for _, load := range []func(fs.FS) error{
		b.calendar.load, b.loadAgencies, b.loadOutlets, b.furniture.load, b.credits.load, b.dateline.load, b.open.load,
	} {
		if err := load(files); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Pass makes the pass that gives the blocks and the document's own fields.
func (b *Blocks) Pass() hearsay.Pass {
	p := &parting{Blocks: b}
	return hearsay.Pass{
		Name:  "blocks",
		Doc:   "part the text into title, dateline, body, captions and furniture, and read the document's own fields",
		Gives: hearsay.Blocks,
		Run:   p.run,
	}
}

// parting is one goroutine's scratch memory.
type parting struct {
	*Blocks
	r      *hearsay.Report
	paras  []para
	lines  []line
	marked []hearsay.Block // by the input itself
	plain  []byte
	titled bool // the title is behind us
	begun  bool // the first body paragraph is behind us
	links  bool // under a heading of links to other reports
	found  metadata
}

func (p *parting) run(r *hearsay.Report) {
	p.r, p.titled, p.begun, p.links = r, false, false, false
	p.found = metadata{}
	p.marked = append(p.marked[:0], r.Blocks...)
	r.Blocks = r.Blocks[:0]
	p.paragraphs(r.Text)
	p.mend()
	for i := range p.paras {
		p.part(i)
	}
	p.fill()
	p.r = nil
}

// part gives the block or blocks of paragraph i.
func (p *parting) part(i int) {
	s := p.paras[i].Span
	if p.givenTitle(s) {
		return
	}
	if p.markedCaption(s) {
		return
	}
	words := p.r.Words(s)
	if at, ok := p.wholeDate(words); ok {
		p.dated(s, at)
		return
	}
	if p.isFurniture(s) {
		p.add(s, hearsay.Furniture)
		return
	}
	if p.creditAlone(words) {
		p.add(s, hearsay.Credit)
		return
	}
	if p.links && headlike(words) {
		p.add(s, hearsay.Furniture)
		return
	}
	if !p.titled && !p.begun && p.headline(i) {
		p.title(s)
		return
	}
	if p.deck(i) || p.captioned(s) {
		return
	}
	p.links = false
	p.body(s)
}

// body gives a paragraph, with its dateline before it.
func (p *parting) body(s hearsay.Span) {
	if !p.begun {
		s = p.opening(s)
	}
	if n := p.datelineIn(s); n > 0 {
		p.add(p.trim(part(s, 0, n)), hearsay.Dateline)
		s.Start += int32(n)
	}
	if s = p.trim(s); s.IsZero() {
		return
	}
	cut := p.tail(s)
	p.begun = true
	p.add(p.trim(part(s, 0, cut)), hearsay.Body)
	p.add(p.trim(part(s, cut, s.Len())), hearsay.Furniture)
}

// opening takes off what stands on one line with the report's first words: a date
// ("10 July 2015 Three civilians …"), a page's buttons, the title once more, a caption.
func (p *parting) opening(s hearsay.Span) hearsay.Span {
	for {
		words := p.r.Words(s)
		switch n, at := p.leadingDate(words); {
		case p.gluedTitle(s) > 0:
			end := p.gluedTitle(s)
			p.title(hearsay.Span{Start: s.Start, End: end})
			s.Start = end
		case n > 0:
			if a := p.leadingAgency(words); a > 0 {
				p.found.agency(p.agencyName(words[:a-1]), hearsay.Span{End: int32(a - 1)}, s.Start)
			}
			p.dated(p.trim(part(s, 0, n)), at)
			s.Start += int32(n)
		case p.furniture.leadIn(words) > 0:
			n := p.furniture.leadIn(words)
			p.add(p.trim(part(s, 0, n)), hearsay.Furniture)
			s.Start += int32(n)
		case p.repeatedTitle(s) > 0:
			end := p.repeatedTitle(s)
			p.add(hearsay.Span{Start: s.Start, End: end}, hearsay.Furniture)
			s.Start = end
		case p.leadingCaption(s) > 0:
			caption := hearsay.Span{Start: s.Start, End: p.leadingCaption(s)}
			if !p.captioned(caption) {
				p.add(caption, hearsay.Caption)
			}
			s.Start = caption.End
		default:
			return s
		}
		if s = p.trim(s); s.IsZero() {
			return s
		}
	}
}

func (p *parting) add(s hearsay.Span, kind hearsay.BlockKind) {
	if !s.IsZero() {
		p.r.Blocks = append(p.r.Blocks, hearsay.Block{Span: s, Kind: kind})
	}
}

func (p *parting) trim(s hearsay.Span) hearsay.Span {
	for s.Start < s.End && isBlank(p.r.Text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isBlank(p.r.Text[s.End-1]) {
		s.End--
	}
	return s
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' }
