package remark42

import (
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// visitor is a thread that nobody is logged in to.
type visitor struct{ *thread }

// Limits takes a name where that is enough to write.
func (v visitor) Limits() source.Limits {
	return source.Limits{Name: v.rules.anonymous, Length: v.rules.longest}
}

// Post logs in by the name first, where that is enough.
func (v visitor) Post(d source.Draft) source.Request {
	if !v.rules.anonymous {
		return v.comment(d)
	}
	name := d.Name
	if name == "" {
		name = "Anonymous"
	}
	return source.Then{First: v.logIn("anonymous", "user="+source.Escape(name)+"&aud="+source.Escape(v.site)), Next: v.comment(d)}
}

// Posted gives the comment, or why there is none.
func (v visitor) Posted(d source.Draft, reply source.Reply) (*comment.Comment, error) {
	if v.rules.anonymous {
		switch problem, _ := refused(reply).(source.Problem); problem.Key {
		case "server.login":
			return nil, source.Problem{Key: "remark42.unread"}
		case "server.forbidden":
			return nil, source.Problem{Key: "remark42.name"}
		}
	}
	return v.posted(reply)
}

// member is a thread that somebody is logged in to.
type member struct{ *thread }

// Limits takes no name, as it is known.
func (m member) Limits() source.Limits {
	return source.Limits{Length: m.rules.longest, Fixed: true}
}

// Post asks to keep a comment.
func (m member) Post(d source.Draft) source.Request { return m.comment(d) }

// Posted gives the comment as the server keeps it.
func (m member) Posted(_ source.Draft, reply source.Reply) (*comment.Comment, error) {
	return m.posted(reply)
}

// comment asks to keep a comment of who is logged in.
func (t *thread) comment(d source.Draft) source.Fetch {
	var body, locator json.Writer
	locator.Text("site", t.site)
	locator.Text("url", t.page)
	body.Text("text", d.Body)
	body.Text("pid", d.Parent)
	body.Object("locator", locator)
	f := t.ask("POST", "comment", "")
	f.Body, f.Known = body.String(), true
	return f
}

func (t *thread) posted(reply source.Reply) (*comment.Comment, error) {
	v, err := object(reply)
	if err != nil {
		return nil, err
	}
	writer := *t
	writer.account.id = v.Get("user").Get("id").Text()
	c, ok := writer.decode(v)
	if !ok {
		return nil, garbled
	}
	return c, nil
}

// Edit asks to replace the text of c.
func (m member) Edit(c *comment.Comment, body string, _ int64) source.Request {
	var w json.Writer
	w.Text("text", body)
	return m.change(c, w)
}

// Edited gives the comment with the other text.
func (m member) Edited(c *comment.Comment, _ string, _ int64, reply source.Reply) (*comment.Comment, error) {
	v, err := object(reply)
	if err != nil {
		return c, err
	}
	now, ok := m.decode(v)
	if !ok {
		return c, garbled
	}
	edited := *c
	edited.Body, edited.HTML, edited.Edited = now.Body, now.HTML, now.Edited
	return &edited, nil
}

// Remove asks to delete c.
func (m member) Remove(c *comment.Comment) source.Request {
	var w json.Writer
	w.Bool("delete", true)
	return m.change(c, w)
}

// Removed tells why c is not deleted, if it is not.
func (m member) Removed(reply source.Reply) error {
	_, err := object(reply)
	return err
}

func (m member) change(c *comment.Comment, body json.Writer) source.Request {
	f := m.ask("PUT", "comment/"+source.Escape(c.ID), "")
	f.Body, f.Known = body.String(), true
	return f
}

// voter is a member who may vote.
type voter struct{ member }

// Vote asks to count a vote. One is taken back by its opposite.
func (v voter) Vote(c *comment.Comment, vote int) source.Request {
	sign := "1"
	if vote < c.Vote {
		sign = "-1"
	}
	f := v.ask("PUT", "vote/"+source.Escape(c.ID), "&vote="+sign)
	f.Known = true
	return f
}

// Voted gives the comment with the score that it has now.
func (v voter) Voted(c *comment.Comment, vote int, reply source.Reply) (*comment.Comment, error) {
	said, err := object(reply)
	if err != nil {
		return c, err
	}
	if said.Get("score").Kind() != json.Number {
		return c, garbled
	}
	voted := *c
	v.score(&voted, integer(said.Get("score")), int64(vote))
	return &voted, nil
}

// Stepwise tells that a vote is taken back before the opposite one is given.
func (v voter) Stepwise() bool { return true }
