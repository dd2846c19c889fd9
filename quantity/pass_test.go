package quantity

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"hearsay"
)

var english = os.DirFS("../lang/en")

func load(t testing.TB) *Rules {
	t.Helper()
	m, err := Load(english)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// whole is a text as one block of one sentence, a token a word or sign, without tags.
func whole(text string) *hearsay.Report {
	r := &hearsay.Report{Document: hearsay.Document{Text: text}}
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(text))}, Kind: hearsay.Body}}
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && alphanumeric(text[j]) {
			j++
		}
		if j == i {
			j++
		}
		if text[i] != ' ' && text[i] != '\n' {
			r.Tokens = append(r.Tokens, hearsay.Token{Start: int32(i), End: int32(j), Head: -1})
		}
		i = j
	}
	if len(r.Tokens) > 0 {
		r.Sentences = []hearsay.Sentence{{First: 0, End: int32(len(r.Tokens))}}
	}
	return r
}

func show(r *hearsay.Report, q hearsay.Quantity) string {
	v := q.Value.Value()
	lo, hi := fmt.Sprint(v.Min), fmt.Sprint(v.Max)
	value := lo
	switch {
	case math.IsInf(v.Min, -1):
		value = "≤" + hi
	case math.IsInf(v.Max, 1):
		value = "≥" + lo
	case v.Min != v.Max:
		value = lo + ".." + hi
	}
	if v.About {
		value = "~" + value
	}
	return strings.TrimSpace(strings.Join(strings.Fields(fmt.Sprintf("%s: %s %s %s %s", r.Words(q.Span), q.Kind, value, q.Currency, q.Unit)), " "))
}

func TestQuantitiesOfRunningText(t *testing.T) {
	m := load(t)
	for _, x := range []struct {
		text string
		want []string
	}{
		{"At least 16 villagers drowned.", []string{"At least 16 villagers: count ≥16 villager"}},
		{"They lost 14 radars and eight engines.", []string{"14 radars: count 14 radar", "eight engines: count 8 engine"}},
		{"Up to 700 workers may go.", []string{"Up to 700 workers: count ≤700 worker"}},
		{"Between 10 and 20 boats sank.", []string{"Between 10 and 20 boats: count 10..20 boat"}},
		{"Some 10-15 boats sank.", []string{"Some 10-15 boats: count ~10..15 boat"}},
		{"Two to three million refugees fled.", []string{"Two to three million refugees: count 2e+06..3e+06 refugee"}},
		{"More than a quarter of a million refugees fled.", []string{"More than a quarter of a million refugees: count ≥250000 refugee"}},
		{"Dozens were hurt.", []string{"Dozens: count ~≥24"}},
		{"Several hundred miners went down.", []string{"Several hundred miners: count ~≥300 miner"}},
		{"Half a dozen boats sank.", []string{"Half a dozen boats: count 6 boat"}},
		{"The toll may be as high as 4,000.", []string{"as high as 4,000: count ≤4000"}},
		{"About one in five families left.", []string{"About one in five families: count ~0.2 family"}},
		{"It cost $2.5bn.", []string{"$2.5bn: money 2.5e+09 USD"}},
		{"It cost between $5 million and $10 million.", []string{"between $5 million and $10 million: money 5e+06..1e+07 USD"}},
		{"It cost $5-10 million.", []string{"$5-10 million: money 5e+06..1e+07 USD"}},
		{"It cost 1.5 million euros and £5m.", []string{"1.5 million euros: money 1.5e+06 EUR", "£5m: money 5e+06 GBP"}},
		{"Nearly US$ 30 million went missing.", []string{"Nearly US$ 30 million: money ~3e+07 USD"}},
		{"They owe millions of dollars.", []string{"millions of dollars: money ~≥2e+06 USD"}},
		{"Turnout rose 10 to 15 percent.", []string{"10 to 15 percent: percent 10..15 percent"}},
		{"Less than half of 1 percent voted.", []string{"Less than half of 1 percent: percent ≤0.5 percent"}},
		{"Shells flew 40 km over a three-mile strip.", []string{"40 km: measure 40 kilometre", "three-mile: measure 3 mile"}},
		{"The 29-year-old fled with a woman aged 31.", []string{"29-year-old: age 29 year", "aged 31: age 31 year"}},
		{"It was the third raid and the 21st victim.", []string{"third: ordinal 3", "21st: ordinal 21"}},
		{"One boat sank.", []string{"One: count 1"}},
		{"Minus 40 degrees was measured.", []string{"Minus 40 degrees: measure -40 degree"}},
	} {
		r := whole(x.text)
		m.Pass().Run(r)
		var got []string
		for _, q := range r.Quantities {
			got = append(got, show(r, q))
		}
		// Without tags a unit is a plural noun right behind the number.
		if strings.Join(got, "; ") != strings.Join(x.want, "; ") {
			t.Errorf("%q\n got %q\nwant %q", x.text, got, x.want)
		}
	}
}

func TestNumbersThatAreNamesAreNoQuantities(t *testing.T) {
	m := load(t)
	for _, text := range []string{
		"A Su-30MK2 was seen.",
		"The G20 met.",
		"After 9/11 all changed.",
		"Flight 17 fell.",
		"They marched on 131 West 23rd Street.",
		"He stood at Ground Zero.",
		"This one is his.",
		"They love one another.",
		"Take COVID-19 for one.",
	} {
		r := whole(text)
		m.Pass().Run(r)
		for _, q := range r.Quantities {
			t.Errorf("%q: read %s", text, show(r, q))
		}
	}
}

func TestANumberWithinATimeIsNoQuantity(t *testing.T) {
	m := load(t)
	r := whole("For three years 12 judges sat.")
	r.Times = []hearsay.Time{{Span: hearsay.Span{Start: 4, End: 15}, Type: hearsay.Duration}}
	m.Pass().Run(r)
	if len(r.Quantities) != 1 || r.Words(r.Quantities[0].Number) != "12" {
		t.Errorf("got %v, want the judges alone", r.Quantities)
	}
}

func TestACountTakesItsNounFromTheTree(t *testing.T) {
	m := load(t)
	r := whole("14 retired missile units left.")
	// 14 <-nummod- units; missile <-compound- units; units <-nsubj- left
	for i, x := range []struct {
		head   int32
		rel    hearsay.Deprel
		tag    hearsay.UPOS
		lemma  string
		number hearsay.XPOS
	}{
		{3, hearsay.NumMod, hearsay.NUM, "14", hearsay.TagCD},
		{3, hearsay.AMod, hearsay.VERB, "retire", hearsay.TagVBN},
		{3, hearsay.Compound, hearsay.NOUN, "missile", hearsay.TagNN},
		{4, hearsay.NSubj, hearsay.NOUN, "unit", hearsay.TagNNS},
		{-1, hearsay.Root, hearsay.VERB, "leave", hearsay.TagVBD},
		{4, hearsay.Punct, hearsay.PUNCT, ".", hearsay.TagStop},
	} {
		k := &r.Tokens[i]
		k.Head, k.Deprel, k.UPOS, k.Lemma, k.XPOS = x.head, x.rel, x.tag, x.lemma, x.number
	}
	r.IndexTrees()
	m.Pass().Run(r)
	if len(r.Quantities) != 1 {
		t.Fatalf("got %v, want one quantity", r.Quantities)
	}
	q := r.Quantities[0]
	if q.Unit != "missile unit" || r.Words(q.UnitSpan) != "missile units" || q.Head != 3 || r.Words(q.Span) != "14 retired missile units" {
		t.Errorf("got unit %q at %q, head %d, whole %q", q.Unit, r.Words(q.UnitSpan), q.Head, r.Words(q.Span))
	}
}

func TestAnAgeMayStandBetweenCommasBehindAName(t *testing.T) {
	m := load(t)
	r := whole("Ana Moreau, 56, left 12, she said.")
	r.Names = []hearsay.Name{{Span: hearsay.Span{End: 10}, First: 0, Last: 1, Kind: hearsay.Person}}
	m.Pass().Run(r)
	if len(r.Quantities) != 2 || r.Quantities[0].Kind != hearsay.Age || r.Quantities[1].Kind != hearsay.Count {
		t.Errorf("got %v, want an age and a count", r.Quantities)
	}
}

func TestAnOpenNumberSaysWhatItsBoundComesFrom(t *testing.T) {
	m := load(t)
	r := whole("Hundreds fled and 12 stayed.")
	m.Pass().Run(r)
	if len(r.Quantities) != 2 || r.Quantities[0].Value.Because() == "" || r.Quantities[1].Value.Because() != "" {
		t.Errorf("got %v, want the first inferred and the second stated", r.Quantities)
	}
}

func TestACountedWordInQuotationMarksKeepsBoth(t *testing.T) {
	const text = `He named two "intangibles" today`
	r := whole(text)
	r.Tokens[4].UPOS = hearsay.NOUN
	r.Tokens[2].UPOS = hearsay.NUM
	r.Tokens[2].Head, r.Tokens[2].Deprel = 4, hearsay.NumMod
	load(t).Pass().Run(r)
	if len(r.Quantities) != 1 || r.Words(r.Quantities[0].Span) != `two "intangibles"` {
		t.Errorf("got %+v", r.Quantities)
	}
}
