package markup

import (
	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
)

// extraBlock is enter for blocks that are not in CommonMark.
func (w *walker) extraBlock(n *grammar.Block) bool {
	switch n.Part {
	case grammar.Table:
		w.open(node.Table, nil)
	case grammar.Head:
		w.open(node.Thead, nil)
		w.open(node.Tr, nil)
	case grammar.Row:
		if isPart(n.PreviousSibling(), grammar.Head) {
			w.open(node.Tbody, nil)
		}
		w.open(node.Tr, nil)
	case grammar.Cell:
		w.cellOf(n)
	case grammar.Notes:
		w.notes()
	case grammar.Note:
		w.open(node.Li, []node.Attr{node.At(node.ID, w.noteID(n.Number))})
	case grammar.Alert:
		w.alert(n.FirstChild())
	case grammar.Label:
		w.label(n)
	case grammar.Term, grammar.Definition:
		if !defines(n.PreviousSibling()) {
			w.open(node.Dl, nil)
		}
		if n.Part == grammar.Term {
			w.open(node.Dt, nil)
		} else {
			w.open(node.Dd, nil)
		}
	case grammar.FormulaBlock:
		w.open(node.P, nil)
		for i := range n.Lines().Len() {
			w.segment(n.Lines().At(i))
		}
		w.close()
		return false
	}
	return true
}

// defines tells whether n is part of a list of definitions.
func defines(n ast.Node) bool { return isPart(n, grammar.Term) || isPart(n, grammar.Definition) }

// endExtraBlock closes what extraBlock opened.
func (w *walker) endExtraBlock(n *grammar.Block) {
	w.close()
	switch n.Part {
	case grammar.Head, grammar.Notes:
		w.close()
	case grammar.Row:
		if n.NextSibling() == nil {
			w.close()
		}
	case grammar.Cell:
		w.inCell = false
	case grammar.Definition:
		if !defines(n.NextSibling()) {
			w.close()
		}
	}
}

// extraInline is enter for inline elements that are not in CommonMark.
func (w *walker) extraInline(n *grammar.Inline) bool {
	switch n.Part {
	case grammar.Strikethrough:
		w.open(node.Del, nil)
		return true
	case grammar.CheckBox:
		w.checkBox(n)
	case grammar.NoteReference:
		w.noteLink(n)
	case grammar.NoteReturn:
		w.backLink(n)
	case grammar.Formula:
		w.wall()
		return true
	}
	return false
}
