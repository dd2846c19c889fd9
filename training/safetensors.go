package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"

	"hearsay/model/encoder"
)

// readTensors reads a file of safetensors: the length of its header (uint64), the header,
// which is JSON that says what lies where, and the arrays' bytes. Arrays must be of float32.
func readTensors(path string) (encoder.Tensors, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	tensors, err := parseTensors(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return tensors, nil
}

func parseTensors(data []byte) (encoder.Tensors, error) {
	if len(data) < 8 {
		return nil, fmt.Errorf("no safetensors (%d bytes)", len(data))
	}
	size, data := binary.LittleEndian.Uint64(data), data[8:]
	if size > uint64(len(data)) {
		return nil, fmt.Errorf("header of %d bytes in %d", size, len(data))
	}
	var header map[string]json.RawMessage
	if err := json.Unmarshal(data[:size], &header); err != nil {
		return nil, err
	}
	delete(header, "__metadata__")
	out := encoder.Tensors{}
	for name, raw := range header {
		tensor, err := parseTensor(raw, data[size:])
		if err != nil {
			return nil, fmt.Errorf("array %q: %w", name, err)
		}
		out[name] = tensor
	}
	return out, nil
}

func parseTensor(raw []byte, data []byte) (t encoder.Tensor, err error) {
	var entry struct {
		Type    string    `json:"dtype"`
		Shape   []int     `json:"shape"`
		Offsets [2]uint64 `json:"data_offsets"`
	}
	if err := json.Unmarshal(raw, &entry); err != nil {
		return t, err
	}
	if entry.Type != "F32" {
		return t, fmt.Errorf("type %s, not F32", entry.Type)
	}
	start, end := entry.Offsets[0], entry.Offsets[1]
	if start > end || end > uint64(len(data)) || (end-start)%4 != 0 {
		return t, fmt.Errorf("lies from %d to %d of %d", start, end, len(data))
	}
	t.Shape = entry.Shape
	for b := data[start:end]; len(b) > 0; b = b[4:] {
		t.Values = append(t.Values, math.Float32frombits(binary.LittleEndian.Uint32(b)))
	}
	return t, nil
}
