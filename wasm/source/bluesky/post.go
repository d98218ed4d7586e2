package bluesky

import (
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// how says what becomes of a post.
type how uint8

const (
	shown how = iota
	hidden
	unreadable
)

// decode reads a post. It gets the author's badge if its writer has the same identity on
// the server as the author of the post at the top.
func (t *thread) decode(post json.Value, author string) (*comment.Comment, how) {
	writer, record := post.Get("author"), post.Get("record")
	uri, who := post.Get("uri").Text(), writer.Get("did").Text()
	_, key, ok := strings.Cut(uri, collection)
	if !ok || who == "" || record.Get("text").Kind() != json.Text {
		return nil, unreadable
	}
	warnings, hide := labels(post, writer)
	if hide {
		return nil, hidden
	}
	c := &comment.Comment{
		ID:      uri,
		Created: calendar.Parse(record.Get("createdAt").Text()),
		Edited:  calendar.Never,
		Link:    t.readers(who, key),
		Author: comment.Author{
			Name:   strings.TrimSpace(writer.Get("displayName").Text()),
			Handle: "@" + writer.Get("handle").Text(),
			URL:    t.site + "/profile/" + who,
			Avatar: writer.Get("avatar").Text(),
			Writer: who == author,
		},
		HTML: rich(t.site, record.Get("text").Text(), record.Get("facets").List()) + embedded(t, post.Get("embed")),
	}
	if c.Author.Name == "" {
		c.Author.Name = writer.Get("handle").Text()
	}
	if c.HTML == "" {
		c.HTML = " " // the post is there, but empty
	}
	if warnings != "" {
		c.HTML = source.Folded(warnings, c.HTML)
	}
	c.Up = post.Get("likeCount").Count()
	return c, shown
}

// labels are the warnings of a post, in words. hide tells that the post must not show here,
// since its author wants only readers with an account, or a moderator hides it.
// https://docs.bsky.app/docs/advanced-guides/moderation
func labels(post, writer json.Value) (warnings string, hide bool) {
	for _, list := range [...]json.Value{post.Get("labels"), writer.Get("labels")} {
		for _, label := range list.List() {
			value := label.Get("val").Text()
			switch {
			case label.Get("neg").Bool():
			case value == "!hide" || value == "!no-unauthenticated":
				return "", true
			case value == "!warn":
				warnings += " ⚠"
			case !strings.HasPrefix(value, "!"):
				warnings += " " + value
			}
		}
	}
	return strings.TrimSpace(warnings), false
}

// embedded is what is attached to a post, as links: pictures, films, pages, other posts.
func embedded(t *thread, embed json.Value) string {
	html := ""
	for _, image := range embed.Get("images").List() {
		html += link(image.Get("fullsize").Text(), image.Get("alt").Text())
	}
	html += link(embed.Get("playlist").Text(), embed.Get("alt").Text())
	external := embed.Get("external")
	html += link(external.Get("uri").Text(), external.Get("title").Text())
	quoted := embed.Get("record")
	if inner := quoted.Get("record"); !inner.IsNull() {
		quoted = inner // with media beside it
	}
	if who, key, ok := strings.Cut(strings.TrimPrefix(quoted.Get("uri").Text(), "at://"), collection); ok {
		text := quoted.Get("value").Get("text").Text()
		if _, hide := labels(quoted, quoted.Get("author")); hide {
			text = ""
		}
		html += link(t.readers(who, key), text)
	}
	if media := embed.Get("media"); !media.IsNull() {
		html += embedded(t, media)
	}
	return html
}

// longest is how many characters of a text stand in a link.
const longest = 120

// link is a paragraph that leads to something, by its text where it has one.
func link(url, text string) string {
	if url == "" {
		return ""
	}
	text = strings.TrimSpace(text)
	if text == "" {
		_, text, _ = strings.Cut(url, "://")
	}
	for i, n := 0, 0; i < len(text); i++ {
		if text[i]&0xC0 != 0x80 {
			if n++; n > longest {
				text = text[:i] + "…"
				break
			}
		}
	}
	return "<p>" + source.Anchor(url, text) + "</p>"
}
