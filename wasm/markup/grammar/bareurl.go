package grammar

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// BareURLs parses URLs and addresses that stand in a text as they are.
// https://github.github.com/gfm/#autolinks-extension-
type BareURLs struct{}

// Trigger is what each of them has in it. What stands before one may be
// anything, Chinese characters and quotation marks of all kinds among it.
func (BareURLs) Trigger() []byte { return []byte{':', '.', '@'} }

// Parse reads one. Its beginning was read as text, and is taken back.
func (BareURLs) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if len(bracketsOf(pc).open) > 0 {
		return nil
	}
	line, segment := block.PeekLine()
	before := block.Source()[:segment.Start]
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	var protocol []byte
	var begun, domain, size int
	switch line[0] {
	case ':':
		begun, domain = schemed(before, line)
	case '.':
		begun, domain = www(before)
		protocol = []byte("http")
	default:
		begun, size = addressed(before, line)
		kind, protocol = ast.AutoLinkEmail, nil
	}
	start := segment.Start - begun
	if begun == 0 || !isText(parent, start) {
		return nil
	}
	if domain > 0 {
		size = urlOf(line, domain)
	}
	if size == 0 {
		return nil
	}
	takeBack(parent, start, pc)
	block.Advance(size)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, segment.Start+size)))
	link.Protocol = protocol
	return link
}

// isText tells whether all of a paragraph from a place on is text so far.
func isText(parent ast.Node, start int) bool {
	for n := parent.LastChild(); n != nil; n = n.PreviousSibling() {
		var s text.Segment
		switch n := n.(type) {
		case *ast.Text:
			s = n.Segment
		case *parser.Delimiter:
			s = n.Segment
		default:
			return false
		}
		if s.Start <= start {
			return true
		}
	}
	return false
}

// takeBack takes the text from a place on out of a paragraph.
func takeBack(parent ast.Node, start int, pc parser.Context) {
	for {
		switch last := parent.LastChild().(type) {
		case *parser.Delimiter:
			pc.RemoveDelimiter(last) // it is text now
		case *ast.Text:
			if last.Segment.Start < start {
				last.Segment.Stop = start
				return
			}
			parent.RemoveChild(parent, last)
			if last.Segment.Start == start {
				return
			}
		}
	}
}

// schemed measures what stands before the colon of http:// or https://, and
// tells where behind it the domain begins. GitHub has ftp, too, which may not be
// linked to here.
func schemed(before, line []byte) (begun, domain int) {
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0, 0
	}
	begun = runBack(before, letter)
	place := len(before) - begun
	scheme := strings.ToLower(string(before[place:]))
	if scheme != "http" && scheme != "https" || place > 0 && before[place-1] == '<' {
		return 0, 0
	}
	return begun, len("://")
}

// www measures what stands before the period of www., and tells where behind it
// the domain begins.
func www(before []byte) (begun, domain int) {
	begun = len("www")
	place := len(before) - begun
	if place < 0 || strings.ToLower(string(before[place:])) != "www" {
		return 0, 0
	}
	if place > 0 {
		if c := before[place-1]; letter(c) || digit(c) || bytes.IndexByte([]byte("<-./:@#&=?%"), c) >= 0 {
			return 0, 0
		}
	}
	return begun, len(".")
}

// addressed measures an email address before and from its @ on. What ends in a
// digit is the version of something.
// https://github.github.com/gfm/#extended-email-autolink
func addressed(before, line []byte) (begun, size int) {
	name := func(c byte) bool { return letter(c) || digit(c) || c == '.' || c == '-' || c == '_' }
	domain := line[1:]
	domain = bytes.TrimRight(domain[:run(domain, name)], ".")
	if last := len(domain) - 1; last < 0 || !letter(domain[last]) || domain[0] == '.' || bytes.IndexByte(domain, '.') < 0 {
		return 0, 0
	}
	begun = runBack(before, func(c byte) bool { return name(c) || c == '+' })
	if place := len(before) - begun; place > 0 && before[place-1] == '/' {
		return 0, 0
	}
	begun = len(bytes.TrimLeft(before[len(before)-begun:], ".-_+"))
	if begun == 0 {
		return 0, 0
	}
	const scheme = "mailto:"
	if place := len(before) - begun - len(scheme); place >= 0 && strings.ToLower(string(before[place:place+len(scheme)])) == scheme {
		begun += len(scheme)
	}
	return begun, 1 + len(domain)
}

// runBack counts the bytes at the end of s that belong to a class.
func runBack(s []byte, class func(byte) bool) int {
	n := 0
	for n < len(s) && class(s[len(s)-1-n]) {
		n++
	}
	return n
}

// urlOf measures a URL of which the domain begins at a place, 0 for none.
func urlOf(line []byte, at int) int {
	domain := domainOf(line[at:])
	if domain == 0 {
		return 0
	}
	at += domain
	if at < len(line) && line[at] < utf8.RuneSelf {
		at += pathOf(line[at:])
	}
	return trimmed(line[:at])
}

// longestDomain is how many bytes a domain may have, those of its letters
// beyond ASCII counted as they stand. So what is none is not read on and on.
// https://datatracker.ietf.org/doc/html/rfc1035#section-2.3.4
const longestDomain = 4 * 253

// domainOf measures the valid domain at the front of s. Of a label that begins
// in Latin letters, Chinese ones are no part, unless it is the first.
// https://github.github.com/gfm/#valid-domain
func domainOf(s []byte) int {
	n, label, labels := 0, 0, 0
	for n < len(s) {
		if n > longestDomain {
			return 0
		}
		c, size := rune(s[n]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(s[n:])
			if closes(c) || labels > 0 && n > label && s[label] < utf8.RuneSelf && eastAsian(c) {
				break
			}
		} else if c == '.' {
			label = n + 1
			labels++
		} else if !letter(s[n]) && !digit(s[n]) && c != '-' && c != '_' {
			break
		}
		n += size
	}
	domain := bytes.TrimRight(s[:n], ".")
	if len(domain) == 0 || domain[0] == '.' {
		return 0
	}
	last := bytes.LastIndexByte(domain, '.')
	two := bytes.LastIndexByte(domain[:max(last, 0)], '.')
	if bytes.IndexByte(domain[two+1:], '_') >= 0 {
		return 0
	}
	return len(domain)
}

// pathOf measures what follows the domain. It ends at punctuation that no URL
// has in it, and at what stood around the URL where a text goes on behind that
// without a space.
func pathOf(s []byte) int {
	open := 0
	for n := 0; n < len(s); {
		goesOn := n+1 < len(s) && s[n+1] >= utf8.RuneSelf
		twice := n+1 < len(s) && s[n+1] == s[n]
		switch c := s[n]; {
		case c <= ' ' || c == '<' || goesOn && (c == '"' || c == '\'' || c == '*') || twice && (c == '*' || c == '~'):
			return n
		case c == '(':
			open++
		case c == ')':
			if open == 0 && goesOn {
				return n
			}
			open--
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(s[n:])
			if closes(r) {
				return n
			}
			n += size
			continue
		}
		n++
	}
	return len(s)
}

// closes tells whether a rune beyond ASCII ends a URL: space, full-width signs
// and punctuation, but what names in Catalan, Japanese and English have in them.
func closes(r rune) bool {
	if r >= '！' && r <= '～' {
		half := byte(r - '！' + '!')
		return !letter(half) && !digit(half)
	}
	return unicode.IsSpace(r) || r == '\u200b' || unicode.IsPunct(r) && r != '·' && r != '・' && r != '–'
}

// trimmed is the size of a URL less the punctuation after it: what ends a
// sentence or a statement, a parenthesis that was not opened in it, and an entity.
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
			if name < n-1 && name > 0 && url[name-1] == '&' {
				n = name
			}
		default:
			return n
		}
		n--
	}
	return n
}
