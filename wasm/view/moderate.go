package view

import (
	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/node"
)

// moderation is what a moderator finds in a comment's menu.
func (l *lister) moderation(e comment.Entry) []node.Node {
	var parts []node.Node
	if e.Level == 1 {
		parts = append(parts, toggle(app.ActPin, e.ID, l.Words.Say("moderate.pin"), e.Pinned))
	}
	if !e.Own && !e.Author.Moderator && e.Author.ID != "" {
		parts = append(parts, button(app.ActBlock, e.ID, l.Words.Say("moderate.block")))
	}
	return parts
}

// blocking is the menu that asks whether to block the comment's writer.
func (l *lister) blocking(e comment.Entry) node.Node {
	ask := l.Words.Say("moderate.ask", "name", name(l.State, e.Comment))
	return node.El(node.Div, attrs(node.At(node.Class, "menu"), node.At(node.Role, "group"), node.At(node.AriaLabel, ask)),
		node.El(node.P, nil, node.Txt(ask)),
		button(app.ActBlock, e.ID, l.Words.Say("moderate.block")),
		button(app.ActMore, e.ID, l.Words.Say("form.cancel"), node.At(node.ID, app.MenuID)),
	).Keyed("menu")
}
