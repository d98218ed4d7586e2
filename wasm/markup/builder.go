package markup

import "afterword/wasm/node"

// builder makes a tree from elements that open and close, and from the text in them.
// Markdown and raw HTML both use it, in turns. An HTML end tag cannot close an element of
// Markdown, and HTML that was left open ends with the Markdown element around it.
//
// The nodes of all open elements lie in one slice, innermost last, so that
// each element's children are allocated once, at their final number.
type builder struct {
	Options
	// source is the text in which span and html give ranges.
	source string
	nodes  []node.Node
	frames []frame
	// depth counts the open elements, links the open links.
	depth, links int
	// The text that is not yet a node. It is the range from:to of the source if chars is
	// empty, else chars.
	from, to int
	chars    []byte
	drop     drop
	tag      tag
	slugs    slugs
	renamed  []renamed
	// title is the content of the leading heading; led tells that it was looked for.
	title []node.Node
	led   bool
	// later tells whether an element ends in HTML that is not read yet. It is nil if there
	// is no more HTML.
	later func(name string) bool
	// endless lists names that have no end tag in the rest of the HTML, with a space before
	// and after each. So no end tag is searched for twice in vain.
	endless string
}

// frame is an element that is open.
type frame struct {
	tag   node.Tag
	attrs []node.Attr
	// start is where its children begin among the builder's nodes.
	start int
	// floor is the index of the first frame that HTML opened after Markdown last opened
	// one.
	floor int
	// title tells that the element is the text's title.
	title bool
	// flat tells that no element is made for the frame: its children go to its parent.
	flat bool
}

// open begins an element of Markdown. Its frame stays until close, even if no element may
// stand here.
func (b *builder) open(tag node.Tag, attrs []node.Attr) {
	flat := b.drop.name != "" || !b.fit(tag) || !b.room(tag)
	b.push(tag, attrs, flat)
	b.frames[len(b.frames)-1].floor = len(b.frames)
}

// wall opens a frame of Markdown that makes no element. Only close ends it, no HTML end
// tag.
func (b *builder) wall() {
	b.push(0, nil, true)
	b.frames[len(b.frames)-1].floor = len(b.frames)
}

// close ends the innermost element of Markdown.
func (b *builder) close() {
	b.pop(b.floor() - 1)
	if len(b.frames) < b.drop.level {
		b.drop = drop{}
	}
}

// openRaw begins an element of raw HTML if it may stand here, and reports whether it may.
func (b *builder) openRaw(tag node.Tag, attrs []node.Attr) bool {
	if !b.fit(tag) || !b.room(tag) {
		return false
	}
	b.push(tag, attrs, false)
	return true
}

// closeRaw ends the innermost open element of raw HTML with a tag, and all elements in it.
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

// spill copies the pending range of the source to chars, so that more characters can
// follow.
func (b *builder) spill() {
	b.chars = append(b.chars, b.source[b.from:b.to]...)
	b.from, b.to = 0, 0
}

// trim drops the spaces at the end of the pending text, since a line break follows.
func (b *builder) trim() {
	for b.from < b.to && b.source[b.to-1] == ' ' {
		b.to--
	}
	for len(b.chars) > 0 && b.chars[len(b.chars)-1] == ' ' {
		b.chars = b.chars[:len(b.chars)-1]
	}
}

// flush makes a node of the pending text.
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
		// Earlier text opened this cell. Then came an element that could not stand in the
		// cell, and now two texts meet.
		text = b.nodes[last].Data() + text
		b.nodes = b.nodes[:last]
	}
	b.nodes = append(b.nodes, node.Txt(text))
}

// start is the index of the first node of the innermost element.
func (b *builder) start() int {
	for i := len(b.frames) - 1; i >= 0; i-- {
		if !b.frames[i].flat {
			return b.frames[i].start
		}
	}
	return 0
}

// push opens a frame. A flat one does not interrupt the text.
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

// count updates the number of open elements and links.
func (b *builder) count(tag node.Tag, by int) {
	b.depth += by
	switch tag {
	case node.A:
		b.links += by
	case node.Table:
		// The box that the table scrolls in.
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

// wrap makes the element of a closed frame, except for an empty paragraph or link.
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
	case f.tag == node.A && f.floor <= len(b.frames) && empty(children):
		// A link of HTML whose content may not be here, or not in a link.
		b.unlink(f.attrs, children)
		return
	}
	made := node.El(f.tag, f.attrs, children...)
	if f.tag == node.Table {
		made = scroller(made, b.Words)
	}
	b.nodes = append(b.nodes, made)
}

// unlink keeps of a link that shows nothing the place that it is, and an element where texts
// would meet: to join them again and again takes long.
func (b *builder) unlink(attrs []node.Attr, children []node.Node) {
	var place []node.Attr
	for _, a := range attrs {
		if a.Name == node.ID {
			place = append(place, a)
		}
	}
	last := len(b.nodes) - 1
	if place != nil || children != nil || last >= b.start() && b.nodes[last].Kind() == node.Text {
		b.nodes = append(b.nodes, node.El(node.Span, place, children...))
	}
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

// parent returns the tag of the innermost element, which gets the next node. It reports
// whether there is one.
func (b *builder) parent() (node.Tag, bool) {
	for i := len(b.frames) - 1; i >= 0; i-- {
		if !b.frames[i].flat {
			return b.frames[i].tag, true
		}
	}
	return 0, false
}

// finish closes everything and returns the nodes.
func (b *builder) finish() []node.Node {
	b.drop = drop{}
	b.flush()
	b.pop(0)
	b.settle()
	return append([]node.Node(nil), b.nodes...)
}
