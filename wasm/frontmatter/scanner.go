package frontmatter

import "strings"

// scanner reads what is written in brackets and in lines: scalars, lists and
// maps of YAML, TOML and JSON.
type scanner struct {
	text string
	at   int
	// sign stands between a key and its value: the colon, or in TOML =.
	sign  byte
	depth int
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
			s.skipLine()
		} else if !blank(c) {
			return
		} else {
			s.at++
		}
	}
}

// skipLine passes what is left of the line.
func (s *scanner) skipLine() {
	if n := strings.IndexByte(s.text[s.at:], '\n'); n >= 0 {
		s.at += n
	} else {
		s.at = len(s.text)
	}
}

const quotes = "\"'"

// blank tells whether c is white space, a line's end included.
func blank(c byte) bool { return white(c) || c == '\n' }

// here passes c if it comes next, and tells whether it did.
func (s *scanner) here(c byte) bool {
	if s.at == len(s.text) || s.text[s.at] != c {
		return false
	}
	s.at++
	return true
}

// value reads a list, a map or a scalar.
func (s *scanner) value() *value {
	switch {
	case s.here('['):
		return s.group(']')
	case s.here('{'):
		return s.group('}')
	}
	if s.at < len(s.text) && strings.IndexByte(quotes, s.text[s.at]) >= 0 {
		return s.quoted()
	}
	if s.depth > 0 {
		return s.plain(",[]{}")
	}
	return s.plain("")
}

// group reads the rest of a list or a map.
// https://yaml.org/spec/1.2.2/#74-flow-collection-styles
func (s *scanner) group(end byte) *value {
	all := &value{kind: sequence}
	if end == '}' {
		all.kind = mapping
	}
	for s.depth++; s.depth <= deepest; {
		if s.skip(); s.here(end) {
			s.depth--
			return all
		}
		name, ok := "", true
		if end == '}' {
			if name, ok = s.key(); !ok {
				break
			}
		}
		item := s.value()
		all.put(name, item)
		s.skip()
		if item == nil || !s.here(',') && (s.at == len(s.text) || s.text[s.at] != end) {
			break
		}
	}
	return nil
}

// key reads a key and the sign behind it.
func (s *scanner) key() (name string, ok bool) {
	if s.at < len(s.text) && strings.IndexByte(quotes, s.text[s.at]) >= 0 {
		if v := s.quoted(); v != nil {
			name = v.text
		}
	} else {
		from := s.at
		for s.at < len(s.text) && s.text[s.at] != s.sign && strings.IndexByte("\n,[]{}"+quotes, s.text[s.at]) < 0 {
			s.at++
		}
		name = strings.TrimRight(s.text[from:s.at], " \t")
	}
	s.skip()
	ok = s.here(s.sign)
	s.skip()
	return name, ok
}

// plain reads a scalar without quotes: not one that begins with what means
// something else. What YAML's letter forbids in it, as a colon and a space, is
// taken as it is meant.
// https://yaml.org/spec/1.2.2/#733-plain-style
func (s *scanner) plain(stops string) *value {
	from := s.at
	var text []byte
	for s.at < len(s.text) && strings.IndexByte(stops, s.text[s.at]) < 0 {
		if c := s.text[s.at]; !blank(c) {
			text = append(text, c)
			s.at++
			continue
		}
		from := s.at
		n := s.breaks()
		if s.at == len(s.text) || s.text[s.at] == '#' || strings.IndexByte(stops, s.text[s.at]) >= 0 {
			break
		}
		if n == 0 {
			text = append(text, s.text[from:s.at]...)
		} else {
			s.at = from
			text = s.fold(text)
		}
	}
	if s.at == from || strings.IndexByte(",]}#|>", text[0]) >= 0 ||
		len(text) > 1 && strings.IndexByte("-?:", text[0]) >= 0 && blank(text[1]) {
		return nil
	}
	return scalarOf(string(text))
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
