package html

import (
	"strings"

	"github.com/go-shiori/dom"
	nethtml "golang.org/x/net/html"

	"hearsay"
)

// captionMark stands before a caption's words while the extractors, which drop figures,
// are at work. It is a private-use code point.
const captionMark = "\ue0f1"

// markCaptions puts a paragraph with its caption in the place of every figure.
func markCaptions(page *nethtml.Node) {
	for _, text := range textNodes(page) {
		text.Data = strings.ReplaceAll(text.Data, captionMark, "")
	}
	for _, figure := range dom.GetElementsByTagName(page, "figure") {
		caption := dom.QuerySelector(figure, "figcaption")
		if caption == nil || figure.Parent == nil {
			continue
		}
		words := clean(spaced(caption))
		if words == "" {
			continue
		}
		p := dom.CreateElement("p")
		dom.AppendChild(p, dom.CreateTextNode(captionMark+words))
		figure.Parent.InsertBefore(p, figure)
		figure.Parent.RemoveChild(figure)
	}
}

func textNodes(n *nethtml.Node) []*nethtml.Node {
	var out []*nethtml.Node
	for d := range n.Descendants() {
		if d.Type == nethtml.TextNode {
			out = append(out, d)
		}
	}
	return out
}

// spaced is the text under n with a blank wherever an element ends.
func spaced(n *nethtml.Node) string {
	var b strings.Builder
	for _, t := range textNodes(n) {
		b.WriteString(t.Data)
		if t.NextSibling == nil {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// layout is an article as blocks of text.
type layout struct {
	strings.Builder
	line     strings.Builder // the block being written
	gap      bool            // a blank is due before its next word
	captions []hearsay.Block
	words    int // of the longest block
	sentence bool
}

// breaks are the elements that begin and end a block.
var breaks = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true,
	"br": true, "center": true, "dd": true, "details": true, "div": true, "dl": true,
	"dt": true, "figcaption": true, "figure": true, "footer": true, "h1": true, "h2": true,
	"h3": true, "h4": true, "h5": true, "h6": true, "header": true, "hr": true, "li": true,
	"main": true, "ol": true, "p": true, "pre": true, "section": true, "summary": true,
	"table": true, "td": true, "th": true, "tr": true, "ul": true,
}

func layOut(n *nethtml.Node) *layout {
	l := &layout{}
	l.node(n)
	l.flush()
	return l
}

func (l *layout) node(n *nethtml.Node) {
	switch n.Type {
	case nethtml.TextNode:
		l.text(n.Data)
		return
	case nethtml.ElementNode, nethtml.DocumentNode:
	default:
		return
	}
	if breaks[n.Data] {
		l.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.node(c)
	}
	if breaks[n.Data] {
		l.flush()
	}
}

func (l *layout) text(s string) {
	for i, word := range strings.Fields(s) {
		if l.line.Len() > 0 && (i > 0 || l.gap || startsBlank(s)) {
			l.line.WriteByte(' ')
		}
		l.gap = false
		l.line.WriteString(word)
	}
	l.gap = l.gap || endsBlank(s)
}

func startsBlank(s string) bool { return s != "" && strings.TrimLeft(s, " \t\r\n\u00a0") != s }
func endsBlank(s string) bool   { return s != "" && strings.TrimRight(s, " \t\r\n\u00a0") != s }

// flush ends the block.
func (l *layout) flush() {
	words := strings.TrimSpace(l.line.String())
	l.line.Reset()
	l.gap = false
	caption := strings.HasPrefix(words, captionMark)
	words = strings.TrimSpace(strings.ReplaceAll(words, captionMark, ""))
	if words == "" {
		return
	}
	if l.Len() > 0 {
		l.WriteString("\n\n")
	}
	start := int32(l.Len())
	l.WriteString(words)
	if caption {
		l.captions = append(l.captions, hearsay.Block{Span: hearsay.Span{Start: start, End: int32(l.Len())}, Kind: hearsay.Caption})
		return
	}
	n := strings.Count(words, " ") + 1
	l.words = max(l.words, n)
	l.sentence = l.sentence || n >= 6 && strings.ContainsAny(words[len(words)-1:], `.!?"'`) || n >= 6 && strings.HasSuffix(words, "”")
}

// article reports whether the blocks hold a sentence, or at least something long: a
// page's navigation has neither.
func (l *layout) article() bool { return l.sentence || l.words >= 25 }
