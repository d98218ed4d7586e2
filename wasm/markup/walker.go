package markup

import (
	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
)

// walker turns goldmark's tree into ours. It uses a loop instead of recursion, so that
// deeply nested text cannot use up the stack.
type walker struct {
	builder
	// bytes is the builder's source.
	bytes []byte
	// named has the ids that headings set for themselves and that are already in use.
	named map[string]bool
	// inCell tells that the current node is in a cell of a Markdown table.
	inCell bool
	// captioned tells that the walker is in a figure, and its caption is still to come.
	captioned bool
	// quoted tells that a single quote was opened in the paragraph.
	quoted bool
}

func (w *walker) walk(document ast.Node) {
	n := document
	for {
		if w.enter(n) {
			if child := n.FirstChild(); child != nil {
				n = child
				continue
			}
			w.leave(n)
		}
		for n != document && n.NextSibling() == nil {
			n = n.Parent()
			w.leave(n)
		}
		if n == document {
			return
		}
		n = n.NextSibling()
	}
}

// enter opens the elements for n. It reports whether n's children are to be walked. Then
// leave is called after them.
func (w *walker) enter(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		if !w.captioned {
			w.textNode(n)
		}
		return false
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock, *ast.Document:
	case *ast.Emphasis:
		w.emphasis(n)
	case *ast.Link:
		w.link(n)
	case *ast.CodeSpan:
		w.codeSpan(n)
		return false
	case *ast.AutoLink:
		w.autoLink(n)
		return false
	case *ast.Image:
		return w.image(n)
	case *ast.RawHTML:
		w.inlineHTML(n)
		return false
	case *ast.Heading:
		w.enterHeading(n)
	case *ast.Blockquote:
		w.blockquote(n)
	case *ast.List:
		return w.list(n)
	case *ast.ListItem:
		w.open(node.Li, nil)
	case *ast.CodeBlock:
		w.code(n.Lines(), "")
		return false
	case *ast.FencedCodeBlock:
		w.code(n.Lines(), string(n.Language(w.bytes)))
		return false
	case *ast.HTMLBlock:
		w.htmlBlock(n)
		return false
	case *ast.ThematicBreak:
		w.void(node.Hr, nil)
		return false
	case *grammar.Block:
		return w.extraBlock(n)
	case *grammar.Inline:
		return w.extraInline(n)
	default:
		// A definition of a link shows nothing.
		return false
	}
	return true
}

func (w *walker) enterHeading(n *ast.Heading) {
	title := n.Level == 1 && n.Parent().Kind() == ast.KindDocument && w.leads()
	var attrs []node.Attr
	if id := ID(grammar.ID(n)); title && id != "" {
		attrs = []node.Attr{node.At(node.ID, id)}
	}
	w.open(w.heading(n.Level), attrs)
	w.frames[len(w.frames)-1].title = title
}

// leave closes what enter opened.
func (w *walker) leave(n ast.Node) {
	switch n := n.(type) {
	case *ast.Document:
	case *ast.TextBlock:
		if n.NextSibling() != nil && n.HasChildren() {
			w.text("\n")
		}
	case *ast.Heading:
		w.endHeading(n)
	case *grammar.Block:
		w.endExtraBlock(n)
	default:
		w.close()
	}
}

func (w *walker) endHeading(n *ast.Heading) {
	top := w.frames[w.floor()-1]
	w.close()
	if !top.flat && !top.title && w.Policy.Anchors {
		last := len(w.nodes) - 1
		w.nodes[last] = w.linked(w.nodes[last], grammar.ID(n))
	}
}
