package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
)

var dotProduct = regexp.MustCompile(`VPDPBUSD +Y(\d+), Y(\d+), Y(\d+)`)

// spell replaces VPDPBUSD in a file by its bytes: the assembler encodes it with AVX-512's EVEX
// prefix only, and processors that have AVX-VNNI alone know it with VEX.
func spell(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text = dotProduct.ReplaceAllFunc(text, func(line []byte) []byte {
		var y [3]int
		for k, digits := range dotProduct.FindSubmatch(line)[1:] {
			y[k], _ = strconv.Atoi(string(digits))
		}
		weights, bytes, sums := y[0], y[1], y[2]
		prefix := 0xE2 &^ (sums / 8 << 7) &^ (weights / 8 << 5)
		return fmt.Appendf(nil, "BYTE $0xC4; BYTE $0x%02X; BYTE $0x%02X; BYTE $0x50; BYTE $0x%02X // %s",
			prefix, (15-bytes)<<3|5, 0xC0|sums%8<<3|weights%8, line)
	})
	return os.WriteFile(file, text, 0o644)
}
