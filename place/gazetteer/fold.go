package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendKey appends the name's key to dst: lower case, without accents, apostrophes and
// full stops, hyphens and runs of blanks as one blank. Names that differ in these alone
// ("Saint-Étienne", "SAINT ETIENNE") have the same key.
func AppendKey(dst []byte, name string) []byte {
	start := len(dst)
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf:
			return appendFolded(dst, name[i:], start)
		case c >= 'A' && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '/' || c == ',':
			dst = appendBlank(dst, start)
		case c == '\'' || c == '.' || c == '`':
		default:
			dst = append(dst, c)
		}
	}
	return trimBlank(dst, start)
}

// Key is AppendKey's key as a string.
func Key(name string) string { return string(AppendKey(nil, name)) }

func appendFolded(dst []byte, rest string, start int) []byte {
	for _, r := range norm.NFD.String(rest) {
		if to, ok := plain[r]; ok {
			dst = append(dst, to...)
			continue
		}
		switch {
		case unicode.Is(unicode.M, r) || unicode.Is(unicode.Lm, r) || r == '\'' || r == '.' || r == '’' || r == '‘' || r == '`':
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '/' || r == ',':
			dst = appendBlank(dst, start)
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return trimBlank(dst, start)
}

func appendBlank(dst []byte, start int) []byte {
	if len(dst) == start || dst[len(dst)-1] == ' ' {
		return dst
	}
	return append(dst, ' ')
}

func trimBlank(dst []byte, start int) []byte {
	if n := len(dst); n > start && dst[n-1] == ' ' {
		return dst[:n-1]
	}
	return dst
}

// plain holds the Latin letters that Unicode does not decompose.
var plain = map[rune]string{
	'Ø': "o", 'ø': "o", 'Ł': "l", 'ł': "l", 'Đ': "d", 'đ': "d", 'ß': "ss", 'Æ': "ae", 'æ': "ae",
	'Œ': "oe", 'œ': "oe", 'ı': "i", 'Ð': "d", 'ð': "d", 'Þ': "th", 'þ': "th", 'Ħ': "h", 'ħ': "h", 'Ə': "a", 'ə': "a",
}
