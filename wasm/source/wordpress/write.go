package wordpress

import (
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
}

// postByName keeps a comment under a name, or none.
func (t *thread) postByName(d source.Draft) source.Change {
	var body json.Writer
	body.Text("post", t.post)
	body.Text("author_name", d.Name)
	body.Text("content", d.HTML())
	if d.Parent != "" {
		body.Text("parent", d.Parent)
	}
	f := t.ask("POST", "comments", "_fields="+fields)
	f.Type, f.Body = "application/json", body.String()
	return source.Send(f, func(reply source.Reply) source.Change {
		if err := refused(reply); err != nil {
			return source.Fail[*comment.Comment](err)
		}
		said, err := reply.JSON(json.Object)
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		c, ok := decode(said)
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
		return source.Problem{Key: "server.said", Detail: source.Plain(message)}
	}
	return nil
}
