package remark42

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// decode reads a comment. It reports false without an ID, or without a text unless the
// comment is deleted.
//
// The widget shows the server's HTML, not the Markdown in orig. Imported comments have
// only HTML, and the server's dialect has its own links, emoji and quotes, so readers see
// the same as in its other clients. The Markdown is for editing.
func (t *thread) decode(entry json.Value) (*comment.Comment, bool) {
	c := &comment.Comment{
		ID:      entry.Get("id").Text(),
		Parent:  entry.Get("pid").Text(),
		Created: calendar.Parse(entry.Get("time").Text()),
		Edited:  calendar.Never,
		Deleted: entry.Get("delete").Bool(),
	}
	if c.Deleted {
		return c, c.ID != ""
	}
	user, text := entry.Get("user"), entry.Get("text")
	c.Author = comment.Author{
		ID:        user.Get("id").Text(),
		Name:      source.Plain(user.Get("name").Text()),
		Avatar:    user.Get("picture").Text(),
		Moderator: user.Get("admin").Bool(),
		Verified:  user.Get("verified").Bool(),
	}
	c.Edited = calendar.Parse(entry.Get("edit").Get("time").Text())
	c.Body, c.HTML = entry.Get("orig").Text(), text.Text()
	c.Pinned = entry.Get("pin").Bool()
	t.score(c, integer(entry.Get("score")), integer(entry.Get("vote")))
	if c.Own = t.account.id != "" && user.Get("id").Text() == t.account.id; c.Own && t.rules.window > 0 && c.Created != calendar.Never {
		c.Until = c.Created + t.rules.window
	}
	return c, c.ID != "" && text.Kind() == json.Text
}

// score sets the votes. The server tells only their sum, which includes the reader's own
// vote.
func (t *thread) score(c *comment.Comment, score, vote int64) {
	down := max(0, -score)
	switch {
	case vote > 0:
		c.Vote = 1
		down = max(down, 1-score)
	case vote < 0:
		c.Vote = -1
		down = max(down, 1)
	default:
		c.Vote = 0
	}
	c.Up, c.Down = int(score+down), int(down)
	c.Low = score <= t.rules.low
}
