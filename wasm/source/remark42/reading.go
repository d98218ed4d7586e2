package remark42

import (
	"strings"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

// garbled is why an answer that is not what was asked for cannot be read.
var garbled = source.Problem{Key: "server.garbled"}

// reading is the answer to Load, of which a part is read.
type reading struct {
	source.Listing
	thread  *thread
	reply   source.Reply
	problem error
	ruled   bool // whether the server says what it allows
	closed  bool
}

// Loaded reads the comments. Without what the server allows they can still be
// read.
func (t *thread) Loaded(reply source.Reply) source.Reading {
	known := *t
	r := &reading{thread: &known, reply: reply}
	if len(reply.All) == 3 {
		r.reply = reply.All[0]
		if config, err := object(reply.All[1]); err == nil {
			r.thread.rules, r.ruled = t.decodeRules(config), true
		}
		user, _ := object(reply.All[2])
		r.thread.account = account{user.Get("id").Text(), plain(user.Get("name").Text())}
	}
	r.problem = refused(r.reply)
	r.listing()
	return r
}

func (r *reading) listing() {
	r.Entry = r.thread.decode
	r.Member = func(name string, value json.Value) {
		if name == "info" {
			r.closed = value.Get("read_only").Bool()
		}
	}
	r.NotJSON, r.NoList = garbled, garbled
}

// More reads some comments.
func (r *reading) More() (bool, error) {
	if r.problem != nil {
		return false, r.problem
	}
	more, err := r.Listing.More(&r.reply)
	if err == nil && !more && !r.Found {
		err = garbled
	}
	return more, err
}

// Thread is what was read, with the source as it is for this reader.
func (r *reading) Thread() source.Thread {
	return source.Thread{Comments: r.Comments, LeftOut: r.LeftOut, Closed: r.closed, Source: r.source()}
}

func (r *reading) source() source.Source {
	t := r.thread
	switch {
	case r.closed || !r.ruled:
		return t
	case t.account.id == "":
		return visitor{t}
	case strings.HasPrefix(t.account.id, "anonymous_") && !t.rules.vote:
		return member{t}
	}
	return voter{member{t}}
}

// object is the object that a reply is.
func object(reply source.Reply) (json.Value, error) {
	if err := refused(reply); err != nil {
		return json.Value{}, err
	}
	v, err := json.Decode(reply.Text())
	if err != nil || v.Kind() != json.Object {
		return json.Value{}, garbled
	}
	return v, nil
}
