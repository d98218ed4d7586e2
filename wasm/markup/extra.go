package markup

import (
	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"
)

// extraBlock opens what is not in CommonMark: tables and footnotes.
func (w *walker) extraBlock(n *grammar.Block) {
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
	}
}

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
	}
}

// extraInline is enter for what is not in CommonMark.
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
	}
	return false
}
