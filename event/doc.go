// Package event codes who did what to whom. Frames (lang/en/event/*.frames) say in plain
// terms which verbs and nouns set an event off, where its sides stand and which CAMEO code
// it has; this package reads them, undoes passives, relative clauses, control, light verbs
// and coordination over dependency trees, and gives each event its status: whether it took
// place, is planned, asked for, denied. docs/frames.md describes the format.
//
// The coding scheme is CAMEO (Gerner, Schrodt and Yılmaz 2012) with PLOVER (2021); the
// frames are the idea of PETRARCH2 (Norris 2016), with Universal Dependencies for its
// constituents.
package event
