package text

import (
	"net/url"
	"strings"

	"hearsay"
)

// metadata is what the blocks say about the document, before it is weighed.
type metadata struct {
	published, placed date // of a date line; of a dateline
	web               hearsay.Span
	agent             string // agency of the first dateline
	agentAt           hearsay.Span
	by                hearsay.Span
}

func (m *metadata) address(s hearsay.Span) {
	if m.web.IsZero() {
		m.web = s
	}
}

func (m *metadata) author(s hearsay.Span) {
	if m.by.IsZero() {
		m.by = s
	}
}

func (m *metadata) printed(d date, base int32) {
	if !m.published.full() {
		m.published = shift(d, base)
	}
}

func (m *metadata) dateline(d date, base int32) {
	if m.placed.month == 0 {
		m.placed = shift(d, base)
	}
}

func (m *metadata) agency(name string, at hearsay.Span, base int32) {
	if m.agent == "" {
		m.agent, m.agentAt = name, hearsay.Span{Start: at.Start + base, End: at.End + base}
	}
}

func shift(d date, base int32) date {
	d.Start, d.End = d.Start+base, d.End+base
	return d
}

// fill gives the document's own fields that the caller did not give.
//
// The date of publication is, in this order: the date of a date line ("October 31,
// 2025", "Published July 2 2016"), of a dateline with its year, of the address
// (/2025/10/31/), of a dateline that leaves out the year that the address gives.
// The publisher is the outlet whose address the text prints, or else the agency of the
// first dateline. A value the caller gave stays.
func (p *parting) fill() {
	r, m := p.r, &p.found
	if !r.URL.Known() && !m.web.IsZero() {
		r.URL = hearsay.State(r.Words(m.web), m.web)
	}
	if !r.Byline.Known() && !m.by.IsZero() {
		r.Byline = hearsay.State(r.Words(m.by), m.by)
	}
	if !r.Published.Known() {
		r.Published = p.publication()
	}
	if !r.Publisher.Known() {
		r.Publisher = p.publisher()
	}
}

func (p *parting) publication() hearsay.Stated[string] {
	m := &p.found
	address := addressDate(p.r.URL.Value())
	switch {
	case m.published.full():
		return stated(m.published)
	case m.placed.full():
		return stated(m.placed)
	case address.full():
		return hearsay.Infer(address.iso(), p.r.URL.Span(), "date in the address")
	case m.placed.month > 0 && address.year > 0:
		m.placed.year = address.year
		return hearsay.Infer(m.placed.iso(), m.placed.Span, "year in the address")
	}
	return hearsay.Stated[string]{}
}

func stated(d date) hearsay.Stated[string] {
	if d.guessed {
		return hearsay.Infer(d.iso(), d.Span, "century of a year of two figures")
	}
	return hearsay.State(d.iso(), d.Span)
}

func (p *parting) publisher() hearsay.Stated[string] {
	if name, host := p.outlet(p.r.URL.Value()); name != "" {
		return hearsay.Infer(name, p.r.URL.Span(), "outlet at "+host)
	}
	if m := &p.found; m.agent != "" {
		return hearsay.Infer(m.agent, m.agentAt, "agency of the dateline")
	}
	return hearsay.Stated[string]{}
}

// outlet is the name of the outlet at an address, and the host by which it is known.
func (b *Blocks) outlet(address string) (name, host string) {
	if address == "" {
		return "", ""
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", ""
	}
	for host = strings.ToLower(u.Hostname()); strings.Contains(host, "."); _, host, _ = strings.Cut(host, ".") {
		if name = b.outlets[host]; name != "" {
			return name, host
		}
	}
	return "", ""
}

// addressDate is the date in an address's path: /2025/10/31/, /2025/oct/31/, /20251031-,
// /2025-10-31-, or a year and month alone.
func addressDate(address string) date {
	for at := 0; at+5 < len(address); at++ {
		if address[at] != '/' && address[at] != '-' {
			continue
		}
		y, n := number(address, at+1, 4)
		if n != at+5 || y < 1990 || y >= 2200 || n >= len(address) || address[n] != '/' && address[n] != '-' {
			continue
		}
		d := date{year: y}
		m, n2 := number(address, n+1, 2)
		if n2 == n+1 || m < 1 || m > 12 || n2 < len(address) && address[n2] != address[n] {
			return d
		}
		d.month = m
		if n2 == len(address) {
			return d
		}
		if day, n3 := number(address, n2+1, 2); n3 > n2+1 && day >= 1 && day <= 31 && (n3 == len(address) || !isWordByte(address[n3])) {
			d.day = day
		}
		return d
	}
	return date{}
}
