// Package escape reads and writes bytes as hexadecimal digits, and so what is
// percent-encoded.
package escape

import "strings"

const digits = "0123456789ABCDEF"

// Digit is the value of a hexadecimal digit, or -1.
func Digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// Append adds a byte to out as % and two digits.
func Append(out []byte, c byte) []byte { return append(out, '%', digits[c>>4], digits[c&15]) }

// Percent encodes all of a text but unreserved characters, so that it can stand
// as one part of a path, of a query or of a fragment.
// https://www.rfc-editor.org/rfc/rfc3986#section-2.3
func Percent(text string) string {
	var out []byte
	for i := range len(text) {
		c := text[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~' {
			out = append(out, c)
		} else {
			out = Append(out, c)
		}
	}
	return string(out)
}

// Segment keeps a text free of slashes, so that it can stand as one part of a key or a path;
// [Unsegment] reads it.
func Segment(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "%", "%25"), "/", "%2F")
}

// Unsegment is the text that [Segment] was given.
func Unsegment(segment string) string {
	return strings.ReplaceAll(strings.ReplaceAll(segment, "%2F", "/"), "%25", "%")
}

// Percented tells whether a text has a percent-encoded byte at a place.
func Percented(text string, at int) bool {
	return text[at] == '%' && at+2 < len(text) && Digit(text[at+1]) >= 0 && Digit(text[at+2]) >= 0
}

// Unpercent is what a percent-encoded text means. A % that begins no code stands
// for itself.
func Unpercent(text string) string {
	var out []byte
	for i := 0; i < len(text); i++ {
		if Percented(text, i) {
			out = append(out, byte(Digit(text[i+1])<<4|Digit(text[i+2])))
			i += 2
		} else {
			out = append(out, text[i])
		}
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}
