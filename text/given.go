package text

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay"
)

// known is what the caller knows of a document.
type known struct {
	title                             string
	url, publisher, byline, published hearsay.Stated[string]
}

// given weighs what the person reading insists on against what came with the text.
func given(src hearsay.Source) (known, error) {
	var k known
	came := "given"
	if src.Origin != "" {
		came += ": " + src.Origin
	}
	for _, g := range []struct {
		data    hearsay.Metadata
		because string
	}{{src.Insisted, "given by the person reading"}, {src.Given, came}} {
		published, err := isoDate(g.data.Published)
		if err != nil {
			return k, err
		}
		title, err := oneLine(g.data.Title)
		if err != nil {
			return k, err
		}
		if k.title == "" {
			k.title = title
		}
		know(&k.url, g.data.URL, g.because)
		know(&k.publisher, g.data.Publisher, g.because)
		know(&k.byline, g.data.Byline, g.because)
		know(&k.published, published, g.because)
	}
	return k, nil
}

func know(field *hearsay.Stated[string], value, because string) {
	if value = strings.TrimSpace(value); value != "" && utf8.ValidString(value) && !field.Known() {
		*field = hearsay.Infer(value, hearsay.Span{}, because)
	}
}

func oneLine(title string) (string, error) {
	if strings.TrimSpace(title) == "" {
		return "", nil
	}
	if err := Check(title); err != nil {
		return "", fmt.Errorf("given title: %w", err)
	}
	return strings.Join(strings.Fields(normalise(title)), " "), nil
}

// isoDate is the date of an ISO 8601 date or date and time.
func isoDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	if len(s) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, s[:10]); err == nil && (len(s) == 10 || s[10] == 'T' || s[10] == ' ') {
			return s[:10], nil
		}
	}
	return "", fmt.Errorf("given date %q: %w (want as in 2025-10-31)", s[:min(len(s), 40)], ErrDate)
}
