package remark42

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// account is who is logged in; without an ID nobody is.
type account struct {
	id, name string
	admin    bool
	mails    bool // whether the server sends notices of replies by email
	// unknown tells that somebody is logged in, but the server could not say who.
	unknown bool
}

// decodeAccount reads who is logged in.
func decodeAccount(user json.Value) account {
	return account{id: user.Get("id").Text(), name: source.Plain(user.Get("name").Text()), admin: user.Get("admin").Bool(), mails: user.Get("email_subscription").Bool()}
}

// recognize reads who is logged in. Where that fails, a reader with a token stays who
// they were: otherwise their comments could be posted twice, and not be edited.
func (t *thread) recognize(reply source.Reply) account {
	user, _ := object(reply)
	now := decodeAccount(user)
	if now.id == "" && reply.Told && reply.Status != 401 {
		now = t.account
		now.unknown = now.id == ""
	}
	return now
}

// logIns are the reader's account, and the ways to log in and out.
func (t *thread) logIns() *source.Account {
	return &source.Account{Name: t.account.name, NameLogsIn: true, Methods: t.rules.methods, LogOut: t.logOut, Mail: t.mail, Code: t.code, Notices: t.notices(), Unknown: t.account.unknown}
}

// logOut forgets the token, and has the server forget its cookies.
func (t *thread) logOut() source.Step[source.None] {
	return source.Send(source.All{t.logIn("", ""), source.Put{Key: t.session.Key}}, func(source.Reply) source.Step[source.None] {
		return source.Give(source.None{})
	})
}

// mail sends a code.
func (t *thread) mail(name, address string) source.Step[source.None] {
	return source.Send(t.logIn("email", "site="+source.Escape(t.site)+"&user="+source.Escape(name)+"&address="+source.Escape(address)), let)
}

// code logs in with a code, and then asks who that is.
func (t *thread) code(code string) source.Step[source.None] {
	return source.Send(t.logIn("email", "site="+source.Escape(t.site)+"&token="+source.Escape(code)), func(reply source.Reply) source.Step[source.None] {
		if reply.Refused() != nil {
			return let(reply)
		}
		return source.Send(t.user(), let)
	})
}

// let says why a code was not sent, or was refused.
func let(reply source.Reply) source.Step[source.None] {
	var err error
	switch reply.Status {
	case 401:
		err = source.Problem{Key: "remark42.unread"}
	case 400, 403:
		err = source.Problem{Key: "remark42.code"}
	default:
		_, err = object(reply)
	}
	return source.Fail[source.None](err)
}

// user asks who is logged in.
func (t *thread) user() source.Fetch {
	f := t.ask("GET", "user", "")
	f.RequiresLogin = true
	return f
}

// logIn is a request about a session: to a provider, or "" to end it.
func (t *thread) logIn(provider, query string) source.Fetch {
	url := t.host + "/auth/logout"
	if provider != "" {
		url = t.host + "/auth/" + provider + "/login?" + query
	}
	return source.Fetch{Method: "GET", URL: url, Session: t.session}
}
