package view

import (
	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
)

// deepest is the last level at which replies are put inside what they answer.
const deepest = 8

// long is how many comments make a thread whose layout costs a reader time.
const long = 200

// listing is all that a part of the list of comments depends on: the entries
// from first to before last. While it is the same, the part is passed over, so
// that typing costs the same above one comment and above ten thousand.
type listing struct {
	entries     *comment.Entry // the list itself
	first, last int
	forms       **app.Composer // nil where none is open in this part
	named       string         // "" where none is named in this part
	now         int64          // as fine as it shows
	words       *i18n.Words
	level       int
	page        app.Page
}

// part is what the entries from first to before last depend on, of which those
// that are not built yet do not count.
func (l lister) part(first, last int) listing {
	depends := listing{
		entries: &l.t.Thread.Entries[0],
		first:   first,
		last:    min(last, l.t.Shown),
		now:     i18n.Coarse(l.t.Newest, l.Now),
		words:   l.Words,
		level:   l.ThreadLevel(),
		page:    l.Page,
	}
	within := func(id string) bool {
		place, ok := l.t.Thread.Index[id]
		return ok && first <= place && place < last
	}
	for _, form := range l.t.Forms {
		if within(form.Of) {
			depends.forms = &l.t.Forms[0]
		}
	}
	if within(l.t.Named) {
		depends.named = l.t.Named
	}
	return depends
}

func list(s *app.State, t *app.LoadedThread) node.Node {
	if len(t.Thread.Entries) == 0 {
		return node.El(node.Div, class("list")).Keyed("list")
	}
	l := lister{s, t}
	return node.Memo(l.part(0, len(t.Thread.Entries)), func() node.Node {
		var items []node.Node
		for i := 0; i < len(t.Thread.Entries) && i < t.Shown; i += 1 + t.Thread.Entries[i].Descendants {
			items = append(items, l.item(i))
		}
		look := "list"
		if len(t.Thread.Entries) > long {
			look = "list long"
		}
		return node.El(node.Div, class(look), items...)
	}).Keyed("list")
}

type lister struct {
	*app.State
	t *app.LoadedThread
}

// item is a comment with its replies.
func (l lister) item(i int) node.Node {
	e := l.t.Thread.Entries[i]
	last := i + 1
	if e.Level <= deepest {
		last += e.Descendants
	}
	return node.Memo(l.part(i, last), func() node.Node { return l.build(i) }).Keyed(e.ID)
}

func (l lister) build(i int) node.Node {
	e := l.t.Thread.Entries[i]
	about := attrs(
		node.At(node.ID, app.CommentID(e.ID)),
		node.At(node.Class, l.look(e)),
		node.At(node.AriaLabel, label(l.State, e.Comment)),
		node.At(node.Tabindex, "-1"),
	)
	inside := []node.Node{l.head(i), l.body(e), l.actions(e)}
	if form, open := l.t.Find(app.Reply.Key(e.ID)); open {
		inside = append(inside, composer(l.State, l.t, form))
	}
	return node.El(node.Article, about, append(inside, l.replies(i))...)
}

func (l lister) look(e comment.Entry) string {
	look := "comment"
	if e.Deleted {
		look += " deleted"
	}
	if e.Pinned && e.Level == 1 {
		look += " pinned"
	}
	if e.ID == l.t.Named {
		look += " named"
	}
	return look
}

func label(s *app.State, c *comment.Comment) string {
	if c.Deleted {
		return s.Words.Say("comment.deleted")
	}
	return s.Words.Say("comment.by", "name", name(s, c))
}

func name(s *app.State, c *comment.Comment) string {
	if c.Author.Name == "" {
		return s.Words.Say("comment.anonymous")
	}
	return c.Author.Name
}

// replies are the comments below one: each inside of the one it answers down
// to the deepest level, and below that one after the other.
func (l lister) replies(i int) node.Node {
	e := l.t.Thread.Entries[i]
	if e.Descendants == 0 || e.Level > deepest {
		return node.Node{}
	}
	var items []node.Node
	for j := i + 1; j <= i+e.Descendants && j < l.t.Shown; {
		items = append(items, l.item(j))
		if e.Level < deepest {
			j += l.t.Thread.Entries[j].Descendants
		}
		j++
	}
	return node.El(node.Div, class("replies"), items...).Keyed("replies")
}

// head says who wrote the comment, when, and what is special about it.
func (l lister) head(i int) node.Node {
	e := l.t.Thread.Entries[i]
	var parts []node.Node
	if !e.Deleted {
		parts = append(parts, avatar(l.State, e.Comment), author(l.State, e.Comment))
	}
	if e.Level > deepest {
		parts = append(parts, l.inReplyTo(e))
	}
	if e.Created != comment.Never {
		parts = append(parts, l.permalink(e.Comment))
	}
	if e.Edited != comment.Never && !e.Deleted {
		parts = append(parts, node.El(node.Span, attrs(
			node.At(node.Class, "edited"),
			node.At(node.Title, l.Words.Moment(e.Edited)),
		), node.Txt(l.Words.Say("comment.edited"))))
	}
	if e.Pinned && e.Level == 1 && !e.Deleted {
		parts = append(parts, node.El(node.Span, class("badge"), node.Txt(l.Words.Say("comment.pinned"))))
	}
	if score := e.Score(); score != 0 && !e.Deleted {
		parts = append(parts, node.El(node.Span, class("score"), node.Txt(l.Words.Count("comment.score", score))))
	}
	return node.El(node.Div, class("meta"), parts...)
}

// author is a name, which leads to its owner's page where there is one.
func author(s *app.State, c *comment.Comment) node.Node {
	text := node.Txt(name(s, c))
	if url, ok := s.Base().Link(c.Author.URL); ok && c.Author.URL != "" {
		text = node.El(node.A, attrs(node.Href(url), node.At(node.Rel, "nofollow ugc noopener")), text)
	}
	return node.El(node.Bdi, class("author"), text)
}

// permalink is the time, and leads to the comment itself.
func (l lister) permalink(c *comment.Comment) node.Node {
	now := i18n.Coarse(c.Created, l.Now)
	return node.El(node.A, attrs(node.Href(l.place(c.ID)), node.At(node.Class, "permalink")),
		node.El(node.Time, attrs(
			node.At(node.Datetime, comment.FormatTime(c.Created)),
			node.At(node.Title, l.Words.Moment(c.Created)),
		), node.Txt(l.Words.Ago(c.Created, now))))
}

// place is the address of a comment: of the page that is open, not of the one
// that a <base> names.
func (l lister) place(id string) node.URL {
	fragment := node.Fragment(app.CommentID(id))
	if !l.Page.Rebased {
		return fragment
	}
	if url, ok := l.Base().Link(l.Page.Address + fragment.String()); ok {
		return url
	}
	return fragment
}

func (l lister) inReplyTo(e comment.Entry) node.Node {
	parent := l.t.Thread.Entries[e.Above]
	text := l.Words.Say("comment.replyto", "name", name(l.State, parent.Comment))
	if parent.Deleted {
		text = l.Words.Say("comment.replyto", "name", l.Words.Say("comment.deleted"))
	}
	return node.El(node.A, attrs(node.Href(l.place(parent.ID)), node.At(node.Class, "parent")), node.Txt(text))
}

// written is all that a comment's text depends on.
type written struct {
	comment *comment.Comment
	level   int
	address node.Base
	words   *i18n.Words
	plain   bool
}

func (l lister) body(e comment.Entry) node.Node {
	if form, open := l.t.Find(app.Edit.Key(e.ID)); open {
		return composer(l.State, l.t, form)
	}
	if e.Deleted {
		return node.El(node.P, class("gone"), node.Txt(l.Words.Say("comment.deleted.text")))
	}
	w := written{e.Comment, l.ThreadLevel(), l.Base(), l.Words, l.Suspect(e.Body)}
	return node.Memo(w, func() node.Node {
		return node.El(node.Div, attrs(
			node.At(node.Class, "comment-body text"),
			node.At(node.Part, "comment-body"),
			node.At(node.Dir, "auto"),
		), w.rendered()...)
	})
}

// rendered is what somebody wrote, or what they typed where it once stopped
// an instance.
func (w written) rendered() []node.Node {
	if w.plain {
		return append(markup.Plain(w.comment.Body), node.El(node.P, class("note"), node.Txt(w.words.Say("render.comment"))))
	}
	return markup.Markdown(w.comment.Body, markup.Options{
		Policy: markup.Comments,
		Base:   w.address,
		Level:  w.level,
		Words:  app.MarkupWords(w.words),
	}).Body
}

// actions are the buttons under a comment.
func (l lister) actions(e comment.Entry) node.Node {
	if e.Deleted || !l.t.Writes {
		return node.Node{}
	}
	id := func(act app.Act) node.Attr { return node.At(node.ID, app.ButtonID(act, e.ID)) }
	parts := []node.Node{button(app.ActReply, e.ID, l.Words.Say("comment.reply"), id(app.ActReply))}
	if e.Own {
		parts = append(parts,
			button(app.ActEdit, e.ID, l.Words.Say("comment.edit"), id(app.ActEdit)),
			button(app.ActDelete, e.ID, l.Words.Say("comment.delete"), id(app.ActDelete)))
	}
	return node.El(node.Div, class("actions"), parts...).Keyed("actions")
}
