package grammar

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// BareURLs parses URLs and addresses that stand in a text as they are.
// https://github.github.com/gfm/#autolinks-extension-
type BareURLs struct{}

// Trigger is what may stand before one; a space is the start of a line, too.
func (BareURLs) Trigger() []byte { return []byte{' ', '*', '_', '~', '('} }

// Parse reads one.
func (BareURLs) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, segment := block.PeekLine()
	before := 0
	switch line[0] {
	case ' ', '*', '_', '~', '(':
		before = 1
	}
	line = line[before:]
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	var protocol []byte
	size := 0
	switch scheme := schemeOf(line); {
	case scheme > 0:
		if domain := domainOf(line[scheme:]); domain > 0 {
			size = scheme + domain
		}
	case bytes.HasPrefix(line, []byte("www.")):
		if domain := domainOf(line[len("www."):]); domain > 0 {
			protocol, size = []byte("http"), len("www.")+domain
		}
	}
	if size > 0 {
		size += run(line[size:], func(c byte) bool { return c > ' ' && c != '<' })
		size = trimmed(line[:size])
	} else {
		kind, size = ast.AutoLinkEmail, bareAddress(line)
	}
	if size == 0 {
		return nil
	}
	if before > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+before))
	}
	block.Advance(before + size)
	start := segment.Start + before
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, start+size)))
	link.Protocol = protocol
	return link
}

// schemeOf measures the scheme of a URL. GitHub has ftp, too, which may not be
// linked to here.
func schemeOf(line []byte) int {
	for _, scheme := range [...]string{"http://", "https://"} {
		if len(line) > len(scheme) && string(line[:len(scheme)]) == scheme {
			return len(scheme)
		}
	}
	return 0
}

// domainOf measures the valid domain at the front of s.
// https://github.github.com/gfm/#valid-domain
func domainOf(s []byte) int {
	n := run(s, func(c byte) bool {
		return letter(c) || digit(c) || c == '-' || c == '_' || c == '.' || c >= 0x80
	})
	domain := bytes.TrimRight(s[:n], ".")
	last := bytes.LastIndexByte(domain, '.')
	if last <= 0 || domain[0] == '.' {
		return 0
	}
	if two := bytes.LastIndexByte(domain[:last], '.'); bytes.IndexByte(domain[two+1:], '_') >= 0 {
		return 0
	}
	return len(domain)
}

// trimmed is the size of a URL less the punctuation after it: what ends a
// sentence, a parenthesis that was not opened in it, and an entity.
// https://github.github.com/gfm/#extended-autolink-path-validation
func trimmed(url []byte) int {
	open := bytes.Count(url, []byte{')'}) - bytes.Count(url, []byte{'('})
	n := len(url)
	for n > 0 {
		switch url[n-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~', '\'', '"':
		case ')':
			if open <= 0 {
				return n
			}
			open--
		case ';':
			name := n - 1
			for name > 0 && (letter(url[name-1]) || digit(url[name-1])) {
				name--
			}
			if name == n-1 || name == 0 || url[name-1] != '&' {
				return n
			}
			n = name
		default:
			return n
		}
		n--
	}
	return n
}

// bareAddress measures the email address at the front of s, 0 for none.
// https://github.github.com/gfm/#extended-email-autolink
func bareAddress(s []byte) int {
	name := func(c byte) bool { return letter(c) || digit(c) || c == '.' || c == '-' || c == '_' }
	at := run(s, func(c byte) bool { return name(c) || c == '+' })
	if at == 0 || at == len(s) || s[at] != '@' || s[0] == '.' || s[0] == '_' || s[0] == '-' || s[0] == '+' {
		return 0
	}
	domain := s[at+1:]
	domain = bytes.TrimRight(domain[:run(domain, name)], ".")
	if last := len(domain) - 1; last < 0 || domain[last] == '-' || domain[last] == '_' || domain[0] == '.' ||
		bytes.IndexByte(domain, '.') < 0 {
		return 0
	}
	return at + 1 + len(domain)
}
