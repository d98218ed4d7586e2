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
	// onDemand tells that a first visit does not need the file, as long as it is in English
	// and the tag has no integrity.
	onDemand bool
}

// newFile packs data.
func newFile(name string, data []byte, quality int) (file, error) {
	packed, err := gzipped(data, quality)
	return file{name: name, raw: data, gzip: packed, brotli: brotlied(data, quality)}, err
}

// stem is the beginning of a file's name: what it is, and what changes with its
// content.
func stem(what string, data []byte) string {
	sum := sha256.Sum256(data)
	return what + "-" + hex.EncodeToString(sum[:8])
}

// brief is a shorter SRI string of data, for what the loader has to carry.
func brief(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// eitherBrief is an SRI string of a file as it is or as gzip.
func eitherBrief(f file) string { return brief(f.raw) + " " + brief(f.gzip) }

// integrity is the SRI string of data.
// https://www.w3.org/TR/sri-2/#the-integrity-attribute
func integrity(data []byte) string {
	sum := sha512.Sum384(data)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}
