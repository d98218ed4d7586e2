package remark42

import (
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// post posts a comment of a reader who is logged in.
func (t *thread) post(d source.Draft) source.Change {
	return source.Send(t.comment(d), t.posted)
}

// postByName logs in by the name first, where that is enough.
func (t *thread) postByName(d source.Draft) source.Change {
	if !t.rules.anonymous {
		return t.post(d)
	}
	name := d.Name
	if name == "" {
		name = "Anonymous"
	}
	logIn := t.logIn("anonymous", "user="+source.Escape(name)+"&aud="+source.Escape(t.site))
	return source.Send(logIn, func(reply source.Reply) source.Change {
		if err := named(reply); err != nil {
			return source.Fail[*comment.Comment](err)
		}
		return source.Send(t.comment(d), func(reply source.Reply) source.Change {
			if err := named(reply); err != nil {
				return source.Fail[*comment.Comment](err)
			}
			return t.posted(reply)
		})
	})
}

// named is what a reply means for a reader who has only given a name, nil if it is good.
func named(reply source.Reply) error {
	err := refused(reply)
	switch problem, _ := err.(source.Problem); problem.Key {
	case "server.login":
		return source.Problem{Key: "remark42.unread"}
	case "server.forbidden":
		return source.Problem{Key: "remark42.name"}
	}
	return err
}

// comment is the request that posts a comment of a reader who is logged in.
func (t *thread) comment(d source.Draft) source.Fetch {
	var body, locator json.Writer
	locator.Text("site", t.site)
	locator.Text("url", t.page)
	body.Text("text", d.Body)
	body.Text("pid", d.Parent)
	body.Object("locator", locator)
	return t.tell("POST", "comment", "", body.String())
}

func (t *thread) posted(reply source.Reply) source.Change {
	v, err := object(reply)
	if err != nil {
		return source.Fail[*comment.Comment](err)
	}
	writer := *t
	writer.account.id = v.Get("user").Get("id").Text()
	c, ok := writer.decode(v)
	if !ok {
		return source.Fail[*comment.Comment](source.Garbled)
	}
	return source.Give(c)
}

// edit replaces the text of a comment.
func (t *thread) edit(c *comment.Comment, d source.Draft) source.Change {
	var w json.Writer
	w.Text("text", d.Body)
	return t.change(c, w, func(said json.Value) (*comment.Comment, bool) {
		now, ok := t.decode(said)
		if !ok {
			return nil, false
		}
		edited := *c
		edited.Body, edited.HTML, edited.Edited = now.Body, now.HTML, now.Edited
		return &edited, true
	})
}

// remove deletes a comment, for good.
func (t *thread) remove(c *comment.Comment) source.Change {
	var w json.Writer
	w.Bool("delete", true)
	return t.change(c, w, func(json.Value) (*comment.Comment, bool) { return c.Gone(), true })
}

// change changes a comment; after reads the changed comment out of the answer.
func (t *thread) change(c *comment.Comment, body json.Writer, after func(json.Value) (*comment.Comment, bool)) source.Change {
	return answered(t.tell("PUT", "comment/"+source.Escape(c.ID), "", body.String()), after)
}

// vote counts a vote. One is taken back by its opposite.
func (t *thread) vote(c *comment.Comment, vote int) source.Change {
	sign := "1"
	if vote < c.Vote {
		sign = "-1"
	}
	return answered(t.tell("PUT", "vote/"+source.Escape(c.ID), "&vote="+sign, ""), func(said json.Value) (*comment.Comment, bool) {
		voted := *c
		t.score(&voted, integer(said.Get("score")), int64(vote))
		return &voted, said.Get("score").Kind() == json.Number
	})
}

// tell is a request that needs a reader who is logged in.
func (t *thread) tell(method, path, query, body string) source.Fetch {
	f := t.ask(method, path, query)
	f.Body, f.RequiresLogin = body, true
	return f
}

// answered asks for a change; after reads the changed comment out of the answer.
func answered(request source.Fetch, after func(json.Value) (*comment.Comment, bool)) source.Change {
	return source.Send(request, func(reply source.Reply) source.Change {
		said, err := object(reply)
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		c, ok := after(said)
		if !ok {
			return source.Fail[*comment.Comment](source.Garbled)
		}
		return source.Give(c)
	})
}
