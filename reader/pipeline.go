package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Pipeline names the rules and models: the same pipeline reads the same bytes out of the
// same text. It is a digest over the language's files and the network's name.
func (m *Model) Pipeline() string { return m.pipeline() }

func (m *Model) hashFiles() string {
	digest := sha256.New()
	fmt.Fprintln(digest, m.network)
	err := fs.WalkDir(m.files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		f, err := m.files.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return err
		}
		fmt.Fprintf(digest, "%s %d\n", path, info.Size())
		_, err = io.Copy(digest, io.LimitReader(f, telling(path, info.Size())))
		return err
	})
	if err != nil {
		return "unreadable"
	}
	return hex.EncodeToString(digest.Sum(nil)[:6])
}

// telling is how many of a file's bytes tell it from others. A weights file's header holds a
// checksum of the rest, which would take longer to digest than all else at the start.
func telling(path string, size int64) int64 {
	if strings.HasSuffix(path, ".weights") {
		return min(size, 16)
	}
	return size
}
