package article

import "strings"

// line is one line of the front matter.
type line struct {
	// number counts from 1 in the file.
	number int
	// indent is the number of spaces at the front. Tabs do not indent.
	// https://yaml.org/spec/1.2.2/#61-indentation-spaces
	indent int
	// raw is the line with its indentation, without its end.
	raw string
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

func white(c byte) bool { return c == ' ' || c == '\t' }

func trimLeft(s string) string { return strings.TrimLeft(s, " \t") }

const (
	mark      = "\ufeff"
	fenceLine = "---"
)

// fence divides source into the lines between the two fences and the body
// behind them. Without two fences it is all body.
func fence(source string) (lines []line, body string) {
	source = strings.TrimPrefix(source, mark)
	first, rest := cutLine(source)
	if first != fenceLine {
		return nil, source
	}
	for number := 2; rest != ""; number++ {
		var raw string
		raw, rest = cutLine(rest)
		if raw == fenceLine {
			return lines, rest
		}
		indent := len(raw) - len(strings.TrimLeft(raw, " "))
		lines = append(lines, line{number, indent, raw})
	}
	return nil, source
}

// cutLine takes the first line, without its end, off s.
func cutLine(s string) (first, rest string) {
	first, rest, _ = strings.Cut(s, "\n")
	return strings.TrimSuffix(first, "\r"), rest
}
