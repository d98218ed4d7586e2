package markup

import (
	"strings"

	"afterword/wasm/node"
)

// rawAttrs returns those attributes of the current tag that its element may have, without
// URLs.
func (b *builder) rawAttrs(element string) []node.Attr {
	var attrs []node.Attr
	placed := false
	for i := range attributes {
		a := &attributes[i]
		if !b.tag.given[i] || a.on != "" && !contains(a.on, element) {
			continue
		}
		value := b.tag.values[i]
		if strings.IndexByte(value, '&') >= 0 {
			value = string(appendReferences(nil, value, true))
		}
		switch a.value {
		case listed:
			if a.to != node.Type {
				value = lower(value)
			}
			if value == "middle" && element != "img" {
				value = "center" // in HTML the same, but beside a picture
			}
			if !contains(a.words, value) {
				continue
			}
		case number:
			if !decimal(value) {
				continue
			}
		case length:
			if value = lengthOf(value); value == "" {
				continue
			}
		case place:
			if value = b.place(value); value == "" || placed {
				continue
			}
			placed = true
		case alignment:
			value = textAlign(value)
			if value == "" || b.tag.given[0] || !contains(a.words, value) {
				continue
			}
		case presence:
			value = ""
		case legible:
			value = node.Legible(value)
		case link, picture:
			continue
		}
		attrs = append(attrs, node.At(a.to, value))
	}
	return attrs
}

// url returns the URL in the current tag's attribute of a kind, link or picture. It reports
// whether the tag has one.
func (b *builder) url(kind value) (string, bool) {
	for i := range attributes {
		if attributes[i].value == kind && b.tag.given[i] {
			return string(appendReferences(nil, b.tag.values[i], true)), true
		}
	}
	return "", false
}

// rawLink opens a link, unless its URL is not allowed. A link without a URL is a place to
// link to. It becomes an empty element, since many writers forget its end tag.
func (b *builder) rawLink() {
	attrs := b.rawAttrs("a")
	reference, leads := b.url(link)
	if !leads {
		if b.has(node.ID, attrs) {
			b.void(node.A, attrs)
		}
		return
	}
	if target, ok := b.Base.Link(reference); ok {
		b.openRaw(node.A, b.toPlace(append(b.linkAttrs(target), attrs...)))
	}
}

// rawImage shows an image, a link to it, or its alternative text.
func (b *builder) rawImage() {
	if b.drop.name != "" {
		return
	}
	attrs := b.rawAttrs("img")
	alt := ""
	for _, a := range attrs {
		if a.Name == node.Alt {
			alt = a.Value()
		}
	}
	reference, _ := b.url(picture)
	source, ok := b.Base.Image(reference)
	switch {
	case !ok || reference == "":
		b.text(alt)
	case b.shows(source):
		b.void(node.Img, append(imageAttrs(source), attrs...))
	default:
		target, ok := b.Base.Link(reference)
		if alt == "" {
			alt = reference
		}
		if !ok || b.links > 0 {
			b.text(alt)
			return
		}
		b.open(node.A, b.linkAttrs(target))
		b.text(alt)
		b.close()
	}
}

// textAlign returns the value of text-align in a style attribute, or "".
func textAlign(style string) string {
	for style != "" {
		declaration := style
		if i := strings.IndexByte(style, ';'); i >= 0 {
			declaration, style = style[:i], style[i+1:]
		} else {
			style = ""
		}
		i := strings.IndexByte(declaration, ':')
		if i >= 0 && lower(strings.TrimSpace(declaration[:i])) == "text-align" {
			return lower(strings.TrimSpace(declaration[i+1:]))
		}
	}
	return ""
}

// contains tells whether word is in a list that has a space before and after each word.
func contains(list, word string) bool {
	i := strings.Index(list, word)
	return i > 0 && word != "" && list[i-1] == ' ' && list[i+len(word)] == ' ' ||
		i > 0 && strings.Contains(list[i:], " "+word+" ")
}

// lengthOf returns a length in pixels or percent as HTML has it, or "" for anything else.
// https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-dimension-values
func lengthOf(written string) string {
	written = strings.TrimSpace(written)
	end := 0
	for end < len(written) && written[end] >= '0' && written[end] <= '9' {
		end++
	}
	size := written[:end]
	if !decimal(size) {
		return ""
	}
	for end < len(written) && (written[end] == '.' || written[end] >= '0' && written[end] <= '9') {
		end++ // a fraction
	}
	if strings.HasPrefix(written[end:], "%") {
		if size = size + "%"; len(size) > len("99%") && size != "100%" {
			return ""
		}
	}
	return size
}

func decimal(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) <= 4
}
