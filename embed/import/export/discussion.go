package export

import (
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// discussion is a discussion on GitHub, as GraphQL and giscus give it.
// https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions
type discussion struct{ title, body, url string }

// connection is a list in GraphQL, with or without the object that wraps it.
type connection []json.RawMessage

func (c *connection) UnmarshalJSON(data []byte) error {
	var whole struct {
		Nodes []json.RawMessage
		Edges []json.RawMessage
	}
	if json.Unmarshal(data, (*[]json.RawMessage)(c)) == nil {
		return nil
	}
	if err := json.Unmarshal(data, &whole); err != nil {
		return err
	}
	*c = append(whole.Nodes, whole.Edges...)
	return nil
}

// node is what an edge of a connection leads to, or the element itself.
func node(element json.RawMessage) json.RawMessage {
	var edge struct{ Node json.RawMessage }
	if json.Unmarshal(element, &edge) == nil && edge.Node != nil {
		return edge.Node
	}
	return element
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
	// Reactions are the same thing in giscus's JSON.
	Reactions json.RawMessage `json:"reactions"`
	Replies   connection      `json:"replies"`
}

type reactionGroup struct {
	Content string
	Users   struct{ TotalCount int }
	// Reactors is the newer name.
	Reactors struct{ TotalCount int }
}

// readDiscussions reads any JSON that has discussions in it: several answers of GraphQL one
// after the other, a list of them, or what giscus gives.
func readDiscussions(in *Input, to Sink) error {
	v, err := in.values()
	if err != nil {
		return err
	}
	defer v.close()
	r := &discussionReader{values: v, to: to}
	for err == nil {
		var first json.Token
		if first, err = v.Token(); err == nil {
			err = r.look(first)
		}
	}
	if errors.Is(err, io.EOF) && r.found == 0 {
		return in.mistaken("since no discussion with its comments is in it")
	}
	return v.wrong(err)
}

// discussionReader looks for discussions, which are objects with comments in them. The file
// may be larger than what fits into memory.
type discussionReader struct {
	*values
	to    Sink
	found int
	depth int
}

// deepest is how deep a discussion may lie in a file.
const deepest = 1000

// look looks in a value that begins with a token.
func (r *discussionReader) look(first json.Token) (err error) {
	r.depth++
	defer func() { r.depth-- }()
	switch {
	case first == json.Delim('{') && r.depth < deepest:
		return r.object()
	case first == json.Delim('[') && r.depth < deepest:
		for r.More() && err == nil {
			if first, err = r.token(); err == nil {
				err = r.look(first)
			}
		}
		if err == nil {
			_, err = r.token()
		}
		return err
	case first == json.Delim('{'), first == json.Delim('['):
		return r.skip()
	}
	return nil
}

// object looks in an object. The members that say which page a discussion is about may come
// before its comments or after them.
func (r *discussionReader) object() error {
	var d discussion
	key := ""
	for r.More() {
		name, err := r.token()
		if err != nil {
			return err
		}
		value, err := r.token()
		if err != nil {
			return err
		}
		text, _ := value.(string)
		switch name {
		case "title":
			d.title = text
		case "body":
			d.body = text
		case "url":
			d.url = text
		case "comments":
			r.found++
			key = r.in.key(strconv.Itoa(r.found))
			if err := r.connection(value, key); err != nil {
				return err
			}
			continue
		}
		if err := r.look(value); err != nil {
			return err
		}
	}
	if key != "" {
		r.to.Page(key, Page{URL: d.page()})
	}
	_, err := r.token()
	return err
}

// connection reads the comments of a page.
func (r *discussionReader) connection(first json.Token, page string) error {
	visit := func(list string, element json.RawMessage) error {
		if list != "" && list != "nodes" && list != "edges" {
			return nil
		}
		return readReplies(connection{element}, page, "", r.to)
	}
	switch first {
	case json.Delim('['):
		return r.elements("", visit)
	case json.Delim('{'):
		return r.members(visit)
	}
	return nil
}

func readReplies(comments connection, page, parent string, to Sink) error {
	for _, element := range comments {
		var c discussionComment
		if json.Unmarshal(node(element), &c) != nil {
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

// lastLink is the link that giscus puts at the end of a discussion's text.
var lastLink = regexp.MustCompile(`(?:\]\(|<|^|\s)(https?://[^\s()<>]+)[)>]?\s*$`)

// page is the URL of the page that a discussion is about. Depending on how giscus was set
// up, it is the discussion's title, or a link in its text.
func (d discussion) page() string {
	title := strings.TrimSpace(d.title)
	if strings.HasPrefix(title, "http://") || strings.HasPrefix(title, "https://") {
		return title
	}
	if match := lastLink.FindStringSubmatch(d.body); match != nil {
		return match[1]
	}
	switch {
	case title == "" || strings.ContainsAny(title, " \t"):
		return d.url
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
