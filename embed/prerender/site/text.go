package site

import (
	"mime"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// text is what a body says: in the encoding that its first bytes name, else in
// that of its Content-Type, else in UTF-8.
func text(data []byte, contentType string) string {
	var coded encoding.Encoding = unicode.UTF8
	if _, parameters, err := mime.ParseMediaType(contentType); err == nil {
		if named, err := htmlindex.Get(parameters["charset"]); err == nil {
			coded = named
		}
	}
	decoded, _, _ := transform.Bytes(unicode.BOMOverride(coded.NewDecoder()), data) // what is invalid becomes U+FFFD
	return string(decoded)
}
