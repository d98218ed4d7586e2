package markup

import (
	"strconv"
	"strings"

	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"
)

// Footnotes carry the roles of digital publishing, so that a screen reader
// says what they are.
// https://www.w3.org/TR/dpub-aria-1.1/
var noteAttrs = []node.Attr{node.At(node.Class, "note")}

func (w *walker) noteID(index int) string {
	return w.Prefix + "fn-" + strconv.Itoa(index)
}

// referenceID is the id of one of the references to a note.
func (w *walker) referenceID(index, reference int) string {
	id := w.Prefix + "fnref-" + strconv.Itoa(index)
	if reference > 0 {
		id += "-" + strconv.Itoa(reference+1)
	}
	return id
}

// noteLink is a reference to a note.
func (w *walker) noteLink(n *grammar.Inline) {
	w.open(node.Sup, noteAttrs)
	w.open(node.A, []node.Attr{
		node.At(node.ID, w.referenceID(n.Number, n.Index)),
		node.Href(node.Fragment(w.noteID(n.Number))),
		node.At(node.Role, "doc-noteref"),
	})
	w.text(strconv.Itoa(n.Number))
	w.close()
	w.close()
}

// backLink leads from a note to a reference to it.
func (w *walker) backLink(n *grammar.Inline) {
	number := strconv.Itoa(n.Number)
	sign := "↩\uFE0E"
	if n.Index > 0 {
		number += "-" + strconv.Itoa(n.Index+1)
		sign += strconv.Itoa(n.Index + 1)
	}
	w.text("\u00a0")
	w.open(node.A, []node.Attr{
		node.Href(node.Fragment(w.referenceID(n.Number, n.Index))),
		node.At(node.Role, "doc-backlink"),
		node.At(node.AriaLabel, strings.ReplaceAll(w.Words.Back, "{number}", number)),
	})
	w.text(sign)
	w.close()
}

// notes opens the list of the notes.
func (w *walker) notes() {
	w.open(node.Section, []node.Attr{
		node.At(node.Class, "footnotes"),
		node.At(node.Role, "doc-endnotes"),
		node.At(node.AriaLabel, w.Words.Notes),
	})
	w.open(node.Ol, nil)
}
