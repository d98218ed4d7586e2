// Package grammar holds parsers that goldmark is extended with: those of
// GitHub's extensions and of footnotes, and some that stand in for goldmark's
// own.
//
// goldmark has parsers for all of this. Those of its extensions come in one
// package with its renderers, and those for HTML, autolinks and headings need
// regular expressions and floating-point numbers. A module that is loaded by
// every reader pays for each of them; embed/tinygo/README.md says how much.
// What is parsed here is what the specifications say, and linear in the text.
//
// https://spec.commonmark.org/0.31.2/
// https://github.github.com/gfm/
package grammar

import "github.com/yuin/goldmark/text"

// space tells whether a byte is a space, a tab or the end of a line.
func space(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

// run counts the bytes at the front of s that belong to a class.
func run(s []byte, class func(byte) bool) int {
	n := 0
	for n < len(s) && class(s[n]) {
		n++
	}
	return n
}

// trim is a part of the source without the space around it.
func trim(s text.Segment, source []byte) text.Segment {
	s.Padding = 0
	for s.Start < s.Stop && space(source[s.Start]) {
		s.Start++
	}
	for s.Start < s.Stop && space(source[s.Stop-1]) {
		s.Stop--
	}
	return s
}
