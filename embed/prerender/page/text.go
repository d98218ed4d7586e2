package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// Text is the textContent of the element with an id, and whether there is one. For a
// template it is the text of its content.
func (p *Page) Text(id string) (string, bool) {
	root, err := html.Parse(bytes.NewReader(p.html))
	if err != nil {
		return "", false
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return textOf(n), true
			}
		}
	}
	return "", false
}

func textOf(n *html.Node) string {
	var text strings.Builder
	for inside := range n.Descendants() {
		if inside.Type == html.TextNode {
			text.WriteString(inside.Data)
		}
	}
	return text.String()
}
