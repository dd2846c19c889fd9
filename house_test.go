package hearsay_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors is the house from the ground up: a package imports only what stands on a floor
// below its own.
var floors = [][]string{
	{"."},
	{"lang", "lang/en", "schema", "conllu", "model", "export/piecewise"},
	{"ontology"},
	{"text", "language"},
	{"syntax"},
	{"name"},
	{"coreference"},
	{"grammar"},
	{"when"},
	{"quantity"},
	{"place"},
	{"entity"},
	{"attribution"},
	{"event"},
	{"unknown"},
	{"reader"},
	{"ingest/html", "ingest/jsonl", "export/page", "export/trees", "eval"},
	{"ingest/file"},
	{"cmd/hearsay", "training"},
}

// adapters know the domain and no reading; what little they share with it is named here.
var adapters = map[string][]string{
	"ingest/html":  {"."},
	"ingest/jsonl": {"."},
	"ingest/file":  {".", "ingest/html", "ingest/jsonl"},
	"export/page":  {".", "ontology"},
	"export/trees": {".", "export/piecewise"},
	"eval":         {".", "conllu"},
}

func TestImportsPointOneWay(t *testing.T) {
	floor := map[string]int{}
	for i, packages := range floors {
		for _, p := range packages {
			floor[p] = i
		}
	}
	// A package inside a room stands on the room's floor, and is the room's own affair.
	room := func(pkg string) string {
		for pkg != "." {
			if _, ok := floor[pkg]; ok {
				return pkg
			}
			pkg = path.Dir(pkg)
		}
		return pkg
	}
	for pkg, imports := range houseImports(t) {
		for _, imp := range imports {
			from, to := room(pkg), room(imp)
			if from == to {
				continue
			}
			if to != "." && to != imp && !strings.HasPrefix(imp, "model/") {
				t.Errorf("%s imports %s, which is inside another room", pkg, imp)
			}
			if floor[to] >= floor[from] {
				t.Errorf("%s imports %s, which does not stand below it", pkg, imp)
			}
			if allowed, ok := adapters[from]; ok && !slices.Contains(allowed, to) {
				t.Errorf("adapter %s imports %s", pkg, imp)
			}
		}
	}
}

// houseImports are the imports from this module of every package's code, tests left out.
func houseImports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		pkg := filepath.ToSlash(filepath.Dir(name))
		if strings.HasSuffix(pkg, "test") { // syntaxtest and its like serve tests
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			switch {
			case imp == "hearsay":
				out[pkg] = append(out[pkg], ".")
			case strings.HasPrefix(imp, "hearsay/"):
				out[pkg] = append(out[pkg], strings.TrimPrefix(imp, "hearsay/"))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
