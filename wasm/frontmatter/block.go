package frontmatter

import "strings"

// block reads a scalar below a | or a >. How it is chomped is read and not
// followed, as no key keeps line ends at the end of its value.
// https://yaml.org/spec/1.2.2/#81-block-scalar-styles
func (p *passage) block() (string, bool) {
	explicit, ok := blockHeader(p.head[1:])
	if !ok {
		return "", false
	}
	indent := p.blockIndent(explicit)
	var text []byte
	empty, spaced := 0, false
	for i, l := range p.below {
		if l.blank() && l.indent <= indent {
			empty++
			continue
		}
		if l.indent < indent {
			return string(text), allSkippable(p.below[i:])
		}
		content := l.raw[indent:]
		// Lines that are indented further are not folded.
		deeper := white(content[0])
		folds := p.head[0] == '>' && !deeper && !spaced
		switch {
		case len(text) == 0:
		case folds && empty == 0:
			text = append(text, ' ')
		case folds:
			text = appendBreaks(text, empty)
		default:
			text = appendBreaks(text, empty+1)
		}
		text = append(text, content...)
		empty, spaced = 0, deeper
	}
	return string(text), true
}

// blockHeader reads what follows the | or >: how far the text is indented
// further than the key, 0 for as far as its first line, and how it is chomped.
func blockHeader(rest string) (indent int, ok bool) {
	chomped := false
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c >= '1' && c <= '9' && indent == 0:
			indent = int(c - '0')
		case (c == '+' || c == '-') && !chomped:
			chomped = true
		case white(c):
			rest = trimLeft(rest[i:])
			return indent, rest == "" || strings.HasPrefix(rest, "#")
		default:
			return 0, false
		}
	}
	return indent, true
}

// blockIndent is where the lines of a block scalar begin.
func (p *passage) blockIndent(explicit int) int {
	if explicit == 0 {
		for _, l := range p.below {
			if !l.blank() {
				return max(l.indent, p.indent+1)
			}
		}
	}
	return p.indent + max(explicit, 1)
}

func allSkippable(lines []line) bool {
	for _, l := range lines {
		if !l.skippable() {
			return false
		}
	}
	return true
}
