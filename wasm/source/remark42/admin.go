package remark42

import (
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// admin adds what an admin of the site may do. In a closed thread that is all.
// https://remark42.com/docs/contributing/api/#admin
func (t *thread) admin(s *source.Source) {
	s.Account = t.logIns()
	s.Delete = t.erase
	s.Moderation = &source.Moderation{Pin: t.pin, Block: t.block, Close: t.close}
}

// erase deletes a comment, whoever wrote it.
func (t *thread) erase(c *comment.Comment) source.Change {
	return answered(t.tell("DELETE", "admin/comment/"+source.Escape(c.ID), "", ""), func(json.Value) (*comment.Comment, bool) {
		return c.Gone(), true
	})
}

func (t *thread) pin(c *comment.Comment, pinned bool) source.Change {
	return answered(t.tell("PUT", "admin/pin/"+source.Escape(c.ID), "&pin="+sign(pinned), ""), func(json.Value) (*comment.Comment, bool) {
		now := *c
		now.Pinned = pinned
		return &now, true
	})
}

func (t *thread) block(c *comment.Comment) source.Step[source.None] {
	return source.Send(t.tell("PUT", "admin/user/"+source.Escape(c.Author.ID), "&block=1", ""), done)
}

func (t *thread) close(closed bool) source.Step[source.None] {
	return source.Send(t.tell("PUT", "admin/readonly", "&ro="+sign(closed), ""), done)
}

// sign is yes or no in the API's queries.
func sign(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}

func done(reply source.Reply) source.Step[source.None] {
	_, err := object(reply)
	return source.Fail[source.None](err)
}
