package name

import (
	"io/fs"
	"slices"
	"strings"

	"hearsay"
	"hearsay/lang"
	"hearsay/model"
	"hearsay/model/bio"
	"hearsay/model/lex"
)

// Lists are words that tell what a name names; a word's lists are bits.
type Lists map[uint64]uint64

var listNames = []string{"organisation", "place", "title", "given name", "location"}

// LoadLists reads name/lists.txt.
func LoadLists(files fs.FS) (Lists, error) {
	lists := Lists{}
	err := lang.Read(files, "name/lists.txt", func(l lang.Line) error {
		i := slices.Index(listNames, l.Section)
		if i < 0 {
			return l.Errorf("unknown list %q, expected one of %q", l.Section, listNames)
		}
		for _, word := range strings.Fields(l.Text) {
			lists[model.Hash(word)] |= 1 << i
		}
		return nil
	})
	return lists, err
}

// See is what the classifier sees of a token.
func (l Lists) See(reader *lex.Reader, form string, t *hearsay.Token) bio.Word {
	w := reader.Word(form)
	return bio.Word{Word: w, Tag: uint64(t.UPOS)<<8 | uint64(t.XPOS), Lists: l[w.Lower]}
}
