package edit

import "strings"

// Line adds a line of its own behind what is selected, with the caret behind it.
func Line(on Text, line string) Change {
	if on.End > 0 && on.Value[on.End-1] != '\n' {
		line = "\n" + line
	}
	line += "\n"
	end := on.End + len(line)
	return Change{on.End, on.End, line, end, end}
}

// Swap replaces the first occurrence of a text. It reports false where there is none.
// Which characters are selected then is up to the caller, who knows the box.
func Swap(value, old, with string) (Change, bool) {
	at := strings.Index(value, old)
	if at < 0 {
		return Change{}, false
	}
	end := at + len(with)
	return Change{at, at + len(old), with, end, end}, true
}
