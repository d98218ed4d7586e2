package build

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os/exec"

	"github.com/andybalholm/brotli"
)

// gzipped packs with "gzip -n", or with Go's own packer on a machine without gzip. At
// quality 9, gzip's files are up to 3 % smaller. Each gives the same bytes every time.
func gzipped(data []byte, quality int) ([]byte, error) {
	var out bytes.Buffer
	quality = min(quality, gzip.BestCompression)
	if path, err := exec.LookPath("gzip"); err == nil {
		cmd := exec.Command(path, fmt.Sprintf("-%d", quality), "-n", "-c")
		cmd.Stdin, cmd.Stdout = bytes.NewReader(data), &out
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("gzip failed: %w", err)
		}
		return out.Bytes(), nil
	}
	w, err := gzip.NewWriterLevel(&out, quality)
	if err != nil {
		return nil, err
	}
	w.Write(data) // a write to memory cannot fail
	w.Close()
	return out.Bytes(), nil
}

// brotlied packs with brotli. Shipped files have quality 11.
func brotlied(data []byte, quality int) []byte {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, quality)
	w.Write(data) // a write to memory cannot fail
	w.Close()
	return out.Bytes()
}
