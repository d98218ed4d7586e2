package edit

import "strings"

// code sets between backticks: in the line, or several lines as a block.
// https://spec.commonmark.org/0.31.2/#code-spans
func code(on Text) Change {
	if strings.Contains(on.trimmed().selected(), "\n") {
		return fence(on)
	}
	caret := on
	on = on.trimmed().word().inside("`")
	if n := on.around("`"); n > 0 {
		return on.unwrap(caret, n)
	}
	if on.leaves("`") {
		return on.step(1)
	}
	return on.wrap(caret, strings.Repeat("`", longest(on.selected(), '`')+1))
}

// fence sets the lines of the selection between two lines of backticks, or
// takes those away that are there.
// https://spec.commonmark.org/0.31.2/#fenced-code-blocks
func fence(on Text) Change {
	on = on.lines()
	text := on.selected()
	lines := strings.Split(text, "\n")
	if last := len(lines) - 1; fences(lines[0]) && fences(lines[last]) {
		return on.become(strings.Join(lines[1:last], "\n"))
	}
	above, below := lineAt(on.Value, on.Start-1), lineAt(on.Value, on.End+1)
	if fences(above.selected()) && fences(below.selected()) {
		return Change{above.Start, below.End, text, above.Start, above.Start + len(text)}
	}
	ticks := strings.Repeat("`", max(3, longest(text, '`')+1))
	start := on.Start + len(ticks) + 1
	return Change{on.Start, on.End, ticks + "\n" + text + "\n" + ticks, start, start + len(text)}
}

func fences(line string) bool { return strings.HasPrefix(line, "```") }

// longest is the length of the longest run of a character in a text.
func longest(text string, c byte) (n int) {
	run := 0
	for i := range len(text) {
		if text[i] != c {
			run = 0
			continue
		}
		run++
		n = max(n, run)
	}
	return n
}
