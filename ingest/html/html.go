// Package html reads the article out of a web page: its paragraphs, headings, lists and
// captions as text blocks with a blank line between, and what the page's metadata says
// of it. It needs no network.
//
// The article is found by go-trafilatura with go-readability beside it (F 0.915 on 960
// pages), the date by go-htmldate.
package html

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/go-shiori/dom"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"hearsay"
)

// What Read refuses, beside hearsay.ErrTooLong.
var (
	ErrNoArticle = errors.New("no article text found")
	ErrBroken    = errors.New("broken HTML")
)

// Read reads the article of one page. Its captions are marked as such in the source.
// Given holds title, publisher (the page's site name), byline, address and date as far
// as the page gives them. Errors name the page and wrap ErrNoArticle, ErrBroken,
// hearsay.ErrTooLong, or what in returned.
func Read(name string, in io.Reader) (hearsay.Source, error) {
	src, err := read(in)
	src.Input = name
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return src, err
}

func read(in io.Reader) (src hearsay.Source, err error) {
	raw, err := io.ReadAll(io.LimitReader(in, hearsay.MaxText+1))
	if err != nil {
		return src, err
	}
	if len(raw) > hearsay.MaxText {
		return src, hearsay.ErrTooLong
	}
	page, err := parse(raw)
	if err != nil {
		return src, err
	}
	defer func() { // the extractors are others' code, and pages are strange
		if p := recover(); p != nil {
			src, err = hearsay.Source{}, fmt.Errorf("%w: %v", ErrBroken, p)
		}
	}()
	return extract(page)
}

// parse decodes the page by its byte-order mark, its meta elements, or else as the HTML
// standard guesses, and parses it.
func parse(raw []byte) (*nethtml.Node, error) {
	encoding, name, certain := charset.DetermineEncoding(raw, "text/html")
	if !certain && utf8.Valid(raw) { // the guess is made by the page's first kilobyte
		encoding, name = unicode.UTF8, "utf-8"
	}
	if bytes.IndexByte(raw, 0) >= 0 && !strings.HasPrefix(name, "utf-16") {
		return nil, fmt.Errorf("%w: not a text (NUL byte at offset %d)", ErrBroken, bytes.IndexByte(raw, 0))
	}
	page, err := nethtml.Parse(encoding.NewDecoder().Reader(bytes.NewReader(raw)))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrBroken, err)
	}
	return page, nil
}

func extract(page *nethtml.Node) (hearsay.Source, error) {
	markCaptions(page)
	date := publication(page)
	result, err := trafilatura.ExtractDocument(page, trafilatura.Options{
		EnableFallback:     true,
		FallbackCandidates: &trafilatura.FallbackCandidates{Readability: readable(page)},
		ExcludeComments:    true,
		ExcludeTables:      true,
		HtmlDateOverride:   &date,
	})
	if err != nil || result.ContentNode == nil {
		return hearsay.Source{}, noArticle(page)
	}
	text := layOut(result.ContentNode)
	if !text.article() {
		return hearsay.Source{}, noArticle(page)
	}
	return hearsay.Source{
		Text:   text.String(),
		Marked: text.captions,
		Origin: "HTML metadata",
		Given:  metadata(page, result.Metadata, date),
	}, nil
}

// readable is the article as go-readability sees it, or nil.
func readable(page *nethtml.Node) *nethtml.Node {
	article, err := readability.FromDocument(dom.Clone(page, true), nil)
	if err != nil {
		return nil
	}
	return article.Node
}

// publication is the date on which the page was first published, from its metadata,
// structured data and markup: what stands in running text is left to the reader.
func publication(page *nethtml.Node) htmldate.Result {
	date, err := htmldate.FromDocument(dom.Clone(page, true), htmldate.Options{
		UseOriginalDate:     true,
		SkipExtensiveSearch: true,
		DeferUrlExtractor:   true,
	})
	if err != nil {
		return htmldate.Result{}
	}
	return date
}

func metadata(page *nethtml.Node, found trafilatura.Metadata, date htmldate.Result) hearsay.Metadata {
	site := siteName(page)
	m := hearsay.Metadata{
		Title:     heading(page, found.Title, site),
		Byline:    found.Author,
		Publisher: site,
	}
	if u, err := url.Parse(found.URL); err == nil && u.Host != "" {
		m.URL = found.URL
	}
	if !date.DateTime.IsZero() {
		m.Published = date.DateTime.Format(time.DateOnly)
	}
	return m
}

// heading is the title without the site's name, which metadata often put behind it: the
// page's first heading that the title holds, or the title up to its last dash or bar
// where the site's name follows.
func heading(page *nethtml.Node, title, site string) string {
	title = clean(title)
	for _, h := range dom.GetElementsByTagName(page, "h1") {
		if words := clean(spaced(h)); words != "" && strings.Contains(title, words) {
			return words
		}
	}
	if at := strings.LastIndexAny(title, "-|–—"); at > 0 && site != "" {
		if behind := strings.Trim(title[at:], "-|–— "); strings.EqualFold(behind, site) {
			return strings.TrimRight(title[:at], "-|–— ")
		}
	}
	return title
}

// siteName is what the page calls its site.
func siteName(page *nethtml.Node) string {
	for _, name := range []string{"og:site_name", "application-name", "twitter:app:name:iphone"} {
		for _, meta := range dom.GetElementsByTagName(page, "meta") {
			if dom.GetAttribute(meta, "property") == name || dom.GetAttribute(meta, "name") == name {
				if site := clean(dom.GetAttribute(meta, "content")); site != "" {
					return site
				}
			}
		}
	}
	return ""
}

func noArticle(page *nethtml.Node) error {
	n := 0
	if body := dom.QuerySelector(page, "body"); body != nil {
		for _, tag := range []string{"script", "style", "noscript"} {
			dom.RemoveNodes(dom.GetElementsByTagName(body, tag), nil)
		}
		n = len(clean(dom.TextContent(body)))
	}
	if n == 0 {
		return fmt.Errorf("%w (the page shows no words)", ErrNoArticle)
	}
	return fmt.Errorf("%w (%d bytes of navigation)", ErrNoArticle, n)
}

// clean joins blanks and drops the marks of captions.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, captionMark, "")), " ")
}
