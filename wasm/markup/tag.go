package markup

import (
	"strings"

	"afterword/wasm/node"
)

// tag is a start tag as it was written. It keeps only the attributes of the table, so it
// has a fixed size.
type tag struct {
	name   string
	closed bool
	values [len(attributes)]string
	given  [len(attributes)]bool
}

// attribute reads one attribute and returns its length in bytes.
// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
func (t *tag) attribute(s string) int {
	i := 0
	for i < len(s) && (i == 0 || s[i] != '=') && !space(s[i]) && s[i] != '/' && s[i] != '>' {
		i++
	}
	name := s[:i]
	end := i
	for i < len(s) && space(s[i]) {
		i++
	}
	value := ""
	if i < len(s) && s[i] == '=' {
		i++
		for i < len(s) && space(s[i]) {
			i++
		}
		start := i
		switch {
		case i == len(s):
			return i
		case s[i] == '"' || s[i] == '\'':
			length := strings.IndexByte(s[i+1:], s[i])
			if length < 0 {
				return len(s)
			}
			value = s[i+1 : i+1+length]
			i += length + 2
		default:
			for i < len(s) && !space(s[i]) && s[i] != '>' {
				i++
			}
			value = s[start:i]
		}
		end = i
	}
	t.set(name, value)
	return end
}

// set keeps an attribute that the table knows. If a name comes twice, the first one counts.
func (t *tag) set(name, value string) {
	if len(name) > 12 {
		return
	}
	name = lower(name)
	for i := range attributes {
		if attributes[i].name == name {
			if !t.given[i] {
				t.given[i], t.values[i] = true, value
			}
			return
		}
	}
}

// title returns the tag's title, or "".
func (t *tag) title() string {
	for i := range attributes {
		if attributes[i].to == node.Title {
			return string(appendReferences(nil, t.values[i], true))
		}
	}
	return ""
}

// started acts on the start tag that was just read.
func (b *builder) started() {
	t := &b.tag
	if b.drop.name != "" {
		if t.name == b.drop.name && !t.closed {
			b.drop.nested++
		}
		if t.name == "source" && !b.drop.linked && contains(embeds, b.drop.name) {
			b.sourced()
		}
		return
	}
	e, ok := b.Policy.lookup(t.name)
	if !ok {
		return
	}
	switch {
	case e.content == whole || e.content == raw:
		if foreign := t.name == "svg" || t.name == "math"; !foreign || !t.closed {
			b.vanish()
		}
	case e.tag == node.Img:
		b.rawImage()
	case e.tag == node.A:
		b.rawLink()
	case e.tag.Void():
		b.void(e.tag, b.rawAttrs(e.name))
	case heading(e.tag):
		title := e.tag == node.H1 && b.leads()
		if b.openRaw(b.heading(int(e.tag-node.H1)+1), b.rawAttrs(e.name)) {
			b.frames[len(b.frames)-1].title = title
		}
	case t.name == "center":
		b.openRaw(node.Div, append(b.rawAttrs("center"), node.At(node.Align, "center")))
	case e.tag == node.Pre:
		b.openRaw(node.Pre, append(b.rawAttrs(e.name), preAttrs...))
	default:
		b.openRaw(e.tag, b.rawAttrs(e.name))
	}
}

// ended acts on an end tag.
func (b *builder) ended(name string) {
	if b.drop.name != "" {
		if name != b.drop.name {
			return
		}
		if b.drop.nested > 0 {
			b.drop.nested--
			return
		}
		b.drop = drop{}
		return
	}
	e, ok := b.Policy.lookup(name)
	switch {
	case !ok || e.content == whole || e.content == raw:
	case heading(e.tag):
		b.closeRaw(b.heading(int(e.tag-node.H1) + 1))
	default:
		b.closeRaw(e.tag)
	}
}
