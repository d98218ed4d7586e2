package markup

import "afterword/wasm/node"

// leads tells whether a level-1 heading at this place is the title of the text. Only the
// first such heading can be the title, and only if nothing but comments and pictures stands
// before it.
func (b *builder) leads() bool {
	if b.led || !b.Title {
		return false
	}
	b.led = true
	b.flush()
	return pictured(b.nodes)
}

// pictured tells whether nodes hold nothing but pictures.
func pictured(nodes []node.Node) bool {
	for _, n := range nodes {
		switch {
		case n.Kind() == node.Text:
			if !blank(n.Data()) {
				return false
			}
		case n.Tag == node.Img, n.Tag == node.Figure:
		case n.Tag == node.P, n.Tag == node.Div, phrasing(n.Tag):
			if !pictured(n.Children) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
