package language

import "unicode"

// script is a writing system and the language that it most likely stands for.
type script struct {
	table      *unicode.RangeTable
	code, name string
}

var scripts = []script{
	{unicode.Cyrillic, "ru", "Russian"},
	{unicode.Arabic, "ar", "Arabic"},
	{unicode.Han, "zh", "Chinese"},
	{unicode.Hiragana, "ja", "Japanese"},
	{unicode.Katakana, "ja", "Japanese"},
	{unicode.Hangul, "ko", "Korean"},
	{unicode.Greek, "el", "Greek"},
	{unicode.Hebrew, "he", "Hebrew"},
	{unicode.Devanagari, "hi", "Hindi"},
	{unicode.Thai, "th", "Thai"},
	{unicode.Georgian, "ka", "Georgian"},
	{unicode.Armenian, "hy", "Armenian"},
	{unicode.Bengali, "bn", "Bengali"},
	{unicode.Tamil, "ta", "Tamil"},
	{unicode.Telugu, "te", "Telugu"},
	{unicode.Gujarati, "gu", "Gujarati"},
	{unicode.Gurmukhi, "pa", "Punjabi"},
	{unicode.Kannada, "kn", "Kannada"},
	{unicode.Malayalam, "ml", "Malayalam"},
	{unicode.Sinhala, "si", "Sinhala"},
	{unicode.Ethiopic, "am", "Amharic"},
	{unicode.Khmer, "km", "Khmer"},
	{unicode.Lao, "lo", "Lao"},
	{unicode.Myanmar, "my", "Burmese"},
	// told from the languages above by letters of their own
	{nil, "uk", "Ukrainian"},
	{nil, "fa", "Persian"},
	{nil, "ur", "Urdu"},
}

// own are letters that tell a language from the one that its script stands for.
var own = map[rune]string{
	'і': "uk", 'ї': "uk", 'є': "uk", 'ґ': "uk",
	'پ': "fa", 'چ': "fa", 'ژ': "fa", 'گ': "fa", 'ی': "fa", 'ک': "fa",
	'ٹ': "ur", 'ڈ': "ur", 'ڑ': "ur", 'ے': "ur", 'ں': "ur",
}

// byScript tells a text that is mostly in another script than Latin: its language, and
// the share of its letters that are in it. The code is "" for Latin script.
func byScript(text string) (code string, share float64) {
	latin, other := 0, 0
	var counts [32]int
	letters := map[string]int{}
	for _, r := range text {
		switch {
		case r < 0x250:
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
			other++
			for i, s := range scripts {
				if s.table != nil && unicode.Is(s.table, r) {
					counts[i]++
					break
				}
			}
			if c := own[r]; c != "" {
				letters[c]++
			}
		}
	}
	// a Chinese or Japanese character says what takes three Latin letters
	if other*2 <= latin || other < 3 {
		return "", 0
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	code = scripts[best].code
	if counts[best] == 0 {
		code = "und"
	}
	if code == "zh" && counts[3]+counts[4] > other/10 {
		code = "ja"
	}
	for _, c := range []string{"fa", "uk", "ur"} {
		if letters[c] > other/50+1 {
			code = c
		}
	}
	return code, float64(other) / float64(latin+other)
}
