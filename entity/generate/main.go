// Command generate makes lang/en/entity/leaders.txt out of two public sources: the Phoenix
// dictionaries of country actors (Open Event Data Alliance, MIT licence), which give
// members of governments with their dates up to 2014, and the World Factbook's chiefs of
// state and heads of government (public domain).
//
//	go run ./entity/generate DATA > lang/en/entity/leaders.txt
//
// DATA is a folder with actors/Phoenix.Countries.actors.txt, factbook_government.json and
// country-codes.csv.
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"hearsay/entity"
)

const opening = `# People in office: key | names | country | roles | from | to | office
# Made by entity/generate; corrections go into figures.txt. Sorted by key, the folded surname.
# Members of governments up to 2014: Phoenix dictionaries, Copyright (c) 2014 Open Event Data
# Alliance, MIT licence. Chiefs of state and heads of government: The World Factbook, 2026.
`

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate DATA > leaders.txt")
		os.Exit(2)
	}
	lines, err := leaders(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	out.WriteString(opening)
	for _, l := range lines {
		out.WriteString(l + "\n")
	}
}

// leaders are the table's lines, sorted, each once.
func leaders(data string) ([]string, error) {
	ministers, err := phoenix(filepath.Join(data, "actors", "Phoenix.Countries.actors.txt"))
	if err != nil {
		return nil, err
	}
	heads, err := factbook(filepath.Join(data, "factbook_government.json"), filepath.Join(data, "country-codes.csv"))
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, p := range append(ministers, heads...) {
		lines = append(lines, p.line())
	}
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

// post is a person in a position.
type post struct {
	name, country, roles, from, to, office string
}

func (p post) line() string {
	return strings.Join([]string{entity.Surname(p.name), p.name, p.country, p.roles, p.from, p.to, p.office}, "|")
}

// titled is a name in capitals and small letters: "JEAN-YVES LE DRIAN" → "Jean-Yves Le Drian".
func titled(name string) string {
	var b strings.Builder
	start := true
	for _, c := range name {
		if start {
			b.WriteRune(unicode.ToUpper(c))
		} else {
			b.WriteRune(unicode.ToLower(c))
		}
		start = !unicode.IsLetter(c)
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		if i > 0 && particle[w] {
			words[i] = strings.ToLower(w)
		}
		if rest, ok := strings.CutPrefix(w, "Al-"); ok && i > 0 {
			words[i] = "al-" + rest
		}
	}
	return strings.Join(words, " ")
}

var particle = map[string]bool{"De": true, "Da": true, "Do": true, "Dos": true, "Del": true, "Von": true, "Van": true, "Der": true, "Bin": true, "Ben": true, "Ibn": true, "Al": true, "El": true, "Y": true}
