package view

import (
	"strconv"

	"afterword/wasm/app"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// noticeChoices are the kinds of notices of replies, in the menu of the thread.
func noticeChoices(s *app.State, t *app.LoadedThread) []node.Node {
	from := t.Source.Account
	if !source.Hosts || from == nil {
		return nil
	}
	var parts []node.Node
	for i, notice := range from.Notices {
		parts = append(parts, button(app.ActNotice, strconv.Itoa(i), s.Words.Say(notice.Name)).Keyed(notice.Name))
	}
	return parts
}

// notice is the form for one of them. Its button takes the next step.
func notice(s *app.State, t *app.LoadedThread) node.Node {
	n := t.Notice
	if !source.Hosts || n == nil {
		return node.Node{}
	}
	says := func(key string) node.Node { return node.El(node.P, nil, node.Txt(s.Words.Say(key))) }
	submit := "notice.begin"
	parts := []node.Node{says(n.Name)}
	switch {
	case n.On:
		submit = "notice.end"
		parts = append(parts, says("notice.on"))
	case n.IsChat:
		parts = append(parts, says("notice.how"))
		if n.Chat != "" {
			parts = append(parts, button(app.ActChat, "", s.Words.Say("notice.open")))
		}
	case n.Sent:
		parts = append(parts,
			status(node.El(node.P, nil, node.Txt(s.Words.Say("account.sent", "address", n.Address)))),
			mailBox(app.ActMailCode, "text", "one-time-code", s.Words.Say("account.code"), n.Code, n.Trouble))
	default:
		submit = "account.send"
		parts = append(parts, mailBox(app.ActMailAddress, "email", "email", s.Words.Say("account.address"), n.Address, n.Trouble))
	}
	parts = append(parts, alert(s, n.Trouble, "", node.At(node.ID, mailAlert)),
		node.El(node.Div, class("submit"),
			button(app.ActMail, "", s.Words.Say(submit), node.At(node.Class, app.ClassPrimary), node.At(node.ID, app.MailID(app.ActMail))),
			button(app.ActNotice, "-1", s.Words.Say("form.cancel"))).Keyed("submit"))
	return node.El(node.Form, attrs(
		node.At(node.Class, "composer mail"),
		node.At(node.Role, "form"),
		node.At(node.AriaLabel, s.Words.Say(n.Name)),
	), parts...).Keyed("notice")
}
