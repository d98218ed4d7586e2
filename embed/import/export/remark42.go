package export

import (
	"encoding/json"
	"errors"
	"io"
)

type remark42Comment struct {
	ID     string `json:"id"`
	Parent string `json:"pid"`
	Text   string `json:"text"`
	Typed  string `json:"orig"`
	User   struct {
		Name    string `json:"name"`
		Picture string `json:"picture"`
		Admin   bool   `json:"admin"`
	} `json:"user"`
	Locator struct {
		URL string `json:"url"`
	} `json:"locator"`
	Score int             `json:"score"`
	Votes map[string]bool `json:"votes"`
	Time  string          `json:"time"`
	Edit  *struct {
		Time string `json:"time"`
	} `json:"edit"`
	Pinned  bool `json:"pin"`
	Deleted bool `json:"delete"`

	// A backup begins with Users and Posts.
	Users json.RawMessage `json:"users"`
	Posts json.RawMessage `json:"posts"`
}

// readRemark42 reads a backup: an object about the site, then one for each
// comment.
// https://remark42.com/docs/backup/backup/
func readRemark42(in *Input, to Sink) error {
	v, err := in.values()
	if err != nil {
		return err
	}
	defer v.close()
	known := false
	for {
		var line json.RawMessage
		if err := v.Decode(&line); err != nil {
			if errors.Is(err, io.EOF) && !known {
				return in.mistaken("since no comment of its is in it")
			}
			return v.wrong(err)
		}
		var c remark42Comment
		switch {
		case json.Unmarshal(line, &c) != nil:
			to.Unread()
			continue
		case c.Users != nil || c.Posts != nil:
			known = true
			continue
		case c.ID == "" && c.Locator.URL == "":
			to.Unread()
			continue
		}
		known = true
		to.Page(c.Locator.URL, Page{URL: c.Locator.URL})
		if err := to.Comment(c.comment()); err != nil {
			return err
		}
	}
}

// comment takes the server's HTML, not what was typed, since that has emoji and quotes in
// Remark42's own notation.
func (r remark42Comment) comment() Comment {
	c := Comment{
		Page:    r.Locator.URL,
		ID:      r.ID,
		Parent:  r.Parent,
		Name:    r.User.Name,
		Picture: r.User.Picture,
		Created: moment(r.Time),
		Body:    r.Text,
		Up:      max(r.Score, 0),
		Down:    max(-r.Score, 0),
		Pinned:  r.Pinned,
	}
	if c.Body == "" {
		c.Body, c.Form = r.Typed, Markdown
	}
	if len(r.Votes) > 0 {
		c.Up, c.Down = 0, 0
		for _, up := range r.Votes {
			if up {
				c.Up++
			} else {
				c.Down++
			}
		}
	}
	if r.User.Admin {
		c.Role = "moderator"
	}
	if r.Edit != nil {
		c.Edited = moment(r.Edit.Time)
	}
	if r.Deleted {
		c.State = Deleted
	}
	return c
}
