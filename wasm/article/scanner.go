package article

import "strings"

// scanner reads scalars, plain and quoted, and lists in brackets.
type scanner struct {
	text string
	at   int
	// flow is set inside brackets, where commas and brackets mean something.
	flow bool
}

// end tells whether nothing but white space and comments is left.
func (s *scanner) end() bool {
	s.skip()
	return s.at == len(s.text)
}

// skip passes white space and comments.
// https://yaml.org/spec/1.2.2/#66-comments
func (s *scanner) skip() {
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c == '#' && (s.at == 0 || blank(s.text[s.at-1])) {
			if n := strings.IndexByte(s.text[s.at:], '\n'); n >= 0 {
				s.at += n
				continue
			}
			s.at = len(s.text)
		} else if !blank(c) {
			return
		} else {
			s.at++
		}
	}
}

// blank tells whether c is white space, a line's end included.
func blank(c byte) bool { return white(c) || c == '\n' }

// list reads a list in brackets.
// https://yaml.org/spec/1.2.2/#741-flow-sequences
func (s *scanner) list() (items []string, ok bool) {
	s.at++
	for {
		if s.skip(); s.here(']') {
			return items, true
		}
		if items, ok = s.scalar(items); !ok {
			return nil, false
		}
		if s.skip(); s.here(']') {
			return items, true
		}
		if !s.here(',') {
			return nil, false
		}
	}
}

// here passes c if it comes next, and tells whether it did.
func (s *scanner) here(c byte) bool {
	if s.at == len(s.text) || s.text[s.at] != c {
		return false
	}
	s.at++
	return true
}

// scalar appends a scalar to items, or nothing where it is null.
func (s *scanner) scalar(items []string) ([]string, bool) {
	var text []byte
	ok := false
	switch {
	case s.here('"'):
		text, ok = s.double()
	case s.here('\''):
		text, ok = s.single()
	default:
		text, ok = s.plain()
		switch string(text) {
		case "~", "null", "Null", "NULL":
			return items, ok
		}
	}
	return append(items, string(text)), ok
}

// fold appends what a line's end inside a scalar stands for: a space, or as
// many line ends as there are empty lines. The white space around it goes.
// https://yaml.org/spec/1.2.2/#65-line-folding
func (s *scanner) fold(to []byte) []byte {
	n := s.breaks()
	if n == 1 {
		return append(to, ' ')
	}
	return appendBreaks(to, n-1)
}

// breaks passes white space and counts the line ends in it.
func (s *scanner) breaks() int {
	n := 0
	for ; s.at < len(s.text) && blank(s.text[s.at]); s.at++ {
		if s.text[s.at] == '\n' {
			n++
		}
	}
	return n
}

func appendBreaks(to []byte, n int) []byte {
	for range n {
		to = append(to, '\n')
	}
	return to
}
