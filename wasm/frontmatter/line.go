package frontmatter

import "strings"

// line is one line of YAML.
type line struct {
	// number counts from 1 in the file.
	number int
	// indent is the number of spaces at the front. Tabs do not indent.
	// https://yaml.org/spec/1.2.2/#61-indentation-spaces
	indent int
	// raw is the line with its indentation, without its end.
	raw string
}

// lines are those of a text, of which the first has a number in the file.
func lines(text string, number int) []line {
	var all []line
	for ; text != ""; number++ {
		var raw string
		raw, text = cutLine(text)
		indent := len(raw) - len(strings.TrimLeft(raw, " "))
		all = append(all, line{number, indent, raw})
	}
	return all
}

// text is the line without its indentation.
func (l line) text() string { return l.raw[l.indent:] }

// blank tells whether there is nothing but white space.
func (l line) blank() bool { return trimLeft(l.text()) == "" }

// skippable tells whether the line is blank or a comment, where it is not
// inside a quoted or block scalar.
func (l line) skippable() bool {
	text := trimLeft(l.text())
	return text == "" || text[0] == '#'
}

// item tells whether the line begins an item of a list.
func (l line) item() bool {
	text := l.text()
	return text != "" && text[0] == '-' && (len(text) == 1 || white(text[1]))
}

// key divides a line at the first colon that white space or nothing follows.
// It reports whether there is one.
func key(text string) (name, rest string, ok bool) {
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

func white(c byte) bool { return c == ' ' || c == '\t' }

func trimLeft(s string) string { return strings.TrimLeft(s, " \t") }
