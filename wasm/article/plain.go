package article

import "strings"

// plain reads a scalar without quotes.
// https://yaml.org/spec/1.2.2/#733-plain-style
func (s *scanner) plain() (text []byte, ok bool) {
	if !s.plainStart() {
		return nil, false
	}
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case blank(c):
			from := s.at
			n := s.breaks()
			if s.at == len(s.text) || s.text[s.at] == '#' || s.flow && strings.IndexByte(",]", s.text[s.at]) >= 0 {
				return text, true
			}
			if n == 0 {
				text = append(text, s.text[from:s.at]...)
			} else {
				s.at = from
				text = s.fold(text)
			}
			continue
		case c == ':' && s.separates(s.at+1):
			// A map.
			return nil, false
		case s.flow && (c == ',' || c == ']'):
			return text, true
		case s.flow && (c == '[' || c == '{' || c == '}'):
			return nil, false
		}
		text = append(text, c)
		s.at++
	}
	return text, true
}

// plainStart tells whether a plain scalar may begin here: not with what means
// something else in YAML, anchors, aliases, tags and brackets among it.
func (s *scanner) plainStart() bool {
	if s.at == len(s.text) || blank(s.text[s.at]) {
		return false
	}
	switch c := s.text[s.at]; c {
	case '-', '?', ':':
		return !s.separates(s.at + 1)
	default:
		return strings.IndexByte(",[]{}#&*!|>'\"%@`", c) < 0
	}
}

// separates tells whether the place i ends what is before it.
func (s *scanner) separates(i int) bool {
	return i >= len(s.text) || blank(s.text[i]) || s.flow && strings.IndexByte(",[]{}", s.text[i]) >= 0
}
