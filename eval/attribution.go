package eval

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Attribution scores the links that have no parent against PolNeAR (Newell, Margolin and
// Ruths 2018), which marks no nesting: exact contiguous runs of words for the source, the
// cue and the content, and whole attributions whose three parts each overlap. Where a text
// has several annotators, the first in file-name order is the gold.
func Attribution(data Data, read Reader) (*Result, error) {
	dir := data.path("eval", "attribution", data.Split)
	files, err := firstAnnotators(filepath.Join(dir, "attributions"))
	if err != nil {
		return nil, err
	}
	var r Result
	var s attributionScore
	for _, f := range files {
		text, gold, err := readBrat(filepath.Join(dir, "text", f.document+".txt"), f.path)
		if err != nil {
			return nil, err
		}
		v := r.read(read, f.document, text, hearsay.Metadata{})
		words := wordsOf(text)
		s.score(&r, f.document, text, inWords(words, gold), inWords(words, outermost(&v)), words)
	}
	for p, name := range partNames {
		r.measure("attribution.polnear."+name, F1, s.parts[p])
	}
	r.measure("attribution.polnear.whole", F1, s.whole)
	return &r, nil
}

// The parts of an attribution, as indexes.
const (
	source = iota
	cue
	content
	parts
)

var partNames = [parts]string{"source", "cue", "content"}

// attribution is the stretches of text of each part.
type attribution [parts][]hearsay.Span

// wordSets is an attribution as sorted word indexes of each part.
type wordSets [parts][]int

type attributionScore struct {
	parts [parts]Counts
	whole Counts
}

func (s *attributionScore) score(r *Result, doc, text string, gold, system []wordSets, words []hearsay.Span) {
	for p, name := range partNames {
		g, y := runs(gold, p), runs(system, p)
		right := intersection(g, y)
		s.parts[p].Right += len(right)
		s.parts[p].Gold += len(g)
		s.parts[p].System += len(y)
		missedRuns(r, "polnear."+name, doc, text, g, y, right, words)
	}
	hit := pair(gold, system, sameAttribution)
	s.whole.Right += count(hit)
	s.whole.Gold += len(gold)
	s.whole.System += len(system)
	missedWholes(r, doc, text, gold, system, hit, words)
}

// sameAttribution: the cues share a word, the contents share a word, and the sources share
// a word or are both empty.
func sameAttribution(g, y wordSets) bool {
	return share(g[cue], y[cue]) && share(g[content], y[content]) &&
		(share(g[source], y[source]) || len(g[source]) == 0 && len(y[source]) == 0)
}

// outermost are the report's links without a parent.
func outermost(v *view) []attribution {
	var out []attribution
	for i := range v.Links {
		l := &v.Links[i]
		if l.Parent != 0 {
			continue
		}
		var a attribution
		if l.Source != (hearsay.Span{}) {
			a[source] = []hearsay.Span{v.on(l.Source)}
		}
		if l.Cue != (hearsay.Span{}) {
			a[cue] = []hearsay.Span{v.on(l.Cue)}
		}
		a[content] = v.all(l.Content)
		out = append(out, a)
	}
	return out
}

// run is a stretch of words: first to last, both included.
type run struct{ first, last int }

// runs are the contiguous stretches of one part over all attributions, each once.
func runs(in []wordSets, part int) []run {
	var out []run
	for _, a := range in {
		set := a[part]
		for i := 0; i < len(set); {
			j := i
			for j+1 < len(set) && set[j+1] == set[j]+1 {
				j++
			}
			out = append(out, run{set[i], set[j]})
			i = j + 1
		}
	}
	slices.SortFunc(out, func(a, b run) int { return cmp.Or(a.first-b.first, a.last-b.last) })
	return slices.Compact(out)
}

func intersection[T comparable](a, b []T) []T {
	var out []T
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

func share(a, b []int) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return true
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return false
}

// wordsOf cuts a text into words as the scoring does, whatever the reader's words are: a
// run of letters, digits and underscores, or one other mark.
func wordsOf(text string) []hearsay.Span {
	var out []hearsay.Span
	start := -1
	for i, c := range text {
		if letter := c == '_' || unicode.IsLetter(c) || unicode.IsNumber(c); letter {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, hearsay.Span{Start: int32(start), End: int32(i)})
			start = -1
		}
		if !blank(c) {
			_, n := utf8.DecodeRuneInString(text[i:])
			out = append(out, hearsay.Span{Start: int32(i), End: int32(i + n)})
		}
	}
	if start >= 0 {
		out = append(out, hearsay.Span{Start: int32(start), End: int32(len(text))})
	}
	return out
}

func inWords(words []hearsay.Span, in []attribution) []wordSets {
	out := make([]wordSets, len(in))
	for i := range in {
		for p := range parts {
			for k, w := range words {
				if slices.ContainsFunc(in[i][p], w.Overlaps) {
					out[i][p] = append(out[i][p], k)
				}
			}
		}
	}
	return out
}

// annotated is one text's document name and the annotation that scores it.
type annotated struct{ document, path string }

// firstAnnotators lists one annotation for each document: "name_annotator.ann".
func firstAnnotators(dir string) ([]annotated, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.ann"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no .ann files: %w", dir, os.ErrNotExist)
	}
	slices.Sort(paths)
	var out []annotated
	seen := map[string]bool{}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".ann")
		if i := strings.LastIndexByte(name, '_'); i >= 0 {
			name = name[:i]
		}
		if !seen[name] {
			seen[name] = true
			out = append(out, annotated{name, path})
		}
	}
	return out, nil
}

// readBrat reads a text and its attributions in brat's standoff form, whose offsets are
// code points.
func readBrat(textPath, annPath string) (string, []attribution, error) {
	raw, err := os.ReadFile(textPath)
	if err != nil {
		return "", nil, err
	}
	text := universalNewlines(string(raw))
	f, err := os.Open(annPath)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	offsets := byteOffsets(text)
	bounds := map[string][]hearsay.Span{}
	var out []attribution
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		id, rest, _ := strings.Cut(scan.Text(), "\t")
		switch {
		case strings.HasPrefix(id, "T"):
			where, _, _ := strings.Cut(rest, "\t")
			if bounds[id], err = bratSpans(where, offsets); err != nil {
				return "", nil, fmt.Errorf("%s: %s: %w", annPath, id, err)
			}
		case strings.HasPrefix(id, "E"):
			out = append(out, bratEvent(rest, bounds))
		}
	}
	return text, out, scan.Err()
}

// bratSpans reads "Content 3 17;20 25".
func bratSpans(where string, offsets []int32) ([]hearsay.Span, error) {
	_, list, _ := strings.Cut(where, " ")
	var out []hearsay.Span
	for _, pair := range strings.Split(list, ";") {
		a, b, _ := strings.Cut(pair, " ")
		start, errStart := strconv.Atoi(a)
		end, errEnd := strconv.Atoi(b)
		if errStart != nil || errEnd != nil || start < 0 || end < start {
			return nil, fmt.Errorf("no span: %q", where)
		}
		last := len(offsets) - 1
		out = append(out, hearsay.Span{Start: offsets[min(start, last)], End: offsets[min(end, last)]})
	}
	return out, nil
}

// bratEvent reads "Attribution:T4 Content:T3 Cue:T2 Source:T1"; a role may come again with
// a number, as in "Content2:T9".
func bratEvent(roles string, bounds map[string][]hearsay.Span) attribution {
	var a attribution
	for _, field := range strings.Fields(roles) {
		role, id, _ := strings.Cut(field, ":")
		role = strings.ToLower(strings.TrimRight(role, "0123456789"))
		if p := slices.Index(partNames[:], role); p >= 0 {
			a[p] = append(a[p], bounds[id]...)
		}
	}
	return a
}

// missedRuns lists a part's runs that are not in both.
func missedRuns(r *Result, measure, doc, text string, gold, system, right []run, words []hearsay.Span) {
	span := func(x run) hearsay.Span { return hearsay.Span{Start: words[x.first].Start, End: words[x.last].End} }
	meet := func(a run) func(run) bool { return func(b run) bool { return a.first <= b.last && b.first <= a.last } }
	for _, g := range gold {
		if slices.Contains(right, g) {
			continue
		}
		m := Miss{Measure: measure, Kind: Missed, At: at(doc, text, span(g)), Context: excerpt(text, marked(span(g)))}
		for _, y := range system {
			if meet(g)(y) {
				m.Kind = WrongSpan
				m.Note += fmt.Sprintf("read  %s\n", short(text[span(y).Start:span(y).End]))
			}
		}
		r.miss(m)
	}
	for _, y := range system {
		if !slices.ContainsFunc(gold, meet(y)) {
			r.miss(Miss{Measure: measure, Kind: Spurious, At: at(doc, text, span(y)), Context: excerpt(text, marked(span(y)))})
		}
	}
}

// missedWholes lists the attributions that found no partner.
func missedWholes(r *Result, doc, text string, gold, system []wordSets, hit []int, words []hearsay.Span) {
	labels := func(a wordSets) (out []label) {
		for p, name := range partNames {
			for _, x := range runs([]wordSets{a}, p) {
				out = append(out, named(name, hearsay.Span{Start: words[x.first].Start, End: words[x.last].End}))
			}
		}
		return out
	}
	add := func(kind MissKind, a wordSets, note string) {
		if l := labels(a); len(l) > 0 {
			r.miss(Miss{Measure: "polnear.whole", Kind: kind, At: at(doc, text, l[0].Span), Context: excerpt(text, l...), Note: note})
		}
	}
	taken := make([]bool, len(system))
	for _, y := range hit {
		if y >= 0 {
			taken[y] = true
		}
	}
	for i, g := range gold {
		if hit[i] >= 0 {
			continue
		}
		kind, note := Missed, ""
		for _, y := range system {
			if share(g[cue], y[cue]) {
				kind, note = WrongSpan, "read  "+excerpt(text, labels(y)...)
				break
			}
		}
		add(kind, g, note)
	}
	for i, y := range system {
		if !taken[i] && !slices.ContainsFunc(gold, func(g wordSets) bool { return share(g[cue], y[cue]) }) {
			add(Spurious, y, "")
		}
	}
}
