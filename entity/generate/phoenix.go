package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// since is the earliest end of a position that is kept, which must have lasted a year;
// until is when the dictionary ends.
const (
	since = "1996-01-01"
	until = "2014-12-31"
)

var code = regexp.MustCompile(`\[([A-Z]{3})([A-Z]*) +([<>]?[0-9]{6})(?:-([0-9]{6}))?\]`)

// phoenix reads the positions of persons from a TABARI actor file: names, one a line, and
// after them their dated codes.
func phoenix(path string) ([]post, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var posts []post
	var names []string
	open := false
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		line := scan.Text()
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			names = nil
			continue
		}
		text, _, _ := strings.Cut(line, "#")
		if line[0] != ' ' && line[0] != '\t' {
			if line[0] != '+' && !open {
				names = nil
			}
			name, _, _ := strings.Cut(text, "[")
			names = append(names, strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(name, "+"), "_", " ")))
			open = true
		}
		if strings.Contains(text, "[") {
			open = false
			posts = append(posts, dated(names, text)...)
		}
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return joined(posts), nil
}

// dated are the government positions that a line of codes gives to a person.
func dated(names []string, text string) (posts []post) {
	i := slices.IndexFunc(names, personal)
	if i < 0 {
		return nil
	}
	for _, m := range code.FindAllStringSubmatch(text, -1) {
		if !strings.HasPrefix(m[2], "GOV") {
			continue
		}
		p := post{name: titled(names[i]), country: m[1], roles: "GOV", office: "in government"}
		if strings.HasPrefix(m[2], "GOVMIL") {
			p.roles = "GOV MIL"
		}
		switch {
		case m[4] != "":
			p.from, p.to = date(m[3]), date(m[4])
		case m[3][0] == '>':
			p.from, p.to = date(m[3][1:]), until
		default:
			continue
		}
		if p.to >= since && p.to >= later(p.from) {
			posts = append(posts, p)
		}
	}
	return posts
}

// personal reports whether a name is a person's, without a title before it.
func personal(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 5 || strings.ContainsAny(name, "\",()0123456789") {
		return false
	}
	for _, w := range words {
		switch w {
		case "PRESIDENT", "MINISTER", "PRIME", "GENERAL", "KING", "QUEEN", "PRINCE", "SECRETARY", "LEADER", "MINISTRY", "OF", "THE", "GOVERNMENT", "PARTY", "CHIEF", "DR.", "MR.", "GEN.", "SIR", "LORD", "COLONEL", "COUNCIL":
			return false
		}
	}
	return true
}

// date is yymmdd in ISO form; years from 40 on are of the 20th century.
func date(s string) string {
	century := "20"
	if s[:2] >= "40" {
		century = "19"
	}
	month, day := s[2:4], s[4:6]
	if month == "00" {
		month = "01"
	}
	if day == "00" {
		day = "01"
	}
	return century + s[:2] + "-" + month + "-" + day
}

// joined makes one position of those of one person that overlap or follow one another
// within a year.
func joined(posts []post) []post {
	slices.SortFunc(posts, func(a, b post) int {
		return strings.Compare(a.country+a.name+a.from, b.country+b.name+b.from)
	})
	var kept []post
	for _, p := range posts {
		if n := len(kept); n > 0 && kept[n-1].name == p.name && kept[n-1].country == p.country && p.from <= later(kept[n-1].to) {
			kept[n-1].to = max(kept[n-1].to, p.to)
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// later is a date one year on.
func later(date string) string {
	var year int
	if _, err := fmt.Sscanf(date, "%4d", &year); err != nil {
		return date
	}
	return fmt.Sprintf("%04d%s", year+1, date[4:])
}
