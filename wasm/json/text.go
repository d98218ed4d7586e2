package json

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"afterword/wasm/escape"
)

// string reads a string, of which the opening quote is next. It is a copy, so
// that what is kept of a text does not keep all of it; and TinyGo's collector
// finds the start of what a pointer points into step by step, which takes long
// in the middle of a large text.
func (d *decoder) string() (string, error) {
	d.at++ // "
	start, plain := d.at, true
	for d.peek() != '"' {
		switch {
		case d.at >= len(d.text):
			return "", d.fail("string without an end")
		case d.text[d.at] < ' ':
			return "", d.fail("control character in a string")
		case d.text[d.at] == '\\':
			plain = false
			d.at++ // What is escaped, a quote too, does not end the string.
			if d.at >= len(d.text) {
				return "", d.fail("string without an end")
			}
		}
		d.at++
	}
	raw := d.text[start:d.at]
	d.at++ // "
	if plain && utf8.ValidString(raw) {
		return strings.Clone(raw), nil
	}
	text, bad := unescape(raw)
	if bad >= 0 {
		return "", SyntaxError{Offset: start + bad, Reason: "unknown escape"}
	}
	return text, nil
}

// unescape gives the text that the characters between the quotes mean, and the offset of
// the first invalid escape, else -1.
func unescape(raw string) (text string, bad int) {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			r, size := utf8.DecodeRuneInString(raw[i:])
			out = utf8.AppendRune(out, r) // U+FFFD for a wrong byte
			i += size
			continue
		}
		if r, ok := hex4(raw, i); ok {
			i += 6
			if utf16.IsSurrogate(r) {
				low, _ := hex4(raw, i)
				if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
					i += 6
				}
			}
			out = utf8.AppendRune(out, r)
			continue
		}
		c, ok := escaped(raw[i+1])
		if !ok {
			return "", i
		}
		out = append(out, c)
		i += 2
	}
	return string(out), -1
}

// hex4 reads an escape of the form \u and four hexadecimal digits at offset i.
func hex4(raw string, i int) (r rune, ok bool) {
	if len(raw) < i+6 || raw[i] != '\\' || raw[i+1] != 'u' {
		return 0, false
	}
	for _, c := range []byte(raw[i+2 : i+6]) {
		digit := escape.Digit(c)
		if digit < 0 {
			return 0, false
		}
		r = r<<4 | rune(digit)
	}
	return r, true
}

// escaped is the character that a backslash before c stands for.
func escaped(c byte) (byte, bool) {
	switch c {
	case '"', '\\', '/':
		return c, true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	}
	return 0, false
}
