package markup

import "afterword/wasm/node"

// fit makes room for an element where the builder stands: it closes what HTML
// left open and cannot hold it, and opens what must be between. It reports
// whether the element may stand here. So there is no paragraph in a
// paragraph, no link in a link, and no part of a table or list without one,
// whether a browser puts the tree together from calls or from text.
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

// within is the innermost frame of HTML's with a tag, -1 without one.
func (b *builder) within(tag node.Tag) int {
	for i := len(b.frames) - 1; i >= b.floor(); i-- {
		if b.frames[i].tag == tag {
			return i
		}
	}
	return -1
}

// into closes everything up to the element that can hold a part: a list for an
// item, a table or one of its sections for a row.
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

// fill opens the sections and rows that HTML lets one leave out.
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

// cell opens a cell for content that stands in a table outside of one, so
// that it stays in its place. A list needs no such thing.
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

// endParagraph closes a paragraph of HTML's before a block. It reports
// whether the block may stand here, as it may not in a paragraph of
// Markdown's.
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

// holds tells whether an element is where a part belongs.
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

// between tells whether a part of a table belongs into an element once what
// may be left out is put between.
func between(parent, tag node.Tag) bool {
	switch tag {
	case node.Col, node.Tr:
		return parent == node.Table
	case node.Td, node.Th:
		return parent == node.Table || parent == node.Thead || parent == node.Tbody || parent == node.Tfoot
	}
	return false
}

// structural tells whether an element holds certain elements and no text.
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

// cell tells whether an element is a scope of its own inside a table, so that nothing in
// it reaches out.
func cell(tag node.Tag) bool {
	return tag == node.Td || tag == node.Th || tag == node.Caption
}

func heading(tag node.Tag) bool { return tag >= node.H1 && tag <= node.H6 }

// phrasing tells whether an element runs with the text of a paragraph.
func phrasing(tag node.Tag) bool {
	switch tag {
	case node.A, node.Abbr, node.B, node.Bdi, node.Bdo, node.Br, node.Cite, node.Code, node.Del, node.Dfn,
		node.Em, node.I, node.Img, node.Input, node.Ins, node.Kbd, node.Mark, node.Q, node.Rp, node.Rt,
		node.Ruby, node.S, node.Samp, node.Small, node.Span, node.Strong, node.Sub, node.Sup, node.Time, node.U, node.Var, node.Wbr:
		return true
	}
	return false
}
