package frontmatter

import "strings"

// toml reads keys and values. What does not parse costs its line.
// https://toml.io/en/v1.0.0
func (r *reader) toml(text string) {
	s := scanner{text: text, sign: '='}
	var in *value // the table that is read, nil at the top
	for ; !s.end(); s.skipLine() {
		r.count(&s)
		if s.here('[') {
			in = r.header(&s)
			continue
		}
		name, ok := s.key()
		var v *value
		if ok {
			v = s.inLine()
		}
		if v == nil {
			s.at, s.depth = r.counted, 0
		}
		outer, inner, dotted := strings.Cut(name, ".")
		switch {
		case in != nil:
			in.put(name, v)
		case dotted:
			r.within(outer, mapping).put(inner, v)
		default:
			r.put(name, r.line, v)
		}
	}
}

// header reads the name of a table, or of a list of them to which it adds one,
// behind the first bracket.
func (r *reader) header(s *scanner) *value {
	several := s.here('[')
	line, _ := cutLine(s.text[s.at:])
	name, _, _ := strings.Cut(line, "]")
	name = unquote(strings.Trim(name, " \t"))
	if !several {
		return r.within(name, mapping)
	}
	item := &value{kind: mapping}
	r.within(name, sequence).put("", item)
	return item
}

// within is the value of a key that has others in it.
func (r *reader) within(name string, kind kind) *value {
	n := known(name)
	if n >= 0 && r.found[n] != nil && r.found[n].kind == kind {
		return r.found[n]
	}
	v := &value{kind: kind}
	r.put(name, r.line, v)
	return v
}

// inLine reads a value behind which the line ends. Without quotes it is a
// number, a date or true or false.
func (s *scanner) inLine() *value {
	line, _ := cutLine(s.text[s.at:])
	if line == "" {
		return nil
	}
	var v *value
	if strings.IndexByte("[{"+quotes, line[0]) >= 0 {
		v = s.value()
		line, _ = cutLine(s.text[s.at:])
	} else {
		inner := scanner{text: line, sign: '='}
		if v = inner.plain(""); v != nil && v.kind == scalar && line[0] > '9' {
			return nil
		}
		line = line[inner.at:]
	}
	if line = trimLeft(line); line != "" && line[0] != '#' {
		return nil
	}
	return v
}
