package node

import "strings"

// HTML is the node as HTML, for tests.
// https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments
func (n Node) HTML() string {
	return string(Prerendered{}.append(nil, n))
}

// HTMLOf is all nodes as HTML, in order.
func HTMLOf(nodes []Node) string {
	var html []byte
	for _, n := range nodes {
		html = Prerendered{}.append(html, n)
	}
	return string(html)
}

// Prerendered says how a node becomes HTML for readers without JavaScript and for
// search engines.
type Prerendered struct {
	// Inert disables the controls, which do nothing yet.
	Inert bool
	// Address says how the URL of a link or a picture is written; nil writes it
	// as it is.
	Address func(url string) string
}

// HTML is the node as HTML.
func (s Prerendered) HTML(n Node) string { return string(s.append(nil, n)) }

var (
	textEscapes  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;", "\r", "&#13;")
	valueEscapes = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;", "\r", "&#13;")
)

func (s Prerendered) append(to []byte, n Node) []byte {
	n = n.Build()
	switch n.Kind() {
	case Text:
		return append(to, textEscapes.Replace(n.text)...)
	case Nothing, Standing:
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
			to = append(append(append(to, `="`...), valueEscapes.Replace(s.value(a))...), '"')
		}
	}
	if s.Inert && n.Tag.control() && !n.has(Disabled) {
		to = append(append(to, ' '), Disabled.String()...)
	}
	to = append(to, '>')
	if n.Tag.Void() {
		return to
	}
	if n.Tag == Textarea || n.Tag == Pre && len(n.Children) > 0 && strings.HasPrefix(n.Children[0].text, "\n") {
		// The parser drops the first line break here, so we write one more.
		to = append(to, '\n')
	}
	to = append(to, textEscapes.Replace(inside)...)
	for _, child := range n.Children {
		to = s.append(to, child)
	}
	return append(append(append(to, "</"...), name...), '>')
}

func (s Prerendered) value(a Attr) string {
	if s.Address != nil && (a.Name == href || a.Name == src) {
		return s.Address(a.value)
	}
	return a.value
}

// control tells whether readers use the element to say something.
func (t Tag) control() bool {
	switch t {
	case Button, Input, Select, Textarea:
		return true
	}
	return false
}

func (n Node) has(name Name) bool {
	for _, a := range n.Attrs {
		if a.Name == name {
			return true
		}
	}
	return false
}
