package main

import (
	"strings"

	"hearsay"
)

func capitals(form string, _ hearsay.UPOS) string { return strings.ToUpper(form) }
func small(form string, _ hearsay.UPOS) string    { return strings.ToLower(form) }

func headline(form string, tag hearsay.UPOS) string {
	switch tag {
	case hearsay.ADP, hearsay.CCONJ, hearsay.DET, hearsay.PART:
		return form
	}
	if form[0] >= 'a' && form[0] <= 'z' {
		return string(form[0]-'a'+'A') + form[1:]
	}
	return form
}
