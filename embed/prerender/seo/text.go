package seo

import (
	"strings"

	"afterword/wasm/node"
)

// longest is how many characters a description may have: as many as show below a link.
const longest = 200

// title is the article's title, or else the page's.
func (p Page) title() string {
	if a := p.article(); a != nil {
		if title := a.PlainTitle(); title != "" {
			return title
		}
	}
	return p.Page.Title
}

// description is the article's subtitle, or else its first words.
func (p Page) description() string {
	a := p.article()
	switch {
	case a == nil:
		return ""
	case a.Subtitle != "":
		return a.Subtitle
	}
	return beginning(words(a.Body))
}

// beginning is the first words of a text.
func beginning(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	n, space := 0, 0
	for i, r := range text {
		if r == ' ' {
			space = i
		}
		if n++; n > longest {
			if space == 0 {
				space = i
			}
			return strings.TrimRight(text[:space], " ,;:–—-") + "…"
		}
	}
	return text
}

// words are the text of nodes, a line for each block.
func words(nodes []node.Node) string {
	var text strings.Builder
	for _, n := range nodes {
		write(&text, n)
	}
	return strings.TrimSpace(text.String())
}

func write(to *strings.Builder, n node.Node) {
	if n.Kind() == node.Nothing {
		return
	}
	n = n.Build()
	if n.Kind() == node.Text {
		to.WriteString(n.Data())
		return
	}
	for _, a := range n.Attrs {
		if a.Name == node.Class && a.Value() == "anchor" {
			return // it belongs to the interface
		}
	}
	for _, child := range n.Children {
		write(to, child)
	}
	switch n.Tag {
	case node.P, node.Li, node.Pre, node.Tr, node.Dt, node.Dd, node.Br, node.Figcaption,
		node.H1, node.H2, node.H3, node.H4, node.H5, node.H6:
		to.WriteByte('\n')
	case node.Td, node.Th:
		to.WriteByte(' ')
	}
}
