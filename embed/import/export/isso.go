package export

import (
	"encoding/json"
	"strings"
)

// issoComment is a comment in Isso's table or in its JSON.
type issoComment struct {
	Thread   loose  `json:"tid"`
	ID       loose  `json:"id"`
	Parent   loose  `json:"parent"`
	Author   string `json:"author"`
	Website  string `json:"website"`
	Created  loose  `json:"created"`
	Modified loose  `json:"modified"`
	Mode     loose  `json:"mode"`
	Text     string `json:"text"`
	Likes    loose  `json:"likes"`
	Dislikes loose  `json:"dislikes"`
}

// readIsso reads Isso's database or one of two kinds of JSON. One is what Isso imports as
// "generic", a list of threads that hold their comments. The other is a dump of its two
// tables.
// https://isso-comments.de/docs/guides/quickstart/#migrate-from-other-systems
func readIsso(in *Input, to Sink) error {
	f, err := in.open()
	if err != nil {
		return err
	}
	start, _ := f.Peek(len(sqliteMark))
	f.Close()
	if string(start) == sqliteMark {
		return readIssoDatabase(in, to)
	}
	v, err := in.values()
	if err != nil {
		return err
	}
	defer v.close()
	known := false
	err = v.lists(func(list string, element json.RawMessage) error {
		switch list {
		case "comments":
			known = true
			var c issoComment
			if json.Unmarshal(element, &c) != nil {
				to.Unread()
				return nil
			}
			return to.Comment(c.comment(in.key(c.Thread.String())))
		case "", "threads":
			known = true
			return in.issoThread(element, to)
		}
		return nil
	})
	if err == nil && !known {
		return in.mistaken("since there is no list of threads in it")
	}
	return v.wrong(err)
}

func (in *Input) issoThread(element json.RawMessage, to Sink) error {
	var t struct {
		ID       loose             `json:"id"`
		URI      string            `json:"uri"`
		Comments []json.RawMessage `json:"comments"`
	}
	if json.Unmarshal(element, &t) != nil {
		to.Unread()
		return nil
	}
	url := t.URI
	if url == "" {
		url = t.ID.String()
	}
	key := in.key(t.ID.String())
	to.Page(key, Page{URL: url})
	for _, element := range t.Comments {
		var c issoComment
		if json.Unmarshal(element, &c) != nil {
			to.Unread()
			continue
		}
		if err := to.Comment(c.comment(key)); err != nil {
			return err
		}
	}
	return nil
}

func (i issoComment) comment(page string) Comment {
	c := Comment{
		Page:    page,
		ID:      i.ID.String(),
		Parent:  i.Parent.String(),
		Name:    i.Author,
		Link:    i.Website,
		Created: moment(i.Created.String()),
		Edited:  moment(i.Modified.String()),
		Body:    i.Text,
		Form:    Markdown,
		Up:      i.Likes.number(),
		Down:    i.Dislikes.number(),
	}
	switch strings.TrimSpace(i.Mode.String()) {
	case "", "1":
	case "4":
		c.State = Deleted
	default:
		c.State = Pending
	}
	return c
}
