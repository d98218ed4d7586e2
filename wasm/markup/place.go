package markup

import (
	"strings"

	"afterword/wasm/escape"
	"afterword/wasm/node"
)

// place returns the id of an element for the name that its writer gave it. It returns "" if
// the name cannot be an id, or if another element has that id.
func (b *builder) place(name string) string {
	if !b.Policy.Anchors || name == "" || strings.ContainsAny(name, " \t\n\f\r") {
		return ""
	}
	name = ID(name)
	if _, taken := b.slugs.taken[name]; taken {
		return ""
	}
	return b.slugs.unique(name)
}

// ID returns the id of a place with a name. It is an id that the interface does not use for
// the thread, for comments or for footnotes, and it has no colon.
func ID(name string) string {
	name = strings.ReplaceAll(name, ":", "-")
	if name == "comments" || strings.HasPrefix(name, "comment-") || strings.HasPrefix(name, "fn-") || strings.HasPrefix(name, "fnref-") {
		return "section-" + name
	}
	return name
}

// renamed is a link to a place whose id may differ from its name.
type renamed struct {
	attrs []node.Attr
	id    string
}

// toPlace remembers a link for settle if the id of its place may differ from its name.
func (b *builder) toPlace(attrs []node.Attr) []node.Attr {
	name, inside := strings.CutPrefix(attrs[0].Value(), "#")
	if name = escape.Unpercent(name); inside && b.Policy.Anchors && ID(name) != name {
		b.renamed = append(b.renamed, renamed{attrs, ID(name)})
	}
	return attrs
}

// settle makes remembered links lead to the ids of their places, if the text has such
// places.
func (b *builder) settle() {
	for _, link := range b.renamed {
		if _, there := b.slugs.taken[link.id]; there {
			link.attrs[0] = node.Href(node.Fragment(link.id))
		}
	}
}

// has tells whether attrs has an attribute.
func (b *builder) has(name node.Name, attrs []node.Attr) bool {
	for _, a := range attrs {
		if a.Name == name {
			return true
		}
	}
	return false
}
