package article

// json reads keys and values up to the first that does not parse.
// https://www.rfc-editor.org/rfc/rfc8259
func (r *reader) json(text string) {
	s := scanner{text: text, sign: ':', depth: 1}
	for !s.end() {
		r.count(&s)
		name, ok := s.key()
		v := value{bad: true}
		if ok {
			v = s.value()
		}
		line := r.line
		if !v.bad && !s.end() && !s.here(',') {
			r.count(&s)
			r.put(name, line, v)
			v.bad = true
			name = ""
		}
		if v.bad && known(name) < 0 {
			r.problems = append(r.problems, Problem{r.line, "JSON"})
		} else {
			r.put(name, line, v)
		}
		if v.bad {
			return
		}
	}
}
