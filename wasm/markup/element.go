package markup

import (
	"strconv"
	"strings"

	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// textNode adds text and the line break after it.
func (w *walker) textNode(n *ast.Text) {
	s := n.Segment
	if next, ok := n.NextSibling().(*ast.Text); ok && next.Segment.Start == s.Stop && !n.IsRaw() && !next.IsRaw() && !n.SoftLineBreak() {
		// A bracket that turned out to be no link has split the text.
		next.Segment.Start = s.Start
		return
	}
	written := w.source[s.Start:s.Stop]
	switch {
	case w.Quotes != nil && !n.IsRaw() && w.drop.name == "":
		w.text(string(appendText(nil, w.typographic(s))))
	case n.IsRaw() || !strings.ContainsAny(written, escapes):
		w.segment(s)
	case w.drop.name == "":
		w.spill()
		w.chars = appendText(w.chars, string(s.Value(w.bytes)))
	}
	if n.HardLineBreak() || n.SoftLineBreak() {
		w.trim()
	}
	switch {
	case n.HardLineBreak() || n.SoftLineBreak() && w.Policy.Breaks:
		w.void(node.Br, nil)
		w.text("\n")
	case n.SoftLineBreak() && s.Stop < len(w.source) && w.source[s.Stop] == '\n':
		w.span(s.Stop, s.Stop+1)
	case n.SoftLineBreak():
		w.text("\n")
	}
}

// segment adds a part of the source.
func (w *walker) segment(s text.Segment) {
	if s.Padding == 0 && !s.ForceNewline {
		w.span(s.Start, s.Stop)
	} else {
		w.text(string(s.Value(w.bytes)))
	}
}

// codeSpan adds code, with spaces for its line breaks.
// https://spec.commonmark.org/0.31.2/#code-spans
func (w *walker) codeSpan(n *ast.CodeSpan) {
	w.open(node.Code, nil)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := c.(*ast.Text).Segment
		if s.Stop > s.Start && w.source[s.Stop-1] == '\n' {
			s.Stop--
			w.text(w.inCode(s) + " ")
		} else if w.inCell {
			w.text(w.inCode(s))
		} else {
			w.segment(s)
		}
	}
	w.close()
}

// code adds a block of code that the keyboard can scroll.
func (w *walker) code(lines *text.Segments, language string) {
	var attrs []node.Attr
	if language = languageName(language); language != "" {
		attrs = []node.Attr{node.At(node.Class, "language-"+language)}
	}
	w.open(node.Pre, preAttrs)
	w.open(node.Code, attrs)
	for i := range lines.Len() {
		w.segment(lines.At(i))
	}
	w.close()
	w.close()
}

var preAttrs = []node.Attr{node.At(node.Tabindex, "0")}

// languageName returns the language of a code block if it is one word and so can stand in a
// class.
// https://spec.commonmark.org/0.31.2/#info-string
func languageName(written string) string {
	name := string(appendText(nil, written))
	for i := 0; i < len(name); i++ {
		if name[i] <= ' ' {
			return ""
		}
	}
	return name
}

// list opens a list. It reports false for a list that a table of contents replaces.
func (w *walker) list(n *ast.List) bool {
	_, contents := n.AttributeString("toc")
	switch {
	case contents:
		return false
	case n.IsOrdered() && n.Start != 1:
		w.open(node.Ol, []node.Attr{node.At(node.Start, strconv.Itoa(n.Start))})
	case n.IsOrdered():
		w.open(node.Ol, nil)
	case isTasks(n):
		w.open(node.Ul, tasksAttrs)
	default:
		w.open(node.Ul, nil)
	}
	return true
}

var tasksAttrs = []node.Attr{node.At(node.Class, "tasks")}

// isTasks tells whether a list's first item is a task.
func isTasks(n *ast.List) bool {
	item := n.FirstChild()
	if item == nil || item.FirstChild() == nil || item.FirstChild().FirstChild() == nil {
		return false
	}
	return isPart(item.FirstChild().FirstChild(), grammar.CheckBox)
}

func isPart(n ast.Node, part grammar.Part) bool {
	switch n := n.(type) {
	case *grammar.Block:
		return n.Part == part
	case *grammar.Inline:
		return n.Part == part
	}
	return false
}

// checkBox is the box of a task.
// https://github.github.com/gfm/#task-list-items-extension-
func (w *walker) checkBox(n *grammar.Inline) {
	attrs := []node.Attr{node.At(node.Type, "checkbox"), node.On(node.Disabled), node.At(node.AriaLabel, w.Words.Open)}
	if n.Checked {
		attrs[2] = node.At(node.AriaLabel, w.Words.Done)
		attrs = append(attrs, node.On(node.Checked))
	}
	w.void(node.Input, attrs)
	w.text(" ")
}

// cellOf opens a cell of a table.
func (w *walker) cellOf(n *grammar.Block) {
	tag := node.Td
	if isPart(n.Parent(), grammar.Head) {
		tag = node.Th
	}
	var attrs []node.Attr
	if n.Align != grammar.AlignNone {
		attrs = alignAttrs[n.Align-grammar.AlignLeft][:]
	}
	w.open(tag, attrs)
	w.inCell = true
}

// inCode returns the text of a part of a code span. In a cell, \| stands for |.
func (w *walker) inCode(s text.Segment) string {
	said := string(s.Value(w.bytes))
	if w.inCell {
		said = strings.ReplaceAll(said, `\|`, "|")
	}
	return said
}

var alignAttrs = [...][1]node.Attr{
	{node.At(node.Align, "left")}, {node.At(node.Align, "right")}, {node.At(node.Align, "center")},
}

// scroller puts a table into a box in which it scrolls if it is wide. The box takes the
// focus, so that the keyboard can scroll it.
func scroller(table node.Node, words Words) node.Node {
	return node.El(node.Div, []node.Attr{
		node.At(node.Class, "table"),
		node.At(node.Role, "group"),
		node.At(node.Tabindex, "0"),
		node.At(node.AriaLabel, words.Table),
	}, table)
}
