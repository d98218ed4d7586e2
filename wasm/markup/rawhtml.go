package markup

import (
	"strings"

	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// inlineHTML reads a tag in a paragraph.
func (w *walker) inlineHTML(n *ast.RawHTML) {
	s, base := w.lines(n.Segments, text.Segment{})
	if !w.Policy.RawHTML {
		w.text(s)
		return
	}
	w.later = func(name string) bool { return ends(n, name, w.bytes) }
	w.html(s, base)
	w.drop.nested = 0
}

// htmlBlock reads lines of HTML. An element that they leave open stays open, so that it can
// hold Markdown. An element that vanishes with its content ends with the block, unless its
// end tag comes later: a forgotten end tag must not swallow the rest of an article.
func (w *walker) htmlBlock(n *ast.HTMLBlock) {
	s, base := w.lines(n.Lines(), n.ClosureLine)
	if !w.Policy.RawHTML {
		w.typed(s)
		return
	}
	w.later = func(name string) bool { return ends(n, name, w.bytes) }
	w.html(s, base)
	w.drop.nested = 0
	if w.drop.name != "" && !w.drop.ends && w.drop.level == len(w.frames) {
		if w.drop.ends = ends(n, w.drop.name, w.bytes); !w.drop.ends {
			w.drop = drop{}
		}
	}
}

// typed shows lines as a paragraph, with their breaks.
func (w *walker) typed(s string) {
	w.open(node.P, nil)
	s = strings.TrimRight(s, "\n")
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			break
		}
		w.text(s[:i])
		w.void(node.Br, nil)
		s = s[i+1:]
	}
	w.text(s)
	w.close()
}

// lines joins lines of the source. base is where they begin in the source, or -1 if they do
// not follow each other there.
func (w *walker) lines(lines *text.Segments, closure text.Segment) (s string, base int) {
	first := text.Segment{}
	if lines.Len() > 0 {
		first = lines.At(0)
	}
	next := first.Start
	whole := true
	for i := range lines.Len() {
		line := lines.At(i)
		whole = whole && line.Start == next && line.Padding == 0
		next = line.Stop
	}
	if closure.Stop > closure.Start {
		whole = whole && closure.Start == next && closure.Padding == 0
		next = closure.Stop
	}
	if whole {
		return w.source[first.Start:next], first.Start
	}
	var joined []byte
	for i := range lines.Len() {
		line := lines.At(i)
		joined = append(joined, line.Value(w.bytes)...)
	}
	if closure.Stop > closure.Start {
		joined = append(joined, closure.Value(w.bytes)...)
	}
	return string(joined), -1
}

// ends tells whether an end tag follows n inside n's parent. The parent remembers a name
// without an end tag, so that each name is searched for once.
func ends(n ast.Node, name string, source []byte) bool {
	in := n.Parent()
	if _, none := in.AttributeString(name); none {
		return false
	}
	for sibling := n.NextSibling(); sibling != nil; sibling = sibling.NextSibling() {
		for inside := sibling; inside != nil; inside = after(inside, sibling) {
			switch inside := inside.(type) {
			case *ast.HTMLBlock:
				if hasEnd(inside.Lines(), name, source) || inside.HasClosure() && closes(string(inside.ClosureLine.Value(source)), name) {
					return true
				}
			case *ast.RawHTML:
				if hasEnd(inside.Segments, name, source) {
					return true
				}
			}
		}
	}
	in.SetAttributeString(name, true)
	return false
}

func hasEnd(lines *text.Segments, name string, source []byte) bool {
	for i := range lines.Len() {
		line := lines.At(i)
		if closes(string(line.Value(source)), name) {
			return true
		}
	}
	return false
}

func closes(s, name string) bool {
	for {
		i := strings.Index(s, "</")
		if i < 0 {
			return false
		}
		s = s[i+2:]
		if len(s) >= len(name) && strings.ToLower(s[:len(name)]) == name {
			return true
		}
	}
}
