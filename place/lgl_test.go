package place_test

import (
	"encoding/xml"
	"math"
	"os"
	"testing"

	"hearsay"
)

// lgl is the Local-Global Lexicon (Lieberman, Samet, Sankaranarayanan 2010).
type lgl struct {
	Articles []struct {
		Domain   string       `xml:"domain"`
		Text     string       `xml:"text"`
		Toponyms []lglToponym `xml:"toponyms>toponym"`
	} `xml:"article"`
}

type lglToponym struct {
	Start  int    `xml:"start"`
	End    int    `xml:"end"`
	Phrase string `xml:"phrase"`
	Tag    *struct {
		Lat, Lon float64
		Country  string
		Feature  string
	}
}

func (t *lglToponym) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var raw struct {
		Start  int    `xml:"start"`
		End    int    `xml:"end"`
		Phrase string `xml:"phrase"`
		Tag    *struct {
			Lat     float64 `xml:"lat"`
			Lon     float64 `xml:"lon"`
			Country string  `xml:"country"`
			Feature string  `xml:"fcode"`
		} `xml:"gaztag"`
	}
	if err := d.DecodeElement(&raw, &start); err != nil {
		return err
	}
	t.Start, t.End, t.Phrase = raw.Start, raw.End, raw.Phrase
	if raw.Tag != nil {
		t.Tag = &struct {
			Lat, Lon float64
			Country  string
			Feature  string
		}{raw.Tag.Lat, raw.Tag.Lon, raw.Tag.Country, raw.Tag.Feature}
	}
	return nil
}

// TestLocalGlobalLexicon measures on plain words, without a name tagger: how many toponyms
// are found (spans overlap), and how many of those with a point lie within 161 km of it.
func TestLocalGlobalLexicon(t *testing.T) {
	raw, err := os.ReadFile(data(t) + "/eval/place/lgl.xml")
	if err != nil {
		t.Fatal(err)
	}
	var set lgl
	if err := xml.Unmarshal(raw, &set); err != nil {
		t.Fatal(err)
	}
	pass := load(t).Pass()
	var gold, system, hit, pointed, near int
	for _, a := range set.Articles {
		r := report(a.Text)
		pass.Run(r)
		offset := codePoints(r.Text)
		gold += len(a.Toponyms)
		system += len(r.Places)
		used := map[int]bool{}
		for _, top := range a.Toponyms {
			for i := range r.Places {
				p := &r.Places[i]
				if used[i] || offset[p.Start] >= top.End || top.Start >= offset[p.End] {
					continue
				}
				used[i] = true
				hit++
				if top.Tag != nil {
					pointed++
					if p.Lat.Known() && distance(p, top.Tag.Lat, top.Tag.Lon) <= 161 {
						near++
					} else if os.Getenv("LGL_ERRORS") != "" {
						t.Logf("FAR %s: %s is %s %s %v %v, not %s %s %v %v (%s)", a.Domain, top.Phrase, p.Country.Value(), p.Feature, p.Lat.Value(), p.Lon.Value(), top.Tag.Country, top.Tag.Feature, top.Tag.Lat, top.Tag.Lon, p.Lat.Because())
					}
				}
				break
			}
		}
		if os.Getenv("LGL_ERRORS") != "" {
			logMisses(t, r, offset, a.Toponyms, used)
		}
	}
	p, q := float64(hit)/float64(system), float64(hit)/float64(gold)
	within := float64(near) / float64(pointed)
	t.Logf("toponyms P %.1f R %.1f F1 %.1f; within 161 km %.1f of %d", 100*p, 100*q, 200*p*q/(p+q), 100*within, pointed)
	if f1 := 2 * p * q / (p + q); f1 < 0.5 || within < 0.6 {
		t.Errorf("F1 %.3f, within 161 km %.3f: worse than they were", f1, within)
	}
}

func logMisses(t *testing.T, r *hearsay.Report, offset []int, gold []lglToponym, used map[int]bool) {
	for i := range r.Places {
		if !used[i] {
			p := &r.Places[i]
			t.Logf("EXTRA %s | %s", r.Words(p.Span), around(r.Text, p.Span))
		}
	}
	for _, top := range gold {
		found := false
		for i := range r.Places {
			found = found || offset[r.Places[i].Start] < top.End && top.Start < offset[r.Places[i].End]
		}
		if !found {
			t.Logf("MISSED %s", top.Phrase)
		}
	}
}

func around(text string, s hearsay.Span) string {
	return text[max(0, int(s.Start)-30):min(len(text), int(s.End)+30)]
}

// codePoints maps byte offsets to code point offsets.
func codePoints(text string) []int {
	at := make([]int, len(text)+1)
	n := 0
	for i := range text {
		at[i] = n
		n++
	}
	at[len(text)] = n
	return at
}

func distance(p *hearsay.Place, lat, lon float64) float64 {
	const degree = math.Pi / 180
	a, b := p.Lat.Value()*degree, lat*degree
	h := math.Pow(math.Sin((b-a)/2), 2) + math.Cos(a)*math.Cos(b)*math.Pow(math.Sin((lon-p.Lon.Value())*degree/2), 2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}
