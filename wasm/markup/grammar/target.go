package grammar

import (
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

const (
	// longestLabel is how many bytes a label may have.
	// https://spec.commonmark.org/0.31.2/#link-label
	longestLabel = 999
	// mostParens is how many parentheses of a destination may be open at once, as
	// in cmark: so none is read again from the next one on.
	mostParens = 32
)

// escape tells whether a backslash makes the next byte stand for itself.
func escape(line []byte, i int) bool {
	return line[i] == '\\' && i+1 < len(line) && util.IsPunct(line[i+1])
}

// linkLabel reads a label from behind its opening bracket to behind its closing
// one.
func linkLabel(block text.Reader) ([]byte, bool) {
	var label []byte
	for {
		line, _ := block.PeekLine()
		if line == nil {
			return nil, false
		}
		for i := 0; i < len(line) && len(label)+i <= longestLabel; i++ {
			switch {
			case escape(line, i):
				i++
			case line[i] == '[':
				return nil, false
			case line[i] == ']':
				block.Advance(i + 1)
				return append(label, line[:i]...), true
			}
		}
		if label = append(label, line...); len(label) > longestLabel {
			return nil, false
		}
		block.AdvanceLine()
	}
}

// linkDestination reads a URL.
// https://spec.commonmark.org/0.31.2/#link-destination
func linkDestination(block text.Reader) ([]byte, bool) {
	line, _ := block.PeekLine()
	if len(line) > 0 && line[0] == '<' {
		for i := 1; i < len(line); i++ {
			switch {
			case escape(line, i):
				i++
			case line[i] == '<':
				return nil, false
			case line[i] == '>':
				block.Advance(i + 1)
				return line[1:i], true
			}
		}
		return nil, false
	}
	open, end := 0, 0
	for end < len(line) && line[end] > ' ' && (line[end] != ')' || open > 0) {
		switch {
		case escape(line, end):
			end++
		case line[end] == '(':
			if open++; open > mostParens {
				return nil, false
			}
		case line[end] == ')':
			open--
		}
		end++
	}
	block.Advance(end)
	return line[:end], end > 0 && open == 0
}

// linkTitle reads a title with its quotes.
// https://spec.commonmark.org/0.31.2/#link-title
func linkTitle(block text.Reader) ([]byte, bool) {
	open := block.Peek()
	end := open
	switch open {
	case '"', '\'':
	case '(':
		end = ')'
	default:
		return nil, false
	}
	block.Advance(1)
	title := []byte{}
	for {
		line, _ := block.PeekLine()
		if line == nil {
			return nil, false
		}
		for i := 0; i < len(line); i++ {
			switch {
			case escape(line, i):
				i++
			case line[i] == end:
				block.Advance(i + 1)
				return append(title, line[:i]...), true
			case line[i] == open: // only a parenthesis is another than its end
				return nil, false
			}
		}
		title = append(title, line...)
		block.AdvanceLine()
	}
}
