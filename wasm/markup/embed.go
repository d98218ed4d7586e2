package markup

import (
	"strings"

	"afterword/wasm/node"
)

// embeds are the elements that show something from elsewhere. In an article a
// link to it stands for each.
const embeds = " audio embed iframe video "

// embed links to what the tag that was read embeds, by its title or else its
// host, and what is beside the page by its path. It reports whether there is such a thing.
func (b *builder) embed(title string) bool {
	reference, _ := b.url(picture)
	target, ok := b.Base.Link(reference)
	if !ok || reference == "" {
		return false
	}
	if title == "" {
		title = hostOf(reference)
	}
	_, inside := b.parent()
	if !inside {
		b.open(node.P, nil)
	}
	if b.links > 0 {
		b.text(title)
	} else {
		b.open(node.A, b.linkAttrs(target))
		b.text(title)
		b.close()
	}
	if !inside {
		b.close()
	}
	return true
}

// hostOf is the host in a URL, or all of a URL without one.
func hostOf(url string) string {
	before, host, _ := strings.Cut(url, "//")
	if before != "" && !strings.HasSuffix(before, ":") {
		return url
	}
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	host = host[strings.LastIndexByte(host, '@')+1:]
	if host == "" {
		return url
	}
	return host
}
