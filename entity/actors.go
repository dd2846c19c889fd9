package entity

import (
	"strings"

	"hearsay"
)

// focus is the country that a report is about: what "the government" means in it.
type focus struct {
	code string
	span hearsay.Span
	sole bool // hardly another country is named
}

// findFocus counts the countries that the report names, those of its first sentences more.
func (s *scratch) findFocus() {
	s.focus = focus{}
	var tally [24]struct {
		code  string
		count int
		span  hearsay.Span
	}
	n := 0
	for k := range s.who {
		m := &s.who[k]
		stated := m.country
		if g := s.of[k]; g >= 0 && !stated.Known() {
			stated = s.groups[g].country
		}
		code := stated.Value()
		if code == "" || s.notCountry(code) || m.form == hearsay.Pronoun {
			continue
		}
		weight := 1
		if m.sentence < 4 {
			weight = 2
		}
		if m.kind == hearsay.OutletActor || len(m.roles) > 0 && m.roles[0].Value() == "MED" {
			continue // who reports is not whom it is about
		}
		i := 0
		for i < n && tally[i].code != code {
			i++
		}
		if i == n {
			if n == len(tally) {
				continue
			}
			tally[n].code, tally[n].span = code, stated.Span()
			n++
		}
		tally[i].count += weight
	}
	home := s.publisherCountry()
	best := -1
	for i := 0; i < n; i++ {
		if tally[i].code == home {
			tally[i].count += tally[i].count / 2
		}
		if best < 0 || tally[i].count > tally[best].count {
			best = i
		}
	}
	others := 0
	for i := 0; i < n; i++ {
		if i == best {
			continue
		}
		if 5*tally[i].count > 3*tally[best].count {
			return // about two countries at least
		}
		others += tally[i].count
	}
	if best >= 0 {
		s.focus = focus{tally[best].code, tally[best].span, 4*others <= tally[best].count}
	}
}

// publisherCountry is where the report's outlet is at home, or "".
func (s *scratch) publisherCountry() string {
	id, ok := s.x.names[strings.ReplaceAll(s.r.Publisher.Value(), " ", "")]
	if !ok {
		return ""
	}
	return s.x.entries[id].code
}

// notCountry reports whether a code stands for what belongs to no one country.
func (s *scratch) notCountry(code string) bool {
	_, ok := s.x.country[code]
	return !ok || s.x.regions[code]
}

// lookUpHolders asks the dictionary of office holders for the persons that the report
// names.
func (s *scratch) lookUpHolders() {
	for g := range s.groups {
		c := &s.groups[g]
		if c.gone || c.name < 0 || c.entry >= 0 || c.kind != hearsay.PersonActor && s.tagOf(&s.who[c.name]) != "" || c.kind == hearsay.CountryActor {
			continue
		}
		s.lookUp(c)
	}
}

func (s *scratch) lookUp(c *group) {
	m := &s.who[c.name]
	first, last := s.nameWords(m)
	var best holder
	points := 0
	key := fold(s.r.Form(last))
	consider := func(h holder) {
		if p := s.fits(h, c, first, last); p > points || p == points && p > 0 && h.from > best.from {
			best, points = h, p
		}
	}
	s.x.holders.find(key, consider)
	if stem, ok := strings.CutSuffix(key, "s"); ok && points == 0 && len(stem) > 3 {
		s.x.holders.find(stem, consider)
	}
	if points == 0 {
		return
	}
	name := s.r.SpanOf(first, last)
	called := s.titled(c, best.office)
	why := best.names[0] + ": " + s.tenure(&best, called)
	c.kind = hearsay.PersonActor
	if !c.country.Known() && best.country != "" {
		c.country = hearsay.Infer(best.country, name, why)
	}
	if s.date == "" && !called {
		s.takeName(c, &best, name)
		return // what they are today says nothing of an undated report
	}
	c.office = best.office
	for _, role := range best.roles {
		if s.date != "" && !best.in(s.date) {
			break // what they were, not what they are
		}
		c.addRole(hearsay.Infer(role, name, why))
	}
	s.takeName(c, &best, name)
}

// tenure is a holder's office in words, with its dates where the report has one.
func (s *scratch) tenure(h *holder, called bool) string {
	of := ""
	if name := s.x.country[h.country]; name != "" {
		of = " of " + name
	}
	switch {
	case s.date == "" && !called:
		return "in the dictionary of office holders" + of + " (the report's date is not known)"
	case s.date == "":
		return h.office + of + ", as the report calls them (its date is not known)"
	case h.from == "" && h.to == "":
		return h.office + of
	case h.from == "":
		return h.office + of + " to " + h.to
	case h.to == "":
		return h.office + of + " since " + h.from
	}
	return h.office + of + " from " + h.from + " to " + h.to
}

// takeName takes over the dictionary's fuller name, and the gender that goes with it.
func (s *scratch) takeName(c *group, h *holder, name hearsay.Span) {
	if c.full == "" && len(h.names[0]) > name.Len() {
		c.full = h.names[0]
	}
	if c.gender == noGender {
		c.gender = s.x.given[firstWord(h.names[0])]
	}
}

func firstWord(name string) string {
	for i := 0; i < len(name); i++ {
		if name[i] == ' ' {
			return name[:i]
		}
	}
	return name
}

// fits says how well an office holder fits a person of the report; 0 is not at all. A
// surname alone fits only who leads a state at the date, or who is called by the office.
func (s *scratch) fits(h holder, c *group, first, last int32) int {
	past := s.date != "" && !h.in(s.date)
	if past && (first == last || h.from > s.date || h.office == "in government") {
		return 0
	}
	if c.country.Known() && h.country != "" && c.country.Value() != h.country && !s.notCountry(c.country.Value()) {
		return 0
	}
	titled := s.titled(c, h.office)
	points := 0
	if first == last {
		if !titled && (s.date == "" || h.office == "in government" || !s.expected(h, c)) {
			return 0
		}
		points = 1
	} else {
		given := fold(s.r.Form(first))
		for _, n := range h.names {
			if fold(firstWord(n)) == given {
				points = 4
			}
		}
	}
	if points == 0 {
		return 0
	}
	if past {
		return 1
	}
	if titled {
		points += 2
	}
	if s.x.words["leader"][h.office] {
		points++
	}
	return points
}

// expected reports whether a report may call the person by the surname alone: one of its
// own country's, or a leader.
func (s *scratch) expected(h holder, c *group) bool {
	return s.x.words["leader"][h.office] || s.codes[h.country] || c.country.Known()
}

// titled reports whether the report calls the person by the office.
func (s *scratch) titled(c *group, office string) bool {
	for _, noun := range c.offices {
		if s.x.nouns[noun].lemma == office {
			return true
		}
	}
	return false
}

// giveActors turns groups into the report's actors and mentions.
func (s *scratch) giveActors() {
	r := s.r
	r.Actors, r.Mentions = r.Actors[:0], r.Mentions[:0]
	for g := range s.groups {
		c := &s.groups[g]
		if c.gone {
			continue
		}
		s.settle(c)
		r.Actors = append(r.Actors, hearsay.Actor{Name: s.nameOf(c), Kind: c.kind, Country: c.country, Roles: append([]hearsay.Stated[string](nil), c.roles[:min(len(c.roles), 4)]...)})
		c.actor = hearsay.ActorID(len(r.Actors))
	}
	for k := range s.who {
		m := &s.who[k]
		if s.of[k] < 0 {
			continue
		}
		r.Mentions = append(r.Mentions, hearsay.Mention{
			Span: r.SpanOf(m.first, m.last), First: m.first, Last: m.last, Head: m.head,
			Actor: s.groups[s.of[k]].actor, Kind: m.form,
		})
	}
}

// nameOf is the actor's name: the fullest in the text, or the dictionary's where that is
// fuller.
func (s *scratch) nameOf(c *group) hearsay.Stated[string] {
	r := s.r
	if c.name < 0 {
		m := &s.who[c.members[0]]
		return hearsay.State(oneLine(r.Words(r.SpanOf(m.first, m.last))), r.SpanOf(m.first, m.last))
	}
	m := &s.who[c.name]
	first, last := s.nameWords(m)
	span := r.SpanOf(first, last)
	if c.entry >= 0 {
		if e := s.x.at(c.entry, s.date); e.name != r.Words(span) && (e.kind != peopleName || c.kind == hearsay.CountryActor) {
			return hearsay.Infer(e.name, span, "name in the dictionary")
		}
	}
	if c.full != "" {
		return hearsay.Infer(c.full, span, "full name in the dictionary of office holders")
	}
	return hearsay.State(oneLine(r.Words(span)), span)
}

// oneLine is a name without the line breaks of the text that it stands in.
func oneLine(name string) string {
	if !strings.Contains(name, "\n") {
		return name
	}
	return strings.Join(strings.Fields(name), " ")
}
