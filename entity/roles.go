package entity

import (
	"io/fs"
	"strings"

	"hearsay"
	"hearsay/lang"
)

// roleNoun is a noun that names actors by what they are.
type roleNoun struct {
	kind       hearsay.ActorKind
	roles      []string
	relational bool // takes the role of the body it belongs to
	lemma      string
}

type gender uint8

const (
	noGender gender = iota
	male
	female
)

// pronoun is a form of a personal or relative pronoun.
type pronoun struct {
	gender   gender
	plural   bool
	thing    bool // it, its
	relative bool
	self     bool // first person
}

func (x *Lexicon) loadRoles(files fs.FS) error {
	kinds := map[string]hearsay.ActorKind{
		"person": hearsay.PersonActor, "group": hearsay.GroupActor, "organisation": hearsay.OrganisationActor,
		"document": hearsay.DocumentActor, "outlet": hearsay.OutletActor, "anonymous": hearsay.AnonymousActor, "country": hearsay.CountryActor,
	}
	return lang.Read(files, "entity/roles.txt", func(l lang.Line) error {
		head := strings.Fields(l.Section)
		if len(head) == 0 {
			return l.Errorf("want a section [KIND ROLE…] before the first list")
		}
		relational := head[0] == "relational" && len(head) > 1
		if relational {
			head = head[1:]
		}
		if head[0] == "modifier" && len(head) == 2 {
			for _, w := range list(l.Text) {
				x.mods[strings.ReplaceAll(w, " ", "")] = head[1]
			}
			return nil
		}
		kind := kinds[head[0]]
		if kind == "" {
			return l.Errorf("unknown kind of actor %q", head[0])
		}
		for _, w := range list(l.Text) {
			key := strings.ReplaceAll(w, " ", "")
			if id, known := x.roles[key]; known {
				// A noun with a role of its own may be relational besides.
				x.nouns[id].relational = x.nouns[id].relational || relational
				continue
			}
			x.roles[key] = int32(len(x.nouns))
			x.nouns = append(x.nouns, roleNoun{kind: kind, roles: head[1:], relational: relational, lemma: w})
		}
		return nil
	})
}

func (x *Lexicon) loadGender(files fs.FS) error {
	return lang.Read(files, "entity/firstnames.txt", func(l lang.Line) error {
		sex, what, _ := strings.Cut(l.Section, " ")
		g := map[string]gender{"male": male, "female": female}[sex]
		into := map[string]map[string]gender{"": x.given, "title": x.titles, "noun": x.sexed}[what]
		if g == noGender || into == nil {
			return l.Errorf("want a section [male] or [female], or one of these with title or noun")
		}
		for _, w := range list(l.Text) {
			into[w] = g
		}
		return nil
	})
}

func (x *Lexicon) loadWords(files fs.FS) error {
	x.words = map[string]map[string]bool{}
	return lang.Read(files, "entity/words.txt", func(l lang.Line) error {
		if l.Section == "pronouns" {
			f := l.Fields()
			if len(f) != 2 {
				return l.Errorf("want pronoun | features")
			}
			p := pronoun{}
			for _, feature := range strings.Fields(f[1]) {
				switch feature {
				case "male":
					p.gender = male
				case "female":
					p.gender = female
				case "plural":
					p.plural = true
				case "thing":
					p.thing = true
				case "relative":
					p.relative = true
				case "self":
					p.self = true
				case "singular":
				default:
					return l.Errorf("unknown feature %q", feature)
				}
			}
			for _, w := range list(f[0]) {
				x.pronouns[w] = p
			}
			return nil
		}
		set := x.words[l.Section]
		if set == nil {
			set = map[string]bool{}
			x.words[l.Section] = set
		}
		for _, w := range list(l.Text) {
			set[w] = true
		}
		return nil
	})
}
