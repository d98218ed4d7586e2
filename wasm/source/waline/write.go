package waline

import (
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// longest is how many characters a comment may have here; the server has no limit
// of its own.
const longest = 20_000

// post posts a comment: of the reader who is logged in, else under the name that they
// gave, or under none. A reply names the comment that it answers, and the comment at
// the top level that both stand below.
func (t *thread) post(d source.Draft) source.Change {
	if d.Parent == "" {
		return t.send(d, "")
	}
	return source.Then(t.load(), func(got source.Done[source.Thread]) source.Change {
		if got.Problem != nil {
			return source.Fail[*comment.Comment](got.Problem)
		}
		return t.send(d, root(got.Value.Comments, d.Parent))
	})
}

func (t *thread) send(d source.Draft, root string) source.Change {
	var body json.Writer
	name := d.Name
	if t.me.id != "" {
		name = t.me.name
	}
	body.Text("comment", d.Body)
	body.Text("nick", name)
	body.Text("mail", "")
	body.Text("link", "")
	body.Text("url", t.path)
	body.Text("ua", "")
	if d.Parent != "" {
		body.Text("pid", d.Parent)
		body.Text("rid", root)
	}
	return source.Send(t.tell("POST", "comment", body), func(reply source.Reply) source.Change {
		data, err := answered(reply, json.Object)
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		c, ok := decode(data)
		if !ok {
			return source.Fail[*comment.Comment](source.Garbled)
		}
		return source.Give(t.mine(c, nil))
	})
}

// edit replaces the text of a comment; the server does not keep when.
func (t *thread) edit(c *comment.Comment, d source.Draft) source.Change {
	var body json.Writer
	body.Text("comment", d.Body)
	edited := *c
	edited.Body, edited.HTML = d.Body, ""
	return change(t.tell("PUT", "comment/"+source.Escape(c.ID), body), func() source.Change { return source.Give(&edited) })
}

// delete deletes a comment, for good.
func (t *thread) delete(c *comment.Comment) source.Change {
	return change(t.ask("DELETE", "comment/"+source.Escape(c.ID), ""), func() source.Change { return source.Give(c.Gone()) })
}

// vote likes a comment, or takes the like back. The browser keeps it, since the server
// only counts.
func (t *thread) vote(c *comment.Comment, vote int) source.Change {
	var body json.Writer
	body.Bool("like", vote > 0)
	kept := ""
	if vote > 0 {
		kept = "1"
	}
	return change(t.tell("PUT", "comment/"+source.Escape(c.ID), body), func() source.Change {
		return source.Send(source.Put{Key: t.like(c.ID), Value: kept}, func(source.Reply) source.Change { return source.Give(c.Voted(max(vote, 0))) })
	})
}

// change asks for a change that the server answers without saying much.
func change(request source.Fetch, then func() source.Change) source.Change {
	return source.Send(request, func(reply source.Reply) source.Change {
		said, err := reply.JSON(json.Object)
		if n, ok := said.Get("errno").Int(); err == nil && (!ok || n != 0) {
			err = source.Problem{Key: "server.forbidden"}
		}
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		return then()
	})
}

// root is the comment at the top level that another one stands below.
func root(comments []*comment.Comment, id string) string {
	parents := make(map[string]string, len(comments))
	for _, c := range comments {
		parents[c.ID] = c.Parent
	}
	for range comments {
		if parents[id] == "" {
			break
		}
		id = parents[id]
	}
	return id
}

// answered is the data of an answer, of a kind. Its error is a [source.Problem].
func answered(reply source.Reply, kind json.Kind) (json.Value, error) {
	said, err := reply.JSON(json.Object)
	if err != nil {
		return json.Value{}, err
	}
	if n, _ := said.Get("errno").Int(); n != 0 {
		return json.Value{}, source.Problem{Key: "server.said", Detail: said.Get("errmsg").Text()}
	}
	data := said.Get("data")
	if data.Kind() != kind {
		return json.Value{}, source.Garbled
	}
	return data, nil
}
