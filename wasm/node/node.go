// Package node is the tree that everything on the screen is made of:
// elements, attributes and text.
//
// There is no node for raw HTML, the tags and attribute names are fixed
// tables without script, style, event handlers or srcdoc, and an attribute
// that holds a URL can only be made from a [URL]. So whatever a server or a
// reader sends, a tree that compiles is a tree that is safe to show.
package node

// Kind tells the sorts of node apart.
type Kind uint8

const (
	// Nothing is the zero node; it shows nothing, so that a view can leave
	// out a child without an if around the list.
	Nothing Kind = iota
	// Element has a tag, attributes and children.
	Element
	// Text has characters.
	Text
	// Lazy is a subtree that is built when it is needed.
	Lazy
	// Standing is what the page holds already.
	Standing
)

// Node is one node of the tree. Make it with [El], [Txt] or [Memo]. It is a
// pointer, so that to hand it on takes little code, and what it points to stays
// as it is once the node is part of a tree. Of one that is [Nothing] ask only
// its Kind.
type Node struct{ *content }

type content struct {
	kind     Kind
	Tag      Tag
	key      string
	text     string
	Attrs    []Attr
	Children []Node
	memo     *memo
}

type memo struct {
	depends any
	// same compares two of these as what they are: to compare what is only
	// known as an interface takes reflection, which the module does not have.
	same   func(a, b any) bool
	build  func() Node
	series Series
}

// Series is the children of a long list, which are made when they are needed:
// a change looks only at those that are not the same as before.
type Series interface {
	// Len is the number of children.
	Len() int
	// Item is the i-th child, which is not [Nothing].
	Item(i int) Node
	// Same tells whether the i-th child is certain to equal the j-th child of the series
	// before.
	Same(i int, before Series, j int) bool
}

// El makes an element.
func El(tag Tag, attrs []Attr, children ...Node) Node {
	return Node{&content{kind: Element, Tag: tag, Attrs: attrs, Children: children}}
}

// List makes an element whose children are a series.
func List(tag Tag, attrs []Attr, series Series) Node {
	return Node{&content{kind: Element, Tag: tag, Attrs: attrs, memo: &memo{series: series}}}
}

// Txt makes a text node; the empty string makes nothing.
func Txt(text string) Node {
	if text == "" {
		return Node{}
	}
	return Node{&content{kind: Text, text: text}}
}

// Stay stands for the children, or the last of them, of an element that came as
// HTML with the page: they stay as they are. It has their text, for callers that ask
// a tree for its text.
func Stay(text string) Node {
	return Node{&content{kind: Standing, text: text}}
}

// Memo makes an element that is built with its subtree when it is needed. It may depend on
// nothing but depends. As long as that value is equal to the one before, the subtree is not
// built again.
func Memo[T comparable](depends T, build func() Node) Node {
	return Node{&content{kind: Lazy, memo: &memo{depends: depends, same: same[T], build: build}}}
}

func same[T comparable](a, b any) bool {
	x, ok := a.(T)
	y, too := b.(T)
	return ok && too && x == y
}

// Keyed gives n an identity among its siblings, so that it is moved rather
// than rebuilt when the list around it changes.
func (n Node) Keyed(key string) Node {
	if n.content != nil {
		n.key = key
	}
	return n
}

// Kind is which sort of node it is.
func (n Node) Kind() Kind {
	if n.content == nil {
		return Nothing
	}
	return n.kind
}

// Key is the identity that [Node.Keyed] gave, or "".
func (n Node) Key() string { return n.key }

// Data is the characters of a text node, or the text of what is kept.
func (n Node) Data() string { return n.text }

// Build is n itself, or for a [Lazy] node the element that stands for it, with
// the children of a series among its Children.
func (n Node) Build() Node {
	n = n.Unfold()
	series := n.Series()
	if series == nil {
		return n
	}
	built := *n.content // the list itself keeps none of them
	built.Children = make([]Node, series.Len())
	for i := range built.Children {
		built.Children[i] = series.Item(i)
	}
	return Node{&built}
}

// Unfold is Build without the children of a series.
func (n Node) Unfold() Node {
	if n.Kind() != Lazy {
		return n
	}
	built := n.memo.build()
	built.key = n.key
	return built
}

// Series is what [List] was given, or nil.
func (n Node) Series() Series {
	if n.Kind() != Element || n.memo == nil {
		return nil
	}
	return n.memo.series
}

// Same tells whether two lazy nodes are certain to build the same subtree.
func (n Node) Same(other Node) bool {
	return n.Kind() == Lazy && other.Kind() == Lazy && n.memo.same(n.memo.depends, other.memo.depends)
}

// PlainText is the text of n and everything below it.
func (n Node) PlainText() string {
	return string(appendText(nil, n))
}

// PlainTextOf is the text of all nodes, in order.
func PlainTextOf(nodes []Node) string {
	var text []byte
	for _, n := range nodes {
		text = appendText(text, n)
	}
	return string(text)
}

func appendText(to []byte, n Node) []byte {
	if n.Kind() == Nothing {
		return to
	}
	n = n.Build()
	to = append(to, n.text...)
	for _, child := range n.Children {
		to = appendText(to, child)
	}
	return to
}
