package event

import (
	"strings"
	"testing"
	"testing/fstest"

	"hearsay/lang/en"
)

func TestEnglishFramesLoad(t *testing.T) {
	rules, err := Load(en.Files)
	if err != nil {
		t.Fatal(err)
	}
	roots := map[string]bool{}
	for _, f := range rules.Frames {
		yes, no := 0, 0
		for _, e := range f.Examples {
			if len(e.Want) > 0 {
				yes++
			} else {
				no++
			}
		}
		if yes < 2 || no < 1 {
			t.Errorf("%s has %d examples that hold and %d that must not; want at least 2 and 1", f.Rule(), yes, no)
		}
		for _, c := range f.Codes {
			roots[c.code[:2]] = true
		}
	}
	if len(roots) != 20 {
		t.Errorf("the frames code %d CAMEO roots, want 20", len(roots))
	}
}

func TestLoadSaysWhereAndWhatItExpected(t *testing.T) {
	for _, c := range []struct{ name, rules, want string }{
		{"key before a frame", "verb visit", "a.frames:1: want frame NAME before \"verb\""},
		{"unknown key", "frame visit\n  verbs visit", "a.frames:2: want verb, noun"},
		{"unknown code", "frame visit\n  verb visit\n  actor subject\n  code 999", "a.frames:4: unknown CAMEO code \"999\""},
		{"unknown class", "frame visit\n  verb VISITS", "a.frames:2: unknown word class VISITS"},
		{"empty alternative", "frame visit\n  verb visit |", "a.frames:2: want words between the bars"},
		{"bad slot", "frame visit\n  verb visit\n  actor Subject", "a.frames:3: want a slot"},
		{"no trigger", "frame visit\n  actor subject\n  code 042", "a.frames:1: frame visit: want a verb, noun, bare or adjective line"},
		{"no code", "frame visit\n  verb visit\n  actor subject", "a.frames:1: frame visit: want a code line"},
		{"no code without condition", "frame visit\n  verb visit\n  actor subject\n  code 042 if to", "want a code line without if"},
		{"code out of reach", "frame visit\n  verb visit\n  actor subject\n  code 042\n  code 043", "a.frames:5: code 043 can't be reached"},
		{"example without arrow", "frame visit\n  verb visit\n  actor subject\n  code 042\n  yes He visited Rome.", "a.frames:5: want yes SENTENCE -> ACTOR CODE RECIPIENT"},
		{"example with half an outcome", "frame visit\n  verb visit\n  actor subject\n  code 042\n  yes He visited Rome. -> 042", "a.frames:5: want ACTOR CODE RECIPIENT"},
		{"governed without governs", "frame visit\n  verb visit\n  governed dropped", "a.frames:3: want governs SLOT as TABLE before governed"},
		{"unknown shift", "frame visit\n  verb visit\n  governs clause as wish", "a.frames:3: want own or a table"},
		{"class in lower case", "class aid  help", "a.frames:1: want class NAME"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(withLists(c.rules))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// withLists are English word lists with other frames.
func withLists(frames string) fstest.MapFS {
	files := fstest.MapFS{"event/a.frames": {Data: []byte(frames)}}
	for _, name := range []string{"event/light.txt", "event/status.txt", "event/words.txt"} {
		data, err := en.Files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

func FuzzLoad(f *testing.F) {
	for _, name := range []string{"event/04-consult.frames", "event/classes.frames", "event/16-reduce.frames"} {
		data, err := en.Files.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("frame a\n  verb \"\"\n  governs clause as own\n  governed dropped else x")
	f.Fuzz(func(t *testing.T, frames string) {
		rules, err := Load(withLists(frames))
		if (err == nil) == (rules == nil) {
			t.Errorf("rules and error: %v, %v", rules, err)
		}
	})
}
