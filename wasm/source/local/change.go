package local

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// post keeps a comment under the ID of the draft.
func (t thread) post(d source.Draft) source.Change {
	return t.keep(&comment.Comment{
		ID:      d.ID,
		Parent:  d.Parent,
		Author:  comment.Author{Name: d.Name},
		Created: d.Milliseconds,
		Edited:  calendar.Never,
		Body:    d.Body,
		Own:     true,
	})
}

// edit keeps the comment with another body.
func (t thread) edit(c *comment.Comment, d source.Draft) source.Change {
	after := *c
	after.Body, after.Edited = d.Body, d.Milliseconds
	return t.keep(&after)
}

// delete keeps only the place of the comment. The item stays, since a reply to
// it may be on its way from another tab.
func (t thread) delete(c *comment.Comment) source.Change { return t.keep(c.Gone()) }

// restore keeps the comment as it was.
func (t thread) restore(c *comment.Comment) source.Change { return t.keep(c) }

// keep writes the item of a comment, and gives the comment or why there is no
// room for it.
func (t thread) keep(c *comment.Comment) source.Change {
	return source.Send(t.encode(c), func(reply source.Reply) source.Change {
		return source.Done[*comment.Comment]{Value: c, Problem: reply.Failure.Problem()}
	})
}
