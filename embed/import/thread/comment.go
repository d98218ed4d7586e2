// Package thread writes thread files. "A thread file" in embed/guides/sources.md
// describes them.
package thread

import (
	"encoding/json"
	"time"
)

// Comment is an entry of a thread file.
type Comment struct {
	ID      string
	Parent  string
	Author  Author
	Created time.Time
	Edited  time.Time
	// Body is Markdown, or else HTML.
	Body     string
	HTML     bool
	Up, Down int
	Pinned   bool
	Deleted  bool
}

// Author is who wrote a comment.
type Author struct{ Name, URL, Avatar, Role string }

// entry is a comment in the form of the file, where null means nothing.
type entry struct {
	ID      string  `json:"id"`
	Parent  *string `json:"parent"`
	Author  *author `json:"author,omitempty"`
	Created *string `json:"created"`
	Edited  *string `json:"edited,omitempty"`
	Body    *string `json:"body,omitempty"`
	Format  string  `json:"format,omitempty"`
	Up      int     `json:"up,omitempty"`
	Down    int     `json:"down,omitempty"`
	Pinned  bool    `json:"pinned,omitempty"`
	Deleted bool    `json:"deleted,omitempty"`
}

type author struct {
	Name   *string `json:"name"`
	URL    *string `json:"url,omitempty"`
	Avatar *string `json:"avatar,omitempty"`
	Role   *string `json:"role,omitempty"`
}

// MarshalJSON is the comment in the form of the file. Of a deleted comment only its place
// is left.
func (c Comment) MarshalJSON() ([]byte, error) {
	e := entry{ID: c.ID, Parent: some(c.Parent), Created: moment(c.Created)}
	if c.Deleted {
		e.Deleted = true
		return encode(e)
	}
	e.Author = &author{some(c.Author.Name), some(c.Author.URL), some(c.Author.Avatar), some(c.Author.Role)}
	e.Edited, e.Body = moment(c.Edited), &c.Body
	if c.HTML {
		e.Format = "html"
	}
	e.Up, e.Down, e.Pinned = max(c.Up, 0), max(c.Down, 0), c.Pinned
	return encode(e)
}

func some(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// moment is a time in RFC 3339, nil where it is unknown or RFC 3339 cannot express it.
func moment(t time.Time) *string {
	t = t.UTC()
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return nil
	}
	text := t.Format(time.RFC3339)
	return &text
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Comment) UnmarshalJSON(data []byte) error {
	var e entry
	if err := json.Unmarshal(data, &e); err != nil {
		return err
	}
	*c = Comment{ID: e.ID, Parent: of(e.Parent), Created: timeOf(e.Created), Edited: timeOf(e.Edited), Body: of(e.Body), HTML: e.Format == "html",
		Up: e.Up, Down: e.Down, Pinned: e.Pinned, Deleted: e.Deleted}
	if a := e.Author; a != nil {
		c.Author = Author{of(a.Name), of(a.URL), of(a.Avatar), of(a.Role)}
	}
	return nil
}

func of(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

func timeOf(text *string) time.Time {
	t, _ := time.Parse(time.RFC3339, of(text))
	return t
}
