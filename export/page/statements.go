package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
)

// statements prints what sources say beside the events: links that no event hangs on and
// that are no mere step of a chain.
func (p *page) statements() {
	shown := func(id hearsay.LinkID) bool {
		l := p.Link(id)
		return !p.told(id) && !p.inner[id] && len(l.Content) > 0 && !p.quoteOnly(l) && !p.isEvent(l)
	}
	total := 0
	for g := range p.groups {
		for _, id := range p.groups[g].links {
			if shown(id) {
				total++
			}
		}
	}
	if total == 0 {
		return
	}
	p.section("ALSO SAID", counted(total, "statement", "statements"))
	for g := range p.groups {
		links := slices.DeleteFunc(slices.Clone(p.groups[g].links), func(id hearsay.LinkID) bool { return !shown(id) })
		if len(links) == 0 {
			continue
		}
		chain := p.through(links)
		chain[len(chain)-1].cues = nil // each statement has its own
		p.wrap(piece{"  ", plain}, piece{"    ", plain}, p.sources(chain)...)
		for _, id := range links {
			p.statement(p.Link(id))
		}
	}
}

func (p *page) statement(l *hearsay.Link) {
	bar := piece{hanging + "│ ", dim}
	var parts []piece
	if cue := p.said(l.Cue); strings.ContainsFunc(cue, unicode.IsLetter) {
		parts = append(parts, piece{cue, dim}, piece{nobreak + "· ", dim})
	}
	for i, c := range l.Content {
		if i > 0 {
			parts = append(parts, piece{" … ", dim})
		}
		parts = append(parts, piece{p.said(c), words})
	}
	hedges := slices.DeleteFunc(slices.Clone(l.Hedges), l.Cue.Overlaps)
	if h := p.hedged(hedges); h != nil {
		parts = append(parts, piece{nobreak + "·", dim}, limb)
		parts = append(parts, h...)
	}
	p.wrap(bar, bar, parts...)
}

// told reports whether most of what a link says stands among the events that hang on it.
func (p *page) told(id hearsay.LinkID) bool {
	all, shown := 0, 0
	for _, c := range p.Link(id).Content {
		all += c.Len()
		for i := range p.Events {
			if e := &p.Events[i]; slices.Contains(e.Links, id) && e.Evidence.Overlaps(c) {
				shown += int(min(e.Evidence.End, c.End) - max(e.Evidence.Start, c.Start))
			}
		}
	}
	return shown > 0 && 2*shown >= all
}

// isEvent reports whether the link is an event itself, all of which stands among the
// events: an accusation, a denial.
func (p *page) isEvent(l *hearsay.Link) bool {
	return slices.ContainsFunc(p.Events, func(e hearsay.Event) bool {
		return e.Code.Span().Overlaps(l.Cue) && !slices.ContainsFunc(l.Content, func(c hearsay.Span) bool { return !e.Evidence.Contains(c) })
	})
}

// quoteOnly reports whether a link's content is a quotation and nothing beside, which
// stands among the quotations.
func (p *page) quoteOnly(l *hearsay.Link) bool {
	if l.Quotation != hearsay.Direct {
		return false
	}
	for _, c := range l.Content {
		if !slices.ContainsFunc(p.Quotations, func(q hearsay.Quotation) bool { return q.Overlaps(c) }) {
			return false
		}
	}
	return true
}

// quotations prints what was quoted, word for word, with its speaker.
func (p *page) quotations() {
	spoken := p.spoken()
	if len(spoken) == 0 {
		return
	}
	p.section("QUOTED, WORD FOR WORD", counted(len(spoken), "quotation", "quotations"))
	for i, parts := range spoken {
		if i > 0 {
			p.gap()
		}
		for k, q := range parts {
			open, shut := "“", "”"
			if k+1 < len(parts) {
				shut = ""
			}
			p.wrap(piece{"  ", plain}, piece{"   ", plain}, piece{open, dim}, piece{p.said(p.Quotations[q].Span), plain}, piece{shut, dim})
		}
		p.speaker(parts)
	}
}

// spoken are the indexes of the quotations, those together that run on over paragraphs.
// A name in quotation marks, or a few words that nobody is named for, is no quotation to a
// person who reads.
func (p *page) spoken() [][]int {
	var out [][]int
	at := map[int32]int{}
	for i := range p.Quotations {
		if p.marksOnly(p.Quotations[i].Span) {
			continue
		}
		if before := p.Quotations[i].Continues; before >= 0 {
			if k, ok := at[before]; ok {
				out[k] = append(out[k], i)
				at[int32(i)] = k
				continue
			}
		}
		at[int32(i)] = len(out)
		out = append(out, []int{i})
	}
	return out
}

// marksOnly reports whether the quotation marks do not quote: around proper nouns alone, and
// around words without a verb for which no source is named.
func (p *page) marksOnly(q hearsay.Span) bool {
	first, end := p.TokensIn(q)
	names, verb, tagged := true, false, false
	for i := first; i < end; i++ {
		switch p.Tokens[i].UPOS {
		case hearsay.PROPN:
			tagged = true
		case hearsay.PUNCT, hearsay.NoUPOS:
		case hearsay.VERB, hearsay.AUX:
			names, verb, tagged = false, true, true
		default:
			names, tagged = false, true
		}
	}
	return tagged && (names || !verb && p.QuotedBy(q) == 0)
}

func (p *page) speaker(parts []int) {
	by := []piece{{"nobody named", dim}}
	for _, q := range parts {
		if id := p.QuotedBy(p.Quotations[q].Span); id != 0 {
			by = p.sources(p.through([]hearsay.LinkID{id}))
			break
		}
	}
	p.wrap(piece{hanging + "— ", dim}, piece{hanging + "  ", plain}, by...)
}

// unknowns prints what the report itself says is not known.
func (p *page) unknowns() {
	if len(p.Unknowns) == 0 {
		return
	}
	p.section("NOT KNOWN, SAYS THE REPORT", counted(len(p.Unknowns), "point", "points"))
	for i := range p.Unknowns {
		u := &p.Unknowns[i]
		var line list
		line.add(piece{string(u.Kind), doubtful})
		if about := p.said(u.About); about != "" && !u.Evidence.Contains(u.About) {
			line.add(piece{"about ", dim}, piece{about, plain})
		}
		if u.Event != 0 {
			line.add(piece{"see e" + strconv.Itoa(int(u.Event)), dim})
		}
		p.wrap(piece{"  ", plain}, piece{"    ", plain}, line...)
		p.quote(hanging, u.Evidence, hearsay.Span{})
	}
}

// conflicts prints where the report gives versions that differ, each with who gives it.
func (p *page) conflicts() {
	if len(p.Conflicts) == 0 {
		return
	}
	p.section("VERSIONS THAT DIFFER", counted(len(p.Conflicts), "conflict", "conflicts"))
	for i := range p.Conflicts {
		c := &p.Conflicts[i]
		if i > 0 {
			p.gap()
		}
		if about := clean(c.About); about != "" {
			p.wrap(piece{"  ", plain}, piece{"    ", plain}, piece{about, plain})
		}
		for _, side := range []hearsay.Span{c.A, c.B} {
			p.quote(hanging, side, hearsay.Span{})
			p.version(side)
		}
	}
}

// giver is the link that gives one side of a conflict: the one whose content holds it, or
// whose cue or content stands in it.
func (p *page) giver(s hearsay.Span) hearsay.LinkID {
	if id := p.QuotedBy(s); id != 0 {
		return id
	}
	for i := range p.Links {
		l := &p.Links[i]
		if s.Contains(l.Cue) || slices.ContainsFunc(l.Content, s.Contains) {
			return hearsay.LinkID(i + 1)
		}
	}
	return 0
}

// version says who gives one side of a conflict.
func (p *page) version(s hearsay.Span) {
	by := []piece{p.publisher(), {" in its own voice", dim}}
	if id := p.giver(s); id != 0 {
		by = p.sources(p.through([]hearsay.LinkID{id}))
	}
	p.wrap(piece{hanging + "— ", dim}, piece{hanging + "  ", plain}, by...)
}
