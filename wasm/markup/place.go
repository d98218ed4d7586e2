package markup

import (
	"strings"

	"afterword/wasm/escape"
	"afterword/wasm/node"
)

// place is the id of an element for a name that its writer gave it: one that
// no other has, and none of the interface's. "" is none.
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

// ID is the id of a place with a name, one that the interface does not use: its
// own ids are that of the thread, those of comments and of footnotes, and such
// with a colon in them.
func ID(name string) string {
	name = strings.ReplaceAll(name, ":", "-")
	if name == "comments" || strings.HasPrefix(name, "comment-") || strings.HasPrefix(name, "fn-") || strings.HasPrefix(name, "fnref-") {
		return "section-" + name
	}
	return name
}

// renamed is a link to a place that may have another id than its name.
type renamed struct {
	attrs []node.Attr
	id    string
}

// toPlace keeps a link in mind whose place may have another id than its name.
func (b *builder) toPlace(attrs []node.Attr) []node.Attr {
	name, inside := strings.CutPrefix(attrs[0].Value(), "#")
	if name = escape.Unpercent(name); inside && b.Policy.Anchors && ID(name) != name {
		b.renamed = append(b.renamed, renamed{attrs, ID(name)})
	}
	return attrs
}

// settle leads links to places by their ids, if the text has such.
func (b *builder) settle() {
	for _, link := range b.renamed {
		if _, there := b.slugs.taken[link.id]; there {
			link.attrs[0] = node.Href(node.Fragment(link.id))
		}
	}
}

// has tells whether an attribute is among some.
func (b *builder) has(name node.Name, attrs []node.Attr) bool {
	for _, a := range attrs {
		if a.Name == name {
			return true
		}
	}
	return false
}
