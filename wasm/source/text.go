package source

import "strings"

const hexadecimal = "0123456789ABCDEF"

// Escape percent-encodes a text to stand as one part of a path or of a query.
// https://datatracker.ietf.org/doc/html/rfc3986#section-2.3
func Escape(text string) string {
	var out strings.Builder
	for i := range len(text) {
		c := text[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			out.WriteByte(c)
		} else {
			out.WriteByte('%')
			out.WriteByte(hexadecimal[c>>4])
			out.WriteByte(hexadecimal[c&15])
		}
	}
	return out.String()
}

// Unescape is what percent-encoded text means. A % that begins no code stands
// for itself.
func Unescape(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			high, low := digit(text[i+1]), digit(text[i+2])
			if high >= 0 && low >= 0 {
				out.WriteByte(byte(high<<4 | low))
				i += 2
				continue
			}
		}
		out.WriteByte(text[i])
	}
	return strings.ToValidUTF8(out.String(), "\uFFFD")
}

func digit(c byte) int {
	if c >= 'a' && c <= 'f' {
		c -= 'a' - 'A'
	}
	return strings.IndexByte(hexadecimal, c)
}

// Parameter is the value of a parameter in a query, decoded; "" where it has
// none.
func Parameter(query, name string) string {
	for query != "" {
		var one string
		one, query, _ = strings.Cut(query, "&")
		if key, value, _ := strings.Cut(one, "="); key == name {
			return Unescape(value)
		}
	}
	return ""
}
