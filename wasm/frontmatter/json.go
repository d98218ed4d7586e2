package frontmatter

// json reads keys and values up to the first that does not parse.
// https://www.rfc-editor.org/rfc/rfc8259
func (r *reader) json(text string) {
	s := scanner{text: text, sign: ':', depth: 1}
	for !s.end() {
		r.count(&s)
		line := r.line
		name, ok := s.key()
		var v *value
		if ok {
			v = s.value()
		}
		if v != nil {
			r.put(name, line, v)
			if s.end() || s.here(',') {
				continue
			}
			r.count(&s)
			name, line = "", r.line
		}
		if known(name) < 0 {
			r.problems = append(r.problems, Problem{line, "JSON"})
		}
		r.put(name, line, nil)
		return
	}
}
