package place_test

import (
	"math"
	"os"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay"

	"hearsay/place"
)

// files are the language as it lies in the tree.
var files = os.DirFS("../lang/en")

var atlas = sync.OnceValues(func() (*place.Atlas, error) { return place.Load(files) })

func load(t testing.TB) *place.Atlas {
	a, err := atlas()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// opensSentence are words whose capital is only their sentence's.
var opensSentence = map[string]bool{"The": true, "A": true, "An": true, "In": true, "From": true, "But": true, "And": true, "For": true, "At": true}

// report cuts a text into words at blanks and marks. {…} marks a place's name, <…> the name
// of a person or organisation; a line is a sentence and a block, and one that begins with
// "# " a title.
func report(text string) *hearsay.Report {
	r := &hearsay.Report{}
	var plain strings.Builder
	open, kind := -1, hearsay.Location
	for _, line := range strings.Split(text, "\n") {
		block := hearsay.Block{Kind: hearsay.Body}
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			line, block.Kind = rest, hearsay.Title
		}
		block.Start = int32(plain.Len())
		first := int32(len(r.Tokens))
		inWord := false
		for i, c := range line {
			switch {
			case c == '{' || c == '<':
				inWord, open, kind = false, len(r.Tokens), hearsay.Location
				if c == '<' {
					kind = hearsay.Organisation
				}
				continue
			case c == '}' || c == '>':
				last := int32(len(r.Tokens)) - 1
				r.Names = append(r.Names, hearsay.Name{Span: hearsay.Span{Start: r.Tokens[open].Start, End: r.Tokens[last].End}, First: int32(open), Last: last, Kind: kind})
				inWord = false
				continue
			case unicode.IsSpace(c):
				if inWord || len(r.Tokens) > 0 {
					r.Tokens[len(r.Tokens)-1].Flags |= hearsay.SpaceAfter
				}
				inWord = false
				plain.WriteRune(c)
				continue
			}
			letter := unicode.IsLetter(c) || unicode.IsDigit(c) || c == '-' || c == '.' && i+1 < len(line) && (line[i+1] != ' ' || i > 1 && line[i-2] == '.')
			if c == '\'' || c == '’' {
				letter = false
			}
			at := int32(plain.Len())
			plain.WriteRune(c)
			if !inWord || !letter {
				r.Tokens = append(r.Tokens, hearsay.Token{Start: at})
			}
			r.Tokens[len(r.Tokens)-1].End = at + int32(utf8.RuneLen(c))
			inWord = letter || c == '\''
		}
		plain.WriteString("\n")
		if end := int32(len(r.Tokens)); end > first {
			r.Tokens[end-1].Flags |= hearsay.SpaceAfter
			if opensSentence[plain.String()[r.Tokens[first].Start:r.Tokens[first].End]] {
				r.Tokens[first].UPOS = hearsay.DET
			}
			block.End = r.Tokens[end-1].End
			r.Sentences = append(r.Sentences, hearsay.Sentence{First: first, End: end, Block: int32(len(r.Blocks))})
			r.Blocks = append(r.Blocks, block)
		}
	}
	r.Text = plain.String()
	return r
}

// found are the places as "words=COUNTRY" with their whole degrees, or "words=?".
func found(r *hearsay.Report) []string {
	var out []string
	for i := range r.Places {
		p := &r.Places[i]
		country := p.Country.Value()
		if country == "" {
			country = "?"
		}
		out = append(out, r.Words(p.Span)+"="+country)
	}
	return out
}

func TestPlacesGetTheCountryThatTheTextMeans(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Shells fell on {Aleppo} for a third day.", []string{"Aleppo=SYR"}},
		{"The minister flew to {Paris} on Monday.", []string{"Paris=FRA"}},
		{"A tornado tore through {Paris}, {Texas}, on Monday.", []string{"Paris=USA", "Texas=USA"}},
		{"He was born in {Odessa}, Texas, in 1950.", []string{"Odessa=USA", "Texas=USA"}},
		{"Strikes were reported near Idlib, in northern Syria.", []string{"Idlib=SYR", "Syria=SYR"}},
		{"Police in {Valencia} made arrests, Spanish radio said.", []string{"Valencia=ESP"}},
		{"Police in {Valencia} made arrests, Venezuelan radio said.", []string{"Valencia=VEN"}},
		{"The presidents met in {Tripoli}, Lebanon.", []string{"Tripoli=LBN", "Lebanon=LBN"}},
		{"The presidents met in {Tripoli} on Friday.", []string{"Tripoli=LBY"}},
		{"Ships crossed the Caribbean and the Black Sea.", []string{"Caribbean=?", "Black Sea=?"}},
		{"Aid reached the Gaza Strip and Khan Younis.", []string{"Gaza Strip=PSE", "Khan Younis=PSE"}},
		{"The U.S. and the UK praised us.", []string{"U.S.=USA", "UK=GBR"}},
		{"Fighting went on in {Raqqa province} and in Deir al-Zor.", []string{"Raqqa=SYR", "Deir al-Zor=SYR"}},
		{"{Georgia} and {Armenia} closed the road.", []string{"Georgia=GEO", "Armenia=ARM"}},
		{"The storm moved from {Alabama} over {Georgia} to {Savannah}.", []string{"Alabama=USA", "Georgia=USA", "Savannah=USA"}},
		{"KYIV\nThe shelling of Kharkiv went on.", []string{"KYIV=UKR", "Kharkiv=UKR"}},
		{"Rockets hit {northern Israel} and {Damascus International Airport}.", []string{"Israel=ISR", "Damascus International Airport=SYR"}},
		{"The Yemeni city <of Taiz> was shelled.", []string{"Taiz=YEM"}},
		{"Shells fell on {al-Jadida} neighborhood in western {Mosul}, Iraq.", []string{"al-Jadida=?", "Mosul=IRQ", "Iraq=IRQ"}},
		{"The patrol came from {Camp Nowhere Ridge} at dawn.", []string{"Camp Nowhere Ridge=?"}},
	} {
		r := report(c.text)
		load(t).Pass().Run(r)
		if diff := cmp.Diff(c.want, found(r)); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

func TestNamesOfOtherThingsAreNoPlaces(t *testing.T) {
	for _, text := range []string{
		"She teaches at the University of Moscow.",
		"The Moscow State University closed.",
		"<Jack London> wrote it, and <Paris Hilton> read it.",
		"Kim London said nothing.",
		"Reading is fun, and Mobile phones are nice.",
		"The Syrian army and Russian jets fought on.",
		"The Washington Post reported it.",
		"A source told SANA that the Saudi government had agreed on Nov 18.",
		"He told Capital Download so.",
		"The Treaty of Lisbon was signed.",
		"Police said so. Of the rest nothing is known.",
	} {
		r := report(text)
		load(t).Pass().Run(r)
		if got := found(r); len(got) > 0 {
			t.Errorf("%s: found %q", text, got)
		}
	}
}

func TestEachValueSaysWhatItRestsOn(t *testing.T) {
	r := report("A bomb went off in {Aleppo}, {Syria}.\nKiev and {Springfield} were calm.")
	load(t).Pass().Run(r)
	type evidence struct{ Value, From, Because string }
	var got []evidence
	for i := range r.Places {
		c, n := r.Places[i].Country, r.Places[i].Name
		got = append(got, evidence{c.Value(), r.Words(c.Span()), c.Because()}, evidence{n.Value(), r.Words(n.Span()), n.Because()})
	}
	want := []evidence{
		{"SYR", "Syria", "in Syria, named behind it"},
		{"Aleppo", "Aleppo", ""},
		{"SYR", "Syria", ""},
		{"Syria", "Syria", ""},
		{"UKR", "Kiev", "the only place of that name in the gazetteer"},
		{"Kyiv", "Kiev", "“Kiev” is another name of it"},
		{"USA", "Springfield", "largest of 21 places of that name"},
		{"Springfield", "Springfield", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if lat, lon := r.Places[0].Lat.Value(), r.Places[0].Lon.Value(); math.Abs(lat-36.2) > 0.1 || math.Abs(lon-37.16) > 0.1 {
		t.Errorf("Aleppo lies at %v %v", lat, lon)
	}
}

func FuzzPass(f *testing.F) {
	f.Add("{Aleppo}, Syria.\n# Of <x> the U.S.")
	f.Add("{}{a")
	a := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "{}<>") && !balanced(text) {
			return
		}
		r := report(text)
		a.Pass().Run(r)
		for i := range r.Places {
			if p := &r.Places[i]; p.IsZero() || !p.Name.Known() {
				t.Fatalf("place %d has no words or no name", i)
			}
		}
	})
}

// balanced reports whether marks enclose words within one line.
func balanced(text string) bool {
	for _, line := range strings.Split(text, "\n") {
		closer := rune(0)
		empty := true
		for _, c := range line {
			switch c {
			case '{', '<':
				if closer != 0 {
					return false
				}
				closer, empty = map[rune]rune{'{': '}', '<': '>'}[c], true
			case '}', '>':
				if c != closer || empty {
					return false
				}
				closer = 0
			default:
				empty = empty && unicode.IsSpace(c)
			}
		}
		if closer != 0 {
			return false
		}
	}
	return true
}

func BenchmarkPass(b *testing.B) {
	text := strings.Repeat("Troops left {Aleppo} for {Idlib}, officials in Damascus said on Monday, as Russia and Turkey met in {Geneva}.\nThe Syrian government did not answer a letter by the United Nations envoy, who was to arrive from Beirut, Lebanon.\nIt was the third such case since the war began, and nobody knew how many of them had been counted before that day.\n", 8)
	r := report(text)
	pass := load(b).Pass()
	b.ReportAllocs()
	for b.Loop() {
		pass.Run(r)
	}
	b.ReportMetric(float64(len(r.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := place.Load(files); err != nil {
			b.Fatal(err)
		}
	}
}

func data(t testing.TB) string {
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		dir = "../../shared"
	}
	if _, err := os.Stat(dir + "/eval/place/lgl.xml"); err != nil {
		t.Skip("no data: ", err)
	}
	return dir
}

func TestACountryThatActsIsNotWhereTheTownBeforeItLies(t *testing.T) {
	r := report("In {Paris}, the United States led the talks.")
	for i := range r.Tokens {
		if r.Form(int32(i)) == "States" {
			r.Tokens[i].Deprel = hearsay.NSubj
		}
	}
	load(t).Pass().Run(r)
	if diff := cmp.Diff([]string{"Paris=FRA", "United States=USA"}, found(r)); diff != "" {
		t.Error(diff)
	}
}
