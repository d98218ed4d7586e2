package run

import (
	"strconv"
	"strings"

	"afterword/embed/import/export"
	"afterword/embed/import/markdown"
	"afterword/embed/import/thread"
)

// gatherer sorts the comments of exports by page. It keeps in memory which comment answers
// which; the spool keeps their texts.
type gatherer struct {
	all    bool
	spool  *thread.Spool
	pages  map[string]*page
	named  []*page // in the order of the export
	counts Counts
}

// page is a page that comments are about.
type page struct {
	url      string
	hidden   bool
	known    bool
	comments []note
	ids      map[string]bool
}

// note is what stays in memory of a comment.
type note struct {
	id, parent string
	place      thread.Place
	// why is the reason to leave it out, or Kept.
	why Reason
}

func newGatherer(all bool, spool *thread.Spool) *gatherer {
	return &gatherer{all: all, spool: spool, pages: map[string]*page{}}
}

func (g *gatherer) page(name string) *page {
	p := g.pages[name]
	if p == nil {
		p = &page{ids: map[string]bool{}}
		g.pages[name] = p
		g.named = append(g.named, p)
	}
	return p
}

// Page takes what the export says about a page.
func (g *gatherer) Page(name string, about export.Page) {
	p := g.page(name)
	p.url, p.hidden, p.known = addressOf(about.URL), about.Hidden, true
}

// Unread counts an entry that does not fit the format.
func (g *gatherer) Unread() { g.counts.Left[Unread]++ }

// Comment takes a comment. One that is left out stays as an empty place, since it may have
// replies.
func (g *gatherer) Comment(c export.Comment) error {
	p := g.page(c.Page)
	if c.ID == "" {
		c.ID = "n" + strconv.Itoa(len(p.comments)+1)
	}
	n := note{id: c.ID, parent: c.Parent, why: g.reason(c)}
	if p.ids[c.ID] {
		g.counts.Left[Repeated]++
		return nil
	}
	p.ids[c.ID] = true
	var out thread.Comment
	if n.why == Kept {
		if out = written(c); strings.TrimSpace(out.Body) == "" {
			n.why = Empty
		}
	}
	if n.why != Kept {
		out = thread.Comment{ID: c.ID, Created: c.Created, Deleted: true}
	}
	var err error
	if g.spool != nil {
		n.place, err = g.spool.Put(out)
	}
	p.comments = append(p.comments, n)
	return err
}

// reason is why a comment is left out, judged by the comment alone.
func (g *gatherer) reason(c export.Comment) Reason {
	switch c.State {
	case export.Deleted:
		return Deleted
	case export.Other:
		return Other
	}
	if g.all {
		return Kept
	}
	switch c.State {
	case export.Pending:
		return Pending
	case export.Spam:
		return Spam
	case export.Hidden:
		return Minimized
	}
	return Kept
}

// written is a comment in the form that its file has.
func written(c export.Comment) thread.Comment {
	out := thread.Comment{
		ID:      c.ID,
		Author:  thread.Author{Name: publicName(c.Name), URL: publicLink(c.Link), Avatar: publicPicture(c.Picture), Role: c.Role},
		Created: c.Created,
		Edited:  c.Edited,
		Up:      c.Up,
		Down:    c.Down,
		Pinned:  c.Pinned,
	}
	switch c.Form {
	case export.HTML:
		if out.HTML = strings.Contains(c.Body, "<details"); out.HTML { // Markdown cannot fold away
			out.Body = strings.ToValidUTF8(c.Body, "\uFFFD")
			break
		}
		out.Body = markdown.FromHTML(c.Body)
	case export.Lines:
		out.Body = markdown.FromLines(c.Body)
	case export.Markdown:
		out.Body = markdown.FromMarkdown(c.Body)
	}
	return out
}
