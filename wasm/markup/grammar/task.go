package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Tasks parses the boxes of tasks, before links.
// https://github.github.com/gfm/#task-list-items-extension-
type Tasks struct{}

// Trigger is what it begins with.
func (Tasks) Trigger() []byte { return []byte{'['} }

// Parse reads a box at the front of an item.
func (Tasks) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, _ := block.PeekLine()
	if len(line) < 3 || line[2] != ']' || len(line) > 3 && !space(line[3]) {
		return nil
	}
	checked := line[1]|0x20 == 'x'
	if !checked && !space(line[1]) {
		return nil
	}
	block.Advance(3 + run(line[3:], space))
	return &Inline{Part: CheckBox, Checked: checked}
}
