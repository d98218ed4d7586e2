package jsonfile

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
)

// decode reads one entry. It reports false without an ID, or without a body unless the
// comment is deleted. An optional member of the wrong type counts as absent. Only the
// place of a deleted comment shows, so no more is read of it.
func decode(entry json.Value) (*comment.Comment, bool) {
	c := &comment.Comment{
		ID:      entry.Get("id").Text(),
		Parent:  entry.Get("parent").Text(),
		Created: calendar.Parse(entry.Get("created").Text()),
		Edited:  calendar.Never,
		Up:      entry.Get("up").Count(),
		Down:    entry.Get("down").Count(),
		Pinned:  entry.Get("pinned").Bool(),
		Deleted: entry.Get("deleted").Bool(),
	}
	if c.Deleted {
		return c, c.ID != ""
	}
	author, body := entry.Get("author"), entry.Get("body")
	role := author.Get("role").Text()
	c.Author = comment.Author{
		Name:      author.Get("name").Text(),
		URL:       author.Get("url").Text(),
		Avatar:    author.Get("avatar").Text(),
		Writer:    role == "author",
		Moderator: role == "moderator",
	}
	c.Edited = calendar.Parse(entry.Get("edited").Text())
	if entry.Get("format").Text() == "html" {
		c.HTML = body.Text()
	} else {
		c.Body = body.Text()
	}
	return c, c.ID != "" && body.Kind() == json.Text
}
