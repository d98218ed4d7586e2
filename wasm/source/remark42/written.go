package remark42

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// written gives what the writer of a comment wrote last, on all pages of the site.
func (t *thread) written(of *comment.Comment) source.Reading {
	return source.Send(source.Fetch{
		Method:  "GET",
		URL:     t.host + "/api/v1/comments?site=" + source.Escape(t.site) + "&user=" + source.Escape(of.Author.ID) + "&limit=20",
		Session: t.session,
	}, func(reply source.Reply) source.Reading {
		said, err := object(reply)
		var all []*comment.Comment
		for _, entry := range said.Get("comments").List() {
			if c, ok := t.decode(entry); ok && !c.Deleted {
				c.From = source.Plain(entry.Get("title").Text())
				c.Link = entry.Get("locator").Get("url").Text() + "#comment-" + source.Escape(c.ID)
				all = append(all, c)
			}
		}
		return source.Done[source.Thread]{Value: source.Thread{Comments: all}, Problem: err}
	})
}
