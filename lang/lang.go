// Package lang reads the line-based files in which a language's rules and lexicons are
// kept, with errors that name the file, the line and what was expected there.
//
// A file is lines; "#" at a line's start or after a blank starts a comment; blank lines
// are left out. A line "[name]" opens a section. What a line holds is its reader's
// business; most hold fields parted by "|".
package lang

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// Line is one line of a file that holds something.
type Line struct {
	File    string
	No      int    // from 1
	Section string // the last "[name]" before it, or ""
	Indent  bool   // the line began with a blank
	Text    string // trimmed, without its comment
}

// Errorf is an error at this line: "event/visit.frames:12: unknown code 999".
func (l Line) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", l.File, l.No, fmt.Errorf(format, args...))
}

// Fields are the line's parts between bars, trimmed.
func (l Line) Fields() []string {
	parts := strings.Split(l.Text, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// Read hands each line of the file to visit, and stops at the first error.
func Read(files fs.FS, name string, visit func(Line) error) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(make([]byte, 0, 64<<10), 1<<20)
	line := Line{File: name}
	for scan.Scan() {
		line.No++
		raw := scan.Text()
		text := strings.TrimSpace(uncomment(raw))
		if text == "" {
			continue
		}
		if inner, ok := strings.CutPrefix(text, "["); ok && strings.HasSuffix(inner, "]") {
			line.Section = strings.TrimSuffix(inner, "]")
			continue
		}
		line.Indent = raw[0] == ' ' || raw[0] == '\t'
		line.Text = text
		if err := visit(line); err != nil {
			return err
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", name, line.No+1, err)
	}
	return nil
}

// Set reads a file of one entry a line into a set a section.
func Set(files fs.FS, name string) (map[string]map[string]bool, error) {
	sets := map[string]map[string]bool{}
	err := Read(files, name, func(l Line) error {
		if sets[l.Section] == nil {
			sets[l.Section] = map[string]bool{}
		}
		sets[l.Section][l.Text] = true
		return nil
	})
	return sets, err
}

func uncomment(s string) string {
	if strings.HasPrefix(s, "#") {
		return ""
	}
	for i := 1; i < len(s); i++ {
		if s[i] == '#' && (s[i-1] == ' ' || s[i-1] == '\t') {
			return s[:i]
		}
	}
	return s
}
