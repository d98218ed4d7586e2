package export

import (
	"encoding/json"
	"strings"
)

type commentoComment struct {
	ID        string `json:"commentHex"`
	Domain    string `json:"domain"`
	URL       string `json:"url"`
	Path      string `json:"path"`
	Commenter string `json:"commenterHex"`
	Name      string `json:"commenterName"`
	Markdown  string `json:"markdown"`
	HTML      string `json:"html"`
	Parent    string `json:"parentHex"`
	Score     int    `json:"score"`
	State     string `json:"state"`
	Created   string `json:"creationDate"`
	Deleted   bool   `json:"deleted"`
}

type commentoPerson struct {
	Key       string `json:"commenterHex"`
	Name      string `json:"name"`
	Link      string `json:"link"`
	Photo     string `json:"photo"`
	Moderator bool   `json:"isModerator"`
}

// readCommento reads Commento's JSON twice, since the people come after the comments that
// they wrote.
// https://docs.commento.io
func readCommento(in *Input, to Sink) error {
	people := map[string]commentoPerson{}
	known, err := in.commento(func(list string, element json.RawMessage) error {
		var p commentoPerson
		if list == "commenters" && json.Unmarshal(element, &p) == nil {
			people[p.Key] = p
		}
		return nil
	})
	if err != nil {
		return err
	}
	if !known {
		return in.mistaken("since there is no list of comments in it")
	}
	in.passed = nil
	_, err = in.commento(func(list string, element json.RawMessage) error {
		if list != "comments" {
			return nil
		}
		var c commentoComment
		if json.Unmarshal(element, &c) != nil {
			to.Unread()
			return nil
		}
		url := c.page()
		to.Page(url, Page{URL: url})
		return to.Comment(c.comment(people[c.Commenter]))
	})
	return err
}

// commento goes through the lists, and tells whether one of them holds comments.
func (in *Input) commento(visit func(string, json.RawMessage) error) (known bool, err error) {
	v, err := in.values()
	if err != nil {
		return false, err
	}
	defer v.close()
	err = v.lists(func(list string, element json.RawMessage) error {
		known = known || list == "comments"
		return visit(list, element)
	})
	return known, v.wrong(err)
}

func (c commentoComment) page() string {
	path := c.URL
	if path == "" {
		path = c.Path
	}
	if strings.Contains(path, "://") || c.Domain == "" {
		return path
	}
	return "https://" + c.Domain + "/" + strings.TrimPrefix(path, "/")
}

func (c commentoComment) comment(by commentoPerson) Comment {
	// Commento writes "undefined" where it does not know something.
	known := func(s string) string {
		if s == "undefined" {
			return ""
		}
		return s
	}
	out := Comment{
		Page:    c.page(),
		ID:      c.ID,
		Name:    known(by.Name),
		Link:    known(by.Link),
		Picture: known(by.Photo),
		Created: moment(c.Created),
		Body:    c.Markdown,
		Form:    Markdown,
		Up:      max(c.Score, 0),
		Down:    max(-c.Score, 0),
	}
	if out.Name == "" {
		out.Name = c.Name
	}
	if out.Body == "" {
		out.Body, out.Form = c.HTML, HTML
	}
	if c.Parent != "root" {
		out.Parent = c.Parent
	}
	if by.Moderator {
		out.Role = "moderator"
	}
	switch {
	case c.Deleted:
		out.State = Deleted
	case c.State == "flagged":
		out.State = Spam
	case c.State != "" && c.State != "approved":
		out.State = Pending
	}
	return out
}
