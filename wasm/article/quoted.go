package article

import (
	"strings"
	"unicode/utf8"
)

// single reads the rest of a scalar in single quotes.
// https://yaml.org/spec/1.2.2/#732-single-quoted-style
func (s *scanner) single() (text []byte, ok bool) {
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c == '\n' {
			text = s.fold(trimRight(text, 0))
			continue
		}
		s.at++
		if c == '\'' && !s.here('\'') {
			return text, true
		}
		text = append(text, c)
	}
	return nil, false
}

// double reads the rest of a scalar in double quotes.
// https://yaml.org/spec/1.2.2/#731-double-quoted-style
func (s *scanner) double() (text []byte, ok bool) {
	// What is before kept was escaped and is not white space to be dropped.
	kept := 0
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c == '\n' {
			text = s.fold(trimRight(text, kept))
			continue
		}
		s.at++
		switch c {
		case '"':
			return text, true
		case '\\':
			if text, ok = s.escape(text); !ok {
				return nil, false
			}
			kept = len(text)
		default:
			text = append(text, c)
		}
	}
	return nil, false
}

// trimRight drops white space from the end of text, back to kept.
func trimRight(text []byte, kept int) []byte {
	for len(text) > kept && white(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}

// escapes are the characters that stand for others behind a backslash, and
// meanings, in the same order, the others.
const escapes = "abt\tnvfre \"/\\N_LP"

var meanings = [len(escapes)]string{
	"\a", "\b", "\t", "\t", "\n", "\v", "\f", "\r", "\x1b", " ", `"`, "/", `\`,
	"\u0085", "\u00a0", "\u2028", "\u2029",
}

// escape appends what the characters behind a backslash stand for.
// https://yaml.org/spec/1.2.2/#57-escaped-characters
func (s *scanner) escape(to []byte) ([]byte, bool) {
	if s.at == len(s.text) {
		return nil, false
	}
	c := s.text[s.at]
	if c == '\n' {
		return appendBreaks(to, s.breaks()-1), true
	}
	s.at++
	digits := 0
	switch c {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		n := strings.IndexByte(escapes, c)
		if n < 0 {
			return nil, false
		}
		return append(to, meanings[n]...), true
	}
	r, ok := s.hex(digits)
	if ok && r&^0x3ff == 0xd800 && s.here('\\') && s.here('u') {
		// Two halves of one character, as JSON writes it.
		var low rune
		low, ok = s.hex(4)
		ok = ok && low&^0x3ff == 0xdc00
		r = 0x10000 + (r&0x3ff)<<10 + low&0x3ff
	}
	// No text has a zero in it.
	if !ok || r == 0 || !utf8.ValidRune(r) {
		return nil, false
	}
	return utf8.AppendRune(to, r), true
}

// hex reads a number of hexadecimal digits.
func (s *scanner) hex(digits int) (rune, bool) {
	var r uint32
	for range digits {
		if s.at == len(s.text) {
			return 0, false
		}
		c := s.text[s.at]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | uint32(c)
		s.at++
	}
	return rune(r), true
}
