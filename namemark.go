package hearsay

import "strings"

// NameMark says where a word stands in a name of some kind: nowhere, at its beginning, or within
// it (Ramshaw and Marcus 1995).
type NameMark uint8

// NoName marks a word that stands in no name.
const NoName NameMark = 0

// NameKinds are the kinds that a NameMark knows, names' finer kinds last.
var NameKinds = [...]NameKind{Person, Location, Organisation, Nationality, DocumentName, Weapon, Platform}

// BeginName marks the first word of a name.
func BeginName(kind NameKind) NameMark {
	for i, k := range NameKinds {
		if k == kind {
			return NameMark(2*i + 1)
		}
	}
	return NoName
}

// Begins reports whether the word is a name's first.
func (m NameMark) Begins() bool { return m%2 == 1 }

// Inside is the mark of a further word of a name of the same kind.
func (m NameMark) Inside() NameMark { return m + m%2 }

// Kind is what the name names; the mark must not be NoName.
func (m NameMark) Kind() NameKind { return NameKinds[(m-1)/2] }

// Follows reports whether a mark may stand behind another: within a name, only behind one
// of the same name.
func (m NameMark) Follows(last NameMark) bool { return m == NoName || m.Begins() || last.Inside() == m }

// ParseNameMark is the mark that a label such as "O", "B-PER" or "I-weapon" stands for.
func ParseNameMark(label string) (m NameMark, ok bool) {
	if label == "O" {
		return NoName, true
	}
	place, kind, _ := strings.Cut(label, "-")
	begin := BeginName(NameKind(kind))
	switch {
	case begin == NoName:
		return NoName, false
	case place == "B":
		return begin, true
	}
	return begin.Inside(), place == "I"
}
