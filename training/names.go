package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/model"
	"hearsay/model/bio"
	"hearsay/model/lex"
	"hearsay/model/postag"
	"hearsay/name"
	"hearsay/text"
)

const nameRounds = 10

// named is a sentence with its names.
type named struct {
	forms []string
	gold  []uint8
	words []bio.Word
}

// article is sentences of one document.
type article []*named

func learnNames(s *setup, b *model.Builder) error {
	seer, err := s.seer()
	if err != nil {
		return err
	}
	train, err := s.namedArticles(seer)
	if err != nil {
		return err
	}
	dev, err := s.universal("dev")
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(9, 10))
	train = append(train, recasedNames(train, random))
	for _, a := range append(slices.Clone(train), dev...) {
		for _, x := range a {
			seer.see(x)
		}
	}
	learner := model.NewLearner(1 + 2*len(name.Kinds))
	run := bio.New(learner).Run()
	for round := range rounds(s, nameRounds) {
		random.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
		errors := 0
		for _, a := range train {
			run.Forget()
			for _, x := range a {
				errors += run.Learn(x.words, x.gold, make([]uint8, len(x.words)), learner)
			}
		}
		s.say("round %d: %d errors", round+1, errors)
	}
	table := learner.Pack(1, 0.02)
	b.Put("names", table)
	packed, err := model.NewTable(table)
	if err != nil {
		return err
	}
	s.testNames(bio.New(learner), dev)
	s.testNames(bio.New(packed), dev)
	return nil
}

// recasedNames are copies of some sentences with the capitals of headlines, or capitals throughout.
func recasedNames(list []article, random *rand.Rand) article {
	var out article
	for _, a := range list {
		for _, x := range a {
			if len(x.forms) < 4 || random.Float64() >= 0.08 {
				continue
			}
			change := []func(string, hearsay.UPOS) string{headline, capitals}[random.IntN(2)]
			c := &named{gold: x.gold}
			for _, f := range x.forms {
				tag := hearsay.NOUN
				if len(f) < 4 {
					tag = hearsay.ADP
				}
				c.forms = append(c.forms, change(f, tag))
			}
			out = append(out, c)
		}
	}
	return out
}

// namedArticles are all the documents with names that there are to learn from.
func (s *setup) namedArticles(seer *nameSeer) ([]article, error) {
	train, err := s.universal("train")
	if err != nil {
		return nil, err
	}
	for _, more := range []func(*setup, *nameSeer) ([]article, error){(*setup).wikigold, (*setup).re3d, (*setup).gum} {
		list, err := more(s, seer)
		if err != nil {
			return nil, err
		}
		train = append(train, list...)
	}
	return train, nil
}

func (s *setup) testNames(marker *bio.Marker, dev []article) {
	run := marker.Run()
	var right, given, wanted [4]float64
	for _, a := range dev {
		run.Forget()
		for _, x := range a {
			tags := make([]uint8, len(x.words))
			run.Mark(x.words, tags)
			g, w := spans(tags), spans(x.gold)
			for k := range g {
				given[k[2]]++
				if w[k] {
					right[k[2]]++
				}
			}
			for k := range w {
				wanted[k[2]]++
			}
		}
	}
	for k := range name.Kinds {
		s.say("%s: precision %.1f recall %.1f", name.Kinds[k], 100*right[k]/given[k], 100*right[k]/wanted[k])
		right[3], given[3], wanted[3] = right[3]+right[k], given[3]+given[k], wanted[3]+wanted[k]
	}
	s.say("UNER EWT dev: F1 %.2f", 200*right[3]/(given[3]+wanted[3]))
}

func spans(tags []uint8) map[[3]int]bool {
	out := map[[3]int]bool{}
	for i := 0; i < len(tags); i++ {
		if tags[i] == bio.Outside || tags[i] == bio.Masked {
			continue
		}
		kind, last := int(tags[i]-1)/2, i
		for last+1 < len(tags) && tags[last+1] == bio.Inside(kind) {
			last++
		}
		out[[3]int{i, last, kind}] = true
		i = last
	}
	return out
}

// nameSeer shows sentences to the marker as the program does.
type nameSeer struct {
	reader *lex.Reader
	tagger *postag.Run
	list   []byte
	words  hearsay.Pass
	lists  name.Lists
}

func (s *setup) seer() (*nameSeer, error) {
	lexicon, err := s.lexicon()
	if err != nil {
		return nil, err
	}
	file, err := s.load("tags")
	if err != nil {
		return nil, err
	}
	table, err := file.Table("tags")
	if err != nil {
		return nil, err
	}
	list, err := file.Section("tagset")
	if err != nil {
		return nil, err
	}
	files := os.DirFS(filepath.Dir(s.weights))
	words, err := text.LoadWords(files)
	if err != nil {
		return nil, err
	}
	lists, err := name.LoadLists(files)
	if err != nil {
		return nil, err
	}
	return &nameSeer{lexicon.Reader(), postag.New(table).Run(), list, words.Pass(), lists}, nil
}

func (v *nameSeer) see(x *named) {
	words := make([]lex.Word, len(x.forms))
	for i, f := range x.forms {
		words[i] = v.reader.Word(f)
	}
	tags := make([]uint8, len(words))
	v.tagger.Tag(words, tags)
	for i, tag := range tags {
		t := hearsay.Token{UPOS: hearsay.UPOS(v.list[2*int(tag)]), XPOS: hearsay.XPOS(v.list[2*int(tag)+1])}
		x.words = append(x.words, v.lists.See(v.reader, x.forms[i], &t))
	}
}

// recut cuts the words of a sentence as the program cuts words.
func (v *nameSeer) recut(x *named) {
	source := strings.Join(x.forms, " ")
	r := &hearsay.Report{Document: hearsay.Document{Text: source}}
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(source))}, Kind: hearsay.Body}}
	v.words.Run(r)
	var ends []int
	at := 0
	for _, f := range x.forms {
		at += len(f) + 1
		ends = append(ends, at)
	}
	out := named{}
	k, first := 0, true
	for i := range r.Tokens {
		for int(r.Tokens[i].Start) >= ends[k] {
			k, first = k+1, true
		}
		class := x.gold[k]
		if !first && class != bio.Outside && class != bio.Masked && class%2 == 1 {
			class++
		}
		out.forms, out.gold = append(out.forms, r.Form(int32(i))), append(out.gold, class)
		first = false
	}
	*x = out
}

// universal reads Universal NER's annotation of EWT.
func (s *setup) universal(split string) ([]article, error) {
	return readNames(filepath.Join(s.data, "treebanks", "ner", "uner_ewt-"+split+".iob2"), 1, func(label string) int {
		return slices.Index([]string{"PER", "LOC", "ORG"}, label)
	})
}

// wikigold reads Wikigold's sentences, each as a document of its own.
func (s *setup) wikigold(v *nameSeer) ([]article, error) {
	list, err := readNames(filepath.Join(s.data, "treebanks", "ner", "wikigold.iob2"), 0, func(label string) int {
		return slices.Index([]string{"PER", "LOC", "ORG"}, label)
	})
	for _, a := range list {
		for _, x := range a {
			v.recut(x)
		}
	}
	return list, err
}

// re3d reads re3d. Its spans are of phrases: those that are no bare names are masked.
func (s *setup) re3d(v *nameSeer) ([]article, error) {
	list, err := readNames(filepath.Join(s.data, "treebanks", "ner", "re3d_free.iob2"), 0, func(label string) int {
		return slices.Index([]string{"Person", "Location", "Organisation"}, label)
	})
	for _, a := range list {
		for _, x := range a {
			bareNames(x)
			v.recut(x)
		}
	}
	return list, err
}

// bareNames takes a leading "the" from spans, and masks those that have small words in them.
func bareNames(x *named) {
	for k := range spans(x.gold) {
		first, last := k[0], k[1]
		if strings.EqualFold(x.forms[first], "the") && first < last {
			x.gold[first] = bio.Outside
			first++
			x.gold[first] = bio.Begin(k[2])
		}
		for i := first; i <= last; i++ {
			small := x.forms[i][0] >= 'a' && x.forms[i][0] <= 'z' || strings.Contains(",()", x.forms[i])
			inner := i > first && i < last && slices.Contains([]string{"of", "and", "for", "the", "al", "de", "s"}, x.forms[i])
			if small && !inner {
				for j := first; j <= last; j++ {
					x.gold[j] = bio.Masked
				}
				break
			}
		}
	}
}

// readNames reads a file of a word a line with its label after it; column is the form's.
func readNames(path string, column int, kindOf func(label string) int) ([]article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []article
	x := &named{}
	end := func() {
		if len(x.forms) > 0 {
			if len(out) == 0 {
				out = append(out, nil)
			}
			out[len(out)-1] = append(out[len(out)-1], x)
			x = &named{}
		}
	}
	scan := bufio.NewScanner(f)
	for no := 1; scan.Scan(); no++ {
		line := scan.Text()
		switch {
		case line == "":
			end()
			if column == 0 && len(out) > 0 && len(out[len(out)-1]) > 20 {
				out = append(out, nil)
			}
		case strings.HasPrefix(line, "# newdoc"):
			end()
			out = append(out, nil)
		case strings.HasPrefix(line, "# "):
		default:
			c := strings.Split(line, "\t")
			if len(c) < column+2 {
				return nil, fmt.Errorf("%s:%d: %q", path, no, line)
			}
			x.forms = append(x.forms, c[column])
			x.gold = append(x.gold, classOf(c[column+1], kindOf))
		}
	}
	end()
	return out, scan.Err()
}

func classOf(label string, kindOf func(string) int) uint8 {
	place, what, ok := strings.Cut(label, "-")
	kind := kindOf(what)
	switch {
	case !ok || kind < 0:
		return bio.Outside
	case place == "B":
		return bio.Begin(kind)
	}
	return bio.Inside(kind)
}
