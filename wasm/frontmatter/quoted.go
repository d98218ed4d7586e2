package frontmatter

import (
	"strings"
	"unicode/utf8"

	"afterword/wasm/escape"
)

// quoted reads a scalar in quotes, in TOML also in three of them. Line ends in
// it are folded, as TOML does not say: nothing shows them.
// https://yaml.org/spec/1.2.2/#73-flow-scalar-styles
// https://toml.io/en/v1.0.0#string
func (s *scanner) quoted() *value {
	quote := s.text[s.at]
	marks := s.text[s.at : s.at+1]
	if three := strings.Repeat(marks, 3); s.sign == '=' && strings.HasPrefix(s.text[s.at:], three) {
		marks = three
	}
	s.at += len(marks)
	var text []byte
	// What is before kept was escaped and is not white space to be dropped.
	kept := 0
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case c == '\n':
			text = s.fold(trimRight(text, kept))
			continue
		case strings.HasPrefix(s.text[s.at:], marks):
			s.at += len(marks)
			if quote == '"' || s.sign == '=' || !s.here('\'') {
				// Behind three, quotation marks of the text itself may end it.
				for n := 1; n < len(marks) && s.here(quote); n++ {
					text = append(text, quote)
				}
				return &value{kind: scalar, text: string(text)}
			}
		case c == '\\' && quote == '"':
			s.at++
			var ok bool
			if text, ok = s.escape(text); !ok {
				return nil
			}
			kept = len(text)
			continue
		default:
			s.at++
		}
		text = append(text, c)
	}
	return nil
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
		digit := escape.Digit(s.text[s.at])
		if digit < 0 {
			return 0, false
		}
		r = r<<4 | uint32(digit)
		s.at++
	}
	return rune(r), true
}
