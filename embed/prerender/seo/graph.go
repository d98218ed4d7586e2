package seo

import (
	"encoding/json"
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/view"
)

// thing is a schema.org object, by the names of its properties.
type thing map[string]any

// graph is the JSON-LD for search engines: an article with its comments, or a discussion.
// It is "" where they would accept neither.
func (p Page) graph() string {
	var about thing
	if p.article() != nil {
		about = p.articleThing()
	} else {
		about = p.discussion()
	}
	if about == nil {
		return ""
	}
	about["@context"] = "https://schema.org"
	data, _ := json.Marshal(about) // strings, numbers and lists of them; < is escaped
	return string(data)
}

// articleThing is an article.
// https://developers.google.com/search/docs/appearance/structured-data/article
func (p Page) articleThing() thing {
	a := p.article()
	t := thing{"@type": p.Kind.String()}
	t.text("headline", p.title())
	t.text("alternativeHeadline", a.Subtitle)
	t.text("description", p.description())
	t.text("url", p.canonical())
	t.text("mainEntityOfPage", p.canonical())
	t.text("image", p.image())
	t.text("datePublished", a.Published.Text)
	t.text("dateModified", a.Modified.Text)
	t.text("inLanguage", a.Lang)
	t.text("keywords", strings.Join(a.Tags, ", "))
	var authors []thing
	for _, author := range a.Authors {
		person := thing{"@type": "Person", "name": author.Name}
		if u, ok := a.Base.Link(author.URL); ok && author.URL != "" && absolute(u.String()) {
			person["url"] = u.String()
		}
		authors = append(authors, person)
	}
	if authors != nil {
		t["author"] = authors
	}
	if thread := p.thread(); thread != nil {
		t["commentCount"] = thread.Thread.Count
		t["comment"] = p.comments(thread.Thread.Top)
	}
	return t
}

// discussion is a thread alone: its first comment, and the replies of others.
// https://developers.google.com/search/docs/appearance/structured-data/discussion-forum
func (p Page) discussion() thing {
	thread := p.thread()
	if thread == nil {
		return nil
	}
	at := -1
	for i, b := range thread.Thread.Top {
		if b.Size > 0 && !b.Deleted && b.Created != calendar.Never &&
			(at < 0 || b.Created < thread.Thread.Top[at].Created) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	first := thread.Thread.Top[at]
	t := p.comment(first)
	t["@type"] = "DiscussionForumPosting"
	t.text("headline", p.Page.Title)
	t.text("url", p.canonical())
	t.text("mainEntityOfPage", p.canonical())
	others := append(append([]*comment.Branch(nil), thread.Thread.Top[:at]...), thread.Thread.Top[at+1:]...)
	t["comment"] = append(p.comments(first.Replies), p.comments(others)...)
	t["commentCount"] = thread.Thread.Count - 1
	return t
}

func (p Page) comments(branches []*comment.Branch) []thing {
	all := []thing{}
	for _, b := range branches {
		if b.Size > 0 {
			all = append(all, p.comment(b))
		}
	}
	return all
}

// comment is a comment with its replies.
func (p Page) comment(b *comment.Branch) thing {
	t := thing{"@type": "Comment"}
	if p.URL != "" {
		t["url"] = p.URL + node.Fragment(app.CommentID(b.ID)).String()
	}
	if b.Created != calendar.Never {
		t["datePublished"] = calendar.Format(b.Created)
	}
	if b.Deleted {
		t["creativeWorkStatus"] = "Deleted"
	} else {
		p.said(t, b.Comment)
	}
	if replies := p.comments(b.Replies); len(replies) > 0 {
		t["comment"] = replies
	}
	return t
}

// said adds the author, the time and the text of a comment.
func (p Page) said(t thing, c *comment.Comment) {
	name := c.Author.Name
	if name == "" {
		name = p.State.Words.Say("comment.anonymous")
	}
	author := thing{"@type": "Person", "name": name}
	if u, ok := p.State.Base().Link(c.Author.URL); ok && c.Author.URL != "" && absolute(u.String()) {
		author["url"] = u.String()
	}
	t["author"] = author
	t["text"] = words(view.Text(p.State, c))
	if c.Edited != calendar.Never {
		t["dateModified"] = calendar.Format(c.Edited)
	}
	var votes []thing
	for _, v := range []struct {
		kind string
		n    int
	}{{"LikeAction", c.Up}, {"DislikeAction", c.Down}} {
		if v.n > 0 {
			votes = append(votes, thing{
				"@type":                "InteractionCounter",
				"interactionType":      "https://schema.org/" + v.kind,
				"userInteractionCount": v.n,
			})
		}
	}
	if votes != nil {
		t["interactionStatistic"] = votes
	}
}

func (t thing) text(name, value string) {
	if value != "" {
		t[name] = value
	}
}
