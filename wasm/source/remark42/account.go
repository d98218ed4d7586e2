package remark42

import "afterword/wasm/source"

// Account is the name of who is logged in, or "".
func (m member) Account() string { return m.account.name }

// Account is "", as nobody is logged in.
func (v visitor) Account() string { return "" }

// Ways are the providers that the server has.
func (t *thread) Ways() []source.Way { return t.rules.ways }

// LogOut forgets the token, and has the server forget its cookies.
func (t *thread) LogOut() source.Request {
	return source.All{t.logIn("", ""), source.Put{Key: t.session.Key}}
}

// Mail asks to send a code.
func (t *thread) Mail(name, address string) source.Request {
	return t.logIn("email", "site="+source.Escape(t.site)+"&user="+source.Escape(name)+"&address="+source.Escape(address))
}

// Code logs in with a code, and then asks who that is.
func (t *thread) Code(code string) source.Request {
	user := t.ask("GET", "user", "")
	user.Known = true
	return source.Then{First: t.logIn("email", "site="+source.Escape(t.site)+"&token="+source.Escape(code)), Next: user}
}

// Let tells why a code was not sent, or did not let in.
func (t *thread) Let(reply source.Reply) error {
	if reply.Status == 401 {
		return source.Problem{Key: "remark42.unread"}
	}
	if reply.Status == 403 || reply.Status == 400 {
		return source.Problem{Key: "remark42.code"}
	}
	_, err := object(reply)
	return err
}

// logIn is a request about a session: to a provider, or "" to end it.
func (t *thread) logIn(provider, query string) source.Fetch {
	url := t.host + "/auth/logout"
	if provider != "" {
		url = t.host + "/auth/" + provider + "/login?" + query
	}
	return source.Fetch{Method: "GET", URL: url, Session: t.session}
}
