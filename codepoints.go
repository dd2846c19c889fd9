package hearsay

import "unicode/utf8"

// codePoints turns byte offsets of a text into code point offsets.
type codePoints struct {
	text  string
	marks []int32 // code points before byte i*stride; nil for ASCII, where the two are one
}

const stride = 256

func newCodePoints(text string) codePoints {
	if ascii(text) {
		return codePoints{text: text}
	}
	marks := make([]int32, 0, len(text)/stride+1)
	n := int32(0)
	for i := range len(text) {
		if i%stride == 0 {
			marks = append(marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return codePoints{text, marks}
}

func (c codePoints) at(offset int32) int {
	if c.marks == nil {
		return int(offset)
	}
	block := int(offset) / stride
	if block == len(c.marks) { // the text's very end
		block--
	}
	n := int(c.marks[block])
	for i := block * stride; i < int(offset); i++ {
		if utf8.RuneStart(c.text[i]) {
			n++
		}
	}
	return n
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
