package entity

import (
	"strings"

	"hearsay"
)

// phrases finds names that run over tokens. Keys have no blanks, so that it does not
// matter how a tokenizer cuts "Guinea-Bissau".
type phrases map[string]int32

const (
	longestPhrase = 10 // tokens
	longestKey    = 72 // bytes
)

// match is the longest entry that begins at token i and ends before end: its id and last
// token, or -1.
func (p phrases) match(r *hearsay.Report, i, end int32, buf []byte) (id, last int32) {
	id, last = -1, -1
	buf = buf[:0]
	for j := i; j < end && j < i+longestPhrase; j++ {
		buf = append(buf, r.Form(j)...)
		if len(buf) > longestKey {
			break
		}
		if found, ok := p[string(buf)]; ok {
			id, last = found, j
		}
	}
	return id, last
}

// fold is a name without accents, case, hyphens and apostrophes, for comparing spellings.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 || c >= 'A' && c <= 'Z' || c == '-' || c == '\'' || c == '.' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case c >= 'A' && c <= 'Z':
			b.WriteRune(c + 'a' - 'A')
		case c == '-' || c == '\'' || c == '’' || c == '‘' || c == '.':
		case c < 0x80:
			b.WriteRune(c)
		default:
			b.WriteString(plain(c))
		}
	}
	return b.String()
}

// plain is a Latin letter without its marks, in lower case.
func plain(c rune) string {
	for _, g := range plainLetters {
		if strings.ContainsRune(g.marked, c) {
			return g.plain
		}
	}
	return strings.ToLower(string(c))
}

var plainLetters = []struct{ plain, marked string }{
	{"a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄǎấạảầ"},
	{"c", "çćčĉÇĆČĈ"},
	{"d", "ďđĎĐðÐ"},
	{"e", "èéêëēĕėęěÈÉÊËĒĖĘĚếệề"},
	{"g", "ğģĝĞĢ"},
	{"h", "ħĤĥ"},
	{"i", "ìíîïīĭįıİÌÍÎÏĪ"},
	{"k", "ķĶ"},
	{"l", "łĺļľŁĹĻĽ"},
	{"n", "ñńņňÑŃŅŇ"},
	{"o", "òóôõöøōŏőÒÓÔÕÖØŌŐơốộồ"},
	{"r", "ŕřŘ"},
	{"s", "śşšșŚŞŠȘ"},
	{"t", "ţťțŢŤȚ"},
	{"u", "ùúûüūŭůűųÙÚÛÜŪŮŰưứ"},
	{"y", "ýÿÝỳ"},
	{"z", "źżžŹŻŽ"},
	{"ss", "ß"},
	{"ae", "æÆ"},
	{"oe", "œŒ"},
	{"th", "þÞ"},
}
