package frontmatter

import "strings"

// yaml reads a map whose keys are indented alike. What is indented under a key
// is its own affair, so that a title inside an unknown map is not the
// article's. Lines that are no key, are left out.
func yaml(lines []line, depth int) *value {
	all := &value{kind: mapping}
	indent := -1
	for i := 0; i < len(lines); {
		l := lines[i]
		i++
		if l.skippable() {
			continue
		}
		if indent < 0 {
			indent = l.indent
		}
		name, rest, ok := key(l.text())
		if !ok {
			// The space after the colon was forgotten. That is no key in YAML,
			// but who wrote it should hear of it.
			name, _, _ = strings.Cut(l.text(), ":")
		}
		from := i
		i += quotedLines(trimLeft(rest), lines[i:])
		for i < len(lines) && under(lines[i], indent) {
			i++
		}
		if depth == 0 && known(name) < 0 {
			continue
		}
		var item *value
		if ok {
			item = (&passage{rest, lines[from:i], indent, -1, depth}).value()
		}
		all.put(name, item)
		all.lines = append(all.lines, l.number)
	}
	return all
}

// under tells whether a line belongs to the key above it: it is indented, or
// it is what YAML and its writers leave at the indentation of the key, items
// of a list and what begins with a bracket. A line that cannot be a key belongs there
// too, so that a text of which the second line is not indented is a problem
// rather than cut short without a word.
func under(l line, indent int) bool {
	if l.skippable() || l.indent > indent || l.item() {
		return true
	}
	text := l.text()
	return strings.IndexByte("\t[]{}", text[0]) >= 0 || strings.IndexByte(text, ':') < 0
}

// quotedLines counts the lines, indented or not, in which a text in quotes goes
// on that is not closed where it begins, up to the one that ends with the next
// quote.
func quotedLines(text string, below []line) int {
	if text == "" || strings.IndexByte(quotes, text[0]) < 0 || closing(text[1:], text[0]) >= 0 {
		return 0
	}
	for i, l := range below {
		if at := closing(l.raw, text[0]); at >= 0 {
			if trimLeft(l.raw[at+1:]) != "" {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// closing is the place of the first quote that is not escaped, or -1.
func closing(text string, quote byte) int {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case text[i] == quote:
			return i
		}
	}
	return -1
}

// passage is the text of a value: what stands on the line of its key or dash,
// and the lines under it.
type passage struct {
	head  string
	below []line
	// indent is that of the key or dash, and column that of the head where a
	// map may begin with it, else -1.
	indent, column int
	depth          int
}

// value reads a map, a list or a scalar.
func (p *passage) value() *value {
	p.begin()
	switch {
	case p.depth > deepest:
		return nil
	case p.head == "" && len(p.below) > 0:
		return p.items()
	case p.head == "":
		return &value{}
	}
	if p.column >= 0 && strings.IndexByte("\"'[{|>", p.head[0]) < 0 {
		if _, _, ok := key(p.head); ok {
			first := line{raw: strings.Repeat(" ", p.column) + p.head, indent: p.column}
			return yaml(append([]line{first}, p.below...), p.depth+1)
		}
	}
	if p.head[0] == '|' || p.head[0] == '>' {
		if text, ok := p.block(); ok {
			return scalarOf(text)
		}
	} else if text, ok := p.join(); ok {
		return inline(text)
	}
	return nil
}

// inline reads a value that is no block.
func inline(text string) *value {
	s := scanner{text: text, sign: ':'}
	if strings.IndexByte("&!", text[0]) >= 0 {
		// An anchor or a tag, which say nothing of what is shown.
		if i := strings.IndexByte(text, ' '); i > 1 {
			s.at = i
			s.skip()
		}
	}
	from := s.at
	v := s.value()
	if v != nil && !s.end() && strings.IndexByte("\"'[{", text[from]) >= 0 && strings.IndexByte(text, '\n') < 0 {
		// A title that begins with a quotation or with brackets.
		s.at = from
		v = s.plain("")
	}
	if !s.end() {
		return nil
	}
	return v
}

// begin moves to where the value begins: on this line, or on one below that
// then becomes the head. Before a list of dashes, and what is not indented, the
// head stays empty, as it does, with no lines left, where there is no value.
func (p *passage) begin() {
	written := p.head
	p.head = trimLeft(p.head)
	if p.head != "" && p.head[0] != '#' {
		if p.column >= 0 {
			p.column += len(written) - len(p.head)
		}
		return
	}
	p.head = ""
	for len(p.below) > 0 && p.below[0].skippable() {
		p.below = p.below[1:]
	}
	if len(p.below) > 0 && !p.below[0].item() && p.below[0].indent > p.indent {
		p.column = p.below[0].indent
		p.head, p.below = trimLeft(p.below[0].text()), p.below[1:]
	}
}

// items reads a list of dashes.
// https://yaml.org/spec/1.2.2/#821-block-sequences
func (p *passage) items() *value {
	all := &value{kind: sequence}
	indent := p.below[0].indent
	for i := 0; i < len(p.below); {
		l := p.below[i]
		i++
		if l.skippable() {
			continue
		}
		if !l.item() || l.indent != indent {
			return nil
		}
		from := i
		for i < len(p.below) && (p.below[i].skippable() || p.below[i].indent > indent) {
			i++
		}
		item := (&passage{l.text()[1:], p.below[from:i], indent, indent + 1, p.depth + 1}).value()
		if item == nil {
			return nil
		}
		all.put("", item)
	}
	return all
}

// join is the text of everything but block scalars, where indentation says no
// more than that a line belongs here, and in brackets not even that. It reports
// whether every line does, and none is indented by a tab.
func (p *passage) join() (string, bool) {
	if len(p.below) == 0 {
		return p.head, true
	}
	text := []byte(p.head)
	quoted := strings.IndexByte(quotes, p.head[0]) >= 0
	bracketed := strings.IndexByte("[{", p.head[0]) >= 0
	for _, l := range p.below {
		text = append(text, '\n')
		if quoted || l.skippable() {
			text = append(text, trimLeft(l.raw)...)
			continue
		}
		if l.indent <= p.indent && !bracketed || l.text()[0] == '\t' {
			return "", false
		}
		text = append(text, l.text()...)
	}
	return string(text), true
}
