package quantity

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay"
)

func FuzzText(f *testing.F) {
	m := load(f)
	for _, s := range []string{
		"At least 16 of 2 1/2 million -1.5e10 US$ 3bn–4bn, twenty and three fifths percent",
		"1,23,456.7 ½ \u202f1\u202f234 one hundred thirty-fifths or more than half a dozen",
		"between minus five and 13 dollars and 45 cents aged 12 9/11 5/17/2018 192.168.1.2",
	} {
		f.Add(s)
	}
	run := m.Pass().Run
	f.Fuzz(func(t *testing.T, text string) {
		r := whole(text)
		run(r)
		check(t, text, r.Quantities)
		for _, k := range []hearsay.QuantityKind{hearsay.Count, hearsay.Ordinal, hearsay.Percent, hearsay.Money, hearsay.Measure, hearsay.Age} {
			check(t, text, m.Recognise(text, k))
		}
		check(t, text, m.RecogniseRanges(text))
	})
}

func check(t *testing.T, text string, found []hearsay.Quantity) {
	t.Helper()
	for _, q := range found {
		if q.IsZero() || q.Start < 0 || int(q.End) > len(text) || q.Number.IsZero() {
			t.Fatalf("quantity %v in a text of %d bytes", q, len(text))
		}
		if v := q.Value.Value(); v.Min != v.Min || v.Max != v.Max {
			t.Fatalf("%q is not a number", text[q.Start:q.End])
		}
	}
}

func FuzzLoad(f *testing.F) {
	names := []string{"numbers.txt", "bounds.txt", "vague.txt", "designations.txt", "money.txt", "units.txt", "ordinals.txt"}
	files := fstest.MapFS{}
	for _, n := range names {
		raw, err := os.ReadFile("../lang/en/quantity/" + n)
		if err != nil {
			f.Fatal(err)
		}
		files["quantity/"+n] = &fstest.MapFile{Data: raw}
	}
	f.Add("[unit]\none | 1\n[suffix]\nk | 1e3\n", byte(0))
	f.Add("[sign]\nUSD | $, us$\n[part]\nUSD | 0.01 | cent\n", byte(4))
	f.Fuzz(func(_ *testing.T, rules string, which byte) {
		mine := fstest.MapFS{}
		for k, v := range files {
			mine[k] = v
		}
		mine["quantity/"+names[int(which)%len(names)]] = &fstest.MapFile{Data: []byte(rules)}
		if m, err := Load(mine); err == nil {
			m.Pass().Run(whole("At least 16 of 2.5 million dollars, the third of 10-20 percent, five feet."))
		}
	})
}

func TestALineThatIsWrongIsNamed(t *testing.T) {
	files := fstest.MapFS{"quantity/numbers.txt": {Data: []byte("[unit]\none | 1\ntwo | many\n")}}
	_, err := Load(files)
	if want := `quantity/numbers.txt:3: want a number, have "many"`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

const news = `The defence minister resigned on Friday after at least 16 villagers had been killed and his deputy will take over with 700 men.
The army lost 14 radars, eight engines and about $2.5 million worth of fuel, officials of the ministry said, who asked not to be named.
Neither the party nor the army would say why the announcement was put off, though two thirds of the members had signed it by then.
Some of the villages along the river have had no power, and aid groups now warn that dozens of roads, 40 km in all, could stay closed.
The court in the capital is expected to rule on the complaint of the families, many of whom lost their homes and have waited ever since.
`

func BenchmarkQuantities(b *testing.B) {
	m := load(b)
	run := m.Pass().Run
	r := whole(strings.Repeat(news, 20))
	words := len(strings.Fields(r.Text))
	b.ReportAllocs()
	for b.Loop() {
		run(r)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(english); err != nil {
			b.Fatal(err)
		}
	}
}
