package site

import (
	"mime"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// text is a body as UTF-8. Its encoding is the one that its first bytes name, or else its
// Content-Type, or else UTF-8.
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
