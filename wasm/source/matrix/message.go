package matrix

import (
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// formatted is the format of HTML in messages.
const formatted = "org.matrix.custom.html"

// comment is a message as a comment, if it says something.
func (t *thread) comment(e event, author comment.Author) (*comment.Comment, bool) {
	c := &comment.Comment{
		ID:      e.id,
		Parent:  answered(e.content.Get("m.relates_to")),
		Author:  author,
		Created: e.at,
		Edited:  calendar.Never,
		Own:     e.sender == t.me,
		Link:    t.link + "/" + source.Escape(e.id),
	}
	return c, said(c, e.content, t.host)
}

// answered is the message that another one answers. In a Matrix thread, clients that know
// no threads name the last message there instead.
func answered(relation json.Value) string {
	reply := relation.Get("m.in_reply_to").Get("event_id").Text()
	if relation.Get("rel_type").Text() == "m.thread" && (reply == "" || relation.Get("is_falling_back").Bool()) {
		return relation.Get("event_id").Text()
	}
	return reply
}

// author is the author of a message. A guest without a name has no name here either: the
// number in its place says nothing.
func (t *thread) author(id string, its account) comment.Author {
	name := strings.TrimSpace(its.name)
	if name == "" {
		name, _, _ = strings.Cut(strings.TrimPrefix(id, "@"), ":")
		if strings.Trim(name, "0123456789") == "" {
			name = ""
		}
	} else {
		name = its.name
	}
	author := comment.Author{Name: name, Handle: id, URL: link(id)}
	if its.avatar != "" {
		author.Avatar = media(t.host, "thumbnail", its.avatar)
		if author.Avatar != "" {
			author.Avatar += "?width=96&height=96&method=crop"
		}
	}
	return author
}

// media is the address of a file on a server, "" where there is none.
func media(host, how, address string) string {
	file, ok := strings.CutPrefix(address, "mxc://")
	server, id, both := strings.Cut(file, "/")
	if !ok || !both {
		return ""
	}
	return host + "/_matrix/media/v3/" + how + "/" + source.Escape(server) + "/" + source.Escape(id)
}

// said fills a comment with what a message says. It reports false for a message that
// says nothing.
func said(c *comment.Comment, content json.Value, host string) bool {
	body := content.Get("body")
	if body.Kind() != json.Text {
		return false
	}
	switch content.Get("msgtype").Text() {
	case "m.text", "m.notice", "m.emote":
		c.Body, c.HTML = unquoted(body.Text()), ""
		if content.Get("format").Text() == formatted {
			c.HTML = content.Get("formatted_body").Text()
			if _, after, ok := strings.Cut(c.HTML, "</mx-reply>"); ok {
				c.HTML = after
			}
		}
	default: // a picture, a film, a sound, a file: it stays where it is
		c.Body, c.HTML = "", source.HTML(body.Text())
		if url := media(host, "download", content.Get("url").Text()); url != "" {
			c.HTML = source.Anchor(url, body.Text())
		}
	}
	return true
}

// unquoted is a text without the quotation at its start, which repeats the message that it
// answers for clients that know no replies.
func unquoted(text string) string {
	if !strings.HasPrefix(text, "> <@") && !strings.HasPrefix(text, "> * <@") {
		return text
	}
	for strings.HasPrefix(text, ">") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return strings.TrimPrefix(text, "\n")
}
