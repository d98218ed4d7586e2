package local

import (
	"strings"
	"unicode/utf8"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// encode makes the item of a comment: the ID is in the key, the rest is an
// object with the members that are not empty. Of a deleted comment only its
// place is kept.
func (t thread) encode(c *comment.Comment) source.Put {
	var w json.Writer
	text := func(name, value string) {
		if value != "" {
			w.Text(name, value)
		}
	}
	text("parent", c.Parent)
	text("created", calendar.Format(c.Created))
	if c.Deleted {
		w.Bool("deleted", true)
	} else {
		text("edited", calendar.Format(c.Edited))
		text("name", c.Author.Name)
		w.Text("body", c.Body)
	}
	return source.Put{Key: t.prefix + c.ID, Value: w.String()}
}

// decode reads an item, which anything on the page may have written.
func (t thread) decode(item source.Item) (*comment.Comment, bool) {
	id, ok := strings.CutPrefix(item.Key, t.prefix)
	if !ok || id == "" || !utf8.ValidString(id) {
		return nil, false
	}
	v, err := json.Decode(item.Value)
	if err != nil {
		return nil, false
	}
	c := &comment.Comment{
		ID:      id,
		Parent:  v.Get("parent").Text(),
		Created: calendar.Parse(v.Get("created").Text()),
		Edited:  calendar.Never,
		Deleted: v.Get("deleted").Bool(),
		Own:     true,
	}
	if c.Deleted {
		return c, true
	}
	c.Edited = calendar.Parse(v.Get("edited").Text())
	c.Author.Name = v.Get("name").Text()
	c.Body = v.Get("body").Text()
	return c, v.Get("body").Kind() == json.Text
}
