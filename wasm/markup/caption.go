package markup

import (
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
)

// paragraph opens a paragraph, or a figure if the paragraph is an image with its caption. A
// renderer without captions shows the same text as a picture with a line in italics below
// it.
func (w *walker) paragraph(n *ast.Paragraph) {
	w.quoted = false
	if w.Policy.Captions && w.isCaptioned(n) {
		w.open(node.Figure, nil)
		w.captioned = true
		return
	}
	w.open(node.P, nil)
}

// isCaptioned tells whether a paragraph is an image and, on the next line,
// nothing but emphasis.
func (w *walker) isCaptioned(n *ast.Paragraph) bool {
	if n.ChildCount() != 3 {
		return false
	}
	image, isImage := n.FirstChild().(*ast.Image)
	between, isText := n.FirstChild().NextSibling().(*ast.Text)
	caption, isEmphasis := n.LastChild().(*ast.Emphasis)
	if !isImage || !isText || !isEmphasis || caption.Level != 1 || !between.SoftLineBreak() || !blank(string(between.Segment.Value(w.bytes))) {
		return false
	}
	_, ok := w.Base.Image(destination(image.Destination))
	return ok
}

// emphasis opens what one or two stars stand for, or a figure's caption.
func (w *walker) emphasis(n *ast.Emphasis) {
	switch {
	case w.captioned:
		w.captioned = false
		w.open(node.Figcaption, nil)
	case n.Level == 2:
		w.open(node.Strong, nil)
	default:
		w.open(node.Em, nil)
	}
}
