package markup

import (
	"strings"
	"unicode/utf8"

	"afterword/wasm/escape"
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
)

// linkAttrs returns the attributes of every link in the text.
func (b *builder) linkAttrs(target node.URL) []node.Attr {
	if b.Policy.Rel == "" {
		return append(make([]node.Attr, 0, 2), node.Href(target))
	}
	return append(make([]node.Attr, 0, 3), node.Href(target), node.At(node.Rel, b.Policy.Rel))
}

// imageAttrs returns the attributes of every image. The browser loads it when it comes
// near, and does not tell the server which page shows it.
func imageAttrs(source node.URL) []node.Attr {
	return append(make([]node.Attr, 0, 8), node.Src(source),
		node.At(node.Loading, "lazy"), node.At(node.Decoding, "async"), node.At(node.Referrerpolicy, "no-referrer"))
}

// shows tells whether an image is shown rather than a link to it.
func (b *builder) shows(image node.URL) bool {
	return b.Policy.Images || b.Shown != nil && b.Shown(image)
}

func titled(attrs []node.Attr, title []byte) []node.Attr {
	if title == nil {
		return attrs
	}
	return append(attrs, node.At(node.Title, node.Legible(string(appendText(nil, string(title))))))
}

// link opens a link. If the URL is not allowed, link opens a wall, and the content shows as
// text.
func (w *walker) link(n *ast.Link) {
	target, ok := w.Base.Link(destination(n.Destination))
	if !ok {
		w.wall()
		return
	}
	w.open(node.A, w.toPlace(titled(w.linkAttrs(target), n.Title)))
}

// autoLink is a link whose text is its URL.
// https://spec.commonmark.org/0.31.2/#autolinks
// https://github.github.com/gfm/#autolinks-extension-
func (w *walker) autoLink(n *ast.AutoLink) {
	reference := string(n.URL(w.bytes))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(lower(reference[:min(len(reference), 7)]), "mailto:") {
		reference = "mailto:" + reference
	}
	label := string(n.Label(w.bytes))
	target, ok := w.Base.Link(percentEncode(reference))
	if !ok || w.links > 0 {
		// There is a link around this one, or its URL is not allowed. Then the angle
		// brackets, which only mark a link, are left out.
		w.text(label)
		return
	}
	w.open(node.A, w.linkAttrs(target))
	w.text(label)
	w.close()
}

// image shows an image, a link to it or its alternative text. It reports whether the text
// in the brackets still has to be walked.
func (w *walker) image(n *ast.Image) bool {
	reference := destination(n.Destination)
	source, ok := w.Base.Image(reference)
	if ok && w.shows(source) {
		attrs := append(imageAttrs(source), node.At(node.Alt, w.alternative(n)))
		w.void(node.Img, titled(attrs, n.Title))
		return false
	}
	target, ok := w.Base.Link(reference)
	if !ok || w.Policy.Images {
		w.text(w.alternative(n))
		return false
	}
	if w.links > 0 {
		w.wall()
	} else {
		w.open(node.A, titled(w.linkAttrs(target), n.Title))
	}
	if !n.HasChildren() {
		w.text(reference)
	}
	return true
}

// alternative returns the text of an image's description.
// https://spec.commonmark.org/0.31.2/#image-description
func (w *walker) alternative(image ast.Node) string {
	var text []byte
	for n := image.FirstChild(); n != nil; n = after(n, image) {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				text = append(text, w.inCode(n.Segment)...)
			} else {
				text = appendText(text, string(n.Segment.Value(w.bytes)))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				text = append(text, '\n')
			}
		case *ast.AutoLink:
			text = append(text, n.Label(w.bytes)...)
		}
	}
	return string(text)
}

// after returns the node that follows n in the order of the text, or nil at the end of top.
func after(n, top ast.Node) ast.Node {
	if child := n.FirstChild(); child != nil {
		return child
	}
	for n != top {
		if next := n.NextSibling(); next != nil {
			return next
		}
		n = n.Parent()
	}
	return nil
}

// destination returns the URL of a Markdown link.
// https://spec.commonmark.org/0.31.2/#link-destination
func destination(written []byte) string {
	s := string(written)
	if strings.ContainsAny(s, escapes) {
		s = string(appendText(nil, s))
	}
	return percentEncode(s)
}

// percentEncode encodes the characters that a URL may not have. It leaves what is already
// encoded, as CommonMark's examples do.
func percentEncode(s string) string {
	var encoded []byte
	done := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plainInURL(c) || escape.Percented(s, i) {
			continue
		}
		encoded = escape.Append(append(encoded, s[done:i]...), c)
		done = i + 1
	}
	if done == 0 {
		return s
	}
	return string(append(encoded, s[done:]...))
}

func plainInURL(c byte) bool {
	return letter(c) || c >= '0' && c <= '9' || c < utf8.RuneSelf && strings.IndexByte("-_.!~*'();/?:@&=+$,#", c) >= 0
}
