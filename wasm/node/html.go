package node

import "strings"

// HTML is the node as HTML, for search engines, readers without JavaScript
// and tests.
// https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments
func (n Node) HTML() string {
	return string(appendHTML(nil, n))
}

// HTMLOf is all nodes as HTML, in order.
func HTMLOf(nodes []Node) string {
	var html []byte
	for _, n := range nodes {
		html = appendHTML(html, n)
	}
	return string(html)
}

var (
	textEscapes  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")
	valueEscapes = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")
)

func appendHTML(to []byte, n Node) []byte {
	n = n.Build()
	switch n.Kind() {
	case Text:
		return append(to, textEscapes.Replace(n.text)...)
	case Nothing:
		return to
	}
	name := n.Tag.String()
	to = append(append(to, '<'), name...)
	inside := ""
	for _, a := range n.Attrs {
		if n.Tag == Textarea && a.Name == Value {
			inside = a.value
			continue
		}
		to = append(append(to, ' '), a.Name.String()...)
		if !a.Name.Boolean() {
			to = append(append(append(to, `="`...), valueEscapes.Replace(a.value)...), '"')
		}
	}
	to = append(to, '>')
	if n.Tag.Void() {
		return to
	}
	if n.Tag == Textarea || n.Tag == Pre && len(n.Children) > 0 && strings.HasPrefix(n.Children[0].text, "\n") {
		// The parser drops one line break here, so one is given for it.
		to = append(to, '\n')
	}
	to = append(to, textEscapes.Replace(inside)...)
	for _, child := range n.Children {
		to = appendHTML(to, child)
	}
	return append(append(append(to, "</"...), name...), '>')
}
