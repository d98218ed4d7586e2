package view

import (
	"strconv"

	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// votable tells whether the reader may vote on a comment.
func (l *lister) votable(c *comment.Comment) bool {
	return source.Writes && l.t.Source.Vote != nil && !c.NoVote && !c.Own && !c.Deleted
}

// votes are the two buttons with the score between them.
func (l *lister) votes(c *comment.Comment) node.Node {
	vote := func(act app.Act, vote int) node.Node {
		n := toggle(act, c.ID, "", c.Vote == vote)
		n.Attrs = append(n.Attrs, node.At(node.AriaLabel, l.Words.Say("comment."+string(act))))
		return n
	}
	var down node.Node
	if !l.t.Source.UpOnly {
		down = vote(app.ActDownvote, -1)
	}
	return node.El(node.Span, class("votes"),
		vote(app.ActUpvote, 1),
		node.El(node.Span, class("score"), node.Txt(l.Words.Number(c.Score()))),
		down,
	).Keyed("votes")
}

// actions are the buttons under a comment. A comment that is being edited has none.
func (l *lister) actions(e comment.Entry) node.Node {
	if l.editing(e) || l.t.Mutes(e.Comment) {
		return node.Node{}
	}
	parts := l.unsentActions(e)
	if l.votable(e.Comment) {
		parts = append(parts, l.votes(e.Comment))
	}
	if l.t.Source.Post != nil && !e.NoReply && !e.Deleted {
		parts = append(parts, button(app.ActReply, e.ID, l.Words.Say("comment.reply"), named(app.ActReply, e.ID)))
		if l.changes(e) {
			parts = append(parts, l.countdown(e.Until))
		}
	}
	if len(parts) == 0 {
		return node.Node{}
	}
	return node.El(node.Div, class("actions"), parts...).Keyed("actions")
}

// editing tells whether the reader is changing a comment.
func (l *lister) editing(e comment.Entry) bool {
	if !l.forms[e.Branch] {
		return false // no form is open in it or below it
	}
	_, open := l.t.Find(app.Edit.Key(e.ID))
	return open
}

// changes tells whether the reader may change the comment. A comment that waits to be
// sent has buttons of its own for that.
func (l *lister) changes(e comment.Entry) bool {
	return e.Own && e.Unsent == nil && l.Changes(l.t, e.ID)
}

// more is the button of a comment's menu, with the menu where it is open.
func (l *lister) more(e comment.Entry) node.Node {
	open := "false"
	if l.t.Menu == e.ID {
		open = "true"
	}
	return node.El(node.Span, class(app.ClassMore),
		button(app.ActMore, e.ID, "",
			named(app.ActMore, e.ID),
			node.At(node.AriaLabel, l.Words.Say("comment.more")),
			node.At(node.AriaExpanded, open)),
		l.menu(e)).Keyed("more")
}

func (l *lister) menu(e comment.Entry) node.Node {
	if l.t.Menu != e.ID {
		return node.Node{}
	}
	if source.Writes && l.t.Blocking {
		return l.blocking(e)
	}
	parts := []node.Node{button(app.ActCopy, e.ID, l.Words.Say("comment.copy"), node.At(node.ID, app.MenuID))}
	if l.Page.Shares {
		parts = append(parts, button(app.ActShare, e.ID, l.Words.Say("comment.share")))
	}
	if e.Above != nil {
		parts = append(parts, node.El(node.A, attrs(node.Href(l.place(e.Above.ID))), node.Txt(l.Words.Say("comment.parent"))).Keyed("parent"))
	}
	if l.changes(e) {
		parts = append(parts, button(app.ActEdit, e.ID, l.Words.Say("comment.edit")))
	}
	parts = append(parts, l.others(e), l.mute(e))
	if source.Writes && l.t.Source.Moderation != nil {
		parts = append(parts, l.moderation(e)...)
	}
	if l.Deletes(l.t, e.ID) {
		parts = append(parts, button(app.ActDelete, e.ID, l.Words.Say("comment.delete")))
	}
	return node.El(node.Div, class("menu"), parts...).Keyed("menu")
}

// named gives a comment's button the id by which the focus comes back to it.
func named(act app.Act, of string) node.Attr { return node.At(node.ID, app.ButtonID(act, of)) }

// countdown says how long a comment can still be changed.
func (l *lister) countdown(until int64) node.Node {
	if !source.Writes || until == 0 {
		return node.Node{}
	}
	left := int(l.Left(l.t, until) / 1000)
	time := strconv.Itoa(left/60) + ":" + strconv.Itoa(left/10%6) + strconv.Itoa(left%10)
	return node.El(node.Span, attrs(node.At(node.Class, "left"), node.At(node.Role, "timer")),
		node.Txt(l.Words.Say("comment.left", "time", time))).Keyed("left")
}
