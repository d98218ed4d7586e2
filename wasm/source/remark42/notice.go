package remark42

import (
	"strings"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

// notices are the ways in which the server tells a reader of replies to their comments.
// A reader who has only given a name has none.
func (t *thread) notices() []source.Notice {
	if t.account.id == "" || t.account.nameOnly() {
		return nil
	}
	var all []source.Notice
	if t.rules.mails {
		all = append(all, source.Notice{
			Name: "notice.mail", On: t.account.mails, Ask: t.askMail, Begin: t.beginMail,
			End: func() source.Step[source.None] { return t.endNotices("email") },
		})
	}
	if t.rules.chats {
		all = append(all, source.Notice{
			Name: "notice.telegram", IsChat: true, Ask: t.askTelegram, Begin: t.beginTelegram,
			End: func() source.Step[source.None] { return t.endNotices("telegram") },
		})
	}
	return all
}

// askMail sends a code, unless the address is known to be the reader's.
func (t *thread) askMail(address string) source.Step[string] {
	var body json.Writer
	body.Text("site", t.site)
	body.Text("address", address)
	return source.Send(t.tell("POST", "email/subscribe", "", body.String()), func(reply source.Reply) source.Step[string] {
		if reply.Status == 409 { // the notices go to this address already
			return source.Give("")
		}
		said, err := object(reply)
		if said.Get("updated").Bool() {
			return source.Give("")
		}
		return source.Done[string]{Value: address, Problem: err}
	})
}

func (t *thread) beginMail(code string) source.Step[source.None] {
	var body json.Writer
	body.Text("site", t.site)
	body.Text("token", code)
	return source.Send(t.tell("POST", "email/confirm", "", body.String()), let)
}

// askTelegram gives the address of a chat with the server's bot, which has a token that
// the reader hands to it there.
func (t *thread) askTelegram(string) source.Step[string] {
	return source.Send(t.tell("GET", "telegram/subscribe", "", ""), func(reply source.Reply) source.Step[string] {
		if reply.Status == 409 { // notices are on
			return source.Give("")
		}
		said, err := object(reply)
		bot, token := said.Get("bot").Text(), said.Get("token").Text()
		if err == nil && (bot == "" || token == "") {
			err = source.Garbled
		}
		return source.Done[string]{Value: "https://t.me/" + source.Escape(bot) + "?start=" + source.Escape(token), Problem: err}
	})
}

// beginTelegram asks whether the bot has the token of a chat.
func (t *thread) beginTelegram(chat string) source.Step[source.None] {
	_, query, _ := strings.Cut(chat, "?")
	token := source.Escape(source.Parameter(query, "start"))
	return source.Send(t.tell("GET", "telegram/subscribe", "&tkn="+token, ""), func(reply source.Reply) source.Step[source.None] {
		if reply.Status == 404 {
			return source.Fail[source.None](source.Problem{Key: "remark42.telegram"})
		}
		return done(reply)
	})
}

func (t *thread) endNotices(way string) source.Step[source.None] {
	return source.Send(t.tell("DELETE", way, "", ""), done)
}
