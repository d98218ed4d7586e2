package markdown

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tidy removes from a tree what a comment does not show, and what the comment's old system
// added.
func tidy(root *html.Node) {
	walk(root, func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			return
		case html.ElementNode:
		default:
			n.Parent.RemoveChild(n)
			return
		}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Object, atom.Canvas, atom.Svg, atom.Math, atom.Select,
			atom.Textarea, atom.Input, atom.Button, atom.Title, atom.Head, atom.Link, atom.Meta:
			n.Parent.RemoveChild(n)
		case atom.Iframe, atom.Embed, atom.Video, atom.Audio, atom.Source:
			embed(n)
		case atom.Img:
			picture(n)
		case atom.A:
			link(n)
		case atom.Q:
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: "“"}, n.FirstChild)
			n.AppendChild(&html.Node{Type: html.TextNode, Data: "”"})
			unwrap(n)
		case atom.Span, atom.Font, atom.U, atom.Ins, atom.Mark, atom.Small, atom.Big, atom.Sub, atom.Sup, atom.Abbr, atom.Cite, atom.Time, 0:
			unwrap(n)
		case atom.Summary, atom.Center, atom.Caption:
			n.DataAtom, n.Data = atom.Div, "div"
		case atom.Td, atom.Th:
			n.Attr = nil // a cell that claims a million columns would get them
		case atom.Ol:
			if len(attribute(n, "start")) > 9 {
				n.Attr = nil
			}
		case atom.Wbr:
			n.Parent.RemoveChild(n)
		}
	})
}

// flatten removes emphasis and strikethrough.
func flatten(root *html.Node) {
	walk(root, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Strong, atom.B, atom.Em, atom.I, atom.Del, atom.S, atom.Strike:
			unwrap(n)
		}
	})
}

// embed replaces embedded content with a link to it.
func embed(n *html.Node) {
	source, ok := address(attribute(n, "src"))
	if !ok {
		unwrap(n)
		return
	}
	a := &html.Node{Type: html.ElementNode, Data: "a", DataAtom: atom.A, Attr: []html.Attribute{{Key: "href", Val: source}}}
	a.AppendChild(&html.Node{Type: html.TextNode, Data: source})
	n.Parent.InsertBefore(a, n)
	n.Parent.RemoveChild(n)
}

// picture replaces a picture with a link to it, and a picture of an emoji with the emoji.
func picture(n *html.Node) {
	alt := strings.Join(strings.Fields(attribute(n, "alt")), " ")
	source, ok := address(attribute(n, "src"))
	class := attribute(n, "class")
	if !ok || strings.Contains(class, "emoji") || strings.Contains(class, "smiley") {
		replace(n, alt)
		return
	}
	for above := n.Parent; above != nil; above = above.Parent {
		if above.DataAtom == atom.A && strings.TrimSpace(textOf(above)) != "" {
			replace(n, alt) // the link has a text already
			return
		}
		if above.DataAtom == atom.A {
			replace(n, either(alt, source))
			return
		}
	}
	n.DataAtom, n.Data = atom.A, "a"
	n.Attr = []html.Attribute{{Key: "href", Val: source}}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: either(alt, source)})
}

// link repairs links of Disqus and others. Some lead through a click counter and not to the
// page itself, and some have a text that is cut short.
func link(n *html.Node) {
	target, ok := address(attribute(n, "href"))
	if !ok {
		unwrap(n)
		return
	}
	target = counted(target)
	text := strings.TrimSpace(textOf(n))
	n.Attr = []html.Attribute{{Key: "href", Val: target}}
	start, cut := strings.CutSuffix(text, "...")
	if !cut {
		start, cut = strings.CutSuffix(text, "…")
	}
	if cut && len(start) > 3 && strings.Contains(start, ".") && strings.HasPrefix(bare(target), bare(start)) || text == "" {
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		n.AppendChild(&html.Node{Type: html.TextNode, Data: target})
	}
}

func bare(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		rest = address
	}
	return strings.TrimPrefix(rest, "www.")
}

// counted is the address behind a link to Disqus's click counter.
func counted(target string) string {
	u, err := url.Parse(target)
	if err != nil || u.Host != "disq.us" && u.Host != "redirect.disqus.com" {
		return target
	}
	to := u.Query().Get("url")
	if colon := strings.LastIndexByte(to, ':'); colon > len("https:") {
		to = to[:colon] // a checksum follows
	}
	if to, ok := address(to); ok && strings.HasPrefix(to, "http") {
		return to
	}
	return target
}

// address is a URL that a comment may link to. An email address is not one: it stays in the
// text where somebody wrote it, and appears nowhere else.
func address(s string) (string, bool) {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || s == "" {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		return s, u.Host != ""
	case "tel", "":
		return s, true
	}
	return "", false
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
