package markup

import "afterword/wasm/node"

// builder makes a tree from what opens, closes and stands in it. Markdown and
// HTML both speak to it, in turns: Markdown's own elements are walls that an
// HTML end tag does not reach beyond, and HTML left open ends with the
// Markdown element around it.
//
// The nodes of all open elements lie in one slice, innermost last, so that
// each element's children are allocated once, at their final number.
type builder struct {
	Options
	// source is the text that ranges given to span are of.
	source string
	nodes  []node.Node
	frames []frame
	// depth counts the elements that are open, links those that are links.
	depth, links int
	// Text that is not yet a node: a range of the source while it is one,
	// else its characters.
	from, to int
	chars    []byte
	drop     drop
	tag      tag
	slugs    slugs
	renamed  []renamed
	// title is what the text begins with; led tells that it was looked for.
	title []node.Node
	led   bool
	// later tells whether an element ends after the HTML that is read; nil
	// where that is all there is.
	later func(name string) bool
	// endless names what has no end in the rest of the HTML at hand, each with a
	// space around: so no end is searched for twice in vain.
	endless string
}

// frame is an element that is open.
type frame struct {
	tag   node.Tag
	attrs []node.Attr
	// start is where its children begin among the builder's nodes.
	start int
	// floor is the first frame above that HTML opened since Markdown last
	// opened one.
	floor int
	// title tells that the element is the text's title.
	title bool
	// flat is a frame that no element stands for: its children are its
	// parent's.
	flat bool
}

// open begins an element of Markdown's. It stays, at least as a wall, until
// close.
func (b *builder) open(tag node.Tag, attrs []node.Attr) {
	flat := b.drop.name != "" || !b.fit(tag) || !b.room(tag)
	b.push(tag, attrs, flat)
	b.frames[len(b.frames)-1].floor = len(b.frames)
}

// wall is an element of Markdown's that has no tag.
func (b *builder) wall() {
	b.push(0, nil, true)
	b.frames[len(b.frames)-1].floor = len(b.frames)
}

// close ends the innermost element of Markdown's.
func (b *builder) close() {
	b.pop(b.floor() - 1)
	if len(b.frames) < b.drop.level {
		b.drop = drop{}
	}
}

// openRaw begins an element of HTML's if it may stand here, and tells whether
// it does.
func (b *builder) openRaw(tag node.Tag, attrs []node.Attr) bool {
	if !b.fit(tag) || !b.room(tag) {
		return false
	}
	b.push(tag, attrs, false)
	return true
}

// closeRaw ends an element of HTML's and what is open in it, if it is open.
func (b *builder) closeRaw(tag node.Tag) {
	for i := len(b.frames) - 1; i >= b.floor(); i-- {
		if b.frames[i].tag == tag {
			b.pop(i)
			return
		}
		if cell(b.frames[i].tag) && !tablePart(tag) && tag != node.Table {
			return
		}
	}
}

// void adds an element without content.
func (b *builder) void(tag node.Tag, attrs []node.Attr) {
	if b.drop.name == "" && b.fit(tag) {
		b.flush()
		b.nodes = append(b.nodes, node.El(tag, attrs))
	}
}

// span adds a range of the source as text.
func (b *builder) span(from, to int) {
	switch {
	case from >= to || b.drop.name != "":
	case len(b.chars) > 0:
		b.chars = append(b.chars, b.source[from:to]...)
	case b.from == b.to:
		b.from, b.to = from, to
	case b.to == from:
		b.to = to
	default:
		b.spill()
		b.chars = append(b.chars, b.source[from:to]...)
	}
}

// text adds characters.
func (b *builder) text(s string) {
	if b.drop.name == "" {
		b.spill()
		b.chars = append(b.chars, s...)
	}
}

// spill moves a range of the source among the characters, so that others can
// follow.
func (b *builder) spill() {
	b.chars = append(b.chars, b.source[b.from:b.to]...)
	b.from, b.to = 0, 0
}

// trim drops the spaces at the end of the text so far, which precede a line
// break.
func (b *builder) trim() {
	for b.from < b.to && b.source[b.to-1] == ' ' {
		b.to--
	}
	for len(b.chars) > 0 && b.chars[len(b.chars)-1] == ' ' {
		b.chars = b.chars[:len(b.chars)-1]
	}
}

// flush makes a node of the text so far.
func (b *builder) flush() {
	if b.from == b.to && len(b.chars) == 0 {
		return
	}
	text := b.source[b.from:b.to]
	if len(b.chars) > 0 {
		text = string(b.chars)
	}
	b.from, b.to, b.chars = 0, 0, b.chars[:0]
	if b.links > 0 {
		text = node.Legible(text)
	}
	if parent, ok := b.parent(); ok && structural(parent) {
		if blank(text) {
			return
		}
		b.cell()
	}
	if last := len(b.nodes) - 1; last >= b.start() && b.nodes[last].Kind() == node.Text {
		// A cell was opened for the text before, for an element that then
		// could not stand in it either.
		text = b.nodes[last].Data() + text
		b.nodes = b.nodes[:last]
	}
	b.nodes = append(b.nodes, node.Txt(text))
}

// start is where the nodes of the innermost element begin.
func (b *builder) start() int {
	for i := len(b.frames) - 1; i >= 0; i-- {
		if !b.frames[i].flat {
			return b.frames[i].start
		}
	}
	return 0
}

// push opens a frame. Text runs on through a flat one.
func (b *builder) push(tag node.Tag, attrs []node.Attr, flat bool) {
	if !flat {
		b.flush()
	}
	b.frames = append(b.frames, frame{tag: tag, attrs: attrs, start: len(b.nodes), floor: b.floor(), flat: flat})
	if flat {
		return
	}
	b.count(tag, 1)
}

// count keeps what is counted of the elements that are open.
func (b *builder) count(tag node.Tag, by int) {
	b.depth += by
	switch tag {
	case node.A:
		b.links += by
	case node.Table:
		// The box that it scrolls in.
		b.depth += by
	}
}

// pop closes all frames from i on.
func (b *builder) pop(i int) {
	for len(b.frames) > i {
		last := len(b.frames) - 1
		if !b.frames[last].flat {
			b.flush()
			last = len(b.frames) - 1
		}
		f := b.frames[last]
		b.frames = b.frames[:last]
		if f.flat {
			continue
		}
		b.count(f.tag, -1)
		b.wrap(f)
	}
}

// wrap makes the element of a frame that was closed: not a paragraph of which
// nothing is left.
func (b *builder) wrap(f frame) {
	var children []node.Node
	if len(b.nodes) > f.start {
		children = append(make([]node.Node, 0, len(b.nodes)-f.start), b.nodes[f.start:]...)
	}
	clear(b.nodes[f.start:])
	b.nodes = b.nodes[:f.start]
	switch {
	case f.title:
		for _, a := range f.attrs {
			if a.Name == node.ID {
				b.title = append(b.title, node.El(node.A, []node.Attr{a}))
			}
		}
		b.title = append(b.title, children...)
		return
	case f.tag == node.P && empty(children):
		return
	}
	made := node.El(f.tag, f.attrs, children...)
	if f.tag == node.Table {
		made = scroller(made, b.Words)
	}
	b.nodes = append(b.nodes, made)
}

// empty tells whether nodes show nothing.
func empty(nodes []node.Node) bool {
	for _, n := range nodes {
		if n.Kind() != node.Text || !blank(n.Data()) {
			return false
		}
	}
	return true
}

// floor is the first frame that HTML may close.
func (b *builder) floor() int {
	if len(b.frames) == 0 {
		return 0
	}
	return b.frames[len(b.frames)-1].floor
}

// parent is the element that the next node will be in, if it is in one.
func (b *builder) parent() (node.Tag, bool) {
	for i := len(b.frames) - 1; i >= 0; i-- {
		if !b.frames[i].flat {
			return b.frames[i].tag, true
		}
	}
	return 0, false
}

// finish closes everything and gives the nodes.
func (b *builder) finish() []node.Node {
	b.drop = drop{}
	b.flush()
	b.pop(0)
	b.settle()
	return append([]node.Node(nil), b.nodes...)
}
