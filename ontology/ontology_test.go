package ontology

import "testing"

func TestTablesRead(t *testing.T) {
	if err := loaded().err; err != nil {
		t.Fatal(err)
	}
}

func TestCodesCarryTheirPLOVERAndGoldstein(t *testing.T) {
	for _, want := range []Code{
		{"0232", "Appeal for military aid", 3.4, "REQUEST", "assist", []string{"military"}},
		{"0233", "Appeal for humanitarian aid", 3.4, "REQUEST", "assist", []string{"humanitarian"}},
		{"042", "Make a visit", 1.9, "CONSULT", "visit", nil},
		{"163", "Impose embargo, boycott, or sanctions", -8, "COERCE", "restrict", []string{"diplomatic"}},
		{"195", "Employ aerial weapons", -10, "ASSAULT", "heavy-weapons", []string{"military"}},
		{"0841", "Return, release person(s)", 7, "RETREAT", "release", []string{"legal"}},
	} {
		got, ok := Lookup(want.CAMEO)
		if !ok || got.Label != want.Label || got.Goldstein != want.Goldstein || got.Event != want.Event ||
			got.Mode != want.Mode || len(got.Contexts) != len(want.Contexts) {
			t.Errorf("Lookup(%s) = %+v, want %+v", want.CAMEO, got, want)
		}
	}
}

func TestEveryRootHasSubcategoriesAndAllButStatementsHavePLOVER(t *testing.T) {
	seen := map[string]int{}
	for _, c := range Codes() {
		seen[c.Root()]++
		if c.Event == "" && c.Root() != "01" {
			t.Errorf("%s has no PLOVER event", c.CAMEO)
		}
	}
	if len(seen) != 20 {
		t.Errorf("%d roots, want 20", len(seen))
	}
}

func TestShiftTakesTheLongestRow(t *testing.T) {
	for _, c := range []struct{ table, code, want string }{
		{"appeal", "072", "0232"},
		{"appeal", "073", "0233"},
		{"appeal", "190", ""},
		{"intend", "0874", "0356"},
		{"reject", "072", "1222"},
		{"reject", "130", NoCode},
		{"halt", "071", "1621"},
		{"halt", "163", "085"},
		{"threaten", "195", "1384"},
	} {
		s, ok := Shifts(c.table)
		if !ok {
			t.Fatalf("no table %s", c.table)
		}
		if got := s.Of(c.code); got != c.want {
			t.Errorf("%s(%s) = %q, want %q", c.table, c.code, got, c.want)
		}
	}
	if _, ok := Lookup("999"); ok {
		t.Error("999 is not a CAMEO code")
	}
}
