package waline

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// who asks who is logged in.
func (t *thread) who() source.Fetch {
	f := t.ask("GET", "token", "")
	f.RequiresLogin = true
	return f
}

// recognized is who is logged in. A server that no longer knows a token says that this is
// nobody; where it could not say, whoever has one is who they were before.
func (t *thread) recognized(reply source.Reply) account {
	said, err := reply.JSON(json.Object)
	if err != nil && reply.Told && reply.Status != 401 {
		now := t.me
		now.unknown = now.id == ""
		return now
	}
	data := said.Get("data")
	return account{id: source.ID(data.Get("objectId")), name: data.Get("display_name").Text()}
}

// password logs in with an email address and a password.
func (t *thread) password(address, password string) source.Step[source.None] {
	var body json.Writer
	body.Text("email", address)
	body.Text("password", password)
	return source.Send(t.tell("POST", "token", body), func(reply source.Reply) source.Step[source.None] {
		if said, err := reply.JSON(json.Object); err == nil && said.Get("data").Kind() != json.Object {
			return source.Fail[source.None](source.Problem{Key: "account.wrong"}) // it does not say why
		}
		data, err := answered(reply, json.Object)
		if err != nil {
			return source.Fail[source.None](err)
		}
		return t.keep(data.Get("token").Text())
	})
}

// window is the server's own page to log in, with every provider that it offers. It hands
// the token over.
func (t *thread) window() source.LoginMethod {
	return source.LoginMethod{Name: "Waline", URL: t.server + "/ui/login", Back: t.server + "/ui/", Session: t.session}
}

// logOut forgets the token. The server keeps no session beside it.
func (t *thread) logOut() source.Step[source.None] { return t.keep("") }

func (t *thread) keep(token string) source.Step[source.None] {
	return source.Send(source.Put{Key: t.session.Key, Value: token}, func(kept source.Reply) source.Step[source.None] {
		return source.Fail[source.None](kept.Failure.Problem())
	})
}
