package eval

import (
	"math"
	"testing"

	"hearsay"
)

func TestAQuantityCaseIsRightOnlyAsAWhole(t *testing.T) {
	files := map[string]string{
		"eval/quantity/NumberModel.json": "\ufeff" + `[
			{"Input": "𝟚 men and two dogs", "Results": [
				{"Text": "two", "Start": 11, "End": 13, "Resolution": {"value": "2"}}]},
			{"Input": "a tenth", "Results": [{"Text": "a tenth", "Start": 0, "End": 6, "Resolution": {"value": "1E-1"}}]},
			{"Input": "one", "Results": []}]`,
		"eval/quantity/OrdinalModel.json": `[
			{"Input": "last", "Results": [{"Text": "last", "Start": 0, "End": 3, "Resolution": {"value": "end+0"}}]}]`,
		"eval/quantity/NumberRangeModel.json": `[
			{"Input": "over 9", "Results": [{"Text": "over 9", "Start": 0, "End": 5, "Resolution": {"value": "(9,)"}}]}]`,
		"eval/quantity/PercentModel.json": `[
			{"Input": "9%", "Results": [{"Text": "9%", "Start": 0, "End": 1, "Resolution": {"value": "9%"}}]}]`,
		"eval/quantity/CurrencyModel.json": `[
			{"Input": "9 euro", "Results": [{"Text": "9 euro", "Start": 0, "End": 5, "Resolution": {"value": "9", "isoCurrency": "EUR"}}]},
			{"Input": "9 francs", "Results": [{"Text": "9 francs", "Start": 0, "End": 7, "Resolution": {"value": "9", "unit": "Franc"}}]}]`,
	}
	quantity := func(text, words string, min, max float64) hearsay.Quantity {
		s := where(text, words)
		return hearsay.Quantity{Span: s, Value: hearsay.State(hearsay.Range{Min: min, Max: max}, s)}
	}
	recognise := func(text, model string) []hearsay.Quantity {
		switch text {
		case "𝟚 men and two dogs":
			return []hearsay.Quantity{quantity(text, "two", 2, 2)} // the offsets are UTF-16's: 𝟚 has two units
		case "a tenth":
			return []hearsay.Quantity{quantity(text, "a tenth", 0.1, 0.1)}
		case "one":
			return []hearsay.Quantity{quantity(text, "one", 1, 1)} // wrong: nothing is expected
		case "last":
			q := quantity(text, "last", 0, 0)
			q.Kind, q.Unit = hearsay.Ordinal, "end"
			return []hearsay.Quantity{q}
		case "over 9":
			return []hearsay.Quantity{quantity(text, "over 9", 9, math.Inf(1))}
		case "9%":
			return []hearsay.Quantity{quantity(text, "9%", 9, 9), quantity(text, "9", 9, 9)} // wrong: one too many
		case "9 euro":
			q := quantity(text, "9 euro", 9, 9)
			q.Currency = "USD" // wrong
			return []hearsay.Quantity{q}
		}
		q := quantity(text, "9 francs", 9, 9)
		q.Currency = "CHF" // right: the case names no ISO code
		return []hearsay.Quantity{q}
	}
	r, err := Quantities(lay(t, files), recognise)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, r, map[string]Counts{
		"quantity.recognizers.number":      {2, 3, 3},
		"quantity.recognizers.ordinal":     {1, 1, 1},
		"quantity.recognizers.numberrange": {1, 1, 1},
		"quantity.recognizers.percent":     {0, 1, 1},
		"quantity.recognizers.currency":    {1, 2, 2},
		"quantity.recognizers":             {5, 8, 8}, // 2+1+1+0+1 of 3+1+1+1+2
	})
	misses(t, r, "spurious recognizers.number", "wrong value recognizers.percent", "wrong value recognizers.currency")
}
