package bluesky

import (
	"strings"
	"unicode/utf8"

	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// rich is a text as HTML, in which facets, by their places in UTF-8, are links. A facet
// that begins within another one, or ends within a character, is left out.
// https://docs.bsky.app/docs/advanced-guides/post-richtext
func rich(site, text string, facets []json.Value) string {
	var html strings.Builder
	at := 0
	start := func(i int) int64 {
		n, _ := facets[i].Get("index").Get("byteStart").Int()
		return n
	}
	for _, i := range comment.Sorted(len(facets), func(i, j int) bool { return start(i) > start(j) }) {
		facet := facets[i]
		from, ok := place(facet, "byteStart", text)
		to, too := place(facet, "byteEnd", text)
		url := target(site, facet)
		if !ok || !too || from < at || to <= from || url == "" {
			continue
		}
		html.WriteString(lines(text[at:from]))
		html.WriteString(source.Anchor(url, text[from:to]))
		at = to
	}
	html.WriteString(lines(text[at:]))
	return html.String()
}

// place is an offset of a facet, and tells whether a character begins there.
func place(facet json.Value, name, text string) (int, bool) {
	n, ok := facet.Get("index").Get(name).Int()
	if !ok || n < 0 || n > int64(len(text)) {
		return 0, false
	}
	return int(n), n == int64(len(text)) || utf8.RuneStart(text[n])
}

// target is where a facet leads, or "".
func target(site string, facet json.Value) string {
	for _, feature := range facet.Get("features").List() {
		switch feature.Get("$type").Text() {
		case "app.bsky.richtext.facet#link":
			return feature.Get("uri").Text()
		case "app.bsky.richtext.facet#mention":
			return site + "/profile/" + feature.Get("did").Text()
		case "app.bsky.richtext.facet#tag":
			return site + "/hashtag/" + source.Escape(feature.Get("tag").Text())
		}
	}
	return ""
}

// lines is a text as HTML that keeps its lines.
func lines(text string) string { return strings.ReplaceAll(source.HTML(text), "\n", "<br>") }
