package attribution

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestAWrongRuleFileIsToldWithItsLine(t *testing.T) {
	good := map[string]string{"cues.txt": "[said verb]\nsay | that quote\n", "words.txt": "[light verb]\nmake, issue\n", "hedges.txt": "[adverb]\nallegedly\n", "basis.txt": "on condition of anonymity\n"}
	tests := []struct{ file, content, want string }{
		{"cues.txt", "[said verb]\nsay | loudly\n", `attribution/cues.txt:2: unknown frame "loudly"`},
		{"cues.txt", "[sung verb]\nsing | that\n", "attribution/cues.txt:2: section [sung verb] is not a relation and a part of speech"},
		{"cues.txt", "[said verb]\nsay\n", "attribution/cues.txt:2: want lemmas | frames, got 1 fields"},
		{"cues.txt", "[said verb]\nsay,, | that\n", "attribution/cues.txt:2: empty lemma"},
		{"words.txt", "[heavy verb]\nlift\n", "attribution/words.txt:2: unknown section [heavy verb]"},
		{"hedges.txt", "maybe\n", "attribution/hedges.txt:1: unknown section []"},
	}
	for _, test := range tests {
		files := fstest.MapFS{}
		for name, content := range good {
			files["attribution/"+name] = &fstest.MapFile{Data: []byte(content)}
		}
		files["attribution/"+test.file] = &fstest.MapFile{Data: []byte(test.content)}
		if _, err := Load(files); err == nil || err.Error() != test.want {
			t.Errorf("%s %q: error %v, want %s", test.file, test.content, err, test.want)
		}
	}
}

func TestEntriesOfOneLemmaAreMergedLongestFirst(t *testing.T) {
	entries := testRules.verb("make")
	for i := 1; i < len(entries); i++ {
		if len(entries[i].more) > len(entries[i-1].more) {
			t.Fatalf("%q stands behind %q", strings.Join(entries[i].more, " "), strings.Join(entries[i-1].more, " "))
		}
	}
	seen := map[string]bool{}
	for _, e := range testRules.verb("warn") {
		if key := strings.Join(e.more, " "); seen[key] {
			t.Errorf("two entries warn %q", key)
		} else {
			seen[key] = true
		}
	}
}

func TestRareVerbsAreKnownByTheirGuessedStem(t *testing.T) {
	for _, stem := range []string{"tweete", "jok", "slamme", "rebuk"} {
		if testRules.verb(stem) == nil {
			t.Errorf("no verb for the stem %q", stem)
		}
	}
}

func FuzzRuleFilesNeverPanic(f *testing.F) {
	f.Add("[said verb]\nsay | that +of object-to\n")
	f.Add("[believes adjective]\n| \n,|+\n")
	f.Fuzz(func(t *testing.T, content string) {
		files := fstest.MapFS{}
		for _, name := range []string{"cues", "words", "hedges", "basis"} {
			files["attribution/"+name+".txt"] = &fstest.MapFile{Data: []byte(content)}
		}
		_, _ = Load(files)
	})
}
