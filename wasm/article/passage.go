package article

// passage is the text of a value: what stands on the line of its key or dash,
// and the lines under it.
type passage struct {
	head  string
	below []line
	// indent is that of the key or dash.
	indent int
}

// value reads a list or a scalar.
func (p passage) value() (value, bool) {
	p = p.begin()
	if p.head == "" && len(p.below) > 0 {
		items, ok := p.items()
		return value{items, true}, ok
	}
	if p.head != "" && p.head[0] == '[' {
		text, ok := p.join()
		if !ok {
			return value{}, false
		}
		s := scanner{text: text, flow: true}
		items, ok := s.list()
		return value{items, true}, ok && s.end()
	}
	items, ok := p.scalar(nil)
	return value{items, false}, ok
}

// begin moves to where the value begins: on this line, or on one below that
// then becomes the head. Before a list of dashes, and what is not indented, the
// head stays empty, as it does, with no lines left, where there is no value.
func (p passage) begin() passage {
	p.head = trimLeft(p.head)
	if p.head != "" && p.head[0] != '#' {
		return p
	}
	p.head = ""
	for len(p.below) > 0 && p.below[0].skippable() {
		p.below = p.below[1:]
	}
	if len(p.below) > 0 && !p.below[0].item() && p.below[0].indent > p.indent {
		p.head, p.below = p.below[0].text(), p.below[1:]
	}
	return p
}

// items reads a list of dashes. There are no lists in lists, so no nesting
// can be too deep for the stack.
// https://yaml.org/spec/1.2.2/#821-block-sequences
func (p passage) items() ([]string, bool) {
	var all []string
	indent := p.below[0].indent
	for i := 0; i < len(p.below); {
		l := p.below[i]
		i++
		if l.skippable() {
			continue
		}
		if !l.item() || l.indent != indent {
			return nil, false
		}
		from := i
		for i < len(p.below) && (p.below[i].skippable() || p.below[i].indent > indent) {
			i++
		}
		item := passage{l.text()[1:], p.below[from:i], indent}.begin()
		var ok bool
		if all, ok = item.scalar(all); !ok {
			return nil, false
		}
	}
	return all, true
}

// scalar appends the scalar to items, or nothing where it is null.
func (p passage) scalar(items []string) ([]string, bool) {
	if p.head == "" {
		return items, len(p.below) == 0
	}
	if p.head[0] == '|' || p.head[0] == '>' {
		text, ok := p.block()
		return append(items, text), ok
	}
	text, ok := p.join()
	if !ok {
		return nil, false
	}
	s := scanner{text: text}
	items, ok = s.scalar(items)
	return items, ok && s.end()
}

// join is the text of everything but block scalars, where indentation says no
// more than that a line belongs here. It reports whether every line does, and
// none is indented by a tab.
func (p passage) join() (string, bool) {
	if len(p.below) == 0 {
		return p.head, true
	}
	text := []byte(p.head)
	for _, l := range p.below {
		text = append(text, '\n')
		if l.skippable() {
			text = append(text, trimLeft(l.raw)...)
			continue
		}
		closing := p.head[0] == '[' && l.text()[0] == ']'
		if l.indent <= p.indent && !closing || l.text()[0] == '\t' {
			return "", false
		}
		text = append(text, l.text()...)
	}
	return string(text), true
}
