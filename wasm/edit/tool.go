package edit

import "strings"

// Tool is one of a composer's tools. Used on what it has made, it takes that
// away again; a link, as long as its URL is to be filled in.
type Tool uint8

// The tools.
const (
	Bold Tool = iota
	Italic
	Link
	Quote
	Code
	List
)

// Use is what the tool does to a text.
func (t Tool) Use(on Text) Change {
	switch t {
	case Bold:
		return emphasize(on, 2)
	case Italic:
		return emphasize(on, 1)
	case Link:
		return link(on)
	case Code:
		return code(on)
	case Quote:
		return prefix(on, quoted)
	}
	return prefix(on, listed)
}

// emphasize puts the selection between width asterisks: one for emphasis, two for strong
// emphasis, three for both. It recognises underscores, but never writes them, since they
// do nothing inside a word.
// https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
func emphasize(on Text, width int) Change {
	if strings.Contains(on.trimmed().selected(), "\n") {
		return emphasizeLines(on, width)
	}
	caret := on
	on = on.trimmed().word().inside("*_")
	mark := strings.Repeat("*", width)
	if n := on.around("*_"); emphasized(n, width) {
		return on.unwrap(caret, width)
	}
	if on.leaves(mark) {
		return on.step(width)
	}
	return on.wrap(caret, mark)
}

// emphasized tells whether n marks hold those of a width.
func emphasized(n, width int) bool { return n >= width && (width == 2 || n != 2) }

// emphasizeLines emphasizes each line, since emphasis cannot reach from one paragraph or
// item into the next.
func emphasizeLines(on Text, width int) Change {
	on = on.trimmed()
	lines := strings.Split(on.selected(), "\n")
	for i, line := range lines {
		part := Text{line, len(line) - len(strings.TrimLeft(line, " \t>-+")), len(line)}
		if part.Start < part.End {
			lines[i] = emphasize(part, width).Of(line)
		}
	}
	return on.become(strings.Join(lines, "\n"))
}

// inside is the text without the marks that the selection begins and ends
// with, where they are one pair.
func (t Text) inside(marks string) Text {
	within := t
	for within.End-within.Start > 2 && strings.IndexByte(marks, within.Value[within.Start]) >= 0 &&
		within.Value[within.Start] == within.Value[within.End-1] && within.Value[within.Start] == t.Value[t.Start] {
		within.Start++
		within.End--
	}
	if within != t && strings.IndexByte(within.selected(), t.Value[t.Start]) >= 0 {
		return t
	}
	return within
}

// around counts how many of one of the marks stand on both sides of the selection.
func (t Text) around(marks string) (n int) {
	if t.Start == 0 || strings.IndexByte(marks, t.Value[t.Start-1]) < 0 {
		return 0
	}
	for mark := t.Value[t.Start-1]; n < t.Start && t.End+n < len(t.Value); n++ {
		if t.Value[t.Start-1-n] != mark || t.Value[t.End+n] != mark {
			break
		}
	}
	return n
}

// wrap sets the selection between two marks, and unwrap takes what stands n
// wide around it away. A caret that was in it stays where it was.
func (t Text) wrap(caret Text, mark string) Change {
	start, end := t.selectionAfter(caret)
	return Change{t.Start, t.End, mark + t.selected() + mark, start + len(mark), end + len(mark)}
}

func (t Text) unwrap(caret Text, n int) Change {
	start, end := t.selectionAfter(caret)
	return Change{t.Start - n, t.End + n, t.selected(), start - n, end - n}
}

// selectionAfter is what stays selected, or the caret where nothing was selected.
func (t Text) selectionAfter(caret Text) (start, end int) {
	if caret.Start == caret.End {
		return caret.Start, caret.End
	}
	return t.Start, t.End
}

// leaves tells whether the caret stands just before the closing mark of what it is in.
func (t Text) leaves(mark string) bool {
	line := t.Value[strings.LastIndexByte(t.Value[:t.Start], '\n')+1 : t.Start]
	return t.Start == t.End && strings.HasPrefix(t.Value[t.End:], mark) && strings.Count(line, mark)%2 == 1
}

// step moves the caret.
func (t Text) step(n int) Change {
	return Change{t.End, t.End, "", t.End + n, t.End + n}
}

// become puts a text into the place of the selection, and selects it.
func (t Text) become(with string) Change {
	return Change{t.Start, t.End, with, t.Start, t.Start + len(with)}
}
