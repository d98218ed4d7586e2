package view

import (
	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// isNew tells that only the reader's browser has a comment, so nothing leads to it.
func isNew(e comment.Entry) bool { return source.Writes && e.Unsent != nil && e.Unsent.New }

// onItsWay says whether the reader's change to a comment is sent, waits or was refused.
func (l *lister) onItsWay(e comment.Entry) node.Node {
	u := e.Unsent
	if !source.Writes || u == nil || l.editing(e) {
		return node.Node{}
	}
	said := "outbox.waiting"
	if u.Sending {
		said = "form.sending"
	}
	trouble := u.Trouble
	if u.Unkept {
		trouble += " " + l.Words.Say("storage.draft")
	}
	parts := []node.Node{alert(l.State, trouble, "")}
	if !u.Refused {
		parts = append(parts, status(node.El(node.P, nil, node.Txt(l.Words.Say(said)))))
	}
	return node.El(node.Div, class("unsent"), parts...).Keyed("unsent")
}

// unsentActions change a text that waits, or throw it away.
func (l *lister) unsentActions(e comment.Entry) []node.Node {
	if !source.Writes || e.Unsent == nil || !e.Unsent.Text {
		return nil
	}
	return []node.Node{
		button(app.ActEdit, e.ID, l.Words.Say("comment.edit"), named(app.ActEdit, e.ID)),
		button(app.ActDiscard, e.ID, l.Words.Say("form.discard")),
	}
}
