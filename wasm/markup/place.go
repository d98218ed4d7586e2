package markup

import (
	"strings"

	"afterword/wasm/node"
)

// place is the id of an element for a name that its writer gave it: one that
// no other has, and none of the interface's. "" is none.
func (b *builder) place(name string) string {
	if !b.Policy.Anchors || name == "" || strings.ContainsAny(name, " \t\n\f\r") {
		return ""
	}
	name = free(name)
	if _, taken := b.slugs.taken[name]; taken {
		return ""
	}
	return b.slugs.unique(name)
}

// free is a name that the interface does not use: its own ids are that of the
// thread, those of comments and of footnotes, and such with a colon in them.
func free(name string) string {
	name = strings.ReplaceAll(name, ":", "-")
	if name == "comments" || strings.HasPrefix(name, "comment-") || strings.HasPrefix(name, "fn-") || strings.HasPrefix(name, "fnref-") {
		return "section-" + name
	}
	return name
}

// target is where a link leads. A fragment leads to a place of the text.
func (b *builder) target(reference string) (node.URL, bool) {
	if b.Policy.Anchors && strings.HasPrefix(reference, "#") {
		reference = strings.ReplaceAll(reference, ":", "-")
	}
	return b.Base.Link(reference)
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
