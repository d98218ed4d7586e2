package build

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
)

// file is one file that a site hosts, with its packed twins.
type file struct {
	name              string
	raw, gzip, brotli []byte
}

// newFile packs data.
func newFile(name string, data []byte, quality int) (file, error) {
	packed, err := gzipped(data)
	return file{name, data, packed, brotlied(data, quality)}, err
}

// contentHash is the part of a name that changes with the content.
func contentHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:16]
}

// integrity is the SRI string of data.
func integrity(data []byte) string {
	sum := sha512.Sum384(data)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}
