package markup

import "afterword/wasm/node"

// fit makes room for an element where the builder stands: it closes what HTML left open and
// cannot hold it, and opens what must be between. It reports whether the element may stand
// here. So no paragraph is in a paragraph, no link in a link, and no row or item outside of
// a table or list. A browser that parses the tree's HTML builds the same tree.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
func (b *builder) fit(tag node.Tag) bool {
	if p, ok := b.parent(); ok && structural(p) {
		b.flush()
		if !tablePart(tag) && tag != node.Li && tag != node.Dt && tag != node.Dd {
			b.cell()
		}
	}
	switch tag {
	case node.A:
		if b.links == 0 {
			return true
		}
		i := b.within(node.A)
		if i >= b.floor() {
			b.pop(i)
		}
		return b.links == 0
	case node.Li, node.Dt, node.Dd:
		return b.into(tag)
	case node.Caption, node.Colgroup, node.Col, node.Thead, node.Tbody, node.Tfoot, node.Tr, node.Td, node.Th:
		if !b.into(tag) {
			return false
		}
		b.fill(tag)
		return true
	case node.Summary:
		b.endParagraph(tag)
		p, ok := b.parent()
		return ok && p == node.Details
	case node.Figcaption:
		b.endParagraph(tag)
		p, ok := b.parent()
		return ok && p == node.Figure
	case node.Rt, node.Rp:
		if p, ok := b.parent(); ok && (p == node.Rt || p == node.Rp) && len(b.frames) > b.floor() {
			b.pop(len(b.frames) - 1)
		}
		p, ok := b.parent()
		return ok && p == node.Ruby
	}
	return phrasing(tag) || b.endParagraph(tag)
}

// within returns the index of the innermost frame that HTML opened with a tag, or -1.
func (b *builder) within(tag node.Tag) int {
	for i := len(b.frames) - 1; i >= b.floor(); i-- {
		if b.frames[i].tag == tag {
			return i
		}
	}
	return -1
}

// into closes everything up to the element that can hold a part: a list for an item, a
// table or a section for a row. It reports whether there is such an element.
func (b *builder) into(tag node.Tag) bool {
	for i := len(b.frames) - 1; i >= max(b.floor()-1, 0); i-- {
		f := b.frames[i]
		if f.flat {
			continue
		}
		if holds(f.tag, tag) || tablePart(tag) && between(f.tag, tag) {
			b.pop(i + 1)
			return true
		}
		if f.tag == node.Table || cell(f.tag) && !tablePart(tag) {
			return false
		}
	}
	return false
}

// fill opens the sections and rows that may be left out in HTML.
func (b *builder) fill(tag node.Tag) {
	p, _ := b.parent()
	switch tag {
	case node.Col:
		if p == node.Table {
			b.push(node.Colgroup, nil, false)
		}
	case node.Tr:
		if p == node.Table {
			b.push(node.Tbody, nil, false)
		}
	case node.Td, node.Th:
		if p == node.Table {
			b.push(node.Tbody, nil, false)
		}
		if p != node.Tr {
			b.push(node.Tr, nil, false)
		}
	}
}

// cell opens a cell for content that is in a table but in no cell. A browser would move
// such content out of the table. A list needs nothing like it.
func (b *builder) cell() {
	p, _ := b.parent()
	if p == node.Colgroup {
		if len(b.frames) == b.floor() {
			return
		}
		b.pop(len(b.frames) - 1)
		p, _ = b.parent()
	}
	switch p {
	case node.Table, node.Thead, node.Tbody, node.Tfoot, node.Tr:
		b.fill(node.Td)
		b.push(node.Td, nil, false)
	}
}

// endParagraph closes an HTML paragraph before a block. It reports whether the block may
// stand here: a Markdown paragraph is not closed and cannot hold a block.
func (b *builder) endParagraph(tag node.Tag) bool {
	for i := len(b.frames) - 1; i >= 0; i-- {
		f := b.frames[i]
		switch {
		case f.flat:
			continue
		case cell(f.tag):
			return true
		case f.tag == node.P || heading(f.tag) && (heading(tag) || i < b.floor()):
			if i < b.floor() {
				return false
			}
			b.pop(i) // and a heading that it stood in ends before another one
		case !phrasing(f.tag):
			return true
		}
	}
	return true
}

// holds tells whether a part belongs directly into a parent.
func holds(parent, tag node.Tag) bool {
	switch tag {
	case node.Li:
		return parent == node.Ul || parent == node.Ol
	case node.Dt, node.Dd:
		return parent == node.Dl
	case node.Caption, node.Colgroup, node.Thead, node.Tbody, node.Tfoot:
		return parent == node.Table
	case node.Col:
		return parent == node.Colgroup
	case node.Tr:
		return parent == node.Thead || parent == node.Tbody || parent == node.Tfoot
	case node.Td, node.Th:
		return parent == node.Tr
	}
	return false
}

// between tells whether a part of a table fits into a parent once fill has opened what is
// missing between them.
func between(parent, tag node.Tag) bool {
	switch tag {
	case node.Col, node.Tr:
		return parent == node.Table
	case node.Td, node.Th:
		return parent == node.Table || parent == node.Thead || parent == node.Tbody || parent == node.Tfoot
	}
	return false
}

// structural tells whether an element holds only parts of a table and no text.
func structural(tag node.Tag) bool {
	switch tag {
	case node.Table, node.Colgroup, node.Thead, node.Tbody, node.Tfoot, node.Tr:
		return true
	}
	return false
}

func tablePart(tag node.Tag) bool {
	switch tag {
	case node.Caption, node.Colgroup, node.Col, node.Thead, node.Tbody, node.Tfoot, node.Tr, node.Td, node.Th:
		return true
	}
	return false
}

// cell tells whether an element is a scope of its own in a table: a tag in it cannot close
// anything outside.
func cell(tag node.Tag) bool {
	return tag == node.Td || tag == node.Th || tag == node.Caption
}

func heading(tag node.Tag) bool { return tag >= node.H1 && tag <= node.H6 }

// phrasing tells whether an element may stand in a paragraph, beside its text.
func phrasing(tag node.Tag) bool {
	switch tag {
	case node.A, node.Abbr, node.B, node.Bdi, node.Bdo, node.Br, node.Cite, node.Code, node.Del, node.Dfn,
		node.Em, node.I, node.Img, node.Input, node.Ins, node.Kbd, node.Mark, node.Q, node.Rp, node.Rt,
		node.Ruby, node.S, node.Samp, node.Small, node.Span, node.Strong, node.Sub, node.Sup, node.Time, node.U, node.Var, node.Wbr:
		return true
	}
	return false
}
