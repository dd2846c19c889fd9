package encoder

import (
	"encoding/binary"
	"fmt"
	"math"

	"hearsay/model"
)

func corrupt(format string, args ...any) error {
	return fmt.Errorf("%w: %s", model.ErrCorrupt, fmt.Sprintf(format, args...))
}

// floats reads a section of so many finite numbers.
func floats(f *model.File, name string, n int) ([]float32, error) {
	section, err := f.Section(name)
	if err != nil {
		return nil, err
	}
	if len(section) != 4*n {
		return nil, corrupt("section %q has %d bytes, not %d numbers", name, len(section), n)
	}
	out, ok := unpackFloats(section)
	if !ok {
		return nil, corrupt("section %q holds what is no number", name)
	}
	return out, nil
}

// unpackFloats copies little-endian numbers; ok is false where one is infinite or none.
func unpackFloats(b []byte) (out []float32, ok bool) {
	out, ok = make([]float32, len(b)/4), true
	for i := range out {
		bits := binary.LittleEndian.Uint32(b[4*i:])
		ok = ok && bits>>23&0xff != 0xff
		out[i] = math.Float32frombits(bits)
	}
	return out, ok
}

func packFloats(list []float32) []byte {
	out := make([]byte, 0, 4*len(list))
	for _, x := range list {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return out
}

// strings reads a section of strings.
func stringsIn(f *model.File, name string) ([]string, error) {
	section, err := f.Section(name)
	if err != nil {
		return nil, err
	}
	return model.Strings(section)
}

// rowsIn reads vectors that were packed as bytes.
func rowsIn(f *model.File, name string, n, width int) ([]float32, error) {
	section, err := f.Section(name)
	if err != nil {
		return nil, err
	}
	if len(section) != n*width {
		return nil, corrupt("section %q has %d bytes, not %d × %d", name, len(section), n, width)
	}
	scales, err := floats(f, name+".scales", n)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(section))
	for i, b := range section {
		out[i] = float32(int8(b)) * scales[i/width]
	}
	return out, nil
}

// roundRows makes signed bytes of vectors, and gives the scale that each counts in.
func roundRows(vectors []float32, width int) (bytes []byte, scales []float32) {
	bytes = make([]byte, len(vectors))
	for at := 0; at < len(vectors); at += width {
		scales = append(scales, round(bytes[at:at+width], vectors[at:at+width]))
	}
	return bytes, scales
}

// round makes signed bytes of a row, and gives the scale that they count in.
func round(bytes []byte, row []float32) (scale float32) {
	for _, x := range row {
		scale = max(scale, max(x, -x)/math.MaxInt8)
	}
	if scale == 0 {
		return 0
	}
	for i, x := range row {
		bytes[i] = byte(int8(math.RoundToEven(float64(x / scale))))
	}
	return scale
}
