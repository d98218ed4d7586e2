package view_test

import (
	"iter"
	"strings"

	"afterword/wasm/node"
)

// tree is a node of a view that was built, with those around it.
type tree struct {
	node.Node
	above    *tree
	children []*tree
}

func built(n node.Node, above *tree) *tree {
	t := &tree{Node: n.Build(), above: above}
	for _, child := range t.Children {
		if child.Kind() != node.Nothing {
			t.children = append(t.children, built(child, t))
		}
	}
	return t
}

// all is the tree and everything below it, in the order of the document.
func (t *tree) all() iter.Seq[*tree] {
	return func(yield func(*tree) bool) { t.walk(yield) }
}

func (t *tree) walk(yield func(*tree) bool) bool {
	if !yield(t) {
		return false
	}
	for _, child := range t.children {
		if !child.walk(yield) {
			return false
		}
	}
	return true
}

// find is everything below that is as it is asked.
func (t *tree) find(as func(*tree) bool) (found []*tree) {
	for n := range t.all() {
		if as(n) {
			found = append(found, n)
		}
	}
	return found
}

func (t *tree) attr(name node.Name) string {
	for _, a := range t.Attrs {
		if a.Name == name {
			return a.Value()
		}
	}
	return ""
}

func (t *tree) has(name node.Name) bool {
	for _, a := range t.Attrs {
		if a.Name == name {
			return true
		}
	}
	return false
}

func (t *tree) is(tag node.Tag) bool { return t.Kind() == node.Element && t.Tag == tag }

func (t *tree) class(name string) bool {
	for _, class := range strings.Fields(t.attr(node.Class)) {
		if class == name {
			return true
		}
	}
	return false
}

// inside tells whether something above is as it is asked, and gives it.
func (t *tree) inside(as func(*tree) bool) *tree {
	for above := t.above; above != nil; above = above.above {
		if as(above) {
			return above
		}
	}
	return nil
}

// role is the one that a browser gives, as far as a view uses them.
// https://www.w3.org/TR/html-aria/#docconformance
func (t *tree) role() string {
	if t.Kind() != node.Element {
		return ""
	}
	if role := t.attr(node.Role); role != "" {
		return role
	}
	switch t.Tag {
	case node.Article:
		return "article"
	case node.Button:
		return "button"
	case node.Textarea:
		return "textbox"
	case node.Select:
		return "combobox"
	case node.Input:
		if t.attr(node.Type) == "text" {
			return "textbox"
		}
		return t.attr(node.Type)
	case node.A:
		return "link"
	case node.H1, node.H2, node.H3, node.H4, node.H5, node.H6:
		return "heading"
	}
	return ""
}

// name is what a screen reader calls it.
// https://www.w3.org/TR/accname-1.2/
func (t *tree) name(root *tree) string {
	if by := t.attr(node.AriaLabelledby); by != "" {
		for n := range root.all() {
			if n.attr(node.ID) == by {
				return n.PlainText()
			}
		}
	}
	if label := t.attr(node.AriaLabel); label != "" {
		return label
	}
	if id := t.attr(node.ID); id != "" {
		for n := range root.all() {
			if n.is(node.Label) && n.attr(node.For) == id {
				return n.PlainText()
			}
		}
	}
	return t.PlainText()
}

func (t *tree) level() int { return int(t.Tag-node.H1) + 1 }

// place is what the node is kept apart by from view to view: the keys on the
// way to it.
func (t *tree) place() string {
	if t.above == nil {
		return ""
	}
	return t.above.place() + t.Key() + "/"
}
