// Package nodetest asks another parser what becomes of a tree that is written
// as HTML: what a browser makes of a prerendered page is to be what the widget
// makes of the same text.
package nodetest

import (
	"slices"
	"strings"

	"afterword/wasm/node"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Differs is where the HTML of some nodes, as a parser of the standard
// understands it, is another tree than they are; "" where it is none.
// https://html.spec.whatwg.org/multipage/parsing.html
func Differs(nodes []node.Node) string {
	text := node.HTMLOf(nodes)
	parsed, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return err.Error()
	}
	var built, read tree
	for _, n := range nodes {
		built.add(n)
	}
	for _, n := range parsed {
		read.addParsed(n)
	}
	for i := range max(len(built), len(read)) {
		if i >= len(built) || i >= len(read) || built[i] != read[i] {
			return "\nbuilt " + built.from(i) + "\nread  " + read.from(i) + "\nof    " + text
		}
	}
	return ""
}

// tree is what opens, closes and stands in a tree, in order.
type tree []string

func (t tree) from(i int) string {
	i = min(i, len(t))
	return strings.Join(t[i:min(i+8, len(t))], " ")
}

func (t *tree) text(s string) {
	if last := len(*t) - 1; last >= 0 && strings.HasPrefix((*t)[last], "=") {
		(*t)[last] += s
	} else if s != "" {
		*t = append(*t, "="+s)
	}
}

func (t *tree) add(n node.Node) {
	switch n = n.Build(); n.Kind() {
	case node.Nothing, node.Standing:
		return
	case node.Text:
		t.text(n.Data())
		return
	}
	var attributes []string
	inside := ""
	for _, a := range n.Attrs {
		if n.Tag == node.Textarea && a.Name == node.Value {
			inside = a.Value()
			continue
		}
		value := strings.ReplaceAll(a.Value(), "\x00", "\uFFFD") // HTML has no way to say NUL
		if a.Name.Boolean() {
			value = ""
		}
		attributes = append(attributes, a.Name.String()+"="+value)
	}
	t.open(n.Tag.String(), attributes)
	t.text(inside)
	for _, child := range n.Children {
		t.add(child)
	}
	*t = append(*t, "</"+n.Tag.String())
}

func (t *tree) addParsed(n *html.Node) {
	if n.Type == html.TextNode {
		t.text(n.Data)
		return
	}
	var attributes []string
	for _, a := range n.Attr {
		attributes = append(attributes, a.Key+"="+a.Val)
	}
	t.open(n.Data, attributes)
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		t.addParsed(child)
	}
	*t = append(*t, "</"+n.Data)
}

func (t *tree) open(name string, attributes []string) {
	slices.Sort(attributes)
	*t = append(*t, "<"+name+" "+strings.Join(attributes, " "))
}
