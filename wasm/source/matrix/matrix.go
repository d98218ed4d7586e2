// Package matrix is a room on a Matrix homeserver, by the client-server API. Its
// messages are the comments.
// https://spec.matrix.org/v1.13/client-server-api/
package matrix

import (
	"strings"

	"afterword/wasm/source"
)

// Scheme is the name of the source in a thread attribute.
const Scheme = "matrix"

// longest is how many characters a comment may have: an event has at most 65,536
// bytes, and it holds the text twice.
const longest = 8000

// thread is the messages of a room.
type thread struct {
	host string // with its scheme
	room string // its alias, until its ID is known
	link string // the address of the room, for readers
	// me is the ID of the reader's account. guest tells that the account was made for
	// this browser; a guest may choose another name for each comment.
	me    string
	guest bool
	// mine is the reader's account in the room, once they have joined it to post.
	mine    account
	session *source.Session
	methods []source.LoginMethod
	// known is what we have read of the room.
	known *history
}

// New gives the messages of HOST/ROOM. Its error, where one of these is missing, is
// a [source.Problem].
func New(rest string) (*source.Source, error) {
	scheme, address, _ := strings.Cut(rest, "://")
	host, room, _ := strings.Cut(address, "/")
	room = source.Unescape(room)
	if scheme != "https" && scheme != "http" || host == "" || len(room) < 2 || room[0] != '#' && room[0] != '!' {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	t := &thread{host: scheme + "://" + host, room: room}
	t.session = &source.Session{
		Key:    "afterword/session/" + Scheme + "/" + t.host,
		Header: "Authorization",
		Prefix: "Bearer ",
	}
	return &source.Source{Load: t.load}, nil
}

// api is the address of something in the client-server API.
func (t *thread) api(path string) string { return t.host + "/_matrix/client/v3/" + path }

// ask is a request that needs an account; a guest's will do.
func (t *thread) ask(method, path, body string) source.Fetch {
	f := source.Fetch{Method: method, URL: t.api(path), Session: t.session, RequiresLogin: true, Body: body}
	if body != "" {
		f.Type = "application/json"
	}
	return f
}

// inRoom is [thread.ask] about the room.
func (t *thread) inRoom(method, path, body string) source.Fetch {
	return t.ask(method, "rooms/"+source.Escape(t.room)+"/"+path, body)
}

// link is the address of a room or of a user, for readers.
func link(to string) string { return "https://matrix.to/#/" + source.Escape(to) }

// source is what can be done once a room was read. No server lets guests take anything
// back, so they cannot vote either.
func (t *thread) source(known *history) *source.Source {
	now := *t
	now.known = known
	s := &source.Source{
		Load:    now.load,
		Live:    now.live,
		Post:    now.post,
		Edit:    now.edit,
		Account: now.logIns(),
		Limits:  source.Limits{Name: t.guest, Length: longest},
	}
	if !t.guest {
		s.Delete, s.Vote = now.delete, now.vote
	}
	return s
}
