// Package waline is a thread on a Waline server.
// https://waline.js.org/en/reference/server/api.html
package waline

import (
	"strings"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

// Scheme is the name of the source in a thread attribute.
const Scheme = "waline"

// thread is the thread of a path.
type thread struct {
	server, path string
	session      *source.Session
	// me is who is logged in.
	me account
}

// account is somebody with an account, without an ID nobody.
type account struct {
	id, name string
	// unknown tells that somebody is, and that the server could not say who.
	unknown bool
}

// New gives the thread of SERVER?path=PATH. Its error, where one of these is
// missing, is a [source.Problem].
func New(rest string) (*source.Source, error) {
	server, query, _ := strings.Cut(rest, "?")
	t := &thread{server: strings.TrimRight(server, "/"), path: source.Parameter(query, "path")}
	if t.path == "" || !strings.HasPrefix(server, "https://") && !strings.HasPrefix(server, "http://") {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	t.session = &source.Session{Key: "afterword/session/" + Scheme + "/" + t.server, Header: "Authorization", Prefix: "Bearer "}
	return t.source(nil), nil
}

// WithPageURL adds the path of the page's own address where a thread attribute names
// none.
func WithPageURL(rest, page string) string {
	server, query, _ := strings.Cut(rest, "?")
	if source.Parameter(query, "path") != "" {
		return rest
	}
	_, path, _ := strings.Cut(page, "://")
	_, path, _ = strings.Cut(path, "/")
	return server + "?path=" + source.Escape("/"+source.Unescape(path))
}

// ask is a request of the API. The language is that of the server's sentences,
// which are for us to read.
func (t *thread) ask(method, path, query string) source.Fetch {
	return source.Fetch{Method: method, URL: t.server + "/api/" + path + "?lang=en" + query, Session: t.session}
}

// tell is a request with a body.
func (t *thread) tell(method, path string, body json.Writer) source.Fetch {
	f := t.ask(method, path, "")
	f.Type, f.Body = "application/json", body.String()
	return f
}

// source is what can be done once some comments are known. Comments with replies stay as
// they are: the server would delete the replies with them.
func (t *thread) source(known *found) *source.Source {
	s := &source.Source{
		Load:  t.load,
		Count: &source.Count{Server: "waline " + t.server, Page: t.path, Ask: t.count},
	}
	if known == nil {
		return s
	}
	s.Live = func() source.Reading { return source.Reload(t.load, known.comments) }
	s.Post, s.Vote, s.UpOnly = t.post, t.vote, true
	s.Limits = source.Limits{Name: t.me.id == "" && !t.me.unknown, Length: longest, Fixed: true}
	s.Account = &source.Account{
		Name:     t.me.name,
		Methods:  []source.LoginMethod{{User: "account.address"}, t.window()},
		LogOut:   t.logOut,
		Password: t.password,
		Unknown:  t.me.unknown,
	}
	if t.me.id != "" {
		s.Edit, s.Delete = t.edit, t.delete
	}
	return s
}
