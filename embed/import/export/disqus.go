package export

import "encoding/xml"

// disqusThread is a page in Disqus's export. Some versions use other namespaces, so its
// members are told apart by their names alone.
type disqusThread struct {
	Key     string `xml:"id,attr"`
	Name    string `xml:"id"`
	Link    string `xml:"link"`
	Deleted string `xml:"isDeleted"`
}

type disqusPost struct {
	Key      string    `xml:"id,attr"`
	Message  string    `xml:"message"`
	Created  string    `xml:"createdAt"`
	Name     string    `xml:"author>name"`
	Username string    `xml:"author>username"`
	Approved string    `xml:"isApproved"`
	Deleted  string    `xml:"isDeleted"`
	Spam     string    `xml:"isSpam"`
	Thread   disqusKey `xml:"thread"`
	Parent   disqusKey `xml:"parent"`
}

type disqusKey struct {
	Key string `xml:"id,attr"`
}

// readDisqus reads Disqus's XML: all threads, then all posts.
// https://help.disqus.com/en/articles/1717164-comments-export
func readDisqus(in *Input, to Sink) error {
	d, err := in.document("disqus")
	if err != nil {
		return err
	}
	defer d.close()
	for {
		start, err := d.next()
		if err != nil {
			return d.wrong(err)
		}
		switch start.Name.Local {
		case "thread":
			err = d.disqusThread(&start, to)
		case "post":
			err = d.disqusPost(&start, to)
		default:
			err = d.Skip()
		}
		if err != nil {
			return d.wrong(err)
		}
	}
}

func (d *document) disqusThread(start *xml.StartElement, to Sink) error {
	var t disqusThread
	if err := d.DecodeElement(&t, start); err != nil {
		return err
	}
	url := t.Link
	if url == "" {
		url = t.Name
	}
	to.Page(t.Key, Page{URL: url, Hidden: yes(t.Deleted)})
	return nil
}

func (d *document) disqusPost(start *xml.StartElement, to Sink) error {
	var p disqusPost
	if err := d.DecodeElement(&p, start); err != nil {
		return err
	}
	c := Comment{
		Page:    p.Thread.Key,
		ID:      p.Key,
		Parent:  p.Parent.Key,
		Name:    p.Name,
		Created: moment(p.Created),
		Body:    mention.ReplaceAllString(p.Message, "$1"),
		Form:    disqusForm(p.Message),
	}
	if c.Name == "" {
		c.Name = p.Username
	}
	switch {
	case yes(p.Deleted):
		c.State = Deleted
	case yes(p.Spam):
		c.State = Spam
	case p.Approved != "" && !yes(p.Approved):
		c.State = Pending
	}
	return to.Comment(c)
}
