package article

import "strings"

// entry is a key and its value, as far as indentation tells where it ends.
type entry struct {
	// number is the line of the key.
	number int
	// text is the line of the key, without its indentation.
	text string
	// below are the lines that belong to it.
	below []line
	// indent is that of the keys.
	indent int
}

// entries groups lines by key. What is indented under a key is its own
// affair, so that a title inside an unknown map is not the article's.
func entries(lines []line) []entry {
	var all []entry
	keyIndent := -1
	for i := 0; i < len(lines); {
		l := lines[i]
		i++
		if l.skippable() {
			continue
		}
		if keyIndent < 0 {
			keyIndent = l.indent
		}
		from := i
		for i < len(lines) && under(lines[i], keyIndent) {
			i++
		}
		all = append(all, entry{l.number, l.text(), lines[from:i], keyIndent})
	}
	return all
}

// under tells whether a line belongs to the key above it: it is indented, or
// it is what YAML and its writers leave at the indentation of the key, items
// of a list and a closing bracket. A line that cannot be a key belongs there
// too, so that a text of which the second line is not indented is a problem
// rather than cut short without a word.
func under(l line, keyIndent int) bool {
	if l.skippable() || l.indent > keyIndent || l.item() {
		return true
	}
	text := l.text()
	return strings.IndexByte("\t]}", text[0]) >= 0 || strings.IndexByte(text, ':') < 0
}

// known is the place in the table of keys of the entry's key, or -1.
func (e entry) known() int {
	name, _, ok := e.cut()
	if !ok {
		// The space after the colon was forgotten. That is no key in YAML,
		// but who wrote it should hear of it.
		name, _, ok = strings.Cut(e.text, ":")
	}
	if !ok {
		return -1
	}
	for n := range keys {
		if keys[n].name == name {
			return n
		}
	}
	return -1
}

// value is what stands behind the key. It reports whether it is of the subset
// of YAML that counts here.
func (e entry) value() (value, bool) {
	_, rest, ok := e.cut()
	if !ok {
		return value{}, false
	}
	return passage{rest, e.below, e.indent}.value()
}

// cut divides the line at the first colon that white space or nothing
// follows. It reports whether there is one.
func (e entry) cut() (name, rest string, ok bool) {
	text := e.text
	for i := range len(text) {
		if text[i] == ':' && (i+1 == len(text) || white(text[i+1])) {
			return unquote(strings.TrimRight(text[:i], " \t")), text[i+1:], true
		}
	}
	return "", "", false
}

// unquote takes the quotes off a key. No known key has an escape.
func unquote(name string) string {
	if n := len(name); n >= 2 && (name[0] == '"' || name[0] == '\'') && name[n-1] == name[0] {
		return name[1 : n-1]
	}
	return name
}
