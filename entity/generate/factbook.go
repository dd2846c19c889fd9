package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

type page struct {
	Executive struct {
		State      field `json:"chief of state"`
		Government field `json:"head of government"`
	} `json:"Executive branch"`
}

type field struct {
	Text string `json:"text"`
}

// factbook reads each country's chief of state and head of government.
func factbook(path, codes string) ([]post, error) {
	iso, err := codesByFIPS(codes)
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var pages map[string]*page
	if err := json.Unmarshal(raw, &pages); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var posts []post
	for file, p := range pages {
		country := iso[strings.ToUpper(strings.TrimSuffix(filepath.Base(file), ".json"))]
		if p == nil || country == "" {
			continue
		}
		for _, text := range []string{p.Executive.State.Text, p.Executive.Government.Text} {
			if h, ok := head(html.UnescapeString(text)); ok && !strings.Contains(text, "represented by") {
				h.country = country
				posts = append(posts, h)
			}
		}
	}
	slices.SortFunc(posts, func(a, b post) int { return strings.Compare(a.line(), b.line()) })
	return posts, nil
}

func codesByFIPS(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	from, to := slices.Index(rows[0], "FIPS"), slices.Index(rows[0], "ISO3166-1-Alpha-3")
	iso := map[string]string{"KV": "XKX"}
	for _, row := range rows[1:] {
		iso[row[from]] = row[to]
	}
	return iso, nil
}

// holder is "President Ada LOVELACE (since 12 December 2019)".
var holder = regexp.MustCompile(`^((?:[A-Z][a-z-]+ )*?(?:President|Prime Minister|Chancellor|King|Queen|Prince|Emir|Amir|Sultan|Premier|Grand Duke))\s+([^(;,]+?)\s*\(since (?:(\d+) )?(?:([A-Z][a-z]+) )?(\d{4})\)`)

// head reads who holds an office, and since when.
func head(text string) (post, bool) {
	m := holder.FindStringSubmatch(text)
	if m == nil {
		return post{}, false
	}
	name := known(m[2])
	if n := strings.Count(name, " "); n == 0 || n > 5 {
		return post{}, false
	}
	words := strings.Fields(strings.ToLower(m[1]))
	office := words[len(words)-1]
	if office == "minister" {
		office = "prime minister"
	}
	return post{name: name, roles: "GOV", from: started(m[3], m[4], m[5]), office: office}, true
}

// known is the name up to its surname, which the Factbook sets in capitals.
func known(name string) string {
	var words []string
	end := 0
	for _, w := range strings.Fields(name) {
		if strings.HasSuffix(w, ".") && len(w) > 2 || w == "Jr." {
			continue
		}
		capitals := len([]rune(w)) > 2 && strings.IndexFunc(w, unicode.IsLower) < 0
		words = append(words, titled(strings.ToUpper(w)))
		if capitals {
			end = len(words)
		}
	}
	if end < 2 {
		end = len(words)
	}
	return strings.Join(words[:end], " ")
}

func started(day, month, year string) string {
	if day == "" {
		day = "1"
	}
	if month == "" {
		month = "January"
	}
	t, err := time.Parse("2 January 2006", day+" "+month+" "+year)
	if err != nil {
		return year + "-01-01"
	}
	return t.Format(time.DateOnly)
}
