package markup

import (
	"strings"
	"unicode/utf8"

	"afterword/wasm/markup/entity"

	"github.com/yuin/goldmark/util"
)

// escapes are the bytes with which a reference or an escape begins in Markdown text. HTML
// text has only the first.
const escapes = "&\\"

// appendText appends Markdown text with its backslash escapes and character
// references resolved.
// https://spec.commonmark.org/0.31.2/#backslash-escapes
func appendText(to []byte, s string) []byte {
	for {
		i := strings.IndexAny(s, escapes)
		if i < 0 {
			return append(to, s...)
		}
		to, s = append(to, s[:i]...), s[i:]
		if s[0] == '\\' {
			if len(s) > 1 && util.IsPunct(s[1]) {
				s = s[1:]
			}
			to, s = append(to, s[0]), s[1:]
			continue
		}
		chars, n := strictReference(s)
		if n == 0 {
			chars, n = "&", 1
		}
		to, s = append(to, chars...), s[n:]
	}
}

// strictReference reads the character reference that s begins with, and its length in
// bytes. The length is 0 if CommonMark knows no such reference.
// https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
func strictReference(s string) (chars string, n int) {
	if len(s) > 1 && s[1] == '#' {
		code, n := digits(s)
		most := 7
		start := 2
		if start < n && s[start]|0x20 == 'x' {
			most = 6
			start++
		}
		if n == 0 || n-start > most || n == len(s) || s[n] != ';' {
			return "", 0
		}
		return string(character(code)), n + 1
	}
	end := nameEnd(s)
	if end == len(s) || s[end] != ';' {
		return "", 0
	}
	if chars := entity.Named(s[1:end]); chars != "" {
		return chars, end + 1
	}
	return "", 0
}

// appendReferences appends the text of HTML with its character references resolved as
// browsers do. value tells that s is the value of an attribute, where the rules differ a
// little.
// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
func appendReferences(to []byte, s string, value bool) []byte {
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			return append(to, s...)
		}
		to, s = append(to, s[:i]...), s[i:]
		chars, n := looseReference(s, value)
		if n == 0 {
			chars, n = "&", 1
		}
		to, s = append(to, chars...), s[n:]
	}
}

func looseReference(s string, value bool) (chars string, n int) {
	if len(s) > 1 && s[1] == '#' {
		code, n := digits(s)
		if n == 0 {
			return "", 0
		}
		if n < len(s) && s[n] == ';' {
			n++
		}
		if code >= 0x80 && code < 0xa0 {
			code = windows1252[code-0x80]
		}
		return string(character(code)), n
	}
	end := nameEnd(s)
	if end < len(s) && s[end] == ';' {
		if chars := entity.Named(s[1:end]); chars != "" {
			return chars, end + 1
		}
	}
	if value && end < len(s) && s[end] == '=' {
		return "", 0
	}
	for stop := min(end, 1+longestOld); stop > 2; stop-- {
		if value && stop < end {
			return "", 0
		}
		if !strings.Contains(oldNames, " "+s[1:stop]+" ") {
			continue
		}
		if chars := entity.Named(s[1:stop]); chars != "" {
			return chars, stop
		}
	}
	return "", 0
}

// nameEnd is where the name after the & at the beginning of s ends. No name is longer than
// CounterClockwiseContourIntegral.
func nameEnd(s string) int {
	end := 1
	for end < len(s) && end < 34 && util.IsAlphaNumeric(s[end]) {
		end++
	}
	return end
}

// digits reads the number after the &# at the beginning of s. n is the length with the &#,
// or 0 if there is no number. All numbers that are too great for Unicode give the same
// code, which is no character.
func digits(s string) (code rune, n int) {
	n = 2
	base := rune(10)
	if n < len(s) && s[n]|0x20 == 'x' {
		base = 16
		n++
	}
	start := n
	for ; n < len(s); n++ {
		c := rune(s[n])
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case base == 16 && c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			c = -1
		}
		if c < 0 {
			break
		}
		code = min(code*base+c, utf8.MaxRune+1)
	}
	if n == start {
		return 0, 0
	}
	return code, n
}

// character is the character that a number stands for. A carriage return becomes a line
// feed, as it would when the page is saved and parsed again.
func character(code rune) rune {
	switch {
	case code == 0 || !utf8.ValidRune(code):
		return utf8.RuneError
	case code == '\r':
		return '\n'
	}
	return code
}

// windows1252 has the characters that browsers show for the numbers 0x80 to 0x9f.
// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

// oldNames are the references that HTML also allows without a semicolon.
const (
	oldNames = " AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc " +
		"Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde " +
		"Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave " +
		"amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc " +
		"egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt " +
		"macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para " +
		"plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc " +
		"ugrave uml uuml yacute yen yuml "
	longestOld = 6
)
