package waline

import (
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// longest is how many characters a comment may have here; the server has no limit
// of its own.
const longest = 20_000

// post keeps a comment under a name, or none. A reply says which comment it
// answers, and which one at the top that stands below.
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
	body.Text("comment", d.Body)
	body.Text("nick", d.Name)
	body.Text("mail", "")
	body.Text("link", "")
	body.Text("url", t.path)
	body.Text("ua", "")
	if d.Parent != "" {
		body.Text("pid", d.Parent)
		body.Text("rid", root)
	}
	f := t.ask("POST", "", "")
	f.Type, f.Body = "application/json", body.String()
	return source.Send(f, func(reply source.Reply) source.Change {
		data, err := answered(reply, json.Object)
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		c, ok := decode(data)
		if !ok {
			return source.Fail[*comment.Comment](source.Garbled)
		}
		return source.Give(c)
	})
}

// root is the comment at the top that another one stands below.
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
