package matrix

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// logIns is who is logged in, or how to log in.
func (t *thread) logIns() *source.Account {
	a := &source.Account{NameLogsIn: true, Methods: t.methods, LogOut: t.logOut, Password: t.password, Token: t.token}
	if !t.guest {
		a.Name = t.author(t.me, t.own()).Name
	}
	return a
}

// decodeMethods are the ways to log in that a server offers.
func (t *thread) decodeMethods(said json.Value) (methods []source.LoginMethod) {
	for _, flow := range said.Get("flows").List() {
		switch flow.Get("type").Text() {
		case "m.login.password":
			methods = append(methods, source.LoginMethod{User: "account.user"})
		case "m.login.sso":
			providers := flow.Get("identity_providers").List()
			for _, p := range providers {
				methods = append(methods, t.window(p.Get("name").Text(), "/"+source.Escape(p.Get("id").Text())))
			}
			if len(providers) == 0 {
				_, name, _ := strings.Cut(t.host, "://")
				methods = append(methods, t.window(name, ""))
			}
		}
	}
	return methods
}

// window is a log-in with an identity provider. It brings a token.
func (t *thread) window(name, path string) source.LoginMethod {
	return source.LoginMethod{Name: name, URL: t.api("login/sso/redirect" + path + "?redirectUrl="), Token: "loginToken"}
}

func (t *thread) password(name, password string) source.Step[source.None] {
	var body, who json.Writer
	who.Text("type", "m.id.user")
	who.Text("user", name)
	body.Text("type", "m.login.password")
	body.Object("identifier", who)
	body.Text("password", password)
	return t.logIn(body)
}

func (t *thread) token(token string) source.Step[source.None] {
	var body json.Writer
	body.Text("type", "m.login.token")
	body.Text("token", token)
	return t.logIn(body)
}

// logIn keeps what the server gives for a log-in. The guest of this browser stays
// what it is, for when the reader logs out.
func (t *thread) logIn(body json.Writer) source.Step[source.None] {
	body.Text("initial_device_display_name", "afterword")
	request := source.Fetch{Method: "POST", URL: t.api("login"), Type: "application/json", Body: body.String()}
	return source.Send(request, func(reply source.Reply) source.Step[source.None] {
		if reply.Status == 401 || reply.Status == 403 {
			return source.Fail[source.None](source.Problem{Key: "account.wrong"})
		}
		err := refused(reply)
		said, garbled := reply.JSON(json.Object)
		token := said.Get("access_token").Text()
		switch {
		case err != nil:
			return source.Fail[source.None](err)
		case garbled != nil:
			return source.Fail[source.None](garbled)
		case token == "":
			return source.Fail[source.None](source.Garbled)
		}
		return t.change(func(guest string) source.All {
			return source.All{source.Put{Key: t.session.Key, Value: token}, source.Put{Key: t.asGuest(), Value: guest}}
		})
	})
}

// asGuest is where the browser keeps the token of its guest while the reader is
// logged in.
func (t *thread) asGuest() string { return t.session.Key + "/guest" }

// change changes the tokens that the browser keeps: the one in use, and the guest's for
// when nobody is logged in.
func (t *thread) change(to func(guest string) source.All) source.Step[source.None] {
	return source.Send(source.Scan{Prefix: t.session.Key}, func(reply source.Reply) source.Step[source.None] {
		token, guest := "", ""
		for _, item := range reply.Items {
			switch item.Key {
			case t.session.Key:
				token = item.Value
			case t.asGuest():
				guest = item.Value
			}
		}
		if t.guest {
			guest = token
		}
		return source.Send(to(guest), func(reply source.Reply) source.Step[source.None] {
			return source.Fail[source.None](reply.All[0].Failure.Problem())
		})
	})
}

// logOut forgets the token, here and at the server.
func (t *thread) logOut() source.Step[source.None] {
	return source.Send(t.ask("POST", "logout", "{}"), func(source.Reply) source.Step[source.None] {
		return t.change(func(guest string) source.All {
			return source.All{source.Put{Key: t.session.Key, Value: guest}, source.Put{Key: t.asGuest()}}
		})
	})
}

// closed is a room that only members can read, on a server that lets no guests in.
// Where nobody can log in here either, it ends with a [source.Problem].
func (t *thread) closed() source.Reading {
	if len(t.methods) == 0 {
		return source.Fail[source.Thread](t.noGuests())
	}
	return source.Done[source.Thread]{Source: &source.Source{
		Load:    t.load,
		Account: t.logIns(),
		Post: func(source.Draft) source.Change {
			return source.Fail[*comment.Comment](source.Problem{Key: "server.login"})
		},
		Limits: source.Limits{Length: longest, Notice: "matrix.members"},
	}}
}
