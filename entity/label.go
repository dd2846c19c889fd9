package entity

import (
	"hearsay"
)

// markLabels marks the party and state behind a lawmaker's name, which are no name: "(D-Ore.)".
func (s *scratch) markLabels() {
	r := s.r
	s.label = zeroed(s.label, len(r.Tokens))
	for i := int32(1); int(i)+2 < len(r.Tokens); i++ {
		if !s.x.words["party label"][r.Form(i)] || !hyphen(r.Form(i+1)) || !glued(r, i+1) || !capital(r.Form(i+2)) {
			continue
		}
		if before := r.Form(i - 1); before != "," && before != "(" {
			continue
		}
		s.label[i], s.label[i+1], s.label[i+2] = 1, 1, 1
		for j := i + 3; int(j) < len(r.Tokens) && r.Tokens[j].UPOS == hearsay.PROPN && r.SentenceOf(j) == r.SentenceOf(i); j++ {
			s.label[j] = 1
		}
	}
}

// describeLabel reads the party and state behind a name.
func (s *scratch) describeLabel(m *mention) {
	i := m.last + 2
	if m.nameFirst < 0 || int(i) >= len(s.r.Tokens) || s.label[i] == 0 || s.label[i-1] > 0 {
		return
	}
	end := i
	for int(end)+1 < len(s.r.Tokens) && s.label[end+1] > 0 {
		end++
	}
	s.countryWithin(m, i, end)
	m.addRole(hearsay.State("PTY", s.r.SpanOf(i, end)))
}
