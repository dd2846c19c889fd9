package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the goldens and the scripts' expected output anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearsay": main})
}

// The scripts are the manual of the command line, run.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			examples, err := os.OpenRoot("../../examples")
			if err != nil {
				return err
			}
			defer examples.Close()
			// What a script's own files cannot hold.
			for name, content := range map[string]string{
				"latin1.txt":  "caf\xe9 prices rose in Chad, the ministry said on Monday.\n",
				"picture.txt": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
				"huge.txt":    strings.Repeat("Norway asked Chad for help. ", 20<<20/28),
				"line.txt":    strings.Repeat("Norway asked Chad for help and ", 3000),
			} {
				if err := os.WriteFile(env.WorkDir+"/"+name, []byte(content), 0o644); err != nil {
					return err
				}
			}
			return os.CopyFS(env.WorkDir+"/examples", examples.FS())
		},
	})
}
