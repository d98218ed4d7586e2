package local

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Limits is a name and a text of a length that storage bears.
func (t thread) Limits() source.Limits {
	return source.Limits{Name: true, Length: 20000, Notice: "local.notice"}
}

// Post asks to keep a comment under the ID of the draft.
func (t thread) Post(d source.Draft) source.Request { return t.encode(fresh(d)) }

// Posted gives the comment, or why it could not be kept.
func (t thread) Posted(d source.Draft, reply source.Reply) (*comment.Comment, error) {
	return fresh(d), reply.Failure.Problem()
}

// Edit asks to keep the comment with another body.
func (t thread) Edit(c *comment.Comment, body string, now int64) source.Request {
	return t.encode(edited(c, body, now))
}

// Edited gives the comment with the other body, or why it could not be kept.
func (t thread) Edited(c *comment.Comment, body string, now int64, reply source.Reply) (*comment.Comment, error) {
	return edited(c, body, now), reply.Failure.Problem()
}

// Delete asks to keep only the place of the comment. The item stays, since a
// reply to it may be on its way from another tab.
func (t thread) Delete(c *comment.Comment) source.Request {
	gone := *c
	gone.Deleted = true
	return t.encode(&gone)
}

// Restore asks to keep the comment as it was.
func (t thread) Restore(c *comment.Comment) source.Request {
	back := *c
	back.Deleted = false
	return t.encode(&back)
}

// Changed tells why the change could not be kept, if it could not.
func (t thread) Changed(reply source.Reply) error { return reply.Failure.Problem() }

func fresh(d source.Draft) *comment.Comment {
	return &comment.Comment{
		ID:      d.ID,
		Parent:  d.Parent,
		Author:  comment.Author{Name: d.Name},
		Created: d.Milliseconds,
		Edited:  calendar.Never,
		Body:    d.Body,
		Own:     true,
	}
}

func edited(c *comment.Comment, body string, now int64) *comment.Comment {
	after := *c
	after.Body, after.Edited = body, now
	return &after
}
