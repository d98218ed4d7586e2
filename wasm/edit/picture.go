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

// Swap puts another text in the place of one, where that stands first. It reports false
// where it is nowhere. What is selected then is for who has the box to say.
func Swap(value, old, with string) (Change, bool) {
	at := strings.Index(value, old)
	if at < 0 {
		return Change{}, false
	}
	end := at + len(with)
	return Change{at, at + len(old), with, end, end}, true
}
