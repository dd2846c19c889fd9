// Package model holds learnt weights: the file that they come in, and the sparse linear
// classifiers and dictionaries that are read in place from its bytes.
package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"slices"
)

// A weights file is a header of 16 bytes (magic, version, number of sections, CRC-32C of all
// that follows), a directory of 32 bytes a section (name, offset, length), and the sections,
// each on a multiple of 64 bytes, a line of the cache. All integers are little-endian.
const (
	magic       = "HSYW"
	version     = 1
	headerSize  = 16
	entrySize   = 32
	nameSize    = 16
	maxSections = 256
	line        = 64
	maxSize     = 64 << 20
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrCorrupt is wrapped by every error about bytes that are no weights file.
var ErrCorrupt = errors.New("corrupt weights")

func corrupt(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrCorrupt, fmt.Sprintf(format, args...))
}

// File is a weights file: named sections of bytes.
type File struct{ sections map[string][]byte }

// Open reads the directory of a weights file and checks its sum. The sections share memory
// with data. It refuses a file of another version, and one larger than 64 MiB.
func Open(data []byte) (*File, error) {
	if len(data) < headerSize || string(data[:4]) != magic {
		return nil, corrupt("no weights file (%d bytes)", len(data))
	}
	if len(data) > maxSize {
		return nil, corrupt("%d bytes, at most %d are read", len(data), maxSize)
	}
	if v := binary.LittleEndian.Uint32(data[4:]); v != version {
		return nil, corrupt("version %d, this program reads %d", v, version)
	}
	n := int(binary.LittleEndian.Uint32(data[8:]))
	if n > maxSections || headerSize+n*entrySize > len(data) {
		return nil, corrupt("%d sections do not fit", n)
	}
	if sum := crc32.Checksum(data[headerSize:], castagnoli); sum != binary.LittleEndian.Uint32(data[12:]) {
		return nil, corrupt("checksum differs")
	}
	f := &File{sections: make(map[string][]byte, n)}
	for i := range n {
		entry := data[headerSize+i*entrySize:][:entrySize]
		name := string(trimZeros(entry[:nameSize]))
		start, size := binary.LittleEndian.Uint64(entry[nameSize:]), binary.LittleEndian.Uint64(entry[nameSize+8:])
		if start > uint64(len(data)) || size > uint64(len(data))-start {
			return nil, corrupt("section %q lies outside the file", name)
		}
		f.sections[name] = data[start : start+size : start+size]
	}
	return f, nil
}

// Section is the bytes of a section. They must not be changed.
func (f *File) Section(name string) ([]byte, error) {
	s, ok := f.sections[name]
	if !ok {
		return nil, corrupt("no section %q", name)
	}
	return s, nil
}

// Names are the sections' names, sorted.
func (f *File) Names() []string { return slices.Sorted(maps.Keys(f.sections)) }

// Table is the classifier in a section.
func (f *File) Table(name string) (*Table, error) {
	section, err := f.Section(name)
	if err != nil {
		return nil, err
	}
	return NewTable(section)
}

func trimZeros(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] == 0 {
		b = b[:len(b)-1]
	}
	return b
}

// Builder gathers the sections of a weights file.
type Builder struct {
	names []string
	parts map[string][]byte
}

// Put adds a section, or replaces it. A name has at most 16 bytes.
func (b *Builder) Put(name string, data []byte) {
	if len(name) == 0 || len(name) > nameSize {
		panic("model: section name " + name)
	}
	if b.parts == nil {
		b.parts = map[string][]byte{}
	}
	if _, ok := b.parts[name]; !ok {
		b.names = append(b.names, name)
	}
	b.parts[name] = data
}

// Bytes is the file: the same sections give the same bytes, in whatever order they came.
func (b *Builder) Bytes() []byte {
	slices.Sort(b.names)
	out := make([]byte, headerSize+len(b.names)*entrySize)
	for i, name := range b.names {
		for len(out)%line != 0 {
			out = append(out, 0)
		}
		entry := out[headerSize+i*entrySize:][:entrySize]
		copy(entry, name)
		binary.LittleEndian.PutUint64(entry[nameSize:], uint64(len(out)))
		binary.LittleEndian.PutUint64(entry[nameSize+8:], uint64(len(b.parts[name])))
		out = append(out, b.parts[name]...)
	}
	copy(out, magic)
	binary.LittleEndian.PutUint32(out[4:], version)
	binary.LittleEndian.PutUint32(out[8:], uint32(len(b.names)))
	binary.LittleEndian.PutUint32(out[12:], crc32.Checksum(out[headerSize:], castagnoli))
	return out
}

// inPlace is what files in memory may offer: a content that is not copied, and must not be
// written to.
type inPlace interface {
	InPlace(name string) (content []byte, ok bool)
}

// Load opens weights/NAME.weights, in place where the files can be had so.
func Load(files fs.FS, name string) (*File, error) {
	path := "weights/" + name + ".weights"
	data, err := content(files, path)
	if err != nil {
		return nil, err
	}
	f, err := Open(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

func content(files fs.FS, path string) ([]byte, error) {
	if memory, ok := files.(inPlace); ok {
		if data, ok := memory.InPlace(path); ok {
			return data, nil
		}
	}
	return fs.ReadFile(files, path)
}
