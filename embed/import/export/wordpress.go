package export

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// wordpressComment is a comment in WXR, the export of WordPress. WXR's namespace changes
// with its version.
type wordpressComment struct {
	ID       string `xml:"comment_id"`
	Parent   string `xml:"comment_parent"`
	Name     string `xml:"comment_author"`
	Link     string `xml:"comment_author_url"`
	Local    string `xml:"comment_date"`
	UTC      string `xml:"comment_date_gmt"`
	Content  string `xml:"comment_content"`
	Approved string `xml:"comment_approved"`
	Type     string `xml:"comment_type"`
	User     string `xml:"comment_user_id"`
}

// wordpressItem is what WXR says about a page before the page's comments.
type wordpressItem struct {
	key, link, guid string
	status          string
	password        string
	creator         string
}

// readWordPress reads WXR. An item can have any number of comments, so it is read member by
// member.
func readWordPress(in *Input, to Sink) error {
	d, err := in.document("rss")
	if err != nil {
		return err
	}
	defer d.close()
	logins := map[string]string{}
	items := 0
	for {
		start, err := d.next()
		if err != nil {
			return d.wrong(err)
		}
		switch start.Name.Local {
		case "author":
			var a struct {
				ID    string `xml:"author_id"`
				Login string `xml:"author_login"`
			}
			if err = d.DecodeElement(&a, &start); err == nil {
				logins[strings.TrimSpace(a.ID)] = strings.TrimSpace(a.Login)
			}
		case "item":
			items++
			err = d.wordpressItem(in.key(strconv.Itoa(items)), logins, to)
		}
		if err != nil {
			return d.wrong(err)
		}
	}
}

// wordpressItem reads the members of an item that has begun.
func (d *document) wordpressItem(key string, logins map[string]string, to Sink) error {
	item := wordpressItem{key: key}
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			to.Page(key, item.page())
			return nil
		case xml.StartElement:
			switch t.Name.Local {
			case "link":
				err = d.text(&item.link, &t)
			case "guid":
				err = d.text(&item.guid, &t)
			case "creator":
				err = d.text(&item.creator, &t)
			case "status":
				err = d.text(&item.status, &t)
			case "post_password":
				err = d.text(&item.password, &t)
			case "comment":
				err = d.wordpressComment(&t, item, logins, to)
			default:
				err = d.Skip()
			}
			if err != nil {
				return err
			}
		}
	}
}

func (d *document) text(to *string, start *xml.StartElement) error {
	err := d.DecodeElement(to, start)
	*to = strings.TrimSpace(*to)
	return err
}

// page is the item as a page. An attachment inherits the status of the page that it is
// attached to.
func (i wordpressItem) page() Page {
	p := Page{URL: i.link}
	if p.URL == "" {
		p.URL = i.guid
	}
	switch i.status {
	case "", "publish", "inherit", "closed":
	default:
		p.Hidden = true
	}
	p.Hidden = p.Hidden || i.password != ""
	return p
}

func (d *document) wordpressComment(start *xml.StartElement, item wordpressItem, logins map[string]string, to Sink) error {
	var w wordpressComment
	if err := d.DecodeElement(&w, start); err != nil {
		return err
	}
	c := Comment{
		Page:    item.key,
		ID:      strings.TrimSpace(w.ID),
		Parent:  strings.TrimSpace(w.Parent),
		Name:    w.Name,
		Link:    w.Link,
		Created: moment(w.UTC),
		Body:    w.Content,
		Form:    Lines,
	}
	if c.Parent == "0" {
		c.Parent = ""
	}
	if c.Created.IsZero() {
		c.Created = moment(w.Local)
	}
	if login := logins[strings.TrimSpace(w.User)]; login != "" && login == item.creator {
		c.Role = "author"
	}
	switch strings.TrimSpace(w.Approved) {
	case "1", "approved", "approve":
	case "spam":
		c.State = Spam
	case "trash", "post-trashed":
		c.State = Deleted
	default:
		c.State = Pending
	}
	switch strings.TrimSpace(w.Type) {
	case "", "comment", "review":
	default:
		c.State = Other
	}
	return to.Comment(c)
}
