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

// newFile makes a file of data and packs its twins.
func newFile(name string, data []byte, quality int) (file, error) {
	packed, err := gzipped(data, quality)
	return file{name: name, raw: data, gzip: packed, brotli: brotlied(data, quality)}, err
}

// stem returns the beginning of a file's name: what the file is, and a hash of its content.
func stem(what string, data []byte) string {
	sum := sha256.Sum256(data)
	return what + "-" + hex.EncodeToString(sum[:8])
}

// brief returns a shorter SRI string of data, since every byte in the loader counts.
func brief(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// eitherBrief returns an SRI string that matches a file and its gzip twin.
func eitherBrief(f file) string { return brief(f.raw) + " " + brief(f.gzip) }

// integrity returns the SRI string of data.
// https://www.w3.org/TR/sri-2/#the-integrity-attribute
func integrity(data []byte) string {
	sum := sha512.Sum384(data)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}
