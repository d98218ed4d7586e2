package view

import (
	"strconv"

	"afterword/wasm/app"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// account says who is logged in, or how to log in.
func account(s *app.State, t *app.LoadedThread) node.Node {
	from := t.Source.Account
	if !source.Writes || from == nil {
		return node.Node{}
	}
	if name := from.Name; name != "" {
		return node.El(node.Div, class("account"),
			node.El(node.Span, attrs(node.At(node.Dir, "auto")), node.Txt(s.Words.Say("account.as", "name", name))),
			button(app.ActLogOut, "", s.Words.Say("account.out")),
		).Keyed("account")
	}
	if t.Mail != nil {
		return mailForm(s, t.Mail)
	}
	var methods []node.Node
	for i, method := range from.Methods {
		label := byForm(s, method.User)
		if method.URL != "" {
			label = s.Words.Say("account.with", "provider", method.Name)
		}
		methods = append(methods, button(app.ActLogIn, strconv.Itoa(i), label).Keyed("method-"+strconv.Itoa(i)))
	}
	if len(methods) == 0 {
		return node.Node{}
	}
	return node.El(node.Div, class("account"), methods...).Keyed("account")
}

// byForm is the label of a form to log in: with a password, where the source says
// what the user's name is called, and else with a code.
func byForm(s *app.State, user string) string {
	if user != "" {
		return s.Words.Say("account.by")
	}
	return s.Words.Say("account.mail")
}

const mailAlert = "alert:mail"

// mailBox is a box of a form about the account, with what is wrong with that.
func mailBox(act app.Act, kind, complete, label, value, trouble string) node.Node {
	about := attrs(
		node.At(node.Type, kind), node.At(node.ID, app.MailID(act)), node.At(node.Dir, "auto"),
		node.At(node.Autocomplete, complete), node.At(node.DataAct, string(act)), node.At(node.Value, value),
	)
	if trouble != "" {
		about = append(about, node.At(node.AriaDescribedby, mailAlert))
	}
	return node.El(node.Div, class("field"),
		node.El(node.Label, attrs(node.At(node.For, app.MailID(act))), node.Txt(label)),
		node.El(node.Input, about)).Keyed(string(act))
}

// mailForm asks for a name and an address, and then for the code that was sent there; or
// it asks for a name and a password.
func mailForm(s *app.State, mail *app.Mail) node.Node {
	box := func(act app.Act, kind, complete, label, value string) node.Node {
		return mailBox(act, kind, complete, label, value, mail.Trouble)
	}
	submit := "account.send"
	parts := []node.Node{
		box(app.ActMailName, "text", "nickname", s.Words.Say("form.name"), mail.Name),
		box(app.ActMailAddress, "email", "email", s.Words.Say("account.address"), mail.Address),
	}
	if mail.User != "" {
		submit = "account.enter"
		parts = []node.Node{
			box(app.ActMailName, "text", "username", s.Words.Say(mail.User), mail.Name),
			box(app.ActMailCode, "password", "current-password", s.Words.Say("account.password"), mail.Code),
		}
	} else if mail.Sent {
		submit = "account.enter"
		parts = []node.Node{
			status(node.El(node.P, nil, node.Txt(s.Words.Say("account.sent", "address", mail.Address)))),
			box(app.ActMailCode, "text", "one-time-code", s.Words.Say("account.code"), mail.Code),
		}
	}
	parts = append(parts, alert(s, mail.Trouble, "", node.At(node.ID, mailAlert)),
		node.El(node.Div, class("submit"),
			button(app.ActMail, "", s.Words.Say(submit), node.At(node.Class, app.ClassPrimary)),
			button(app.ActLogIn, "-1", s.Words.Say("form.cancel"))).Keyed("submit"))
	return node.El(node.Form, attrs(
		node.At(node.Class, "composer mail"),
		node.At(node.Role, "form"),
		node.At(node.AriaLabel, byForm(s, mail.User)),
	), parts...).Keyed("mail")
}
