package view

import (
	"strconv"
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
)

func (l *lister) build(e comment.Entry, shown int) node.Node {
	about := attrs(
		node.At(node.ID, app.CommentID(e.ID)),
		node.At(node.Class, l.look(e)),
		node.At(node.Part, "comment"),
		node.At(node.AriaLabel, label(l.State, e.Comment)),
		node.At(node.Tabindex, "-1"),
	)
	inside := []node.Node{l.head(e), l.change(e), l.body(e), l.actions(e)}
	if form, open := l.t.Find(app.Reply.Key(e.ID)); open {
		inside = append(inside, composer(l.State, form, name(l.State, e.Comment)))
	}
	return node.El(node.Article, about, append(inside, l.replies(e, shown-1))...)
}

func (l *lister) look(e comment.Entry) string {
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

// name is what a comment's writer is called.
func name(s *app.State, c *comment.Comment) string {
	if c.Deleted {
		return s.Words.Say("comment.deleted")
	}
	if name := strings.TrimSpace(node.Legible(c.Author.Name)); name != "" {
		return name
	}
	return s.Words.Say("comment.anonymous")
}

// replies are the comments below one: each inside of the one it answers down
// to the deepest level, and below that one after the other. What the browser
// folds itself it also opens itself, for who looks for a text in the page.
func (l *lister) replies(e comment.Entry, shown int) node.Node {
	if shown <= 0 || e.Level > deepest {
		if l.t.Taking && e.Level <= deepest && e.Size > 1 {
			return node.Keep("")
		}
		return node.Node{}
	}
	items, more := l.series(e.Replies, e.Level+1, shown)
	if e.Level == deepest {
		items, more = newFlatRows(l, e, shown)
	}
	about := class("branch")
	if !e.Folded {
		about = append(about, node.On(node.Open))
	}
	return node.El(node.Details, about,
		node.El(node.Summary, attrs(node.At(node.DataAct, string(app.ActFold)), node.At(node.DataOf, e.ID)),
			node.El(node.Span, class("collapse"), node.Txt(l.Words.Say("comment.collapse"))),
			node.El(node.Span, class("expand"), node.Txt(l.Words.Say("comment.expand"))),
			node.El(node.Span, class("folded"), node.Txt(l.Words.Count("comment.hidden", e.Size-1))),
		).Keyed("fold"),
		l.list(class("replies"), items, more).Keyed("list"),
	).Keyed("replies")
}

// head says who wrote the comment, when, and what is special about it.
func (l *lister) head(e comment.Entry) node.Node {
	var parts []node.Node
	if !e.Deleted {
		parts = append(parts, avatar(l.State, e.Comment), author(l.State, e.Comment))
	}
	if e.Level > deepest {
		parts = append(parts, l.inReplyTo(e))
	}
	if e.Created != calendar.Never {
		parts = append(parts, l.permalink(e.Comment))
	}
	if l.t.Visit.Fresh(e.Comment) {
		parts = append(parts, node.El(node.Span, class("badge new"), node.Txt(l.Words.Say("visit.mark"))))
	}
	if e.Edited != calendar.Never && !e.Deleted {
		parts = append(parts, node.El(node.Span, attrs(
			node.At(node.Class, "edited"),
			node.At(node.Title, l.Words.Moment(e.Edited)),
		), node.Txt(l.Words.Say("comment.edited"))))
	}
	if e.Author.Writer {
		parts = append(parts, node.El(node.Span, class("badge"), node.Txt(l.Words.Say("comment.author"))))
	}
	if e.Author.Moderator {
		parts = append(parts, node.El(node.Span, class("badge"), node.Txt(l.Words.Say("comment.moderator"))))
	}
	if e.Author.Verified {
		parts = append(parts, node.El(node.Span, class("badge"), node.Txt(l.Words.Say("comment.verified"))))
	}
	if e.Pinned && e.Level == 1 && !e.Deleted {
		parts = append(parts, node.El(node.Span, class("badge"), node.Txt(l.Words.Say("comment.pinned"))))
	}
	if score := e.Score(); score != 0 && !e.Deleted && !l.votable(e.Comment) {
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
	return node.El(node.Bdi, attrs(node.At(node.Class, "author"), node.At(node.Part, "author")), text)
}

// permalink is the time, and leads to the comment itself.
func (l *lister) permalink(c *comment.Comment) node.Node {
	now := i18n.Coarse(c.Created, l.Now)
	said := ""
	if l.Dated && now-c.Created >= i18n.Day {
		said = l.Words.Date(c.Created)
	} else {
		said = l.Words.Ago(c.Created, now)
	}
	return node.El(node.A, attrs(node.Href(l.place(c.ID)), node.At(node.Class, "permalink")),
		node.El(node.Time, attrs(
			node.At(node.Datetime, calendar.Format(c.Created)),
			node.At(node.Title, l.Words.Moment(c.Created)),
		), node.Txt(said)))
}

// place is the address of a comment: of the page that is open, not of the one
// that a <base> names.
func (l *lister) place(id string) node.URL {
	fragment := node.Fragment(app.CommentID(id))
	if !l.Page.Rebased {
		return fragment
	}
	if url, ok := l.Base().Link(l.Page.Address + fragment.String()); ok {
		return url
	}
	return fragment
}

// longest is how many characters of the comment that is answered are shown
// beside the link to it.
const longest = 280

// inReplyTo leads to the comment that is answered, and shows how it begins to
// who points at the link or has the focus on it.
func (l *lister) inReplyTo(e comment.Entry) node.Node {
	about := attrs(node.Href(l.place(e.Above.ID)), node.At(node.Class, "parent"))
	text := node.Txt(l.Words.Say("comment.replyto", "name", name(l.State, e.Above)))
	if l.t.Peeked != e.ID {
		return node.El(node.Span, class("answers"), node.El(node.A, about, text))
	}
	about = append(about, node.At(node.AriaDescribedby, peekID))
	return node.El(node.Span, class("answers"), node.El(node.A, about, text),
		node.El(node.Span, attrs(
			node.At(node.ID, peekID),
			node.At(node.Class, "peek"),
			node.At(node.Role, "tooltip"),
			node.At(node.Dir, "auto"),
		), node.Txt(l.beginning(e.Above))))
}

const peekID = "peek:"

// beginning is the first words of a comment.
func (l *lister) beginning(c *comment.Comment) string {
	if c.Deleted {
		return l.Words.Say("comment.deleted.text")
	}
	text := strings.TrimSpace(node.PlainTextOf(writtenIn(l.State, c).rendered()))
	n := 0
	for i := range text {
		if n++; n > longest {
			return text[:i] + "…"
		}
	}
	return text
}

// written is all that a comment's text depends on.
type written struct {
	comment *comment.Comment
	level   int
	address node.Base
	words   *i18n.Words
	plain   bool
}

// change is the form for a change of the comment. The text as it was stands
// behind it, and shows in print, where no form does.
func (l *lister) change(e comment.Entry) node.Node {
	if form, open := l.t.Find(app.Edit.Key(e.ID)); open {
		return composer(l.State, form, "")
	}
	return node.Node{}
}

func (l *lister) body(e comment.Entry) node.Node {
	if e.Deleted {
		return node.El(node.P, class("gone"), node.Txt(l.Words.Say("comment.deleted.text")))
	}
	w := writtenIn(l.State, e.Comment)
	body := node.Memo(w, func() node.Node {
		return node.El(node.Div, attrs(
			node.At(node.Class, "comment-body text"),
			node.At(node.Part, "comment-body"),
			node.At(node.Dir, "auto"),
		), w.rendered()...)
	})
	if !e.Low {
		return body
	}
	return node.El(node.Details, class("low"), node.El(node.Summary, nil, node.Txt(l.Words.Say("comment.low"))), body)
}

// Text is what a comment says, as it is shown.
func Text(s *app.State, c *comment.Comment) []node.Node {
	return writtenIn(s, c).rendered()
}

func writtenIn(s *app.State, c *comment.Comment) written {
	return written{c, s.ThreadLevel(), s.Base(), s.Words, s.Suspect(c.Source())}
}

// rendered is what somebody wrote, or what they typed where it once stopped
// an instance.
func (w written) rendered() []node.Node {
	if w.plain {
		return append(markup.Plain(w.comment.Source()), node.El(node.P, class("note"), node.Txt(w.words.Say("render.comment"))))
	}
	options := markup.Options{
		Policy: markup.Comments,
		Base:   w.address,
		Level:  w.level,
		Words:  app.MarkupWords(w.words),
	}
	if w.comment.HTML != "" {
		return markup.HTML(w.comment.HTML, options)
	}
	return markup.Markdown(w.comment.Body, options).Body
}

// votable tells whether the reader may vote on a comment.
func (l *lister) votable(c *comment.Comment) bool {
	return l.t.Source.Vote != nil && !c.Own && !c.Deleted
}

// votes are the two buttons with the score between them.
func (l *lister) votes(c *comment.Comment) node.Node {
	vote := func(act app.Act, vote int, sign string) node.Node {
		pressed := "false"
		if c.Vote == vote {
			pressed = "true"
		}
		n := button(act, c.ID, sign, node.At(node.AriaPressed, pressed))
		n.Attrs = append(n.Attrs, node.At(node.AriaLabel, l.Words.Say("comment."+string(act))))
		return n
	}
	return node.El(node.Span, class("votes"),
		vote(app.ActUpvote, 1, "▲"),
		node.El(node.Span, class("score"), node.Txt(l.Words.Number(c.Score()))),
		vote(app.ActDownvote, -1, "▼"),
	).Keyed("votes")
}

// actions are the buttons under a comment.
func (l *lister) actions(e comment.Entry) node.Node {
	var parts []node.Node
	id := func(act app.Act) node.Attr { return node.At(node.ID, app.ButtonID(act, e.ID)) }
	if l.votable(e.Comment) {
		parts = append(parts, l.votes(e.Comment))
	}
	if l.t.Source.Post != nil && !e.Deleted {
		parts = append(parts, button(app.ActReply, e.ID, l.Words.Say("comment.reply"), id(app.ActReply)))
		if e.Own && l.Changes(l.t, e.ID) {
			parts = append(parts,
				button(app.ActEdit, e.ID, l.Words.Say("comment.edit"), id(app.ActEdit)),
				button(app.ActDelete, e.ID, l.Words.Say("comment.delete"), id(app.ActDelete)),
				l.countdown(e.Until))
		}
	}
	if len(parts) == 0 {
		return node.Node{}
	}
	return node.El(node.Div, class("actions"), parts...).Keyed("actions")
}

// countdown says for how long a comment may yet be changed.
func (l *lister) countdown(until int64) node.Node {
	if until == 0 {
		return node.Node{}
	}
	left := int(l.Left(l.t, until) / 1000)
	time := strconv.Itoa(left/60) + ":" + strconv.Itoa(left/10%6) + strconv.Itoa(left%10)
	return node.El(node.Span, attrs(node.At(node.Class, "left"), node.At(node.Role, "timer")),
		node.Txt(l.Words.Say("comment.left", "time", time))).Keyed("left")
}
