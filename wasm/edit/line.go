package edit

import "strings"

// lines is the text with whole lines selected: those that the selection
// touches, without the end of the last.
func (t Text) lines() Text {
	if t.End > t.Start && t.Value[t.End-1] == '\n' {
		t.End--
	}
	t.Start = strings.LastIndexByte(t.Value[:t.Start], '\n') + 1
	if n := strings.IndexByte(t.Value[t.End:], '\n'); n >= 0 {
		t.End += n
	} else {
		t.End = len(t.Value)
	}
	return t
}

// lineAt is the text with the line of a place selected, or with nothing where
// there is no such place.
func lineAt(value string, at int) Text {
	if at < 0 || at > len(value) {
		return Text{Value: value}
	}
	return Text{value, at, at}.lines()
}

// block is what the lines of a quotation or a list begin with. has is how
// many bytes of a line that is, 0 for one that is not of the block.
type block struct {
	mark string
	has  func(line string) int
}

var quoted = block{"> ", func(line string) int {
	if strings.HasPrefix(line, "> ") {
		return 2
	}
	if strings.HasPrefix(line, ">") {
		return 1
	}
	return 0
}}

var listed = block{"- ", func(line string) int {
	if len(line) > 1 && strings.IndexByte("-*+", line[0]) >= 0 && line[1] == ' ' {
		return 2
	}
	return 0
}}

// prefix makes the lines of the selection a block. Where all of them are, they
// are one no more.
func prefix(on Text, as block) Change {
	caret := on
	on = on.lines()
	lines := strings.Split(on.selected(), "\n")
	all := true
	for _, line := range lines {
		all = all && (as.has(line) > 0 || strings.TrimSpace(line) == "" && len(lines) > 1)
	}
	for i, line := range lines {
		has := as.has(line)
		switch {
		case all:
			lines[i] = line[has:]
		case strings.TrimSpace(line) == "" && len(lines) > 1:
			if as.mark == quoted.mark {
				lines[i] = ">" // or there would be two quotations
			}
		case has == 0 || as.mark == quoted.mark:
			lines[i] = as.mark + line
		}
	}
	with := strings.Join(lines, "\n")
	change := on.become(with)
	if caret.Start == caret.End {
		at := max(on.Start, caret.Start+len(with)-len(on.selected()))
		change.Start, change.End = at, at
	}
	// A line that follows would be read as one more of the last paragraph.
	below := lineAt(on.Value, on.End+1).selected()
	if !all && strings.TrimSpace(below) != "" && as.has(below) == 0 {
		change.With += "\n"
	}
	return change
}
