package view

import (
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

func (l *lister) build(e comment.Entry, shown int) node.Node {
	form, answered := l.t.Find(app.Reply.Key(e.ID))
	if l.offers(e) {
		return node.El(node.Div, attrs(
			node.At(node.ID, app.CommentID(e.ID)),
			node.At(node.Class, l.look(e, shown)),
			node.At(node.Tabindex, "-1"),
		), l.body(e), l.onItsWay(e))
	}
	about := attrs(
		node.At(node.ID, app.CommentID(e.ID)),
		node.At(node.Class, l.look(e, shown)),
		node.At(node.Part, "comment"),
		node.At(node.AriaLabel, label(l.State, e.Comment)),
		node.At(node.Tabindex, "-1"),
	)
	inside := []node.Node{l.head(e), l.change(e), l.body(e), l.onItsWay(e), l.actions(e)}
	if answered {
		inside = append(inside, composer(l.State, form, name(l.State, e.Comment)))
	}
	return node.El(node.Article, about, append(inside, l.replies(e, shown-1))...)
}

// offers tells whether nothing is left of a comment but its Undo button.
func (l *lister) offers(e comment.Entry) bool {
	if !e.Undoable || e.Size > 1 {
		return false
	}
	_, answered := l.t.Find(app.Reply.Key(e.ID))
	return !answered
}

func (l *lister) look(e comment.Entry, shown int) string {
	look := app.ClassComment
	if shown > 1 && e.Level <= deepest {
		look += " answered"
	}
	if e.Deleted {
		look += " " + app.ClassDeleted
	}
	if e.Author.Writer {
		look += " writer"
	}
	if e.ID == l.t.Named {
		look += " named"
	}
	if e.ID == l.t.Posted {
		look += " posted"
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

// replies are the comments below one. Down to the deepest level each stands inside
// the comment that it answers, and below that one after the other. They are in
// <details>, so that the browser's find-in-page opens them.
func (l *lister) replies(e comment.Entry, shown int) node.Node {
	if shown <= 0 || e.Level > deepest {
		if l.t.Hydrating && e.Level <= deepest && e.Size > 1 {
			return node.Stay("")
		}
		return node.Node{}
	}
	items, more := l.series(e.Comment, e.Replies, e.Level+1, shown)
	if e.Level == deepest {
		items, more = newFlatRows(l, e, shown)
	}
	about := class("branch")
	if !e.Folded {
		about = append(about, node.On(node.Open))
	}
	fold := attrs(node.At(node.DataAct, string(app.ActFold)), node.At(node.DataOf, e.ID))
	if l.answers(e) == 0 { // only the offer to bring one back
		fold = append(fold, node.On(node.Hidden))
	}
	return node.El(node.Details, about,
		node.El(node.Summary, fold,
			node.Txt(l.Words.Count("comment.replies", l.answers(e))),
		).Keyed("fold"),
		l.list(class("replies"), items, more).Keyed("list"),
	).Keyed("replies")
}

// answers is how many replies a comment has, at any level.
func (l *lister) answers(e comment.Entry) int {
	if e.Deleted {
		return e.Count
	}
	return e.Count - 1
}

// written is all that a comment's text depends on.
type written struct {
	comment *comment.Comment
	level   int
	address node.Base
	words   *i18n.Words
	shown   string
	plain   bool
}

// change is the form to edit a comment. The comment's text stands behind it, and shows in
// print, where forms do not.
func (l *lister) change(e comment.Entry) node.Node {
	if form, open := l.t.Find(app.Edit.Key(e.ID)); open {
		return composer(l.State, form, "")
	}
	return node.Node{}
}

func (l *lister) body(e comment.Entry) node.Node {
	if e.Undoable {
		return status(node.El(node.P, nil,
			node.Txt(l.Words.Say("comment.removed")+" "),
			button(app.ActUndo, e.ID, l.Words.Say("comment.undo"), node.At(node.ID, app.ButtonID(app.ActUndo, e.ID)), node.At(node.Value, l.t.Offer(e.ID)))))
	}
	if e.Deleted {
		return node.El(node.P, class("gone"), node.Txt(l.Words.Say("comment.deleted.text")))
	}
	if l.t.Mutes(e.Comment) {
		return l.muted(e.Comment)
	}
	w := writtenIn(l.State, e.Comment)
	body := node.Memo(w, func() node.Node {
		return node.El(node.Div, attrs(
			node.At(node.Class, app.ClassBody+" "+app.ClassText),
			node.At(node.Part, "comment-body"),
			node.At(node.Dir, "auto"),
		), w.rendered()...)
	})
	if !e.Low {
		return body
	}
	return node.El(node.Details, class("low"), node.El(node.Summary, nil, node.Txt(l.Words.Say("comment.low"))), body)
}

// Text is a comment's text as it shows, without pictures. Their alternative texts and the
// words of emoji count as text.
func Text(s *app.State, c *comment.Comment) []node.Node {
	w := writtenIn(s, c)
	w.shown = ""
	if source.Leads && c.Emoji != "" {
		worded := *c
		worded.Emoji = ""
		w.comment = &worded
	}
	return w.rendered()
}

func writtenIn(s *app.State, c *comment.Comment) written {
	return written{c, s.ThreadLevel(), s.Base(), s.Words, s.Shown(), s.Suspect(c.Source())}
}

// rendered is a comment's text as HTML, or as typed where it once stopped an instance.
func (w written) rendered() []node.Node {
	if w.plain {
		return append(markup.Plain(w.comment.Source()), node.El(node.P, class("note"), node.Txt(w.words.Say("render.comment"))))
	}
	options := app.CommentOptions(w.address, w.level, w.words, w.shown)
	if source.Leads && w.comment.Emoji != "" {
		emoji := emojiIn(w.comment, w.address)
		options.Shown = emoji.has
		return markup.HTML(emoji.pictured(w.comment.HTML), options)
	}
	if w.comment.HTML != "" {
		return markup.HTML(w.comment.HTML, options)
	}
	return markup.Markdown(w.comment.Body, options).Body
}
