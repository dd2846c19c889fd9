// Package attribution reads who says what according to whom: quotations word for word, the
// links of attribution (source, cue, content, as PARC 3.0 and PolNeAR define them), how links
// are joined into chains, and the chains' origins.
//
// What it knows of English is in lang/en/attribution: reporting cues with the constructions
// that they enter, hedges, bases, and classes of words.
package attribution

import (
	"fmt"
	"io/fs"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// Rules are the cues, hedges and word classes of one language. They are immutable.
type Rules struct {
	verbs, nouns, adjectives, adverbs, prepositions, qualifiers map[string][]cue
	stems                                                       map[string][]cue // verbs that end with "e", without it
	words                                                       lexicon
	hedges                                                      hedges
	bases                                                       [][]string
}

// cue is one entry of the cue lexicon.
type cue struct {
	relation hearsay.Relation
	more     []string // the lemmas after the first
	frames   frames
	preps    []string // belong to the cue and lead to the content: "called for"
	toPreps  []string // the same with an infinitive: "called on them to"
	objPreps []string // lead to the rest of a content that begins with the object: "accused him of"
}

// frames is the set of constructions that a cue enters.
type frames uint16

const (
	clause frames = 1 << iota
	quoted
	infinitive
	gerund
	object
	objectInfinitive
	predicate
	raised
	tells
	plain
)

var frameNames = map[string]frames{
	"that": clause, "quote": quoted, "to": infinitive, "ing": gerund, "object": object,
	"object-to": objectInfinitive, "predicate": predicate, "raised": raised, "tells": tells, "plain": plain,
	"source": 0, "around": 0, "noun": 0,
}

// has reports whether the set holds any of f.
func (f frames) has(of frames) bool { return f&of != 0 }

type set map[string]bool

// lexicon holds the classes of words.txt.
type lexicon struct {
	elided, light, leading, copula, medium, anonymous, group, document, outlet, outletName, lastName, news,
	day, continuation, obtains, publishes, quotes, completes, echo, rubric, poll, interviewer, about, reader, written, subordinate, nominative, self,
	reason, of, than, able, unable, masculine, feminine set
}

// hedges holds the classes of hedges.txt.
type hedges struct {
	verb, adverb, adjective set
	phrases                 [][]string
}

// Load reads the rules from attribution/ in the language's files. An error names the
// file and the line.
func Load(files fs.FS) (*Rules, error) {
	rules := &Rules{}
	steps := []func(fs.FS) error{rules.loadCues, rules.loadWords, rules.loadHedges, rules.loadBases}
	for _, step := range steps {
		if err := step(files); err != nil {
			return nil, err
		}
	}
	return rules, nil
}

// verb is the entries of a verb. A lemmatiser guesses at the stem of rare verbs, as in "tweete" of
// "tweeted" and "jok" of "joked"; those are known again by what a stem can end with.
func (rules *Rules) verb(lemma string) []cue {
	if found := rules.verbs[lemma]; found != nil || len(lemma) < 3 {
		return found
	}
	if stem, ok := strings.CutSuffix(lemma, "e"); ok {
		if found := rules.verbs[stem]; found != nil {
			return found
		}
		if n := len(stem); stem[n-1] == stem[n-2] {
			return rules.verbs[stem[:n-1]]
		}
		return nil
	}
	return rules.stems[lemma]
}

func (rules *Rules) loadCues(files fs.FS) error {
	tables := map[string]*map[string][]cue{
		"verb": &rules.verbs, "noun": &rules.nouns, "adjective": &rules.adjectives,
		"adverb": &rules.adverbs, "preposition": &rules.prepositions, "qualifier": &rules.qualifiers,
	}
	for _, table := range tables {
		*table = map[string][]cue{}
	}
	err := lang.Read(files, "attribution/cues.txt", func(l lang.Line) error {
		relation, part, _ := strings.Cut(l.Section, " ")
		table := tables[part]
		if table == nil || !knownRelation(hearsay.Relation(relation)) {
			return l.Errorf("section [%s] is not a relation and a part of speech", l.Section)
		}
		fields := l.Fields()
		if len(fields) != 2 {
			return l.Errorf("want lemmas | frames, got %d fields", len(fields))
		}
		pattern := cue{relation: hearsay.Relation(relation)}
		for _, name := range strings.Fields(fields[1]) {
			if err := pattern.addFrame(name); err != nil {
				return l.Errorf("%w", err)
			}
		}
		for _, lemmas := range strings.Split(fields[0], ",") {
			words := strings.Fields(lemmas)
			if len(words) == 0 {
				return l.Errorf("empty lemma")
			}
			entry := pattern
			entry.more = words[1:]
			(*table)[words[0]] = merge((*table)[words[0]], entry)
		}
		return nil
	})
	rules.stems = map[string][]cue{}
	for lemma, entries := range rules.verbs {
		if stem, ok := strings.CutSuffix(lemma, "e"); ok {
			rules.stems[stem] = entries
		}
	}
	return err
}

// merge adds an entry to those of the same first lemma, longest first. One with the same words
// as an earlier one adds its frames to it; the earlier one's relation stands.
func merge(entries []cue, entry cue) []cue {
	for i := range entries {
		e := &entries[i]
		if strings.Join(e.more, " ") == strings.Join(entry.more, " ") {
			e.frames |= entry.frames
			e.preps = append(e.preps[:len(e.preps):len(e.preps)], entry.preps...)
			e.toPreps = append(e.toPreps[:len(e.toPreps):len(e.toPreps)], entry.toPreps...)
			e.objPreps = append(e.objPreps[:len(e.objPreps):len(e.objPreps)], entry.objPreps...)
			return entries
		}
	}
	at := len(entries)
	for at > 0 && len(entries[at-1].more) < len(entry.more) {
		at--
	}
	entries = append(entries, cue{})
	copy(entries[at+1:], entries[at:])
	entries[at] = entry
	return entries
}

func (c *cue) addFrame(name string) error {
	if f, ok := frameNames[name]; ok {
		c.frames |= f
		return nil
	}
	if prep, ok := strings.CutPrefix(name, "+"); ok && prep != "" {
		if p, ok := strings.CutSuffix(prep, "-to"); ok {
			c.toPreps = append(c.toPreps, p)
		} else {
			c.preps = append(c.preps, prep)
		}
		return nil
	}
	if prep, ok := strings.CutPrefix(name, "object-"); ok && prep != "" {
		c.objPreps = append(c.objPreps, strings.TrimSuffix(prep, "-noun"))
		return nil
	}
	return fmt.Errorf("unknown frame %q", name)
}

func knownRelation(r hearsay.Relation) bool {
	switch r {
	case hearsay.Said, hearsay.Reported, hearsay.Cited, hearsay.Obtained, hearsay.Wrote,
		hearsay.Asked, hearsay.DeniedIt, hearsay.Believes, hearsay.Other:
		return true
	}
	return false
}

func (rules *Rules) loadWords(files fs.FS) error {
	w := &rules.words
	return loadSets(files, "attribution/words.txt", map[string]*set{
		"elided": &w.elided, "light verb": &w.light, "leading verb": &w.leading, "copula": &w.copula,
		"medium": &w.medium, "anonymous": &w.anonymous, "group": &w.group, "document": &w.document,
		"outlet": &w.outlet, "outlet name": &w.outletName, "day": &w.day,
		"continuation": &w.continuation, "obtaining verb": &w.obtains, "publishing verb": &w.publishes,
		"quoting verb": &w.quotes, "last name": &w.lastName, "news": &w.news, "echo": &w.echo,
		"rubric": &w.rubric, "poll": &w.poll, "interviewer": &w.interviewer, "about": &w.about, "reader": &w.reader, "written medium": &w.written, "subordinator": &w.subordinate,
		"nominative": &w.nominative, "self": &w.self, "reason": &w.reason, "author": &w.of,
		"completing preposition": &w.completes, "comparison": &w.than, "able": &w.able, "unable": &w.unable,
		"masculine": &w.masculine, "feminine": &w.feminine,
	}, nil)
}

func (rules *Rules) loadHedges(files fs.FS) error {
	h := &rules.hedges
	return loadSets(files, "attribution/hedges.txt",
		map[string]*set{"verb": &h.verb, "adverb": &h.adverb, "adjective": &h.adjective},
		map[string]*[][]string{"phrase": &h.phrases})
}

func (rules *Rules) loadBases(files fs.FS) error {
	return loadSets(files, "attribution/basis.txt", nil, map[string]*[][]string{"": &rules.bases})
}

// loadSets reads a file whose sections are sets of words or lists of phrases.
func loadSets(files fs.FS, name string, sets map[string]*set, phrases map[string]*[][]string) error {
	for _, s := range sets {
		*s = set{}
	}
	return lang.Read(files, name, func(l lang.Line) error {
		if s := sets[l.Section]; s != nil {
			for _, word := range strings.Split(l.Text, ",") {
				if word = strings.TrimSpace(word); word != "" {
					(*s)[word] = true
				}
			}
			return nil
		}
		if p := phrases[l.Section]; p != nil {
			*p = append(*p, strings.Fields(l.Text))
			return nil
		}
		return l.Errorf("unknown section [%s]", l.Section)
	})
}
