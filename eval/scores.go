package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Scores are measures in percent by key, with one decimal, as they are committed.
type Scores map[string]float64

// Scores rounds the measures that are committed.
func (r *Result) Scores() Scores {
	out := Scores{}
	for _, m := range r.Measures {
		if !m.Aside {
			out[m.Key], _ = strconv.ParseFloat(oneDecimal(m.Value()), 64)
		}
	}
	return out
}

// ReadScores reads a committed file of scores. A file that is not there holds none.
func ReadScores(path string) (Scores, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return Scores{}, nil
	}
	if err != nil {
		return nil, err
	}
	s := Scores{}
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// WriteScores writes the scores, sorted by key, one a line.
func WriteScores(path string, s Scores) error {
	var b strings.Builder
	b.WriteString("{\n")
	for i, key := range slices.Sorted(maps.Keys(s)) {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, "  %q: %s", key, oneDecimal(s[key]))
	}
	b.WriteString("\n}\n")
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// tolerance is how far a score may fall before Check speaks: half of the last decimal.
const tolerance = 0.05

// Check is an error that names each committed score that is no longer reached, and each
// that was not measured. Only keys for which relevant is true are looked at.
func (s Scores) Check(now Scores, relevant func(key string) bool) error {
	var fallen []error
	for _, key := range slices.Sorted(maps.Keys(s)) {
		got, ok := now[key]
		switch {
		case !relevant(key):
		case !ok:
			fallen = append(fallen, fmt.Errorf("%s: committed as %.1f, and not measured now", key, s[key]))
		case got < s[key]-tolerance:
			fallen = append(fallen, fmt.Errorf("%s: fell from %.1f to %.1f", key, s[key], got))
		}
	}
	return errors.Join(fallen...)
}

// Target is what a measure is to reach. A nil stage asks for nothing.
type Target struct {
	First, Floor, Aim *float64
	Lower             bool // the smaller the better
}

// ReadTargets reads targets.json. A file that is not there sets none.
func ReadTargets(path string) (map[string]Target, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	targets := map[string]Target{}
	if err := json.Unmarshal(raw, &targets); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return targets, nil
}

// Below names the first stage that the value does not reach, or is empty.
func (t Target) Below(value float64) string {
	for _, stage := range []struct {
		name string
		at   *float64
	}{{"first", t.First}, {"floor", t.Floor}, {"aim", t.Aim}} {
		if stage.at != nil && (value < *stage.at) != t.Lower && value != *stage.at {
			return stage.name
		}
	}
	return ""
}
