package text

import (
	"strings"
	"unicode"

	"hearsay"
	"hearsay/model/ends"
)

// see is what the classifier of sentence ends sees of token i of a block's tokens.
func (w *wordRun) see(text string, tokens []hearsay.Token, i int) ends.Word {
	form := text[tokens[i].Start:tokens[i].End]
	word := ends.See(w.reader.Word(form), form, tokens[i].Flags.Has(hearsay.SpaceAfter))
	word.Last = w.rules.ends(text, tokens, i)
	return word
}

// ends reports whether a sentence ends with token i, whatever the words around it are like
// in the treebanks, which have too few of these:
//
//   - a mark that is glued to the next sentence's opening quotation mark: "left.“We";
//   - a closing quotation mark after a stop, before a word that opens sentences in small
//     letters: "“Why?” Then he left";
//   - an acronym with inner stops before such a word: "moved to the U.S. Officials said".
func (r *wordRules) ends(text string, tokens []hearsay.Token, i int) bool {
	form := func(k int) string {
		if k < 0 || k >= len(tokens) {
			return ""
		}
		return text[tokens[k].Start:tokens[k].End]
	}
	spaced := tokens[i].Flags.Has(hearsay.SpaceAfter)
	switch last := form(i); {
	case strings.Trim(last, ".!?") == "":
		next := form(i + 1)
		return !spaced && (next == "“" || next == "‘") && capitalised(form(i+2)) && !tokens[i+1].Flags.Has(hearsay.SpaceAfter)
	case !spaced:
		return false
	case last == "”" || last == "’":
		return i > 0 && strings.Trim(form(i-1), ".!?") == "" && r.openers[form(i+1)] && startsLower(form(i+2))
	case strings.IndexByte(last, '.') < len(last)-1 && last[len(last)-1] == '.' && acronym(last):
		next := form(i + 1)
		return (r.openers[next] || r.starters[next]) && startsLower(form(i-1)) && startsLower(form(i+2))
	}
	return false
}

// acronym reports whether a word is capitals with a stop after each.
func acronym(word string) bool {
	for i, c := range word {
		if i%2 == 0 && !unicode.IsUpper(c) || i%2 == 1 && c != '.' {
			return false
		}
	}
	return true
}
