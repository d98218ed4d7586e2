package grammar

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Tags parses HTML in a paragraph.
// https://spec.commonmark.org/0.31.2/#raw-html
type Tags struct{}

// Trigger is what it begins with.
func (Tags) Trigger() []byte { return []byte{'<'} }

// Parse reads a tag, a comment, an instruction, a declaration or CDATA, which
// may go on over several lines.
func (Tags) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	made := ast.NewRawHTML()
	s := scanner{}
	first, at := block.Position()
	s.line, s.segment = block.PeekLine()
	s.next = func() bool {
		made.Segments.Append(s.segment)
		block.AdvanceLine()
		s.line, s.segment = block.PeekLine()
		return s.line != nil
	}
	open, end := construct(s.line)
	switch {
	case end != "":
		missing := missingOf(pc)
		start := s.segment.Start
		if none := missing[open]; none[0] <= start && start < none[1] {
			return nil
		}
		if !s.skipPast(open, end) {
			missing[open] = [2]int{start, s.segment.Stop}
			block.SetPosition(first, at)
			return nil
		}
	case !s.tag():
		block.SetPosition(first, at)
		return nil
	}
	made.Segments.Append(s.segment.WithStop(s.segment.Start + s.at))
	block.Advance(s.at)
	return made
}

var missingKey = parser.NewContextKey()

// missingOf tells, for each way to begin what has a certain end, a part of the
// source that has no such end, so that it is not searched for twice.
func missingOf(pc parser.Context) map[string][2]int {
	m, ok := pc.Get(missingKey).(map[string][2]int)
	if !ok {
		m = map[string][2]int{}
		pc.Set(missingKey, m)
	}
	return m
}

// construct tells how the HTML at the front of a line begins and ends, unless
// it is a tag.
func construct(line []byte) (open, end string) {
	for _, c := range [...]struct{ open, end string }{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if bytes.HasPrefix(line, []byte(c.open)) {
			return c.open, c.end
		}
	}
	if len(line) > 2 && line[1] == '!' && letter(line[2]) {
		return "<!", ">"
	}
	return "", ""
}

// scanner reads HTML from the front of a line, and of those after it.
type scanner struct {
	line    []byte
	segment text.Segment
	at      int
	// next goes to the front of the next line; nil if there is none.
	next func() bool
}

// peek is the next byte, 0 at the end.
func (s *scanner) peek() byte {
	for s.at == len(s.line) {
		if s.next == nil || !s.next() {
			s.line, s.at, s.next = nil, 0, nil
			return 0
		}
		s.at = 0
	}
	return s.line[s.at]
}

// skip goes over bytes of a class and reports whether there were any.
func (s *scanner) skip(class func(byte) bool) bool {
	any := false
	for c := s.peek(); c != 0 && class(c); c = s.peek() {
		s.at++
		any = true
	}
	return any
}

// skipPast goes behind the end of a construct that begins with open. <!--> and <!--->
// are whole comments.
func (s *scanner) skipPast(open, end string) bool {
	if end == "-->" {
		open = "<!"
	}
	for s.at = len(open); ; s.at = 0 {
		if i := bytes.Index(s.line[s.at:], []byte(end)); i >= 0 {
			s.at += i + len(end)
			return true
		}
		if s.next == nil || !s.next() {
			return false
		}
	}
}

// tag goes behind a tag and reports whether there is one.
// https://spec.commonmark.org/0.31.2/#open-tag
func (s *scanner) tag() bool {
	s.at = 1
	closing := s.peek() == '/'
	if closing {
		s.at++
	}
	if !letter(s.peek()) {
		return false
	}
	s.skip(inTagName)
	named := false // an attribute that may have a value
	for {
		spaced := s.skip(space)
		switch c := s.peek(); {
		case c == '>':
			s.at++
			return true
		case closing:
			return false
		case c == '/':
			s.at++
			if s.peek() != '>' {
				return false
			}
			s.at++
			return true
		case c == '=' && named:
			s.at++
			s.skip(space)
			if !s.value() {
				return false
			}
			named = false
		case spaced && (letter(c) || c == '_' || c == ':'):
			named = s.skip(func(c byte) bool { return inTagName(c) || c == '_' || c == '.' || c == ':' })
		default:
			return false
		}
	}
}

// inTagName tells whether a tag's name may go on with a byte.
func inTagName(c byte) bool { return letter(c) || digit(c) || c == '-' }

// value goes behind the value of an attribute and reports whether there is
// one.
// https://spec.commonmark.org/0.31.2/#attribute-value
func (s *scanner) value() bool {
	switch quote := s.peek(); quote {
	case '"', '\'':
		s.at++
		s.skip(func(c byte) bool { return c != quote })
		s.at++
		return s.at <= len(s.line)
	}
	return s.skip(func(c byte) bool { return c > ' ' && bytes.IndexByte([]byte("\"'=<>`"), c) < 0 })
}
