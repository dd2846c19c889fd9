package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// script makes a lemma from a form: keep or lower its case, cut bytes off its end, add others.
// As text it is the case ("=" or "l"), the number of bytes, and what is added: "l3y".
type script struct {
	lower bool
	cut   int
	add   string
}

func parseScript(s string) (script, error) {
	if len(s) < 2 || s[0] != '=' && s[0] != 'l' {
		return script{}, fmt.Errorf("lemma script %q", s)
	}
	cut, err := strconv.Atoi(s[1:2])
	return script{s[0] == 'l', cut, s[2:]}, err
}

// ScriptFor is the script that makes the lemma of the form, as text; ok is false where
// none of less than ten bytes cut does.
func ScriptFor(form, lemma string) (s string, ok bool) {
	best := ""
	for _, kind := range []string{"l", "="} {
		from := form
		if kind == "l" {
			from = strings.ToLower(form)
		}
		n := 0
		for n < len(from) && n < len(lemma) && from[n] == lemma[n] {
			n++
		}
		for n > 0 && (n < len(from) && !utf8.RuneStart(from[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
			n--
		}
		if cut := len(from) - n; cut <= 9 && (best == "" || cut < int(best[1]-'0')) {
			best = kind + strconv.Itoa(cut) + lemma[n:]
		}
	}
	return best, best != ""
}

// apply is the lemma of the form; ok is false where the script does not fit it. It shares
// the form's memory where it can.
func (s script) apply(form string) (lemma string, ok bool) {
	if s.lower {
		form = strings.ToLower(form)
	}
	at := len(form) - s.cut
	switch {
	case at < 0, at < len(form) && !utf8.RuneStart(form[at]), at == 0 && s.add == "":
		return form, false
	case s.add == "":
		return form[:at], true
	}
	return form[:at] + s.add, true
}
