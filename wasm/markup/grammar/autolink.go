package grammar

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Autolinks parses URLs and addresses in angle brackets.
// https://spec.commonmark.org/0.31.2/#autolinks
type Autolinks struct{}

// Trigger is what it begins with.
func (Autolinks) Trigger() []byte { return []byte{'<'} }

// Parse reads one.
func (Autolinks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	kind, size := ast.AutoLinkType(ast.AutoLinkURL), absolute(line[1:])
	if size == 0 {
		kind, size = ast.AutoLinkEmail, address(line[1:])
	}
	if size == 0 || 1+size >= len(line) || line[1+size] != '>' {
		return nil
	}
	block.Advance(size + 2)
	return ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(segment.Start+1, segment.Start+1+size)))
}

// absolute measures the absolute URL at the front of s.
// https://spec.commonmark.org/0.31.2/#absolute-uri
func absolute(s []byte) int {
	n := run(s[:min(len(s), 33)], func(c byte) bool {
		return letter(c) || digit(c) || c == '+' || c == '.' || c == '-'
	})
	if n < 2 || n > 32 || !letter(s[0]) || n == len(s) || s[n] != ':' {
		return 0
	}
	return n + run(s[n:], func(c byte) bool { return c > ' ' && c != '<' && c != '>' && c != 0x7f })
}

// address measures the email address at the front of s.
// https://spec.commonmark.org/0.31.2/#email-address
func address(s []byte) int {
	n := run(s, func(c byte) bool {
		return letter(c) || digit(c) || bytes.IndexByte([]byte(".!#$%&'*+/=?^_`{|}~-"), c) >= 0
	})
	if n == 0 || n == len(s) || s[n] != '@' {
		return 0
	}
	for {
		n++ // the @ or a period
		label := run(s[n:], func(c byte) bool { return letter(c) || digit(c) || c == '-' })
		if label == 0 || label > 63 || s[n] == '-' || s[n+label-1] == '-' {
			return 0
		}
		n += label
		if n == len(s) || s[n] != '.' {
			return n
		}
	}
}
