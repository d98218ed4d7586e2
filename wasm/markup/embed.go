package markup

import (
	"strings"

	"afterword/wasm/node"
)

// embeds are the elements that show something from another address. In an article, a link
// replaces each of them.
const embeds = " audio embed iframe video "

// embed links to what the current tag embeds. The link's text is the title, else the host,
// else the relative URL. embed reports whether the tag has a URL that may be linked to.
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

// hostOf returns the host in a URL, or the whole URL if it has no host.
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
