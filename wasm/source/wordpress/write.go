package wordpress

import (
	"strconv"
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// longest is how many bytes a comment may have, which is what the database
// holds: as many characters only where each is one.
const longest = 65_525

// reasons are the sentences for some of the site's codes; for the others there is
// its own.
// https://developer.wordpress.org/reference/classes/wp_rest_comments_controller/create_item/
var reasons = [...]struct{ code, key string }{
	{"rest_comment_login_required", "server.login"},
	{"rest_comment_closed", "server.closed"},
	{"comment_flood", "server.busy"},
	{"rest_cookie_invalid_nonce", "server.login"},
}

// post posts a comment: of the reader who is logged in, else under the name that they
// gave, or under none.
func (t *thread) post(d source.Draft) source.Change {
	var body json.Writer
	body.Text("post", t.id)
	if t.me.id == "" {
		body.Text("author_name", d.Name)
	}
	body.Text("content", d.HTML())
	if d.Parent != "" {
		body.Text("parent", d.Parent)
	}
	return t.change(t.tell("comments", body))
}

// edit replaces the text of a comment. The site does not keep when.
func (t *thread) edit(c *comment.Comment, d source.Draft) source.Change {
	var body json.Writer
	body.Text("content", d.HTML())
	return t.change(t.tell("comments/"+c.ID, body))
}

// delete puts a comment into the site's bin.
func (t *thread) delete(c *comment.Comment) source.Change {
	return source.Send(t.ask("DELETE", "comments/"+c.ID, "_fields=id"), func(reply source.Reply) source.Change {
		err := refused(reply)
		if err == nil {
			_, err = reply.JSON(json.Object)
		}
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		return source.Give(c.Gone())
	})
}

// tell is a request with a body.
func (t *thread) tell(path string, body json.Writer) source.Fetch {
	f := t.ask("POST", path, "_fields="+fields)
	f.Type, f.Body = "application/json", body.String()
	return f
}

// change asks for what the site answers with a comment as it is then.
func (t *thread) change(request source.Fetch) source.Change {
	return source.Send(request, func(reply source.Reply) source.Change {
		if err := refused(reply); err != nil {
			return source.Fail[*comment.Comment](err)
		}
		said, err := reply.JSON(json.Object)
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		c, ok := t.decode(said)
		if !ok {
			return source.Fail[*comment.Comment](source.Garbled)
		}
		return source.Give(c)
	})
}

// refused is what to tell a writer of a reply that says why: a [source.Problem],
// else nil.
func refused(reply source.Reply) error {
	if reply.Status/100 != 4 {
		return nil
	}
	said, _ := json.Decode(reply.Text())
	for _, reason := range reasons {
		if said.Get("code").Text() == reason.code {
			return source.Problem{Key: reason.key}
		}
	}
	if message := said.Get("message").Text(); message != "" {
		return source.Problem{Key: "server.said", Detail: source.Plain(numbered(message))}
	}
	return nil
}

// numbered is a text with the characters that it names by their numbers, as the site's own
// sentences do.
func numbered(text string) string {
	before, after, more := strings.Cut(text, "&#")
	if !more {
		return text
	}
	digits, rest, _ := strings.Cut(after, ";")
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil {
		return before + "&#" + numbered(after)
	}
	return before + string(rune(n)) + numbered(rest)
}
