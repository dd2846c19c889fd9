package gazetteer

import (
	"errors"
	"math"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestKeysForgetCaseAccentsAndMarks(t *testing.T) {
	for _, c := range [][2]string{
		{"Saint-Étienne", "saint etienne"},
		{"SAINT ETIENNE", "saint etienne"},
		{"Dar‘ā", "dara"},
		{"Dar'a", "dara"},
		{"U.S.", "us"},
		{"Tromsø", "tromso"},
		{"Łódź", "lodz"},
		{"Diyarbakır", "diyarbakir"},
		{"  São \n Paulo ", "sao paulo"},
		{"…", "…"},
		{"'", ""},
	} {
		if got := Key(c[0]); got != c[1] {
			t.Errorf("Key(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestTheTableHoldsWhatWasBuiltIntoIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.Custom(func(t *rapid.T) Row {
			feature := rapid.SampledFrom([]string{"P.PPL", "P.PPLC", "A.ADM1"}).Draw(t, "feature")
			division := rapid.SampledFrom([]string{"XA.1", "XB.2"}).Draw(t, "division")
			return Row{
				Names: rapid.SliceOfN(rapid.StringMatching(`[A-Z][a-zé -]{0,12}`), 1, 3).Draw(t, "names"),
				Place: Place{
					Lat: float64(rapid.IntRange(-9000, 9000).Draw(t, "lat")) / 100, Lon: float64(rapid.IntRange(-18000, 18000).Draw(t, "lon")) / 100,
					Country: rapid.SampledFrom([]string{"XAA", "XBB"}).Draw(t, "country"), Feature: feature, Population: rapid.Uint32().Draw(t, "population"),
				},
				Division: division,
			}
		})
		rows := rapid.SliceOfN(row, 0, 60).Draw(t, "rows")
		file, err := Build(rows)
		if err != nil {
			t.Fatal(err)
		}
		table, err := Open(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			for _, name := range r.Names {
				if Key(name) != "" && !holds(table, name, r.Place) {
					t.Fatalf("%q of %+v is lost", name, r.Place)
				}
			}
		}
	})
}

func holds(table *Table, name string, want Place) bool {
	first, n := table.Find(AppendKey(nil, name))
	before := uint32(math.MaxUint32)
	found := false
	for i := first; i < first+n; i++ {
		got := table.At(i)
		if got.Population > before {
			return false
		}
		before = got.Population
		got.Region = want.Region
		found = found || got == want
	}
	return found
}

func TestADivisionNamesWhatLiesInIt(t *testing.T) {
	file, err := Build([]Row{
		{Names: []string{"Northmark", "The North"}, Place: Place{Lat: 10, Lon: 20, Country: "XAA", Feature: "A.ADM1"}, Division: "XA.1"},
		{Names: []string{"Millford"}, Place: Place{Lat: 10.5, Lon: -20.25, Country: "XAA", Feature: "P.PPL", Population: 1200}, Division: "XA.1"},
	})
	if err != nil {
		t.Fatal(err)
	}
	table, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	first, n := table.Find([]byte("millford"))
	if n != 1 {
		t.Fatalf("found %d places", n)
	}
	got := table.At(first)
	if diff := cmp.Diff(Place{Lat: 10.5, Lon: -20.25, Country: "XAA", Feature: "P.PPL", Region: 1, Population: 1200}, got); diff != "" {
		t.Error(diff)
	}
	if name := table.Region(got.Region); name != "Northmark" {
		t.Errorf("it lies in %q", name)
	}
	if name := table.Region(9); name != "" {
		t.Errorf("region 9 is %q", name)
	}
	for _, absent := range []string{"", "a", "millfor", "millfords", "zzz"} {
		if _, n := table.Find([]byte(absent)); n != 0 {
			t.Errorf("found %d of %q", n, absent)
		}
	}
}

func TestADamagedTableIsRefused(t *testing.T) {
	file, err := Build([]Row{{Names: []string{"Millford"}, Place: Place{Country: "XAA", Feature: "P.PPL"}}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range file {
		damaged := append([]byte(nil), file...)
		damaged[i] ^= 0x40
		if _, err := Open(damaged); !errors.Is(err, ErrFormat) {
			t.Errorf("byte %d changed: %v", i, err)
		}
		if _, err := Open(file[:i]); !errors.Is(err, ErrFormat) {
			t.Errorf("cut to %d bytes: %v", i, err)
		}
	}
}

// FuzzOpen mends the checksum, so that what follows it is reached.
func FuzzOpen(f *testing.F) {
	file, err := Build([]Row{
		{Names: []string{"Northmark"}, Place: Place{Country: "XAA", Feature: "A.ADM1"}, Division: "XA.1"},
		{Names: []string{"Millford", "Mill Ford"}, Place: Place{Country: "XAA", Feature: "P.PPL"}, Division: "XA.1"},
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file, "millford")
	f.Add(file[:30], "x")
	f.Fuzz(func(t *testing.T, file []byte, name string) {
		table, err := Open(seal(file))
		if err != nil {
			return
		}
		first, n := table.Find(AppendKey(nil, name))
		for i := first; i < first+n; i++ {
			table.Region(table.At(i).Region)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	file, err := os.ReadFile("../../lang/en/place/gazetteer.bin")
	if err != nil {
		b.Fatal(err)
	}
	table, err := Open(file)
	if err != nil {
		b.Fatal(err)
	}
	names := [][]byte{[]byte("aleppo"), []byte("springfield"), []byte("no such place"), []byte("york")}
	for i := 0; b.Loop(); i++ {
		table.Find(names[i%len(names)])
	}
}
