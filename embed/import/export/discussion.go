package export

import (
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
)

// discussion is one of GitHub's, as its GraphQL interface and giscus give it.
// https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions
type discussion struct {
	Title    string     `json:"title"`
	Body     string     `json:"body"`
	BodyHTML string     `json:"bodyHTML"`
	URL      string     `json:"url"`
	Comments connection `json:"comments"`
}

// connection is a list in GraphQL, with or without what is around it.
type connection []json.RawMessage

func (c *connection) UnmarshalJSON(data []byte) error {
	var whole struct {
		Nodes []json.RawMessage
		Edges []struct{ Node json.RawMessage }
	}
	if json.Unmarshal(data, (*[]json.RawMessage)(c)) == nil {
		return nil
	}
	if err := json.Unmarshal(data, &whole); err != nil {
		return err
	}
	*c = whole.Nodes
	for _, edge := range whole.Edges {
		*c = append(*c, edge.Node)
	}
	return nil
}

type discussionComment struct {
	ID     loose `json:"id"`
	Author *struct {
		Login  string `json:"login"`
		URL    string `json:"url"`
		Avatar string `json:"avatarUrl"`
	} `json:"author"`
	Association string          `json:"authorAssociation"`
	Body        string          `json:"body"`
	BodyHTML    string          `json:"bodyHTML"`
	Created     string          `json:"createdAt"`
	Edited      string          `json:"lastEditedAt"`
	Deleted     string          `json:"deletedAt"`
	Minimized   bool            `json:"isMinimized"`
	Reason      string          `json:"minimizedReason"`
	Upvotes     int             `json:"upvoteCount"`
	Groups      []reactionGroup `json:"reactionGroups"`
	// Reactions are giscus's way to say the same.
	Reactions json.RawMessage `json:"reactions"`
	Replies   connection      `json:"replies"`
}

type reactionGroup struct {
	Content string
	Users   struct{ TotalCount int }
	// Reactors is the newer name.
	Reactors struct{ TotalCount int }
}

// readDiscussions reads any JSON that has discussions in it: answers of the
// interface one after the other, a list of them, or what giscus gives.
func readDiscussions(in *Input, to Sink) error {
	v, err := in.values()
	if err != nil {
		return err
	}
	defer v.close()
	known := false
	for {
		var document json.RawMessage
		if err := v.Decode(&document); err != nil {
			if errors.Is(err, io.EOF) && !known {
				return in.mistaken("since no discussion with its comments is in it")
			}
			return v.wrong(err)
		}
		found, err := discussions(document, to)
		if err != nil {
			return err
		}
		known = known || found
	}
}

// discussions hands over the discussions in a part of a document, and tells
// whether there were some.
func discussions(part json.RawMessage, to Sink) (found bool, err error) {
	var inside []json.RawMessage
	if json.Unmarshal(part, &inside) != nil {
		var members map[string]json.RawMessage
		if json.Unmarshal(part, &members) != nil {
			return false, nil
		}
		var d discussion
		if _, ok := members["comments"]; ok && json.Unmarshal(part, &d) == nil {
			return true, d.read(to)
		}
		// Names in the order of the alphabet, since a map has none.
		for _, name := range sorted(members) {
			inside = append(inside, members[name])
		}
	}
	for _, one := range inside {
		more, err := discussions(one, to)
		if err != nil {
			return found, err
		}
		found = found || more
	}
	return found, nil
}

func sorted(members map[string]json.RawMessage) []string {
	var names []string
	for name := range members {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (d discussion) read(to Sink) error {
	url := d.page()
	to.Page(url, Page{URL: url})
	return readReplies(d.Comments, url, "", to)
}

func readReplies(comments connection, page, parent string, to Sink) error {
	for _, raw := range comments {
		var c discussionComment
		if json.Unmarshal(raw, &c) != nil {
			to.Unread()
			continue
		}
		if err := to.Comment(c.comment(page, parent)); err != nil {
			return err
		}
		if err := readReplies(c.Replies, page, c.ID.String(), to); err != nil {
			return err
		}
	}
	return nil
}

// lastLink is the link that giscus ends a discussion's text with.
var lastLink = regexp.MustCompile(`(?:\]\(|<|^|\s)(https?://[^\s()<>]+)[)>]?\s*$`)

// page is the URL of the page that a discussion is about: giscus makes its title
// of it, or links to it, whichever way it was set up.
func (d discussion) page() string {
	title := strings.TrimSpace(d.Title)
	if strings.HasPrefix(title, "http://") || strings.HasPrefix(title, "https://") {
		return title
	}
	if match := lastLink.FindStringSubmatch(d.Body); match != nil {
		return match[1]
	}
	switch {
	case title == "" || strings.ContainsAny(title, " \t"):
		return d.URL
	case title == "index":
		return "/"
	}
	return "/" + strings.TrimPrefix(title, "/")
}

func (d discussionComment) comment(page, parent string) Comment {
	c := Comment{
		Page:    page,
		ID:      d.ID.String(),
		Parent:  parent,
		Created: moment(d.Created),
		Edited:  moment(d.Edited),
		Body:    d.Body,
		Form:    Markdown,
	}
	if c.Body == "" {
		c.Body, c.Form = d.BodyHTML, HTML
	}
	if d.Author != nil {
		c.Name, c.Link, c.Picture = d.Author.Login, d.Author.URL, d.Author.Avatar
	}
	switch d.Association {
	case "OWNER":
		c.Role = "author"
	case "MEMBER", "COLLABORATOR":
		c.Role = "moderator"
	}
	c.Up, c.Down = d.votes()
	switch {
	case d.Deleted != "":
		c.State = Deleted
	case d.Minimized && strings.EqualFold(d.Reason, "spam"):
		c.State = Spam
	case d.Minimized:
		c.State = Hidden
	}
	return c
}

// votes are upvotes and thumbs.
func (d discussionComment) votes() (up, down int) {
	up = d.Upvotes
	for _, g := range d.Groups {
		switch n := g.Users.TotalCount + g.Reactors.TotalCount; g.Content {
		case "THUMBS_UP":
			up += n
		case "THUMBS_DOWN":
			down += n
		}
	}
	var counts map[string]struct{ Count int }
	if json.Unmarshal(d.Reactions, &counts) == nil {
		up, down = up+counts["THUMBS_UP"].Count, down+counts["THUMBS_DOWN"].Count
	}
	return up, down
}
